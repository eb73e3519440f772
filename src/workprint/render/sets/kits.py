"""The catalogue: set name -> the function that builds it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

from workprint.film.staging import SetSpec
from workprint.render.sets.builder import Builder
from workprint.render.sets.model import SetModel

Build = Callable[[Builder, SetSpec], SetModel]

HOMES: dict[str, str] = {
    "room": "interiors.home", "living_room": "interiors.home", "bedroom": "interiors.home",
    "kitchen": "interiors.home", "bathroom": "interiors.wet",
    "corridor": "interiors.passage", "hospital_corridor": "interiors.passage",
    "stairwell": "interiors.passage", "tunnel": "interiors.passage",
    "ward": "interiors.institution", "office": "interiors.institution",
    "classroom": "interiors.institution", "police_room": "interiors.institution",
    "shop": "interiors.trade", "bookshop": "interiors.trade",
    "cafe": "interiors.table", "bar": "interiors.table", "noodle_shop": "interiors.table",
    "workshop": "interiors.work", "warehouse": "interiors.work", "garage": "interiors.work",
    "lamp_room": "interiors.tower", "cabin": "interiors.ship", "radio_room": "interiors.ship",
    "wheelhouse": "interiors.ship",
    "car": "interiors.vehicle", "bus": "interiors.vehicle", "train": "interiors.vehicle",
    "temple": "interiors.hall", "church": "interiors.hall", "hall": "interiors.hall",
    "stage": "interiors.hall",
    "street": "exteriors.town", "village": "exteriors.town", "alley": "exteriors.town",
    "market": "exteriors.town", "bus_stop": "exteriors.kerb", "shop_front": "exteriors.kerb",
    "noodle_front": "exteriors.kerb",
    "courtyard": "exteriors.yard", "noodle_stall": "exteriors.yard",
    "garden": "exteriors.yard", "park": "exteriors.yard",
    "forest": "exteriors.land", "field": "exteriors.land", "hill": "exteriors.land",
    "mountain": "exteriors.land", "road": "exteriors.land", "desert": "exteriors.land",
    "cemetery": "exteriors.land",
    "beach": "exteriors.shore", "river": "exteriors.shore", "bridge": "exteriors.shore",
    "pier": "exteriors.harbour", "boat": "exteriors.harbour", "gallery": "exteriors.harbour",
    "lighthouse": "exteriors.harbour",
    "rooftop": "exteriors.high", "balcony": "exteriors.high", "platform": "exteriors.high",
    "car_park": "exteriors.high",
}  # fmt: skip
"""Kit -> the module that builds it, as a function of the kit's name."""


def builder_of(kit: str, interior: bool) -> Build:
    """The function for a kit; an unknown kit is a room or a field."""
    name = kit if kit in HOMES else "room" if interior else "field"
    module = import_module(f"workprint.render.sets.{HOMES[name]}")
    build: Build = getattr(module, "plain_room" if name == "room" else name)
    return build


def build_set(spec: SetSpec) -> SetModel:
    """Build a set; the same spec gives the same set."""
    return builder_of(spec.kit, spec.interior)(Builder(spec.seed), spec)


@lru_cache(maxsize=16)
def set_at_hand(spec: SetSpec) -> SetModel:
    """The set of `spec`, kept from scene to scene and shot to shot; not to be changed."""
    return build_set(spec)
