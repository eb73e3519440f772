"""The rules of a shoot as data: rest, meals, weeks, minors; each with who wrote it and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workprint.film.reason import Phrase

RuleKind = Literal[
    "rest",
    "weekly_rest",
    "meal",
    "week_days",
    "day_minutes",
    "week_minutes",
    "minor_hours",
    "minor_window",
    "minor_rest",
]
Whom = Literal["crew", "cast", "minor"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and what it holds.

    `values` are whole numbers by name; minutes unless the name says otherwise:

    - rest: `minutes` between wrap and the next day's call;
    - weekly_rest: `one` and `two`, minutes of rest over one day off and over two or more;
    - meal: `first` from call to the first meal at the latest, `between` one meal's end and the
      next, `penalty_1` to `penalty_3` in whole units of `currency` a half hour late;
    - week_days: `days` of work in any seven in a row at the most;
    - day_minutes: `minutes` of work in a day at the most;
    - week_minutes: `minutes` of work in a calendar week from Monday;
    - minor_hours: from `from_months` to under `to_months` of age, `on_set` from call to wrap
      without meals, `work` before the camera, `work_free` on a day with no school;
    - minor_window: `earliest`, `latest`, `latest_free` (before a day with no school), minutes
      after midnight;
    - minor_rest: `minutes`.

    `penalty_1` to `penalty_3`, `work_free` and `latest_free` may be lacking; without the last two
    a day with no school is as any other.

    `hard`: never traded for money. `source` names the text, `date` its date (ISO 8601), "" where
    the text has none; `checked` is when it was last read for us.
    """

    id: str
    kind: RuleKind
    whom: Whom
    name: Phrase
    values: tuple[tuple[str, int], ...]
    hard: bool
    jurisdiction: str
    source: str
    date: str
    checked: str
    currency: str = ""

    def value(self, name: str) -> int:
        """A value by its name; KeyError for one the rule does not have."""
        return dict(self.values)[name]
