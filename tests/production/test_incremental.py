"""What a change makes again: the jobs that the graph hands to the workshop, before any runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from film_texts import draft

from workprint.film.reason import Phrase
from workprint.production.compute import Shelf
from workprint.production.decisions import SceneMemory
from workprint.production.fingerprint import fingerprint
from workprint.production.folder import FilmFolder
from workprint.production.graph import build, make_keeper
from workprint.production.inputs import inputs_of
from workprint.production.progress import Silent
from workprint.render.resources import Resources
from workprint.render.shots import ShotJob


class Noted(Exception):
    """The jobs are known; nothing needs to be drawn."""


class Notebook(Shelf):
    """A shelf that makes voices and notes down which shots it is asked for."""

    shots: Sequence[ShotJob] = ()

    def make_each(
        self, function: Callable[..., None], items: Sequence[Any], *, suffix: str, title: Phrase
    ) -> tuple[Path, ...]:
        if items and isinstance(items[0], ShotJob):
            self.shots = items
            raise Noted
        return super().make_each(function, items, suffix=suffix, title=title)


def keys(folder: FilmFolder) -> dict[str, set[str]]:
    """The keys of all shots' pictures, by scene heading."""
    folder.hidden.mkdir(exist_ok=True)
    shelf = Notebook(folder.hidden / "objects", Silent(), jobs=1)
    inputs = inputs_of(folder, shelf, Silent()) | {
        "resources": Resources(),
        "scene_memory": SceneMemory(),
    }
    driver = build(make_keeper(folder.hidden))
    with pytest.raises(Noted):
        driver.execute(["shot_pictures"], inputs=inputs)
    scenes = driver.execute(["screenplay"], inputs=inputs)["screenplay"].scenes
    headings = {scene.id: scene.heading.text for scene in scenes}
    found: dict[str, set[str]] = {}
    for job in shelf.shots:
        found.setdefault(headings[job.shot.scene], set()).add(fingerprint(job))
    return found


def test_a_changed_line_asks_for_the_shots_of_its_scene_alone(
    film: Callable[[str], FilmFolder],
) -> None:
    folder = film(draft("kitchen", "street", "roof"))
    before = keys(folder)
    text = draft("kitchen", "street", "roof").replace(
        "I said that I would.", "I never break a promise, and I said that I would come."
    )
    folder.screenplay.write_text(text, encoding="utf-8")
    after = keys(folder)
    changed = {heading for heading in before if before[heading] != after[heading]}
    assert changed == {"INT. KITCHEN - DAY"}


def test_notes_and_numbers_ask_for_no_shot(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen", "street"))
    before = keys(folder)
    text = draft("kitchen", "street").replace("INT. KITCHEN", "[[warm light?]]\n\nINT. KITCHEN")
    folder.screenplay.write_text("Title: New\n\n" + text, encoding="utf-8")
    assert keys(folder) == before
