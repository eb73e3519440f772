"""Dates the company works: within the shoot, not on its days off."""

from __future__ import annotations

from collections.abc import Iterator

from workprint.film.schedule import weekday
from workprint.film.shoot import Violation
from workprint.shooting.checking.facts import Facts, shot
from workprint.shooting.checking.words import broken, counted, term

WEEK = (
    ("Sunday", "星期日"), ("Monday", "星期一"), ("Tuesday", "星期二"), ("Wednesday", "星期三"),
    ("Thursday", "星期四"), ("Friday", "星期五"), ("Saturday", "星期六"),
)  # fmt: skip
"""The days of the week as `weekday` counts them."""


def days_off(facts: Facts) -> Iterator[Violation]:
    """Shooting days on which the company is off."""
    for day in facts.days:
        if not facts.is_off(day.date):
            continue
        holiday = facts.holiday(day.date)
        en, zh = WEEK[weekday(day.date)]
        why_en, why_zh = (holiday, holiday) if holiday else (en, zh)
        yield broken(
            "date.day-off",
            f"{day.date} is a day off ({why_en}), and {day.unit} shoots",
            f"{day.date} 休息（{why_zh}），而 {day.unit} 组有拍摄",
            term("holidays" if holiday else "days_off", why_en), date=day.date, strips=shot(day),
        )  # fmt: skip


def within(facts: Facts) -> Iterator[Violation]:
    """Shooting days before the first or after the latest date of the shoot."""
    start, last = facts.terms.start, facts.terms.last
    for day in facts.days:
        if day.date < start:
            by = (start - day.date).days
            yield broken(
                "date.before-start",
                f"{day.date} is {counted(by, 'day')} before the shoot starts on {start}",
                f"{day.date} 早于开机日 {start} {by} 天",
                term("start", start), date=day.date, strips=shot(day),
            )  # fmt: skip
        if last is not None and day.date > last:
            by = (day.date - last).days
            yield broken(
                "date.after-last",
                f"{day.date} is {counted(by, 'day')} after {last}, the latest date of the shoot",
                f"{day.date} 晚于最后期限 {last} {by} 天",
                term("last", last), date=day.date, strips=shot(day),
            )  # fmt: skip
