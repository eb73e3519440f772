"""Screenplays as Final Draft files: there and back, and back into the file they came from."""

from __future__ import annotations

import re
from difflib import unified_diff

import pytest
from fdx_files import EVERYTHING, PRODUCTION, READ
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay import parse
from workprint.screenplay.compose import compose, paragraphs_of
from workprint.screenplay.formats.fdx import (
    read_fdx,
    rewrite_fdx,
    screenplay_text,
    write_fdx,
)


def said(screenplay: Screenplay) -> list[object]:
    """Everything a screenplay says; blank lines and the length of === are the writer's own."""
    elements = [
        (e.kind, "" if e.kind is ElementKind.PAGE_BREAK else e.text.strip(), e.dual, e.depth)
        for e in screenplay.elements
        if e.kind is not ElementKind.TITLE_PAGE
    ]
    return [*screenplay.title_page, *elements, *(s.number for s in screenplay.scenes)]


def there_and_back(text: str) -> Screenplay:
    return parse(screenplay_text(read_fdx(write_fdx(parse(text)))))


def test_every_construct_comes_back() -> None:
    written = parse(EVERYTHING)
    kinds = {element.kind for element in written.elements}
    assert kinds == set(ElementKind)
    back = there_and_back(EVERYTHING)
    assert said(back) == said(written)
    assert [e.forced for e in back.elements] == [e.forced for e in written.elements]


def test_composing_what_was_read_gives_it_again() -> None:
    written = parse(EVERYTHING)
    text = compose(written.title_page, paragraphs_of(written))
    assert said(parse(text)) == said(written)
    assert compose(written.title_page, paragraphs_of(parse(text))) == text


LINES = st.sampled_from(
    [
        "INT. ROOM - DAY", "EXT. PIER #3#", "IDA", "TOM ^", "(low)", "Hello *there*.", "CUT TO:",
        "> FADE OUT.", "> The end <", "# Act", "= Then.", "~la", "[[note]]", "/* cut */", "===",
        "!IDA", ".PIER", "@McCLANE", "a [[n]] b", "**x** _y_", "Two *stars", "", "", "",
        "内景 厨房 日", "老周：你好。", "△他走了。", "Émile", "  indented", "A_B", r"a \* b",
    ]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=25))
@settings(max_examples=300)
def test_any_screenplay_comes_back(lines: list[str]) -> None:
    written = parse("\n".join(lines))
    back = there_and_back("\n".join(lines))
    # A note between the lines of a speech comes before it; all else keeps its order.
    notes = (ElementKind.NOTE, ElementKind.BONEYARD)
    kept = [e for e in written.elements if e.kind not in (*notes, ElementKind.TITLE_PAGE)]
    found = [e for e in back.elements if e.kind not in (*notes, ElementKind.TITLE_PAGE)]
    assert [(e.kind, e.text.split()) for e in found] == [(e.kind, e.text.split()) for e in kept]
    assert sorted(e.text for e in back.elements if e.kind in notes) == sorted(
        e.text for e in written.elements if e.kind in notes
    )


def test_a_new_file_has_numbers_lengths_and_dual_dialogue() -> None:
    screenplay = parse("INT. A - DAY #7#\n\nIDA\nYes.\n\nTOM ^\nNo.\n\nEXT. B\n\nRain & snow.\n")
    data = write_fdx(screenplay, {"s001": (11, "3"), "s002": (8, "4")}).decode()
    assert '<Paragraph Number="7" Type="Scene Heading">' in data
    assert '<SceneProperties Length="1 3/8" Page="3" Title=""/>' in data
    assert '<SceneProperties Length="1" Page="4" Title=""/>' in data
    assert data.count("<DualDialogue>") == 1
    assert "Rain &amp; snow." in data
    again = read_fdx(data.encode())
    assert [p.dual for p in again.paragraphs][1:5] == ["left", "left", "right", "right"]


def rewritten(old: str, new: str) -> bytes:
    """The production draft with one change of its text."""
    assert READ.count(old) == 1
    return rewrite_fdx(read_fdx(PRODUCTION.encode()), parse(READ.replace(old, new)))


def changed(data: bytes) -> list[str]:
    """The lines that are different from the production draft's, with + and -."""
    lines = unified_diff(PRODUCTION.split("\n"), data.decode().split("\n"), lineterm="", n=0)
    return [line for line in lines if not re.match(r"---|\+\+\+|@@", line)]


def test_an_unchanged_script_is_the_same_file_byte_for_byte() -> None:
    assert rewrite_fdx(read_fdx(PRODUCTION.encode()), parse(READ)) == PRODUCTION.encode()


def test_a_changed_word_changes_its_paragraph_alone() -> None:
    data = rewritten("Nobody.", "Nobody at all.")
    assert [
        line.strip() for line in changed(data) if "xmlns" not in line and "<F" not in line
    ] == [
        '-    <Paragraph Type="Action"><Text>Nobody.</Text></Paragraph>',
        '+    <Paragraph Type="Action"><Text>Nobody at all.</Text></Paragraph>',
    ]


def test_letters_that_stay_keep_their_tag_and_revision() -> None:
    data = rewritten("Rain. *Ida* holds a brass key", "Rain. *Ida* drops a small brass key")
    fdx = read_fdx(data)
    runs = [(r.text, r.revision, r.tags) for r in fdx.paragraphs[1].runs if r.revision or r.tags]
    assert runs == [("Rain. ", 2, ()), ("brass key", 0, (1,))]
    assert [r.text for r in fdx.paragraphs[1].runs if "Italic" in r.styles] == ["Ida"]
    (note,) = fdx.notes
    action = fdx.paragraphs[1]
    assert action.text[note.start - action.at : note.end - action.at] == "brass key"
    assert screenplay_text(fdx) == READ.replace("holds a brass", "drops a small brass")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("INT. LIGHTHOUSE - KITCHEN - DAY #1#", "INT. LIGHTHOUSE - LAMP ROOM - NIGHT #1#"),
        ("EXT. PIER - NIGHT #2A#", "EXT. PIER - NIGHT #3#"),
        ("= She finds the letter.", "= She burns the letter."),
        ("IDA\nTwo lines,\none speech.", "IDA\nOne line."),
        ("Not yet.", "Never."),
        ("CLOSE ON THE KEY", "CLOSE ON THE LAMP"),
        ("CUT TO:\n", "CUT TO:\n\nEXT. HILL - DAY\n\nWind.\n"),
        ("Nobody.\n\n", ""),
        ("[[Which key?]]", ""),
        ("Nobody.", "Nobody. [[Who else?]]"),
        ("Title: The Key", "Title: The Lamp"),
        ("COLM ^\n(low)\nNot yet.", "COLM\nNot yet."),
        ("> The <\n\n> End <", "> The very <\n\n> End <"),
    ],
)
def test_an_edit_is_read_back_and_the_rest_stays(old: str, new: str) -> None:
    data = rewritten(old, new)
    text = READ.replace(old, new)
    assert said(parse(screenplay_text(read_fdx(data)))) == said(parse(text))
    for kept in (
        "<SceneArcBeats>", '<LockedPage Number="1"/>', 'Name="Pink"', "<TagDefinition",
        "<!-- a comment -->", 'TagNumber="1"', 'id="a2"', 'Type="Shot"',
    ):  # fmt: skip
        assert kept in data.decode(), kept
    again = rewrite_fdx(read_fdx(data), parse(screenplay_text(read_fdx(data))))
    assert again == data


def test_a_note_that_was_cut_goes_and_the_words_stay() -> None:
    data = rewritten(" [[Which key?]]", "")
    assert not read_fdx(data).notes
    assert b"brass key" in data


def test_a_line_edited_in_final_draft_wins_over_our_own_mark() -> None:
    data = write_fdx(parse("INT. A - DAY\n\nHe *waits*. [[Cut?]]\n")).decode()
    edited = data.replace("<Text>He </Text>", "<Text>She </Text>")
    assert edited != data
    back = screenplay_text(read_fdx(edited.encode()))
    assert "She *waits*." in back and "[[Cut?]]" in back


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    back = there_and_back("Title: A\x07B\n\nINT. A\x1b - DAY\n\nHe\x08 *waits*. [[a\x01b]]\n")
    assert back.title_page == (("Title", "AB"),)
    assert [e.text for e in back.elements][1:] == ["INT. A - DAY", "He *waits*.", "ab"]


def test_a_mark_of_ours_that_somebody_broke_is_passed_over() -> None:
    data = write_fdx(parse("Title: The Lamp\n\n# Act\n\nINT. A - DAY\n\n~la\n")).decode()
    for good, bad in (
        ('depth="1"', 'depth="x"'),
        ('kind="section"', 'kind="?"'),
        ('at="0"', 'at="?"'),
    ):
        assert good in data
        data = data.replace(good, bad)
    text = screenplay_text(read_fdx(data.encode()))
    assert "Title: The Lamp" in text and "# Act" in text


def test_words_that_look_like_our_marks_ask_for_nothing() -> None:
    plain = PRODUCTION.replace("Nobody.</Text>", 'See wp:this="x" there.</Text>')
    fdx = read_fdx(plain.encode())
    assert rewrite_fdx(fdx, parse(screenplay_text(fdx))) == plain.encode()


def test_notes_behind_dialogue_that_became_one_paragraph_stay_on_their_words() -> None:
    """Two paragraphs of dialogue are one speech of ours; what follows is counted anew."""
    split = PRODUCTION.replace("Two lines,\none", "Two lines,</Text></Paragraph>"
                               '\n    <Paragraph Type="Dialogue"><Text>one')  # fmt: skip
    fdx = read_fdx(split.encode())
    closing = next(p for p in fdx.paragraphs if p.text == "Nobody.")
    split = split.replace('Range="50,59"', f'Range="{closing.at},{closing.at + 7}"')
    fdx = read_fdx(split.encode())
    text = screenplay_text(fdx)
    assert "Nobody. [[Which key?]]" in text
    again = read_fdx(rewrite_fdx(fdx, parse(text.replace("Two lines,", "Two long lines,"))))
    (note,) = again.notes
    closing = next(p for p in again.paragraphs if p.text == "Nobody.")
    assert (note.start, note.end) == (closing.at, closing.at + 7)
