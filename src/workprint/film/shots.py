"""Shots and the plan of them: sizes, lenses, angles, moves, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workprint.film.reason import Phrase, Reason


class ShotSize(StrEnum):
    """How much of a person the frame holds (facts of the trade; 景别)."""

    ECU = "ECU"
    CU = "CU"
    MCU = "MCU"
    MS = "MS"
    MLS = "MLS"
    LS = "LS"
    ELS = "ELS"


class ShotKind(StrEnum):
    """What a shot is for."""

    ESTABLISHING = "establishing"
    MASTER = "master"
    TWO_SHOT = "two_shot"
    OVER_SHOULDER = "over_shoulder"
    SINGLE = "single"
    CLOSE = "close"
    REACTION = "reaction"
    INSERT = "insert"


class Angle(StrEnum):
    EYE = "eye"
    HIGH = "high"
    LOW = "low"
    OVERHEAD = "overhead"
    DUTCH = "dutch"


class Move(StrEnum):
    STATIC = "static"
    PAN = "pan"
    TILT = "tilt"
    PUSH = "push"
    PULL = "pull"
    TRACK = "track"
    CRANE = "crane"
    HANDHELD = "handheld"


SIZE_NAMES = {
    ShotSize.ECU: Phrase("extreme close-up", "大特写"),
    ShotSize.CU: Phrase("close-up", "特写"),
    ShotSize.MCU: Phrase("medium close-up", "近景"),
    ShotSize.MS: Phrase("medium shot", "中景"),
    ShotSize.MLS: Phrase("medium long shot", "中全景"),
    ShotSize.LS: Phrase("long shot", "全景"),
    ShotSize.ELS: Phrase("extreme long shot", "远景"),
}
KIND_NAMES = {
    ShotKind.ESTABLISHING: Phrase("establishing", "定场"),
    ShotKind.MASTER: Phrase("master", "主镜头"),
    ShotKind.TWO_SHOT: Phrase("two-shot", "双人"),
    ShotKind.OVER_SHOULDER: Phrase("over the shoulder", "过肩"),
    ShotKind.SINGLE: Phrase("single", "单人"),
    ShotKind.CLOSE: Phrase("close-up", "特写"),
    ShotKind.REACTION: Phrase("reaction", "反应"),
    ShotKind.INSERT: Phrase("insert", "插入"),
}
ANGLE_NAMES = {
    Angle.EYE: Phrase("eye level", "平视"),
    Angle.HIGH: Phrase("high angle", "俯拍"),
    Angle.LOW: Phrase("low angle", "仰拍"),
    Angle.OVERHEAD: Phrase("overhead", "顶拍"),
    Angle.DUTCH: Phrase("Dutch angle", "斜角"),
}
MOVE_NAMES = {
    Move.STATIC: Phrase("static", "固定"),
    Move.PAN: Phrase("pan", "摇"),
    Move.TILT: Phrase("tilt", "俯仰摇"),
    Move.PUSH: Phrase("push in", "推"),
    Move.PULL: Phrase("pull back", "拉"),
    Move.TRACK: Phrase("track", "移"),
    Move.CRANE: Phrase("crane", "升降"),
    Move.HANDHELD: Phrase("handheld", "手持"),
}


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a beat that a shot covers, in frames from the beat's own start."""

    beat: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shot:
    """One planned shot.

    `number` is the slate ("12A" is scene 12's second set-up: letters skip I and O); `subjects`
    the character ids it is about, nearest the camera last for an over-the-shoulder (far face
    first, near shoulder second). `side` is the side of the 180-degree line the camera stands on,
    +1 or -1, 0 for a neutral shot on the line. `slices` are the beats it covers in order;
    `frames` its length in the cut. `object` is the thing an insert shows.
    """

    id: str
    scene: str
    number: str
    kind: ShotKind
    size: ShotSize
    angle: Angle
    lens_mm: int
    move: Move
    subjects: tuple[str, ...]
    side: int
    slices: tuple[Slice, ...]
    frames: int
    reason: Reason
    object: str | None = None


@dataclass(frozen=True, slots=True)
class BeatTime:
    """When a beat plays: frames [start, end) from the start of its scene in the cut.

    `speech_start` is the frame, from the beat's start, at which its voice begins. Beats follow
    one another without a gap, but for the two sides of dual dialogue: those start together, and
    the shorter ends when it has been said.
    """

    beat: str
    start: int
    end: int
    speech_start: int = 0


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """The shots of a scene in cutting order and the clock they share."""

    scene: str
    axis: tuple[str, ...]
    """The two characters whose eyeline is the 180-degree line; fewer when there is no pair."""
    beats: tuple[BeatTime, ...]
    shots: tuple[Shot, ...]
    frames: int
    speakers: tuple[str, ...] = ()
    """Who speaks in it, seen or only heard, in the order of their first lines."""


@dataclass(frozen=True, slots=True)
class ShotPlan:
    """Every scene's plan, in film order."""

    scenes: tuple[ScenePlan, ...]
