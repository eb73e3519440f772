"""The clock of a scene: how long each beat plays, from the voices and the action."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from workprint.editing.people import count_words
from workprint.film.beats import Act, Beat, BeatKind, SceneBeats, moments
from workprint.film.shots import BeatTime
from workprint.film.time import FrameRate

# Seconds that playing an act takes at least, whatever the number of words that tell it.
_ACT_SECONDS = {
    Act.ENTER: Fraction(5, 2),
    Act.EXIT: Fraction(5, 2),
    Act.WALK: Fraction(5, 2),
    Act.RUN: Fraction(2),
    Act.SIT_DOWN: Fraction(2),
    Act.STAND_UP: Fraction(2),
    Act.HUG: Fraction(3),
    Act.FALL: Fraction(2),
    Act.PICK_UP: Fraction(2),
    Act.GIVE: Fraction(2),
    Act.CRY: Fraction(5, 2),
    Act.PUSH: Fraction(5, 2),
}
_SHORTEST, _LONGEST = Fraction(3, 2), Fraction(6)
_LEAD, _TAIL, _TAIL_FELT, _TAIL_SAME = (
    Fraction(1, 6),
    Fraction(3, 10),
    Fraction(7, 10),
    Fraction(1, 8),
)


def beat_times(
    scene: SceneBeats, spoken: Mapping[str, Fraction], rate: FrameRate, *, head: Fraction
) -> tuple[BeatTime, ...]:
    """Frames [start, end) of each beat from the start of the scene.

    `spoken` gives the seconds of each line whose voice is known; other lines are estimated at
    2.7 words (4.6 Chinese characters) a second. `head` is silence before the first beat. The two
    sides of dual dialogue start on the same frame; what follows them waits for the longer.
    """
    times = []
    begin = head
    playing = moments(scene.beats)
    for index, lanes in enumerate(playing):
        after = playing[index + 1][0][0] if index + 1 < len(playing) else None
        ends = []
        for lane in lanes:
            at = begin
            for beat, following in zip(lane, (*lane[1:], after), strict=True):
                until = at + _seconds(beat, following, spoken)
                lead = _LEAD if beat.kind is BeatKind.LINE else Fraction(0)
                start, end = rate.frames_covering(at), rate.frames_covering(until)
                times.append(BeatTime(beat.id, start, end, rate.frame_at(lead)))
                at = until
            ends.append(at)
        begin = max(ends)
    return tuple(times)


def _seconds(beat: Beat, following: Beat | None, spoken: Mapping[str, Fraction]) -> Fraction:
    if beat.kind is not BeatKind.LINE:
        return action_seconds(beat)
    return _LEAD + spoken.get(beat.id, estimated(beat.text)) + _tail(beat, following)


def estimated(text: str) -> Fraction:
    """Seconds that speaking `text` takes, before any voice has spoken it."""
    han = sum(1 for c in text if "\u3400" <= c <= "\u9fff")
    other = count_words(text) - han
    pauses = sum(text.count(mark) for mark in ".,;:!?。，；：！？…")
    seconds = Fraction(han, 1) * Fraction(10, 46) + other * Fraction(10, 27)
    return max(Fraction(1, 2), seconds + pauses * Fraction(1, 8))


def action_seconds(beat: Beat) -> Fraction:
    """Seconds that an action plays: by its words, at least what its acts take, 6 at most."""
    han = sum(1 for c in beat.text if "\u3400" <= c <= "\u9fff")
    other = count_words(beat.text) - han
    read = Fraction(1) + other * Fraction(1, 5) + han * Fraction(1, 9)
    acts = max((_ACT_SECONDS.get(act, Fraction(0)) for act in beat.acts), default=Fraction(0))
    return min(_LONGEST, max(_SHORTEST, read, acts))


def _tail(beat: Beat, following: Beat | None) -> Fraction:
    if following and following.kind is BeatKind.LINE and following.who == beat.who:
        return _TAIL_SAME
    return _TAIL_FELT if beat.intensity >= 0.6 else _TAIL
