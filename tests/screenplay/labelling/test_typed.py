"""Lines as they are typed, their shapes, and how they stand in their document."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.screenplay.labelling.features import STANDING, WIDTH, WORDS, features, tokens_of
from workprint.screenplay.labelling.labels import LABELS, Label, legal, may_follow
from workprint.screenplay.labelling.model import words_of
from workprint.screenplay.labelling.shapes import NAMES, shape
from workprint.screenplay.labelling.typed import indent_of, typed_lines, width_of

TEXTS = st.text(
    st.sampled_from("aB C.\n\n\t　（）()：:1内外景日△第场*-\"'…INT") | st.characters(),
    max_size=200,
)


def test_lines_know_their_place() -> None:
    found = typed_lines("\n  IDA\r\n\n\n\t\tNo.   *\n　　（笑）\n**1、客厅**\n")
    assert [(x.text, x.indent, x.number, x.blanks, x.bold) for x in found] == [
        ("IDA", 2, 2, 1, False),
        ("No.", 16, 5, 2, False),
        ("（笑）", 4, 6, 0, False),
        ("1、客厅", 0, 7, 0, True),
    ]


def test_columns() -> None:
    assert [indent_of(x) for x in ("a", "   a", "\ta", "  \ta", "　a", "\t a")] == [
        0,
        3,
        8,
        8,
        2,
        9,
    ]
    assert [width_of(x) for x in ("abc", "老周：好", "é", "…")] == [3, 8, 1, 2]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("INT. HOUSE - DAY", "heading upper time_end"),
        ("12   EXT. ROAD   12", "heading numbered number_both"),
        ("IDA (V.O.)", "cue extension"),
        ("(softly)", "whole_bracket opens closes"),
        ("(softly, and", "opens half_bracket"),
        ("SMASH CUT TO:", "transition"),
        ("(MORE)", "carried"),
        ("CONTINUED: (2)", "carried"),
        ("- 12 -", "folio"),
        ("DRAFT 3/14/24     12.", "running"),
        ("He walks to the door.", "starts_third verb_s end_stop"),
        ("I don't know what you want.", "first second contracted"),
        ("第十二场 内景 客厅 夜", "zh zh_heading zh_mark zh_time"),
        ("20、卫生间", "zh_bare zh_plain_bare"),
        ("林晓（低声）：我们关门了。", "zh_colon zh_first"),
        ("△雨下大了。", "start_mark zh_prose"),
        ("人物：张颖、王静", "zh_meta"),
        ("叠化", "zh_transition zh_short"),
    ],
)
def test_shapes(line: str, marks: str) -> None:
    found = dict(zip(NAMES, shape(line), strict=True))
    assert not [mark for mark in marks.split() if not found[mark]], found


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("INTERIOR thoughts of a man", "cue transition zh"),
        ("He said: no.", "cue heading zh_colon"),
        ("23:40", "cue heading"),
        ("1. 他推门进来。", "zh_heading zh_plain_bare"),
        ("门外，夜色很深。", "zh_heading zh_short"),
    ],
)
def test_what_they_are_not(line: str, marks: str) -> None:
    found = dict(zip(NAMES, shape(line), strict=True))
    assert not [mark for mark in marks.split() if found[mark]], found


@given(TEXTS)
def test_every_text_has_features(text: str) -> None:
    lines = typed_lines(text)
    found = features(lines)
    assert found.numbers.shape == (len(lines), WIDTH) == (len(lines), len(NAMES) + len(STANDING))
    assert np.isfinite(found.numbers).all()
    assert np.abs(found.numbers).max(initial=0) <= 3
    assert all(len(tokens) <= WORDS for tokens in found.tokens)


def test_a_lines_standing_is_told_by_its_document() -> None:
    page = "INT. A - DAY\n\nHe sits.\n\n" + "          IDA\n     Yes, I think so.\n\n" * 5
    found = features(typed_lines(page)).numbers[:, len(NAMES) :]
    at = {name: n for n, name in enumerate(STANDING)}
    cue, speech = found[2], found[3]
    assert cue[at["here_cue"]] == 1
    assert speech[at["here_cue"]] == 0
    assert cue[at["often"]] == 1
    assert cue[at["shallower_next"]] == speech[at["shallower"]] == 1
    assert cue[at["blank1"]] == speech[at["after1"]] == 1


def test_the_last_words_have_the_last_places() -> None:
    table = {"a": 1, "b": 2, ".": 3}
    assert tokens_of("A B c d e f g h b.") == ("a", "b", "c", "d", "e", "f", "b", ".")
    assert words_of((tokens_of("a b."), ()), table).tolist() == [
        [1, 0, 0, 0, 0, 0, 2, 3],
        [0] * 8,
    ]


def test_what_may_follow_what() -> None:
    begin, pairs = legal()
    assert not begin[LABELS.index(Label.DIALOGUE)]
    assert may_follow(Label.CUE, Label.DIALOGUE)
    assert may_follow(Label.FURNITURE, Label.DIALOGUE)
    assert not may_follow(Label.CUE, Label.ACTION)
    assert not may_follow(Label.ACTION, Label.DIALOGUE)
    assert not may_follow(Label.HEADING, Label.PARENTHETICAL)
    assert pairs.any(axis=1).all()
