"""Made-up shoots, seeded, as films are: what the policy learns from and is judged on."""

from __future__ import annotations

import numpy as np

from workprint.shooting.replanning.shoot import (
    FOREVER,
    Block,
    Chances,
    Person,
    Shoot,
    Terms,
)  # fmt: skip

CREW = 1000.0


def sample(seed: int) -> Shoot:
    """A feature of 18 to 28 blocks in 6 to 10 places, 10 to 16 people, some 35 to 60 days.

    Pay falls off with rank, leads at a tenth to three tenths of a crew day; half of the places are
    outside; a quarter of the people and of the places have windows; 15 to 40% of the days are wet
    and forecasts are right on 75 to 90% of them. The figures are the project's own choice: there
    are no public records of shoots day by day.
    """
    random = np.random.default_rng([seed, 5])
    places = int(random.integers(6, 11))
    count = int(random.integers(18, 29))
    people = int(random.integers(10, 17))
    outside = random.random(places) < 0.5
    outside[:2] = (True, False)
    covers = {int(n) for n in np.flatnonzero(~outside)[:2]}
    where = np.sort(
        np.concatenate([np.arange(places), random.integers(0, places, count - places)])
    )
    hours = np.clip(14 * np.exp(0.6 * random.standard_normal(count)), 4, 45)
    often = 1 / np.arange(1, people + 1)
    casts = [
        set(
            random.choice(people, min(people, 1 + random.poisson(2.2)), False, often / often.sum())
        )
        for _ in range(count)
    ]
    for person in range(people):
        if not any(person in cast for cast in casts):
            casts[int(random.integers(count))].add(person)
    days = float(hours.sum()) / 10 * 1.25
    lead = CREW * random.uniform(0.1, 0.3)

    def window(share: float) -> tuple[int, int]:
        if random.random() >= share:
            return 0, FOREVER
        length = days * random.uniform(0.5, 0.9)
        opens = int(max(0, random.uniform(-0.1, 1.05) * (days - length)))
        return opens, opens + int(length)

    opened = [window(0.25) for _ in range(places)]
    folk = []
    for n in range(people):
        rate = float(np.round(lead * (n + 1) ** -0.6 * random.uniform(0.6, 1.4)))
        hold = float(np.round(rate * random.uniform(0.5, 1)))
        folk.append(Person(f"P{n + 1}", rate, hold, *window(0.25)))
    move = CREW * float(random.uniform(0.1, 0.3))
    wet, stays = float(random.uniform(0.15, 0.4)), float(random.uniform(0.1, 0.45))
    return Shoot(
        tuple(
            Block(
                f"B{n + 1}", float(np.round(hours[n])), int(where[n]), bool(outside[where[n]]),
                tuple(sorted(int(p) for p in casts[n])), int(where[n]) in covers,
                *opened[where[n]],
            )
            for n in range(count)
        ),
        tuple(folk),
        Terms(CREW, 0.15 * CREW, move, move / 2, CREW / 2),
        Chances(wet * (1 - stays), wet + (1 - wet) * stays, float(random.uniform(0.75, 0.9))),
    )  # fmt: skip
