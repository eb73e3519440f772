"""Pages: what stands where, and how long scenes are."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workprint.film.columns import width_of
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay import parse
from workprint.screenplay.pages import CHINESE_A4, US_LETTER, paginate, scene_lengths
from workprint.screenplay.pages.wrap import wrapped


def shown(screenplay: Screenplay) -> list[str]:
    """Every page as text, rows numbered, lines at their indents."""
    pages = []
    for page in paginate(screenplay):
        rows = [""] * page.used
        for line in sorted(page.lines, key=lambda line: line.indent):
            rows[line.row] = rows[line.row].ljust(line.indent) + line.text
        pages.append("\n".join(rows))
    return pages


def test_a_page_as_it_is_typed() -> None:
    text = (
        "FADE IN:\n\nint. kitchen - day\n\nIda waits. She has waited for a long time, and she will"
        " wait on.\n\nIDA\n(to herself)\nHe said eight, and it is nine by every clock here.\n\n"
        "CUT TO:\n\n> The end <\n"
    )
    assert shown(parse(text)) == [
        "FADE IN:\n"
        "\n"
        "\n"
        "INT. KITCHEN - DAY\n"
        "\n"
        "Ida waits. She has waited for a long time, and she will wait\n"
        "on.\n"
        "\n"
        "                      IDA\n"
        "                (to herself)\n"
        "          He said eight, and it is nine by\n"
        "          every clock here.\n"
        "\n"
        "                                                     CUT TO:\n"
        "\n"
        "                          The end"
    ]


def test_dual_dialogue_stands_side_by_side() -> None:
    text = "INT. A - DAY\n\nIDA\nNow is the time, I think.\n\nTOM ^\n(low)\nNo.\n"
    (page,) = shown(parse(text))
    assert page.split("\n")[2:] == [
        "        IDA                            TOM",
        "Now is the time, I think.         (low)",
        "                               No.",
    ]


def filled(rows: int) -> str:
    """A scene whose action fills that many rows, the heading included."""
    paragraphs = (rows - 1) // 2
    return "INT. A - DAY\n\n" + "Rain.\n\n" * paragraphs


def test_a_heading_never_closes_a_page() -> None:
    one, two = shown(parse(filled(51) + "EXT. B - DAY\n\nWind.\n"))
    assert "EXT. B" not in one and two.startswith("EXT. B - DAY\n\nWind.")


def test_a_cue_never_closes_a_page() -> None:
    one, two = shown(parse(filled(51) + "IDA\nOne.\nTwo.\n"))
    assert "IDA" not in one and two.lstrip().startswith("IDA")


def test_a_speech_parts_at_a_sentence_and_says_so() -> None:
    said = " ".join(f"This is sentence number {n} of it." for n in range(1, 9))
    one, two = shown(parse(filled(45) + f"IDA\n{said}\n"))
    assert one.endswith("                      (MORE)")
    assert one.split("\n")[-2].rstrip().endswith("it.")
    assert two.startswith("                      IDA (CONT'D)\n")
    assert len(one.split("\n")) <= US_LETTER.lines


def test_a_speech_parts_inside_a_row_where_no_row_ends_a_sentence() -> None:
    said = (
        "He came to the house at nine in the dark. " + "And so on it went, on and on and on " * 5
    )
    one, two = shown(parse(filled(47) + f"IDA\nYes. {said.strip()}.\n"))
    assert one.split("\n")[-3:] == [
        "          Yes. He came to the house at nine",
        "          in the dark.",
        "                      (MORE)",
    ]
    assert two.split("\n")[:2] == [
        "                      IDA (CONT'D)",
        "          And so on it went, on and on and on",
    ]


def test_dual_dialogue_longer_than_a_page_says_so_on_either_side() -> None:
    long = " ".join(f"This is the sentence of number {n} in it." for n in range(40))
    one, two = shown(parse(f"INT. A - DAY\n\nIDA\n{long}\n\nTOM ^\n{long}\n"))[-2:]
    assert one.split("\n")[-1].split() == ["(MORE)", "(MORE)"]
    assert two.split("\n")[0].split() == ["IDA", "(CONT'D)", "TOM", "(CONT'D)"]
    short = shown(parse(f"INT. A - DAY\n\nIDA\n{long}\n\nTOM ^\nNo.\n"))
    assert short[-2].split("\n")[-1].split() == ["(MORE)"]
    assert "TOM" not in short[-1]


def test_a_transition_never_opens_a_page() -> None:
    pages = shown(parse(filled(53) + "CUT TO:\n\nEXT. B - DAY\n\nWind.\n"))
    assert pages[0].rstrip().endswith("CUT TO:")
    assert pages[1].startswith("EXT. B")


def test_a_page_break_turns_the_page_once() -> None:
    pages = shown(parse("INT. A - DAY\n\nRain.\n\n===\n\nEXT. B - DAY\n\nWind.\n"))
    assert [page.split("\n")[0] for page in pages] == ["INT. A - DAY", "EXT. B - DAY"]


@pytest.mark.parametrize(
    ("rows", "eighths"), [(3, 1), (7, 2), (27, 4), (53, 8), (60, 9), (107, 16)]
)
def test_eighths_are_counted_in_rows_and_rounded_up(rows: int, eighths: int) -> None:
    first, second = scene_lengths(parse(filled(rows) + "EXT. B - DAY\n\nWind.\n"))
    assert first.eighths == eighths
    assert second.eighths == 1


def test_a_chinese_page() -> None:
    text = "1. 内景 厨房 日\n\n△" + "雨下了一整夜，" * 8 + "她还在等。\n\n小雨：你回来了。\n"
    (page,) = paginate(parse(text))
    assert all(width_of(line.text) <= 74 for line in page.lines)
    assert not any(line.text[0] in "，。" for line in page.lines)
    assert CHINESE_A4.lines >= page.used


WORDS = st.text(st.sampled_from("ab é雨，。 -"), min_size=1, max_size=200)


@given(WORDS, st.integers(4, 60))
@example("。   。", 4)
@example(" aaaa", 4)
@example("雨。。。。。。。。", 4)
@settings(max_examples=300)
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    # One closing mark may hang over the edge: the page has room for it.
    assert all(width_of(line) <= width + 2 * (line[-1:] in "，。") for line in lines)


PARTS = st.sampled_from(
    [
        "INT. ROOM - DAY\n", "IDA\n" + "A sentence of some words here. " * 9 + "\n",
        "IDA\nShort.\n", "He waits. " * 30 + "\n", "No stop in this one " * 40 + "\n",
        "TOM\nOne.\n\nIDA ^\nTwo, and more of it, as it goes.\n", "CUT TO:\n", "===\n",
        "TOM\nOne.\n\nIDA ^\n" + "It is Dr. Lee. He said: go on, go. " * 40 + "\n",
        "IDA\n(low)\n" + "One. Two is longer, so much longer. " * 30 + "\n",
        "> Middle <\n", "~la la\n", "\n".join(["A list line."] * 12) + "\n",
    ]
)  # fmt: skip


@given(st.lists(PARTS, min_size=1, max_size=30))
@settings(max_examples=150)
def test_every_line_stands_on_a_page_once_and_in_order(parts: list[str]) -> None:
    screenplay = parse("\n".join(parts))
    pages = paginate(screenplay)
    printed = [line for page in pages for line in page.lines if not line.added]
    left = [line for line in printed if not line.right]
    assert [line.element for line in left] == sorted(line.element for line in left)
    for index, element in enumerate(screenplay.elements):
        if element.kind in (ElementKind.PAGE_BREAK, ElementKind.TITLE_PAGE):
            continue
        said = "".join(line.text for line in printed if line.element == index)
        assert "".join(said.split()).upper() == "".join(element.text.split()).upper()
    for page in pages:
        assert page.used <= US_LETTER.lines
        last = [line for line in page.lines if line.row == page.used - 1]
        if last and last[0].kind is ElementKind.SCENE_HEADING:
            after = screenplay.elements[last[0].element + 1 :]
            assert not after or after[0].kind is ElementKind.PAGE_BREAK
    assert sum(one.eighths for one in scene_lengths(screenplay)) >= len(screenplay.scenes)
