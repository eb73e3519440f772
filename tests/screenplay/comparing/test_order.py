"""The fewest places are out of order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workprint.screenplay.comparing.linking import Group
from workprint.screenplay.comparing.order import moved_links, out_of_order


@given(st.lists(st.integers(0, 9), max_size=9))
def test_what_is_left_never_falls_and_no_more_could_stay(places: list[int]) -> None:
    out = out_of_order(places, [(1,)] * len(places))
    left = [place for n, place in enumerate(places) if n not in out]
    assert left == sorted(left)
    longest = max(
        len(some)
        for count in range(len(places) + 1)
        for some in combinations(places, count)
        if list(some) == sorted(some)
    )
    assert len(left) == longest


def test_of_two_that_changed_places_the_shorter_scene_moved() -> None:
    swapped = [Group((0,), (1,), (0, 1)), Group((1,), (0,), (1, 0))]
    assert moved_links(swapped, [5, 50]) == {(1, 0)}
    assert moved_links(swapped, [50, 5]) == {(0, 1)}


def test_a_scene_merged_from_afar_moves_no_other() -> None:
    groups = [Group((0, 3), (0,), (3, 0)), Group((1,), (1,), (1, 1)), Group((2,), (2,), (2, 2))]
    assert moved_links(groups, [50, 5, 5]) == {(3, 0)}
