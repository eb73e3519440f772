"""The shipped classifiers on texts that nobody trained them on."""

from __future__ import annotations

import pytest

from workprint.language.classification.identifying import identify, letters
from workprint.language.classification.mood import mood_of
from workprint.models.store import state
from workprint.production.classifiers import classifier_in_use, sentence_model

SCRIPT = {
    "en": "INT. KITCHEN - NIGHT\nIda puts the kettle on. She has not slept. Nobody will come now.",
    "zh-Hans": "雨夜。老周撑着伞站在书店门口，怀里抱着一本用报纸包着的书。他没有敲门。",
    "fr": "Elle ouvre la porte et regarde la pluie tomber sur le port. Il ne dit rien du tout.",
    "de": "Er stellt den Koffer auf den Tisch und wartet. Draußen schlägt eine Glocke zwölf.",
    "ru": "Она смотрит в окно и молчит. За дверью кто-то тихо смеётся, потом всё стихает.",
    "ja": "雨の夜、彼女は古い本屋の前で立ち止まる。明かりはまだ消えていない。",
    "es": "La niña corre por la calle vacía. Nadie la espera. El tren ya se ha marchado.",
    "ko": "비가 내린다. 그는 우산도 없이 서점 앞에 서서 불이 꺼지기를 기다린다.",
}


@pytest.mark.parametrize("language", SCRIPT)
def test_the_language_of_a_scene(language: str) -> None:
    told = identify(SCRIPT[language], classifier_in_use("language-id"))
    assert told.language == language
    assert told.confidence > 0.4


def test_a_script_no_letter_is_in_is_ruled_out() -> None:
    text = "王老板擦着柜台。李明把湿书放下。外面还在下雨。谁也没有说话，只听见钟声。"
    told = identify(text, classifier_in_use("language-id"))
    assert told.language.startswith("zh")
    assert {name for name, _ in told.others} <= {"zh-Hans", "zh-Hant"}


def test_a_long_text_is_asked_in_many_places() -> None:
    told = identify(SCRIPT["en"] * 30 + SCRIPT["fr"], classifier_in_use("language-id"))
    assert told.language == "en"


@pytest.mark.parametrize("text", ["", "   ", "12 345", "?!"])
def test_text_without_letters_has_an_answer_all_the_same(text: str) -> None:
    assert len(letters(text)) >= 1
    assert 0 <= identify(text, classifier_in_use("language-id")).confidence <= 1


@pytest.mark.skipif(state("sentences") != "ready", reason="the model is not fetched")
class TestMood:
    """The mood of scenes."""

    @pytest.mark.parametrize(
        ("text", "moods"),
        [
            ("She screams. Something crawls out of the grave. She runs, shaking with terror.",
             {"fearful", "tense"}),
            ("他们在葬礼上抱头痛哭。母亲哭着喊女儿的名字，再也没有人回答她。", {"sad"}),
            ("They cheer and dance. We won! Everybody laughs and hugs everybody.", {"joyful"}),
            ("你骗我！他一拳砸在桌上，摔碎了杯子，怒吼着让她滚出去。", {"angry"}),
        ],
    )  # fmt: skip
    def test_plain_cases(self, text: str, moods: set[str]) -> None:
        told = mood_of(text, classifier_in_use("mood"), sentence_model())
        assert {name for name, _ in told.moods[:2]} & moods
        assert sum(p for _, p in told.moods) == pytest.approx(1, abs=1e-4)
        assert 0 <= told.intensity <= 1

    def test_the_sentences_that_make_it_so_are_the_scenes_own(self) -> None:
        text = "A quiet street. A cat sleeps. Then a scream! Blood on the stairs."
        told = mood_of(text, classifier_in_use("mood"), sentence_model())
        for cause in told.causes:
            start = cause.sentence.start
            assert text[start : start + len(cause.sentence.text)] == cause.sentence.text
            assert 0 < cause.share <= 1

    def test_an_empty_scene_has_a_mood_without_causes(self) -> None:
        assert mood_of("", classifier_in_use("mood"), sentence_model()).causes == ()
