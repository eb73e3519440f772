"""Portraits: the head and shoulders of a character, drawn on plain paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workprint.film.characters import Look
from workprint.render.resources import Resources

_SIDE = 360
_LENS_MM = 60.0
_FIELD_M = 0.62
"""Height of what the picture shows."""


@dataclass(frozen=True, slots=True)
class PortraitJob:
    """All that a portrait depends on. `seed` gives each person a stance of their own."""

    look: Look
    seed: str
    resources: Resources


def make_portrait(job: PortraitJob, path: Path) -> None:
    """Write the portrait as a square JPEG."""
    import numpy as np
    import skia

    from workprint.film.staging import PathKey, Performance
    from workprint.render.draw import Camera, draw, light_for, prepare
    from workprint.render.draw.camera import FRAME_HEIGHT_MM
    from workprint.render.figures import pose_at
    from workprint.render.figures.at_hand import figure_at_hand

    figure = figure_at_hand(job.resources, job.look)
    performance = Performance(job.seed, (PathKey(0, (0.0, 0.0, 0.0), 0.45),))
    pose = pose_at(figure, performance, 12.0, 24.0)
    marks = figure.landmarks(pose)
    eyes, top = marks["eyes"], marks["top"]
    middle = (eyes[0], top[1] + 0.05 - _FIELD_M / 2, eyes[2])
    away = _FIELD_M * _LENS_MM / FRAME_HEIGHT_MM
    camera = Camera((middle[0], eyes[1], middle[2] + away), middle, _LENS_MM)
    light = light_for("day", True, (), (), 3)
    size = (_SIDE, _SIDE)
    backdrop = prepare((), camera, light, size)
    picture = draw(backdrop, [figure.mesh(pose, 0)], camera, light, size, 0, 24.0, (), 3)
    solid = np.full((*picture.shape[:2], 1), 255, np.uint8)
    image = skia.Image.fromarray(
        np.ascontiguousarray(np.concatenate([picture, solid], axis=2)),
        colorType=skia.kRGBA_8888_ColorType,
    )
    path.write_bytes(bytes(image.encodeToData(skia.kJPEG, 86)))
