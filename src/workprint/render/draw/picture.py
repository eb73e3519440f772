"""A picture of meshes: `prepare` what stands still once a shot, `draw` what moves over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from workprint.render.draw.camera import Camera
from workprint.render.draw.finish import finish
from workprint.render.draw.ink import brushes, lay_ink
from workprint.render.draw.light import Light
from workprint.render.draw.pack import Packed, in_view, pack
from workprint.render.draw.paper import paper_for
from workprint.render.draw.raster import PLANE_SIZE, rasterise
from workprint.render.draw.shadow import ShadowMap, empty_map, key_axes, shadow_map
from workprint.render.draw.sky import sky_texture
from workprint.render.draw.tone import mark_tiles, place_in_key, resolve
from workprint.render.draw.values import pack_lamps, pack_light, pack_windows, sky_grid
from workprint.render.draw.weather import fall
from workprint.render.mesh import FloatArray, IntArray, Mesh

Picture = npt.NDArray[np.uint8]
Rect = tuple[int, int, int, int]

STILL_CELLS, MOVING_CELLS = 1536, 512
TILE = 32
"""Pixels a side of the tiles that are painted anew when something moves in them."""
SHADOW_FIELD_M = 28.0
"""Still things further than this from what the camera looks at throw no shadow."""


@dataclass(slots=True)
class _Sheet:
    """Working buffers for one picture size; `dirty` is what the last drawing changed."""

    depth: FloatArray
    visible: IntArray
    colour: FloatArray
    ink: FloatArray
    planes: FloatArray
    owners: IntArray
    dirty: Rect | None = None


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What stands still in a shot, drawn once; a moving camera draws it anew each time.

    Holds working buffers, so one backdrop serves one drawing at a time.
    """

    camera: Camera
    light: Light
    size: tuple[int, int]
    packed: Packed
    meshes: tuple[Mesh, ...]
    shadow: ShadowMap
    depth: FloatArray
    visible: IntArray
    colour: FloatArray
    place: FloatArray
    picture: Picture
    records: int
    sheet: _Sheet = field(repr=False)


def _camera_values(camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Position, axes, focal length and centre, in samples (two a pixel)."""
    width, height = size
    return np.array(
        [*camera.position, *camera.axes().ravel(), camera.focal_px(height) * 2, width, height],
        np.float32,
    )


def _grown(sheet: _Sheet, records: int) -> None:
    if records > len(sheet.planes):
        room = int(records * 1.3)
        planes = np.zeros((room, PLANE_SIZE), np.float32)
        owners = np.zeros((room, 2), np.int32)
        planes[: len(sheet.planes)] = sheet.planes
        owners[: len(sheet.owners)] = sheet.owners
        sheet.planes, sheet.owners = planes, owners


def _raster(
    packed: Packed, values: FloatArray, sheet: _Sheet, start: int, box: npt.NDArray[np.int64]
) -> int:
    _grown(sheet, start + 2 * len(packed.triangles) + 8)
    return int(
        rasterise(
            packed.vertices, packed.normals, packed.triangles, packed.materials, packed.objects,
            packed.two_sided, values, sheet.depth, sheet.visible, sheet.planes, sheet.owners,
            start, box,
        )
    )  # fmt: skip


def _still_shadow(packed: Packed, camera: Camera, light: Light) -> ShadowMap:
    """The shadow map of still things near what the camera looks at."""
    casting = packed.triangles[packed.casts == 1]
    if not len(casting):
        return empty_map()
    centre = np.array(camera.target, np.float32)
    middle = packed.vertices[casting].mean(axis=1)
    casting = casting[np.abs(middle - centre).max(axis=1) < SHADOW_FIELD_M]
    if not len(casting):
        return empty_map()
    used, inverse = np.unique(casting, return_inverse=True)
    return shadow_map(
        packed.vertices[used],
        inverse.reshape(-1, 3).astype(np.int32),
        light.key_direction,
        STILL_CELLS,
        0.06,
    )


def _paint(
    rects: Sequence[npt.NDArray[np.int64]],
    sheet: _Sheet,
    values: FloatArray,
    camera: Camera,
    light: Light,
    colours: FloatArray,
    shadows: tuple[ShadowMap, ShadowMap],
    base: FloatArray,
    place: FloatArray,
    first_moving: int,
    out: Picture,
    size: tuple[int, int],
) -> None:
    """Tone, ink and finish of rectangles (x0, y0, x1, y1)."""
    paper = paper_for(size)
    sky = sky_texture(light)
    grid = sky_grid(camera, size, sky.shape[1], sky.shape[0])
    numbers = pack_light(light)
    lamps = pack_lamps(light, camera, size)
    still, moving = shadows
    windows, brush = pack_windows(light), brushes(size[1])
    for area in rects:
        resolve(
            area, sheet.depth, sheet.visible, sheet.planes, sheet.owners, colours, values,
            numbers, lamps, windows, still.depth, still.frame, moving.depth, moving.frame,
            paper.hatch, paper.wash, grid, sky, base, place, first_moving, sheet.colour,
        )  # fmt: skip
        lay_ink(
            area, sheet.depth, sheet.visible, sheet.planes, sheet.owners, colours,
            light.interior, brush, paper.stroke, sheet.ink,
        )  # fmt: skip
        finish(
            area, sheet.colour, sheet.ink, sheet.depth, sheet.visible, sheet.planes, values,
            numbers, lamps, paper.grain, out,
        )  # fmt: skip


def _runs(tiles: npt.NDArray[np.bool_], size: tuple[int, int]) -> list[npt.NDArray[np.int64]]:
    """Rectangles (4,) of pixels that cover the marked tiles, a row of tiles at a time."""
    width, height = size
    found = []
    for row, line in enumerate(tiles):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], line.astype(np.int8), [0]])))
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            found.append(
                np.array(
                    [
                        a * TILE, row * TILE,
                        min(width, b * TILE), min(height, (row + 1) * TILE),
                    ],
                    np.int64,
                )
            )  # fmt: skip
    return found


def prepare(
    meshes: Sequence[Mesh], camera: Camera, light: Light, size: tuple[int, int]
) -> Backdrop:
    """Draw what stands still, once, for all the drawings of a shot."""
    width, height = size
    kept = tuple(meshes)
    packed = pack([mesh for mesh in kept if in_view(mesh, camera.position)])
    sheet = _Sheet(
        np.zeros((2 * height, 2 * width), np.float32),
        np.full((2 * height, 2 * width), -1, np.int32),
        np.zeros((height, width, 3), np.float32),
        np.zeros((height, width), np.float32),
        np.zeros((0, PLANE_SIZE), np.float32),
        np.zeros((0, 2), np.int32),
    )
    values = _camera_values(camera, size)
    box = np.array([2 * width, 2 * height, 0, 0], np.int64)
    records = _raster(packed, values, sheet, 0, box)
    shadow = _still_shadow(packed, camera, light)
    picture = np.zeros((height, width, 3), np.uint8)
    _paint(
        [np.array([0, 0, width, height])], sheet, values, camera, light, packed.colours,
        (shadow, empty_map()), sheet.colour, sheet.colour, -1, picture, size,
    )  # fmt: skip
    place = np.zeros((height, width, 3), np.float32)
    place_in_key(
        sheet.depth, sheet.visible, sheet.planes, sheet.owners, packed.colours, values,
        pack_light(light), key_axes(light.key_direction).ravel(), place,
    )  # fmt: skip
    return Backdrop(
        camera, light, size, packed, kept, shadow, sheet.depth.copy(), sheet.visible.copy(),
        sheet.colour.copy(), place, picture, records, sheet,
    )  # fmt: skip


def draw(
    backdrop: Backdrop | Sequence[Mesh],
    moving: Sequence[Mesh],
    camera: Camera,
    light: Light,
    size: tuple[int, int],
    frame: int,
    rate: float,
    weather: tuple[str, ...] = (),
    seed: int = 0,
    focus_m: float | None = None,
) -> Picture:
    """One drawing, (h, w, 3) uint8 sRGB.

    With a backdrop prepared for the same camera, light and size only what moves is drawn anew.
    `frame` at `rate` a second is the weather's clock. The same arguments give the same bytes.
    """
    if not isinstance(backdrop, Backdrop):
        backdrop = prepare(backdrop, camera, light, size)
    if backdrop.light != light or backdrop.size != size:
        backdrop = prepare(backdrop.meshes, camera, light, size)
    things = pack(moving, len(backdrop.packed.colours), len(backdrop.meshes) + 1)
    if backdrop.camera == camera:
        out = _over(backdrop, things, size)
    else:
        out = _anew(backdrop, things, camera, size)
    if weather:
        fall(
            out, backdrop.sheet.depth, camera, light, weather, frame, rate, seed,
        )  # fmt: skip
    return out


def _moving_shadow(things: Packed, light: Light) -> ShadowMap:
    return shadow_map(things.vertices, things.triangles, light.key_direction, MOVING_CELLS, 0.025)


def _over(backdrop: Backdrop, things: Packed, size: tuple[int, int]) -> Picture:
    """Draw moving things over the still picture, touching only where they change it."""
    sheet = backdrop.sheet
    if sheet.dirty is not None:
        x0, y0, x1, y1 = sheet.dirty
        rows, columns = slice(2 * y0, 2 * y1), slice(2 * x0, 2 * x1)
        sheet.depth[rows, columns] = backdrop.depth[rows, columns]
        sheet.visible[rows, columns] = backdrop.visible[rows, columns]
        sheet.dirty = None
    out = backdrop.picture.copy()
    if not len(things.triangles):
        return out
    width, height = size
    values = _camera_values(backdrop.camera, size)
    box = np.array([2 * width, 2 * height, 0, 0], np.int64)
    _raster(things, values, sheet, backdrop.records, box)
    rect = _touched(things, backdrop.camera, backdrop.light, size, box)
    if rect[0] >= rect[2] or rect[1] >= rect[3]:
        return out
    sheet.dirty = rect
    colours = np.concatenate([backdrop.packed.colours, things.colours])
    shadow = _moving_shadow(things, backdrop.light)
    tiles = np.zeros((-(-height // TILE), -(-width // TILE)), np.bool_)
    mark_tiles(
        np.array(rect), sheet.visible, backdrop.place, shadow.depth, shadow.frame,
        backdrop.records, TILE, tiles,
    )  # fmt: skip
    _paint(
        _runs(tiles, size), sheet, values, backdrop.camera, backdrop.light, colours,
        (backdrop.shadow, shadow), backdrop.colour, backdrop.place, backdrop.records, out, size,
    )  # fmt: skip
    return out


def _anew(backdrop: Backdrop, things: Packed, camera: Camera, size: tuple[int, int]) -> Picture:
    """Draw everything for a camera that moves."""
    width, height = size
    sheet = backdrop.sheet
    sheet.depth.fill(0)
    sheet.visible.fill(-1)
    sheet.dirty = (0, 0, width, height)
    values = _camera_values(camera, size)
    box = np.array([2 * width, 2 * height, 0, 0], np.int64)
    packed = backdrop.packed
    # Records of the backdrop's own camera are kept whole: these go after them.
    start = _raster(packed, values, sheet, backdrop.records, box)
    _raster(things, values, sheet, start, box)
    out = np.zeros((height, width, 3), np.uint8)
    colours = np.concatenate([packed.colours, things.colours])
    _paint(
        [np.array([0, 0, width, height])], sheet, values, camera, backdrop.light, colours,
        (backdrop.shadow, _moving_shadow(things, backdrop.light)), sheet.colour,
        sheet.colour, -1, out, size,
    )  # fmt: skip
    return out


def _touched(
    things: Packed, camera: Camera, light: Light, size: tuple[int, int], box: npt.NDArray[np.int64]
) -> Rect:
    """The rectangle of pixels that moving things and their shadows may change."""
    width, height = size
    margin = max(4, height // 120)
    x0, y0, x1, y1 = (int(v) // 2 for v in box)
    low, high = things.vertices.min(axis=0), things.vertices.max(axis=0)
    # The shadow's prism: the box around the casters, drawn away from the key to the ground.
    axes = key_axes(light.key_direction)
    spread = things.vertices @ axes.T
    a, b = spread.min(axis=0), spread.max(axis=0)
    rise = max(0.12, float(axes[2, 1]))
    reach = min(14.0, float(high[1] - min(low[1], 0.0) + 0.3) / rise)
    corners = np.array(
        [
            [u, v, d]
            for u in (a[0], b[0])
            for v in (a[1], b[1])
            for d in (a[2] - reach + float(high[1] - low[1]) * rise, b[2])
        ],
        np.float32,
    )
    seen = camera.project(corners @ axes, size)
    if (seen[:, 2] < 0.05).any():
        return (0, 0, width, height)
    x0 = min(x0, int(seen[:, 0].min()))
    y0 = min(y0, int(seen[:, 1].min()))
    x1 = max(x1, int(seen[:, 0].max()))
    y1 = max(y1, int(seen[:, 1].max()))
    return (
        max(0, x0 - margin),
        max(0, y0 - margin),
        min(width, x1 + margin + 1),
        min(height, y1 + margin + 1),
    )
