"""Films whose story the book tells: a small one, and one of 200 scenes and 60 people."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

from book_film import character, record, scene, shot

from workprint.analysis.story import tell
from workprint.book.story import story_record
from workprint.editing.nodes import stand_ins
from workprint.film.language import SceneFeeling
from workprint.film.reason import Contribution, Phrase, Reason
from workprint.film.screenplay import Screenplay
from workprint.language.classification.genre import mix_of, read_genre_model
from workprint.production.learned import shipped
from workprint.screenplay import parse
from workprint.screenplay.pages import scene_lengths

PLACES = (
    "INT. KITCHEN - NIGHT", "EXT. HARBOUR - DAY", "INT. KITCHEN - DAY", "EXT. STREET - NIGHT",
    "INT. CELLAR - NIGHT", "EXT. HARBOUR - DAWN",
)  # fmt: skip
SMALL = f"""Title: Small

{PLACES[0]}

IDA (40) waits. TOM stands at the door.

IDA
You came. I was so sure that you never would.

TOM
I said I would come.

IDA
Sit down, then.

{PLACES[1]}

The boats are out. IDA walks with NELL.

NELL
Is he back? He still owes us a boat.

IDA
He is back, and he has nothing.

{PLACES[2]}

IDA alone.

{PLACES[3]}

TOM draws a knife. There is blood on his hand.

TOM
Go away.

{PLACES[4]}

TOM shouts at NELL.

NELL
It was you who took it.

TOM
It was all of us.

NELL (V.O.)
It was him.

{PLACES[5]}

IDA and NELL watch the sea.

NELL
There. Look.

IDA
I see it.
"""
WESTERN = """\
EXT. SALOON - DAY

The sheriff ties his horse. Outlaws ride out of the canyon.

SHERIFF
The cattle stay on the ranch. Ask my mother.

EXT. PRAIRIE - NIGHT

The gunslinger waits by a stagecoach.

GUNSLINGER
Your mother sold it.

INT. KITCHEN - DAY

The SHERIFF sits. Mother and father look on.
"""


def told(
    text: str, declared: Mapping[str, str] | None = None, felt: bool = True
) -> tuple[Screenplay, dict[str, Any]]:
    """A screenplay and its story's record; moods rise and fall over the scenes."""
    screenplay = parse(text)
    feelings = tuple(
        SceneFeeling(
            one.id,
            (("tense", part := 0.35 + 0.3 * math.sin(n)), ("joyful", 0.9 - part), ("sad", 0.1)),
            0.8,
            (Reason(Phrase("a line", "a line"), (Contribution("tense", 0.2),)),),
        )
        for n, one in enumerate(screenplay.scenes if felt else ())
    )
    genres = mix_of(screenplay, read_genre_model(shipped("genre")), None)
    story = tell(
        screenplay, stand_ins(screenplay), scene_lengths(screenplay), feelings, declared, genres
    )
    return screenplay, story_record(screenplay, story)


def story_film(text: str = SMALL, **more: Any) -> dict[str, Any]:
    """The record of a film with its story, a shot a scene."""
    screenplay, story = told(text, **more)
    paces = {one["id"]: one for one in story["pace"]["scenes"]}
    made, sheets = [], []
    for n, one in enumerate(screenplay.scenes):
        heading = screenplay.elements[one.first_element].text
        outside, night = heading.startswith("EXT"), "NIGHT" in heading
        where = heading.split(". ", 1)[1].split(" - ")[0]
        made.append(
            scene(
                one.id, str(n + 1), heading, [shot(one.id, f"{n + 1}A", 24 + 4 * n, 4)],
                int_ext="EXT" if outside else "INT", hour="night" if night else "day",
                location=where, page=paces[one.id]["page"], eighths=paces[one.id]["eighths"],
                mood={
                    "moods": [{"en": "tense", "zh": "紧张", "share": 0.6}],
                    "intensity": 0.8,
                    "lines": [{"text": f"line of scene {n + 1}", "line": 3, "share": 0.2}],
                },
            )
        )  # fmt: skip
        sheets.append(
            {"id": one.id, "day": 1 + n // 3, "flashback": False, "location": where, "set": where,
             "synopsis": f"What happens in scene {n + 1}.", "elements": [], "script": [],
             "day_reason": {"en": "", "zh": ""}}
        )  # fmt: skip
    breakdown = {"scenes": sheets, "elements": [], "categories": [], "warnings": []}
    people = [character(one["name"]) for one in story["people"][:6]]
    film = record(made, people, 24 + 4 * len(made) + 24)
    return {**film, "story": story, "breakdown": breakdown}


def feature_film(scenes: int = 200, people: int = 60) -> dict[str, Any]:
    """A feature by chance, the same each time."""
    chance = random.Random(7)
    first = "ADA BEN CORA DAN EVE FAY GUS HAL IVY JOE KIT LEO".split()
    names = [f"{first[n % 12]} {'ABCDE'[n // 12]}STONE" for n in range(people)]
    text = []
    for n in range(scenes):
        text.append(f"{chance.choice(['INT', 'EXT'])}. PLACE {n % 23} - DAY\n")
        own = [names[min(int(chance.expovariate(0.07)), people - 1)] for _ in range(3)]
        own.append(names[n % people])
        for who in own:
            text.append(f"{who} was at the door and looked at the wall of the house.\n")
            text.append(
                f"{who}\nI was at the house and it is {'very ' * chance.randint(1, 9)}old.\n"
            )
    return story_film("\n".join(text))
