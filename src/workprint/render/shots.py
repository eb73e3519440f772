"""One shot, drawn and encoded: people act on their set before the camera.

Called in processes of its own; bodies, figures and sets are kept from shot to shot.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from workprint.film.characters import Look
from workprint.film.shots import Move, Shot, ShotKind, ShotSize
from workprint.film.staging import Performance, SceneStaging, SetSpec, Vec3

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from workprint.render.draw import Camera
    from workprint.render.draw.light import Light
    from workprint.render.figures import Figure, Pose
    from workprint.render.mesh import Mesh
    from workprint.render.resources import Resources
    from workprint.render.sets import SetModel

    Picture = npt.NDArray[np.uint8]

_OFF_SET_Y = -5.0
_NEAR = frozenset({ShotSize.ECU, ShotSize.CU, ShotSize.MCU, ShotSize.MS})
"""Sizes at which a figure is drawn in full detail."""


@dataclass(frozen=True, slots=True)
class ShotJob:
    """All that one shot's picture depends on; equal jobs give equal files.

    `staging` holds the set and the performances that touch frames [first, first + frames) of
    the scene's clock. `resources` hold the body data, without which a plain mannequin acts.
    `rate` is frames a second; `width` and `height` pixels.
    """

    shot: Shot
    staging: SceneStaging
    looks: tuple[tuple[str, Look], ...]
    axis: tuple[str, ...]
    partners: tuple[tuple[str, str], ...]
    first: int
    rate: Fraction
    width: int
    height: int
    resources: Resources


def make_shot(job: ShotJob, path: Path) -> None:
    """Draw the shot and write it as H.264 in MP4, without sound."""
    from workprint.render.movie.video import write_video

    write_video(path, pictures(job), job.rate, (job.width, job.height))


def pictures(job: ShotJob) -> Iterator[Picture]:
    """Every frame of the shot, RGB; drawn on twos, so each drawing comes twice."""
    from workprint.render.draw import draw, light_for, prepare

    model = _set(job.staging.set)
    spec = job.staging.set
    light = light_for(spec.time, spec.interior, spec.weather, model.lamps, spec.seed)
    stage = _Stage(job)
    keys = stage.camera
    light = stage.lit(light)
    size = (job.width, job.height)
    weather = () if spec.interior else spec.weather
    still = len(keys) == 1 and job.shot.move is not Move.HANDHELD
    backdrop = prepare(
        (*stage.seen(model.meshes), *stage.props), stage.camera_at(job.first), light, size
    )
    step = 2 if job.rate > 20 else 1
    picture = None
    for offset in range(job.shot.frames):
        if offset % step == 0:
            frame = job.first + offset
            camera = backdrop.camera if still else stage.camera_at(frame)
            picture = draw(
                backdrop,
                stage.meshes(frame),
                camera,
                light,
                size,
                frame,
                float(job.rate),
                weather,
                spec.seed,
            )
        assert picture is not None
        yield picture


class _Stage:
    """The people of one shot on their set, posed frame by frame."""

    def __init__(self, job: ShotJob) -> None:
        from workprint.render.sets.props import prop_mesh
        from workprint.render.staging.cameras import View, compose

        self.job = job
        self.rate = float(job.rate)
        looks = dict(job.looks)
        self.people: list[tuple[Performance, Figure]] = [
            (p, _figure(job.resources, looks[p.character])) for p in job.staging.performances
        ]
        self.props = [
            _placed(prop_mesh(prop.kind), prop.position, prop.heading)
            for prop in job.staging.props
        ]
        final = job.first + job.shot.frames - 1
        first = self._landmarks(job.first)
        self.marks = first
        self.prop_at, prop_size = self._prop()
        composed = compose(
            job.shot,
            View(
                first=first,
                middle=self._landmarks((job.first + final) // 2),
                last=self._landmarks(final),
                axis=job.axis,
                model=_set(job.staging.set),
                aspect=job.width / job.height,
                partner=dict(job.partners),
                prop=self.prop_at,
                prop_size=prop_size,
                stature={who: look.height_cm / 100 for who, look in job.looks},
                passing={p.character: self._way(p, final) for p, _ in self.people},
            ),
            job.first,
        )
        self.camera = composed.keys
        self.hidden = composed.hidden

    def lit(self, light: Light) -> Light:
        """The scene's light, with a soft key on the faces of a near shot at night."""
        from workprint.render.draw.light import with_face_light

        shot = self.job.shot
        faces = [self.marks[s]["eyes"] for s in shot.subjects if s in self.marks]
        if shot.size not in (*_NEAR, ShotSize.MLS) or not faces:
            return light
        # A shoulder stands in the key: half of it, or the back of a head outshines the face.
        share = 0.45 if shot.kind is ShotKind.OVER_SHOULDER else 1.0
        return with_face_light(light, faces[0], self.camera[0].position, share)

    def camera_at(self, frame: int) -> Camera:
        """The camera at a frame of the scene's clock."""
        from workprint.render.draw import Camera
        from workprint.render.staging.moves import camera_at

        shot = self.job.shot
        key = camera_at(self.camera, shot.move, frame, shot.frames, self.rate)
        return Camera(key.position, key.target, key.lens_mm, key.roll)

    def _way(self, performance: Performance, final: int) -> tuple[Vec3, ...]:
        """Where somebody comes by in the shot, a third of a second apart."""
        from workprint.render.figures.walk import place

        frames = range(self.job.first, final + 1, max(1, round(self.rate / 3)))
        return tuple(place(performance.path, f, self.rate).position for f in frames)

    def _landmarks(self, frame: int) -> dict[str, Mapping[str, Vec3]]:
        found: dict[str, Mapping[str, Vec3]] = {}
        for performance, figure in self.people:
            pose = _pose(figure, performance, frame, self.rate)
            marks = figure.landmarks(pose)
            if marks["feet"][1] > _OFF_SET_Y:
                found[performance.character] = marks
        return found

    def _prop(self) -> tuple[Vec3 | None, float]:
        """Where the thing an insert shows is at the middle of the shot, and how big."""
        from workprint.render.sets.props import prop_mesh

        kind = self.job.shot.object
        if self.job.shot.kind is not ShotKind.INSERT or kind is None:
            return None, 0.2
        mesh = prop_mesh(kind)
        low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
        size = float(max(high - low))
        middle = self.job.first + self.job.shot.frames // 2
        for performance, figure in self.people:
            if performance.character in self.job.shot.subjects:
                pose = _pose(figure, performance, middle, self.rate)
                if self._in_hand(performance, middle) == kind:
                    thing = _held(kind, figure, pose).vertices
                    x, y, z = ((thing.min(axis=0) + thing.max(axis=0)) / 2).tolist()
                    return (x, y, z), size
        for prop in self.job.staging.props:
            if prop.kind == kind:
                x, y, z = prop.position
                return (x, y + float(high[1]) / 2, z), size
        return None, size

    def _in_hand(self, performance: Performance, frame: int) -> str | None:
        """The prop a character holds at a frame: the latest act's that has begun."""
        held = None
        for act in performance.acts:
            if act.start <= frame:
                held = act.prop
        return held

    def seen(self, meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
        """The set without what hides the subjects from the camera at either end of the shot."""
        from workprint.render.staging.sightlines import clear_view

        kind = self.job.shot.kind
        everyone = kind in (ShotKind.ESTABLISHING, ShotKind.MASTER)
        who = self.marks.keys() if everyone else self.job.shot.subjects
        targets = [
            self.marks[w][point] for w in who if w in self.marks for point in ("eyes", "chest")
        ]
        if kind is ShotKind.INSERT and self.prop_at is not None:
            targets = [self.prop_at]
        for key in self.camera:
            meshes = clear_view(meshes, key.position, targets)
        return meshes

    def meshes(self, frame: int) -> list[Mesh]:
        """Everyone in the shot, and what they hold."""

        made = []
        light = self.job.shot.size not in _NEAR
        for performance, figure in self.people:
            if performance.character in self.hidden:
                continue
            pose = _pose(figure, performance, frame, self.rate)
            if figure.landmarks(pose)["feet"][1] < _OFF_SET_Y:
                continue
            made.append(figure.mesh(pose, 1 if light else 0))
            held = self._in_hand(performance, frame)
            if held:
                made.append(_held(held, figure, pose))
        return made


def _held(kind: str, figure: Figure, pose: Pose) -> Mesh:
    """A prop in the right hand, upright, turned as its holder faces."""
    from workprint.render.sets.props import prop_mesh
    from workprint.render.staging.grips import held

    mesh = prop_mesh(kind)
    marks = figure.landmarks(pose)
    eyes, head = marks["eyes"], marks["head"]
    facing = math.atan2(eyes[0] - head[0], eyes[2] - head[2])
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    return _transformed(
        mesh, held(kind, low, high, figure.hand(pose, "r"), facing, marks["top"][1])
    )


def _pose(figure: Figure, performance: Performance, frame: float, rate: float) -> Pose:
    from workprint.render.figures import pose_at

    return pose_at(figure, performance, frame, rate)


def _figure(resources: Resources, look: Look) -> Figure:
    from workprint.render.figures.at_hand import figure_at_hand

    return figure_at_hand(resources, look)


def _set(spec: SetSpec) -> SetModel:
    from workprint.render.sets import set_at_hand

    return set_at_hand(spec)


def _placed(mesh: Mesh, position: Vec3, heading: float) -> Mesh:
    import numpy as np

    cos, sin = math.cos(heading), math.sin(heading)
    matrix = np.array(
        [[cos, 0, sin, position[0]], [0, 1, 0, position[1]], [-sin, 0, cos, position[2]],
         [0, 0, 0, 1]],
        np.float32,
    )  # fmt: skip
    return _transformed(mesh, matrix)


def _transformed(mesh: Mesh, matrix: npt.NDArray[np.float32]) -> Mesh:
    from dataclasses import replace

    turn = matrix[:3, :3]
    normals = None if mesh.normals is None else mesh.normals @ turn.T
    return replace(mesh, vertices=mesh.vertices @ turn.T + matrix[:3, 3], normals=normals)


@dataclass(frozen=True, slots=True)
class SceneModelJob:
    """A scene for 3D tools: its set, its people at the first frame, a camera for each shot."""

    scene: str
    shots: tuple[ShotJob, ...]


def make_scene_model(job: SceneModelJob, path: Path) -> None:
    """Write the scene's staging as glTF 2.0 binary (.glb): metres, Y up, named nodes."""
    from dataclasses import replace

    from workprint.render.gltf import write_glb

    first = job.shots[0]
    stage = _Stage(first)
    stage.hidden = frozenset()
    people = [
        replace(mesh, name=mesh.name if mesh.name != "figure" else f"figure.{n}")
        for n, mesh in enumerate(stage.meshes(first.first))
    ]
    meshes = [*_set(first.staging.set).meshes, *stage.props, *people]
    cameras = [(shot.shot.number, _Stage(shot).camera[0]) for shot in job.shots]
    write_glb(path, meshes, cameras, job.scene)
