"""What a new draft means for cast, locations, pages and scene numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from workprint.film.drafts import (
    CastChange,
    CueChange,
    DraftScene,
    LocationChange,
    LocationCount,
    LocationUse,
    NumberOrder,
    SceneChange,
    SpeakerCount,
)
from workprint.screenplay.comparing.order import out_of_order
from workprint.screenplay.comparing.passages import Draft, Passage
from workprint.screenplay.comparing.places import location
from workprint.screenplay.numbers_between import number_parts
from workprint.screenplay.pages import Page

_Name = TypeVar("_Name", bound=Hashable)


def speakers(draft: Draft, pages: Sequence[Page]) -> dict[str, SpeakerCount]:
    """Everybody who speaks, by name, in order of their first line."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for page in pages:
        for line in page.lines:
            if not line.added:
                first.setdefault(line.element, page.number)
                last[line.element] = page.number
    own: dict[str, list[Passage]] = {}
    for passage in draft.passages:
        if passage.speaker:
            own.setdefault(passage.speaker, []).append(passage)
    return {
        name: SpeakerCount(
            name,
            len({p.scene for p in said}),
            len({p.element for p in said}),
            sum(len(p.words) for p in said),
            min(first[p.element] for p in said),
            max(last[p.element] for p in said),
        )
        for name, said in own.items()
    }


def cast_changes(
    a: Mapping[str, SpeakerCount], b: Mapping[str, SpeakerCount], cues: Sequence[CueChange]
) -> tuple[CastChange, ...]:
    """Every speaking part: those of B in order, then those that are gone."""
    renamed = {c.after[0]: c.before[0] for c in cues if c.kind == "renamed"}
    return tuple(
        CastChange(a.get(x) if x else None, b.get(y) if y else None)
        for x, y in _beside(a, b, renamed)
    )


def location_uses(
    a: Draft,
    b: Draft,
    scenes: tuple[Sequence[DraftScene], Sequence[DraftScene]],
    changes: Sequence[LocationChange],
) -> tuple[LocationUse, ...]:
    """Every location: those of B in order, then those that are lost."""
    ours, theirs = _locations(a, scenes[0]), _locations(b, scenes[1])
    renamed = {c.after: c.before for c in changes if c.kind == "renamed" and not c.whole_set}
    for change in changes:
        if change.kind == "renamed" and change.whole_set:
            for name in theirs:
                if name not in ours and name.startswith(change.after):
                    old = change.before + name.removeprefix(change.after)
                    if old in ours and old not in theirs:
                        renamed[name] = old
    return tuple(
        LocationUse(ours.get(x) if x else None, theirs.get(y) if y else None)
        for x, y in _beside(ours, theirs, renamed)
    )


def _beside(
    a: Iterable[_Name], b: Iterable[_Name], renamed: Mapping[_Name, _Name]
) -> list[tuple[_Name | None, _Name | None]]:
    """Names of A and of B that mean the same."""
    ours = dict.fromkeys(a)
    given_up = set(renamed.values())
    made: list[tuple[_Name | None, _Name | None]] = []
    for name in b:
        old = renamed.get(name, None if name in given_up else name)
        made.append((old if old in ours else None, name))
    met = {old for old, _ in made}
    return [*made, *((name, None) for name in ours if name not in met)]


def _locations(draft: Draft, scenes: Sequence[DraftScene]) -> dict[str, LocationCount]:
    count: Counter[str] = Counter()
    eighths: Counter[str] = Counter()
    for scene, told in zip(draft.screenplay.scenes, scenes, strict=True):
        count[location(scene)] += 1
        eighths[location(scene)] += told.eighths
    return {name: LocationCount(name, n, eighths[name]) for name, n in count.items()}


def number_order(changes: Sequence[SceneChange], scenes: Sequence[DraftScene]) -> NumberOrder:
    """What became of the scene numbers; `scenes` are those of B."""
    changed = tuple(
        (change.before[0].number, change.after[0].number)
        for change in changes
        if change.before and change.after and change.before[0].number != change.after[0].number
    )
    moved = {name for change in changes for name in change.moved}
    numbered = [scene for scene in scenes if scene.number]
    numbers = [scene.number for scene in numbered if scene.number]
    # Of two that stand the wrong way round, the one that moved is out of order.
    weights = [(1, int(scene.id not in moved)) for scene in numbered]
    lower = out_of_order([_rank(number) for number in numbers], weights)
    often = Counter(numbers)
    return NumberOrder(
        changed,
        tuple(numbers[n] for n in lower),
        tuple(number for number, n in often.items() if n > 1),
        len(scenes) - len(numbers),
    )


def _rank(number: str) -> tuple[int, int, str]:
    """Where a number belongs: A12 stands before 12, 12A after it."""
    parts = number_parts(number)
    return parts.figure, 0 if parts.before else 1, parts.after
