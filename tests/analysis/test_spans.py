"""From an element's words to the source: comments, emphasis, forced marks, line breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.analysis.spans import span_of
from workprint.film.comments import without_comments
from workprint.film.screenplay import ElementKind
from workprint.screenplay import parse

HEAD = "INT. ATTIC - NIGHT\n\n"
_MARKS = re.compile(r"^[ \t]*[!△▲~>.@]*[ \t]*", re.MULTILINE)


def marked(text: str, words: str, nth: int = 0) -> str:
    """`text` with « » around the place where an element says `words` the nth time."""
    screenplay = parse(HEAD + text)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    every = [
        span_of(screenplay.source, element, *match.span())
        for element in screenplay.elements
        if element.kind in (ElementKind.ACTION, ElementKind.DIALOGUE)
        for match in pattern.finditer(element.text)
    ]
    span, source = every[nth], screenplay.source
    assert span.line == 1 + len(re.findall(r"\r\n|\r|\n", source[: span.start]))
    shown = f"{source[: span.start]}«{source[span.start : span.end]}»{source[span.end :]}"
    return shown.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gun", "[[the gun]] A «gun» lies there."),
        ("gun", "A box. [[gun, gun]] A «gun» lies there."),
        ("gun", "A /* gun */ knife and a «gun»."),
        ("brass lantern", "A «brass [[or tin?]] lantern»."),
        ("dog", "A /* big */ «dog» barks. [[dog]]"),
        ("gun", "A box.\n[[a gun]]\nA «gun»."),
        ("gun", "A box. [[a\ngun]] A «gun»."),
        ("lantern", "He drops a *brass* «lantern»."),
        ("The gun.", "!«The gun.» The gun."),
        ("old brass", "A lantern of «old\nbrass». It is old\nbrass."),
        ("gun", "IDA\n[[gun]] Where is the «gun»?"),
        ("gun", "IDA\n(the gun)\nA «gun»."),
        ("gun", "He waits.\r\nA «gun» [[gun]]\r\nand a gun."),
        ("枪", "△老周[[枪？]]放下«枪»。"),
        ("枪", "老周：[[枪]]把«枪»给我。"),
    ],
)
def test_words_are_found_where_they_stand(words: str, expected: str) -> None:
    assert marked(expected.replace("«", "").replace("»", ""), words) == expected


def test_the_same_words_again_are_found_again() -> None:
    text = "A gun [[his gun]] and a gun /* gun */ and a gun."
    assert marked(text, "gun", 1) == "A gun [[his gun]] and a «gun» /* gun */ and a gun."
    assert marked(text, "gun", 2) == "A gun [[his gun]] and a gun /* gun */ and a «gun»."


PARTS = (
    *(
        "gun",
        "brass lantern",
        "a",
        "*gun*",
        "**old**",
        "_tin_",
        "gun.",
        "!",
        "△",
        "~",
        "老周",
        "。",
    ),
    *("[[gun]]", "[[a\ngun]]", "/* gun */", "/*\n\ngun\n*/", "[[", "]]", "*/", "(gun)", "（枪）"),
    *(" ", " ", "\n", "\r\n", "\r", "\n\n", "\t", "IDA\n", "：", "\u2028", "@", ">", "<", "."),
)


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.data())
@settings(max_examples=600, deadline=None)
def test_the_source_at_a_span_says_the_words(text: str, data: st.DataObject) -> None:
    screenplay = parse(HEAD + text)
    said = [
        e
        for e in screenplay.elements
        if e.kind not in (ElementKind.NOTE, ElementKind.BONEYARD, ElementKind.TITLE_PAGE)
        and e.text.strip()
    ]
    element = data.draw(st.sampled_from(said))
    words = [match.span() for match in re.finditer(r"\S+", element.text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 3, len(words) - 1)))
    start, end = words[first][0], words[last][1]
    span = span_of(screenplay.source, element, start, end)
    assert element.span.start <= span.start < span.end <= element.span.end
    there = without_comments(screenplay.source[span.start : span.end])
    wanted = element.text[start:end]
    if "\n" in wanted:  # marks stand where a line begins
        there, wanted = _MARKS.sub("", there), _MARKS.sub("", wanted)
    assert "".join(there.split()) == "".join(wanted.split())
