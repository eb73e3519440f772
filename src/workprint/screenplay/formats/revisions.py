"""A revision as it is asked for: which draft it revises, its colour, its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workprint.film.screenplay import Screenplay
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.locked_numbers import numbered, with_locked_numbers
from workprint.screenplay.pages import Page
from workprint.screenplay.pages.locking import locked_pages
from workprint.screenplay.pages.revising import COLOURS, changes, marked

_CHINESE = dict(zip(COLOURS, "白 蓝 粉 黄 绿 金黄 浅黄 橙红 樱桃红".split(), strict=True))
_TIMES = {"": "", "double": "第二轮", "triple": "第三轮"}


@dataclass(frozen=True, slots=True)
class Revises:
    """The draft that is revised (a file), the revision's colour and date, and whether only the
    pages that changed are wanted."""

    draft: Path
    colour: str = "blue"
    date: str | None = None
    only_changed: bool = False


@dataclass(frozen=True, slots=True)
class Revised:
    """A revised screenplay with locked numbers, its locked pages with their marks, what stands
    over those that changed, and the colour of their paper."""

    screenplay: Screenplay
    pages: tuple[Page, ...]
    header: str
    colour: str
    only_changed: bool


def revised(old: Screenplay, new: Screenplay, asked: Revises) -> Revised:
    """`new` as a revision of `old`; ScreenplayError for a colour or a date that is none."""
    colour = colour_named(asked.colour)
    before = numbered(old)
    after = with_locked_numbers(before, new)
    pages = marked(locked_pages(before, after), changes(before, after))
    header = _header(colour, _day(asked.date), after.language)
    return Revised(after, pages, header, colour.rpartition(" ")[2], asked.only_changed)


def colour_named(text: str) -> str:
    """A colour in the customary order: "blue", "Double-Blue"; ScreenplayError for others."""
    prefix, _, name = " ".join(text.lower().replace("-", " ").split()).rpartition(" ")
    if name not in COLOURS or prefix not in _TIMES:
        raise ScreenplayError(
            f"{text} is no colour of a revision",
            f"choose one of {', '.join(COLOURS)}, then double-blue and so on",
        )
    return f"{prefix} {name}".strip()


def _day(text: str | None) -> date | None:
    if text is None:
        return None
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
