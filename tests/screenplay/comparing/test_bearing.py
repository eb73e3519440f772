"""What a new draft means: cast, locations, pages, scene numbers."""

from __future__ import annotations

from workprint.film.drafts import LocationCount, SpeakerCount
from workprint.film.reason import DraftSpan
from workprint.screenplay import parse
from workprint.screenplay.comparing import compare

OLD = parse(
    "INT. HOUSE - KITCHEN - DAY #1#\n\nIDA\nWho left the gate open last night?\n\n"
    "EXT. HOUSE - GARDEN - DAY #2#\n\nTOM\nThe wind did, or the dog, or you.\n\n===\n\n"
    "EXT. ROAD - DAY #3#\n\nIDA\nI never open what I cannot shut.\n"
)
NEW = parse(
    "INT. VILLA - KITCHEN - DAY #1#\n\nIDA\nWho left the gate open last night?\n\n"
    "EXT. VILLA - GARDEN - DAY #3#\n\nTED\nThe wind did, or the dog, or you.\n\n"
    "INT. BUS - NIGHT #3#\n\nIDA\nIs anybody sitting here? Thank you.\n\n"
    "EXT. ROAD - DAY\n\nIDA\nI never open what I cannot shut.\n"
)


def test_cast_goes_on_under_a_new_name() -> None:
    ida, ted = compare(OLD, NEW).cast
    assert ida.before == SpeakerCount("IDA", 2, 2, 14, 1, 2)
    assert ida.after == SpeakerCount("IDA", 3, 3, 20, 1, 1)
    assert ted.before == SpeakerCount("TOM", 1, 1, 8, 1, 1)
    assert ted.after == SpeakerCount("TED", 1, 1, 8, 1, 1)


def test_who_is_gone_and_who_is_new() -> None:
    gone = compare(NEW, parse("INT. ATTIC - DAY\n\nMAX\nNobody ever comes up here.\n")).cast
    assert [(p.before and p.before.name, p.after and p.after.name) for p in gone] == [
        (None, "MAX"),
        ("IDA", None),
        ("TED", None),
    ]


def test_locations_of_a_renamed_set_go_on() -> None:
    uses = compare(OLD, NEW).places
    assert [(u.before and u.before.name, u.after and u.after.name) for u in uses] == [
        ("HOUSE - KITCHEN", "VILLA - KITCHEN"),
        ("HOUSE - GARDEN", "VILLA - GARDEN"),
        (None, "BUS"),
        ("ROAD", "ROAD"),
    ]
    assert uses[2].after == LocationCount("BUS", 1, 1)


def test_pages_and_numbers() -> None:
    compared = compare(OLD, NEW)
    assert compared.pages.pages == (2, 1)
    numbers = compared.numbers
    assert numbers.changed == (("2", "3"), ("3", None))
    assert (numbers.out_of_order, numbers.repeated, numbers.missing) == ((), ("3",), 1)


def test_numbers_rise_letter_by_letter() -> None:
    def draft(*numbers: str) -> str:
        return "\n\n".join(f"INT. ROOM {n} - DAY #{n}#\n\nDoor {n} shuts slowly." for n in numbers)

    right = parse(draft("1", "A2", "2", "2A", "2B", "10"))
    assert compare(right, right).numbers.out_of_order == ()
    wrong = parse(draft("1", "2", "A2", "2A", "10"))
    assert len(compare(wrong, wrong).numbers.out_of_order) == 1


def test_evidence_stands_where_it_says() -> None:
    """Spans of a renamed cue cover its lines, in the draft they name."""
    cue = compare(OLD, NEW).cues[0]
    said = {}
    for one in cue.reason.evidence:
        assert isinstance(one, DraftSpan)
        source = {"a": OLD, "b": NEW}[one.draft].source
        said[one.draft] = source[one.span.start : one.span.end]
    assert said == dict.fromkeys("ab", "The wind did, or the dog, or you.")
