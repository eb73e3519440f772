"""What a person corrected: it holds where it was said, and is learned from in the whole film."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.analysis.elements import Found
from workprint.analysis.naming import key_of, same_thing
from workprint.film.breakdown import Correction
from workprint.film.reason import Reason, ScriptSpan


def corrected(
    scene: str, found: Sequence[Found], corrections: Sequence[Correction], heading: ScriptSpan
) -> list[Found]:
    """The elements of a scene after corrections: its own first, then those of other scenes.

    A category that was corrected elsewhere holds here too, where those who spoke of the thing
    agree; that it is no element there says nothing of here. What a person added to this scene and
    is not found is added.
    """
    own = [c for c in corrections if c.scene in (scene, None)]
    others = [c for c in corrections if c.scene not in (scene, None) and c.category is not None]
    made: list[Found] = []
    met: set[int] = set()
    for one in found:
        rule = _for(one, own) or _agreed(one, others)
        if rule is None:
            made.append(one)
            continue
        met |= {id(c) for c in own if key_of(c.name) == key_of(rule.name)}
        if rule.category is None:
            continue
        reason = Reason(rule.told, tuple(one.spans[:1]))
        count = rule.count if rule.count is not None and rule in own else one.count
        made.append(
            Found(
                rule.category, one.name, one.spans, 1.0, [reason, *one.reasons], "person",
                count, one.head,
            )
        )  # fmt: skip
    for rule in own:
        if rule.scene == scene and rule.category is not None and id(rule) not in met:
            reason = Reason(rule.told, (heading,))
            made.append(
                Found(
                    rule.category, rule.name, [heading], 1.0, [reason], "person", rule.count or 0
                )
            )
    return made


def _for(one: Found, corrections: Sequence[Correction]) -> Correction | None:
    """The last correction that means this element: the same words, else the same thing."""
    means = _meaning(one, corrections)
    means.sort(key=lambda c: c.scene is not None)  # of this scene goes before of the film
    return means[-1] if means else None


def _agreed(one: Found, corrections: Sequence[Correction]) -> Correction | None:
    """What corrections in other scenes say of this element, where they say the same."""
    means = _meaning(one, corrections)
    return means[-1] if len({c.category for c in means}) == 1 else None


def _meaning(one: Found, corrections: Sequence[Correction]) -> list[Correction]:
    exact = [c for c in corrections if key_of(c.name) == key_of(one.name)]
    return exact or [c for c in corrections if same_thing(c.name, one.name)]
