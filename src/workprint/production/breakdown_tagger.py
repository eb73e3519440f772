"""The breakdown's tagger: the annotated scenes it learns from, training it, judging it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.film.breakdown import CATEGORIES, Category
from workprint.film.characters import Character
from workprint.film.screenplay import Screenplay
from workprint.production.breakdowns import people_of, syntax_for

if TYPE_CHECKING:
    from workprint.analysis.reading import ReadScene
    from workprint.analysis.training.fitting import Example
    from workprint.analysis.training.gold import Annotated

Listed = list[tuple[Category, str]]


@dataclass(frozen=True, slots=True)
class GoldScene:
    """An annotated scene, as a screenplay of its own, read for its breakdown."""

    id: str
    screenplay: Screenplay
    characters: tuple[Character, ...]
    read: ReadScene
    annotated: Annotated

    @property
    def chinese(self) -> bool:
        """Whether it is told in Chinese."""
        return self.screenplay.language == "zh"


def gold_scenes(which: str, folder: Path | None = None) -> tuple[GoldScene, ...]:
    """The annotated scenes of both languages; `which` annotations: first, second or agreed."""
    from workprint.analysis.training.gold import FOLDER, read_annotations

    place = folder or FOLDER
    made: list[GoldScene] = []
    for language in ("en", "zh"):
        path = place / f"{which}.{language}.txt"
        if path.exists():
            texts = _texts(place / f"scenes.{language}.fountain")
            made += _read(texts, read_annotations(path), language)
    return tuple(made)


def _texts(path: Path) -> list[tuple[str, str]]:
    """The scenes of a Fountain file by number."""
    from workprint.screenplay import read

    whole = read(path)
    spans = [
        (whole.elements[scene.first_element].span.start,
         whole.elements[scene.last_element - 1].span.end)
        for scene in whole.scenes
    ]  # fmt: skip
    return [
        (scene.number or "", whole.source[start:end])
        for scene, (start, end) in zip(whole.scenes, spans, strict=True)
    ]


def _read(
    texts: Sequence[tuple[str, str]], annotations: dict[str, Annotated], language: str
) -> list[GoldScene]:
    from workprint.analysis.reading import read_scenes
    from workprint.screenplay import parse

    made = []
    for id_, text in texts:
        if id_ not in annotations:
            continue
        screenplay = parse(text + "\n", language=language)
        if not screenplay.scenes:
            continue
        characters = people_of(screenplay)
        (read, *_) = read_scenes(screenplay, characters, syntax_for(screenplay))
        made.append(GoldScene(id_, screenplay, characters, read, annotations[id_]))
    return made


def practice_scenes() -> tuple[GoldScene, ...]:
    """Further annotated scenes, to learn from alone: of the scripts written for the line labeller
    (under their film's title and their number), and some written for this."""
    from workprint.analysis.training.gold import FOLDER, read_annotations

    made: list[GoldScene] = []
    for language in ("en", "zh"):
        path = FOLDER / f"practice.{language}.txt"
        if path.exists():
            texts = [
                *_practice_texts(language),
                *_texts(FOLDER / f"practice.{language}.fountain"),
            ]
            made += _read(texts, read_annotations(path), language)
    return tuple(made)


def _practice_texts(language: str) -> list[tuple[str, str]]:
    from workprint.screenplay.labelling.labels import Label
    from workprint.screenplay.labelling.training.films import own_films

    made: list[tuple[str, str]] = []
    for film in own_films():
        if film.language != language:
            continue
        count = 0
        lines: list[str] = []
        for piece in film.pieces:
            if piece.label is Label.HEADING:
                if count:
                    made.append((f"{film.title}/{count}", "\n".join(lines)))
                count += 1
                mark = "" if language == "en" else "."
                lines = [mark + piece.text, ""]
            elif piece.label is Label.CUE:
                lines += ["", ("@" if language == "zh" else "") + piece.text]
            elif piece.label in (Label.DIALOGUE, Label.PARENTHETICAL):
                lines.append(piece.text)
            else:
                lines += ["", piece.text, ""]
        if count:
            made.append((f"{film.title}/{count}", "\n".join(lines)))
    return made


def examples(scenes: Sequence[GoldScene]) -> list[Example]:
    """Scenes as the tagger learns from them."""
    from workprint.analysis.training.fitting import Example
    from workprint.analysis.training.gold import labels_for

    return [
        Example(
            one.read.candidates, tuple(labels_for(one.read.candidates, one.annotated)), one.chinese
        )
        for one in scenes
    ]


def found_in(one: GoldScene, tagger: Any) -> Listed:
    """What the breakdown finds in an annotated scene."""
    from workprint.analysis.elements import elements_of

    tags = tagger.tag(one.read.candidates, one.chinese)
    found = elements_of(one.screenplay, one.read, tags, one.characters)
    return [(element.category, element.name) for element in found]


class Dictionary:
    """The floor: each word is what the lists say, wherever it stands."""

    def tag(self, found: Sequence[Any], chinese: bool) -> list[Any]:
        """A tag for each candidate."""
        from workprint.analysis.dictionary import by_dictionary
        from workprint.analysis.tags import NONE, Tag

        return [
            Tag(by_dictionary(one.flags, one.kind, one.share, one.lists), 1.0, NONE, 0.0)
            for one in found
        ]


def train_breakdown(out: Path) -> dict[str, Any]:
    """Train the tagger on the practice scenes and the half of the gold that is not judged by."""
    from workprint.analysis.tags import load
    from workprint.analysis.training.card import card_of
    from workprint.analysis.training.fitting import Settings, train
    from workprint.analysis.training.gold import is_judged
    from workprint.learning.card import write_card

    settings = Settings()
    gold = gold_scenes("agreed")
    learned = [*practice_scenes(), *(one for one in gold if not is_judged(one.id))]
    train(examples(learned), settings, out)
    judged = [one for one in gold if is_judged(one.id)]
    test = table(judged, load(out))
    write_card(card_of(settings, len(learned), test), out)
    return {
        "folder": str(out),
        "scenes": len(learned),
        "test": test,
    }


def table(scenes: Sequence[GoldScene], tagger: Any) -> dict[str, Any]:
    """Scores of the tagger and of the dictionary alone on the same scenes."""
    from workprint.analysis.training.scoring import matched

    made: dict[str, Any] = {}
    for name, one_tagger in (("tagger", tagger), ("dictionary", Dictionary())):
        rows = [matched(found_in(one, one_tagger), one.annotated.listed) for one in scenes]
        made[name] = _scores(rows)
        for language, chinese in (("en", False), ("zh", True)):
            own = [row for one, row in zip(scenes, rows, strict=True) if one.chinese is chinese]
            made[f"{name}, {language}"] = _scores(own)
    return made


def _scores(rows: Sequence[Any]) -> dict[str, Any]:
    from dataclasses import asdict

    from workprint.analysis.training.scoring import score

    wanted = [c for c in CATEGORIES if any(c in row for row in rows)]
    made = {"all": asdict(score(rows, wanted))}
    for category in wanted:
        made[category.value] = asdict(score(rows, [category]))
    return made


def evaluate_breakdown(model: Path | None = None) -> dict[str, Any]:
    """Judge the tagger in use on the half of the gold it never saw, and the annotators by each
    other."""
    from workprint.analysis.tags import in_use, load
    from workprint.analysis.training.gold import is_judged, labels_for
    from workprint.analysis.training.scoring import kappas, matched

    judged = [one for one in gold_scenes("agreed") if is_judged(one.id)]
    test = table(judged, load(model or in_use()))
    first = {one.id: one for one in gold_scenes("first")}
    second = {one.id: one for one in gold_scenes("second")}
    one_labels: list[str] = []
    other_labels: list[str] = []
    rows = []
    for id_, one in first.items():
        if id_ in second:
            one_labels += labels_for(one.read.candidates, one.annotated)
            other_labels += labels_for(one.read.candidates, second[id_].annotated)
            rows.append(matched(one.annotated.listed, second[id_].annotated.listed))
    test["annotators, by each other"] = _scores(rows)
    return {
        "folder": str(model or in_use()),
        "scenes": len(judged),
        "test": test,
        "kappa": dict(kappas(one_labels, other_labels)),
    }
