"""Subtitles from the cut: SRT, WebVTT and the soft track of the movie, cue for cue the same.

Timing and shape follow the usual house style (Netflix timed text): at most two lines of 42
characters (16 Chinese), at least 5/6 s, at most 7 s on screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.layout import FilmLayout
from workprint.film.shots import ShotPlan
from workprint.film.time import FrameRate

_CHARS = {"en": 42, "zh": 16}
_LONGEST = Fraction(7)
_SHORTEST = Fraction(5, 6)


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A cue: frames [start, end) of the film and its one or two lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def subtitles_of(
    beats: Sequence[SceneBeats],
    plan: ShotPlan,
    layout: FilmLayout,
    lengths: Mapping[str, Fraction],
    rate: FrameRate,
    language: str,
) -> tuple[Subtitle, ...]:
    """Every spoken line as cues; a long speech is cut into several by its sentences.

    `lengths` gives the seconds of each beat's voice; without one the beat's own length counts.
    """
    made: list[Subtitle] = []
    for scene, scene_plan, start in zip(beats, plan.scenes, layout.scene_starts, strict=True):
        lines = {b.id: b for b in scene.beats if b.kind is BeatKind.LINE}
        for time in scene_plan.beats:
            beat = lines.get(time.beat)
            if beat is None or not beat.text.strip():
                continue
            begin = start + time.start + time.speech_start
            seconds = lengths.get(beat.id)
            end = start + time.end
            if seconds is not None:
                end = min(end, begin + rate.frames_covering(seconds) + rate.nominal // 3)
            made += _cues(beat.text, begin, end, rate, _CHARS.get(language, 42))
    return _apart(made, rate)


def _cues(text: str, start: int, end: int, rate: FrameRate, width: int) -> list[Subtitle]:
    blocks = _blocks(text, width)
    weight = sum(len(b) for b in blocks) or 1
    cues, at = [], Fraction(start)
    for block in blocks:
        length = Fraction(end - start) * len(block) / weight
        until = min(at + length, at + _LONGEST * rate.fps)
        cues.append(Subtitle(int(at), max(int(at) + 1, int(until)), tuple(_halves(block, width))))
        at += length
    return cues


def _blocks(text: str, width: int) -> list[str]:
    """The text in pieces of at most two lines, cut after sentences, clauses, then words."""
    if all(len(line) <= width for line in _halves(text, width)):
        return [text]
    middle = len(text) // 2
    for marks in (".!?。！？…", ",;:—，；：、", " "):
        cuts = [c for c in _cuts(text, marks) if 6 < c < len(text) - 4]
        if cuts:
            cut = min(cuts, key=lambda c: abs(c - middle))
            return [*_blocks(text[:cut].strip(), width), *_blocks(text[cut:].strip(), width)]
    return [text[: 2 * width].strip(), *_blocks(text[2 * width :].strip(), width)]


def _cuts(text: str, marks: str) -> list[int]:
    """Where the text may be cut behind one of `marks`: at a space, or behind a Chinese mark."""
    return [
        i + 1
        for i, (mark, after) in enumerate(pairwise(text))
        if mark in marks
        and after not in marks
        and (mark == " " or after == " " or mark in "。！？…，；：、")
    ]


def _halves(text: str, width: int) -> list[str]:
    """One line, or two of about the same length, cut at a space or a mark where they fit."""
    if len(text) <= width:
        return [text]
    middle = len(text) // 2
    cuts = [*_cuts(text, " "), *_cuts(text, "。！？…，；：、")]
    fits = [c for c in cuts if max(len(text[:c].strip()), len(text[c:].strip())) <= width]
    if not fits:
        # Chinese may break between any two characters, and so must a word too long for a line.
        unbroken = max((len(word) for word in text.split(" ")), default=0) > width
        fits = [middle] if unbroken or not cuts else cuts
    cut = min(fits, key=lambda c: abs(c - middle))
    return [line for line in (text[:cut].strip(), text[cut:].strip()) if line]


def _apart(cues: Sequence[Subtitle], rate: FrameRate) -> tuple[Subtitle, ...]:
    """Two frames between cues, and the least time on screen where there is room for it."""
    made: list[Subtitle] = []
    shortest = rate.frames_covering(_SHORTEST)
    for index, cue in enumerate(cues):
        limit = cues[index + 1].start - 2 if index + 1 < len(cues) else cue.end + shortest
        end = max(cue.start + 1, min(max(cue.end, cue.start + shortest), limit))
        made.append(Subtitle(cue.start, end, cue.lines))
    return tuple(made)


def to_srt(cues: Sequence[Subtitle], rate: FrameRate) -> str:
    """SubRip text."""
    blocks = [
        f"{n}\n{_stamp(c.start, rate, ',')} --> {_stamp(c.end, rate, ',')}\n" + "\n".join(c.lines)
        for n, c in enumerate(cues, start=1)
    ]
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def to_vtt(cues: Sequence[Subtitle], rate: FrameRate) -> str:
    """WebVTT text; the three marks of its markup are escaped."""

    def escaped(line: str) -> str:
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    blocks = [
        f"{_stamp(c.start, rate, '.')} --> {_stamp(c.end, rate, '.')}\n"
        + "\n".join(escaped(line) for line in c.lines)
        for c in cues
    ]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def _stamp(frames: int, rate: FrameRate, point: str) -> str:
    ms = round(rate.seconds(frames) * 1000)
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"
