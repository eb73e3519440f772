"""Elements and scenes from what was read: order, scenes, dual dialogue."""

from __future__ import annotations

from operator import itemgetter
from typing import Literal, NamedTuple

from workprint.film.comments import Comment
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Heading, Scene, Screenplay
from workprint.screenplay.headings import understand_heading
from workprint.screenplay.lines import Lines
from workprint.screenplay.titlepage import Entry

_SPEECH = frozenset(
    {
        ElementKind.CHARACTER,
        ElementKind.DIALOGUE,
        ElementKind.PARENTHETICAL,
        ElementKind.LYRIC,
        ElementKind.NOTE,
        ElementKind.BONEYARD,
    }
)


class Raw(NamedTuple):
    """An element as read, before it is known in which scene it stands.

    `minus_end` is negative, so that sorting by the first two fields puts an element before the
    notes inside it. For headings `name` holds the scene number. `dual` marks a cue with `^` and
    its speech.
    """

    start: int
    minus_end: int
    kind: ElementKind
    text: str
    line: int
    name: str | None
    extensions: tuple[str, ...]
    forced: bool
    depth: int
    dual: bool


def assemble(
    lines: Lines,
    entries: list[Entry],
    raws: list[Raw],
    comments: list[Comment],
    encoding: str,
    language: Literal["en", "zh"],
) -> Screenplay:
    """The screenplay made of what was read; linear in the number of elements."""
    page = [_entry(entry, lines) for entry in entries]
    ordered = page + raws
    if comments:
        ordered += [_comment(comment, lines) for comment in comments]
        ordered.sort(key=itemgetter(0, 1))
    sides = _sides(ordered)
    elements: list[Element] = []
    starts: list[tuple[int, Heading]] = []
    scene: int | None = None
    for index, raw in enumerate(ordered):
        start, minus_end, kind, text, line, name, extensions, forced, depth, _ = raw
        if kind is ElementKind.SCENE_HEADING:
            starts.append((index, _understood(text, name)))
            scene = len(starts) - 1
            name = None
        elements.append(
            Element(
                kind,
                text,
                ScriptSpan(start, -minus_end, line),
                scene,
                sides.get(index) if sides else None,
                name,
                extensions,
                forced,
                depth,
            )
        )
    return Screenplay(
        source=lines.source,
        encoding=encoding,
        language=language,
        title_page=tuple((entry.key, entry.value) for entry in entries),
        elements=tuple(elements),
        scenes=_scenes(starts, elements, lines),
    )


def _understood(text: str, number: str | None) -> Heading:
    return understand_heading(f"{text} #{number}#" if number else text)


def _entry(entry: Entry, lines: Lines) -> Raw:
    return Raw(
        lines.begin(entry.first),
        -lines.end(entry.last),
        ElementKind.TITLE_PAGE,
        entry.text,
        lines.numbers[entry.first],
        None,
        (),
        False,
        0,
        False,
    )


def _comment(comment: Comment, lines: Lines) -> Raw:
    kind = ElementKind.NOTE if comment.is_note else ElementKind.BONEYARD
    line = lines.number_at(comment.start)
    return Raw(comment.start, -comment.end, kind, comment.text, line, None, (), True, 0, False)


def _sides(ordered: list[Raw]) -> dict[int, Literal["left", "right"]]:
    """Which elements stand left and right: a cue with `^` pairs with the speech just before it."""
    sides: dict[int, Literal["left", "right"]] = {}
    last_cue: int | None = None
    unbroken = False  # only speech and comments since `last_cue`
    pairing = False
    for index, raw in enumerate(ordered):
        if raw.kind is ElementKind.CHARACTER:
            pairing = raw.dual and unbroken and last_cue is not None and last_cue not in sides
            if pairing and last_cue is not None:
                for before in range(last_cue, index):
                    sides[before] = "left"
            last_cue, unbroken = index, True
        elif raw.kind not in _SPEECH:
            unbroken = pairing = False
        if pairing:
            sides[index] = "right"
    return sides


def _scenes(
    starts: list[tuple[int, Heading]], elements: list[Element], lines: Lines
) -> tuple[Scene, ...]:
    scenes: list[Scene] = []
    for order, (first, heading) in enumerate(starts):
        after = starts[order + 1][0] if order + 1 < len(starts) else len(elements)
        end = max(element.span.end for element in elements[first:after])
        scenes.append(
            Scene(
                id=f"s{order + 1:03d}",
                number=heading.number,
                heading=heading,
                first_element=first,
                last_element=after,
                first_line=elements[first].span.line,
                last_line=lines.number_at(max(0, end - 1)),
            )
        )
    return tuple(scenes)
