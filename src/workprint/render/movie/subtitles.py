"""Subtitles from the cut: SRT, WebVTT and the soft track of the movie, cue for cue the same.

Timing and shape follow the usual house style (Netflix timed text): at most two rows, as wide as
the text's own characters allow (`wrapping`), at least 5/6 s, at most 7 s on screen. Two who speak
at once stand on one card, a row each with a hyphen before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from workprint.film.beats import Beat, BeatKind, SceneBeats, moments
from workprint.film.columns import width_of
from workprint.film.layout import FilmLayout
from workprint.film.shots import BeatTime, ShotPlan
from workprint.film.time import FrameRate
from workprint.render.movie.wrapping import cards, single_rows

_LONGEST = Fraction(7)
_SHORTEST = Fraction(5, 6)
_HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A cue: frames [start, end) of the film and its one or two lines."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that is said over frames [start, end) of the film, whole or in parts of one."""

    text: str
    start: Fraction
    end: Fraction


def subtitles_of(
    beats: Sequence[SceneBeats],
    plan: ShotPlan,
    layout: FilmLayout,
    lengths: Mapping[str, Fraction],
    rate: FrameRate,
) -> tuple[Subtitle, ...]:
    """Every spoken line as cues; a long speech is cut into several by its sentences.

    `lengths` gives the seconds of each beat's voice; without one the beat's own length counts.
    """
    made: list[Subtitle] = []
    for scene, scene_plan, start in zip(beats, plan.scenes, layout.scene_starts, strict=True):
        times = {time.beat: time for time in scene_plan.beats}
        for lanes in moments(scene.beats):
            speeches = [
                [
                    _said(beat, times[beat.id], start, lengths, rate)
                    for beat in lane
                    if beat.kind is BeatKind.LINE and beat.text.strip() and beat.id in times
                ]
                for lane in lanes
            ]
            spoken = [speech for speech in speeches if speech]
            if len(spoken) == 2:
                made += _together(spoken[0], spoken[1], rate)
            else:
                made += [cue for speech in spoken for said in speech for cue in _cues(said, rate)]
    return _apart(made, rate)


def _said(
    beat: Beat, time: BeatTime, start: int, lengths: Mapping[str, Fraction], rate: FrameRate
) -> _Said:
    """A line from its voice's first frame to a third of a second behind its last."""
    begin = start + time.start + time.speech_start
    seconds = lengths.get(beat.id)
    end = start + time.end
    if seconds is not None:
        end = min(end, begin + rate.frames_covering(seconds) + rate.nominal // 3)
    return _Said(beat.text, Fraction(begin), Fraction(end))


def _cues(said: _Said, rate: FrameRate) -> list[Subtitle]:
    shown = cards(said.text)
    spread = _spread(["".join(rows) for rows in shown], said)
    return [_cue(rows, s.start, s.end, rate) for rows, s in zip(shown, spread, strict=True)]


def _together(left: Sequence[_Said], right: Sequence[_Said], rate: FrameRate) -> list[Subtitle]:
    """Two speeches at once: a card for each row of the longer, a row of the other where it falls.

    A card with both has the left speaker above; where one is silent there is no hyphen.
    """
    rows = [
        [row for said in side for row in _spread(single_rows(said.text, _HYPHEN), said)]
        for side in (left, right)
    ]
    longer = 0 if len(rows[0]) >= len(rows[1]) else 1
    leading, other = rows[longer], rows[1 - longer]
    beside = _places(leading, other)
    made = []
    for n, row in enumerate(leading):
        partner = beside.get(n)
        if partner is None:
            made.append(_cue((row.text,), row.start, row.end, rate))
            continue
        both = (row, partner) if longer == 0 else (partner, row)
        lines = tuple(_HYPHEN + each.text for each in both)
        made.append(_cue(lines, row.start, max(row.end, partner.end), rate))
    return made


def _places(leading: Sequence[_Said], other: Sequence[_Said]) -> dict[int, _Said]:
    """On which of the leading rows' cards each other row stands: in order, one to a card."""
    beside: dict[int, _Said] = {}
    least = 0
    for n, row in enumerate(other):
        middle = (row.start + row.end) / 2
        last = len(leading) - len(other) + n
        when = next((i for i, lead in enumerate(leading) if lead.end > middle), last)
        at = min(last, max(least, when))
        beside[at] = row
        least = at + 1
    return beside


def _spread(texts: Sequence[str], said: _Said) -> list[_Said]:
    """The parts of what is said, each with its share of the time by how wide it is."""
    weights = [max(1, width_of(text)) for text in texts]
    whole = said.end - said.start
    ends = [said.start + whole * Fraction(n, sum(weights)) for n in accumulate(weights)]
    return [
        _Said(text, start, end)
        for text, start, end in zip(texts, [said.start, *ends], ends, strict=False)
    ]


def _cue(rows: tuple[str, ...], start: Fraction, end: Fraction, rate: FrameRate) -> Subtitle:
    until = min(end, start + _LONGEST * rate.fps)
    return Subtitle(int(start), max(int(start) + 1, int(until)), rows)


def _apart(cues: Sequence[Subtitle], rate: FrameRate) -> tuple[Subtitle, ...]:
    """Two frames between cues, and the least time on screen where there is room for it."""
    made: list[Subtitle] = []
    shortest = rate.frames_covering(_SHORTEST)
    # More cards than frames still come one by one, a frame each.
    starts = list(accumulate((c.start for c in cues), lambda before, at: max(before + 1, at)))
    for cue, start, after in zip(cues, starts, [*starts[1:], None], strict=True):
        limit = after - 2 if after is not None else cue.end + shortest
        end = max(start + 1, min(max(cue.end, start + shortest), limit))
        made.append(Subtitle(start, end, cue.lines))
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
