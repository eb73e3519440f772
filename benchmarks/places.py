"""The same place under many headings: is it one? Pairwise F1 on seeded screenplays.

    python benchmarks/places.py [--scripts N]

Each script has some twenty sets of some eight locations, English or Chinese, and sixty headings.
Each writes its set anew as people do: abbreviated, parts the other way round, another mark between
them, an article or none, a typing slip, what the scene does added (MOVING, FLASHBACK), now and
then the part alone. Two headings are a pair when they mean one set. Beside it, headings compared
letter by letter. The variants were written with the merging in mind: real scripts will do worse.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from itertools import combinations
from random import Random

from workprint.analysis.locations import locations
from workprint.screenplay import parse

OWNERS = "MARA'S|THE|COUNTY|OLD|JOE'S|ST. ANNE'S|NORTH|HARBOUR|GRAND|DOCTOR WU'S".split("|")
BUILDINGS = "HOUSE|APARTMENT 4|HOSPITAL|THEATRE|FACTORY|HOTEL|STATION|SCHOOL|FARM|WAREHOUSE".split(
    "|"
)
ROOMS = "KITCHEN|BEDROOM|HALLWAY|ROOM 12|OFFICE|ROOF|BASEMENT|LOBBY|STAIRWELL|GARDEN".split("|")
HOMES_ZH = "老张家 旧书店 县医院 纺织厂 悦来客栈 第一中学 江边码头 派出所 沈家大院 火车站".split()
ROOMS_ZH = "客厅 卧室 厨房 走廊 后院 二楼 办公室 门口 天台 地下室".split()
SHORT = {
    "APARTMENT": "APT.",
    "HOSPITAL": "HOSP.",
    "STATION": "STN.",
    "ROOM": "RM.",
    "THEATRE": "THEATER",
}


def english(random: Random) -> list[tuple[str, str]]:
    """(set, heading) of a script."""
    homes = [
        f"{o} {b}"
        for o, b in zip(random.sample(OWNERS, 8), random.sample(BUILDINGS, 8), strict=True)
    ]
    sets = [
        (home, room)
        for home in homes
        for room in random.sample(ROOMS, random.choice((1, 2, 3, 4)))
    ]
    shared = [room for _, room in sets]
    made = []
    for _ in range(60):
        home, room = random.choice(sets)
        text = f"{home} - {room}"
        draw = random.random()
        if draw < 0.12:
            text = f"{room}, {home}"
        elif draw < 0.22:
            text = f"{home}/{room}"
        elif draw < 0.32:
            text = re.sub("|".join(SHORT), lambda m: SHORT[m[0]], text)
        elif draw < 0.40:
            text = text.removeprefix("THE ")
        elif draw < 0.48:
            text += random.choice((" - FLASHBACK", " (RAIN)", " - CONTINUOUS"))
        elif draw < 0.56:
            words = [w for w in text.split() if len(w) > 5 and w.isalpha()]
            if words:
                word = random.choice(words)
                at = random.randrange(1, len(word) - 2)
                text = text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)
        elif draw < 0.62 and shared.count(room) == 1:
            text = room
        made.append((f"{home} {room}", f"INT. {text} - {random.choice(('DAY', 'NIGHT'))}"))
    return made


def chinese(random: Random) -> list[tuple[str, str]]:
    """(set, heading) of a script."""
    sets = [
        (h, r)
        for h in random.sample(HOMES_ZH, 8)
        for r in random.sample(ROOMS_ZH, random.choice((1, 2, 3)))
    ]
    made = []
    for n in range(1, 61):
        home, room = random.choice(sets)
        text = random.choice(
            (
                f"{home} {room}",
                f"{home}·{room}",
                f"{home}{room}",
                f"{home}/{room}",
                f"{home} {room}内",
            )
        )
        made.append((home + room, f"{n}. 内景 {text} {random.choice('日夜')}"))
    return made


def pairs(groups: list[str]) -> set[tuple[int, int]]:
    """The pairs of places in a list that hold the same name."""
    where = defaultdict(list)
    for n, name in enumerate(groups):
        where[name].append(n)
    return {pair for several in where.values() for pair in combinations(several, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=int, default=200)
    chosen = parser.parse_args()
    for name, write in (("English", english), ("Chinese", chinese)):
        counts = {"ours": [0, 0, 0], "letter by letter": [0, 0, 0]}
        for seed in range(chosen.scripts):
            told = write(Random(f"{name}|{seed}"))
            screenplay = parse("\n\n".join(f"{heading}\n\nRain." for _, heading in told))
            _, of_scene = locations(screenplay)
            truth = pairs([place for place, _ in told])
            found = {
                "ours": pairs([of_scene[scene.id][1] for scene in screenplay.scenes]),
                "letter by letter": pairs([s.heading.location or "" for s in screenplay.scenes]),
            }
            for who, own in found.items():
                for n, count in enumerate((len(own & truth), len(own), len(truth))):
                    counts[who][n] += count
        for who, (hits, found_, listed) in counts.items():
            precision, recall = hits / max(1, found_), hits / listed
            print(
                f"{name}, {who:<17} F1 {2 * hits / (found_ + listed):.3f}  precision "
                f"{precision:.3f}  recall {recall:.3f}"
            )


if __name__ == "__main__":
    main()
