"""Pictures: what hides what, what stays still, what the hour and the weather change."""

import numpy as np
import pytest

from workprint.film.staging import SetSpec
from workprint.render.draw import Camera, Light, draw, light_for, prepare
from workprint.render.mesh import Mesh
from workprint.render.sets import build_set
from workprint.render.sets.builder import Builder, mat

SIZE = (320, 180)
CAMERA = Camera((0, 1.2, 4), (0, 1, 0), 25)


def _box(x: float, z: float, colour: tuple[int, int, int], name: str = "box") -> Mesh:
    b = Builder()
    with b.on(name):
        b.box(x, 0.5, z, 1, 1, 1, mat(colour))
    return b.meshes()[0]


@pytest.fixture(scope="module")
def day() -> Light:
    return light_for("day", False, (), (), 1)


def test_the_nearer_hides_the_farther(day: Light) -> None:
    red, blue = _box(0, 0, (220, 40, 40)), _box(0, -2, (40, 40, 220))
    for order in ((red, blue), (blue, red)):
        picture = draw(order, (), CAMERA, day, SIZE, 0, 24)
        r, _, b = picture[90, 160].astype(int)
        assert r > 2 * b


def test_moving_things_hide_and_are_hidden(day: Light) -> None:
    backdrop = prepare([_box(0, 0, (220, 40, 40))], CAMERA, day, SIZE)
    behind = draw(backdrop, [_box(0, -2, (40, 40, 220))], CAMERA, day, SIZE, 0, 24)
    before = draw(backdrop, [_box(0, 1.2, (40, 40, 220))], CAMERA, day, SIZE, 0, 24)
    assert behind[90, 160, 0] > 2 * int(behind[90, 160, 2])
    assert before[90, 160, 2] > 2 * int(before[90, 160, 0])


def test_a_wall_seen_from_behind_is_not_drawn(day: Light) -> None:
    b = Builder()
    with b.on("wall:n"):
        b.quad((-3, 0, 2), (-3, 3, 2), (3, 3, 2), (3, 0, 2), mat((40, 220, 40)))
        b.box(0, 1, 2, 1, 1, 0.1, mat((40, 220, 40)))
    picture = draw([*b.meshes(), _box(0, 0, (220, 40, 40))], (), CAMERA, day, SIZE, 0, 24)
    assert picture[90, 160, 0] > 2 * int(picture[90, 160, 1])


def test_the_same_is_drawn_the_same() -> None:
    model = build_set(SetSpec("pier", 3, False, "night", ("storm",)))
    light = light_for("night", False, ("storm",), model.lamps, 3)
    mover = [_box(0, 1, (180, 60, 60))]
    one, two = (
        draw(
            prepare(model.meshes, CAMERA, light, SIZE),
            mover, CAMERA, light, SIZE, 30, 24, ("storm",), 5,
        )
        for _ in range(2)
    )  # fmt: skip
    assert np.array_equal(one, two)


def test_stillness_is_still_and_leaves_no_trace(day: Light) -> None:
    backdrop = prepare([_box(0, 0, (220, 40, 40))], CAMERA, day, SIZE)
    bare = draw(backdrop, (), CAMERA, day, SIZE, 0, 24)
    draw(backdrop, [_box(1.2, 0.5, (40, 40, 220))], CAMERA, day, SIZE, 2, 24)
    assert np.array_equal(bare, draw(backdrop, (), CAMERA, day, SIZE, 4, 24))


def test_a_thing_over_the_backdrop_changes_only_its_surroundings(day: Light) -> None:
    backdrop = prepare([_box(-1.5, -3, (220, 40, 40))], CAMERA, day, SIZE)
    bare = draw(backdrop, (), CAMERA, day, SIZE, 0, 24)
    moved = draw(backdrop, [_box(1.6, 0, (40, 40, 220))], CAMERA, day, SIZE, 0, 24)
    assert np.array_equal(bare[:, :96], moved[:, :96])
    assert not np.array_equal(bare, moved)


def test_weather_moves_and_shows() -> None:
    light = light_for("day", False, ("rain",), (), 1)
    backdrop = prepare([_box(0, 0, (220, 40, 40))], CAMERA, light, SIZE)
    dry = draw(backdrop, (), CAMERA, light, SIZE, 0, 24)
    first = draw(backdrop, (), CAMERA, light, SIZE, 0, 24, ("rain",), 1)
    later = draw(backdrop, (), CAMERA, light, SIZE, 2, 24, ("rain",), 1)
    assert (dry != first).any() and (first != later).any()


def test_storms_flash_less_than_three_times_a_second() -> None:
    light = light_for("night", False, ("storm",), (), 1)
    backdrop = prepare([_box(0, 0, (220, 40, 40))], CAMERA, light, (64, 36))
    level = [
        float(draw(backdrop, (), CAMERA, light, (64, 36), k, 24, ("storm",), 1).mean())
        for k in range(0, 24 * 14, 2)
    ]
    bright = np.array(level) > np.median(level) + 12
    starts = np.flatnonzero(np.diff(bright.astype(int)) == 1)
    assert 1 <= len(starts) <= 4
    assert (np.diff(starts) > 12).all()


@pytest.mark.parametrize("kit,interior", [("kitchen", True), ("street", False), ("car", True)])
def test_night_is_darker_than_day(kit: str, interior: bool) -> None:
    def level(time: str) -> float:
        model = build_set(SetSpec(kit, 4, interior, time))
        light = light_for(time, interior, (), model.lamps, 4)
        return float(draw(model.meshes, (), CAMERA, light, SIZE, 0, 24).mean())

    assert level("night") < 0.85 * level("day")


def test_a_lamp_lights_what_is_near_it() -> None:
    model = build_set(SetSpec("kitchen", 4, True, "night"))
    lit = light_for("night", True, (), model.lamps, 4)
    dark = light_for("night", True, (), (), 4)
    pictures = [draw(model.meshes, (), CAMERA, one, SIZE, 0, 24) for one in (lit, dark)]
    assert pictures[0].mean() > pictures[1].mean() + 8


def test_things_throw_a_shadow_on_the_ground(day: Light) -> None:
    b = Builder()
    with b.on("ground"):
        b.quad((-9, 0, 9), (9, 0, 9), (9, 0, -9), (-9, 0, -9), mat((180, 180, 160)))
    high = Camera((0, 6, 5), (0, 0, 0), 25)
    backdrop = prepare(b.meshes(), high, day, SIZE)
    bare = draw(backdrop, (), high, day, SIZE, 0, 24).astype(int)
    with_box = draw(backdrop, [_box(0, 0, (180, 180, 160))], high, day, SIZE, 0, 24).astype(int)
    assert ((bare - with_box).sum(axis=2) > 60).sum() > 200


def test_a_vertical_picture_keeps_the_height_of_the_frame(day: Light) -> None:
    picture = draw([_box(0, 0, (220, 40, 40))], (), CAMERA, day, (180, 320), 0, 24)
    assert picture.shape == (320, 180, 3)
    assert picture[160, 90, 0] > 2 * int(picture[160, 90, 2])
