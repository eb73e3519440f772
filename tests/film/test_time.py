"""Rates, frames and timecode: exact, and label for label as OpenTimelineIO has them."""

from __future__ import annotations

from fractions import Fraction

import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.time import FrameRate, parse_timecode, timecode

LABELS = ("23.976", "24", "25", "29.97", "30", "47.952", "48", "50", "59.94", "60")
RATES = [FrameRate.parse(label) for label in LABELS]
DROPPING = [rate for rate in RATES if rate.drops]
rates = st.sampled_from(RATES)
frames = st.integers(0, 24 * 3600 * 24 - 1)


@pytest.mark.parametrize("label", LABELS)
def test_a_rate_is_read_as_it_is_written(label: str) -> None:
    assert FrameRate.parse(label).label == label
    assert FrameRate.parse(float(label)).label == label


@pytest.mark.parametrize(
    ("written", "fps"),
    [
        ("24000/1001", Fraction(24000, 1001)),
        (24, Fraction(24)),
        ("25.0", Fraction(25)),
        (" 30 ", Fraction(30)),
    ],
)
def test_other_ways_to_write_a_rate(written: str | int, fps: Fraction) -> None:
    assert FrameRate.parse(written).fps == fps


@pytest.mark.parametrize("written", ["", "0", "-24", "23.98x", "1000", "nan", "24/0"])
def test_a_rate_that_does_not_exist_names_those_that_do(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a frame rate; use one of 23\.976, 24, 25"):
        FrameRate.parse(written)


def test_only_the_two_ntsc_rates_drop_labels() -> None:
    assert [rate.label for rate in DROPPING] == ["29.97", "59.94"]


@pytest.mark.parametrize("rate", DROPPING, ids=lambda r: r.label)
def test_drop_frame_labels_are_those_of_opentimelineio(rate: FrameRate) -> None:
    """Every frame around every minute of three hours, and every 97th frame between."""
    minute = rate.nominal * 60
    near = {m * minute + d for m in range(180) for d in range(-300, 10)}
    sampled = range(0, minute * 180, 97)
    for frame in sorted({*near, *sampled}):
        if frame < 0:
            continue
        theirs = otio.opentime.RationalTime(frame, float(rate.fps))
        label = theirs.to_timecode(float(rate.fps), drop_frame=True)
        assert timecode(frame, rate, drop=True) == label
        assert parse_timecode(label, rate) == frame


@pytest.mark.parametrize("rate", RATES, ids=lambda r: r.label)
def test_whole_labels_are_those_of_opentimelineio(rate: FrameRate) -> None:
    if rate.label == "47.952":
        return  # OpenTimelineIO has no labels at this rate.
    for frame in range(0, rate.nominal * 7200, 101):
        theirs = otio.opentime.RationalTime(frame, float(rate.fps))
        label = theirs.to_timecode(float(rate.fps), drop_frame=False)
        assert timecode(frame, rate) == label


@given(frames, rates)
def test_a_label_leads_back_to_its_frame(frame: int, rate: FrameRate) -> None:
    frame %= rate.nominal * 86400
    assert parse_timecode(timecode(frame, rate), rate) == frame


@given(st.integers(0, 30 * 86300), st.sampled_from(DROPPING))
def test_a_drop_frame_label_leads_back_to_its_frame(frame: int, rate: FrameRate) -> None:
    assert parse_timecode(timecode(frame, rate, drop=True), rate) == frame


@given(st.integers(0, 2_000_000), st.sampled_from(DROPPING))
def test_drop_frame_stays_with_the_clock(frame: int, rate: FrameRate) -> None:
    """The label is never more than some frames off the true time of day."""
    hours, minutes, rest = timecode(frame, rate, drop=True).split(":")
    seconds, count = rest.split(";")
    told = (
        int(hours) * 3600 + int(minutes) * 60 + int(seconds) + Fraction(int(count), rate.nominal)
    )
    assert abs(told - rate.seconds(frame)) < Fraction(1, 5)


def test_labels_wrap_after_a_day() -> None:
    rate = FrameRate.parse("24")
    assert timecode(24 * 86400, rate) == "00:00:00:00"


@pytest.mark.parametrize(
    ("label", "rate", "why"),
    [
        ("00:01:00;00", "29.97", "skips"),
        ("00:01:00;03", "59.94", "skips"),
        ("00:00:00;00", "25", "no drop-frame"),
        ("00:00:00:24", "24", "does not exist"),
        ("24:00:00:00", "24", "does not exist"),
        ("00:60:00:00", "24", "not a timecode"),
        ("1 second", "24", "not a timecode"),
        ("", "24", "not a timecode"),
    ],
)
def test_a_wrong_label_says_what_is_wrong(label: str, rate: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_timecode(label, FrameRate.parse(rate))


def test_drop_frame_is_refused_where_it_does_not_exist() -> None:
    with pytest.raises(ValueError, match=r"23\.976 fps has no drop-frame"):
        timecode(1, FrameRate.parse("23.976"), drop=True)


@given(st.fractions(0, 100_000), rates)
def test_frames_cover_the_time_and_no_more(seconds: Fraction, rate: FrameRate) -> None:
    count = rate.frames_covering(seconds)
    assert rate.seconds(count) >= seconds
    assert count == 0 or rate.seconds(count - 1) < seconds


@given(st.integers(0, 10_000_000), rates)
def test_a_frame_begins_where_its_time_says(frame: int, rate: FrameRate) -> None:
    assert rate.frame_at(rate.seconds(frame)) == frame
    assert rate.frames_covering(rate.seconds(frame)) == frame
