"""What a person corrected: it holds where it was said, and is learned from in the whole film."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from workprint.analysis.elements import Found
from workprint.analysis.naming import head_of, key_of, same_thing
from workprint.film.breakdown import Category, Correction
from workprint.film.reason import Reason, ScriptSpan

_DOING = re.compile(r"\s(?:in|into|on|onto|off|under|over|through|at|down|up|from|to)\s")
"""What has a preposition tells what is done (thrown into the water), and is no name of its end."""


class Given:
    """All corrections of a film, found by scene and by what they are of."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._own: dict[str | None, list[Correction]] = defaultdict(list)
        self._by_head: dict[str, list[Correction]] = defaultdict(list)
        for one in corrections:
            self._own[one.scene].append(one)
            if one.category is not None:
                self._by_head[head_of(one.name)].append(one)

    def own(self, scene: str) -> list[Correction]:
        """Those of the whole film, then those of a scene."""
        return [*self._own.get(None, ()), *self._own.get(scene, ())]

    def others(self, scene: str, name: str) -> list[Correction]:
        """Categories that other scenes have for what could be a thing of that name."""
        alike = self._by_head.get(head_of(name), ())
        return [c for c in alike if c.scene not in (scene, None)]


def corrected(
    scene: str, found: Sequence[Found], given: Given, heading: ScriptSpan
) -> list[Found]:
    """The elements of a scene after corrections: its own first, then those of other scenes.

    A category that was corrected elsewhere holds here too, where those who spoke of the thing
    agree; that it is no element there says nothing of here. What a person added to this scene and
    is not found is added. Who speaks is told by cues: what is said of a thing of that name, or of
    another scene, does not take them out.
    """
    own = given.own(scene)
    made: list[Found] = []
    met: set[int] = set()
    for one in found:
        here = _for(one, own)
        speaks = one.category is Category.CAST and one.source == "script"
        rule = here or (None if speaks else _agreed(one, given.others(scene, one.name)))
        if rule is None:
            made.append(one)
            continue
        if here is not None:
            met |= {id(c) for c in own if _same_said(c, here)}
        if rule.category is None:
            continue
        spans = _spans(one, rule) if here is not None else list(one.spans)
        reason = Reason(rule.told, rule.spans if here and rule.spans else tuple(spans[:1]))
        count = rule.count if rule.count is not None and here is not None else one.count
        made.append(
            Found(
                rule.category, one.name, spans, 1.0, [reason, *one.reasons], rule.source, count,
                one.head,
            )
        )  # fmt: skip
    for rule in own:
        if rule.scene == scene and rule.category is not None and id(rule) not in met:
            spans = list(rule.spans or (heading,))
            made.append(
                Found(
                    rule.category, rule.name, spans, 1.0, [Reason(rule.told, tuple(spans))],
                    rule.source, rule.count or 0,
                )
            )  # fmt: skip
    return made


def _same_said(one: Correction, rule: Correction) -> bool:
    """Whether a correction says again what `rule` does; two tags of one name may be two things."""
    if one is rule:
        return True
    apart = one.spans and rule.spans and one.category is not rule.category
    return key_of(one.name) == key_of(rule.name) and not apart


def _spans(one: Found, rule: Correction) -> list[ScriptSpan]:
    """Where an element stands: as it was found, and what was tagged besides."""
    more = [s for s in rule.spans if not any(_overlap(s, known) for known in one.spans)]
    return [*one.spans, *more]


def _overlap(one: ScriptSpan, other: ScriptSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _for(one: Found, corrections: Sequence[Correction]) -> Correction | None:
    """The last correction that means this element: the same words, else the same thing."""
    means = [c for c in _meaning(one, corrections) if _concerns(c, one)]
    means.sort(key=lambda c: c.scene is not None)  # of this scene goes before of the film
    return means[-1] if means else None


def _concerns(rule: Correction, one: Found) -> bool:
    """Whether a correction speaks of an element as it was found: of one that was in another
    category it does not, nor of a speaker as if nobody spoke."""
    if rule.was is not None:
        return rule.was is one.category
    speaks = one.category is Category.CAST and one.source == "script"
    return not (speaks and rule.category in (None, Category.SILENT))


def _agreed(one: Found, corrections: Sequence[Correction]) -> Correction | None:
    """What corrections in other scenes say of this element, where they say the same."""
    means = _meaning(one, corrections)
    return means[-1] if len({c.category for c in means}) == 1 else None


def _meaning(one: Found, corrections: Sequence[Correction]) -> list[Correction]:
    exact = [c for c in corrections if key_of(c.name) == key_of(one.name)]
    on_it = [c for c in exact if any(_overlap(s, known) for s in c.spans for known in one.spans)]
    if on_it:
        # Two things of one name in a scene: what stands on these words is meant, and what was
        # said of the name later.
        return [*on_it, *(c for c in exact[exact.index(on_it[-1]) :] if not c.spans)]
    return exact or [
        c
        for c in corrections
        if same_thing(c.name, one.name) and not _DOING.search(key_of(c.name))
    ]
