"""Where and when the next scene is: places come back, and time mostly stands still."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Heading

_BACK, _FOLLOWS, _SET, _OFTEN, _STAYS = 0.34, 0.26, 0.12, 0.18, 0.10
"""Weights of the opinions about the place; their sum is 1. Chosen by hand: scripts that may be
counted are too few to fit them."""
_SAME_TIME, _ITS_TIME, _ANY_TIME = 0.65, 0.2, 0.15
_DECAY = 0.6

WHY = {
    "back": Phrase("cuts back to a place of late", "切回前不久的场景"),
    "follows": Phrase("followed this place before", "此前也接在这一场景之后"),
    "set": Phrase("is part of the same set", "同一布景的另一处"),
    "often": Phrase("is often used", "常用的场景"),
    "stays": Phrase("stays where we are", "留在原地"),
    "time": Phrase("the time of the last scene", "时间与上一场相同"),
}
_NUMBER = re.compile(r"\A\s*(?:第?\s*(\d+)\s*[.、．场:：]\s*)")


@dataclass(frozen=True, slots=True)
class Place:
    """A heading that may come next, its probability and its reasons."""

    text: str
    probability: float
    reasons: tuple[Reason, ...]


def next_headings(
    headings: Sequence[Heading], begins: str = "", most: int = 5, known: Sequence[Heading] = ()
) -> tuple[Place, ...]:
    """The headings likely after `headings`, most likely first, that begin as `begins` does.

    `known` are headings from elsewhere in the script. Numbers go on where the script has them.
    """
    number, begun = _numbered(begins)
    wanted = _plain(begun)
    forms: dict[tuple[str, str], Heading] = {}
    for heading in (*known, *headings):
        forms[_place(heading), _time(heading)] = heading
    if not forms:
        return ()
    times = Counter(_time(h) for h in headings if _time(h))
    here = headings[-1] if headings else None
    places = _places(headings, known)
    ranked: list[tuple[float, str, tuple[Reason, ...]]] = []
    for place, opinions in places.items():
        own = next((_time(h) for h in reversed(headings) if _place(h) == place), "")
        form = next(h for (p, _), h in reversed(forms.items()) if p == place)
        shares = _times(here, own, times) or {_time(form): 1.0}
        for time, share in shares.items():
            text = _written(form, time)
            if not _plain(text).startswith(wanted):
                continue
            reasons = tuple(
                Reason(WHY[o])
                for o, w in sorted(opinions.items(), key=lambda p: -p[1])[:1]
                if w > 0
            )
            if here is not None and time == _time(here) and time:
                reasons += (Reason(WHY["time"]),)
            ranked.append((sum(opinions.values()) * share, text, reasons))
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    prefix = number or _next_number(headings)
    return tuple(Place(f"{prefix}{text}", p, r) for p, text, r in ranked[:most])


def next_times(headings: Sequence[Heading], begun: str, most: int = 5) -> tuple[Place, ...]:
    """For a heading whose place is new: the place as typed with the times of the script."""
    cut = max(begun.rfind(" - ") + 3, begun.rfind(" ") + 1)
    if not headings or cut < 4:
        return ()
    head, tail = begun[:cut], begun[cut:]
    here = _time(headings[-1])
    times = Counter(_time(h) for h in headings if _time(h))
    order = sorted(times, key=lambda t: (t != here, -times[t], t))
    total = sum(times.values())
    return tuple(
        Place(head + time, times[time] / total, (Reason(WHY["time"]),) if time == here else ())
        for time in order[:most]
        if time.upper().startswith(tail.upper()) and (tail or head.rstrip() != head)
    )


def _places(
    headings: Sequence[Heading], known: Sequence[Heading]
) -> defaultdict[str, dict[str, float]]:
    order = [_place(h) for h in headings]
    made: defaultdict[str, dict[str, float]] = defaultdict(dict)
    here = order[-1] if order else None
    recent = [p for p in dict.fromkeys(reversed(order)) if p != here]
    _add(made, "back", _BACK, {p: _DECAY**n for n, p in enumerate(recent)})
    after = Counter(b for a, b in itertools.pairwise(order) if a == here)
    _add(made, "follows", _FOLLOWS, after)
    if headings:
        own = headings[-1].set
        same = {_place(h): 1.0 for h in (*known, *headings) if own and h.set == own}
        same.pop(here or "", None)
        _add(made, "set", _SET, same)
        _add(made, "stays", _STAYS, {order[-1]: 1.0})
    often: Counter[str] = Counter(order)
    for h in known:
        often[_place(h)] += 1
    _add(made, "often", _OFTEN, often)
    return made


def _add(
    made: defaultdict[str, dict[str, float]],
    opinion: str,
    weight: float,
    counts: dict[str, float] | Counter[str],
) -> None:
    total = sum(counts.values())
    for place, count in counts.items():
        made[place][opinion] = weight * count / total


def _times(here: Heading | None, own: str, times: Counter[str]) -> dict[str, float]:
    shares: defaultdict[str, float] = defaultdict(float)
    if here is not None and _time(here):
        shares[_time(here)] += _SAME_TIME
    if own:
        shares[own] += _ITS_TIME
    total = sum(times.values())
    for time, count in times.items():
        shares[time] += _ANY_TIME * count / total
    return dict(shares)


def _place(heading: Heading) -> str:
    return f"{heading.int_ext or ''} {(heading.location or heading.text).upper()}"


def _time(heading: Heading) -> str:
    return heading.time or ""


def _written(heading: Heading, time: str) -> str:
    """The heading's line with another time, without its number at the front."""
    text = _NUMBER.sub("", heading.text)
    if not heading.time or not time or heading.time == time:
        return text
    head, found, tail = text.rpartition(heading.time)
    return f"{head}{time}{tail}" if found else text


def _numbered(begins: str) -> tuple[str, str]:
    """A number at the front, as typed, and what follows it."""
    found = _NUMBER.match(begins)
    return (begins[: found.end()], begins[found.end() :]) if found else ("", begins)


def _next_number(headings: Sequence[Heading]) -> str:
    if not headings:
        return ""
    found = _NUMBER.match(headings[-1].text)
    if found is None:
        return ""
    return found.group().replace(found.group(1), str(int(found.group(1)) + 1), 1)


def _plain(text: str) -> str:
    return " ".join(text.upper().lstrip(".").split())
