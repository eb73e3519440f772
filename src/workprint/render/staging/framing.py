"""Framing: what of each person a camera sees, and how it is moved so that no head is cut off."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workprint.film.shots import Shot, ShotKind, ShotSize
from workprint.film.staging import CameraKey, Vec3
from workprint.render.draw.camera import FRAME_HEIGHT_MM
from workprint.render.staging.eyelines import Landmarks, View
from workprint.render.staging.lenses import is_wide

_TOP, _BOTTOM, _SIDE = 0.97, -0.90, 0.94
"""How near the edges a head may come, from -1 to 1."""
_CHIN = 0.7
"""How far the chin is from the middle of a head, as a share of the crown."""
_NEAR_FIELD = 0.75
"""Metres about the camera that nobody walks through."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A round thing in the picture: its middle and half sizes, the frame from -1 to 1, and how
    many metres off it is along the view."""

    x: float
    y: float
    half_x: float
    half_y: float
    depth: float


@dataclass(frozen=True, slots=True)
class _Eye:
    """A camera's axes and the half sizes of its frame a metre off."""

    position: Vec3
    ahead: Vec3
    right: Vec3
    up: Vec3
    half_x: float
    half_y: float

    def sees(self, point: Vec3, radius: float) -> Seen | None:
        """A ball in the picture; None behind the lens."""
        to = tuple(p - q for p, q in zip(point, self.position, strict=True))
        depth = _dot(to, self.ahead)
        if depth < 0.05:
            return None
        x, y = self.half_x * depth, self.half_y * depth
        return Seen(_dot(to, self.right) / x, _dot(to, self.up) / y, radius / x, radius / y, depth)


def eye_of(key: CameraKey, aspect: float) -> _Eye:
    """The camera at a key; its roll is left out, for it is slight."""
    x, y, z = (t - p for t, p in zip(key.target, key.position, strict=True))
    far = math.sqrt(x * x + y * y + z * z) or 1.0
    ahead = (x / far, y / far, z / far)
    flat = math.hypot(x, z)
    right = (-z / flat, 0.0, x / flat) if flat > 1e-6 else (1.0, 0.0, 0.0)
    up = (
        right[1] * ahead[2] - right[2] * ahead[1],
        right[2] * ahead[0] - right[0] * ahead[2],
        right[0] * ahead[1] - right[1] * ahead[0],
    )
    half = FRAME_HEIGHT_MM / 2 / key.lens_mm
    return _Eye(key.position, ahead, right, up, half * aspect, half)


def head_seen(eye: _Eye, marks: Landmarks) -> Seen | None:
    """A head, hair included, in the picture."""
    return eye.sees(marks["head"], 1.08 * math.dist(marks["top"], marks["head"]))


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def enters(eye: _Eye, marks: Landmarks) -> bool:
    """Whether any of a body, below the neck, is in the frame."""
    chest, feet = marks["chest"], marks["feet"]
    points = [(chest, 0.17)]
    points += [(_between(chest, feet, part), 0.13) for part in (0.35, 0.65)]
    points += [(feet, 0.08), (marks["hand_l"], 0.08), (marks["hand_r"], 0.08)]
    points += [(marks[s], 0.07) for s in ("shoulder_l", "shoulder_r") if s in marks]
    for point, radius in points:
        seen = eye.sees(point, radius)
        if seen and abs(seen.x) < 1 + seen.half_x and abs(seen.y) < 1 + seen.half_y:
            return True
    return False


def head_in(eye: _Eye, marks: Landmarks) -> bool:
    """Whether a head is in the frame: the crown and the eyes, more than half of it across."""
    seen = head_seen(eye, marks)
    return (
        seen is not None
        and seen.y + 0.8 * seen.half_y < 1.02
        and seen.y - 0.4 * seen.half_y > -1
        and abs(seen.x) < 1 - 0.1 * seen.half_x
    )


def awkward(eye: _Eye, marks: Landmarks) -> bool:
    """Whether somebody whom the shot is not about spoils the frame: a body without its head, or
    a head that looks over the lower edge."""
    chest = eye.sees(marks["chest"], 0.0)
    if head_in(eye, marks):
        return chest is None or chest.y < -1.02
    head = head_seen(eye, marks)
    peeps = head is not None and abs(head.x) < 1 + head.half_x and abs(head.y) < 1 + head.half_y
    return peeps or enters(eye, marks)


def cameras_of(keys: Sequence[CameraKey], aspect: float) -> tuple[_Eye, _Eye, _Eye]:
    """The camera at the first, the middle and the last frame."""
    one, two = keys[0], keys[-1]
    middle = replace(
        one,
        position=_between(one.position, two.position, 0.5),
        target=_between(one.target, two.target, 0.5),
    )
    return (eye_of(one, aspect), eye_of(middle, aspect), eye_of(two, aspect))


def cheated_out(
    shot: Shot, view: View, keys: Sequence[CameraKey], about: Sequence[str]
) -> frozenset[str]:
    """People who step aside for this camera, as on a set.

    Those between the lens and those the shot is `about`, those whose body is in the frame and
    whose head is not, and in a single those who are larger than its subject.
    """
    out: set[str] = set()
    for eye, people in zip(cameras_of(keys, view.aspect), view.times(), strict=True):
        # Over a shoulder nobody stands beside the near head either.
        face = about[:1] if shot.kind is ShotKind.OVER_SHOULDER else about
        subjects = [people[s] for s in face if s in people]
        for who, marks in people.items():
            if who in about or is_wide(shot):
                continue
            if (
                awkward(eye, marks)
                or _in_the_way(eye, marks, subjects)
                or (len(about) == 1 and subjects and _larger(eye, marks, subjects[0]))
            ):
                out.add(who)
    for who, points in view.passing.items():
        if who not in about and _comes_near(keys, points):
            out.add(who)
    return frozenset(out)


def _in_the_way(eye: _Eye, marks: Landmarks, about: Sequence[Landmarks]) -> bool:
    """Whether somebody stands before the nearest of those the shot is about."""
    seen = eye.sees(marks["chest"], 0.35)
    depths = [s.depth for m in about if (s := eye.sees(m["chest"], 0.0))]
    return (
        seen is not None
        and bool(depths)
        and seen.depth < min(depths) - 0.25
        and abs(seen.x) < 1 + seen.half_x
    )


def _larger(eye: _Eye, marks: Landmarks, subject: Landmarks) -> bool:
    one, two = head_seen(eye, marks), head_seen(eye, subject)
    return (
        one is not None
        and two is not None
        and abs(one.x) < 1 + one.half_x
        and one.half_y > 1.12 * two.half_y
    )


def _comes_near(keys: Sequence[CameraKey], points: Sequence[Vec3]) -> bool:
    return any(
        math.hypot(p[0] - k.position[0], p[2] - k.position[2]) < _NEAR_FIELD
        and -0.3 < k.position[1] - p[1] < 2.2
        for k in keys
        for p in points
    )


def held(
    shot: Shot, keys: tuple[CameraKey, ...], view: View, subjects: Sequence[str]
) -> tuple[CameraKey, ...]:
    """The keys, turned and drawn back until the subjects' heads stay in the frame."""
    if shot.size is ShotSize.ECU or not subjects:
        return keys
    if shot.kind is ShotKind.OVER_SHOULDER and len(subjects) == 2:
        return keys  # composed by its edges already
    first, middle, last = view.times()
    if len(keys) == 1 or keys[0].target == keys[-1].target:
        # The camera does not follow: all that happens is in its frame, unless somebody leaves.
        stay = [m for people in (first, middle, last) for m in _near(people, first, subjects)]
        return tuple(_hold(k, stay, view.aspect) for k in keys)
    one = _hold(keys[0], [first[s] for s in subjects if s in first], view.aspect)
    two = _hold(keys[-1], list(_near(last, last, subjects)), view.aspect)
    between = replace(
        one,
        position=_between(one.position, two.position, 0.5),
        target=_between(one.target, two.target, 0.5),
    )
    mended = _hold(between, list(_near(middle, middle, subjects)), view.aspect)
    return (_shifted(one, between, mended), _shifted(two, between, mended))


def _shifted(key: CameraKey, one: CameraKey, two: CameraKey) -> CameraKey:
    """A key moved as `one` was moved to `two`."""
    return replace(
        key,
        position=_sum(key.position, _less(two.position, one.position)),
        target=_sum(key.target, _less(two.target, one.target)),
    )


def _near(
    people: Mapping[str, Landmarks], first: Mapping[str, Landmarks], subjects: Sequence[str]
) -> Iterator[Landmarks]:
    """Where the subjects are, but for those who have walked off."""
    for who in subjects:
        if who in people and who in first:
            here, there = people[who]["head"], first[who]["head"]
            if math.hypot(here[0] - there[0], here[2] - there[2]) < 1.6:
                yield people[who]


def _hold(key: CameraKey, people: Sequence[Landmarks], aspect: float) -> CameraKey:
    for _ in range(8):
        eye = eye_of(key, aspect)
        heads = [s for m in people if (s := head_seen(eye, m))]
        if not heads:
            return key
        top = max(h.y + h.half_y for h in heads)
        bottom = min(h.y - _CHIN * h.half_y for h in heads)
        right = max(h.x + h.half_x for h in heads)
        left = min(h.x - h.half_x for h in heads)
        need = max((top - bottom) / (_TOP - _BOTTOM), (right - left) / (2 * _SIDE))
        if need > 1:
            key = dollied(key, min(1.5, 1.04 * need), key.frame)
            continue
        rise = max(0.0, top - _TOP) + min(0.0, bottom - _BOTTOM)
        aside = max(0.0, right - _SIDE) + min(0.0, left + _SIDE)
        if abs(rise) < 1e-3 and abs(aside) < 1e-3:
            return key
        far = math.dist(key.position, key.target)
        key = replace(
            key,
            target=_sum(
                key.target,
                _sum(
                    _times(eye.up, 1.05 * rise * eye.half_y * far),
                    _times(eye.right, 1.05 * aside * eye.half_x * far),
                ),
            ),
        )
    return key


def clear_of_paths(
    keys: tuple[CameraKey, ...], view: View, subjects: Sequence[str]
) -> tuple[CameraKey, ...]:
    """The keys, drawn back or raised until no subject walks through the camera."""
    walked = [p for s in subjects for p in view.passing.get(s, ())]
    for factor in (1.0, 1.25, 1.5, 1.8, 2.2):
        tried = tuple(dollied(k, factor, k.frame) for k in keys)
        if not _comes_near(tried, walked):
            return tried
    return keys


def dollied(key: CameraKey, factor: float, frame: int) -> CameraKey:
    """The camera at a multiple of its distance from what it looks at."""
    return replace(key, frame=frame, position=_between(key.target, key.position, factor))


def _between(a: Vec3, b: Vec3, part: float) -> Vec3:
    x, y, z = (p + (q - p) * part for p, q in zip(a, b, strict=True))
    return (x, y, z)


def _sum(a: Vec3, b: Vec3) -> Vec3:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _less(a: Vec3, b: Vec3) -> Vec3:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _times(a: Vec3, factor: float) -> Vec3:
    return (a[0] * factor, a[1] * factor, a[2] * factor)
