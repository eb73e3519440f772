"""Coverage: which set-ups show a scene, and why, beat by beat.

The classical pattern: where are we before who speaks; a wide shot that shows everyone; over the
shoulder while two people feel each other out; singles as it tightens; close-ups kept for the
lines where the feeling peaks; the listener when a line lands (cf. Leake et al. 2017, "start
wide", "intensify emotion", "avoid jump cuts", "change zoom gradually").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.editing.action_coverage import action_coverage
from workprint.editing.line_coverage import dual_coverage, line_coverage
from workprint.editing.setups import LENS, Piece, Setup, Situation, wide_setup
from workprint.film.beats import Beat, BeatKind, SceneBeats, moments
from workprint.film.reason import Evidence, Phrase, Reason, ScriptSpan
from workprint.film.shots import BeatTime, ShotKind, ShotSize

_ORDER = list(ShotSize)


def cover(
    scene: SceneBeats, times: Sequence[BeatTime], total: int, at: Situation
) -> tuple[Piece, ...]:
    """The pieces that show the scene, end to end over frames [0, total)."""
    pieces: list[Piece] = []
    seen_objects: set[str] = set()
    lines = [b for b in scene.beats if b.kind is BeatKind.LINE]
    spoken = 0
    since_wide = 0
    clock = {time.beat: time for time in times}
    playing = moments(scene.beats)
    starts = [0, *(clock[lanes[0][0].id].start for lanes in playing[1:]), total]
    for index, lanes in enumerate(playing):
        beat, start, end = lanes[0][0], starts[index], starts[index + 1]
        spoken += sum(b.kind is BeatKind.LINE for lane in lanes for b in lane)
        progress = spoken / max(1, len(lines))
        if index == 0:
            opening = _opening(scene, beat, start, end, at)
            pieces += opening
            since_wide = 0
            start = opening[-1].end
            if start >= end:
                continue
        if len(lanes) > 1:
            made = dual_coverage(scene, lanes, clock, start, end, at, progress, since_wide)
        elif beat.kind is BeatKind.LINE:
            made = line_coverage(scene, beat, start, end, at, progress, since_wide)
        else:
            made = action_coverage(scene, beat, start, end, at, seen_objects)
        pieces += made
        wide = any(p.setup.size in (ShotSize.LS, ShotSize.ELS) for p in made)
        since_wide = 0 if wide else since_wide + len(made)
    if not pieces:
        pieces = [Piece(wide_setup(at, ShotKind.ESTABLISHING, ()), 0, total, _where(at, None))]
    return _smooth(pieces, at)


def _opening(scene: SceneBeats, beat: Beat, start: int, end: int, at: Situation) -> list[Piece]:
    """Where we are: an establishing shot in a new place, a master where we have been before."""
    wide = 3 * at.rate.nominal
    length = end - start
    take = length if length < wide * 3 // 2 or beat.kind is BeatKind.LINE else wide
    if beat.kind is BeatKind.LINE and length > wide * 2:
        take = wide
    kind = ShotKind.ESTABLISHING if at.new_place else ShotKind.MASTER
    setup = wide_setup(at, kind, scene.present)
    return [Piece(setup, start, start + take, _where(at, at.spans.get(beat.id)))]


def _where(at: Situation, span: ScriptSpan | None) -> Reason:
    evidence: tuple[Evidence, ...] = (span,) if span else ()
    if at.new_place:
        text = Phrase(
            "a new place: show where we are before who speaks", "新地点：先交代环境，再看谁说话"
        )
    else:
        text = Phrase(
            "back in a place we know: one wide shot that holds everyone",
            "回到熟悉的地点：一个全景交代所有人",
        )
    return Reason(text, evidence)


def _smooth(pieces: list[Piece], at: Situation) -> tuple[Piece, ...]:
    """Merge what is the same set-up, too short to read, or would jump.

    A jump cut is two shots on the same subjects whose sizes differ by less than two steps and
    whose angles are the same; the second then stays in the first's set-up.
    """
    shortest = at.rate.nominal * 4 // 5
    longest = at.rate.nominal * 10
    made: list[Piece] = []
    for piece in pieces:
        if piece.end <= piece.start:
            continue
        if made:
            last = made[-1]
            whole = piece.end - last.start
            short = piece.end - piece.start < shortest and piece.setup.kind is not ShotKind.INSERT
            same = piece.setup == last.setup or (_jumps(last.setup, piece.setup))
            if (same and whole <= longest) or short or last.end - last.start < shortest // 2:
                made[-1] = replace(last, end=piece.end)
                continue
            if same:
                piece = replace(piece, setup=_another_angle(piece.setup))
        made.append(piece)
    return tuple(made)


def _jumps(one: Setup, two: Setup) -> bool:
    if one.object or two.object or set(one.subjects) != set(two.subjects):
        return False
    if ShotKind.OVER_SHOULDER in (one.kind, two.kind):
        return one.subjects == two.subjects and one.kind is two.kind
    near = abs(_ORDER.index(one.size) - _ORDER.index(two.size)) < 2
    return near and one.side == two.side


def _another_angle(setup: Setup) -> Setup:
    """The same subject from a size two steps away; no size for one holds several."""
    at = _ORDER.index(setup.size)
    tightest = 4 if len(setup.subjects) > 1 else 3
    size = _ORDER[at - 2] if at >= tightest else _ORDER[at + 2]
    return replace(setup, size=size, lens_mm=LENS[size])
