"""From a script's words to the kit."""

import subprocess
import sys

import pytest

from workprint.film.staging import SetSpec
from workprint.render.sets import build_set
from workprint.render.sets.kits import HOMES
from workprint.render.sets.props import MAKERS, prop_mesh
from workprint.render.sets.words import (
    EXTERIORS,
    INTERIORS,
    PROPS,
    is_interior,
    kit_for,
    place_for,
    prop_for,
)


@pytest.mark.parametrize(
    "location,interior,kit",
    [
        ("HARBOUR PIER", False, "pier"),
        ("LIGHTHOUSE - KITCHEN", True, "kitchen"),
        ("LIGHTHOUSE - LAMP ROOM", True, "lamp_room"),
        ("LIGHTHOUSE - GALLERY", False, "gallery"),
        ("FISHING BOAT - WHEELHOUSE", True, "wheelhouse"),
        ("SHIP - RADIO ROOM", True, "radio_room"),
        ("COFFEE SHOP", True, "cafe"),
        ("COFFEE SHOP", False, "shop_front"),
        ("HOSPITAL ROOM", True, "ward"),
        ("JOHN'S BEDROOM", True, "bedroom"),
        ("VILLAGE STREET", False, "village"),
        ("胡同", False, "alley"),
        ("旧书店", True, "bookshop"),
        ("旧书店门口", False, "shop_front"),
        ("面馆门口", False, "noodle_front"),
        ("面馆门口", None, "noodle_front"),
        ("OUTSIDE THE NOODLE SHOP", False, "noodle_front"),
        ("DINER - ENTRANCE", False, "shop_front"),
        ("超市外", False, "shop_front"),
        ("校门口", False, "courtyard"),
        ("灯塔外", False, "lighthouse"),
        ("BUS STOP", False, "bus_stop"),
        ("公交站", False, "bus_stop"),
        ("BUS", True, "bus"),
        ("RESTAURANT", False, "shop_front"),
        ("RESTAURANT", True, "cafe"),
        ("NOODLE SHOP", True, "noodle_shop"),
        ("出租车内", True, "car"),
        ("医院走廊", True, "hospital_corridor"),
        ("病房", True, "ward"),
        ("面摊", False, "noodle_stall"),
        ("夜宵面馆", True, "noodle_shop"),
        ("天台", False, "rooftop"),
        ("河边", False, "river"),
        ("公寓厨房", True, "kitchen"),
    ],
)
def test_places(location: str, interior: bool, kit: str) -> None:
    assert kit_for(location, interior, "") == kit


@pytest.mark.parametrize("interior", [True, False, None])
def test_a_place_without_words_still_has_a_kit(interior: bool | None) -> None:
    assert kit_for("ZQX", interior, "en") in HOMES
    assert kit_for("", interior, "en") in HOMES


@pytest.mark.parametrize(
    "location,interior,how",
    [
        ("KITCHEN", True, "named"),
        ("BUS STOP", False, "named"),
        ("LIBRARY", True, "like"),
        ("图书馆", True, "like"),
        ("HOSPITAL", False, "none"),
        ("医院门口", False, "none"),
        ("PLANET ZOG", True, "none"),
        ("PLANET ZOG", False, "none"),
        ("WAREHOUSE", False, "near"),
        ("STREET", False, "named"),
    ],
)
def test_how_near_a_kit_comes(location: str, interior: bool, how: str) -> None:
    assert place_for(location, interior, "").how == how


@pytest.mark.parametrize("kit", ["street", "bus_stop", "shop_front", "noodle_front"])
def test_people_keep_to_the_pavement(kit: str) -> None:
    model = build_set(SetSpec(kit, 3, False, "day"))
    assert model.focal_point[0] < -3.3 and model.bounds[2] < -3.3
    assert all(mark.position[0] < -3.3 for mark in model.marks)


def test_a_bus_stop_has_a_bench() -> None:
    model = build_set(SetSpec("bus_stop", 3, False, "night"))
    assert sum(mark.kind == "sit" for mark in model.marks) >= 2


def test_words_and_kits_agree() -> None:
    assert set(INTERIORS) | set(EXTERIORS) == set(HOMES)
    for kit, home in HOMES.items():
        assert home.startswith("interiors") == is_interior(kit)


@pytest.mark.parametrize("interior", [True, False])
def test_every_word_leads_to_a_set_of_its_side(interior: bool) -> None:
    table = INTERIORS if interior else EXTERIORS
    for _, chinese in table.values():
        for word in chinese.split():
            assert is_interior(kit_for(word, interior, "zh")) == interior


@pytest.mark.parametrize(
    "word,kind",
    [("cup", "cup"), ("letters", "letter"), ("torch", "torch"), ("伞", "umbrella"),
     ("封信", "letter"), ("手机", "phone"), ("courage", None), ("走", None)],
)  # fmt: skip
def test_props(word: str, kind: str | None) -> None:
    assert prop_for(word, "") == kind


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_every_prop_is_made_to_size(kind: str) -> None:
    mesh = prop_mesh(kind)
    size = mesh.vertices.max(axis=0) - mesh.vertices.min(axis=0)
    assert 0.005 < size.max() < 2.2
    assert mesh.vertices[:, 1].min() > -0.06


def test_every_prop_word_has_its_prop() -> None:
    assert set(PROPS) <= set(MAKERS)


def test_words_load_no_kernels() -> None:
    code = (
        "import sys, workprint.render.sets.words, workprint.render.sets;"
        "sys.exit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
