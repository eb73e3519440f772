"""The short stories written and annotated for the project, as `docs/story-guide.md` says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from workprint.film.story import Content, Turn

FOLDER = Path(__file__).parents[1] / "story" / "gold"
_HEADING = re.compile(r"(?:INT|EXT)\.|\d+\. [内外]景")
_TURNS = {turn.value for turn in Turn}
_CONTENTS = {content.value for content in Content}


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story as a script, its genres, the scene (from 0) of each turn it has, and what each
    scene shows, graded 1 to 3."""

    id: str
    genres: tuple[str, ...]
    text: str
    scenes: int
    turns: dict[Turn, int]
    content: tuple[dict[Content, int], ...]

    @property
    def chinese(self) -> bool:
        """Whether it is told in Chinese."""
        return self.id.startswith("Z")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and its genres."""

    id: str
    genres: tuple[str, ...]
    text: str


def is_judged(id_: str) -> bool:
    """Whether a text belongs to the half that is not looked at while tuning: the even ones."""
    return int(re.sub(r"\D", "", id_)) % 2 == 0


def gold_stories(folder: Path = FOLDER) -> tuple[GoldStory, ...]:
    """Every story, English first; ValueError names the file and the line that is wrong."""
    return tuple(
        one
        for language in ("en", "zh")
        for one in read_stories(folder / f"stories.{language}.txt")
    )


def read_stories(path: Path) -> list[GoldStory]:
    """The stories of a file."""
    made: list[GoldStory] = []
    told: list[tuple[str, tuple[str, ...], list[str], dict[Turn, int], list[dict[Content, int]]]]
    told = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("==="):
            id_, _, genres = (part.strip() for part in line.strip("= ").split("|"))
            told.append((id_, _genres(genres), [], {}, []))
            continue
        if not told:
            continue
        _, _, lines, turns, content = told[-1]
        if line.startswith("@"):
            _mark(line[1:], turns, content, f"{path.name}, line {number}")
            continue
        if _HEADING.match(line):
            content.append({})
        lines.append(line)
    for id_, kinds, lines, turns, content in told:
        text = "\n".join(lines).strip() + "\n"
        made.append(GoldStory(id_, kinds, text, len(content), turns, tuple(content)))
    return made


def _genres(text: str) -> tuple[str, ...]:
    return tuple(g.strip().replace(" ", "_") for g in text.split(","))


def _mark(
    text: str, turns: dict[Turn, int], content: list[dict[Content, int]], where: str
) -> None:
    for mark in text.split(","):
        name, _, grade = mark.strip().partition(" ")
        if name in _TURNS and not grade and content:
            turns[Turn(name)] = len(content) - 1
        elif name in _CONTENTS and grade in ("1", "2", "3") and content:
            content[-1][Content(name)] = int(grade)
        else:
            raise ValueError(f"{where}: {mark.strip()!r} is neither a turn nor content and grade")


def synopses(folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """Every synopsis, English first; numbered as they come in their file."""
    made = []
    for language, letter in (("en", "SE"), ("zh", "SZ")):
        path = folder / f"synopses.{language}.txt"
        lines = path.read_text(encoding="utf-8").splitlines()
        for n, line in enumerate((x for x in lines if x.strip() and x[0] != "#"), 1):
            kinds, _, text = line.partition("|")
            made.append(Labelled(f"{letter}{n:03}", _genres(kinds), text.strip()))
    return tuple(made)
