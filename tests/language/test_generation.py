"""Training a language model end to end, small: texts to an ONNX file beside a trigram."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from play_texts import play

from workprint.language.generation.mixing import Opinions, fit_mixture, mixed, opinions
from workprint.language.generation.running import load, read_tokens, write_tokens
from workprint.language.generation.training import Settings, Trained, train
from workprint.language.ngrams import KneserNey
from workprint.language.preprocess import Document, Vocabulary, clean
from workprint.learning.errors import ModelFileError

QUICK = Settings(size="small", vocabulary=200, epochs=4, threads=1)


@pytest.fixture(scope="module")
def trained(plays: tuple[Document, ...], tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("model")
    return train(plays[:4], plays[4:5], plays[5:], QUICK, folder)


def test_the_network_learns_and_is_judged_beside_the_trigram(trained: Trained) -> None:
    epochs = trained.fitted.epochs
    assert len(epochs) == 4
    assert epochs[-1].held_out < epochs[0].held_out
    result = trained.result
    # Nobody can know who speaks next and what of four things; both must be near that.
    assert 1 < result.trigram.perplexity.value < 4
    assert 1 < result.network.perplexity.value < 20
    assert result.mixture.perplexity.value <= result.trigram.perplexity.value * 1.05
    share = 1 - result.network.perplexity.value / result.trigram.perplexity.value
    assert result.network_lower.value == pytest.approx(share)


def test_the_file_reads_in_parts_as_in_one(trained: Trained) -> None:
    model = load(trained.folder)
    text = model.vocabulary.read(clean(play(9, 10).text))
    whole = model.read(text)
    first = model.read(text[:17])
    second = model.read(text[17:], first.state)
    np.testing.assert_allclose(np.vstack([first.scores, second.scores]), whole.scores, atol=1e-4)
    np.testing.assert_allclose(np.exp(whole.scores).sum(axis=1), 1, atol=1e-4)


def test_the_same_seed_gives_the_same_file(
    trained: Trained, plays: tuple[Document, ...], tmp_path: Path
) -> None:
    again = train(plays[:4], plays[4:5], plays[5:], QUICK, tmp_path)
    assert (tmp_path / "model.onnx").read_bytes() == (trained.folder / "model.onnx").read_bytes()
    assert again.result == trained.result


def test_characters_too(plays: tuple[Document, ...], tmp_path: Path) -> None:
    settings = Settings(level="char", size="small", epochs=1, threads=1)
    made = train(plays[:2], plays[4:5], plays[5:], settings, tmp_path)
    assert made.result.unknown == 0
    assert load(tmp_path).vocabulary.level == "char"


def test_texts_too_short_are_named(plays: tuple[Document, ...], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the valid texts are too short"):
        train(plays[:1], (Document("a", "short"),), plays[:1], QUICK, tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokens.txt"])
def test_a_damaged_model_is_said(trained: Trained, name: str, tmp_path: Path) -> None:
    for path in trained.folder.glob("*.*"):
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelFileError, match="workprint train language"):
        load(tmp_path)


def test_the_cache_recalls_what_was_just_said(trained: Trained) -> None:
    model = load(trained.folder)
    words = model.vocabulary.read("ruth reads the letter .\n" * 30)
    trigram = KneserNey.learned([words[:20]], len(model.vocabulary))
    told = opinions(model, trigram, words)
    late = slice(100, None)
    assert told.caches[-1][late].mean() > told.caches[-1][1:50].mean()
    assert (told.caches[0] <= 1 + 1e-9).all()


def test_a_mixture_trusts_whoever_is_right() -> None:
    right, wrong = np.full(200, 0.9), np.full(200, 0.01)
    made = fit_mixture([Opinions(wrong, (wrong, wrong), right)], thetas=(0.1, 0.2))
    assert made.trigram > 0.95
    assert made.network + made.cache + made.trigram == pytest.approx(1)
    told = Opinions(wrong, (wrong, wrong), right)
    assert (mixed(told, made, thetas=(0.1, 0.2)) > 0.85).all()


@pytest.mark.parametrize("token", ["<nl>", "\\", "\\n", "é", "你好", "\u2028", "a\nb", "\r"])
def test_every_token_can_be_kept_in_a_line(token: str, tmp_path: Path) -> None:
    write_tokens(Vocabulary.of("char", [token]), tmp_path)
    lines = (tmp_path / "tokens.txt").read_text(encoding="utf-8").split("\n")
    assert read_tokens(lines[:-1]) == [token]
