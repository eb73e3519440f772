"""Which passage of draft B is which of draft A.

Words and pairs of neighbouring words are weighed by how rare they are (Spärck Jones 1972), and
two passages are as alike as what they share weighs (Dice 1945). Passages that are like one
other alone are sure; what is less sure, or stands often ("Yes."), goes where its neighbours and
its scene went, or where the scene is that is like its own as a whole. Turned round, the pairs are
the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from math import fsum, log

from workprint.screenplay.comparing.passages import Draft, Passage

Pairs = dict[int, int]
"""Index of a passage of A -> index of the passage of B that it became."""

_OFTEN = 40
"""Words that more passages of a draft have than this lead to none of them."""
_ALIKE, _FAINT = 0.5, 0.12
"""Likeness that is enough alone, and with neighbours and scene that went there too."""
_APART, _AHEAD = 0.15, 0.05
"""How much more alike than all others a sure pair is; and scenes are that may be the same."""
_SCENE, _NEIGHBOUR = 0.4, 0.12
"""What a like scene adds to a pair's likeness at most, and each neighbour."""
_FEWEST = 3
"""Words; shorter passages are never sure by themselves."""
_ROUNDS = 3
"""What a round has found tells the next one where the rest may be."""

_Feature = str | tuple[str, str]
_Likeness = dict[tuple[int, int], float]


def pair_passages(a: Draft, b: Draft, equal: Mapping[int, int]) -> Pairs:
    """The pairs, given the scenes (of A -> of B) that say the same word for word."""
    pairs: Pairs = {}
    for one, other in equal.items():
        _pair_same_texts(a, b, one, other, pairs)
    left = [i for i, p in enumerate(a.passages) if p.scene not in equal]
    taken = set(equal.values())
    open_ = [j for j, p in enumerate(b.passages) if p.scene not in taken]
    likeness = _likeness(a.passages, b.passages, left, open_)
    found = _sure(likeness, a.passages, b.passages)
    whole = _whole_scenes(a, b, equal)
    for _ in range(_ROUNDS):
        votes = _votes(found, a, b)
        votes |= {link: max(vote, votes.get(link, 0.0)) for link, vote in whole.items()}
        for one, other in votes:
            _add_same_texts(a, b, one, other, likeness)
        found = _best(likeness, found, votes, a.passages, b.passages)
    return pairs | found


def _pair_same_texts(a: Draft, b: Draft, one: int, other: int, pairs: Pairs) -> None:
    """Pair the passages of two scenes that have the same text, in order."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for j in reversed(b.by_scene[other]):
        waiting[b.passages[j].text].append(j)
    for i in a.by_scene[one]:
        if waiting[a.passages[i].text]:
            pairs[i] = waiting[a.passages[i].text].pop()


def _add_same_texts(a: Draft, b: Draft, one: int, other: int, likeness: _Likeness) -> None:
    """Count equal passages of two scenes as alike: their words are too common to lead there."""
    theirs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in b.by_scene[other]:
        theirs[b.passages[j].words].append(j)
    ours: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in a.by_scene[one]:
        ours[a.passages[i].words].append(i)
    for words, own in ours.items():
        same = theirs.get(words, [])
        # What is said over and over in one scene goes in order; all pairs would be too many.
        often = len(own) * len(same) > _OFTEN**2
        for i, j in zip(own, same, strict=False) if often else product(own, same):
            likeness[i, j] = 1.0


def _features(passage: Passage) -> frozenset[_Feature]:
    return frozenset((*passage.words, *pairwise(passage.words)))


def _likeness(
    a: Sequence[Passage], b: Sequence[Passage], left: Iterable[int], open_: Iterable[int]
) -> _Likeness:
    """How alike passages are that share something rare: 0 to 1, nothing below `_FAINT`."""
    ours = {i: _features(a[i]) for i in left}
    theirs = {j: _features(b[j]) for j in open_}
    count = len(ours) + len(theirs)
    often_a = Counter(f for own in ours.values() for f in own)
    often_b = Counter(f for own in theirs.values() for f in own)
    often = often_a + often_b
    weight = {f: log(1 + count / n) for f, n in often.items()}
    # Exact sums: those of a set come out the same in whatever order it is gone through.
    size_a = {i: fsum(weight[f] for f in own) for i, own in ours.items()}
    size_b = {j: fsum(weight[f] for f in own) for j, own in theirs.items()}
    index: defaultdict[_Feature, list[int]] = defaultdict(list)
    for j, own in theirs.items():
        for f in own:
            if often_a[f] <= _OFTEN and often_b[f] <= _OFTEN:
                index[f].append(j)
    made: _Likeness = {}
    for i, own in ours.items():
        near = {j for f in own for j in index.get(f, ())}
        for j in near:
            # The lighter passage bounds what can be shared: most pairs end here.
            if 2 * min(size_a[i], size_b[j]) < _FAINT * (size_a[i] + size_b[j]):
                continue
            shared = fsum(weight[f] for f in own & theirs[j])
            dice = 2 * shared / (size_a[i] + size_b[j])
            if dice >= _FAINT:
                made[i, j] = round(dice, 6)
    return made


def _sure(likeness: _Likeness, a: Sequence[Passage], b: Sequence[Passage]) -> Pairs:
    """The pairs that are clearly more alike than either is to any other."""
    best_a, best_b = _best_likeness(likeness)
    return {
        i: j
        for (i, j), value in likeness.items()
        if value >= _ALIKE
        and min(len(a[i].words), len(b[j].words)) >= _FEWEST
        and value == best_a[i][0] == best_b[j][0]
        and value >= max(best_a[i][1], best_b[j][1]) + _APART
    }


def _whole_scenes(a: Draft, b: Draft, equal: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """How much scenes are alike as a whole, 0 to 1, where one of them is like no other as much:
    where half of all words are new, no sentence is sure, and yet its scene is."""
    ours, theirs = _as_passages(a), _as_passages(b)
    taken = set(equal.values())
    left = [n for n in range(len(ours)) if n not in equal]
    open_ = [n for n in range(len(theirs)) if n not in taken]
    likeness = _likeness(ours, theirs, left, open_)
    best_a, best_b = _best_likeness(likeness)
    return {
        (one, other): min(1.0, 2 * value)
        for (one, other), value in likeness.items()
        if any(
            value == first and value >= second + _AHEAD
            for first, second in (best_a[one], best_b[other])
        )
    }


def _as_passages(draft: Draft) -> list[Passage]:
    """Each scene as one passage."""
    return [
        Passage(n, 0, None, "", tuple(w for i in own for w in draft.passages[i].words))
        for n, own in enumerate(draft.by_scene)
    ]


def _best_likeness(
    likeness: _Likeness,
) -> tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]]:
    """The likeness of each passage of A, and of B, to what is most like it, and next most."""
    best_a: dict[int, tuple[float, float]] = {}
    best_b: dict[int, tuple[float, float]] = {}
    for (i, j), value in likeness.items():
        best_a[i] = _two_best(best_a.get(i, (0.0, 0.0)), value)
        best_b[j] = _two_best(best_b.get(j, (0.0, 0.0)), value)
    return best_a, best_b


def _two_best(best: tuple[float, float], value: float) -> tuple[float, float]:
    first, second = best
    return (value, first) if value > first else (first, max(second, value))


def _votes(sure: Pairs, a: Draft, b: Draft) -> dict[tuple[int, int], float]:
    """How much of two scenes went into each other by what is sure: from 0 to 1, half of their
    words, which is much where all was rewritten."""
    of_a: Counter[tuple[int, int]] = Counter()
    of_b: Counter[tuple[int, int]] = Counter()
    for i, j in sure.items():
        link = a.passages[i].scene, b.passages[j].scene
        of_a[link] += len(a.passages[i].words)
        of_b[link] += len(b.passages[j].words)
    return {
        (one, other): min(1.0, n / a.sizes[one] + of_b[one, other] / b.sizes[other])
        for (one, other), n in of_a.items()
    }


def _best(
    likeness: _Likeness,
    sure: Pairs,
    votes: Mapping[tuple[int, int], float],
    a: Sequence[Passage],
    b: Sequence[Passage],
) -> Pairs:
    """Sure pairs, then the others by likeness, scene and neighbours, the best first."""
    ranked = []
    for (i, j), value in likeness.items():
        vote = votes.get((a[i].scene, b[j].scene), 0.0)
        if not vote and min(len(a[i].words), len(b[j].words)) < _FEWEST:
            continue
        beside = (sure.get(i - 1) == j - 1) + (sure.get(i + 1) == j + 1)
        score = value + _SCENE * vote + _NEIGHBOUR * beside + (sure.get(i) == j)
        if score >= _ALIKE:
            apart = abs(i * len(b) - j * len(a))
            ranked.append((-score, apart, i + j, i, j))
    ranked.sort()
    pairs: Pairs = {}
    taken: set[int] = set()
    for *_, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
