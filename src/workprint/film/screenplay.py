"""The screenplay as records: elements with their spans, headings understood, scenes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from workprint.film.reason import ScriptSpan


class ElementKind(StrEnum):
    """What a stretch of a screenplay is, in the trade's words."""

    TITLE_PAGE = "title_page"
    SCENE_HEADING = "scene_heading"
    ACTION = "action"
    CHARACTER = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    CENTERED = "centered"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    PAGE_BREAK = "page_break"


IntExt = Literal["INT", "EXT", "INT/EXT", "EST"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene heading (slug line), understood.

    `location` is the whole place as printed ("HOUSE - KITCHEN"); `set` the set it belongs to
    ("HOUSE"), `place` the part of the set ("KITCHEN") or None. `time` is as printed ("NIGHT",
    "傍晚"). What the line does not say is None; nothing is guessed.
    """

    text: str
    number: str | None
    int_ext: IntExt | None
    location: str | None
    set: str | None
    place: str | None
    time: str | None
    cast: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a screenplay.

    `text` is what it says, without its marks; `span` covers its bytes in the decoded source,
    marks included, line ending excluded. `scene` is the index of its scene in
    `Screenplay.scenes`, None before the first heading. `dual` is "left" or "right" for elements
    of dual dialogue. `name` and `extensions` are set on cues: the character's name without
    `(V.O.)`, `(CONT'D)` and the like, and those, without brackets. `forced` tells whether a
    forcing mark made it what it is; `depth` is a section's level.
    """

    kind: ElementKind
    text: str
    span: ScriptSpan
    scene: int | None = None
    dual: Literal["left", "right"] | None = None
    name: str | None = None
    extensions: tuple[str, ...] = ()
    forced: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: its heading and the half-open range of its elements.

    `id` is stable across drafts once a film's folder keeps it ("s001" in order of appearance
    otherwise); `number` is as printed on the page. Lines count from 1, both inclusive.
    """

    id: str
    number: str | None
    heading: Heading
    first_element: int
    last_element: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A screenplay: its decoded source and all that was read from it.

    `source` holds the text exactly as decoded (line endings kept, no byte-order mark);
    `encoding` names the codec that gives the file's bytes back ("utf-8", "utf-8-sig",
    "utf-16-le-bom", "utf-16-be-bom", "gb18030").
    """

    source: str
    encoding: str
    language: Literal["en", "zh"]
    title_page: tuple[tuple[str, str], ...]
    elements: tuple[Element, ...]
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class SceneLength:
    """A scene's length and the page it begins on.

    `eighths` is at least 1 and rounded up, as it is marked on a breakdown; `rows` are the rows
    of pages it takes.
    """

    scene: str
    page: int
    rows: int
    eighths: int
