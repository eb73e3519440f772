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

    A thing corrected elsewhere is corrected here only where the tagger, not a person, named it.
    What a person added to this scene and is not found is added.
    """
    own = [c for c in corrections if c.scene in (scene, None)]
    others = [c for c in corrections if c.scene not in (scene, None)]
    made: list[Found] = []
    met: set[int] = set()
    for one in found:
        rule = _for(one, own) or _for(one, others)
        if rule is None:
            made.append(one)
            continue
        met |= {id(c) for c in own if key_of(c.name) == key_of(rule.name)}
        if rule.category is None:
            continue
        reason = Reason(rule.told, tuple(one.spans[:1]))
        made.append(
            Found(
                rule.category, one.name, one.spans, 1.0, [reason, *one.reasons], "person",
                one.count, one.head,
            )
        )  # fmt: skip
    for rule in own:
        if rule.scene == scene and rule.category is not None and id(rule) not in met:
            reason = Reason(rule.told, (heading,))
            made.append(Found(rule.category, rule.name, [heading], 1.0, [reason], "person"))
    return made


def _for(one: Found, corrections: Sequence[Correction]) -> Correction | None:
    """The last correction that means this element: the same words, else the same thing."""
    exact = [c for c in corrections if key_of(c.name) == key_of(one.name)]
    alike = [c for c in corrections if same_thing(c.name, one.name)]
    means = exact or alike
    return means[-1] if means else None
