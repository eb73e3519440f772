"""Subtitles: cues that can be read in time, in files that players read."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.layout import FilmLayout
from workprint.film.shots import BeatTime, ScenePlan, ShotPlan
from workprint.film.time import FrameRate
from workprint.render.movie.subtitles import Subtitle, subtitles_of, to_srt, to_vtt

RATE = FrameRate.parse("24")
_STAMP = r"(\d\d):(\d\d):(\d\d)[,.](\d\d\d)"


def beat(n: int, text: str) -> Beat:
    return Beat(f"b{n}", BeatKind.LINE, (n,), ("ida",), (), text, (Act.SPEAK,), Feeling.NEUTRAL, 0)


def cues_of(
    texts: list[str], seconds: list[float], language: str, rate: FrameRate = RATE
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
    return subtitles_of((beats,), plan, layout, lengths, rate, language)


words = st.lists(st.text("abcdefgh,.?!'", min_size=1, max_size=11), min_size=1, max_size=60)
han = st.text("你我他来去说，。！？好人雨夜", min_size=1, max_size=90)


@given(st.lists(words.map(" ".join), min_size=1, max_size=5))
def test_english_cues_hold_two_short_lines(texts: list[str]) -> None:
    cues = cues_of(texts, [max(1.0, len(t) / 15) for t in texts], "en")
    shown = " ".join(line for cue in cues for line in cue.lines)
    assert shown.split() == " ".join(texts).split()
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(0 < len(line) <= 42 for line in cue.lines)


@given(st.lists(han, min_size=1, max_size=5))
def test_chinese_cues_hold_two_short_lines(texts: list[str]) -> None:
    cues = cues_of(texts, [max(1.0, len(t) / 4) for t in texts], "zh")
    assert "".join(line for cue in cues for line in cue.lines) == "".join(texts)
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(0 < len(line) <= 16 for line in cue.lines)


@given(st.lists(words.map(" ".join), min_size=1, max_size=6), st.sampled_from(["24", "29.97"]))
def test_cues_follow_one_another_and_stay_readable(texts: list[str], label: str) -> None:
    rate = FrameRate.parse(label)
    cues = cues_of(texts, [max(1.0, len(t) / 15) for t in texts], "en", rate)
    for one, two in pairwise(cues):
        assert one.start < one.end <= two.start
    for cue in cues:
        assert rate.seconds(cue.end - cue.start) <= 7


def test_the_voice_and_its_words_begin_together() -> None:
    cues = cues_of(["You came."], [1.5], "en")
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
