"""What stands out of order: scenes that moved, numbers that do not rise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from workprint.screenplay.comparing.linking import Group

_Weight = tuple[Fraction | int, ...]


def out_of_order(places: Sequence[Any], weights: Sequence[_Weight]) -> tuple[int, ...]:
    """The indices outside the heaviest order in which `places` never fall.

    Weights are tuples of one length that add up place by place; of orders that weigh the same,
    the one that begins first stays.
    """
    rank = {place: n for n, place in enumerate(sorted(set(places)), 1)}
    heaviest: list[tuple[_Weight, int]] = [((), 0)] * (len(rank) + 1)
    before: list[int | None] = []
    # A tree of the heaviest orders by the place they end on (Fenwick 1994): n log n in all.
    for at, (place, weight) in enumerate(zip(places, weights, strict=True)):
        found: tuple[_Weight, int] = ((), 0)
        n = rank[place]
        while n:
            found = max(found, heaviest[n])
            n &= n - 1
        before.append(-found[1] if found[0] else None)
        total = tuple(map(sum, zip(found[0], weight, strict=True))) if found[0] else weight
        n = rank[place]
        while n < len(heaviest):
            heaviest[n] = max(heaviest[n], (total, -at))
            n += n & -n
    stays = set()
    last: int | None = -max(heaviest)[1] if places else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return tuple(n for n in range(len(places)) if n not in stays)


def moved_links(groups: Sequence[Group], words: Sequence[int]) -> frozenset[tuple[int, int]]:
    """The links (scene of A, scene of B) that are out of order, the fewest scenes that may be.

    Of two orders with as many scenes, the one with more words stays; `words` are those of each
    scene of B. A part of a scene that was split or merged counts as a part of one.
    """
    links = sorted(
        (
            (b, a, Fraction(1, len(group.a) * len(group.b)))
            for group in groups
            for a in group.a
            for b in group.b
        ),
        key=lambda link: link[:2],
    )
    out = out_of_order([a for _, a, _ in links], [(share, words[b]) for b, _, share in links])
    return frozenset((links[n][1], links[n][0]) for n in out)
