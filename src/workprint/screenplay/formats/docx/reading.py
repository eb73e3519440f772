"""A Word document's paragraphs as typed lines, with all that their look tells.

Taken: the body in order, tables cell by cell, text boxes where they are anchored, insertions and
moved text of tracked changes. Left out: headers, footers, footnotes, deletions, hidden text,
comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workprint.film.emphasis import Run
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.formats.docx.package import open_document
from workprint.screenplay.formats.docx.styles import (
    Look,
    Numbers,
    W,
    look_of,
    numbers_of,
    type_of,
)
from workprint.screenplay.labelling.typed import TypedLine, indent_of

_TAB_COLUMNS = 5
_LITERAL = re.compile(r"([*_\\])")
_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{W}del", f"{W}moveFrom", _FALLBACK, f"{W}pPr", f"{W}rPr"}
_MOST_SPACED = 0.9


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's runs and look; `number` as Word prints it before the text."""

    runs: tuple[Run, ...]
    look: Look
    number: str


def read_docx(data: bytes) -> tuple[TypedLine, ...]:
    """The lines of a Word document, one a paragraph (more where it has line breaks).

    Line numbers count paragraphs from 1. ScreenplayError when the file cannot be read, is no Word
    document, has macros or has no text.
    """
    document = open_document(data)
    try:
        lines = _lines(list(_paragraphs(document)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ScreenplayError(
            f"it is damaged ({type(error).__name__} in its text)",
            "open it in Word and save it again as .docx",
        ) from None
    if not lines:
        raise ScreenplayError(
            "it has no text", "if its pages are pictures, save them as PDF to have them read"
        )
    return lines


def _paragraphs(document: Any) -> Iterator[_Paragraph]:
    styles = {
        style.get(f"{W}styleId"): style for style in document.styles.element.findall(f"{W}style")
    }
    default = next(
        (
            name
            for name, style in styles.items()
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph"
        ),
        "",
    )
    numbers = _numbers(document)
    waiting: tuple[Run, ...] = ()
    for element in _in_order(document.element.body):
        runs = waiting + tuple(_runs(element, styles, default))
        mark = element.find(f"{W}pPr/{W}rPr/{W}del")
        if mark is not None:  # its end was deleted: it goes on in the next paragraph
            waiting = runs
            continue
        waiting = ()
        number = numbers.next_of(element, styles, default) if _said(runs) else ""
        yield _Paragraph(runs, look_of(element, styles, default), number)


def _numbers(document: Any) -> Numbers:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return numbers_of(None)
    return numbers_of(part.element)


def _in_order(parent: Any) -> Iterator[Any]:
    """Every paragraph below `parent` as it is read, text boxes before what they hang on."""
    for child in parent:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}p":
            for box in child.iter(_BOX):
                if not any(up.tag == _FALLBACK for up in box.iterancestors()):
                    yield from _in_order(box)
            yield child
        elif child.tag in (
            f"{W}tbl",
            f"{W}tr",
            f"{W}tc",
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}customXml",
        ):
            yield from _in_order(child)


def _runs(paragraph: Any, styles: dict[str, Any], default: str) -> Iterator[Run]:
    for run in _run_elements(paragraph):
        look = type_of(run, paragraph, styles, default)
        if look["hidden"]:
            continue
        text = "".join(_text(run))
        if text:
            text = text.upper() if look["caps"] else text
            yield Run(text, look["bold"], look["italic"], look["underline"])


def _run_elements(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _GONE:
            yield from _run_elements(child)


def _text(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag == f"{W}cr" or (
            child.tag == f"{W}br" and child.get(f"{W}type") not in ("page", "column")
        ):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"


def _said(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def _lines(paragraphs: list[_Paragraph]) -> tuple[TypedLine, ...]:
    spaced = _spaces(paragraphs)
    made: list[TypedLine] = []
    blanks = 0
    for place, paragraph in enumerate(paragraphs):
        if not _said(paragraph.runs):
            blanks += 1
            continue
        gap = max(blanks, int(spaced[place]))
        for line in _paragraph_lines(paragraph, place + 1, gap):
            made.append(line)
        blanks = 0
    return tuple(made)


def _spaces(paragraphs: list[_Paragraph]) -> list[bool]:
    """Before which paragraphs there is space; nowhere, when there is the same before all."""
    told = [p for p in paragraphs if _said(p.runs)]
    gaps = {}
    before = None
    for one in told:
        gaps[id(one)] = one.look.before or (before is not None and before.look.after)
        before = one
    if sum(gaps.values()) > _MOST_SPACED * max(1, len(told) - 1):
        return [False] * len(paragraphs)
    return [gaps.get(id(p), False) for p in paragraphs]


def _paragraph_lines(paragraph: _Paragraph, number: int, blanks: int) -> Iterator[TypedLine]:
    look = paragraph.look
    said = [run for run in paragraph.runs if run.text.strip()]
    bold = all(run.bold for run in said)
    whole = [
        Run(
            run.text,
            run.bold and not bold,
            run.italic and not all(r.italic for r in said),
            run.underline and not all(r.underline for r in said),
        )
        for run in paragraph.runs
    ]
    for row in _rows(whole):
        text = "".join(run.text for run in row)
        trimmed = text.strip()
        if not trimmed:
            blanks += 1
            continue
        marked = _marked(row).strip()
        if paragraph.number and row is not None and number:
            joint = "" if paragraph.number[-1] in "、：场" else " "
            trimmed = f"{paragraph.number}{joint}{trimmed}"
            marked = f"{paragraph.number}{joint}{marked}"
            paragraph = replace(paragraph, number="")
        lead = text[: len(text) - len(text.lstrip())]
        tabs = lead.count("\t") * _TAB_COLUMNS + indent_of(lead.replace("\t", "") + "x")
        yield TypedLine(
            " ".join(trimmed.split("\t")),
            look.indent + tabs,
            number,
            blanks,
            bold,
            look.alignment,
            look.style,
            marked if marked != trimmed else "",
        )
        blanks = 0


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """A paragraph's runs by the lines its writer broke it in."""
    row: list[Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        row.append(replace(run, text=first))
        for part in more:
            yield row
            row = [replace(run, text=part)]
    yield row


def _marked(runs: Sequence[Run]) -> str:
    """Runs as Fountain writes emphasis; blanks at their ends stay outside the marks."""
    made = ""
    for run in _merged(runs):
        text = _LITERAL.sub(r"\\\1", run.text)
        inner = text.strip()
        if not inner or not (run.bold or run.italic or run.underline):
            made += text
            continue
        mark = "*" * (2 * run.bold + run.italic) + "_" * run.underline
        lead = text[: len(text) - len(text.lstrip())]
        tail = text[len(text.rstrip()) :]
        made += f"{lead}{mark}{inner}{mark[::-1]}{tail}"
    return made.replace("\t", " ")


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one style as one run: Word splits them where anyone ever edited."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return made
