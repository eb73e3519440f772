"""What was shot on a day, as the production report says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from typing import Literal

Done = Literal["shot", "part", "not"]


@dataclass(frozen=True, slots=True)
class ShotScene:
    """A scene of a day: whether it was shot whole, in part or not. `strip` is its id on the
    board, "" for a scene nobody had planned that day; `eighths` are those shot; `setups` and
    `minutes` None where nobody said."""

    strip: str
    scene: str
    done: Done
    eighths: int
    setups: int | None = None
    minutes: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShotDay:
    """A shooting day of a unit as it went; times in minutes after midnight of its date, past 1440
    for the next morning, None where nobody said. `meals` are from and to."""

    number: int
    date: Day
    unit: str
    scenes: tuple[ShotScene, ...]
    call: int | None = None
    first_shot: int | None = None
    meals: tuple[tuple[int, int], ...] = ()
    wrap: int | None = None
    note: str = ""

    @property
    def eighths(self) -> int:
        """The length that was shot."""
        return sum(one.eighths for one in self.scenes)
