"""Encodings recognised, kept and refused; files read and written."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from workprint.screenplay import (
    ScreenplayError,
    decode,
    encode,
    parse,
    read,
    replace_element,
    write,
)

TEXT = "INT. CAFÉ - DAY\r\n\r\n△ 老周看书。\n\n@黑泽\r你好。"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le-bom"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be-bom"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_a_file_comes_back_byte_for_byte(data: bytes, name: str, tmp_path: Path) -> None:
    """Each encoding is recognised, and an unedited screenplay writes the same bytes."""
    assert decode(data) == (TEXT, name)
    source, target = tmp_path / "a.fountain", tmp_path / "b.fountain"
    source.write_bytes(data)
    screenplay = read(source)
    assert screenplay.encoding == name
    write(screenplay, target)
    assert target.read_bytes() == data == encode(screenplay)
    edited = replace_element(screenplay, 1, "林晓看书。")
    assert encode(edited) == encode(parse(TEXT.replace("老周看", "林晓看"), encoding=name))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        (b"INT.\0A", "byte 5: this is a binary file, not text"),
        (bytes(range(1, 32)) * 9, "binary"),
        (codecs.BOM_UTF16_LE + b"abc", "the byte-order mark says UTF-16-LE, but the text is not"),
        (b"caf\xe9 at night", "byte 4: the text is in none of UTF-8, UTF-16 and GB18030"),
        (codecs.BOM_UTF16_LE + b"\0\0", "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    data: bytes, says: str, tmp_path: Path
) -> None:
    """The error names the file, the place where there is one, the problem and the mend."""
    path = tmp_path / "draft.fountain"
    path.write_bytes(data)
    with pytest.raises(ScreenplayError) as caught:
        read(path)
    sentence = str(caught.value)
    assert sentence.startswith("draft.fountain")
    assert says in sentence
    assert sentence.endswith(".") and "\n" not in sentence
    assert caught.value.file == "draft.fountain"


def test_a_mark_in_decoded_text_hides_no_heading() -> None:
    """A byte-order mark in an already decoded string is set aside and written again."""
    screenplay = parse("\ufeffINT. A - DAY\n\nDark.\n")
    assert len(screenplay.scenes) == 1
    assert encode(screenplay) == codecs.BOM_UTF8 + b"INT. A - DAY\n\nDark.\n"


def test_what_cannot_be_written_is_refused() -> None:
    """An unknown encoding or a lone surrogate raises, and nothing else."""
    with pytest.raises(ScreenplayError, match="no known encoding"):
        encode(parse("x", encoding="latin-1"))
    with pytest.raises(ScreenplayError, match="U\\+D800"):
        encode(parse("x\ud800"))


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Writing is all or nothing, and leaves no temporary file behind."""
    path = tmp_path / "a.fountain"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ScreenplayError):
        write(parse("x\ud800"), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
