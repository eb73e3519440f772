"""A shoot as it is re-planned each evening: its blocks, people, weather, and where it stands.

A block is what is shot in one place with one cast; a day is given to one block. Hours are working
hours, days count from 0, money is in any one unit.
"""

from __future__ import annotations

from dataclasses import dataclass

FOREVER = 10_000
"""A window's last day where it has no end."""


class ShootError(Exception):
    """The shoot cannot be re-planned; the message says where and what to mend."""


@dataclass(frozen=True, slots=True)
class Block:
    """Scenes of one place: `hours` expected, `cast` as numbers of people, the days [opens, closes]
    on which the place can be had. A cover set stands ready, so going there costs less."""

    name: str
    hours: float
    place: int
    exterior: bool
    cast: tuple[int, ...]
    cover: bool = False
    opens: int = 0
    closes: int = FOREVER


@dataclass(frozen=True, slots=True)
class Person:
    """Pay of a day worked or called for, of a day held between two, and the days of the deal."""

    name: str
    rate: float
    hold: float
    comes: int = 0
    leaves: int = FOREVER


@dataclass(frozen=True, slots=True)
class Terms:
    """What a day costs beside the cast: the crew, an hour past `hours`, a company move, a move to
    a cover set, a day in a place past its window; people past their deal cost `late_share` of
    their rate more."""

    crew: float
    overtime: float
    move: float
    cover_move: float
    late_place: float
    late_share: float = 1.0
    hours: float = 10.0
    most_overtime: float = 2.0


def share_wet(after_dry: float, after_wet: float) -> float:
    """How many days are wet in the long run; none where rain never comes and never ends."""
    turns = 1 + after_dry - after_wet
    return after_dry / turns if turns > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Chances:
    """Rain as a Markov chain with a forecast that is right with chance `accuracy`; illness that
    comes with a chance a day and lasts `ill_days` on average (geometric); and how far pages
    overrun: the spread of the log of real by expected hours, all blocks alike and each its own."""

    wet_after_dry: float
    wet_after_wet: float
    accuracy: float
    ill: float = 0.004
    ill_days: float = 4.0
    spread_all: float = 0.15
    spread_block: float = 0.25

    @property
    def wet(self) -> float:
        """How many days are wet in the long run."""
        return share_wet(self.wet_after_dry, self.wet_after_wet)

    def wet_tomorrow(self, wet_today: bool, forecast_wet: bool) -> float:
        """The chance of rain tomorrow, by today's weather and the forecast (Bayes)."""
        prior = self.wet_after_wet if wet_today else self.wet_after_dry
        right, wrong = self.accuracy, 1 - self.accuracy
        told = (right, wrong) if forecast_wet else (wrong, right)
        both = prior * told[0] + (1 - prior) * told[1]
        return prior * told[0] / both if both > 0 else prior


@dataclass(frozen=True, slots=True)
class Shoot:
    """All that is known before the first day."""

    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    terms: Terms
    chances: Chances

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ShootError("there are no blocks to shoot; give at least one")
        for block in self.blocks:
            if not block.hours > 0:
                raise ShootError(f"block {block.name}: {block.hours:g} hours; give more than 0")
            if not all(0 <= p < len(self.people) for p in block.cast):
                raise ShootError(f"block {block.name} names a person who is not in the list")
        for name in ("wet_after_dry", "wet_after_wet", "accuracy", "ill"):
            if not 0 <= getattr(self.chances, name) <= 1:
                raise ShootError(f"the chance {name} is not between 0 and 1")


@dataclass(frozen=True, slots=True)
class Evening:
    """Where the shoot stands in the evening before `day`.

    `left` are the expected hours of the pages left in each block; `pace` the real by the expected
    hours of what was shot of it, 0 before it is begun. `place` is where the company is, -1 before
    the first day. `started` are people called for at least once, `ill` who is ill today.
    """

    day: int
    left: tuple[float, ...]
    pace: tuple[float, ...]
    place: int
    started: tuple[bool, ...]
    ill: tuple[bool, ...]
    wet_today: bool
    forecast_wet: bool

    @property
    def over(self) -> bool:
        """Whether all is shot."""
        return not any(hours > 0 for hours in self.left)


def first_evening(shoot: Shoot, wet_today: bool = False, forecast_wet: bool = False) -> Evening:
    """The evening before the first day."""
    return Evening(
        0, tuple(b.hours for b in shoot.blocks), (0.0,) * len(shoot.blocks), -1,
        (False,) * len(shoot.people), (False,) * len(shoot.people), wet_today, forecast_wet,
    )  # fmt: skip
