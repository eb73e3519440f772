"""Turning points of six tragedies by another hand than the stories': guesses beside place alone.

    python benchmarks/turns_of_plays.py

Shakespeare's plays as `workprint models fetch plays` brings them, turned into screenplays: a
heading a scene, stage directions as action. The turns were marked by docs/story-guide.md, from
memory of the plays, before any guess was seen. Six plays in verse are no screenplays and too few:
a look at how the figures fall where nothing was learned from, not a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workprint.analysis.story.turn_model import HANDBOOK, by_place, in_use, read_model
from workprint.analysis.training.stories import GoldStory
from workprint.analysis.training.turns import figures, gains, judge, learned_place
from workprint.film.story import Turn
from workprint.models.store import require
from workprint.production.story_gold import marked, marked_stories

MARKS = {
    "romeo_and_juliet": "1.5 2.6 3.1 5.1 5.3",
    "hamlet": "1.5 2.2 3.2 4.7 5.2",
    "othello": "1.3 2.3 3.3 4.1 5.2",
    "lear": "1.1 2.4 3.4 5.2 5.3",
    "julius_caesar": "1.2 2.1 3.1 4.3 5.3",
    "macbeth": "1.3 1.7 3.4 5.5 5.7",
}
"""Act and scene of the five turns in their order, in the numbering of these texts."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_SCENE = re.compile(r"SCENE ([IVX]+)\.\s*(.*)", re.IGNORECASE)
_ACT = re.compile(r"ACT ([IV]+)\.", re.IGNORECASE)
_CUE = re.compile(r"[A-Z][A-Za-z' ]{1,24}\.")


def scenes(text: str) -> Iterator[tuple[str, str, list[list[str]]]]:
    """(act.scene, place, paragraphs) of each scene of a play."""
    act = 0
    here: tuple[str, str, list[list[str]]] | None = None
    for paragraph in re.split(r"\n\s*\n", text.replace("\r", "")):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if not lines:
            continue
        if found := _ACT.fullmatch(lines[0]):
            act = _ROMAN[found[1].upper()]
        elif act and (found := _SCENE.match(lines[0])):
            if here:
                yield here
            here = f"{act}.{_ROMAN.get(found[1].upper(), 9)}", found[2].split(".")[0], []
        elif here:
            here[2].append(lines)
    if here:
        yield here


def screenplay(told: list[tuple[str, str, list[list[str]]]]) -> str:
    """The scenes as Fountain."""
    made = []
    for _, place, paragraphs in told:
        made.append(f"INT. {place.strip(' .').upper() or 'STAGE'} - DAY")
        for lines in paragraphs:
            if _CUE.fullmatch(lines[0]) and len(lines) > 1:
                made.append("\n".join([lines[0].rstrip(".").upper(), *lines[1:]]))
            else:
                made.append(" ".join(lines).strip("[]"))
    return "\n\n".join(made) + "\n"


def main() -> None:
    """Print the figures."""
    folder = next(require("plays").rglob("hamlet_gut.txt")).parent
    plays = []
    for n, (name, marks) in enumerate(MARKS.items()):
        told = list(scenes((folder / f"{name}_gut.txt").read_text(encoding="latin-1")))
        at = {number: k for k, (number, _, _) in enumerate(told)}
        turns = {turn: at[mark] for turn, mark in zip(Turn, marks.split(), strict=True)}
        story = GoldStory(f"E{n}", (), screenplay(told), len(told), turns, ())
        plays.append(marked(story))
        guess = judge(read_model(in_use()), plays[-1])
        print(f"{name}: {len(told)} scenes, within one {guess.hit:.1f}")
    systems = {
        "signs and place": read_model(in_use()),
        "place alone, by handbooks": by_place(HANDBOOK),
        "place alone, as learned": learned_place(marked_stories(judged=False)),
    }
    answers = {name: [judge(model, play) for play in plays] for name, model in systems.items()}
    for name, own in answers.items():
        print(name, {key: str(value) for key, value in figures(own).items()})
    for name, own in list(answers.items())[1:]:
        over = gains(answers["signs and place"], own)
        print(f"over {name}", {key: str(value) for key, value in over.items()})


if __name__ == "__main__":
    main()
