"""A feature to schedule: about 170 strips, 30 people, 26 places, terms with every rule on.

Drawn by seed after the proportions of features: a few sets carry most scenes, leads are in half of
them, day players in one or two; a fifth plays outside at night.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from workprint.film.rules import Rule
from workprint.film.schedule import (
    Board,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
    Unit,
)
from workprint.film.terms import (
    DateSpan,
    DayLimits,
    Person,
    Place,
    ShootMoney,
    ShootTerms,
    ShootUnit,
)


def feature(
    seed: int, scenes: int = 170, people: int = 30, rules: tuple[Rule, ...] = (), units: int = 1
) -> tuple[Schedule, ShootTerms]:
    """A schedule with one board in script order, and its terms."""
    random = np.random.default_rng(seed)
    categories = (ScheduleCategory("cast", "Cast Members", 100),)
    elements = tuple(
        ScheduleElement(f"p{n}", "cast", f"PERSON {n + 1}", str(n + 1)) for n in range(people)
    )
    places = max(6, scenes // 7)
    weights = 1 / np.arange(1, places + 1) ** 0.8
    weights /= weights.sum()
    often = 0.55 / np.arange(1, people + 1) ** 0.75
    at_home = random.integers(0, places, people)
    strips = []
    for n in range(scenes):
        place = int(random.choice(places, p=weights))
        outside = place % 3 == 1
        night = random.random() < (0.45 if outside else 0.3)
        cast = [
            a
            for a in range(people)
            if random.random() < often[a] * (2.2 if at_home[a] == place else 0.85)
        ] or [int(random.integers(0, 5))]
        eighths = int(np.clip(random.lognormal(1.5, 0.6), 1, 26))
        strips.append(
            Strip(
                f"s{n}", "scene", str(n + 1), f"Scene {n + 1}", eighths,
                elements=tuple(f"p{a}" for a in cast),
                set=f"SET {place}-{int(random.integers(0, 3))}", location=f"PLACE {place}",
                int_ext="EXT" if outside else "INT", day_night="NIGHT" if night else "DAY",
            )
        )  # fmt: skip
    start = date(2027, 4, 5)
    money = ShootMoney("USD", Decimal(6000), Decimal(4000), Decimal(3500))
    cast_terms = []
    for a in range(people):
        rate = Decimal(int(9000 / (a + 1) ** 0.8 + 900))
        away: tuple[DateSpan, ...] = ()
        if 3 <= a < 12 and a % 3 == 0:
            first = start + timedelta(days=int(random.integers(10, 50)))
            away = (DateSpan(first, first + timedelta(days=8), "another film"),)
        cast_terms.append(
            Person(
                f"PERSON {a + 1}", rate, "run" if a < 20 else "day", Decimal(0), Decimal(1),
                10 if a < 20 else None,
                date(2016, 3, 1) if a in (7, 15) else None, away,
            )
        )  # fmt: skip
    sites = tuple(
        Place(
            f"PLACE {p}",
            open=(DateSpan(start + timedelta(days=14 * (p % 4)), start + timedelta(days=400)),)
            if p % 5 == 2 and p > 4
            else (),
        )
        for p in range(places)
    )
    terms = ShootTerms(
        start,
        holidays=((date(2027, 5, 31), "Memorial Day"),),
        latitude=34.05,
        longitude=-118.25,
        zone="America/Los_Angeles",
        limits=DayLimits(eighths=48, moves=2),
        money=money,
        units=(
            ShootUnit("main", Decimal(42000)),
            ShootUnit(
                "second", Decimal(15000),
                tuple(s.scene for s in strips if s.int_ext == "EXT" and len(s.elements) <= 1),
            ),
        )[:units],
        people=tuple(cast_terms),
        places=sites,
        rules=rules,
    )  # fmt: skip
    board = Board(
        "b", "Script order", "", (Unit("u", "main", (), tuple(s.id for s in strips)),), ()
    )
    head = ScheduleHead(id="feature", name=f"Feature {seed}")
    return Schedule(head, tuple(strips), categories, elements, (board,)), terms
