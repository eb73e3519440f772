"""Writing Fountain: paragraphs that another format or a person brings, as a screenplay's text.

Everything is written in its plain form first and read again by our own reader; what would be
taken for something else is written with the mark that forces it. So a script comes out as a
writer would have typed it, and still means what it meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.headings import split_number
from workprint.screenplay.marks import without_mark
from workprint.screenplay.parser import parse

_SPEECH = frozenset({ElementKind.PARENTHETICAL, ElementKind.DIALOGUE, ElementKind.LYRIC})
_COMMENTS = frozenset({ElementKind.NOTE, ElementKind.BONEYARD})
_FORCED = {
    ElementKind.SCENE_HEADING: ".",
    ElementKind.CHARACTER: "@",
    ElementKind.ACTION: "!",
    ElementKind.TRANSITION: "> ",
}
_ALWAYS = {
    ElementKind.CENTERED: ("> ", " <"),
    ElementKind.LYRIC: ("~", ""),
    ElementKind.SYNOPSIS: ("= ", ""),
    ElementKind.NOTE: ("[[", "]]"),
    ElementKind.BONEYARD: ("/*", "*/"),
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One element before it is Fountain.

    `text` has Fountain's emphasis marks and inline notes, lines parted by a line feed; `number`
    is a heading's scene number; `dual` is set on the cue of the right-hand speech; `depth` is a
    section's level; `forced` asks for the forcing mark even where the reader needs none.
    """

    kind: ElementKind
    text: str
    number: str | None = None
    dual: bool = False
    depth: int = 1
    forced: bool = False


def compose(title_page: Sequence[tuple[str, str]], paragraphs: Sequence[Paragraph]) -> str:
    """The Fountain text of a script; the same paragraphs always give the same text."""
    wanted = [p for whole in paragraphs for p in _divided(whole)]
    for _ in range(4):
        text, lines = _written(title_page, wanted)
        misread = _misread(parse(text), wanted, lines)
        if not misread:
            break
        wanted = [replace(p, forced=p.forced or n in misread) for n, p in enumerate(wanted)]
    return text


def paragraphs_of(screenplay: Screenplay) -> tuple[Paragraph, ...]:
    """The screenplay as paragraphs, comments inside other elements left in their text."""
    made: list[Paragraph] = []
    outer: Element | None = None
    for element in screenplay.elements:
        if element.kind is ElementKind.TITLE_PAGE:
            outer = element
            continue
        if outer is not None and element.span.end <= outer.span.end:
            if made and made[-1].text == outer.text:
                made[-1] = replace(made[-1], text=_with_comments(screenplay, outer))
            continue
        outer = element
        made.append(_paragraph(screenplay, element))
    return tuple(made)


def _with_comments(screenplay: Screenplay, element: Element) -> str:
    """What an element says with the notes and boneyards inside it, but without its own marks."""
    source = screenplay.source[element.span.start : element.span.end]
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kind = element.kind
    if kind is ElementKind.ACTION:
        return "\n".join(
            without_mark(line, line.strip(), False) if line.strip() else line for line in lines
        )
    opening, closing = _ALWAYS.get(kind, ("", ""))
    text = "\n".join(lines).removeprefix(opening.strip()).removesuffix(closing.strip()).strip()
    if kind is ElementKind.SECTION:
        return text.lstrip("#").strip()
    if kind in _FORCED and element.forced:
        text = text.removeprefix(_FORCED[kind].strip()).strip()
    if kind is ElementKind.SCENE_HEADING:
        text = split_number(text)[0]
    return text.removesuffix("^").rstrip() if kind is ElementKind.CHARACTER else text


def _paragraph(screenplay: Screenplay, element: Element) -> Paragraph:
    first = element.kind is ElementKind.CHARACTER and element.dual == "right"
    number = None
    if element.kind is ElementKind.SCENE_HEADING and element.scene is not None:
        number = screenplay.scenes[element.scene].number
    return Paragraph(
        element.kind,
        element.text,
        number,
        first,
        max(1, element.depth),
        element.forced and element.kind in _FORCED,
    )


def _divided(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Action with a blank line in it is two paragraphs of action."""
    if paragraph.kind is not ElementKind.ACTION or "\n\n" not in paragraph.text:
        yield paragraph
        return
    for part in paragraph.text.split("\n\n"):
        if part.strip():
            yield replace(paragraph, text=part.strip("\n"))


def _written(
    title_page: Sequence[tuple[str, str]], paragraphs: Sequence[Paragraph]
) -> tuple[str, list[int]]:
    """The text, and the line (from 1) on which each paragraph begins."""
    lines: list[str] = []
    for key, value in title_page:
        first, *more = value.split("\n")
        if more:
            lines += [f"{key}:", *(f"    {line}" for line in (first, *more))]
        else:
            lines.append(f"{key}: {first}".rstrip())
    begins = []
    speaking = False
    for place, paragraph in enumerate(paragraphs):
        speech = speaking and _goes_on(paragraphs, place)
        if lines and not speech:
            lines.append("")
        begins.append(len(lines) + 1)
        lines += _lines(paragraph)
        speaking = paragraph.kind is ElementKind.CHARACTER or speech
    return "\n".join([*lines, ""]), begins


def _goes_on(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a speech goes on here: with its lines, or with comments before more of them."""
    while place < len(paragraphs) and paragraphs[place].kind in _COMMENTS:
        place += 1
    return place < len(paragraphs) and paragraphs[place].kind in _SPEECH


def _lines(paragraph: Paragraph) -> list[str]:
    kind, text = paragraph.kind, paragraph.text
    if kind is ElementKind.PAGE_BREAK:
        return ["==="]
    if kind is ElementKind.SECTION:
        return [f"{'#' * paragraph.depth} {text}"]
    if kind in _ALWAYS:
        opening, closing = _ALWAYS[kind]
        return f"{opening}{text}{closing}".split("\n")
    said = text.split("\n")
    if kind is ElementKind.DIALOGUE:
        # A line of two blanks keeps the speech open.
        return [line if line.strip() else "  " for line in said]
    if kind is ElementKind.ACTION:
        return [f"!{line}" if paragraph.forced else line for line in said]
    mark = _FORCED[kind] if paragraph.forced and kind in _FORCED else ""
    written = mark + " ".join(line.strip() for line in said)
    if paragraph.number:
        written += f" #{paragraph.number}#"
    return [f"{written} ^" if paragraph.dual else written]


def _misread(screenplay: Screenplay, wanted: Sequence[Paragraph], begins: list[int]) -> set[int]:
    """The paragraphs that the reader takes for something else."""
    found: dict[int, list[Element]] = {}
    for element in screenplay.elements:
        found.setdefault(element.span.line, []).append(element)
    return {
        n
        for n, (paragraph, line) in enumerate(zip(wanted, begins, strict=True))
        if paragraph.kind in _FORCED
        and not paragraph.forced
        and not any(_is(element, paragraph) for element in found.get(line, ()))
    }


def _is(element: Element, paragraph: Paragraph) -> bool:
    if element.kind is not paragraph.kind:
        return False
    # Notes inside are taken out by the reader: what is left must begin and end alike.
    if "[[" in paragraph.text or "/*" in paragraph.text:
        return True
    return element.text.split() == paragraph.text.split()
