"""Cues that were renamed: the same lines under another name, wherever they stand.

Names are compared by where their lines went. One name's lines all under one other name that has
no other old lines is a renaming, whatever else either of them says that is new; so two names
that change places are two renamings, and a name that still speaks was renamed in part at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workprint.film.drafts import CueChange, Renaming
from workprint.film.reason import DraftSpan, Reason
from workprint.screenplay.comparing.alike import Pairs
from workprint.screenplay.comparing.evidence import element_spans
from workprint.screenplay.comparing.passages import Draft
from workprint.screenplay.comparing.wording import cue_told

_NEARLY_ALL, _STRAY = 0.7, 0.1
"""Shares of a name's lines that are found again: enough to be renamed, and to be no sign."""
_FEWEST = 2
"""Lines that have to be found under a name for two names to be made of one, or one of two."""
_FOUND, _HALF = 0.2, 0.5
"""Shares of all lines of a name: that have to be found for it to be known, and that have to be
another's for the two to be one, or parts of one."""

_Told = tuple[Renaming, tuple[str, ...], tuple[str, ...]]
"""What happened, to which names of A, and which names of B they are."""


class _Flow(NamedTuple):
    """Lines by the name that spoke them and the one that speaks them now, as pairs of elements;
    and how many lines each name has in A and in B."""

    lines: dict[tuple[str, str], set[tuple[int, int]]]
    old: Counter[str]
    new: Counter[str]

    def between(self, one: str, other: str) -> int:
        return len(self.lines.get((one, other), ()))

    def out(self, one: str) -> Counter[str]:
        """Where the lines of a name of A went."""
        return Counter({y: len(own) for (x, y), own in self.lines.items() if x == one})

    def into(self, other: str) -> Counter[str]:
        """Where the lines of a name of B come from."""
        return Counter({x: len(own) for (x, y), own in self.lines.items() if y == other})


def cue_changes(a: Draft, b: Draft, pairs: Pairs) -> tuple[CueChange, ...]:
    """All cues whose lines stand under another name, in order of their first line in A."""
    flow = _flow(a, b, pairs)
    told: list[_Told] = []
    done: set[tuple[str, str]] = set()
    for kind, before, after in (*_merged(flow), *_renamed(flow), *_divided(flow)):
        links = {(x, y) for x in before for y in after if flow.between(x, y)}
        if not links & done:
            told.append((kind, before, after))
            done |= links
    told += [("given", (x,), (y,)) for x, y in _given(flow) if (x, y) not in done]
    made = [_change(a, b, flow, *one) for one in told]
    return tuple(sorted(made, key=lambda c: min(_starts(c), default=0)))


def other_names(changes: Iterable[CueChange]) -> dict[str, frozenset[str]]:
    """The names each speaker of A has in B, by changes that are of names and not of lines."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.kind != "given":
            for name in change.before:
                found[name] |= {*change.after}
    return {name: frozenset(names) for name, names in found.items()}


def _starts(change: CueChange) -> Iterator[int]:
    for one in change.reason.evidence:
        if isinstance(one, DraftSpan) and one.draft == "a":
            yield one.span.start


def _flow(a: Draft, b: Draft, pairs: Pairs) -> _Flow:
    lines: defaultdict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for i, j in pairs.items():
        one, other = a.passages[i], b.passages[j]
        if one.speaker and other.speaker:
            lines[one.speaker, other.speaker].add((one.element, other.element))
    return _Flow(dict(lines), _lines(a), _lines(b))


def _lines(draft: Draft) -> Counter[str]:
    """All lines by who speaks them."""
    return Counter(name for name, _ in {(p.speaker, p.element) for p in draft.passages} if name)


def _renamed(flow: _Flow) -> Iterator[_Told]:
    """One name for one other. Neither keeps lines of its own under its old name."""
    for x, y in sorted(flow.lines):
        if x == y or not (_left(flow, x) and _left(flow, y) and _known(flow, x)):
            continue
        out, into = flow.out(x), flow.into(y)
        if out[y] >= _NEARLY_ALL * out.total() and into[x] >= _NEARLY_ALL * into.total():
            yield "renamed", (x,), (y,)


def _left(flow: _Flow, name: str) -> bool:
    """Whether a name was given up by its lines: a stray one may be found under it again where
    others have taken it over."""
    most = min(flow.out(name).total(), flow.into(name).total())
    return flow.between(name, name) <= _STRAY * most


def _known(flow: _Flow, name: str) -> bool:
    """Whether enough of a name's lines are found again to tell what became of it."""
    return flow.out(name).total() >= _FOUND * flow.old[name]


def _merged(flow: _Flow) -> Iterator[_Told]:
    """Names that are gone and have most of their lines under one name, with others' beside."""
    for y in sorted(flow.new):
        into = flow.into(y)
        gone = [
            x
            for x in sorted(into)
            if x != y
            and _left(flow, x)
            and into[x] >= _FEWEST
            and _known(flow, x)
            and into[x] >= _HALF * flow.out(x).total()
        ]
        own = [] if _left(flow, y) else [y]
        if gone and len(gone) + len(own) > 1:
            yield "merged", (*gone, *own), (y,)


def _divided(flow: _Flow) -> Iterator[_Told]:
    """A name whose lines went to names that are new: two of them, or one beside itself."""
    for x in sorted(flow.old):
        out = flow.out(x)
        fresh = [
            y
            for y in sorted(out)
            if y not in flow.old
            and out[y] >= _FEWEST
            and out[y] >= _NEARLY_ALL * flow.into(y).total()
            and out[y] >= _HALF * flow.new[y]
        ]
        if not fresh or not _known(flow, x):
            continue
        if not _left(flow, x):
            if len(fresh) == 1:
                yield "partly", (x,), (fresh[0],)
            else:
                yield "split", (x,), (x, *fresh)
        elif len(fresh) > 1:
            yield "split", (x,), tuple(fresh)


def _given(flow: _Flow) -> Iterator[tuple[str, str]]:
    return ((x, y) for x, y in sorted(flow.lines) if x != y)


def _change(
    a: Draft,
    b: Draft,
    flow: _Flow,
    kind: Renaming,
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> CueChange:
    went = {k for x in before for y in after if x != y for k in flow.lines.get((x, y), ())}
    of = sum(flow.out(x).total() for x in before)
    spans = element_spans(a, b, (i for i, _ in went), (j for _, j in went))
    return CueChange(
        kind, before, after, len(went), of,
        Reason(cue_told(kind, before, after, len(went), of), spans),
    )  # fmt: skip
