"""Rows and cards: nothing lost, nothing too wide, whatever the script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.columns import width_of
from workprint.render.movie.wrapping import cards, single_rows


def width(row: str) -> int:
    """Half-width characters, by the Unicode table itself."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row)


def checked(text: str) -> None:
    """All of the text on cards of two rows that a viewer can read."""
    made = cards(text)
    assert "".join("".join(rows).replace(" ", "") for rows in made) == text.replace(" ", "")
    for rows in made:
        assert 1 <= len(rows) <= 2
        for row in rows:
            assert row == row.strip() and row
            full = any(unicodedata.east_asian_width(c) in "WF" for c in row)
            assert width(row) <= (36 if full else 42), row


english = st.lists(st.text("abcdefg,.?!'", min_size=1, max_size=12), min_size=1, max_size=40)
chinese = st.text("你我他来去说，。！？“”好人雨夜", min_size=1, max_size=80)
mixed = st.lists(english.map(" ".join) | chinese, min_size=1, max_size=6).map(" ".join)


@given(mixed)
def test_mixed_lines_keep_every_character_and_fit(text: str) -> None:
    checked(" ".join(text.split()))


@given(english)
def test_english_words_stay_whole(words: list[str]) -> None:
    shown = " ".join(row for rows in cards(" ".join(words)) for row in rows)
    assert shown.split() == " ".join(words).split()


@pytest.mark.parametrize(
    "text",
    ["word " * 8_000, "a" * 40_000, "雨" * 40_000, "他说：Never. " * 4_000, "e\u0301" * 20_000,
     "Wait... " * 5_000, "你好，" * 13_000],
    ids=["words", "one word", "no mark", "mixed", "accents", "dots", "clauses"],
)  # fmt: skip
def test_a_line_of_forty_thousand_characters_is_cut_like_any_other(text: str) -> None:
    made = cards(text)
    assert "".join("".join(rows) for rows in made).replace(" ", "") == text.replace(" ", "")
    assert all(len(rows) <= 2 and width_of(row) <= 42 for rows in made for row in rows)
    assert len(made) > 100


def test_rows_are_cut_where_one_breathes() -> None:
    assert cards("I never said that. You were the one who left.") == (
        ("I never said that.", "You were the one who left."),
    )
    assert cards("我从来没有说过那样的话，是你自己先走的。") == (
        ("我从来没有说过那样的话，", "是你自己先走的。"),
    )


def test_no_row_begins_with_a_mark_that_closes() -> None:
    text = "他说：“我从来没有答应过这件事。”然后他就走了，再也没有回来过，谁也不知道他去了哪里。"
    for rows in cards(text):
        assert all(row[0] not in "，。！？”’：、" and row[-1] not in "“‘" for row in rows)


def test_a_word_is_cut_only_when_no_row_can_hold_it() -> None:
    long = "x" * 30
    shown = [row for rows in cards(f"{long} {long} {long}") for row in rows]
    assert " ".join(shown).split() == [long, long, long]


def test_single_rows_leave_room_for_their_mark() -> None:
    for text in ("one two three four five six seven eight nine ten eleven", "雨" * 50):
        rows = single_rows(text, "-")
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")
        assert all(width("-" + row) <= (42 if row[0] == "o" else 36) for row in rows)
    assert single_rows("You came.", "-") == ("You came.",)
