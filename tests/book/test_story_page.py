"""The story on the page: places, curves, the drawing of who speaks with whom, what is not told."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from book_film import small_record
from story_film import SMALL, WESTERN, feature_film, story_film, told

from workprint.book.curves import curve, filled, smoothed
from workprint.book.mix import quoted
from workprint.book.network import network, short, wide
from workprint.book.page import page_of
from workprint.book.view import view_of
from workprint.film.reason import ScriptSpan
from workprint.screenplay import parse

VTT = "WEBVTT\n"


def story(film: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = view_of(film, [], VTT)["story"]
    return made


@pytest.fixture(scope="module")
def feature() -> dict[str, Any]:
    return feature_film()


def test_scenes_fill_the_axis_in_their_order() -> None:
    axis = story(story_film())["axis"]
    assert [s["number"] for s in axis] == ["1", "2", "3", "4", "5", "6"]
    for one, after in pairwise(axis):
        assert one["x"] + one["w"] == pytest.approx(after["x"], abs=0.01)
    assert axis[-1]["x"] + axis[-1]["w"] == pytest.approx(100, abs=0.01)


def test_words_by_scene_add_up_to_the_persons_words() -> None:
    _, made = told(SMALL)
    for one in made["people"]:
        assert sum(words for _, words in one["spoken"].values()) == one["words"]
        assert sum(lines for lines, _ in one["spoken"].values()) == one["lines"]


def test_a_cell_says_whether_somebody_speaks_is_seen_or_only_heard() -> None:
    rows = {r["name"]: r for r in story(story_film())["matrix"]["rows"]}
    kinds = {c["n"]: c["kind"] for c in rows["IDA"]["cells"]}
    assert kinds == {0: "said", 1: "said", 2: "seen", 5: "said"}
    heard = story_film(SMALL.replace("TOM shouts at NELL.", "He shouts.").replace(
        "NELL\nIt was you", "NELL (V.O.)\nIt was you"))  # fmt: skip
    rows = {r["name"]: r for r in story(heard)["matrix"]["rows"]}
    assert {c["n"]: c["kind"] for c in rows["NELL"]["cells"]}[4] == "heard"


def test_turning_points_lie_where_their_scenes_do() -> None:
    made = story(story_film())
    assert made["turns"]
    for turn in made["turns"]:
        assert turn["x"] == turn["scenes"][0]["x"]
        assert turn["x"] <= turn["mid"] <= turn["x"] + turn["w"]


def test_without_moods_there_are_no_arcs_and_the_page_says_why() -> None:
    film = story_film(felt=False)
    assert story(film)["arcs"] == []
    page = page_of(film, [], VTT)
    assert "the moods of scenes are not at hand" in page
    assert 'class="arc' not in page


def test_genders_are_told_only_where_they_are_declared() -> None:
    plain = page_of(story_film(), [], VTT)
    assert "No gender is declared, and none is guessed" in plain
    assert "two women" not in plain
    declared = page_of(story_film(declared={"IDA": "female", "NELL": "female"}), [], VTT)
    assert "Do two women speak with each other?" in declared
    assert "No gender is declared" not in declared


def test_content_shows_the_line_it_rests_on() -> None:
    made = {one["key"]: one for one in story(story_film())["content"]}
    words = [m["word"] for m in made["violence"]["mentions"]]
    assert words == ["blood"] and made["violence"]["level"] > 0
    (mention,) = made["violence"]["mentions"]
    assert mention["scene"]["number"] == "4"
    line = mention["before"] + mention["word"] + mention["after"]
    assert line == "TOM draws a knife. There is blood on his hand."
    assert made["sex"]["mentions"] == [] and made["sex"]["level"] == 0


def test_genres_are_a_mix_with_the_lines_of_their_words() -> None:
    made = story(story_film(WESTERN))["genres"]
    assert sum(one["percent"] for one in made["mix"]) == pytest.approx(100, abs=1)
    best = made["mix"][0]
    assert best["en"] == "western" and best["zh"] == "西部"
    assert best["percent"] > 50 and 25 <= best["likely"] <= 100
    assert {"1", "2"} <= {scene["number"] for scene in best["in"]} <= {"1", "2", "3"}
    told = {m["word"]: m["before"] + m["word"] + m["after"] for m in best["mentions"]}
    assert told["sheriff"] == "The sheriff ties his horse. Outlaws ride out of the canyon."
    assert {m["word"]: m["scene"]["number"] for m in best["mentions"]}["gunslinger"] == "2"
    page = page_of(story_film(WESTERN), [], VTT)
    assert 'class="ratings genres"' in page and "A mix, not one label" in page
    assert "是混合，不是单一标签" in page and "<mark>sheriff</mark>" in page


@pytest.mark.parametrize(
    ("line", "word", "before", "after"),
    [
        (
            "A dog. " * 20 + "Blood. " + "A cat. " * 20,
            "Blood",
            "…A dog. A dog.",
            ". A cat. A cat.",
        ),
        ("狗在叫。" * 30 + "血" + "猫在看。" * 30, "血", "…狗在叫。", "猫在看。"),
    ],
)
def test_a_long_line_is_quoted_in_whole_words(
    line: str, word: str, before: str, after: str
) -> None:
    start = line.index(word)
    made = quoted(parse(line), ScriptSpan(start, start + len(word), 1))
    assert made["word"] == word and made["before"].startswith(before)
    assert made["after"].startswith(after) and made["after"].endswith("…")
    assert 50 < len(made["before"]) <= 61 and 50 < len(made["after"]) <= 61
    assert made["after"].strip("…") in line and made["before"].strip("…") in line


def test_where_no_genre_is_likely_the_page_says_so_in_both_languages() -> None:
    film = story_film("INT. ROOM - DAY\n\nADA\nWell.\n\nEXT. PATH - DAY\n\nADA sits.\n")
    assert story(film)["genres"]["mix"] == [] and story(film)["themes"] == []
    page = page_of(film, [], VTT)
    assert "no telling: hardly a word" in page and "无法判断：几乎没有" in page
    assert "No group of words recurs" in page and "没有哪组词" in page
    assert 'class="ratings genres"' not in page and 'class="ratings themes"' not in page


def test_words_that_recur_have_every_line_and_their_place_in_the_film() -> None:
    made = story(story_film(WESTERN))
    (family,) = [one for one in made["themes"] if one["key"] == "family"]
    assert family["words"] == ["mother (3)", "father"]
    lines = [(m["scene"]["number"], m["word"].lower()) for m in family["mentions"]]
    assert lines == [("1", "mother"), ("2", "mother"), ("3", "mother"), ("3", "father")]
    places = {scene["number"]: (scene["x"], scene["w"]) for scene in made["axis"]}
    assert [(m["x"], m["w"]) for m in family["marks"]] == [places[n] for n in ("1", "2", "3")]


def test_genres_and_words_stand_in_the_book_once() -> None:
    film = story_film(WESTERN)
    keys = {part["key"] for part in film["story"]["coverage"]}
    assert {"genres", "themes"} <= keys
    page = page_of(film, [], VTT)
    assert page.count(">Words that recur<") == 1 and page.count(">Genres it mixes<") == 1
    assert 'class="of-genres"' not in page and 'class="of-themes"' not in page


def test_a_text_that_cannot_be_read_has_no_mix() -> None:
    film = story_film()
    film["story"]["genres"], film["story"]["themes"] = None, []
    page = page_of(film, [], VTT)
    assert 'id="story-genres"' not in page and 'href="#story-genres"' not in page


def test_hostile_names_stay_text() -> None:
    hostile = "EVE <IMG SRC=X> \"'&"
    film = story_film(SMALL)
    for one in film["story"]["people"]:
        one["name"] = hostile
    page = page_of(film, [], VTT)
    assert "<IMG" not in page and "&lt;IMG" in page


def test_a_record_without_a_story_says_so() -> None:
    assert "There is no story to tell yet." in page_of(small_record(), [], VTT)


def test_a_feature_stays_readable(feature: dict[str, Any]) -> None:
    made = story(feature)
    assert len(made["axis"]) == 200 and len(made["people"]) == 60
    assert len(made["matrix"]["rows"]) == 18 and made["matrix"]["others"] == 42
    broad, slim = made["networks"]
    assert (len(broad["nodes"]), len(slim["nodes"])) == (24, 9)
    assert (broad["more"], slim["more"]) == (36, 51)
    assert len(broad["edges"]) <= 3 * 24
    assert len(made["ticks"]) <= 12
    shares = sum(r["percent"] for r in made["matrix"]["rows"]) + made["matrix"]["others_percent"]
    assert shares == pytest.approx(100, abs=1.5)


@pytest.mark.parametrize("which", [0, 1])
def test_names_and_circles_of_a_feature_do_not_lie_on_each_other(
    feature: dict[str, Any], which: int
) -> None:
    drawn = story(feature)["networks"][which]
    assert_apart(drawn)


def assert_apart(drawn: dict[str, Any]) -> None:
    boxes = []
    for node in drawn["nodes"]:
        half = max(node["r"], 15 * 0.31 * wide(node["label"]))
        boxes.append((node["x"] - half, node["y"] - node["r"], node["x"] + half,
                      node["y"] + node["r"] + 16))  # fmt: skip
    for box in boxes:
        assert box[0] >= -1 and box[1] >= -1
        assert box[2] <= drawn["width"] + 1 and box[3] <= drawn["height"] + 6
    for (a, b, c, d), (e, f, g, h) in combinations(boxes, 2):
        assert a >= g or e >= c or b >= h or f >= d


def person(name: str, words: int) -> dict[str, Any]:
    return {"id": name, "name": name, "words": words, "main": False}


@pytest.mark.parametrize("count", [0, 1, 2, 3, 24])
def test_people_without_any_exchange_are_drawn_apart(count: int) -> None:
    people = [person(f"周{n}" if n % 2 else f"PERSON {n}", 0) for n in range(count)]
    drawn = network(people, [], 860, 520, 24)
    assert len(drawn["nodes"]) == count and drawn["edges"] == []
    assert_apart(drawn)


def test_a_ring_of_people_is_drawn_without_a_crossing() -> None:
    """In an order by which a plain ring would have crossings."""
    order = [0, 3, 1, 4, 2, 5]
    people = [person(f"P{n}", 10) for n in range(6)]
    bonds = [
        {"a": f"P{a}", "b": f"P{b}", "forth": 2, "back": 2, "weight": 1.0, "scenes": []}
        for a, b in zip(order, [*order[1:], order[0]], strict=True)
    ]
    lines = network(people, bonds, 860, 520, 24)["edges"]

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    for one, other in combinations(lines, 2):
        if {one["a"], one["b"]} & {other["a"], other["b"]}:
            continue
        a, b = (one["x1"], one["y1"]), (one["x2"], one["y2"])
        c, d = (other["x1"], other["y1"]), (other["x2"], other["y2"])
        assert side(a, b, c) == side(a, b, d) or side(c, d, a) == side(c, d, b)


def test_circles_go_by_words_and_lines_by_exchanges() -> None:
    people = [person("A", 400), person("B", 100), person("C", 100)]
    bonds = [
        {"a": "A", "b": "B", "forth": 9, "back": 9, "weight": 1.0, "scenes": []},
        {"a": "B", "b": "C", "forth": 0, "back": 0, "weight": 0.1, "scenes": ["s1"]},
    ]
    drawn = network(people, bonds, 860, 520, 24)
    radius = {n["name"]: n["r"] for n in drawn["nodes"]}
    assert radius["A"] == pytest.approx(2 * radius["B"], abs=0.2)
    strong, silent = drawn["edges"]
    assert strong["talk"] and not silent["talk"] and strong["width"] > 4 * silent["width"]


def test_long_names_are_cut_where_they_show() -> None:
    assert short("IDA", 20) == "IDA"
    assert short("A" * 40, 20) == "A" * 19 + "…"
    assert wide(short("长" * 40, 20)) <= 21


def test_a_curve_goes_through_its_points_and_never_beyond_them() -> None:
    ys = [10.0, 90.0, 90.0, 20.0, 20.0, 60.0]
    xs = [0.0, 10.0, 300.0, 310.0, 700.0, 1000.0]
    path = curve(xs, ys)
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d", path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert points[::3] == list(zip(xs, ys, strict=True))
    # A Bézier curve stays within its control points.
    for n, (low, high) in enumerate(pairwise(ys)):
        for _, y in points[3 * n : 3 * n + 4]:
            assert min(low, high) - 0.1 <= y <= max(low, high) + 0.1
    assert filled(xs, ys, 96).endswith("L1000.0 96.0L0.0 96.0Z")
    assert (curve([], []), filled([], [], 5)) == ("", "")
    assert curve([5], [7]) == "M5.0 7.0"


def test_a_running_mean_keeps_a_level_level() -> None:
    assert smoothed([3.0] * 9) == [3.0] * 9
    assert smoothed([0.0, 0, 10, 0, 0])[2] == 2


def test_the_same_story_gives_the_same_page() -> None:
    assert page_of(story_film(), [], VTT) == page_of(story_film(), [], VTT)
