"""What scenes that became one another share: words kept, taken out, added, spoken by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workprint.screenplay.comparing.alike import Pairs
from workprint.screenplay.comparing.linking import Group
from workprint.screenplay.comparing.order import out_of_order
from workprint.screenplay.comparing.passages import Draft

Names = Mapping[str, frozenset[str]]
"""The names that a speaker of A has in B, where a cue was renamed."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words `kept`, `taken` out and `added`; the elements of A and of B, as indices, in which
    something differs; whether some are only `reordered`; and those of lines that somebody else
    speaks now."""

    kept: int
    taken: int
    added: int
    differ: tuple[tuple[int, ...], tuple[int, ...]]
    reordered: bool
    respoken: tuple[tuple[int, ...], tuple[int, ...]]


def shared(a: Draft, b: Draft, group: Group, pairs: Pairs, names: Names) -> Shared:
    """What the scenes of a group share. Words count as kept in any order inside a passage."""
    here = {
        i: pairs[i]
        for one in group.a
        for i in a.by_scene[one]
        if i in pairs and b.passages[pairs[i]].scene in group.b
    }
    found = set(here.values())
    kept = 0
    ours = {i for one in group.a for i in a.by_scene[one] if i not in here}
    theirs = {j for other in group.b for j in b.by_scene[other] if j not in found}
    respoken = []
    for i, j in here.items():
        one, other = a.passages[i], b.passages[j]
        kept += (Counter(one.words) & Counter(other.words)).total()
        if one.text != other.text:
            ours.add(i)
            theirs.add(j)
        if one.speaker and other.speaker and other.speaker != one.speaker:
            respoken += [(i, j)] if other.speaker not in names.get(one.speaker, ()) else []
    shifted = []
    if len(group.a) == len(group.b) == 1:
        order = sorted(here.items())
        weights = [(len(a.passages[i].words),) for i, _ in order]
        shifted = [order[n] for n in out_of_order([j for _, j in order], weights)]
        ours |= {i for i, _ in shifted}
        theirs |= {j for _, j in shifted}
    return Shared(
        kept,
        sum(a.sizes[one] for one in group.a) - kept,
        sum(b.sizes[other] for other in group.b) - kept,
        (_elements(a, ours), _elements(b, theirs)),
        bool(shifted),
        (_elements(a, (i for i, _ in respoken)), _elements(b, (j for _, j in respoken))),
    )


def _elements(draft: Draft, passages: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({draft.passages[n].element for n in passages}))
