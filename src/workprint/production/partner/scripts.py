"""The writer's file: read, and changed only where and when they said so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.production.errors import FilmError
from workprint.screenplay import parse, read, replace_element
from workprint.screenplay.files import write

PLAIN = (".fountain", ".txt", ".md")
_LINE_REST = re.compile(r"[ \t]*(?=[\r\n]|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Script:
    """A screenplay file as it was read."""

    path: Path
    data: bytes
    screenplay: Screenplay


def open_script(path: Path) -> Script:
    """The script in a file, or in a film's folder. FilmError or ScreenplayError if there is none.

    The partner works on text: other formats are converted first.
    """
    if path.is_dir():
        from workprint.production.folder import open_folder

        path = open_folder(path).screenplay
    if not path.is_file():
        raise FilmError(f"there is no file {path}; name a Fountain screenplay")
    if path.suffix.lower() not in PLAIN:
        raise FilmError(
            f"{path} is not a Fountain screenplay; make one with: "
            f"workprint convert {path.name} {path.stem}.fountain"
        )
    return Script(path, path.read_bytes(), read(path))


def scene_named(script: Script, name: str) -> int:
    """The index of a scene by its number as printed, its place in order, or its id."""
    scenes = script.screenplay.scenes
    by_number = [n for n, scene in enumerate(scenes) if scene.number == name]
    by_id = [n for n, scene in enumerate(scenes) if scene.id == name]
    if found := [*by_number, *by_id]:
        return found[0]
    if name.isdigit() and 0 < int(name) <= len(scenes):
        return int(name) - 1
    if not scenes:
        raise FilmError(f"{script.path} has no scenes; begin each with a heading")
    raise FilmError(f"{script.path} has no scene {name}; it has 1 to {len(scenes)}")


def line_of_dialogue(script: Script, line: int) -> int:
    """The index of the element of dialogue on a line of the file; FilmError when none is there."""
    elements = script.screenplay.elements
    source = script.screenplay.source
    spoken = (ElementKind.DIALOGUE, ElementKind.LYRIC)
    for index, element in enumerate(elements):
        last = element.span.line + breaks(source[element.span.start : element.span.end])
        if element.kind in spoken and element.span.line <= line <= last:
            return index
    # The cue of a speech, or its parenthetical, means the speech.
    for index, element in enumerate(elements):
        if element.kind in spoken and 0 < element.span.line - line <= 2:
            return index
    raise FilmError(f"{script.path}, line {line}: nobody speaks there; name a line of dialogue")


def insert(script: Script, at: int, text: str) -> tuple[Screenplay, int]:
    """Write `text` as paragraphs of their own at character `at`; the screenplay, and its line.

    Every element that was there stays as it was, or nothing is written. FilmError when the text
    cannot stand there, or the file was changed meanwhile.
    """
    source = script.screenplay.source
    newline = "\r\n" if "\r\n" in source else ("\r" if "\r" in source else "\n")
    rest = _LINE_REST.match(source, at)
    at = rest.end() if rest else at
    before, after = source[:at], source[at:]
    body = text.strip("\n").replace("\n", newline)
    # Only the line ends that are missing for a blank line above and below.
    above = breaks(before[len(before.rstrip("\r\n")) :])
    below = breaks(after[: len(after) - len(after.lstrip("\r\n"))])
    wanted = 2 if after.strip() else 1
    head = before + newline * (max(0, 2 - above) if before.strip() else 0)
    made = f"{head}{body}{newline * max(0, wanted - below)}{after}"
    new = parse(made, encoding=script.screenplay.encoding, language=script.screenplay.language)
    if not _still_there(script.screenplay.elements, new.elements):
        raise FilmError(
            f"{script.path}: the passage would change what stands around it, so nothing was "
            "inserted; insert it by hand"
        )
    _keep(script, new)
    return new, breaks(head) + 1


def breaks(text: str) -> int:
    """How many lines end in a text: at LF, CRLF or CR and nowhere else, as the parser has it."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, by the same rule; none for an empty text."""
    return _LINE.findall(text)


def replace_line(script: Script, index: int, text: str) -> Screenplay:
    """Say another line in place of element `index`, and change nothing else."""
    new = replace_element(script.screenplay, index, text)
    _keep(script, new)
    return new


def _keep(script: Script, new: Screenplay) -> None:
    if script.path.read_bytes() != script.data:
        raise FilmError(
            f"{script.path} was changed while the model wrote, so nothing was inserted; "
            "run the same command again"
        )
    write(new, script.path)


def _still_there(old: Sequence[Element], new: Sequence[Element]) -> bool:
    """Whether the elements of `old` all stand in `new`, in order and as they were."""
    a = [(e.kind, e.text, e.name) for e in old]
    b = [(e.kind, e.text, e.name) for e in new]
    head = 0
    while head < len(a) and head < len(b) and a[head] == b[head]:
        head += 1
    tail = len(a) - head
    return tail == 0 or a[head:] == b[len(b) - tail :]
