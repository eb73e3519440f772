"""The clock of a scene: exact, from the voices and the action."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workprint.editing.clock import action_seconds, beat_times, estimated
from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.time import FrameRate

seconds = st.fractions(Fraction(1, 4), 30, max_denominator=24_000)


def line(n: int, text: str = "Hello.", intensity: float = 0.0) -> Beat:
    return Beat(f"b{n}", BeatKind.LINE, (n,), ("ida",), (), text, (), Feeling.NEUTRAL, intensity)


def action(text: str, *acts: Act) -> Beat:
    return Beat("a", BeatKind.ACTION, (0,), ("ida",), (), text, acts, Feeling.NEUTRAL, 0.0)


@given(st.lists(seconds, min_size=1, max_size=40), st.sampled_from(["23.976", "24", "29.97"]))
def test_voices_always_fit_and_rounding_never_adds_up(lengths: list[Fraction], label: str) -> None:
    rate = FrameRate.parse(label)
    scene = SceneBeats("s", ("ida",), tuple(line(n) for n in range(len(lengths))))
    spoken = {f"b{n}": length for n, length in enumerate(lengths)}
    times = beat_times(scene, spoken, rate, head=Fraction(1, 2))
    for one, two in pairwise(times):
        assert one.end == two.start
    for time, length in zip(times, lengths, strict=True):
        assert rate.seconds(time.end - time.start - time.speech_start) + 1 / rate.fps >= length
    least = Fraction(1, 2) + sum(lengths) + len(lengths) * (Fraction(1, 6) + Fraction(1, 8))
    most = least + len(lengths)
    assert least - 1 / rate.fps <= rate.seconds(times[-1].end) <= most + 1 / rate.fps


pairs = st.lists(st.tuples(seconds, seconds), min_size=1, max_size=12)


@given(pairs, st.sampled_from(["23.976", "24", "29.97"]))
def test_two_at_once_begin_together_and_the_next_wait_for_the_longer(
    lengths: list[tuple[Fraction, Fraction]], label: str
) -> None:
    rate = FrameRate.parse(label)
    beats: list[Beat] = []
    spoken = {}
    for n, both in enumerate(lengths):
        left, right = line(2 * n), replace(line(2 * n + 1), who=("tom",), beside=f"b{2 * n}")
        beats += [left, right]
        spoken |= {left.id: both[0], right.id: both[1]}
    scene = SceneBeats("s", ("ida", "tom"), tuple(beats))
    times = beat_times(scene, spoken, rate, head=Fraction(1, 2))
    assert [time.beat for time in times] == [beat.id for beat in beats]
    after = rate.frames_covering(Fraction(1, 2))
    for left, right in zip(times[::2], times[1::2], strict=True):
        assert left.start == right.start == after
        assert left.speech_start == right.speech_start
        after = max(left.end, right.end)
    for time in times:
        assert (
            rate.seconds(time.end - time.start - time.speech_start) + 1 / rate.fps
            >= spoken[time.beat]
        )
    most = sum(max(both) for both in lengths) + len(lengths)
    assert rate.seconds(times[-1].end) <= Fraction(1, 2) + most + 1 / rate.fps


def test_a_speech_of_several_lines_goes_on_beside_the_other() -> None:
    rate = FrameRate.parse("24")
    beats = (
        line(0),
        line(1),
        *(replace(line(n), who=("tom",), beside="b0") for n in (2, 3, 4)),
        line(5),
    )
    scene = SceneBeats("s", ("ida", "tom"), beats)
    spoken = {beat.id: Fraction(1) for beat in beats}
    one, two, three, four, five, six = beat_times(scene, spoken, rate, head=Fraction(0))
    assert one.start == three.start == 0
    assert (one.end, three.end, four.end) == (two.start, four.start, five.start)
    assert two.end < five.end == six.start


def test_a_felt_line_is_left_to_ring() -> None:
    rate = FrameRate.parse("24")
    ends = []
    for intensity in (0.0, 0.9):
        scene = SceneBeats("s", ("ida",), (line(0, intensity=intensity),))
        ends.append(beat_times(scene, {"b0": Fraction(1)}, rate, head=Fraction(0))[0].end)
    assert ends[1] > ends[0]


@given(st.text(max_size=300))
def test_any_text_has_a_length(text: str) -> None:
    assert estimated(text) >= Fraction(1, 2)
    assert Fraction(3, 2) <= action_seconds(action(text)) <= 6


def test_more_words_take_longer_and_deeds_take_their_time() -> None:
    assert estimated("one two three four five six") > estimated("one two three four")
    assert estimated("我说过我会来") > estimated("我来了")
    assert action_seconds(action("He goes.", Act.EXIT)) >= Fraction(5, 2)
