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
from workprint.render.draw.raster import PLANE_SIZE, TILE, rasterise, restore
from workprint.render.draw.shadow import ShadowMap, empty_map, key_axes, shadow_map
from workprint.render.draw.sky import sky_texture
from workprint.render.draw.tone import lattice, mark_tiles, place_in_key, resolve
from workprint.render.draw.values import pack_lamps, pack_light, pack_windows, sky_grid
from workprint.render.draw.weather import fall
from workprint.render.mesh import FloatArray, IntArray, Mesh

Picture = npt.NDArray[np.uint8]
Rect = tuple[int, int, int, int]
BoolArray = npt.NDArray[np.bool_]

STILL_CELLS, MOVING_CELLS = 1536, 512
SHADOW_FIELD_M = 28.0
"""Still things further than this from what the camera looks at throw no shadow."""


@dataclass(slots=True)
class _Sheet:
    """Working buffers for one picture size; `touched` marks the tiles that moving things reach."""

    depth: FloatArray
    visible: IntArray
    colour: FloatArray
    ink: FloatArray
    planes: FloatArray
    owners: IntArray
    touched: BoolArray
    seen: IntArray
    known: FloatArray


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


def _raster(packed: Packed, values: FloatArray, sheet: _Sheet, start: int) -> int:
    _grown(sheet, start + 2 * len(packed.triangles) + 8)
    return int(
        rasterise(
            packed.vertices, packed.normals, packed.triangles, packed.materials, packed.objects,
            packed.two_sided, values, sheet.depth, sheet.visible, sheet.planes, sheet.owners,
            start, sheet.touched, np.empty(packed.vertices.shape, np.float32),
            np.empty(packed.vertices.shape, np.float64), np.empty((4, 9), np.float64),
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
        np.ones(len(casting), np.int32),
        light.key_direction,
        STILL_CELLS,
        0.06,
    )


def _paint(
    tiles: BoolArray,
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
    """Tone, ink and finish of the marked tiles."""
    paper = paper_for(size)
    sky = sky_texture(light)
    grid = sky_grid(camera, size, sky.shape[1], sky.shape[0])
    numbers = pack_light(light)
    lamps = pack_lamps(light, camera, size)
    still, moving = shadows
    resolve(
        tiles, sheet.depth, sheet.visible, sheet.planes, sheet.owners, colours, values,
        numbers, lamps, pack_windows(light), still.depth, still.frame, still.coarse,
        moving.depth, moving.frame, moving.coarse, paper.hatch, paper.wash, grid, sky, base, place,
        first_moving, sheet.seen, sheet.known,
        np.zeros((40, 4), np.float32), np.zeros((18, 4), np.int32), sheet.colour,
    )  # fmt: skip
    lay_ink(
        tiles, sheet.depth, sheet.visible, sheet.planes, sheet.owners, colours, numbers,
        brushes(size[1]), paper.stroke, np.zeros((tiles.shape[1] + 1, 2), np.int64), sheet.ink,
    )  # fmt: skip
    finish(
        tiles, sheet.colour, sheet.ink, sheet.depth, sheet.visible, sheet.planes, values,
        numbers, lamps, paper.grain, np.zeros(len(lamps), np.int64), out,
    )  # fmt: skip


def _tiles(size: tuple[int, int], marked: bool) -> BoolArray:
    width, height = size
    return np.full((-(-height // TILE), -(-width // TILE)), marked, np.bool_)


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
        _tiles(size, False),
        *lattice(size),
    )
    values = _camera_values(camera, size)
    records = _raster(packed, values, sheet, 0)
    sheet.touched.fill(False)
    shadow = _still_shadow(packed, camera, light)
    picture = np.zeros((height, width, 3), np.uint8)
    _paint(
        _tiles(size, True), sheet, values, camera, light, packed.colours,
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
    return shadow_map(
        things.vertices, things.triangles, things.two_sided, light.key_direction, MOVING_CELLS,
        0.025,
    )  # fmt: skip


def _over(backdrop: Backdrop, things: Packed, size: tuple[int, int]) -> Picture:
    """Draw moving things over the still picture, touching only where they change it."""
    sheet = backdrop.sheet
    restore(sheet.touched, sheet.depth, sheet.visible, backdrop.depth, backdrop.visible)
    out = backdrop.picture.copy()
    if not len(things.triangles):
        return out
    values = _camera_values(backdrop.camera, size)
    _raster(things, values, sheet, backdrop.records)
    rect = _shaded(things, backdrop.camera, backdrop.light, size)
    colours = np.concatenate([backdrop.packed.colours, things.colours])
    shadow = _moving_shadow(things, backdrop.light)
    tiles = _tiles(size, False)
    mark_tiles(
        np.array(rect), sheet.touched, backdrop.place, shadow.depth, shadow.frame,
        shadow.coarse, tiles,
    )  # fmt: skip
    _paint(
        tiles, sheet, values, backdrop.camera, backdrop.light, colours,
        (backdrop.shadow, shadow), backdrop.colour, backdrop.place, backdrop.records, out, size,
    )  # fmt: skip
    return out


def _anew(backdrop: Backdrop, things: Packed, camera: Camera, size: tuple[int, int]) -> Picture:
    """Draw everything for a camera that moves."""
    width, height = size
    sheet = backdrop.sheet
    sheet.depth.fill(0)
    sheet.visible.fill(-1)
    sheet.touched.fill(True)
    values = _camera_values(camera, size)
    packed = backdrop.packed
    # Records of the backdrop's own camera are kept whole: these go after them.
    start = _raster(packed, values, sheet, backdrop.records)
    _raster(things, values, sheet, start)
    out = np.zeros((height, width, 3), np.uint8)
    colours = np.concatenate([packed.colours, things.colours])
    _paint(
        _tiles(size, True), sheet, values, camera, backdrop.light, colours,
        (backdrop.shadow, _moving_shadow(things, backdrop.light)), sheet.colour,
        sheet.colour, -1, out, size,
    )  # fmt: skip
    return out


def _shaded(things: Packed, camera: Camera, light: Light, size: tuple[int, int]) -> Rect:
    """The rectangle of pixels that the shadows of moving things may change."""
    width, height = size
    across = [things.vertices[:, k] for k in range(3)]
    ends = [(float(values.min()), float(values.max())) for values in across]
    # The shadow's prism: the box around the casters, drawn away from the key to the ground.
    axes = key_axes(light.key_direction)
    box = np.array(
        [[x, y, z] for x in ends[0] for y in ends[1] for z in ends[2]],
        np.float32,
    )
    reach = min(14.0, (ends[1][1] - min(ends[1][0], 0.0) + 0.3) / max(0.12, float(axes[2, 1])))
    seen = camera.project(np.concatenate([box, box - axes[2] * np.float32(reach)]), size)
    if (seen[:, 2] < 0.05).any():
        return (0, 0, width, height)
    return (
        max(0, int(seen[:, 0].min()) - 4),
        max(0, int(seen[:, 1].min()) - 4),
        min(width, int(seen[:, 0].max()) + 5),
        min(height, int(seen[:, 1].max()) + 5),
    )
