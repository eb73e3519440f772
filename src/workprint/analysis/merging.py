"""Elements over the whole film: the same thing in several scenes is one, with one id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from workprint.analysis.elements import Found
from workprint.analysis.naming import key_of, same_thing, singular, words_in
from workprint.film.breakdown import BreakdownElement, Category, SceneElement
from workprint.film.characters import Character
from workprint.film.reason import Phrase, Reason

_PASSING = frozenset(
    {Category.SPECIAL_EFFECTS, Category.SOUND, Category.MUSIC, Category.CAMERA, Category.STUNTS}
)
"""Categories of happenings: those of several scenes are one only under the very same words."""


class _Thing:
    def __init__(self, category: Category, name: str, kind: str) -> None:
        self.category = category
        self.name = name
        self.names: Counter[str] = Counter()
        self.scenes: list[str] = []
        self.kind = kind
        self.id = ""


def merged(
    scenes: Sequence[tuple[str, Sequence[Found]]], characters: Sequence[Character]
) -> tuple[tuple[tuple[SceneElement, ...], ...], tuple[BreakdownElement, ...]]:
    """The elements of each scene with the ids they have in the film, and those of the film."""
    by_name = {name.lower(): one for one in characters for name in (one.name, *one.aliases)}
    things: dict[str, list[_Thing]] = defaultdict(list)
    people: dict[str, _Thing] = {}
    owners: list[list[_Thing]] = []
    for scene, found in scenes:
        row = []
        for one in found:
            person = by_name.get(one.name.lower())
            if person is not None and one.category in (Category.CAST, Category.SILENT):
                thing = people.setdefault(person.id, _Thing(Category.CAST, person.name, "cast"))
                if one.category is Category.SILENT and not person.lines:
                    thing.category = Category.SILENT
            else:
                thing = _known(things, one)
            thing.names[one.name] += 1
            if scene not in thing.scenes:
                thing.scenes.append(scene)
            row.append(thing)
        owners.append(row)
    everything = [*people.values(), *(t for several in things.values() for t in several)]
    _name(everything)
    made = tuple(
        tuple(
            SceneElement(
                thing.id, one.category, one.name, tuple(one.spans), round(one.confidence, 3),
                tuple(one.reasons[:3]), one.source, one.count,
            )
            for one, thing in zip(found, row, strict=True)
        )
        for (_, found), row in zip(scenes, owners, strict=True)
    )  # fmt: skip
    return made, _film(everything)


def _known(things: dict[str, list[_Thing]], one: Found) -> _Thing:
    """The thing of the film that a scene's element is; a new one where there is none yet."""
    words = words_in(one.name)
    head = singular(words[-1]) if words else one.name
    several = things[f"{one.category}|{head}"]
    if one.category in _PASSING:
        same = next((t for t in several if key_of(t.name) == key_of(one.name)), None)
    else:
        same = next((t for t in several if same_thing(t.name, one.name)), None)
    if same is None:
        same = _Thing(one.category, one.name, one.category.value)
        several.append(same)
    elif len(key_of(one.name)) > len(key_of(same.name)):
        same.name = one.name
    return same


def _name(things: Sequence[_Thing]) -> None:
    """Ids from category and name, each once."""
    seen: Counter[str] = Counter()
    for thing in things:
        slug = re.sub(r"[^\w]+", "-", key_of(thing.name)).strip("-") or "thing"
        thing.id = f"{thing.kind.replace('_', '-')}-{slug}"
        seen[thing.id] += 1
        if seen[thing.id] > 1:
            thing.id = f"{thing.id}-{seen[thing.id]}"


def _film(things: Sequence[_Thing]) -> tuple[BreakdownElement, ...]:
    order = {category: n for n, category in enumerate(Category)}
    cast = sorted(
        (t for t in things if t.category in (Category.CAST, Category.SILENT)),
        key=lambda t: (t.category is Category.SILENT, -len(t.scenes), t.name),
    )
    board = {thing.id: n for n, thing in enumerate(cast, 1)}
    ranked = sorted(
        things, key=lambda t: (order[t.category], board.get(t.id, 0), -len(t.scenes), t.name)
    )
    made = []
    for thing in ranked:
        names = tuple(dict.fromkeys((thing.name, *thing.names)))
        reasons: tuple[Reason, ...] = ()
        if len(names) > 1:
            told = ", ".join(names[1:])
            reasons = (Reason(Phrase(f"also called {told}", f"又作{'、'.join(names[1:])}")),)
        made.append(
            BreakdownElement(
                thing.id, thing.category, thing.name, names, tuple(thing.scenes),
                board.get(thing.id, 0), reasons,
            )
        )  # fmt: skip
    return tuple(made)
