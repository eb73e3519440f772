"""How violations are worded: clocks, lengths, scenes and people, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.rules import Rule
from workprint.film.schedule import Strip
from workprint.film.shoot import Violation

TERMS = "shoot.toml"
"""Where the terms of a shoot stand."""
_DAY = 1440


def clock(minute: int) -> str:
    """Minutes after midnight as on a call sheet; "+1" for the next morning, "-1" before midnight.

    >>> clock(435), clock(1470), clock(-30)
    ('07:15', '00:30 (+1)', '23:30 (-1)')
    """
    days, rest = divmod(minute, _DAY)
    return f"{rest // 60:02d}:{rest % 60:02d}" + (f" ({days:+d})" if days else "")


def length(minutes: int) -> Phrase:
    """A length of time.

    >>> length(95), length(120)
    (Phrase(en='1 h 35 min', zh='1 小时 35 分钟'), Phrase(en='2 h', zh='2 小时'))
    """
    hours, rest = divmod(minutes, 60)
    en = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    zh = [f"{hours} 小时"] * bool(hours) + [f"{rest} 分钟"] * bool(rest or not hours)
    return Phrase(" ".join(en), " ".join(zh))


def counted(count: int, noun: str) -> str:
    """A number with what it counts, in English.

    >>> counted(1, "day"), counted(2, "day")
    ('1 day', '2 days')
    """
    return f"{count} {noun}{'s' * (count != 1)}"


def scenes(strips: Iterable[Strip]) -> Phrase:
    """Strips as one says them: "scene 12", "scenes 12, 14"."""
    told = list(strips)
    named = [one.scene or one.description or one.banner or one.id for one in told]
    word = "scene" if len(told) == 1 else "scenes"
    return Phrase(f"{word} {', '.join(named)}", f"第 {'、'.join(named)} 场")


def term(name: str, value: object) -> Measure:
    """A term of the shoot as evidence."""
    return Measure(name, str(value), TERMS)


def ruled(rule: Rule, *names: str) -> tuple[Measure, ...]:
    """Values of a rule as evidence, with its source and date."""
    known = dict(rule.values)
    return tuple(
        Measure(f"{rule.id} {name}", str(known[name]), rule.source, rule.date or None)
        for name in names
        if name in known
    )


def broken(
    rule: str,
    en: str,
    zh: str,
    *evidence: Measure,
    hard: bool = True,
    date: date | None = None,
    strips: Iterable[str] = (),
    elements: Iterable[str] = (),
) -> Violation:
    """A violation with its reason."""
    reason = Reason(Phrase(en, zh), evidence)
    return Violation(rule, hard, reason, date, tuple(strips), tuple(elements))
