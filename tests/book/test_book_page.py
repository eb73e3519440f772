"""The page as text: nothing in it can be broken out of, and the same film gives the same page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from copy import deepcopy
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from book_film import RATE, character, long_record, record, scene, shot, small_record, subtitles

from workprint.book.page import page_of, safe_json
from workprint.book.view import bare_heading, eighths, length, view_of
from workprint.book.vtt import cues_of
from workprint.film.time import FrameRate


class Reader(HTMLParser):
    """What a browser would make of the page: its tags, texts and script contents."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.text = ""
        self._in = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            self.scripts[-1] += data
        else:
            self.text += data


def page(film: dict[str, Any], changes: list[dict[str, Any]] | None = None, **more: Any) -> Reader:
    return Reader(page_of(film, changes or [], subtitles(), **more))


def test_names_from_the_script_stay_text() -> None:
    read = page(small_record())
    assert len(read.scripts) == 3
    assert not [tag for tag, _ in read.tags if tag == "b" and "kitchen" in tag]
    assert "ANNE </script><script>alert(1)</script>" in read.text
    assert 'A "quiet" <b>kitchen</b> & rain.' in read.text
    assert "🎬" in read.text
    assert not any("alert" in script for script in read.scripts)


def test_hostile_text_anywhere_never_becomes_markup() -> None:
    hostile = "\"'><img src=x onerror=alert(1)></style></script><!--"

    def poison(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: poison(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [poison(v, key) for v in value]
        fixed = {"label", "language", "runtime", "hour"}
        return hostile if isinstance(value, str) and key not in fixed else value

    changes = [{"scene": hostile, "heading": hostile, "what": hostile}]
    read = page(poison(small_record()), changes)
    assert len(read.scripts) == 3
    names = {name for _, attributes in read.tags for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    sources = {a.get("src") for t, a in read.tags if t == "img"}
    assert sources == {None, "./" + quote(hostile)}


def test_the_policy_allows_these_scripts_and_no_other() -> None:
    read = page(small_record())
    policy = next(a["content"] for t, a in read.tags if a.get("http-equiv")) or ""
    for script in (read.scripts[0], read.scripts[2]):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1]


def test_nothing_points_outside() -> None:
    html = page_of(small_record(), [], subtitles())
    assert "http:" not in html and "https:" not in html and 'src="//' not in html
    read = Reader(html)
    links = [a.get(k) or "" for _, a in read.tags for k in ("href", "src", "poster") if k in a]
    assert links and all(link.startswith(("./", "#", "data:,")) for link in links)


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "a\u2028b\u2029c", "&amp;", "\\u003c", "🎬"]
)
def test_json_keeps_its_text_and_its_place(text: str) -> None:
    made = safe_json({"a": text})
    assert json.loads(made) == {"a": text}
    assert not re.search("[<>&\u2028\u2029]", made)


def test_broken_characters_still_make_a_file() -> None:
    film = small_record()
    film["title"] = film["scenes"][0]["id"] = film["scenes"][0]["shots"][0]["panel"] = "a\ud800b"
    assert page_of(film, [], subtitles()).encode("utf-8")


def test_the_same_film_gives_the_same_page() -> None:
    film = small_record()
    shuffled = json.loads(json.dumps(dict(reversed(list(film.items())))))
    assert page_of(film, [], subtitles()) == page_of(shuffled, [], subtitles())


def test_a_record_is_not_touched() -> None:
    film = small_record()
    before = deepcopy(film)
    page_of(film, [], subtitles())
    assert film == before


@pytest.mark.parametrize("film", [record([], [], 240), record([scene("s1", "1", "X", [])], [], 1)])
def test_a_film_of_almost_nothing(film: dict[str, Any]) -> None:
    read = page(film)
    assert "Nobody speaks" in read.text
    assert "poster" not in next(a for t, a in read.tags if t == "video")


def test_a_character_without_words_and_with_a_very_long_name() -> None:
    name = "NAME / " * 200
    film = record([], [character(name, lines=0, words=0, share=0.0, scenes=[], reasons=[])], 24)
    assert name.strip() in page(film).text


def test_a_feature_stays_small_and_lazy() -> None:
    html = page_of(long_record(), [], subtitles())
    read = Reader(html)
    images = [a for t, a in read.tags if t == "img" and a.get("src")]
    assert len(images) == 1500
    assert all(a["loading"] == "lazy" and a["width"] and a["height"] for a in images)
    assert len(html) < 8_000_000


def test_every_word_stands_in_both_languages() -> None:
    read = page(small_record())
    kinds = [a.get("class") for _, a in read.tags]
    assert kinds.count("en") == kinds.count("zh") > 50
    spoken = [a for _, a in read.tags if "data-say" in a]
    assert spoken and all(a["data-en"] and a["data-zh"] for a in spoken)


@pytest.mark.parametrize(
    ("tag", "shown"), [("en", "en"), ("zh", "zh"), ("zh-Hant", "zh"), ("fr", "en")]
)
def test_the_page_starts_in_the_films_language(tag: str, shown: str) -> None:
    film = small_record() | {"language": tag}
    assert page(film).tags[0][1]["data-language"] == shown


def test_changes_lead_to_their_scenes() -> None:
    changes = [
        {"scene": "1", "heading": "INT. KITCHEN - NIGHT", "what": "new"},
        {"scene": "9", "heading": "EXT. GONE - DAY", "what": "cut"},
    ]
    read = page(small_record(), changes)
    assert ("a", {"href": "#scene-s001"}) in read.tags
    assert "s" in [t for t, _ in read.tags]
    assert "删去" in read.text


@pytest.mark.parametrize(
    ("first", "said"),
    [(True, "This is the first run"), (False, "Nothing has changed."), (None, "or this is the")],
)
def test_no_changes_are_said_plainly(first: bool | None, said: str) -> None:
    assert said in page(small_record(), first_run=first).text


def test_the_player_gets_the_exact_rate() -> None:
    assert view_of(small_record(), [], "")["player"]["rate"] == [24000, 1001]


def test_a_shot_is_about_its_subjects_and_its_speakers() -> None:
    shots = [shot("s1", "1A", 0, 24, subjects=["BO"], lines=[{"who": "CY", "text": "x"}])]
    film = record([scene("s1", "1", "X", shots)], [character("CY"), character("BO")], 24)
    assert view_of(film, [], "")["scenes"][0]["shots"][0]["who"] == "c1 c0"


@pytest.mark.parametrize(
    ("heading", "number", "bare"),
    [
        ("1. 外景 胡同 夜", "1", "外景 胡同 夜"),
        ("12A INT. X", "12A", "INT. X"),
        ("1.", "1", "1."),
        ("INT. ROOM 1", "1", "INT. ROOM 1"),
        ("10. INT", "1", "10. INT"),
    ],
)
def test_a_number_is_shown_once(heading: str, number: str, bare: str) -> None:
    assert bare_heading(heading, number) == bare


def test_lengths() -> None:
    assert [length(n, FrameRate.parse("24")) for n in (0, 47, 24 * 61, 24 * 3661)] == [
        "0:00", "0:01", "1:01", "1:01:01"
    ]  # fmt: skip
    assert length(24, RATE) == "0:01"


def test_cues_keep_their_marks() -> None:
    assert cues_of(subtitles().replace("\n", "\r\n")) == [
        [2.1, 3.3, "Who’s &lt;there&gt;?\nAnyone?"],
        [4.7, 6.0, "Me."],
    ]
    assert cues_of("WEBVTT\n\nNOTE nothing\n\n1\n01:02.500 --> 01:03.000 line:0\nx\n") == [
        [62.5, 63.0, "x"]
    ]
    assert cues_of("") == []


def full_record() -> dict[str, Any]:
    """The small film with everything a record may hold besides."""
    film = small_record()
    first = film["scenes"][0]
    first["set"] = {"en": "kitchen", "zh": "厨房"}
    first["not_staged"] = [
        {"kind": "thing", "words": "goldfish", "line": 5, "en": "animals are not drawn",
         "zh": "动物没有画出"},
        {"kind": "place", "words": "MOON <BASE>", "line": 3, "en": "no set", "zh": "没有布景"},
    ]  # fmt: skip
    first["mood"] = {
        "moods": [{"en": "tense", "zh": "紧张", "share": 0.61},
                  {"en": "sad", "zh": "悲伤", "share": 0.2}],
        "intensity": 0.75,
        "lines": [{"text": "A <knock> at the door.", "line": 8, "share": 0.3}],
    }  # fmt: skip
    first["decided"] = [{"field": "kit", "value": "platform", "shared": False}]
    film["scenes"][1]["decided"] = [{"field": "kit", "value": "platform", "shared": True}]
    first["shots"][1]["decided"] = {"en": "lens = 85 (his moment)", "zh": "lens = 85"}
    film["characters"][1]["decided"] = [{"en": "hair = curly", "zh": "hair = curly"}]
    film["characters"][1]["portrait"] = "characters/bo.jpg"
    return film


def test_what_is_not_staged_is_told_with_its_scene_and_why() -> None:
    read = page(full_record())
    for words in ("goldfish", "MOON <BASE>", "animals are not drawn", "动物没有画出", "line 5"):
        assert words in read.text
    assert "Nothing is known to be missing" in page(small_record()).text


def test_what_was_read_of_a_scene_is_told_with_the_lines_that_say_so() -> None:
    read = page(full_record())
    for words in ("page 1, 1 3/8", "<rain>", "tense", "紧张", "61%", "A <knock> at the door.",
                  "line 8"):  # fmt: skip
        assert words in read.text
    assert "workprint models fetch sentences" not in read.text
    assert "workprint models fetch sentences" in page(small_record()).text


@pytest.mark.parametrize(("count", "text"), [(1, "1/8"), (8, "1"), (11, "1 3/8"), (16, "2")])
def test_lengths_are_told_as_assistant_directors_write_them(count: int, text: str) -> None:
    assert eighths(count) == text


def test_decisions_in_force_are_told_where_they_count_and_in_one_place() -> None:
    film = full_record()
    view = view_of(film, [], "")
    assert [(d["id"], d["en"]) for d in view["decisions"]] == [
        ("bo", "hair = curly"), ("s001", "kit = platform"), ("s001.1B", "lens = 85 (his moment)")
    ]  # fmt: skip
    read = page(film)
    ids = {a.get("id") for _, a in read.tags}
    links = {a["href"] for t, a in read.tags if t == "a" and (a.get("href") or "")[:1] == "#"}
    assert {(link or "")[1:] for link in links} <= ids
    assert read.text.count("his moment") == 2
    assert "in another scene" in read.text
    assert "Nothing has been decided" in page(small_record()).text


def test_portraits_and_folders_are_beside_the_page() -> None:
    read = page(full_record())
    assert "./characters/bo.jpg" in [a.get("src") for t, a in read.tags if t == "img"]
    links = [a.get("href") for t, a in read.tags if t == "a"]
    assert {"./storyboard/", "./staging/", "./characters/"} <= set(links)


def test_every_shot_shows_its_id() -> None:
    read = page(small_record())
    for scene_ in small_record()["scenes"]:
        for shot_ in scene_["shots"]:
            assert shot_["id"] in read.text


def test_timecode_is_the_timelines() -> None:
    view = view_of(small_record(), [], "")
    assert view["zero"] == "01:00:00:00"
    assert view["player"]["zero"] == 86400
    assert view["scenes"][0]["at"] == "01:00:01:00"


@pytest.mark.parametrize(
    ("time", "en", "zh"),
    [("NIGHT", "NIGHT", "夜"), ("Later", "Later", "稍后"), ("NIGHT - LATER", "NIGHT - LATER",
     "夜 - 稍后"), ("傍晚", "EVENING", "傍晚"), ("TEATIME", "TEATIME", "TEATIME")],
)  # fmt: skip
def test_times_of_day_are_in_the_readers_language(time: str, en: str, zh: str) -> None:
    film = record([scene("s1", "1", "X", [], time=time)], [], 24)
    assert view_of(film, [], "")["scenes"][0]["time"] == {"en": en, "zh": zh}


def test_details_of_a_change_are_shown_and_the_rest_counted() -> None:
    line = {"kind": "line", "name": "BO", "before": "Old <b>words</b>", "after": "New words"}
    changes = [
        {"scene": "1", "heading": "INT. KITCHEN - NIGHT", "what": "rewritten",
         "details": [line] * 20},
        {"scene": "", "heading": "BO", "what": "cast", "details": []},
    ]  # fmt: skip
    read = page(small_record(), changes)
    assert read.text.count("Old <b>words</b>") == 14
    assert "and 6 more" in read.text
    assert ("a", {"href": "#character-c1"}) in read.tags
