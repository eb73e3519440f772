"""Word documents: their paragraphs as lines, and what is not one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches, Pt

from workprint.screenplay import ScreenplayError, parse
from workprint.screenplay.formats.convert import fountain_bytes, read_any
from workprint.screenplay.formats.docx import read_docx
from workprint.screenplay.formats.typed import labelled_from
from workprint.screenplay.labelling.typed import TypedLine


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines_of(build: Callable[[Any], None]) -> tuple[TypedLine, ...]:
    document = Document()
    build(document)
    return read_docx(saved(document))


def xml(inside: str) -> Any:
    return parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")


def test_paragraphs_with_their_look() -> None:
    def build(document: Any) -> None:
        style = document.styles.add_style("SC Scene Heading", WD_STYLE_TYPE.PARAGRAPH)
        style.font.all_caps = True
        cue = document.styles.add_style("Character Name", WD_STYLE_TYPE.PARAGRAPH)
        cue.paragraph_format.left_indent = Inches(2.2)
        based = document.styles.add_style("Zweite", WD_STYLE_TYPE.PARAGRAPH)
        based.base_style = cue
        document.add_paragraph("int. café - day", style=style)
        document.add_paragraph("")
        document.add_paragraph("IDA", style=based)
        document.add_paragraph("No.").paragraph_format.left_indent = Inches(1)
        document.add_paragraph("\t\tYes.")
        document.add_paragraph("CUT TO:").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        document.add_paragraph("THE END").alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.add_paragraph().add_run("1、客厅").bold = True

    found = lines_of(build)
    assert [(x.text, x.style, x.indent, x.alignment, x.bold) for x in found] == [
        ("INT. CAFÉ - DAY", "heading", 0, "", False),
        ("IDA", "cue", 22, "", False),
        ("No.", "", 10, "", False),
        ("Yes.", "", 10, "", False),
        ("CUT TO:", "", 0, "right", False),
        ("THE END", "", 0, "center", False),
        ("1、客厅", "", 0, "", True),
    ]
    assert [x.blanks for x in found] == [0, 1, 0, 0, 0, 0, 0]
    assert [x.number for x in found] == [1, 3, 4, 5, 6, 7, 8]


def test_space_between_paragraphs_is_a_blank_line_unless_it_is_everywhere() -> None:
    def some(document: Any) -> None:
        for place in range(6):
            made = document.add_paragraph(f"Line {place}.")
            made.paragraph_format.space_after = Pt(0)
            made.paragraph_format.space_before = Pt(12 if place in (2, 4) else 0)

    def all_alike(document: Any) -> None:
        for place in range(6):
            document.add_paragraph(f"Line {place}.").paragraph_format.space_after = Pt(8)

    assert [x.blanks for x in lines_of(some)] == [0, 0, 1, 0, 1, 0]
    assert [x.blanks for x in lines_of(all_alike)] == [0] * 6


def test_tracked_changes_are_read_as_accepted() -> None:
    def build(document: Any) -> None:
        body = document.element.body
        body.insert(0, xml(
            "<w:r><w:t xml:space='preserve'>She </w:t></w:r>"
            "<w:del w:id='1' w:author='x'><w:r><w:delText>runs</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='x'><w:r><w:t>walks</w:t></w:r></w:ins>"
            "<w:moveFrom w:id='3' w:author='x'><w:r><w:t>away</w:t></w:r></w:moveFrom>"
            "<w:r><w:t>.</w:t></w:r>"
        ))  # fmt: skip
        body.insert(1, xml(
            "<w:pPr><w:rPr><w:del w:id='4' w:author='x'/></w:rPr></w:pPr>"
            "<w:r><w:t xml:space='preserve'>One </w:t></w:r>"
        ))  # fmt: skip
        body.insert(2, xml("<w:r><w:t>line.</w:t></w:r>"))
        body.insert(3, xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"))

    assert [x.text for x in lines_of(build)] == ["She walks.", "One line."]


def test_tables_and_text_boxes_are_read_headers_are_not() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "DRAFT 2 - page 1"
        document.sections[0].footer.paragraphs[0].text = "confidential"
        document.add_paragraph("Before.")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "内景 客厅 夜"
        table.cell(0, 1).text = "老周坐着。"
        box = (
            "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility"
            "/2006'>{}</mc:AlternateContent>"
        )
        inner = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
        drawn = box.format(f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>")
        document.element.body.insert(
            len(document.element.body) - 1, xml(f"<w:r>{drawn}<w:t>After.</w:t></w:r>")
        )

    assert [x.text for x in lines_of(build)] == [
        "Before.",
        "内景 客厅 夜",
        "老周坐着。",
        "In a box.",
        "After.",
    ]


def test_numbers_that_word_counts_are_part_of_the_line() -> None:
    def build(document: Any) -> None:
        numbering = document.part.numbering_part.element
        for place, (kind, shown) in enumerate(
            [("decimal", "%1."), ("chineseCounting", "第%1场"), ("bullet", "•")], 900
        ):
            numbering.insert(0, parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{place}'><w:lvl w:ilvl='0'>"
                f"<w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{shown}'/>"
                "</w:lvl></w:abstractNum>"
            ))  # fmt: skip
            numbering.append(parse_xml(
                f"<w:num {nsdecls('w')} w:numId='{place}'>"
                f"<w:abstractNumId w:val='{place}'/></w:num>"
            ))  # fmt: skip
        body = document.element.body
        for at, (number, text) in enumerate(
            [(900, "INT. A"), (900, "INT. B"), (901, "内景 茶馆 日"), (902, "A thing.")]
        ):
            body.insert(at, xml(
                f"<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
                f"<w:r><w:t>{text}</w:t></w:r>"
            ))  # fmt: skip

    assert [x.text for x in lines_of(build)] == [
        "1. INT. A",
        "2. INT. B",
        "第一场内景 茶馆 日",
        "A thing.",
    ]


def test_emphasis_inside_a_line_is_kept_and_its_marks_escaped() -> None:
    def build(document: Any) -> None:
        made = document.add_paragraph("He says ")
        made.add_run("never").italic = True
        made.add_run(" ").italic = True
        made.add_run("again").bold = True
        made.add_run(", 2*3.")
        document.add_paragraph().add_run("ALL BOLD").bold = True

    one, two = lines_of(build)
    assert (one.text, one.marked) == (
        "He says never again, 2*3.",
        r"He says *never* **again**, 2\*3.",
    )
    assert (two.bold, two.marked) == (True, "")


def script(document: Any, styled: bool) -> None:
    """A short script, by Word's styles or by indents."""
    names = {
        "Scene Heading": 0.0,
        "Action": 0.0,
        "Character": 2.2,
        "Parenthetical": 1.6,
        "Dialogue": 1.0,
    }
    for name in names if styled else ():
        document.styles.add_style(f"Script {name}", WD_STYLE_TYPE.PARAGRAPH)
    rows = [
        ("Scene Heading", "INT. HUT - NIGHT"), ("Action", "Rain. OLA (30) waits by the stove."),
        ("Character", "OLA"), ("Dialogue", "Is that you?"), ("Character", "PER (O.S.)"),
        ("Parenthetical", "(at the door)"), ("Dialogue", "Who else would it be?"),
        ("Action", "The door opens by itself."), ("Scene Heading", "EXT. HUT - NIGHT"),
        ("Action", "Nobody. Snow."),
    ]  # fmt: skip
    for name, text in rows:
        made = document.add_paragraph(text, style=f"Script {name}" if styled else None)
        made.paragraph_format.space_after = Pt(0)
        if not styled:
            made.paragraph_format.left_indent = Inches(names[name])
            made.paragraph_format.space_before = Pt(12 if names[name] in (0.0, 2.2) else 0)


@pytest.mark.parametrize("styled", [True, False])
def test_a_script_becomes_fountain(styled: bool, tmp_path: Path) -> None:
    document = Document()
    script(document, styled)
    path = tmp_path / "a.docx"
    path.write_bytes(saved(document))
    assert fountain_bytes(path).decode() == (
        "INT. HUT - NIGHT\n\nRain. OLA (30) waits by the stove.\n\nOLA\nIs that you?\n\n"
        "PER (O.S.)\n(at the door)\nWho else would it be?\n\nThe door opens by itself.\n\n"
        "EXT. HUT - NIGHT\n\nNobody. Snow.\n"
    )
    assert len(read_any(path).scenes) == 2


def test_fountain_typed_in_word_is_fountain() -> None:
    document = Document()
    for line in (".THE HUT", "", "@ola", "No.", "", "> CUT TO:", "", "= Later"):
        document.add_paragraph(line)
    made = labelled_from(saved(document), ".docx")
    assert made is not None
    assert made.lines == 0
    assert [e.kind.value for e in parse(made.text).elements] == [
        "scene_heading", "character", "dialogue", "transition", "synopsis",
    ]  # fmt: skip


def parts(document: Any, **changed: bytes) -> bytes:
    """A document's package with parts changed or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(document))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return stream.getvalue()


def written() -> Any:
    document = Document()
    script(document, False)
    return document


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = zipfile.ZipFile(io.BytesIO(saved(Document()))).read("[Content_Types].xml")
BODY = zipfile.ZipFile(io.BytesIO(saved(Document()))).read("word/document.xml")
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old": (lambda: OLE + b"\0" * 600, r"old Word document \(\.doc\)"),
    "not a document": (lambda: b"PK", "damaged, or not a Word document"),
    "text": (lambda: b"INT. HUT - DAY\n", "damaged, or not a Word document"),
    "another zip": (lambda: zipped({"a.txt": b"x"}), "damaged, or not a Word document"),
    "a spreadsheet": (
        lambda: zipped({"[Content_Types].xml": b"<Types>spreadsheetml.sheet.main</Types>"}),
        "an Office file, but not a Word document",
    ),
    "macros": (lambda: parts(written(), **{"word/vbaProject.bin": b"x"}), "it holds macros"),
    "macros by kind": (
        lambda: parts(
            written(),
            **{
                "[Content_Types].xml": KINDS.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    b"application/vnd.ms-word.document.macroEnabled.main",
                )
            },
        ),
        "it holds macros",
    ),
    "no text": (lambda: saved(Document()), "it has no text"),
    "cut short": (lambda: saved(written())[:-400], "damaged, or not a Word document"),
    "not well-formed": (
        lambda: parts(written(), **{"word/document.xml": BODY[:-30]}),
        "damaged, or not a Word document",
    ),
    "billion laughs": (
        lambda: parts(
            written(),
            **{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + BODY.split(b"?>", 1)[1]},
        ),
        "document type",
    ),
    "a bomb": (
        lambda: parts(written(), **{"word/media/a.xml": b"0" * 31_000_000}),
        "unpacks to more than any screenplay holds",
    ),
    "many parts": (
        lambda: parts(written(), **{f"x/{n}.bin": b"" for n in range(5001)}),
        "unpacks to more than any screenplay holds",
    ),
}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_document_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    made, says = BAD[name]
    path = tmp_path / "a.docx"
    path.write_bytes(made())
    with pytest.raises(ScreenplayError, match=says) as told:
        fountain_bytes(path)
    assert str(told.value).startswith("a.docx: ")
    assert "\n" not in str(told.value)
