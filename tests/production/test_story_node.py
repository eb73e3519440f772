"""The story as `make` tells it: kept as artefacts are, genders from decisions/declared.toml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workprint.analysis.story import turn_model
from workprint.film.story import DeclaredGenders, Story
from workprint.production.compute import Shelf
from workprint.production.decisions import Decisions, SceneMemory
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder
from workprint.production.graph import build, make_keeper
from workprint.production.inputs import inputs_of
from workprint.production.learned import model_in_use
from workprint.production.progress import Silent

TEXT = "INT. KITCHEN - DAY\n\nIDA sits.\n\nIDA\nHello there.\n\nNELL\nCome in.\n"


def story(hidden: Path, declared: DeclaredGenders, text: str = TEXT) -> tuple[Story, list[str]]:
    """The story, and the artefacts that were made anew for it."""
    keeper = make_keeper(hidden)
    made = build(keeper).execute(
        ["story"],
        inputs={
            "screenplay_bytes": text.encode(),
            "screenplay_name": "a.fountain",
            "film_language": "en",
            "decisions": Decisions(),
            "scene_memory": SceneMemory(),
            "sentence_model": "",
            "mood_model": "",
            "declared_genders": declared,
            "genre_model": f"{model_in_use('genre')}\n",
            "turns_model": f"{turn_model.in_use()}\n",
        },
    )
    return made["story"], list(keeper.ran)


def test_the_story_is_kept_and_comes_back_the_same(tmp_path: Path) -> None:
    first, ran = story(tmp_path, DeclaredGenders())
    assert "story" in ran
    again, ran = story(tmp_path, DeclaredGenders())
    assert ran == [] and again == first


def test_declaring_a_gender_tells_the_story_again_and_nothing_else(tmp_path: Path) -> None:
    before, _ = story(tmp_path, DeclaredGenders())
    women = DeclaredGenders((("IDA", "female"), ("NELL", "female")))
    after, ran = story(tmp_path, women)
    assert ran == ["story"]
    assert [s.gender for s in before.representation.balance] == ["unknown"]
    assert [s.gender for s in after.representation.balance] == ["female"]


def inputs(folder: FilmFolder) -> dict[str, object]:
    progress = Silent()
    return inputs_of(folder, Shelf(folder.hidden / "objects", progress, jobs=1), progress)


def test_genders_are_read_from_the_films_decisions(film: Callable[[str], FilmFolder]) -> None:
    folder = film(TEXT)
    assert inputs(folder)["declared_genders"] == DeclaredGenders()
    folder.decisions.mkdir(exist_ok=True)
    path = folder.decisions / "declared.toml"
    path.write_text('[gender]\nIDA = "female"\n', encoding="utf-8")
    assert inputs(folder)["declared_genders"] == DeclaredGenders((("IDA", "female"),))
    path.write_text('[gender]\nIDA = "woman"\n', encoding="utf-8")
    with pytest.raises(FilmError, match=r"declared\.toml: IDA is declared as 'woman'; choose"):
        inputs(folder)
