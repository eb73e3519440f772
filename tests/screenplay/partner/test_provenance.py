"""A record follows its text through later drafts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.screenplay.partner.provenance import Record, traces
from workprint.screenplay.partner.tokens import words

OWN = "INT. KITCHEN - DAY\n\nIda pours tea. Her hand shakes.\n\nIDA\nIt fails. It always fails.\n"
WRITTEN = (
    "COLM\nThe switch went over at eight o'clock sharp.\n\n"
    "Ida turns the old brass lantern in her hands.\n\nIDA\nNo.\n"
)


def record(text: str = WRITTEN, line: int | None = 8) -> Record:
    return Record("p0001", "continue", "local", "small", "ab12", "2026-11-25", text, line)


def kept(script: str, *records: Record) -> list[float]:
    return [round(t.kept, 2) for t in traces(script, records)]


def test_as_it_was_written() -> None:
    script = f"{OWN}\n{WRITTEN}"
    (trace,) = traces(script, [record()])
    assert trace.kept == 1.0
    (span,) = trace.spans
    assert script[span.start : span.end] == WRITTEN.rstrip() and span.line == 8


def test_moved_and_in_other_letters() -> None:
    moved = f"{WRITTEN.upper()}\n{OWN}"
    (trace,) = traces(moved, [record()])
    assert trace.kept == 1.0 and trace.spans[0].line == 1


def test_partly_rewritten() -> None:
    script = OWN + "\nCOLM\nThe switch went over at nine, they say.\n"
    (trace,) = traces(script, [record()])
    assert 0.2 < trace.kept < 0.5
    assert script[trace.spans[0].start :].startswith("COLM") or trace.spans[0].line == 9


def test_cut() -> None:
    assert kept(OWN, record()) == [0.0]


def test_a_short_line_elsewhere_is_not_taken_for_it() -> None:
    assert kept(f"{OWN}\nIDA\nNo.\n", record()) == [0.0]


def test_a_short_line_is_found_where_it_was_put() -> None:
    assert kept(f"{OWN}\nCOLM\nSo am I.\n", record("So am I.", 9)) == [1.0]
    assert kept(f"{OWN}\nCOLM\nSo am I.\n", record("So am I.", None)) == [0.0]


def test_a_chinese_speech_is_found_behind_its_name() -> None:
    script = "1. 内景 书店 夜\n\n老周：三十年前借的书，今天来还。\n\n林晓：好。\n"
    assert kept(script, record("三十年前借的书，今天来还。", 3)) == [1.0]
    assert kept(script, record("三十年前借的书，昨天还了。", 3))[0] > 0.5


def test_a_line_counts_for_one_record_only() -> None:
    script = f"{OWN}\n{WRITTEN}"
    assert kept(script, record(), record()) == [0.0, 1.0]
    assert kept(f"{script}\n{WRITTEN}", record(), record()) == [1.0, 1.0]


def test_a_record_without_words() -> None:
    assert kept(OWN, record("...\n", None)) == [0.0]


LINES = st.lists(
    st.sampled_from(
        ["The storm comes over the hill at last.", "He looks at the empty road ahead.", "IDA",
         "Nobody answers the telephone in the hall.", "", "No.", "灯塔的灯在暴雨里亮了起来。"]
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=200)
@given(LINES, LINES, LINES)
def test_what_stands_in_the_script_is_found_whole(
    before: list[str], written: list[str], after: list[str]
) -> None:
    text = "\n".join(written)
    script = "\n".join([*before, "", *written, "", *after])
    (trace,) = traces(script, [record(text, None)])
    assert 0 <= trace.kept <= 1
    # Names and short words may stand at one of several places; what is long is always found.
    total = sum(len(words(line)) for line in written)
    assert trace.kept * total >= sum(len(words(line)) for line in written if len(line) > 12) - 1e-6
    for span in trace.spans:
        assert 0 <= span.start < span.end <= len(script)
        assert script.count("\n", 0, span.start) + 1 == span.line
