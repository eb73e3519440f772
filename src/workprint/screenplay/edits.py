"""Changing one element of a screenplay and nothing else.

The new text is written between the marks the element had. The result is read again: if the line
would now be taken for something else, the mark that forces its kind is added; if no mark helps,
or a neighbour would change, the edit is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workprint.film.comments import without_comments
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.headings import split_number
from workprint.screenplay.parser import parse

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING_MARK = re.compile(r"(?:\.|#{1,6}\s+)?")
_HEADING_NUMBER = re.compile(r"\s*#[^#\s][^#\n]*#\Z")
_DUAL = re.compile(r"\s*\^\Z")
_BEFORE = {
    ElementKind.PARENTHETICAL: re.compile(r"[:：\s]*"),
    ElementKind.DIALOGUE: re.compile(r"(?:[:：]\s*)?"),
    ElementKind.LYRIC: re.compile(r"~\s*"),
    ElementKind.SECTION: re.compile(r"#+[ \t]*"),
    ElementKind.SYNOPSIS: re.compile(r"=[ \t]*"),
    ElementKind.NOTE: re.compile(r"\[\[\s*"),
    ElementKind.BONEYARD: re.compile(r"/\*\s*"),
    ElementKind.CENTERED: re.compile(r">\s*"),
    ElementKind.TRANSITION: re.compile(r"(?:>\s*)?"),
    ElementKind.ACTION: re.compile(r"(?:!|[△▲]\s*|[\[【](?!\[))?"),
}
_AFTER = {
    ElementKind.NOTE: re.compile(r"\s*\]\]\Z"),
    ElementKind.BONEYARD: re.compile(r"\s*\*/\Z"),
    ElementKind.CENTERED: re.compile(r"\s*<\Z"),
}
_FORCING = {
    ElementKind.SCENE_HEADING: ".",
    ElementKind.CHARACTER: "@",
    ElementKind.ACTION: "!",
    ElementKind.TRANSITION: "> ",
}


def replace_element(screenplay: Screenplay, index: int, new_text: str) -> Screenplay:
    """The screenplay with the text of element `index` replaced; all other characters stay.

    `new_text` is what the element shall say, without marks; its line ends become the file's.
    Notes inside the old text go with it. Scene ids stay. Raises IndexError for an unknown index
    and ScreenplayError when the text cannot stand there as an element of the same kind.
    """
    if not 0 <= index < len(screenplay.elements):
        raise IndexError(f"element {index} of {len(screenplay.elements)}")
    element = screenplay.elements[index]
    if new_text == element.text:
        return screenplay
    start, end = element.span.start, element.span.end
    source = screenplay.source
    for written in dict.fromkeys(_written(screenplay, element, new_text)):
        edited = parse(
            source[:start] + written + source[end:],
            encoding=screenplay.encoding,
            language=screenplay.language,
        )
        if _differs_only_at(screenplay, edited, index, new_text):
            if len(edited.scenes) != len(screenplay.scenes):
                continue
            kept = zip(edited.scenes, screenplay.scenes, strict=True)
            return replace(edited, scenes=tuple(replace(new, id=old.id) for new, old in kept))
    shown = " ".join(new_text.split())
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    raise ScreenplayError(
        f'"{shown}" cannot stand there as {element.kind.value.replace("_", " ")}',
        "leave out blank lines and marks at the start of its lines",
        place=f"line {element.span.line}",
    )


def _written(screenplay: Screenplay, element: Element, new_text: str) -> Iterator[str]:
    """Ways to write the new text, the one closest to the old marks first."""
    source = screenplay.source
    kind = element.kind
    old = source[element.span.start : element.span.end]
    newline = _newline(old, source)
    lines = _LINE_END.split(new_text)
    if kind is ElementKind.TITLE_PAGE:
        indent = _continuation(old)
        yield newline.join([lines[0], *(f"{indent}{line.strip()}" for line in lines[1:])])
        return
    if kind is ElementKind.DIALOGUE:
        indent = _indent(source, element.span.start)
        lines = [lines[0], *(f"{indent}{line}" if line.strip() else "  " for line in lines[1:])]
    said = newline.join(lines)
    before, after = _marks(kind, old, new_text)
    yield f"{before}{said}{after}"
    if kind is ElementKind.PARENTHETICAL:
        yield f"{before}({said}){after}"
    if forcing := _FORCING.get(kind):
        yield f"{forcing}{said}{after}"
        yield forcing + f"{newline}{forcing}".join(lines) + after


def _marks(kind: ElementKind, old: str, new_text: str) -> tuple[str, str]:
    """The marks around the old text, to be kept around the new."""
    if kind is ElementKind.SCENE_HEADING:
        before = _HEADING_MARK.match(old)
        number = _HEADING_NUMBER.search(old[-80:])
        keeps = number is not None and split_number(new_text.strip())[1] is None
        return (before.group() if before else ""), (number.group() if number and keeps else "")
    if kind is ElementKind.CHARACTER:
        dual = _DUAL.search(old[-20:])
        return ("@" if old.startswith("@") else ""), (dual.group() if dual else "")
    pattern, ending = _BEFORE.get(kind), _AFTER.get(kind)
    opening = pattern.match(old) if pattern else None
    before_text = opening.group() if opening else ""
    closing = ending.search(old, max(len(before_text), len(old) - 200)) if ending else None
    after_text = closing.group() if closing else ""
    if kind is ElementKind.ACTION and before_text in ("[", "【"):
        after_text = old[-1]
    return before_text, after_text


def _newline(old: str, source: str) -> str:
    found = _LINE_END.search(old) or _LINE_END.search(source)
    return found.group() if found else "\n"


def _indent(source: str, start: int) -> str:
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    before = source[line_start:start]
    return before if not before.strip() else ""


def _continuation(old: str) -> str:
    lines = _LINE_END.split(old)
    if len(lines) < 2:
        return "    "
    return lines[1][: len(lines[1]) - len(lines[1].lstrip())]


def _differs_only_at(old: Screenplay, new: Screenplay, index: int, text: str) -> bool:
    before, at = _without_nested(old, index)
    if at >= len(new.elements):
        return False
    after, new_at = _without_nested(new, at)
    if len(before) != len(after) or (old.title_page and not new.title_page):
        return False
    for place, (one, two) in enumerate(zip(before, after, strict=True)):
        if one.kind is not two.kind:
            return False
        if place != new_at and (one.text, one.dual, one.name) != (two.text, two.dual, two.name):
            return False
    return _says(after[new_at], text)


def _without_nested(screenplay: Screenplay, index: int) -> tuple[list[Element], int]:
    """All elements but the comments inside element `index`, and its place among them."""
    span = screenplay.elements[index].span
    kept = [
        element
        for place, element in enumerate(screenplay.elements)
        if place == index
        or not (span.start <= element.span.start and element.span.end <= span.end)
    ]
    return kept, index


def _says(element: Element, text: str) -> bool:
    wanted = text if element.kind in _AFTER else without_comments(text)
    if element.kind is ElementKind.SCENE_HEADING:
        wanted = split_number(wanted.strip())[0]
    said = element.text.split()
    if element.kind is ElementKind.PARENTHETICAL and f"({wanted})".split() == said:
        return True
    return said == wanted.split()
