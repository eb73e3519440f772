"""Labelled lines become elements: wrapped lines joined, page ends taken out, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.screenplay.labelling.elements import elements, speech_of
from workprint.screenplay.labelling.labels import LABELS, Label, LabelledLine, may_follow
from workprint.screenplay.labelling.model import load
from workprint.screenplay.labelling.reading import _VOICE, SURE, as_fountain, kept
from workprint.screenplay.labelling.typed import typed_lines

SIGNS = {
    "#": Label.HEADING, "!": Label.ACTION, "@": Label.CUE, "(": Label.PARENTHETICAL,
    "=": Label.DIALOGUE, ">": Label.TRANSITION, "|": Label.CENTERED, "%": Label.FURNITURE,
    ":": Label.SPOKEN,
}  # fmt: skip


def joined(*rows: str) -> list[tuple[str, str]]:
    """Rows whose first sign is their label; "" is a blank line."""
    lines = typed_lines("\n".join(row[1:] for row in rows))
    made = elements(lines, [SIGNS[row[0]] for row in rows if row.strip()])
    signs = {label: sign for sign, label in SIGNS.items()}
    return [(signs[one.label], one.text) for one in made]


LONG = "He looks at the long brown river and then he looks at his"


def test_full_lines_go_on() -> None:
    found = joined(f"!{LONG}", "!two wet shoes.", "", "!Nothing.", "!Nobody.")
    assert found == [("!", f"{LONG} two wet shoes."), ("!", "Nothing.\nNobody.")]


def test_short_lines_of_one_paragraph_stay_lines() -> None:
    rows = (f"!{LONG}", "!two wet shoes.", "", f"!{LONG}", "!hat.", "!A bird.", "!A long", "!cry.")
    assert joined(*rows) == [
        ("!", f"{LONG} two wet shoes."),
        ("!", f"{LONG} hat.\nA bird.\nA long\ncry."),
    ]


def test_lines_as_long_as_they_like_were_not_wrapped() -> None:
    rows = [f"!{'He waits. ' * n}" for n in (6, 9, 5, 12, 7, 4, 8)]
    assert len(joined(*rows)) == len(rows)


def test_a_speech_over_a_pages_end_is_one() -> None:
    found = joined(
        "@IDA", "=It was never about the money and", "=you know", "%(MORE)", "", "%12.", "",
        "@IDA (CONT'D)", "=it as well as I do, Tom.",
    )  # fmt: skip
    assert found == [
        ("@", "IDA"),
        ("=", "It was never about the money and you know it as well as I do, Tom."),
    ]


def test_another_who_goes_on_is_another() -> None:
    found = joined("@IDA", "=No.", "%12.", "@TOM (CONT'D)", "=Yes.")
    assert [text for sign, text in found if sign == "@"] == ["IDA", "TOM (CONT'D)"]


def test_chinese_lines_join_without_a_blank() -> None:
    first = "他把书放在柜台上慢慢打开那张已经发黄的报纸一言不发"
    assert joined(f"!{first}", "!看着窗外。") == [("!", f"{first}看着窗外。")]


def test_a_parenthetical_goes_on_until_it_closes() -> None:
    assert joined("@A", "((in Vietnamese,", "(subtitled)", "=No.")[1] == (
        "(",
        "(in Vietnamese, subtitled)",
    )


def test_speeches_on_one_line() -> None:
    def parts(text: str) -> tuple[str, str, str] | None:
        found = speech_of(text, _VOICE)
        return found and (found.cue, found.parenthetical, found.said)

    assert parts("林晓（疑惑）：还书？") == ("林晓", "（疑惑）", "还书？")
    assert parts("林晓（画外音）：还书？") == ("林晓（画外音）", "", "还书？")
    assert parts("林晓（画外音）（急）：还书？") == ("林晓（画外音）", "（急）", "还书？")
    assert parts("林晓:（急）还书？") == ("林晓", "（急）", "还书？")
    assert parts("IDA (V.O.): (softly) No.") == ("IDA (V.O.)", "(softly)", "No.")
    assert parts("he waits") is None


def test_scene_numbers_and_title_page() -> None:
    lines = typed_lines(
        "THE RIVER\n\nWritten by\n\nA. Writer\n\nDraft 2\n\n"
        "12  INT. HUT - DAY  12\n\nA. 3 INT. HUT\n"
    )
    order = [Label.CENTERED] * 4 + [Label.HEADING, Label.ACTION]
    text = as_fountain(lines, [LabelledLine(x, 1.0, x) for x in order]).text
    assert text == (
        "Title: THE RIVER\nCredit: Written by\nAuthor: A. Writer\nDraft date: Draft 2\n\n"
        "INT. HUT - DAY #12#\n\nA. 3 INT. HUT\n"
    )


def test_nothing_is_left_out_that_is_not_of_the_page() -> None:
    lines = typed_lines("12.\nI was here.\nCUT TO:\n(MORE)\nDRAFT 3/4/24   9.\n")
    told = [LabelledLine(Label.FURNITURE, 0.99, Label.TRANSITION)] * 5
    found = kept(lines, told)
    assert [one.label is Label.FURNITURE for one in found] == [True, False, False, True, True]
    assert all(one.confidence < SURE for one in found[1:3])


@settings(max_examples=60)
@given(st.text(st.sampled_from("abI NT.\n\n()：老周内景第1场 \tCUTO:"), max_size=300))
def test_whatever_is_typed_the_labels_may_be_and_no_word_is_lost(text: str) -> None:
    lines = typed_lines(text)
    labels = load().label(lines)
    before: Label | None = None
    for one in labels:
        assert may_follow(before, one.label)
        assert 0 <= one.confidence <= 1 + 1e-9
        assert one.next_best in LABELS
        before = one.label
    if not lines:
        return
    made = as_fountain(lines, labels)
    dropped = {
        line.text
        for line, one in zip(lines, kept(lines, labels), strict=True)
        if one.label is Label.FURNITURE or (one.label is Label.CUE and "CONT" in line.text)
    }
    letters = [c for c in made.text if c.isalpha()]
    wanted = [c for x in lines if x.text not in dropped for c in x.text if c.isalpha()]
    for letter in set(wanted):
        assert letters.count(letter) >= wanted.count(letter)


def test_a_speech_on_one_line_that_did_not_fit_goes_on() -> None:
    found = joined(":林晓（念）：可是我不好意思", "=还，一拖就是一年。", "!他笑了。")
    assert found == [(":", "林晓（念）：可是我不好意思还，一拖就是一年。"), ("!", "他笑了。")]


def test_a_mark_of_action_begins_a_paragraph() -> None:
    long = "她关掉补光灯，抱起吉他，看着空空的房间，很久没有说一句话，然后慢慢"
    assert joined(f"!△{long}", "!△天亮了。") == [("!", f"△{long}"), ("!", "△天亮了。")]
