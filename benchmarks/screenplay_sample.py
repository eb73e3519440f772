"""A made-up feature screenplay of about 120 pages, the same one for the same seed.

The mix follows produced scripts: short scenes, a third dialogue, cues with extensions,
parentheticals, now and then a transition, note, boneyard, dual speech, emphasis or lyric.
"""

from __future__ import annotations

import random

_TEXT = """
the a door opens slowly and she looks across room at man with lamp who waits by window while rain
falls on street nobody speaks for moment then light goes out hand reaches into drawer finds old
letter folded twice paper yellow ink almost gone voice behind her says name
"""
_WORDS = _TEXT.split()
_PLACES = (
    "HOUSE - KITCHEN,STREET,BOOKSHOP,CAR,HOSPITAL - CORRIDOR,ROOF,STATION,CAFÉ,RIVER BANK,ATTIC"
)
_NAMES = "MARA,ÉMILE,OLD MAN,DR. WU,ANNA,TOM,NURSE #2,STRANGER,KATE,JONAS"
_TIMES = "DAY,NIGHT,DAWN,CONTINUOUS,LATER,EVENING"


def sample_screenplay(seed: int = 1, scenes: int = 150) -> str:
    """A Fountain text; 150 scenes give about 6,000 lines, 120 pages."""
    draw = random.Random(seed)
    out = ["Title: The Long Lamp", "Credit: Written by", "Author: Nobody", "", "", "FADE IN:", ""]
    for number in range(1, scenes + 1):
        side = draw.choice(("INT.", "EXT.", "INT.", "INT./EXT."))
        place, time = draw.choice(_PLACES.split(",")), draw.choice(_TIMES.split(","))
        mark = f" #{number}#" if draw.random() < 0.5 else ""
        if number % 25 == 1:
            out += [f"# Act {number // 25 + 1}", "", "= What happens next.", ""]
        out += [f"{side} {place} - {time}{mark}", ""]
        for _ in range(draw.randrange(5, 11)):
            _beat(draw, out)
        if draw.random() < 0.2:
            out += [draw.choice(("CUT TO:", "> FADE OUT.", "SMASH CUT TO:")), ""]
    out += ["> THE END <", ""]
    return "\n".join(out)


def _beat(draw: random.Random, out: list[str]) -> None:
    kind = draw.random()
    if kind < 0.4:
        out += [_sentence(draw, draw.randrange(8, 40)), ""]
    elif kind < 0.94:
        name = draw.choice(_NAMES.split(","))
        out.append(name + draw.choice(("", "", "", " (V.O.)", " (O.S.)", " (CONT'D)")))
        if draw.random() < 0.25:
            out.append(f"({_sentence(draw, 2)[:-1].lower()})")
        out += [_sentence(draw, draw.randrange(3, 25)) for _ in range(draw.choice((1, 1, 2)))]
        out.append("")
    else:
        out += [
            draw.choice(
                (
                    f"[[{_sentence(draw, 6)}]]",
                    f"She stops. [[{_sentence(draw, 4)}]] Then goes on.",
                    f"/* {_sentence(draw, 8)} */",
                    "KATE\nNow.\n\nTOM ^\nNow.",
                    "~La la la, the lamp goes out",
                    "===",
                    "!BANG",
                )
            ),
            "",
        ]


def _sentence(draw: random.Random, words: int) -> str:
    chosen = [draw.choice(_WORDS) for _ in range(words)]
    if draw.random() < 0.1:
        chosen[0] = f"*{chosen[0]}*"
    return " ".join(chosen).capitalize() + "."
