"""Which scenes became which: one of A one of B, several of B (split), several of A (merged)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from workprint.film.screenplay import Scene
from workprint.screenplay.comparing.alike import Pairs
from workprint.screenplay.comparing.passages import Draft

_MOST, _SOME, _PART = 0.5, 0.2, 0.3
"""A scene comes of another that holds most of what is found again of it, if that is some of it;
one of several parts of a scene has to be a part by more than that."""
_FEWEST = 3
"""Words that two scenes have to share, if they have as many."""
_NONE = (-1, -1)
"""A scene that has no known scene beside it."""


class Group(NamedTuple):
    """Scenes that are one another, as indices in order; one of the sides has one scene at most.

    Without scenes of A it was added, without scenes of B it was cut. `main` is the pair that
    shares most.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    main: tuple[int, int] | None


def group_scenes(a: Draft, b: Draft, pairs: Pairs, equal: Mapping[int, int]) -> list[Group]:
    """All scenes of both drafts in groups, by the passages that stand in both.

    `equal` are the scenes that say the same word for word (of A -> of B).
    """
    strength = _links(a, b, pairs)
    strength |= {(one, other): 2.0 * max(1, a.sizes[one]) for one, other in equal.items()}
    _make_stars(strength)
    _drop_small_parts(strength, a, b, pairs)
    for link in _rewritten(a, b, pairs, strength):
        strength[link] = 0.0
    return _groups(strength, len(a.sizes), len(b.sizes))


def _flows(a: Draft, b: Draft, pairs: Pairs) -> tuple[Counter[tuple[int, int]], ...]:
    """The words of A's scene, and of B's, that each pair of scenes shares passage by passage."""
    of_a: Counter[tuple[int, int]] = Counter()
    of_b: Counter[tuple[int, int]] = Counter()
    for i, j in pairs.items():
        link = a.passages[i].scene, b.passages[j].scene
        of_a[link] += len(a.passages[i].words)
        of_b[link] += len(b.passages[j].words)
    return of_a, of_b


def _links(a: Draft, b: Draft, pairs: Pairs) -> dict[tuple[int, int], float]:
    of_a, of_b = _flows(a, b, pairs)
    all_a: Counter[int] = Counter()
    all_b: Counter[int] = Counter()
    for (one, other), n in of_a.items():
        all_a[one] += n
        all_b[other] += of_b[one, other]
    made = {}
    for link in of_a:
        one, other = link
        to, from_ = of_a[link], of_b[link]
        if max(to, from_) < min(_FEWEST, a.sizes[one], b.sizes[other]):
            continue
        mostly_to = to >= _MOST * all_a[one] and to >= _SOME * a.sizes[one]
        mostly_from = from_ >= _MOST * all_b[other] and from_ >= _SOME * b.sizes[other]
        if mostly_to or mostly_from:
            made[link] = float(to + from_)
    return made


def _make_stars(strength: dict[tuple[int, int], float]) -> None:
    """Take out the weakest links between scenes that both have others, until there are none."""
    of_a = Counter(one for one, _ in strength)
    of_b = Counter(other for _, other in strength)
    for link in sorted(strength, key=lambda k: (strength[k], k[0] + k[1])):
        one, other = link
        if of_a[one] > 1 and of_b[other] > 1:
            del strength[link]
            of_a[one] -= 1
            of_b[other] -= 1


def _drop_small_parts(
    strength: dict[tuple[int, int], float], a: Draft, b: Draft, pairs: Pairs
) -> None:
    """Of several parts, those that are mostly something else are none; the strongest stays."""
    flow_a, flow_b = _flows(a, b, pairs)
    of_a = Counter(one for one, _ in strength)
    of_b = Counter(other for _, other in strength)
    for link in sorted(strength, key=lambda k: (strength[k], k[0] + k[1])):
        one, other = link
        if of_a[one] > 1:
            part = flow_b[link] >= _PART * b.sizes[other]
        elif of_b[other] > 1:
            part = flow_a[link] >= _PART * a.sizes[one]
        else:
            continue
        if not part:
            del strength[link]
            of_a[one] -= 1
            of_b[other] -= 1


def _rewritten(
    a: Draft, b: Draft, pairs: Pairs, strength: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Scenes with hardly anything left of their words, known by the place they are set in: those
    that still share something, or stand between the same scenes as before."""
    partners: defaultdict[int, list[int]] = defaultdict(list, {-1: [-1]})
    for one, other in sorted(strength):
        partners[one].append(other)
    known_b = {other for _, other in strength}
    shared: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in pairs.items():
        shared[a.passages[i].scene].add(b.passages[j].scene)
    beside_a = _beside({one for one, _ in strength}, len(a.sizes))
    beside_b = _beside(known_b, len(b.sizes))
    where = [_where(scene) for scene in b.screenplay.scenes]
    between: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for other in sorted({*range(len(b.sizes))} - known_b, reverse=True):
        between[where[other], *beside_b[other]].append(other)
    made: dict[int, int] = {}
    for one, scene in enumerate(a.screenplay.scenes):
        if one in partners:
            continue
        here = _where(scene)
        found = {n for n in shared[one] if n not in known_b and where[n] == here}
        if beside_a[one] != _NONE:
            for before, after in product(*(partners[n] for n in beside_a[one])):
                waiting = between.get((here, before, after), [])
                while waiting and waiting[-1] in made:
                    waiting.pop()
                found |= {*waiting[-1:]}
        if found := found - made.keys():
            made[min(found)] = one
    return [(one, other) for other, one in made.items()]


def _where(scene: Scene) -> str:
    return " ".join((scene.heading.location or scene.heading.text).upper().split())


def _beside(known: set[int], count: int) -> list[tuple[int, int]]:
    """The nearest known scene before and after each; -1 where there is none."""
    before, last = [], -1
    for n in range(count):
        before.append(last)
        last = n if n in known else last
    after, last = [], -1
    for n in reversed(range(count)):
        after.append(last)
        last = n if n in known else last
    return list(zip(before, reversed(after), strict=True))


def _groups(strength: Mapping[tuple[int, int], float], count_a: int, count_b: int) -> list[Group]:
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for one, other in sorted(strength):
        of_a.setdefault(one, []).append(other)
        of_b.setdefault(other, []).append(one)

    def main(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, int]:
        links = [(one, other) for one in a for other in b]
        return max(links, key=lambda k: (strength[k], -k[0] - k[1]))

    made: list[Group] = []
    for one in range(count_a):
        others = tuple(of_a.get(one, ()))
        if not others:
            made.append(Group((one,), (), None))
        elif len(others) > 1 or len(of_b[others[0]]) == 1:
            made.append(Group((one,), others, main((one,), others)))
    for other in range(count_b):
        ones = tuple(of_b.get(other, ()))
        if not ones:
            made.append(Group((), (other,), None))
        elif len(ones) > 1:
            made.append(Group(ones, (other,), main(ones, (other,))))
    return made
