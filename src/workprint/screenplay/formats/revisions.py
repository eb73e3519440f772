"""Revisions as they are asked for: which drafts were handed out, their colours, their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workprint.film.screenplay import Screenplay
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.locked_numbers import numbered, with_locked_numbers
from workprint.screenplay.pages import Page
from workprint.screenplay.pages.locking import handed_out, locked_pages
from workprint.screenplay.pages.revising import COLOURS, changes, colour_after, issued

_CHINESE = dict(zip(COLOURS, "白 蓝 粉 黄 绿 金黄 浅黄 橙红 樱桃红".split(), strict=True))
_TIMES = {"": "", "double": "第二轮", "triple": "第三轮"}


@dataclass(frozen=True, slots=True)
class Revises:
    """The drafts that were handed out before (files), the first of them white, and whether only
    the pages that changed last are wanted.

    `colours` and `dates` belong to the last revisions; before those, colours are the customary.
    """

    drafts: tuple[Path, ...]
    colours: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    only_changed: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A draft as it was handed out: the colour of its paper, what stands over its pages."""

    colour: str = "white"
    header: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """A revised screenplay with locked numbers, its locked pages with their marks, and the
    issues they belong to."""

    screenplay: Screenplay
    pages: tuple[Page, ...]
    issues: tuple[Issue, ...]
    only_changed: bool


def revised(drafts: Sequence[Screenplay], new: Screenplay, asked: Revises) -> Revised:
    """`new` as the last revision of some drafts; ScreenplayError for a colour or date that is
    none, or more of them than there are revisions."""
    issues = _issues(asked, new.language)
    before = numbered(drafts[0])
    pages = handed_out(before)
    for number, draft in enumerate((*drafts[1:], new), 1):
        after = with_locked_numbers(before, draft)
        locked = locked_pages(before, pages, after)
        pages = issued(locked, changes(before, after), pages, number)
        before = after
    return Revised(before, pages, issues, asked.only_changed)


def _issues(asked: Revises, language: str) -> tuple[Issue, ...]:
    count = len(asked.drafts)
    for given, name in ((asked.colours, "colours"), (asked.dates, "dates")):
        if len(given) > count:
            raise ScreenplayError(
                f"there are {len(given)} {name} for {count} revisions",
                "give every draft that was handed out with --revises, the first one first",
            )
    colours: list[str] = ["white"]
    while len(colours) + len(asked.colours) <= count:
        colours.append(colour_after(colours[-1]))
    colours += map(colour_named, asked.colours)
    days: list[date | None] = [None] * (count + 1 - len(asked.dates))
    days += map(_day, asked.dates)
    return (
        Issue(),
        *(
            Issue(colour.rpartition(" ")[2], _header(colour, day, language))
            for colour, day in zip(colours[1:], days[1:], strict=True)
        ),
    )


def colour_named(text: str) -> str:
    """A colour in the customary order: "blue", "Double-Blue"; ScreenplayError for others."""
    prefix, _, name = " ".join(text.lower().replace("-", " ").split()).rpartition(" ")
    if name not in COLOURS or prefix not in _TIMES:
        raise ScreenplayError(
            f"{text} is no colour of a revision",
            f"choose one of {', '.join(COLOURS)}, then double-blue and so on",
        )
    return f"{prefix} {name}".strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ScreenplayError(f"{text} is no date", "write it as 2026-03-14") from None


def _header(colour: str, day: date | None, language: str) -> str:
    prefix, _, name = colour.rpartition(" ")
    if language == "zh":
        told = f"{_TIMES[prefix]}{_CHINESE[name]}页修订"
        return f"{told} {day.year}年{day.month}月{day.day}日" if day else told
    told = f"{colour.upper()} REVISION"
    return f"{told} {day.day} {day:%B} {day.year}" if day else told
