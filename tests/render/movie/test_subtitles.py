"""Subtitles: cues that can be read in time, in files that players read."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.columns import width_of
from workprint.film.layout import FilmLayout
from workprint.film.shots import BeatTime, ScenePlan, ShotPlan
from workprint.film.time import FrameRate
from workprint.render.movie.subtitles import Subtitle, subtitles_of, to_srt, to_vtt
from workprint.render.movie.wrapping import single_rows

RATE = FrameRate.parse("24")
_STAMP = r"(\d\d):(\d\d):(\d\d)[,.](\d\d\d)"


def beat(n: int, text: str) -> Beat:
    return Beat(f"b{n}", BeatKind.LINE, (n,), ("ida",), (), text, (Act.SPEAK,), Feeling.NEUTRAL, 0)


def cues_of(
    texts: list[str], seconds: list[float], rate: FrameRate = RATE
) -> tuple[Subtitle, ...]:
    """Subtitles of a scene in which the texts are spoken one after the other."""
    times, lengths, at = [], {}, 12
    for n, each in enumerate(seconds):
        exact = Fraction(each).limit_denominator(100)
        frames = rate.frames_covering(exact) + 10
        times.append(BeatTime(f"b{n}", at, at + frames, 4))
        lengths[f"b{n}"] = exact
        at += frames
    beats = SceneBeats("s001", ("ida",), tuple(beat(n, t) for n, t in enumerate(texts)))
    plan = ShotPlan((ScenePlan("s001", (), tuple(times), (), at + 12),))
    layout = FilmLayout(96, (96,), (at + 12,), 144)
    return subtitles_of((beats,), plan, layout, lengths, rate)


words = st.lists(st.text("abcdefgh,.?!'", min_size=1, max_size=11), min_size=1, max_size=60)
han = st.text("你我他来去说，。！？好人雨夜", min_size=1, max_size=90)


@given(st.lists(words.map(" ".join), min_size=1, max_size=5))
def test_english_cues_hold_two_short_lines(texts: list[str]) -> None:
    cues = cues_of(texts, [max(1.0, len(t) / 15) for t in texts])
    shown = " ".join(line for cue in cues for line in cue.lines)
    assert shown.split() == " ".join(texts).split()
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(0 < len(line) <= 42 for line in cue.lines)


@given(st.lists(han, min_size=1, max_size=5))
def test_chinese_cues_hold_two_short_lines(texts: list[str]) -> None:
    cues = cues_of(texts, [max(1.0, len(t) / 4) for t in texts])
    assert "".join(line for cue in cues for line in cue.lines) == "".join(texts)
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(0 < len(line) <= 16 for line in cue.lines)


@given(st.lists(words.map(" ".join), min_size=1, max_size=6), st.sampled_from(["24", "29.97"]))
def test_cues_follow_one_another_and_stay_readable(texts: list[str], label: str) -> None:
    rate = FrameRate.parse(label)
    cues = cues_of(texts, [max(1.0, len(t) / 15) for t in texts], rate)
    for one, two in pairwise(cues):
        assert one.start < one.end <= two.start
    for cue in cues:
        assert rate.seconds(cue.end - cue.start) <= 7


def test_each_line_is_as_wide_as_its_own_script_allows() -> None:
    """One film, three lines: the Chinese one, the English one, the one that mixes them."""
    texts = [
        "我从来没有说过那样的话，是你自己先走的，雨下了一整夜。",
        "I never said that. You were the one who left, and it rained all night.",
        "他说Never say never again，然后就走进雨里，再也没有回来。",
    ]
    chinese, english, mixed = (cues_of([text], [6.0]) for text in texts)
    assert [len(line) for cue in english for line in cue.lines] == [35, 34]
    for cues in (chinese, mixed):
        assert all(width_of(line) <= 36 for cue in cues for line in cue.lines)
    for text, cues in zip(texts, (chinese, english, mixed), strict=True):
        shown = "".join(line for cue in cues for line in cue.lines)
        assert shown.replace(" ", "") == text.replace(" ", "")


def test_a_very_long_line_is_cut_into_cues_in_order() -> None:
    text = " ".join(f"word{n}" for n in range(5_000))
    cues = cues_of([text], [2_000.0])
    assert " ".join(line for cue in cues for line in cue.lines) == text
    assert all(one.end <= two.start for one, two in pairwise(cues))


def test_more_cards_than_frames_still_come_one_by_one() -> None:
    cues = cues_of(["雨" * 4_000], [1.0])
    assert "".join(line for cue in cues for line in cue.lines) == "雨" * 4_000
    assert all(one.start < one.end <= two.start for one, two in pairwise(cues))


def dual(left: tuple[str, float], right: tuple[str, float]) -> tuple[Subtitle, ...]:
    """Subtitles of two lines that begin together, each a text and its seconds."""
    said = [replace(beat(0, left[0]), who=("ida",)), replace(beat(1, right[0]), who=("tom",))]
    beats = SceneBeats("s001", ("ida", "tom"), (said[0], replace(said[1], beside="b0")))
    lengths = {
        f"b{n}": Fraction(s).limit_denominator(100) for n, (_, s) in enumerate((left, right))
    }
    times = tuple(
        BeatTime(f"b{n}", 12, 12 + RATE.frames_covering(lengths[f"b{n}"]) + 10, 4) for n in (0, 1)
    )
    plan = ShotPlan((ScenePlan("s001", (), times, (), 400),))
    return subtitles_of((beats,), plan, FilmLayout(96, (96,), (400,), 144), lengths, RATE)


def test_two_who_speak_at_once_stand_on_one_card() -> None:
    (cue,) = dual(("You came.", 1.0), ("I said I would.", 1.5))
    assert cue.lines == ("-You came.", "-I said I would.")
    assert cue.start == 96 + 12 + 4
    assert cue.end - cue.start >= 36


@pytest.mark.parametrize("longer", [0, 1])
def test_whoever_goes_on_alone_has_no_hyphen(longer: int) -> None:
    sides = [
        ("No.", 0.6),
        ("I never said that. You were the one who left, in the rain, at night.", 6),
    ]
    if longer == 0:
        sides.reverse()
    first, *rest = dual(*sides)  # type: ignore[arg-type]
    assert first.lines[1 - longer] == "-No."
    assert first.lines[longer].startswith("-I never said that.")
    assert rest and all(len(cue.lines) == 1 and cue.lines[0][0] != "-" for cue in rest)


lines = st.tuples(words.map(" ".join) | han, st.floats(0.5, 20))


@given(lines, lines)
def test_both_speeches_are_shown_whole_and_in_order(
    left: tuple[str, float], right: tuple[str, float]
) -> None:
    cues = dual(left, right)
    sides: list[str] = ["", ""]
    longer = max((0, 1), key=lambda n: len(single_rows((left, right)[n][0], "-")))
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        if len(cue.lines) == 2:
            assert all(line.startswith("-") for line in cue.lines)
            for n, line in enumerate(cue.lines):
                sides[n] += line[1:]
        else:
            sides[longer] += cue.lines[0]
        assert all(width_of(line) <= 42 for line in cue.lines)
    assert [side.replace(" ", "") for side in sides] == [
        text.replace(" ", "") for text, _ in (left, right)
    ]
    assert all(one.start < one.end <= two.start for one, two in pairwise(cues))


def test_the_voice_and_its_words_begin_together() -> None:
    cues = cues_of(["You came."], [1.5])
    assert cues[0].start == 96 + 12 + 4
    assert cues[0].end - cues[0].start >= 36


MARKUP = (Subtitle(0, 24, ("<b>A & B</b> --> C",)), Subtitle(86_400, 86_448, ("二", "三")))


def seconds(groups: tuple[str, ...]) -> Fraction:
    hours, minutes, secs, ms = map(int, groups)
    return Fraction(((hours * 60 + minutes) * 60 + secs) * 1000 + ms, 1000)


def test_srt_is_what_players_read() -> None:
    text = to_srt(MARKUP, RATE)
    blocks = text.strip().split("\n\n")
    for n, (block, cue) in enumerate(zip(blocks, MARKUP, strict=True), start=1):
        number, time, *lines = block.split("\n")
        match = re.fullmatch(f"{_STAMP} --> {_STAMP}", time)
        assert match and number == str(n) and tuple(lines) == cue.lines
        assert seconds(match.groups()[:4]) == RATE.seconds(cue.start)
    assert "," in blocks[0].split("\n")[1]


def test_vtt_is_escaped() -> None:
    text = to_vtt(MARKUP, RATE)
    assert text.startswith("WEBVTT\n\n")
    blocks = text.strip().split("\n\n")[1:]
    for block, cue in zip(blocks, MARKUP, strict=True):
        time, *lines = block.split("\n")
        assert re.fullmatch(f"{_STAMP} --> {_STAMP}", time) and "." in time
        assert not any("-->" in line or "<" in line for line in lines)
        assert tuple(html.unescape(line) for line in lines) == cue.lines


@pytest.mark.parametrize("write", [to_srt, to_vtt])
def test_a_film_without_words_has_files_all_the_same(write: object) -> None:
    assert write((), RATE) in ("", "WEBVTT\n\n\n")  # type: ignore[operator]


@given(st.integers(0, 10**7), st.sampled_from(["23.976", "24", "25", "29.97"]))
def test_stamps_are_right_to_the_millisecond(frame: int, label: str) -> None:
    rate = FrameRate.parse(label)
    stamp = to_srt((Subtitle(frame, frame + 1, ("x",)),), rate).split("\n")[1].split(" ")[0]
    match = re.fullmatch(_STAMP, stamp) or re.fullmatch(r"(\d+):(\d\d):(\d\d),(\d\d\d)", stamp)
    assert match
    assert abs(seconds(match.groups()) - rate.seconds(frame)) <= Fraction(1, 2000)
