"""Light for scenes outside: when the sun stands over a shoot, and when a scene may be shot."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from math import ceil, floor
from typing import Literal
from zoneinfo import ZoneInfo

from workprint.film.terms import ShootTerms

Light = Literal["day", "night", "dawn", "dusk"]
Window = tuple[int, int]
"""From a minute to another, both after midnight of the shooting date."""

TWILIGHT = 20
"""Minutes after sunset, and before sunrise, in which it is neither day nor night."""
DAWN = (-45, 75)
"""Minutes about sunrise that pass for dawn on the screen."""
DUSK = (-75, 30)
"""Minutes about sunset that pass for dusk."""
MIDNIGHT_SUN: Window = (0, 1440)
"""Sunrise and sunset of a day on which the sun does not set."""
POLAR_NIGHT: Window = (720, 720)
"""Sunrise and sunset of a day on which the sun does not rise."""
_HORIZON = -0.833
"""Degrees of the sun's centre at sunrise and sunset, with refraction (US Naval Observatory)."""
_DAY = 1440

_WORDS: tuple[tuple[str, tuple[Light, ...]], ...] = (
    (r"\bday[ -]?(?:for|4)[ -]?night\b|\bd4n\b|日拍夜|昼拍夜", ("day",)),
    (r"\bnight[ -]?(?:for|4)[ -]?day\b|夜拍日", ("night",)),
    (r"\b(?:script )?day ?#?\d+\b|第?[一二三四五六七八九十\d]+ ?[天日]|(?:次|翌|同|当|隔)日", ()),
    (r"\bbefore (?:dawn|sunrise)\b|凌晨|拂晓前", ("night",)),
    (r"\b(?:dawn|sunrise|daybreak|day break|first light|early morning)\b", ("dawn",)),
    (r"清晨|清早|一早|黎明|拂晓|破晓|日出", ("dawn",)),
    (r"\b(?:dusk|sunset|twilight|magic hour|golden hour)\b", ("dusk",)),
    (r"傍晚|黄昏|日落|日暮|薄暮|暮", ("dusk",)),
    (r"\bevening\b", ("dusk", "night")),
    (r"\b(?:mid)?nights?\b|夜|晚", ("night",)),
    (r"\b(?:morning|noon|midday|afternoon|lunch|day|daytime)\b", ("day",)),
    (r"上午|早上|早晨|中午|正午|下午|午后|白天|午", ("day",)),
    (r"晨", ("dawn",)),
    (r"昏", ("dusk",)),
    (r"日|昼", ("day",)),
)
_HEADINGS = tuple((re.compile(words, re.IGNORECASE), lights) for words, lights in _WORDS)
_OUTSIDE = re.compile(r"EXT|外|\bI\.?\s*/\s*E\b|\bE\.?\s*/\s*I\b", re.IGNORECASE)


def is_outside(int_ext: str) -> bool:
    """Whether a strip is shot outside, if only in part ("INT/EXT", "内外景")."""
    return _OUTSIDE.search(int_ext) is not None


def lights(day_night: str) -> tuple[Light, ...]:
    """The lights a heading's hour asks for, in English or Chinese; none where it names no hour.

    Several may do: EVENING is dusk or night, DAY/NIGHT either. The number of a script day is no
    hour, and DAY FOR NIGHT is shot by day.
    """
    found: list[Light] = []
    text = day_night
    for words, told in _HEADINGS:
        if words.search(text):
            found += told
            text = words.sub(" ", text)
    return tuple(dict.fromkeys(found))


def windows(
    day_night: str, int_ext: str, sunrise: int, sunset: int, next_sunrise: int
) -> tuple[Window, ...] | None:
    """When a strip may be shot by its light; None where it may be at any hour.

    Minutes after midnight of the shooting date, `next_sunrise` past 1440. Strips inside have no
    window, nor have those whose hour nobody said. Else:

    - day: sunrise to sunset;
    - night: sunset + 20 to the next sunrise - 20, and up to sunrise - 20 of the date itself;
    - dawn: sunrise - 45 to sunrise + 75;
    - dusk: sunset - 75 to sunset + 30.

    Day and dawn of the next morning count too, for a night's work that runs into it. What the sun
    does not give that day (night in the midnight sun) has no window at all: ().
    """
    asked = lights(day_night)
    if not asked or not is_outside(int_ext):
        return None
    return _merged([w for light in asked for w in _of(light, sunrise, sunset, next_sunrise)])


def _of(light: Light, sunrise: int, sunset: int, next_sunrise: int) -> list[Window]:
    if (sunrise, sunset) == POLAR_NIGHT:
        return [(0, 2 * _DAY)] if light == "night" else []
    if (sunrise, sunset) == MIDNIGHT_SUN:
        return [(0, 2 * _DAY)] if light == "day" else []
    if light == "day":
        return [(sunrise, sunset), (next_sunrise, next_sunrise + sunset - sunrise)]
    if light == "night":
        return [(0, sunrise - TWILIGHT), (sunset + TWILIGHT, next_sunrise - TWILIGHT)]
    if light == "dawn":
        return [(rise + DAWN[0], rise + DAWN[1]) for rise in (sunrise, next_sunrise)]
    return [(sunset + DUSK[0], sunset + DUSK[1])]


def _merged(told: list[Window]) -> tuple[Window, ...]:
    """Windows in order; those that touch are one."""
    made: list[Window] = []
    for start, end in sorted(one for one in told if one[0] <= one[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def sun(terms: ShootTerms, day: date) -> Window | None:
    """Sunrise and sunset at the place of a shoot, in minutes on the clock there after midnight of
    `day`; None where the place is not known.

    Sunrise is rounded up and sunset down. Sunset may be past 1440 in the far north. Days without
    one are MIDNIGHT_SUN or POLAR_NIGHT. After NOAA's equations, by astral.
    """
    if terms.latitude is None or terms.longitude is None:
        return None
    from astral import Observer
    from astral import sun as astral

    zone = ZoneInfo(terms.zone)
    here = Observer(terms.latitude, terms.longitude)
    midday = datetime.combine(day, time(12), zone).astimezone(UTC)
    near = [day + timedelta(days=n) for n in (-1, 0, 1)]
    noon = min((astral.noon(here, one, UTC) for one in near), key=lambda at: abs(at - midday))
    if astral.elevation(here, noon) < _HORIZON:
        return POLAR_NIGHT
    half = timedelta(hours=12)
    rises = [at for at in _events(astral.sunrise, here, near) if noon - half <= at <= noon]
    sets = [at for at in _events(astral.sunset, here, near) if noon <= at <= noon + half]
    if not rises and not sets:
        return MIDNIGHT_SUN
    rise, sink = max(rises, default=noon - half), min(sets, default=noon + half)
    return ceil(_minutes(rise, day, zone)), floor(_minutes(sink, day, zone))


def next_sunrise(terms: ShootTerms, day: date) -> int | None:
    """The sunrise of the morning after `day`, in minutes after midnight of `day`."""
    told = sun(terms, day + timedelta(days=1))
    return None if told is None else told[0] + _DAY


def _events(event: object, here: object, days: list[date]) -> list[datetime]:
    """The sunrises or sunsets of some UTC dates; fewer where the sun does not do that."""
    made = []
    for one in days:
        try:
            made.append(event(here, one, UTC))  # type: ignore[operator]
        except ValueError:  # astral's way to say that there is none
            continue
    return made


def _minutes(at: datetime, day: date, zone: ZoneInfo) -> float:
    """What the clock of a zone shows, in minutes after midnight of `day`."""
    shown = at.astimezone(zone).replace(tzinfo=None)
    return (shown - datetime.combine(day, time())).total_seconds() / 60
