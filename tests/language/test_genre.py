"""The mix of genres: never one label by force, with its words and scenes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from workprint.film.genres import Genre
from workprint.film.reason import ScriptSpan
from workprint.language.classification.genre import (
    GENRES,
    as_json,
    genre_hits,
    mix_of,
    read_genre_model,
    without_names,
)
from workprint.language.classification.genre_training import (
    GenreText,
    own_words,
    train_genres,
    truth_of,
    weights_for,
)
from workprint.language.scenes import encoder_in
from workprint.learning.errors import ModelFileError
from workprint.learning.multilabel import micro_f1
from workprint.models.store import find
from workprint.production.learned import shipped
from workprint.production.story_gold import genre_texts, halves
from workprint.screenplay import parse

WEST = """\
EXT. SALOON - DAY

The sheriff ties his horse. Outlaws ride out of the canyon.

SHERIFF
The cattle stay on the ranch.

EXT. PRAIRIE - NIGHT

The gunslinger waits by a stagecoach.

INT. KITCHEN - DAY

She pours tea.
"""
SPACE = """\
1. 内景 飞船 日

宇航员看着地球。机器人报告：氧气不足。

2. 外景 月球 日

外星人从陨石里走出来。
"""


def test_words_and_scenes_speak_for_a_genre() -> None:
    mix = mix_of(parse(WEST), read_genre_model(shipped("genre")), None)
    best = mix.genres[0]
    assert best.genre is Genre.WESTERN
    assert best.scenes == ("s001", "s002")
    assert "sheriff" in best.reasons[0].text.en and best.reasons[0].evidence
    words = [WEST[s.start : s.end] for s in best.reasons[0].evidence if isinstance(s, ScriptSpan)]
    lines = [s.line for s in best.reasons[0].evidence if isinstance(s, ScriptSpan)]
    assert {"SALOON", "sheriff", "gunslinger"} & set(words) and len(words) == 6
    told = WEST.split("\n")
    assert all(word in told[line - 1] for word, line in zip(words, lines, strict=True))
    assert sum(one.share for one in mix.genres) == pytest.approx(1, abs=0.001)
    assert "words alone" in mix.reason.text.en and "仅凭用词" in mix.reason.text.zh


def test_chinese_words_speak_too() -> None:
    mix = mix_of(parse(SPACE), read_genre_model(shipped("genre")), None)
    assert mix.genres[0].genre is Genre.SCIENCE_FICTION
    assert "飞船" in mix.genres[0].reasons[0].text.zh


def test_there_is_no_telling_without_words() -> None:
    mix = mix_of(parse("INT. ROOM - DAY\n\nTea.\n"), read_genre_model(shipped("genre")), None)
    assert mix.genres == () and "no telling" in mix.reason.text.en


def test_sentences_are_read_where_their_model_is_at_hand() -> None:
    folder = find("sentences")
    if folder is None:
        pytest.skip("needs the model of sentences")
    mix = mix_of(parse(WEST), read_genre_model(shipped("genre")), encoder_in(str(folder)))
    assert mix.genres[0].genre is Genre.WESTERN and "meaning" in mix.reason.text.en
    assert set(mix.genres[0].scenes) <= {"s001", "s002", "s003"}


def texts(count: int, seed: int) -> list[GenreText]:
    """Texts of one or two genres, told by their words and by one direction of their vector."""
    random = np.random.default_rng(seed)
    words = {"horror": "ghost coffin scream", "western": "saloon cowboy ranch", "war": "trench"}
    made = []
    for n in range(count):
        chosen = [g for g in words if random.random() < 0.4] or ["war"]
        vector = random.normal(0, 0.3, (1, 8)).astype(np.float32)
        for g in chosen:
            vector[0, list(words).index(g)] += 1
        told = " ".join(words[g] for g in chosen)
        made.append(GenreText(f"E{n:02}", (told,), vector, tuple(chosen), False))
    return made


def test_what_is_planted_is_learned(tmp_path: Path) -> None:
    trained, chosen = train_genres(texts(60, 1))
    asked = texts(30, 2)
    told = trained.words.chances(own_words(asked)) >= trained.words.enough
    assert micro_f1(truth_of(asked), told) > 0.95
    assert set(chosen) == {"full", "words"}
    (tmp_path / "model.json").write_text(as_json(trained), encoding="utf-8")
    again = read_genre_model(tmp_path)
    assert np.allclose(again.full.weights, trained.full.weights, atol=1e-4)


def test_the_shipped_weights_of_words_are_what_the_texts_give() -> None:
    class NoVectors:
        def embed(self, texts: list[str]) -> NDArray[np.float32]:
            return np.zeros((len(texts), 1), np.float32)

    learned, asked = halves(genre_texts(NoVectors()))
    made, chosen = weights_for(own_words(learned), truth_of(learned))
    running = read_genre_model(shipped("genre")).words
    assert chosen.enough == running.enough
    assert np.allclose(made.weights, running.weights, atol=0.001)
    told = running.chances(own_words(asked)) >= running.enough
    assert (len(learned), len(asked)) == (97, 96) and micro_f1(truth_of(asked), told) > 0.65


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"genres": ["war"]}'])
def test_a_damaged_model_is_told_of(text: str, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelFileError, match="workprint train genre"):
        read_genre_model(tmp_path)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("words", "weights"), [[1]]),
        (("words", "offsets"), [0.0]),
        (("full", "offsets"), [float("nan")] * 13),
        (("full", "enough"), float("inf")),
        (("full", "enough"), 0),
        (("words", "enough"), "much"),
        (("scale",), [1.0]),
        (("centre",), "x" * 384),
        (("scale",), [0.0] * 384),
        (("scale",), [10**400] * 384),
    ],
)
def test_numbers_that_cannot_be_used_are_told_of(
    where: tuple[str, ...], value: object, tmp_path: Path
) -> None:
    told = json.loads((shipped("genre") / "model.json").read_text(encoding="utf-8"))
    place = told
    for key in where[:-1]:
        place = place[key]
    place[where[-1]] = value
    (tmp_path / "model.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ModelFileError, match="workprint train genre"):
        read_genre_model(tmp_path)


def test_a_model_trained_again_into_its_folder_is_the_one_read(tmp_path: Path) -> None:
    text = (shipped("genre") / "model.json").read_text(encoding="utf-8")
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    before = read_genre_model(tmp_path)
    told = json.loads(text)
    told["words"]["enough"] = 0.9
    (tmp_path / "model.json").write_text(json.dumps(told), encoding="utf-8")
    assert before.words.enough != read_genre_model(tmp_path).words.enough == 0.9


def test_every_genre_has_words_in_both_languages() -> None:
    assert {h.group for h in genre_hits("sheriff ghost kiss", False)} >= {"western", "horror"}
    for chinese, text in ((False, "saloon"), (True, "牧场")):
        assert [h.group for h in genre_hits(text, chinese)] == ["western"]
    assert len(GENRES) == 13


PET = """\
EXT. QUAY - DAY

Her dog, BISCUIT, rides beside her, a cigarette between her teeth.

INT. KITCHEN - DAY

Rosie feeds bacon to Biscuit.

INT. ROOM - DAY

She laughs.

EXT. BEACH - DAY

The dog sleeps beside Biscuit.
"""


def test_few_words_tell_no_genre_and_a_name_is_none() -> None:
    model = read_genre_model(shipped("genre"))
    texts = PET.split("\n\nINT. ")
    assert {h.word for own in without_names(texts, False) for h in own if h.group == "comedy"} == {
        "teeth", "laughs",
    }  # fmt: skip
    assert "biscuit" in {h.word for h in genre_hits(PET, False)}
    mix = mix_of(parse(PET), model, None)
    assert mix.genres == () and mix.reason.text.en.startswith("no telling")
    clear = PET.replace("She laughs.", "She giggles at the clown, a prank and a pratfall.")
    told = mix_of(parse(clear), model, None)
    assert [one.genre for one in told.genres][:1] == [Genre.COMEDY]


def test_a_role_in_capitals_is_evidence() -> None:
    words = {h.word for own in without_names([WEST], False, frozenset({"sheriff"})) for h in own}
    assert {"sheriff", "saloon"} <= words
    given = ["1. 内景 屋 日\n警长走来。"]
    assert without_names(given, True, frozenset({"王警长"})) == [genre_hits(given[0], True)]
