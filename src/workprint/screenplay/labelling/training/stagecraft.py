"""Action, slug lines and cuts made up by rule, for plays that say little of what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_PEOPLE = (
    "He|She|They|The guard|A waiter|The old man|Two soldiers|A BOY (9)|The driver|The crowd|"
    "A WOMAN in her forties|The nurse|Her brother|Their father|A stranger|The clerk|Nobody|"
    "Everyone|One of the men|The dog|A MAN IN A GREY COAT (50s)|The twins"
).split("|")
_THINGS = (
    "the door|the window|a glass of water|the phone|an envelope|the table|a chair|the lamp|"
    "her coat|his hat|a knife|the letter|the car|a suitcase|the radio|a photograph|the stairs|"
    "the curtain|a cigarette|the map|the mirror|a bag of groceries|the keys|a gun|the laptop|"
    "the kettle|a ladder"
).split("|")
_DEEDS = (
    "picks up {t}|puts down {t}|looks at {t}|crosses to {t}|stares at {t}|reaches for {t}|"
    "kicks {t}|leans against {t}|pushes {t} away|drops {t}|turns off {t}|studies {t}|ignores {t}|"
    "wipes {t} with a sleeve|stands beside {t}|slams {t}|carries {t} across the room|"
    "nods|laughs|says nothing|sits down|stands up|turns away|shakes with cold|runs|stops dead|"
    "waits|takes a long breath|smiles for the first time|does not move|walks out|comes in, soaked|"
    "kneels|closes both eyes|counts under the breath|drinks|falls asleep|steps back into the dark"
).split("|")
_MORE = (
    "Silence|Rain on the roof|A long pause|Beat|Nothing|The lights flicker|Thunder, far away|"
    "Somewhere a clock ticks|Dust in the light|The wind has dropped|It is getting dark|"
    "A horn sounds twice|Footsteps above|The fire is nearly out|Music from another room|"
    "Smoke drifts over the field|Too late|No answer|Then laughter|Snow is falling"
).split("|")
_SOUNDS = (
    "BANG!|CRASH!|A GUNSHOT.|The PHONE RINGS.|KNOCK. KNOCK.|A SCREAM.|The engine DIES.|BEEP.|THUD."
).split("|")
_SETS = (
    "KITCHEN|HALLWAY|OFFICE|POLICE STATION|CAR|HOSPITAL WARD|BAR|CHURCH|TRAIN|ROOFTOP|WAREHOUSE|"
    "BEACH|STREET|FOREST ROAD|MOTEL ROOM|SCHOOL GYM|COURTROOM|BARN|ELEVATOR|AIRPORT GATE|LAB"
).split("|")
_TIMES = (
    "DAY|NIGHT|DAY|NIGHT|MORNING|EVENING|DUSK|DAWN|LATER|CONTINUOUS|MOMENTS LATER|SAME"
).split("|")
_OUTSIDE = "STREET|FIELD|PLAIN|GARDEN|FOREST|COAST|BEACH|ROAD|CAMP|ROOFTOP".split("|")
_CUTS = (
    "CUT TO:|CUT TO:|CUT TO:|DISSOLVE TO:|SMASH CUT TO:|MATCH CUT TO:|FADE TO BLACK.|FADE OUT.|"
    "JUMP CUT TO:|BACK TO:|FADE IN:|INTERCUT WITH:|CUT TO BLACK.|WIPE TO:|TIME CUT:"
).split("|")
_TONES = (
    "softly|beat|to himself|to herself|sotto|whispering|shouting|laughing|re: the letter|quietly|"
    "without looking up|in French|into phone|off her look|then|after a moment|angry|reading|"
    "cutting him off|pointing|a long pause|barely audible|smiling|trying again|not convinced"
).split("|")
_CARDS = (
    "PART TWO|INTERMISSION|CHAPTER ONE|ACT TWO|END OF ACT ONE|PART ONE|ACT THREE|THE END"
).split("|")
_TITLES = (
    'TITLE: THREE YEARS LATER|TITLE CARD: WINTER|SUPER: ROME, 1944|SUPER: "ONE WEEK EARLIER"|'
    "CHYRON: DAY 3"
).split("|")


def action(names: Sequence[str], random: Random) -> str:
    """A paragraph of action: one to four sentences."""
    if random.random() < 0.06:
        return random.choice(_SOUNDS)
    if random.random() < 0.01:
        return random.choice(_TITLES)
    if random.random() < 0.05 and names:
        return f"ON {random.choice(names)}" + random.choice([".", ", listening.", " -- frozen."])
    made = [_sentence(names, random) for _ in range(random.choice([1, 1, 1, 2, 2, 3, 4]))]
    return " ".join(made)


def _sentence(names: Sequence[str], random: Random) -> str:
    drawn = random.random()
    if drawn < 0.2:
        return random.choice(_MORE) + random.choice([".", ".", "...", " --"])
    who = random.choice(_PEOPLE)
    if names and random.random() < 0.5:
        who = random.choice(names)
        who = who if random.random() < 0.15 else who.title()
    deed = random.choice(_DEEDS).format(t=random.choice(_THINGS))
    if who in ("They", "Two soldiers", "The twins"):
        first, _, rest = deed.partition(" ")
        plain = {"does": "do", "says": "say"}.get(first, first.removesuffix("s"))
        deed = f"{plain} {rest}".strip()
    if drawn < 0.3:
        deed = f"{deed}, then {random.choice(_DEEDS).format(t=random.choice(_THINGS))}"
    elif drawn < 0.4:
        deed += f" -- {random.choice(_MORE).lower()}"
    return f"{who} {deed}."


def direction(told: str, random: Random) -> str:
    """A stage direction as action: `Enter Hamlet.` -> `Hamlet comes in.`"""
    told = " ".join(told.split()).rstrip(".")
    first, _, rest = told.partition(" ")
    kind = first.lower().strip(",")
    if kind == "enter" and rest:
        many = " and " in rest or "," in rest
        come = ("enter", "come in", "appear") if many else ("enters", "comes in", "appears")
        return f"{rest[0].upper()}{rest[1:]} {random.choice(come)}."
    if kind == "exit":
        who = rest or random.choice(["She", "He"])
        return f"{who[0].upper()}{who[1:]} {random.choice(['leaves', 'goes out', 'exits'])}."
    if kind == "exeunt":
        return random.choice(
            ["They go.", "They leave together.", "All leave.", "The room empties."]
        )
    return f"{told}."


def slug(place: str, random: Random) -> str:
    """A slug line for a scene of a play, or for a set of today."""
    place = place.split(";")[0].strip(" .").removeprefix("The same").strip(" .,") or "The same"
    where = random.choice(_SETS) if random.random() < 0.5 else place.upper()
    parts = [part.strip() for part in where.split(".") if part.strip()][:2]
    where = " - ".join(parts)[:48]
    outside = any(word in where for word in _OUTSIDE)
    side = (
        "EXT." if outside else random.choice(["INT.", "INT.", "INT.", "INT./EXT.", "I/E.", "EXT."])
    )
    dash = random.choice([" - ", " - ", " - ", " -- ", " – ", ", "])
    if random.random() < 0.05:
        return random.choice(
            [
                f"{where}{dash}{random.choice(_TIMES)}",
                "LATER",
                "MOMENTS LATER",
                f"BACK IN THE {random.choice(_SETS)}",
            ]
        )
    if random.random() < 0.06:
        return f"{side} {where}"
    return f"{side} {where}{dash}{random.choice(_TIMES)}"


def cut(random: Random) -> str:
    """A transition."""
    return random.choice(_CUTS)


def tone(random: Random) -> str:
    """A parenthetical."""
    return f"({random.choice(_TONES)})"


def card(random: Random) -> str:
    """Centred words between scenes."""
    return random.choice(_CARDS)
