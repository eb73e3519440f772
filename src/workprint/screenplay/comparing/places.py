"""Locations that were renamed: the same scenes, set in a place of another name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from workprint.film.drafts import DraftScene, LocationChange
from workprint.film.reason import Reason
from workprint.film.screenplay import Scene
from workprint.screenplay.comparing.evidence import heading_spans
from workprint.screenplay.comparing.linking import Group
from workprint.screenplay.comparing.passages import Draft
from workprint.screenplay.comparing.wording import location_told

_NEARLY_ALL = 0.7
"""The share of a place's scenes that have to be set in the other place."""


class _Went(NamedTuple):
    """A place of A, one of B, and the scenes (indices) set there that became one another."""

    before: str
    after: str
    links: tuple[tuple[int, int], ...]
    of: int
    kind: Literal["renamed", "partly"]


def location(scene: Scene) -> str:
    """The place of a scene as it is compared: in capitals, blanks made one."""
    return " ".join((scene.heading.location or scene.heading.text).upper().split())


def stayed(a: Draft, b: Draft, group: Group) -> tuple[int, int]:
    """The scenes of a group whose headings are compared: of several those that stayed in their
    place, or the first ones, whose heading was there before."""
    links = [(one, other) for one in group.a for other in group.b]
    same = (
        (one, other)
        for one, other in links
        if location(a.screenplay.scenes[one]) == location(b.screenplay.scenes[other])
    )
    return next(same, links[0])


def location_changes(
    a: Draft,
    b: Draft,
    scenes: tuple[Sequence[DraftScene], Sequence[DraftScene]],
    groups: Sequence[Group],
) -> tuple[LocationChange, ...]:
    """Sets that were renamed with all their parts, then single places, in order of A."""
    links = [stayed(a, b, group) for group in groups if group.main is not None]
    sets = list(_renamed(a, b, links, _set_of))
    # A set that has no parts, or one part alone, is told by its whole place.
    sets = [w for w in sets if len({location(a.screenplay.scenes[x]) for x, _ in w.links}) > 1]
    told = {link for went in sets for link in went.links}
    by_set = {(went.before, went.after) for went in sets}
    single = [
        went
        for went in _renamed(a, b, links, location)
        if not told.issuperset(went.links) and (went.before, went.after) not in by_set
    ]
    made = [(w, True) for w in sets] + [(w, False) for w in single]
    return tuple(
        LocationChange(
            went.kind, went.before, went.after, whole, len(went.links), went.of,
            Reason(
                location_told(went.before, went.after, whole, len(went.links), went.of),
                heading_spans(
                    [scenes[0][x] for x, _ in went.links], [scenes[1][y] for _, y in went.links]
                ),
            ),
        )
        for went, whole in sorted(made, key=lambda one: one[0].links)
    )  # fmt: skip


def _set_of(scene: Scene) -> str:
    return " ".join((scene.heading.set or scene.heading.text).upper().split())


def _renamed(
    a: Draft, b: Draft, links: Sequence[tuple[int, int]], name: Callable[[Scene], str]
) -> Iterator[_Went]:
    """Places whose scenes are set in a place that draft A does not have."""
    ours = [name(scene) for scene in a.screenplay.scenes]
    theirs = [name(scene) for scene in b.screenplay.scenes]
    flow: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one, other in sorted(links):
        flow[ours[one], theirs[other]].append((one, other))
    count: Mapping[tuple[str, str], int] = {k: len(own) for k, own in flow.items()}
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for (x, y), n in count.items():
        out[x] += n
        into[y] += n
    for (x, y), own in flow.items():
        if x == y or y in ours or count[x, y] < _NEARLY_ALL * into[y]:
            continue
        if x not in theirs and count[x, y] >= _NEARLY_ALL * out[x]:
            yield _Went(x, y, tuple(own), out[x], "renamed")
        elif count[x, y] > 1:
            yield _Went(x, y, tuple(own), out[x], "partly")
