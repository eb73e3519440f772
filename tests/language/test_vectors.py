"""Word vectors learned from texts: like company, like vectors."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from workprint.language.features import WordVectors


def texts() -> list[str]:
    """Boats float and cars drive, with other words between."""
    draw = random.Random(1)
    made = []
    for _ in range(400):
        water = draw.random() < 0.5
        thing = draw.choice(["boat", "ship", "ferry"] if water else ["car", "truck", "van"])
        place = draw.choice(["sea", "harbour", "bay"] if water else ["road", "garage", "street"])
        does = draw.choice(["floats", "sails"] if water else ["drives", "brakes"])
        made.append(f"{draw.choice(['the', 'a', 'one'])} {thing} {does} near the {place} .")
    return made


def test_words_in_like_company_are_alike() -> None:
    made = WordVectors.learned(texts(), width=6)
    assert {w for w, _ in made.nearest("boat", 2)} <= {"ship", "ferry", "floats", "sails"}
    boat, ship, car = (made.of_word(w) for w in ("boat", "Ship", "car"))
    assert boat is not None and ship is not None and car is not None
    assert boat @ ship > 0.6 > boat @ car


def test_vectors_have_length_one_and_are_the_same_each_time() -> None:
    one, two = (WordVectors.learned(texts(), width=6) for _ in range(2))
    np.testing.assert_allclose(np.linalg.norm(one.matrix, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(one.matrix, two.matrix)


def test_chinese_words() -> None:
    lines = ["老周在书店看书。", "林晓在书店卖书。", "司机在路上开车。", "老周在路上开车。"] * 20
    made = WordVectors.learned(lines, width=3)
    assert made.of_word("书店") is not None


def test_an_unknown_word_has_none() -> None:
    made = WordVectors.learned(texts(), width=6)
    assert made.of_word("zebra") is None
    assert made.nearest("zebra") == ()


def test_too_little_text_is_said() -> None:
    with pytest.raises(ValueError, match="give more text"):
        WordVectors.learned(["one two three"], width=10)


def test_kept_and_read_again(tmp_path: Path) -> None:
    made = WordVectors.learned(texts(), width=6)
    made.save(tmp_path / "v.npz")
    again = WordVectors.load(tmp_path / "v.npz")
    assert again.words == made.words
    np.testing.assert_allclose(again.matrix, made.matrix, atol=1e-3)
