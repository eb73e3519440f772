"""Camera set-ups: what coverage is made of, and the two kinds every scene needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.beats import Act, Beat, BeatKind, Feeling
from workprint.film.reason import Reason, ScriptSpan
from workprint.film.shots import Angle, Move, ShotKind, ShotSize
from workprint.film.time import FrameRate

LENS = {
    ShotSize.ECU: 100,
    ShotSize.CU: 85,
    ShotSize.MCU: 50,
    ShotSize.MS: 40,
    ShotSize.MLS: 32,
    ShotSize.LS: 25,
    ShotSize.ELS: 18,
}
"""Millimetres that suit each size."""


@dataclass(frozen=True, slots=True)
class Setup:
    """A camera set-up: what makes two shots the same slate."""

    kind: ShotKind
    size: ShotSize
    angle: Angle
    lens_mm: int
    move: Move
    subjects: tuple[str, ...]
    side: int
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A set-up over frames [start, end) of the scene's clock, and why."""

    setup: Setup
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Situation:
    """What coverage knows of a scene besides its beats."""

    new_place: bool
    exterior: bool
    axis: tuple[str, ...]
    side: int
    spans: dict[str, ScriptSpan]
    names: dict[str, str]
    rate: FrameRate
    last_scene: bool = False


def wide_setup(at: Situation, kind: ShotKind, present: tuple[str, ...]) -> Setup:
    """The place with everyone in it; from afar out of doors where nobody is near."""
    distant = at.exterior and (kind is ShotKind.ESTABLISHING or not present)
    size = ShotSize.ELS if distant else ShotSize.LS
    move = Move.STATIC
    if kind is ShotKind.ESTABLISHING:
        move = Move.CRANE if at.exterior and at.last_scene else Move.PUSH
    angle = Angle.HIGH if size is ShotSize.ELS else Angle.EYE
    return Setup(kind, size, angle, LENS[size], move, present, 0)


def single_setup(
    at: Situation, who: str, size: ShotSize, kind: ShotKind, beat: Beat | None
) -> Setup:
    """One person; what `beat` has them feel and do turns the angle and moves the camera."""
    angle, move = Angle.EYE, Move.STATIC
    if beat is not None:
        if size is ShotSize.CU and beat.kind is BeatKind.LINE:
            move = Move.PUSH
        if beat.feeling is Feeling.RESOLVE and beat.intensity >= 0.6:
            angle = Angle.LOW
        elif beat.feeling in (Feeling.FEAR, Feeling.SADNESS) and size in (
            ShotSize.MS,
            ShotSize.MLS,
        ):
            angle = Angle.HIGH
        if beat.feeling is Feeling.ANGER and beat.intensity >= 0.7:
            move = Move.HANDHELD
        if Act.SHOUT in beat.acts and beat.feeling is Feeling.FEAR:
            angle = Angle.DUTCH
    return Setup(kind, size, angle, LENS[size], move, (who,), at.side)


def listed(at: Situation, who: Sequence[str], joint: str) -> str:
    """Their names, joined as a sentence wants them ("Ida and Tom", 甲、乙)."""
    return joint.join(at.names.get(w, w) for w in who)
