"""Training the labeller: it learns, and the same seed gives the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.screenplay.labelling.model import SHIPPED, LabellerError, in_use, load
from workprint.screenplay.labelling.training.films import own_films

pytest.importorskip("torch")
pytest.importorskip("onnx")
fitting = pytest.importorskip("workprint.screenplay.labelling.training.fitting")

FILMS = own_films()
SMALL = fitting.Settings(epochs=4, batch=8, rate=1e-2, words=100, hidden=16, fewest=1)


def test_it_learns_and_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    learned, watched = [FILMS[0], FILMS[1], FILMS[20], FILMS[21]], [FILMS[2]]
    said: list[str] = []
    one = fitting.train(learned, watched, SMALL, tmp_path / "one", said.append)
    two = fitting.train(learned, watched, SMALL, tmp_path / "two")
    bytes_of = [(tmp_path / name / "model.onnx").read_bytes() for name in ("one", "two")]
    assert bytes_of[0] == bytes_of[1]
    assert len(said) == SMALL.epochs
    assert one.vocabulary == two.vocabulary
    first, *_, last = [epoch.held_out for epoch in one.fitted.epochs]
    assert last < first / 1.5
    from workprint.screenplay.labelling.training.evaluating import (
        judged,
        measure,
        sheets_to_judge_by,
    )

    found = measure(judged(load(tmp_path / "one"), sheets_to_judge_by([FILMS[0]], word=False)))
    assert found is not None
    assert found.accuracy.value > 0.6


def test_it_goes_on_where_it_was(tmp_path: Path) -> None:
    whole = fitting.train(FILMS[:2], FILMS[2:3], SMALL, tmp_path)
    said: list[str] = []
    again = fitting.train(FILMS[:2], FILMS[2:3], SMALL, tmp_path, said.append)
    assert said == [f"going on after epoch {SMALL.epochs} of {SMALL.epochs}"]
    assert again.fitted.epochs == whole.fitted.epochs


def test_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no films"):
        fitting.train([], [], SMALL, tmp_path)


def test_a_labeller_of_ones_own_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKPRINT_MODELS", str(tmp_path))
    assert in_use() == SHIPPED
    assert load().file.words == load(SHIPPED).file.words
    fitting.train(FILMS[:2], FILMS[2:3], SMALL, tmp_path / "trained" / "labels")
    assert in_use() == tmp_path / "trained" / "labels"
    assert load().file.words != load(SHIPPED).file.words


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LabellerError, match="train it again with: workprint train labels"):
        load(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"nothing")
    with pytest.raises(LabellerError, match="does not hold a labeller"):
        load(tmp_path)
