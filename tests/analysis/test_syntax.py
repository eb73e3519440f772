"""Long paragraphs are parsed in pieces, to their end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.analysis.syntax import parse as parse_words
from workprint.analysis.syntax import pieces_of
from workprint.models import store
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("He runs. She sits.", ["He runs. She sits."]),
        ("He runs. She sits. They wait there.", ["He runs. She sits. ", "They wait there."]),
        ("One two three four five six", ["One two three four ", "five six"]),
        ("a" * 45, ["a" * 20, "a" * 20, "a" * 5]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_where_sentences_end(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in pieces_of(text, 20)] == pieces


@given(st.text("ab.!? \n\"'", max_size=200), st.integers(1, 30))
def test_pieces_are_the_whole_text(text: str, longest: int) -> None:
    pieces = [text[a:b] for a, b in pieces_of(text, longest)]
    assert "".join(pieces) == text
    assert all(len(piece) <= longest for piece in pieces)


def test_what_stands_last_in_a_long_paragraph_is_found() -> None:
    if (folder := store.find("syntax-en")) is None:
        pytest.skip("the model syntax-en is not fetched")
    paragraph = f"{'She waits. ' * 2200}Ida picks up a brass lantern."
    [tokens] = parse_words(folder, [paragraph], ["IDA"])
    assert all(paragraph[t.start : t.end] == t.text for t in tokens)
    last = tokens[-2]
    assert (last.text, tokens[last.head].text, last.sentence) == ("lantern", "picks", 2200)
    made = breakdown_of(parse(f"INT. ATTIC - NIGHT\n\n{paragraph}\n\nIDA\nYes.\n"))
    assert "brass lantern" in {element.name for element in made.elements}
