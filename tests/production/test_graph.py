"""The journey as a graph: whole, without cycles, and stopping early."""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from workprint.film.time import FrameRate
from workprint.production.decisions import Decisions, SceneMemory
from workprint.production.graph import build, edges, make_keeper
from workprint.production.make import FINAL

INPUTS = {
    "screenplay_bytes", "screenplay_name", "film_language", "film_title", "frame_rate",
    "picture_size", "loudness_lufs", "decisions", "scene_memory", "last_record",
    "earlier_record", "resources", "sentence_model", "mood_model", "syntax_model",
    "breakdown_model", "genre_model", "turns_model", "declared_genders", "proposals_text",
    "base_terms",
}  # fmt: skip
TEXT = "INT. KITCHEN - DAY\n\nIDA (40) sits.\n\nIDA\nHello there.\n"


def test_every_artefact_is_made_or_brought() -> None:
    made = {name for name, _, _ in edges()}
    taken = {t for _, takes, _ in edges() for t in takes}
    assert taken - made == INPUTS
    assert not made & INPUTS


def test_no_artefact_needs_itself() -> None:
    order = TopologicalSorter({name: takes for name, takes, _ in edges()})
    assert len(list(order.static_order())) >= len(edges())


def test_the_driver_knows_every_artefact() -> None:
    known = {v.name for v in build().list_available_variables() if not v.is_external_input}
    assert {name for name, _, _ in edges()} <= known
    assert set(FINAL) <= known


def test_a_name_is_made_in_one_place() -> None:
    names = [name for name, _, _ in edges()]
    assert len(names) == len(set(names))


def plan(hidden: Path, text: str, name: str = "a.fountain") -> list[str]:
    """Make the shot plan of a screenplay; the artefacts that were made anew."""
    keeper = make_keeper(hidden)
    build(keeper).execute(
        ["shot_plan"],
        inputs={
            "screenplay_bytes": text.encode(),
            "screenplay_name": name,
            "film_language": "en",
            "frame_rate": FrameRate.parse("24"),
            "decisions": Decisions(),
            "scene_memory": SceneMemory(),
        },
    )
    return list(keeper.ran)


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    first = plan(tmp_path, TEXT)
    assert "draft" in first and "shot_plan" in first
    assert plan(tmp_path, TEXT) == []


def test_work_stops_where_an_artefact_came_out_the_same(tmp_path: Path) -> None:
    """A screenplay that was moved is read again, and is the same screenplay."""
    assert "shot_plan" in plan(tmp_path, TEXT, "a.fountain")
    assert plan(tmp_path, TEXT, "b.fountain") == ["draft"]
    assert "shot_plan" in plan(tmp_path, TEXT.replace("there", "you"), "b.fountain")


def test_a_damaged_artefact_is_made_again(tmp_path: Path) -> None:
    plan(tmp_path, TEXT)
    for path in (tmp_path / "artefacts").glob("shot_plan-*.json"):
        path.write_bytes(path.read_bytes()[:-20])
    assert plan(tmp_path, TEXT) == ["shot_plan"]


@pytest.mark.parametrize("name", [name for name, _, _ in edges()])
def test_every_artefact_says_what_it_is(name: str) -> None:
    from workprint.production.graph import nodes

    function = next(vars(m)[name] for m in nodes() if name in vars(m))
    assert function.__doc__
