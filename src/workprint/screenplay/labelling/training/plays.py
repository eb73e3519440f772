"""Plays set again as screenplays: scene lines become slug lines, stage directions action.

The plays are in the public domain (Project Gutenberg's texts of Shakespeare). Their speech is
old, so half of them have its commonest forms in today's words; and they say little of what is
seen, so action from `stagecraft` stands between their speeches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.training.films import Film, Piece
from workprint.screenplay.labelling.training.stagecraft import (
    action,
    card,
    cut,
    direction,
    slug,
    tone,
)

_SCENE = re.compile(r"\s*scene\s+[ivxl\d]+\.?\s*[-.:]?\s*(.*)\Z", re.IGNORECASE)
_SPEAKER = re.compile(r"([A-Z][A-Za-z'. ]{1,30}|\d [A-Z]{3,20}[A-Z ]*)\.\Z")
_BRACKETED = re.compile(r"\[([^\]]*)\]")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_TODAY = {
    "thou": "you",
    "thee": "you",
    "ye": "you",
    "thy": "your",
    "thine": "yours",
    "hath": "has",
    "doth": "does",
    "art": "are",
    "'tis": "it's",
    "'twas": "it was",
    "hast": "have",
    "dost": "do",
    "wilt": "will",
    "shalt": "shall",
    "wert": "were",
    "canst": "can",
    "o'er": "over",
    "e'er": "ever",
    "ne'er": "never",
    "ere": "before",
    "i'faith": "honestly",
    "sirrah": "mister",
    "prithee": "please",
    "whither": "where",
    "hither": "here",
    "thither": "there",
    "nay": "no",
    "aye": "yes",
    "ay": "yes",
}
_OLD = re.compile(rf"(?<![\w'])({'|'.join(sorted(_TODAY, key=len, reverse=True))})(?![\w'])", re.I)


def play_as_film(title: str, text: str, seed: int, longest: int = 350) -> Film:
    """A play as a film of at most `longest` elements; the same seed gives the same film.

    A film of no elements when the text is no play.
    """
    random = Random(f"{seed}|{title}")
    today = random.random() < 0.6
    scenes = list(_scenes(text))
    begin = random.randrange(max(1, len(scenes) - 6)) if scenes else 0
    pieces: list[Piece] = []
    if random.random() < 0.5:
        pieces.append(Piece(Label.TRANSITION, "FADE IN:"))
    for place, lines in scenes[begin:]:
        pieces.extend(_scene(place, lines, random, today))
        if len(pieces) > longest:
            break
    if not any(piece.label is Label.DIALOGUE for piece in pieces):
        return Film(title, "en", "plays", ())
    pieces.append(
        random.choice([Piece(Label.CENTERED, "THE END"), Piece(Label.TRANSITION, "FADE OUT.")])
    )
    return Film(title, "en", "plays", tuple(pieces))


def _scenes(text: str) -> Iterator[tuple[str, list[str]]]:
    place, lines = "", list[str]()
    for line in text.splitlines():
        match = _SCENE.match(line)
        if match is None:
            lines.append(line.strip())
            continue
        if place and len(lines) > 10:
            yield place, lines
        place, lines = match.group(1).strip() or "A hall", []
    if place and len(lines) > 10:
        yield place, lines


def _scene(place: str, lines: list[str], random: Random, today: bool) -> Iterator[Piece]:
    found = Counter(name for at in range(len(lines)) if (name := _speaker(lines, at)))
    names = sorted(name.upper() for name, count in found.items() if count > 1)
    yield Piece(Label.HEADING, slug(place, random))
    yield Piece(Label.ACTION, action(names, random))
    speaker = ""
    said: list[str] = []
    count = 0
    for at, line in enumerate([*lines, ""]):
        name = _speaker(lines, at) if at < len(lines) else ""
        if line and not name:
            said.append(line)
            continue
        if not line and not said:
            continue
        if said:
            spoken = list(_speech(speaker, " ".join(_joined(said)), random, today))
            count += len(spoken)
            yield from spoken
            said = []
            if random.random() < 0.3:
                for _ in range(random.choice([1, 1, 1, 2, 3])):
                    yield Piece(Label.ACTION, action(names, random))
            if random.random() < 0.02:
                yield Piece(Label.CENTERED, card(random))
        speaker = name or (speaker if line else "")
        if count > 160:
            break
    if random.random() < 0.35:
        yield Piece(Label.TRANSITION, cut(random))


def _speaker(lines: list[str], at: int) -> str:
    """The name that line `at` is: `HAMLET.` alone between a blank line and what is said."""
    match = _SPEAKER.match(lines[at])
    if match is None or (at and lines[at - 1]) or at + 1 == len(lines) or not lines[at + 1]:
        return ""
    return match.group(1).strip()


def _joined(said: list[str]) -> Iterator[str]:
    """Verse as prose: what a line's beginning alone made a capital is small again."""
    end = "."
    for line in said:
        first = line.split(" ", 1)[0].strip(",.;:!?")
        if end not in ".!?]" and first.lower() in _SMALL:
            line = line[0].lower() + line[1:]
        yield line
        end = line[-1:]


_SMALL = frozenset(
    "and the that to of in with my but for a as thy his which or so when from this is if he it "
    "not by you your thou at be what who where have their our her we shall they on all no how "
    "than nor upon do will was were are had hath would should can let more like yet".split()
)


def _speech(speaker: str, text: str, random: Random, today: bool) -> Iterator[Piece]:
    """A speech, and the stage directions inside it, as pieces."""
    parts = re.split(r"(\[[^\]]*\])", text)
    opened = False
    for part in parts:
        part = part.strip()
        if not part:
            continue
        if part[0] == "[":
            told = part.strip("[]").strip()
            if not told:
                continue
            if opened and len(told) < 30 and random.random() < 0.7:
                yield Piece(Label.PARENTHETICAL, f"({told[0].lower()}{told[1:].rstrip('.')})")
                continue
            yield Piece(Label.ACTION, direction(told, random))
            opened = False
            continue
        sentences = _SENTENCE.split(re.sub(r"\s+", " ", part).replace("_", ""))
        shown = " ".join(sentences[: random.choice([1, 1, 2, 2, 3, 5])])
        if today:
            shown = _OLD.sub(_in_todays_words, shown)
        shown = shown.rstrip(";")
        if not speaker or not shown:
            continue
        if shown[-1] not in ".!?-":
            shown = shown.rstrip(",:") + "."
        if not opened:
            yield Piece(Label.CUE, speaker.upper() + _extension(random))
            if random.random() < 0.08:
                yield Piece(Label.PARENTHETICAL, tone(random))
        elif random.random() < 0.5:
            yield Piece(Label.PARENTHETICAL, tone(random))
        opened = True
        yield Piece(Label.DIALOGUE, shown[0].upper() + shown[1:])


def _extension(random: Random) -> str:
    if random.random() > 0.07:
        return ""
    return random.choice(
        [" (O.S.)", " (V.O.)", " (O.C.)", " (ON PHONE)", " (V.O.) (CONT'D)", " (OS)"]
    )


def _in_todays_words(match: re.Match[str]) -> str:
    word = match.group()
    made = _TODAY[word.lower()]
    return made.capitalize() if word[0].isupper() else made
