"""Values of a .uss file, read to what they mean; what cannot be read is noted with its place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from workprint.film.reason import Phrase
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss.keys import key_in

_KIND = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list",
         dict: "an object", type(None): "null"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """A place of a file (a JSON path) that could not be read; it is kept as it stands."""

    path: str
    text: Phrase


@dataclass(slots=True)
class Notes:
    """What could not be read so far."""

    unread: list[Unread] = field(default_factory=list)

    def add(self, path: str, en: str, zh: str) -> None:
        """Note a place, what is wrong there and what was done, in both languages."""
        self.unread.append(Unread(path, Phrase(en, zh)))


@dataclass(frozen=True, slots=True)
class Place:
    """An object of the file: what it is (`kind`, as dialects have it), and where it stands."""

    kind: str
    raw: dict[str, Any]
    path: str
    notes: Notes

    def key(self, key: str) -> str:
        """The name under which this object has a key of the standard."""
        return key_in(self.kind, self.raw, key)

    def at(self, key: str) -> str:
        """The JSON path of a key."""
        return f"{self.path}.{self.key(key)}"

    def value(self, key: str) -> Any:
        """The value of a key; None for one that is not there or empty."""
        found = self.raw.get(self.key(key))
        return None if found == "" else found

    def text(self, key: str) -> str:
        """Text; "" for null. A number is taken as it is written."""
        found = self.value(key)
        if found is None:
            return ""
        if isinstance(found, str):
            return found
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            return f"{found:g}" if isinstance(found, float) else str(found)
        self._wrong(key, found, "text", "文字", "left out", "未采用")
        return ""

    def flag(self, key: str, default: bool) -> bool:
        """true or false; `default` where the file does not say."""
        found = self.value(key)
        if found is None or isinstance(found, bool):
            return default if found is None else found
        told = str(default).lower()
        self._wrong(
            key, found, "true or false", "true 或 false", f"read as {told}", f"按 {told} 读"
        )
        return default

    def whole(self, key: str, default: int) -> int:
        """A whole number from 0; `default` where the file does not say."""
        found = self.value(key)
        if found is None:
            return default
        number = _number(found)
        if number is not None and number >= 0:
            return round(number)
        self._wrong(key, found, "a number from 0", "不小于 0 的数", f"read as {default}",
                    f"按 {default} 读")  # fmt: skip
        return default

    def eighths(self, key: str) -> int:
        """Pages, as a decimal or as the trade writes them (1 4/8), in eighths; 0 for none."""
        found = self.value(key)
        if found is None:
            return 0
        pages = _number(found)
        if pages is None or pages < 0:
            self._wrong(key, found, "pages like 1.5", "如 1.5 的页数", "read as 0", "按 0 读")
            return 0
        eighths = round(pages * 8)
        if pages * 8 != eighths:
            self.notes.add(self.at(key), f"{found} pages are no eighths; read as {eighths}/8",
                           f"{found} 页不是八分之一的倍数；按 {eighths}/8 读")  # fmt: skip
        return eighths

    def ids(self, key: str, known: Container[str], what: Phrase) -> tuple[str, ...]:
        """Ids of things that are in the file, each once; the others are noted."""
        return tuple(self.known(self.items(key), self.at(key), known, what))

    def known(
        self, items: list[Any], path: str, known: Container[str], what: Phrase, first: int = 0
    ) -> Iterator[str]:
        """The ids among `items` that are known, each once; `first` is the place of the first."""
        seen: set[str] = set()
        for n, item in enumerate(items, first):
            if not isinstance(item, str) or item not in known:
                self.notes.add(f"{path}[{n}]", f"there is no {what.en} {item!r}; left out",
                               f"没有{what.zh} {item!r}；未采用")  # fmt: skip
            elif item not in seen:
                seen.add(item)
                yield item

    def items(self, key: str) -> list[Any]:
        """A list; empty for null and for what is none, which is noted."""
        found = self.value(key)
        if found is None:
            return []
        if isinstance(found, list):
            return found
        self._wrong(key, found, "a list", "列表", "left out", "未采用")
        return []

    def weekdays(self, key: str) -> tuple[int, ...]:
        """Weekdays from 0, Sunday, to 6, each once, in order."""
        made = set()
        for n, item in enumerate(self.items(key)):
            if isinstance(item, int) and not isinstance(item, bool) and 0 <= item <= 6:
                made.add(item)
            else:
                self.notes.add(f"{self.at(key)}[{n}]", f"{item!r} is no weekday (0 Sunday to 6 "
                               "Saturday); left out",
                               f"{item!r} 不是星期（0 为周日，6 为周六）；未采用")  # fmt: skip
        return tuple(sorted(made))

    def day(self, key: str) -> date | None:
        """The UTC date of an instant; None, noted, for what is no date."""
        found = self.value(key)
        if isinstance(found, str) and (day := utc_date(found)) is not None:
            return day
        self._wrong(key, found, "a date like 2026-05-04T12:00:00.000Z",
                    "如 2026-05-04T12:00:00.000Z 的日期", "left out", "未采用")  # fmt: skip
        return None

    def objects(self, key: str, kind: str, needed: bool = False) -> list[Place]:
        """The objects of a list. ScheduleError where there is no list, or not of objects."""
        found = self.value(key)
        if found is None and not needed:
            return []
        if not isinstance(found, list):
            raise ScheduleError(
                f"{self.at(key)} is {_KIND[type(found)]} where a list belongs; write [...] there, "
                "or export the schedule again"
            )
        made = []
        for n, item in enumerate(found):
            path = f"{self.at(key)}[{n}]"
            if not isinstance(item, dict):
                raise ScheduleError(
                    f"{path} is {_KIND[type(item)]} where an object belongs; take it out, or "
                    "export the schedule again"
                )
            made.append(Place(kind, item, path, self.notes))
        return made

    def identified(self, key: str, kind: str, needed: bool = False) -> list[Place]:
        """As `objects`, of which each has an id of its own."""
        made = self.objects(key, kind, needed)
        seen: dict[str, str] = {}
        for place in made:
            found = place.raw.get("id")
            if not isinstance(found, str) or not found:
                raise ScheduleError(
                    f"{place.path}.id is {_KIND[type(found)]} that is no id; give it a text that "
                    "nothing else has"
                    if found != ""
                    else f"{place.path}.id is empty; give it a text that nothing else has"
                )
            if found in seen:
                raise ScheduleError(
                    f"{place.path}.id is {found}, which {seen[found]} has already; give one of "
                    "them another"
                )
            seen[found] = place.path
        return made

    def _wrong(self, key: str, found: Any, en: str, zh: str, done: str, done_zh: str) -> None:
        shown = repr(found)[:40]
        self.notes.add(
            self.at(key), f"{shown} is not {en}; {done}", f"{shown} 不是{zh}；{done_zh}"
        )


def utc_date(text: str) -> date | None:
    """The UTC date of an instant in ISO 8601; None for what is none.

    >>> utc_date("2022-06-20T23:30:00.000-05:00")
    datetime.date(2022, 6, 21)
    """
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo is None else when.astimezone(UTC)).date()
    except (ValueError, OverflowError):
        return None


def _number(value: Any) -> Fraction | None:
    """A number, also where it is text: 1.5, "0.25", "1 4/8"."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        parts = value.split() if isinstance(value, str) else [value]
        return sum((Fraction(part) for part in parts), Fraction(0)) if parts else None
    except (ValueError, ZeroDivisionError):
        return None
