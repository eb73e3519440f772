"""Figures as they are built: their height, their clothes, their parts, their speed."""

from __future__ import annotations

import time

import numpy as np
import pytest
from figure_looks import look

from workprint.film.characters import Bottom, Hair, Headwear, Top
from workprint.render.figures import Body, Figure, build_figure, load_body, rest_pose
from workprint.render.figures.morphs import shape_of
from workprint.render.figures.parts import Part


@pytest.mark.parametrize(("years", "cm"), [(4, 102), (9, 134), (30, 183), (82, 158)])
def test_stands_as_tall_as_its_look(body: Body, years: int, cm: int) -> None:
    shape, _ = shape_of(body, look(age_years=years, height_cm=cm))
    skin = shape[:13380, 1]
    assert skin.min() == pytest.approx(0, abs=1e-4)
    assert skin.max() == pytest.approx(cm / 100, abs=2e-3)


@pytest.mark.parametrize("top", list(Top))
def test_every_top_makes_a_sound_mesh(body: Body, top: Top) -> None:
    bottom = list(Bottom)[list(Top).index(top) % 4]
    hair = list(Hair)[list(Top).index(top) % 9]
    hat = list(Headwear)[list(Top).index(top) % 7]
    figure = build_figure(body, look(top=top, bottom=bottom, hair=hair, headwear=hat))
    for detail in (0, 1):
        mesh = figure.mesh(rest_pose(figure), detail)
        assert np.isfinite(mesh.vertices).all()
        assert mesh.triangles.min() >= 0 and mesh.triangles.max() < len(mesh.vertices)
        assert mesh.parts.max() < len(mesh.materials)
        assert mesh.normals is not None
        used = np.unique(mesh.triangles)
        size = np.linalg.norm(mesh.normals[used], axis=1)
        assert (np.abs(size - 1) < 1e-3).mean() > 0.995
        assert {Part.SKIN, Part.TOP, Part.SHOE, Part.IRIS, Part.LIPS} <= set(mesh.parts.tolist())


def test_far_figures_are_lighter(figure: Figure) -> None:
    near, far = (len(figure.levels[d].triangles) for d in (0, 1))
    assert far < 0.55 * near


def test_garments_differ_in_outline(body: Body) -> None:
    widths = {}
    for top in (Top.TSHIRT, Top.COAT, Top.DRESS):
        figure = build_figure(body, look(top=top))
        mesh = figure.mesh(rest_pose(figure))
        parts = np.unique(mesh.triangles[mesh.parts == Part.TOP])
        widths[top] = mesh.vertices[parts][:, 1].min()
    assert widths[Top.COAT] < widths[Top.TSHIRT] - 0.2
    assert widths[Top.DRESS] < widths[Top.TSHIRT] - 0.2


def test_long_hair_hangs_lower_than_a_bob(body: Body) -> None:
    low = {}
    for hair in (Hair.SHORT, Hair.BOB, Hair.LONG):
        figure = build_figure(body, look(hair=hair))
        mesh = figure.mesh(rest_pose(figure))
        used = np.unique(mesh.triangles[mesh.parts == Part.HAIR])
        low[hair] = float(mesh.vertices[used][:, 1].min())
    assert low[Hair.LONG] < low[Hair.BOB] < low[Hair.SHORT]


def test_hair_never_covers_the_eyes(body: Body) -> None:
    for hair in Hair:
        if hair is Hair.BALD:
            continue
        figure = build_figure(body, look(hair=hair))
        mesh = figure.mesh(rest_pose(figure))
        eyes = mesh.vertices[np.unique(mesh.triangles[mesh.parts == Part.IRIS])]
        locks = mesh.vertices[np.unique(mesh.triangles[mesh.parts == Part.HAIR])]
        left, right = eyes[:, 0].min(), eyes[:, 0].max()
        front = (locks[:, 2] > eyes[:, 2].mean() - 0.02) & (locks[:, 0] > left)
        front &= (locks[:, 0] < right) & (locks[:, 1] < eyes[:, 1].max() + 0.004)
        front &= locks[:, 1] > eyes[:, 1].min() - 0.1
        assert not front.any(), hair


def test_same_look_same_mesh(body: Body) -> None:
    first = build_figure(body, look(seed=3))
    second = build_figure(body, look(seed=3))
    a, b = (f.mesh(rest_pose(f)) for f in (first, second))
    assert np.array_equal(a.vertices, b.vertices)


def test_the_package_stands_alone() -> None:
    plain = load_body(None)
    assert plain.plain
    figure = build_figure(plain, look(top=Top.SUIT, male=1.0))
    assert len(figure.mesh(rest_pose(figure)).triangles) > 8000


def test_a_mesh_is_quick(figure: Figure) -> None:
    pose = rest_pose(figure)
    figure.mesh(pose)
    best = 1.0
    for _ in range(10):
        start = time.perf_counter()
        figure.mesh(pose)
        best = min(best, time.perf_counter() - start)
    assert best < 0.006
