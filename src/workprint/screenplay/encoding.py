"""Bytes to text and back, without loss.

Recognised: UTF-8 with and without a byte-order mark, UTF-16 (little and big end first, with its
mark) and GB18030, the superset of GBK and GB 2312 that Chinese editors write. A decoding is
taken only when it gives the very same bytes back.
"""

from __future__ import annotations

import codecs
import re

from workprint.screenplay.errors import ScreenplayError

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le-bom"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be-bom"),
)
_WRITERS: dict[str, tuple[bytes, str]] = {
    "utf-8": (b"", "utf-8"),
    "gb18030": (b"", "gb18030"),
    **{name: (mark, codec) for mark, codec, name in _MARKS},
}
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.1
"""A text with a larger share of control characters than this is taken for a binary file."""

_SAVE = "save the screenplay as plain text in UTF-8"


def decode(data: bytes, file: str | None = None) -> tuple[str, str]:
    """The text of `data` without its byte-order mark, and the name of its encoding.

    The name is "utf-8", "utf-8-sig", "utf-16-le-bom", "utf-16-be-bom" or "gb18030".
    Raises ScreenplayError, naming `file`, for empty and binary files and unknown encodings.
    """
    try:
        return _decode(data)
    except ScreenplayError as error:
        raise (error.in_file(file) if file else error) from None


def _decode(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], codec, len(mark)), name), name
    if b"\0" in data:
        raise _binary(f"byte {data.index(0) + 1}")
    try:
        return _checked(data.decode("utf-8"), "utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = None
    if text is None or text.encode("gb18030") != data:
        raise ScreenplayError(
            "the text is in none of UTF-8, UTF-16 and GB18030",
            _SAVE,
            place=f"byte {first_bad + 1}",
        )
    return _checked(text, "gb18030"), "gb18030"


def encode_text(text: str, encoding: str) -> bytes:
    """`text` in `encoding`, one of the names `decode` gives, with its byte-order mark.

    Raises ScreenplayError for an unknown encoding or a character it cannot hold.
    """
    try:
        mark, codec = _WRITERS[encoding]
    except KeyError:
        known = ", ".join(sorted(_WRITERS))
        raise ScreenplayError(
            f'"{encoding}" is no known encoding', f"use one of {known}"
        ) from None
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError as error:
        raise ScreenplayError(
            f"U+{ord(text[error.start]):04X} cannot be written in {encoding}",
            "remove that character",
            place=f"character {error.start + 1}",
        ) from None


def _strict(data: bytes, codec: str, skipped: int) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise ScreenplayError(
            f"the byte-order mark says {codec.upper()}, but the text is not",
            _SAVE,
            place=f"byte {error.start + skipped + 1}",
        ) from None


def _checked(text: str, encoding: str) -> str:
    if not text.strip():
        raise ScreenplayError("the file is empty", "write at least one line in it")
    if "\0" in text:
        raise _binary(f"character {text.index(chr(0)) + 1}")
    controls = _CONTROLS.findall(text)
    if len(controls) > _MOST_CONTROLS * len(text):
        raise _binary(f"character {text.index(controls[0]) + 1}")
    return text


def _binary(place: str) -> ScreenplayError:
    return ScreenplayError("this is a binary file, not text", _SAVE, place=place)
