"""Which scene of a new draft is which scene of the old one.

A scene keeps its id when it is rewritten, moved or renumbered. Evidence, strongest first: the
same words, the same heading and number, then a score of shared words, heading and number. Sure
pairs are taken first; what is left is compared, best score first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from workprint.film.screenplay import ElementKind, Heading, Screenplay
from workprint.screenplay.headings import understand_heading

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_NUMBER = re.compile(r"s?(\d+)\Z")
_SILENT = frozenset({ElementKind.NOTE, ElementKind.BONEYARD, ElementKind.SCENE_HEADING})

_CONTENT, _HEADING, _PRINTED = 0.6, 0.3, 0.1
"""Weights of shared words, of a like heading and of the same printed number; their sum is 1."""

_ENOUGH = 0.34
"""A pair with a lower score is two different scenes."""


class SceneTrace(NamedTuple):
    """What is kept of a scene to know it again: id, number as printed, heading and words.

    `text` may be the scene's text or any fingerprint of it; a fingerprint only tells equal scenes.
    """

    id: str
    number: str | None
    heading: str
    text: str


def scene_traces(screenplay: Screenplay) -> tuple[SceneTrace, ...]:
    """The traces of all scenes of `screenplay`, in order."""
    return tuple(
        SceneTrace(
            scene.id,
            scene.number,
            scene.heading.text,
            "\n".join(
                element.text
                for element in screenplay.elements[scene.first_element : scene.last_element]
                if element.kind not in _SILENT
            ),
        )
        for scene in screenplay.scenes
    )


def match_scenes(
    old: Sequence[tuple[str, str | None, str, str]],
    new: Screenplay,
    *,
    used: Iterable[str] = (),
) -> tuple[str, ...]:
    """An id for every scene of `new`: that of the scene of `old` it is, or a fresh one.

    `old` holds traces (id, number, heading text, content) in order; `used` further ids that were
    given before and must not be given again. Fresh ids go on from the highest one seen.
    """
    pairs = pair_scenes([SceneTrace(*entry) for entry in old], scene_traces(new))
    fresh = _fresh_ids([*(trace[0] for trace in old), *used])
    return tuple(
        old[pairs[index]][0] if index in pairs else next(fresh) for index in range(len(new.scenes))
    )


def pair_scenes(
    old: Sequence[SceneTrace], new: Sequence[SceneTrace], *, only_equal: bool = False
) -> dict[int, int]:
    """Which scene of `old` each scene of `new` is, by index; those that are none are left out.

    `only_equal` pairs those alone that say the same, word for word. Turned round, the pairs are
    the same.
    """
    before, after = [_Profile(trace) for trace in old], [_Profile(trace) for trace in new]
    pairs: dict[int, int] = {}
    keys: tuple[Callable[[_Profile], object], ...] = (
        lambda scene: (scene.heading, scene.number, scene.text) if scene.text else None,
        lambda scene: (scene.heading, scene.text) if scene.text else None,
        lambda scene: scene.text if len(scene.text) >= 20 else None,
        lambda scene: (scene.heading, scene.number) if not scene.text else None,
    )
    for key in keys:
        _pair_equal(before, after, pairs, key)
    if not only_equal:
        _pair_alike(before, after, pairs)
    return pairs


class _Profile:
    """A scene prepared for comparison."""

    __slots__ = ("heading", "number", "parts", "size", "text", "words")

    def __init__(self, trace: SceneTrace) -> None:
        understood: Heading = understand_heading(trace.heading)
        self.number = trace.number
        self.heading = " ".join(trace.heading.upper().split())
        self.text = " ".join(trace.text.split())
        self.words = Counter(_WORD.findall(self.text.lower()))
        self.size = self.words.total()
        self.parts = (
            frozenset(_WORD.findall((understood.location or self.heading).upper())),
            understood.int_ext,
            (understood.time or "").upper(),
        )


def _pair_equal(
    before: list[_Profile],
    after: list[_Profile],
    pairs: dict[int, int],
    key: Callable[[_Profile], object],
) -> None:
    """Pair scenes with the same key, in order of appearance."""
    taken = set(pairs.values())
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    for index in range(len(before) - 1, -1, -1):
        if index not in taken and (found := key(before[index])) is not None:
            waiting[found].append(index)
    for index, scene in enumerate(after):
        if index not in pairs and (found := key(scene)) is not None and waiting.get(found):
            pairs[index] = waiting[found].pop()


def _pair_alike(before: list[_Profile], after: list[_Profile], pairs: dict[int, int]) -> None:
    """Pair what is left by score, best first; equal scores go to the pair nearest in order."""
    taken = set(pairs.values())
    left = [index for index in range(len(before)) if index not in taken]
    open_ = [index for index in range(len(after)) if index not in pairs]
    shared = _shared_words(before, after, left, open_)
    scores: list[tuple[float, int, int, int]] = []
    for new in open_:
        for old in left:
            score = _score(before[old], after[new], shared.get((new, old), 0))
            if score >= _ENOUGH:
                scores.append((-score, abs(_place(old, before) - _place(new, after)), new, old))
    scores.sort()
    for _, _, new, old in scores:
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)


def _place(index: int, scenes: list[_Profile]) -> int:
    return 1000 * index // max(1, len(scenes))


def _shared_words(
    before: list[_Profile], after: list[_Profile], left: list[int], open_: list[int]
) -> dict[tuple[int, int], int]:
    """How many words each pair shares; words that half of all scenes have do not count.

    An index from word to scenes keeps this near linear in the words of both drafts.
    """
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for old in left:
        for word, times in before[old].words.items():
            index[word].append((old, times))
    often = Counter(word for new in open_ for word in after[new].words)
    common = max(3, max(len(left), len(open_)) // 2)
    silent = {
        word for word in (*index, *often) if max(len(index.get(word, ())), often[word]) > common
    }
    shared: Counter[tuple[int, int]] = Counter()
    for new in open_:
        for word, times in after[new].words.items():
            if word not in silent:
                for old, there in index.get(word, ()):
                    shared[new, old] += min(times, there)
    for scene in (*(before[old] for old in left), *(after[new] for new in open_)):
        scene.size = sum(n for word, n in scene.words.items() if word not in silent)
    return shared


def _score(old: _Profile, new: _Profile, shared: int) -> float:
    places = old.parts[0] | new.parts[0]
    place = len(old.parts[0] & new.parts[0]) / len(places) if places else 0.0
    same_side, same_time = old.parts[1] == new.parts[1], old.parts[2] == new.parts[2]
    heading = 0.7 * place + 0.15 * same_side + 0.15 * same_time
    # The smaller scene decides: a scene cut to half its length shares all the words it has left.
    smaller = min(old.size, new.size)
    content = shared / smaller * min(1.0, smaller / 8) if smaller else 0.0
    printed = old.number is not None and old.number == new.number
    if not place and content < 0.5:
        return 0.0
    return _CONTENT * content + _HEADING * heading + _PRINTED * printed


def _fresh_ids(seen: Iterable[str]) -> Iterator[str]:
    """Ids that were never used: s001, s002, … above the highest seen."""
    numbers = [int(match.group(1)) for name in seen if (match := _NUMBER.match(name))]
    return (f"s{number:03d}" for number in count(max(numbers, default=0) + 1))
