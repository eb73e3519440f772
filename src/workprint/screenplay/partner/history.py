"""What stands before the place where one types, as far as it tells what may come next."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from workprint.film.screenplay import Element, ElementKind, Heading, Screenplay
from workprint.screenplay.partner.names import introduced, mentions

After = Literal["nothing", "heading", "action", "speech"]
_SPOKEN = (ElementKind.DIALOGUE, ElementKind.LYRIC, ElementKind.PARENTHETICAL)
_SILENT = (
    ElementKind.NOTE,
    ElementKind.BONEYARD,
    ElementKind.SYNOPSIS,
    ElementKind.SECTION,
    ElementKind.TITLE_PAGE,
    ElementKind.PAGE_BREAK,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A cue as predicting sees it: who, in which scene, after what."""

    name: str
    scene: int | None
    after: After
    mentioned: tuple[str, ...]
    """names the action since the last cue speaks of, the last one last"""
    addressed: tuple[str, ...]
    """names the last speech speaks of"""


@dataclass(frozen=True, slots=True)
class History:
    """All cues and headings before a place, and the place itself as a turn without a name."""

    turns: tuple[Turn, ...]
    headings: tuple[Heading, ...]
    introduced: tuple[str, ...]
    here: Turn
    since: int
    """elements since the last heading"""


def history(
    screenplay: Screenplay,
    end: int | None = None,
    *,
    begin: int = 0,
    names: tuple[str, ...] = (),
) -> History:
    """The history of the place after the elements between characters `begin` and `end`.

    Without `end`, the place after all of them; `names` are people known from elsewhere. Time is
    linear in the elements.
    """
    upto = [
        element
        for element in screenplay.elements
        if (end is None or element.span.start < end)
        and element.span.start >= begin
        and element.kind not in _SILENT
    ]
    spoken = {e.name for e in upto if e.kind is ElementKind.CHARACTER and e.name}
    fresh = introduced(screenplay)
    known = tuple(sorted(spoken | set(fresh) | set(names)))
    turns: list[Turn] = []
    headings: list[Heading] = []
    after: After = "nothing"
    scene: int | None = None
    mentioned: dict[str, None] = {}
    addressed: tuple[str, ...] = ()
    since = 0
    for element in upto:
        since += 1
        if element.kind is ElementKind.SCENE_HEADING:
            scene = element.scene
            headings.append(_heading(screenplay, element))
            after, mentioned, addressed, since = "heading", {}, (), 0
        elif element.kind is ElementKind.CHARACTER and element.name:
            turns.append(Turn(element.name, scene, after, tuple(mentioned), addressed))
            mentioned, addressed = {}, ()
            after = "speech"
        elif element.kind in _SPOKEN:
            addressed = (*addressed, *mentions(element.text, known))
        else:
            after = "action"
            for name in mentions(element.text, known):
                mentioned.pop(name, None)
                mentioned[name] = None
    here = Turn("", scene, after, tuple(mentioned), addressed)
    return History(tuple(turns), tuple(headings), fresh, here, since)


def _heading(screenplay: Screenplay, element: Element) -> Heading:
    assert element.scene is not None
    return screenplay.scenes[element.scene].heading


def scene_speakers(turns: tuple[Turn, ...], scene: int | None, most: int = 40) -> list[str]:
    """Who spoke in a scene, the last one first, each once."""
    recent: deque[str] = deque(maxlen=most)
    for turn in reversed(turns):
        if turn.scene != scene or len(recent) == most:
            break
        recent.append(turn.name)
    return list(dict.fromkeys(recent))
