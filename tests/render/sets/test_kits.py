"""Every set of the kit builds, quickly, and has room for people."""

import math
import time

import numpy as np
import pytest

from workprint.film.staging import SetSpec
from workprint.render.sets import build_set
from workprint.render.sets.kits import HOMES
from workprint.render.sets.words import is_interior

WALKED = {"stand", "sit", "counter", "work", "drive", "window"}


@pytest.mark.parametrize("kit", sorted(HOMES))
def test_a_set_has_all_a_scene_needs(kit: str) -> None:
    model = build_set(SetSpec(kit, 11, is_interior(kit), "dusk"))
    low_x, low_z, high_x, high_z = model.bounds
    assert low_x < high_x and low_z < high_z
    assert model.doors
    assert sum(mark.kind in WALKED for mark in model.marks) >= 2
    assert 0 <= model.focal_point[1] < 0.3
    assert math.isfinite(model.look_axis)
    for mesh in model.meshes:
        assert np.isfinite(mesh.vertices).all()
        assert mesh.triangles.max() < len(mesh.vertices)
        assert mesh.parts.max() < len(mesh.materials)
        assert mesh.normals is not None and mesh.normals.shape == mesh.vertices.shape
    for mark in model.marks:
        if mark.kind == "stand":
            assert low_x - 2.5 <= mark.position[0] <= high_x + 2.5
            assert low_z - 1 <= mark.position[2] <= high_z + 1


@pytest.mark.parametrize("kit", sorted(HOMES))
def test_a_set_is_the_same_for_the_same_seed(kit: str) -> None:
    spec = SetSpec(kit, 5, is_interior(kit), "night", ("rain",))
    one, two = build_set(spec), build_set(spec)
    assert one.lamps == two.lamps and one.marks == two.marks
    for a, b in zip(one.meshes, two.meshes, strict=True):
        assert a.materials == b.materials and np.array_equal(a.vertices, b.vertices)


def test_seeds_vary_a_set() -> None:
    one, two = (build_set(SetSpec("kitchen", seed, True, "day")) for seed in (1, 2))
    assert {m for mesh in one.meshes for m in mesh.materials} != {
        m for mesh in two.meshes for m in mesh.materials
    }


def test_rooms_have_wild_walls() -> None:
    model = build_set(SetSpec("kitchen", 1, True, "day"))
    names = {mesh.name for mesh in model.meshes}
    assert {wall.name for wall in model.walls} <= names
    assert len(model.walls) == 4


def test_an_unknown_kit_still_has_a_place() -> None:
    assert build_set(SetSpec("moon base", 1, True, "day")).meshes
    assert build_set(SetSpec("moon", 1, False, "day")).meshes


def test_sets_build_fast() -> None:
    build_set(SetSpec("market", 1, False, "day"))
    start = time.process_time()
    build_set(SetSpec("market", 2, False, "day"))
    assert time.process_time() - start < 0.9
