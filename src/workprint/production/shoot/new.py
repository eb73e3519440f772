"""A new shoot.toml to fill in: the cast and the places of a schedule, with no rates yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from workprint.film.reason import Phrase
from workprint.film.schedule import CAST_UCID, Schedule, ScheduleElement
from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.shooting.rules import rule_sets

USUAL_RULES = {"en": ("us-crew", "us-sag-aftra", "us-ca-minors"), "zh": ("cn",)}
"""The sets of rules of a shoot where nobody chose others, by language."""
_HEAD = Phrase(
    "# The terms of the shoot. Every key is told in docs/shoot-guide.md.\n"
    '# Dates: 2026-05-04. Times of the day: "07:00". Lengths in hours and minutes: "1:30".\n',
    "# 拍摄条件。各键说明见 docs/zh/shoot-guide.md。\n"
    '# 日期写 2026-05-04；钟点写 "07:00"；时长写 时:分，如 "1:30"。\n',
)
_SHOOT = Phrase(
    """# last = 2026-06-30            # the latest date of the shoot
days_off = ["Sat", "Sun"]
# country = "US"               # its holidays are days off: US, US-CA, CN ...
# holidays = [{ date = 2026-05-08, name = "Feast of the town" }]
# workdays = [2026-05-09]      # days off and holidays you shoot on all the same
# place = { latitude = 34.05, longitude = -118.24, zone = "America/Los_Angeles" }  # for the sun
# rules: any of SETS, or your own "my-rules.toml"
rules = [USUAL]
""",
    """# last = 2026-06-30            # 最晚拍摄日
days_off = ["周六", "周日"]
# country = "CN"               # 该国节假日休息，调休上班日照常：CN、US、US-CA ……
# holidays = [{ date = 2026-05-08, name = "当地节日" }]
# workdays = [2026-05-09]      # 休息日、节假日中照常拍摄的日子
# place = { latitude = 39.90, longitude = 116.40, zone = "Asia/Shanghai" }  # 用于计算日出日落
# rules：可选 SETS，或自己的 "my-rules.toml"
rules = [USUAL]
""",
)
_REST = Phrase(
    """
[limits]
standard = "10:00"             # work without meals; more is overtime
most = "12:00"                 # no day is longer
# eighths = 40                 # eighths of a page a day at the most
# moves = 1                    # moves of the company a day at the most
call = "07:00"
prep = "1:00"                  # cast comes so long before their first scene
move = "1:00"
meal = "0:30"

[money]
currency = "USD"
overtime_hour = 0
night = 0                      # a day with night work
move = 0
sixth_day_share = 0.5          # of a crew day more
seventh_day_share = 1

[[unit]]
name = "main"
day_cost = 0
# [[unit]]
# name = "second"
# scenes = ["12A"]
""",
    """
[limits]
standard = "10:00"             # 每日工时（不含用餐），超出为加班
most = "12:00"                 # 任何一天不得更长
# eighths = 40                 # 每日至多多少个八分之一页
# moves = 1                    # 每日至多转场几次
call = "07:00"
prep = "1:00"                  # 演员比首场提前到场
move = "1:00"
meal = "0:30"

[money]
currency = "CNY"
overtime_hour = 0
night = 0                      # 有夜戏的拍摄日
move = 0
sixth_day_share = 0.5          # 第六天多付剧组日费的比例
seventh_day_share = 1

[[unit]]
name = "main"
day_cost = 0
# [[unit]]
# name = "second"
# scenes = ["12A"]
""",
)
_PEOPLE = Phrase(
    """
# contract: "day" (days worked), "weekly" (week_rate for a begun week), "run" (first day to last;
# a held day costs hold_share of day_rate). drop_days = 10 lets go over a longer gap, once.
# born = 2014-03-01 makes a minor; away = [{ first = 2026-05-11, last = 2026-05-13, why = "" }].
""",
    """
# contract："day"（只付工作日）、"weekly"（首末日间每个起始周付 week_rate）、"run"（首日到末日，
# 待命日付 day_rate 的 hold_share）。drop_days = 10：间隔更长时可离组再回组一次。
# born = 2014-03-01 用于判断未成年人。
# away = [{ first = 2026-05-11, last = 2026-05-13, why = "" }] 为不在的日子。
""",
)
_PLACES = Phrase(
    """
# from, to: its hours. open, closed = [{ first = 2026-05-11, last = 2026-05-13, why = "" }].
# sets: those it stands for, where another name is on the board. cover: for when it rains.
""",
    """
# from、to：可用钟点。open、closed = [{ first = 2026-05-11, last = 2026-05-13, why = "" }]。
# sets：对应的场景（名称与场次条板不同时）。cover：雨天备用景。
""",
)
_START = Phrase(
    "# start = 2026-05-04           # the first day of shooting: write it here\n",
    "# start = 2026-05-04           # 开机日：请填写\n",
)


def write_new_terms(
    path: Path, schedule: Schedule, language: str, start: date | None = None
) -> None:
    """Write a new file of terms in "en" or "zh". What is there is never written over.

    `start`, else the start of a calendar of the schedule, is the first day; without any the line
    waits to be filled in, and the file cannot be read before.
    """
    if path.exists():
        raise FilmError(f"{path} is there already, with your terms; name another file")
    write_text(path, new_terms(schedule, language, start))


def new_terms(schedule: Schedule, language: str, start: date | None = None) -> str:
    """The text of a new file of terms."""
    first = start or min((c.start for c in schedule.calendars if c.start), default=None)
    sets, usual = _listed(rule_sets()), _listed(USUAL_RULES[language])
    lines = [_HEAD.in_(language), "\n[shoot]\n"]
    lines.append(f"start = {first}\n" if first else _START.in_(language))
    shoot = _SHOOT.in_(language).replace("SETS", sets).replace("USUAL", usual)
    lines += [shoot, _REST.in_(language)]
    people = list(_cast(schedule))
    if people:
        lines.append(_PEOPLE.in_(language))
    for one in people:
        number = f"  # {one.board}" if one.board else ""
        lines.append(
            f'\n[[person]]\nname = {_quoted(one.name)}{number}\ncontract = "day"\nday_rate = 0\n'
        )
    places = list(_places(schedule))
    if places:
        lines.append(_PLACES.in_(language))
    for place, sets_of in places:
        told = f"  # {', '.join(sets_of)}" if sets_of else ""
        lines.append(f"\n[[place]]\nname = {_quoted(place)}{told}\n")
    return "".join(lines)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _cast(schedule: Schedule) -> Iterator[ScheduleElement]:
    """The cast by their numbers on the board, each name once."""
    cast = {one.id for one in schedule.categories if one.ucid == CAST_UCID}
    seen: set[str] = set()
    found = [one for one in schedule.elements if one.category in cast and one.name]
    for one in sorted(found, key=lambda e: (not e.board.isdigit(), e.board.zfill(8))):
        if one.name.casefold() not in seen:
            seen.add(one.name.casefold())
            yield one


def _places(schedule: Schedule) -> Iterator[tuple[str, list[str]]]:
    """Locations, or sets where no location is named, in the order of the strips; each with the
    other sets there."""
    made: dict[str, tuple[str, list[str]]] = {}
    for strip in schedule.strips:
        name = strip.location or strip.set
        if strip.kind != "scene" or not name:
            continue
        _, sets = made.setdefault(name.casefold(), (name, []))
        if strip.set and strip.set.casefold() != name.casefold() and strip.set not in sets:
            sets.append(_line(strip.set))
    yield from made.values()


def _line(text: str) -> str:
    """Text that may stand in a comment."""
    return "".join(c if c >= " " and c != "\x7f" else " " for c in text)


def _quoted(text: str) -> str:
    import tomlkit

    return tomlkit.string(text).as_string()
