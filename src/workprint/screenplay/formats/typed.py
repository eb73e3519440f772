"""Typed pages in, from plain text or Word: labelled, with what the writer should look at."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from workprint.screenplay.encoding import decode
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.formats.docx import read_docx
from workprint.screenplay.labelling.deciding import has_fountain_marks, how_to_read
from workprint.screenplay.labelling.reading import Labelled, as_fountain, label_lines
from workprint.screenplay.labelling.typed import TypedLine, typed_lines
from workprint.screenplay.parser import parse

TYPED = (".txt", ".docx")
"""Files that may hold typed pages."""


def labelled_in(path: Path) -> Labelled | None:
    """The typed pages at `path` as Fountain; None for a file that is a screenplay as it stands.

    ScreenplayError, naming the file, for what cannot be read; OSError when it cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix not in TYPED:
        return None
    try:
        return labelled_from(path.read_bytes(), suffix)
    except ScreenplayError as error:
        raise error.in_file(path.name) from None


@lru_cache(maxsize=2)
def labelled_from(data: bytes, suffix: str) -> Labelled | None:
    """The same for the bytes of a file; a command asks more than once, and labels once."""
    if suffix == ".docx":
        lines = read_docx(data)
        text = _as_text(lines)
        if has_fountain_marks(parse(text)):  # Fountain, typed in Word
            return Labelled(text, 0, ())
        return as_fountain(lines, label_lines(lines))
    text, _ = decode(data)
    return labelled_text(text)


def labelled_text(text: str) -> Labelled | None:
    """The typed pages that `text` is as Fountain; None when it is a screenplay as it stands."""
    screenplay = parse(text)
    lines = typed_lines(text)
    if not lines or has_fountain_marks(screenplay):
        return None
    labels = label_lines(lines)
    if how_to_read(screenplay, lines, labels) == "as it stands":
        return None
    return as_fountain(lines, labels)


def _as_text(lines: tuple[TypedLine, ...]) -> str:
    rows = []
    for line in lines:
        rows += [""] * line.blanks + [line.text]
    return "\n".join(rows).lstrip("\n") + "\n"


def review(labelled: Labelled, name: str) -> str:
    """The lines the writer should look at, as a table with tabs."""
    rows = [f"line\tsure\ttaken for\tor else\ttext of {name}"]
    rows += [
        f"{one.line}\t{one.confidence:.0%}\t{one.label}\t{one.next_best}\t{one.text}"
        for one in labelled.unsure
    ]
    return "\n".join(rows) + "\n"
