"""The words that mark a scene, and scenes that resemble each other, in both languages."""

from __future__ import annotations

import pytest

from workprint.language.features import TextIndex
from workprint.language.preprocess import Document

SCENES = (
    Document("1", "Ida climbs the lighthouse stairs. The lamp is dark. She lights the lamp."),
    Document("2", "Tom counts the money in the bank. The teller counts it again."),
    Document("3", "老周把雨伞放在旧书店的柜台上。雨伞在滴水。"),
)


def test_the_words_that_mark_a_text_come_first() -> None:
    index = TextIndex.of(SCENES)
    assert "lamp" in [k.word for k in index.keywords(0, 3)]
    assert index.keywords(1, 1)[0].word == "counts"
    assert "雨伞" in [k.word for k in index.keywords(2, 2)]
    assert "the" not in [k.word for k in index.keywords(0, 3)]


def test_weights_fall_and_have_length_one_together() -> None:
    weights = [k.weight for k in TextIndex.of(SCENES).keywords(0, 100)]
    assert weights == sorted(weights, reverse=True)
    assert sum(w * w for w in weights) == pytest.approx(1)


def test_a_text_resembles_itself_most() -> None:
    index = TextIndex.of(SCENES)
    for n, scene in enumerate(SCENES):
        alike = index.similar(scene.text)
        assert alike.argmax() == n
        assert alike[n] == pytest.approx(1)
    assert index.similar("zebra").max() == 0


def test_texts_without_words_are_said() -> None:
    with pytest.raises(ValueError, match="no words"):
        TextIndex.of((Document("1", "... !"),))
