"""The shot plan: every scene's coverage on its clock, with slates and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from workprint.editing.clock import beat_times
from workprint.editing.coverage import cover
from workprint.editing.setups import Piece, Setup, Situation
from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.characters import Character
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Scene, Screenplay
from workprint.film.shots import BeatTime, ScenePlan, Shot, ShotPlan, Slice
from workprint.film.time import FrameRate

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_HEAD, _END = Fraction(1, 2), Fraction(1, 2)


def plan_film(
    screenplay: Screenplay,
    beats: Sequence[SceneBeats],
    characters: Sequence[Character],
    spoken: Mapping[str, Fraction],
    rate: FrameRate,
) -> ShotPlan:
    """Plan every scene; `spoken` gives the seconds of lines whose voices are known."""
    names = {c.id: c.name for c in characters}
    plans = []
    been: set[str] = set()
    for index, scene in enumerate(screenplay.scenes):
        place = (scene.heading.location or scene.heading.text).casefold()
        plans.append(
            plan_scene(
                screenplay,
                index,
                beats[index],
                names,
                spoken,
                rate,
                new_place=place not in been,
            )
        )
        been.add(place)
    return ShotPlan(scenes=tuple(plans))


def plan_scene(
    screenplay: Screenplay,
    index: int,
    beats: SceneBeats,
    names: Mapping[str, str],
    spoken: Mapping[str, Fraction],
    rate: FrameRate,
    *,
    new_place: bool,
) -> ScenePlan:
    """One scene's shots in cutting order, end to end on the scene's clock."""
    scene = screenplay.scenes[index]
    times = beat_times(beats, spoken, rate, head=_HEAD)
    last = max(t.end for t in times) if times else rate.frames_covering(Fraction(3))
    total = last + rate.frames_covering(_END)
    axis = _axis(beats)
    situation = Situation(
        new_place=new_place,
        exterior=scene.heading.int_ext in ("EXT", "INT/EXT"),
        axis=axis,
        side=1 if index % 2 == 0 else -1,
        spans=_spans(screenplay, beats),
        names=dict(names),
        rate=rate,
        last_scene=index == len(screenplay.scenes) - 1,
    )
    pieces = cover(beats, times, total, situation)
    return ScenePlan(
        scene=scene.id,
        axis=axis,
        beats=times,
        shots=_slated(scene, index, pieces, times),
        frames=total,
        speakers=tuple(dict.fromkeys(b.who[0] for b in beats.beats if b.kind is BeatKind.LINE)),
    )


def _slated(
    scene: Scene, index: int, pieces: Sequence[Piece], times: Sequence[BeatTime]
) -> tuple[Shot, ...]:
    """Give each set-up its slate: the scene's number and a letter, I and O left out."""
    number = scene.number or str(index + 1)
    letters: dict[Setup, str] = {}
    shots = []
    for order, piece in enumerate(pieces):
        setup = piece.setup
        letter = letters.setdefault(setup, _letter(len(letters)))
        shots.append(
            Shot(
                id=f"{scene.id}.{order + 1:03}",
                scene=scene.id,
                number=f"{number}{letter}",
                kind=setup.kind,
                size=setup.size,
                angle=setup.angle,
                lens_mm=setup.lens_mm,
                move=setup.move,
                subjects=setup.subjects,
                side=setup.side,
                slices=_slices(piece, times),
                frames=piece.end - piece.start,
                reason=piece.reason,
                object=setup.object,
            )
        )
    return tuple(shots)


def _letter(n: int) -> str:
    """A to Z without I and O, then AA, AB and on."""
    if n < len(_LETTERS):
        return _LETTERS[n]
    return _letter(n // len(_LETTERS) - 1) + _LETTERS[n % len(_LETTERS)]


def _slices(piece: Piece, times: Sequence[BeatTime]) -> tuple[Slice, ...]:
    return tuple(
        Slice(t.beat, max(0, piece.start - t.start), min(t.end, piece.end) - t.start)
        for t in times
        if t.start < piece.end and t.end > piece.start
    )


def _axis(beats: SceneBeats) -> tuple[str, ...]:
    """The pair who speak most to each other; else the first two present; else whoever is."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for beat in beats.beats:
        if beat.kind is BeatKind.LINE and not beat.off_screen:
            for other in beat.to[:1]:
                if other in beats.present and beat.who[0] in beats.present:
                    pairs[tuple(sorted((beat.who[0], other)))] += 1
    if pairs:
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        order = beats.present
        return tuple(sorted(best, key=order.index))
    return beats.present[:2]


def _spans(screenplay: Screenplay, beats: SceneBeats) -> dict[str, ScriptSpan]:
    spans = {}
    for beat in beats.beats:
        first = screenplay.elements[beat.elements[-1]].span
        spans[beat.id] = first
    return spans
