"""What holds for every text: nothing lost, spans in order, edits that stay in place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.emphasis import emphasis, plain
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay import (
    ScreenplayError,
    decode,
    encode,
    inspect,
    parse,
    replace_element,
)

FRAGMENTS = (
    *("INT. ", "EXT. HOUSE - DAY", "\n", "\n\n", "\r\n", "\r", "  ", "\t", "/*", "*/", "[[", "]]"),
    *(
        "(",
        ")",
        "（",
        "）",
        "：",
        ":",
        "^",
        "@",
        ".",
        "...",
        "!",
        "~",
        ">",
        "<",
        "#",
        "#1#",
        "===",
    ),
    *(
        "*",
        "_",
        "\\",
        "BOB",
        "Bob",
        "É",
        "老周",
        "林晓",
        "1. 内景 旧书店 日",
        "第一场",
        "外",
        "夜",
    ),
    *(
        "△",
        "[",
        "]",
        "Title: x",
        "CUT TO:",
        "\u2028",
        "\x00",
        "\u3000",
        "\ufeff",
        "时间：夜",
        "。",
    ),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))


def uncovered(screenplay: Screenplay) -> str:
    """What no element covers."""
    at = 0
    left = []
    for element in screenplay.elements:
        left.append(screenplay.source[at : element.span.start])
        at = max(at, element.span.end)
    return "".join([*left, screenplay.source[at:]])


@given(texts)
@settings(max_examples=500)
def test_a_text_comes_back(text: str) -> None:
    """Source and a leading byte-order mark together are the text."""
    screenplay = parse(text)
    mark = "\ufeff" if screenplay.encoding == "utf-8-sig" else ""
    assert mark + screenplay.source == text
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert encode(screenplay) == text.encode()


@given(texts)
@settings(max_examples=500)
def test_spans_are_in_order_and_cover_all(text: str) -> None:
    """Spans lie within the text, in order, on their lines; only blanks are left over."""
    screenplay = parse(text)
    source = screenplay.source
    before = (-1, 0)
    for element in screenplay.elements:
        span = element.span
        assert 0 <= span.start < span.end <= len(source)
        assert before < (span.start, -span.end)
        before = (span.start, -span.end)
        breaks = source[: span.start].replace("\r\n", "\n").replace("\r", "\n")
        assert span.line == 1 + breaks.count("\n")
        emphasis(element.text)
        plain(element.text)
    assert not uncovered(screenplay).strip()
    inspect(screenplay)


@given(texts, st.integers(min_value=0), st.lists(st.sampled_from(FRAGMENTS), max_size=4))
@settings(max_examples=300)
def test_an_edit_stays_in_its_place(text: str, choice: int, new: list[str]) -> None:
    """Editing an element changes its own characters and keeps its kind, or is refused."""
    screenplay = parse(text)
    if not screenplay.elements:
        return
    index = choice % len(screenplay.elements)
    span = screenplay.elements[index].span
    try:
        edited = replace_element(screenplay, index, "".join(new))
    except ScreenplayError:
        return
    assert edited.source.startswith(screenplay.source[: span.start])
    assert edited.source.endswith(screenplay.source[span.end :])
    assert edited.elements[index].kind is screenplay.elements[index].kind


@given(st.binary())
@settings(max_examples=300)
def test_bytes_come_back_or_are_refused(data: bytes) -> None:
    """What is decoded encodes to the same bytes."""
    try:
        text, encoding = decode(data)
    except ScreenplayError:
        return
    assert encode(parse(text, encoding=encoding)) == data


@pytest.mark.parametrize(
    "unit",
    ["[[", "/*", "[[\n", " ", "  \n", "(", "()", "BOB (x)\n", "#", "*a ", "_*a", "\r", "- ", "：",
     "老周：x\n", "内景 ", "（x）", "A: b\n", "TO:", "a [[x]] ", "[[a\nb]]c", "BOB ^\nx\n\n",
     "\n老周\n你好\n"],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    """Whatever repeats, a hundred kilobytes take well under a few seconds."""
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    for element in parse(text).elements:
        emphasis(element.text)
    assert time.process_time() - start < 5


def test_inspect_has_the_documented_form() -> None:
    """Keys and values of `inspect`, on a scene with dual dialogue."""
    found = inspect(parse("Title: X\n\nINT. A - DAY #1#\n\nBOB\nYes.\n\nKATE ^\nNo.\n"))
    assert found["title_page"] == {"Title": "X"}
    assert found["scenes"] == [
        {
            "id": "s001",
            "number": "1",
            "heading": "INT. A - DAY",
            "int_ext": "INT",
            "location": "A",
            "time": "DAY",
            "first_line": 3,
            "last_line": 9,
        }
    ]
    kate = found["elements"][4]
    assert kate == {
        "type": ElementKind.CHARACTER.value,
        "text": "KATE",
        "line": 8,
        "start": 38,
        "end": 44,
        "scene": "s001",
        "dual": "right",
    }
