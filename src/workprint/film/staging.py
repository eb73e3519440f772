"""Staging: who stands where and does what, and the camera that sees it, in three dimensions.

Axes as in glTF: metres, Y up, a figure at heading 0 faces +Z, heading grows towards +X.
Time is in whole frames of the scene's clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.beats import Act, Feeling
from workprint.film.speech import Phone

Vec3 = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ActCue:
    """An act a figure plays over frames [start, end), with what it feels.

    `target` is the point it is aimed at (a face, an object, the place walked to), None for none;
    `prop` is the kit name of the thing in hand.
    """

    start: int
    end: int
    act: Act
    feeling: Feeling = Feeling.NEUTRAL
    intensity: float = 0.0
    target: Vec3 | None = None
    prop: str | None = None


@dataclass(frozen=True, slots=True)
class GazeCue:
    """Looking at a point from frame `start` until the next gaze."""

    start: int
    target: Vec3


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A line on a figure's lips: `start` is the frame its audio begins."""

    start: int
    sample_rate: int
    phones: tuple[Phone, ...]
    feeling: Feeling = Feeling.NEUTRAL
    intensity: float = 0.0


@dataclass(frozen=True, slots=True)
class PathKey:
    """Where a figure is at a frame; between keys it walks (or stays) in a straight line.

    `posture` is "stand", "sit", "kneel", "lie" or "drive"; `seat_m` the height sat upon.
    """

    frame: int
    position: Vec3
    heading: float
    posture: str = "stand"
    seat_m: float = 0.45


@dataclass(frozen=True, slots=True)
class Performance:
    """All that one character does in a scene."""

    character: str
    path: tuple[PathKey, ...]
    acts: tuple[ActCue, ...] = ()
    gazes: tuple[GazeCue, ...] = ()
    speech: tuple[SpeechCue, ...] = ()


@dataclass(frozen=True, slots=True)
class CameraKey:
    """A camera at a frame: where it is, what it looks at, its roll and its lens.

    The frame is Super 35 (24.9 mm wide, 14.0 mm high at 16:9; the vertical field of view is
    2 atan(height / 2 lens)). `roll` is in radians.
    """

    frame: int
    position: Vec3
    target: Vec3
    lens_mm: float
    roll: float = 0.0


@dataclass(frozen=True, slots=True)
class SetSpec:
    """Which set to build and in what light.

    `kit` is a set of the kit ("kitchen", "street", "forest"; see `render.sets`); `seed` varies
    it; `interior` tells walls from sky; `time` is "dawn", "day", "dusk" or "night"; `weather`
    any of "rain", "storm", "snow", "fog", "wind". `props` are objects set out in it.
    """

    kit: str
    seed: int
    interior: bool
    time: str
    weather: tuple[str, ...] = ()
    props: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedProp:
    """A thing on its mark: kit name, position of its base, heading in radians."""

    kind: str
    position: Vec3
    heading: float


@dataclass(frozen=True, slots=True)
class SceneStaging:
    """A scene, staged: one clock for all its shots."""

    scene: str
    set: SetSpec
    performances: tuple[Performance, ...]
    props: tuple[PlacedProp, ...] = ()


@dataclass(frozen=True, slots=True)
class ShotStaging:
    """What one shot needs of its scene: the frames it shows and its camera.

    `hidden` are characters out of the way of this camera (a cheat, as on a real set).
    """

    shot: str
    first_frame: int
    frames: int
    camera: tuple[CameraKey, ...]
    handheld: float = 0.0
    hidden: tuple[str, ...] = ()
    focus: Vec3 | None = None
