"""The story in a real Chromium: pointing and walking tell, filters filter, nothing is fetched and
nothing said to the console (checked after every test, see conftest)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from book_film import RATE, put_movie, put_panels
from story_film import WESTERN, feature_film, story_film

from workprint.book.page import page_of

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    films = {
        "small": story_film(),
        "feature": feature_film(200, 60),
        "western": story_film(WESTERN),
    }
    for name, film in films.items():
        folder = tmp_path_factory.mktemp(name)
        put_panels(folder, film)
        put_movie(folder / "workprint.mp4", 24, RATE)
        (folder / "index.html").write_text(page_of(film, [], "WEBVTT\n"), encoding="utf-8")
        made[name] = folder
    return made


@pytest.fixture
def open_story(driver: Any, folders: dict[str, Path], until: Callable[..., Any]) -> Open:
    def open_it(name: str = "small", width: int = 1280) -> Any:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get((folders[name] / "index.html").as_uri())
        until(driver, "return document.querySelector('video').readyState >= 2")
        return driver

    return open_it


def css(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def press(driver: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(driver).send_keys(*keys).perform()


def point(driver: Any, element: Any, x: float = 0.5, y: float = 0.5) -> None:
    """Move the mouse to a part of an element, from 0 to 1 each way."""
    from selenium.webdriver.common.action_chains import ActionChains

    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    box = driver.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return [b.width, b.height]", element
    )
    move = ActionChains(driver).move_to_element_with_offset(
        element, int((x - 0.5) * box[0]), int((y - 0.5) * box[1])
    )
    move.perform()


def told(driver: Any, part: str) -> str:
    return str(css(driver, f"#story-{part} .told").text)


def test_pointing_at_the_lanes_tells_the_scene(open_story: Open) -> None:
    driver = open_story()
    plot = css(driver, "#story-lanes .plot")
    point(driver, plot, 0.01)
    assert told(driver, "lanes").startswith("1 INT. KITCHEN - NIGHT")
    assert "line of scene 1" in told(driver, "lanes")
    point(driver, plot, 0.99)
    assert told(driver, "lanes").startswith("6 EXT. HARBOUR - DAWN")
    assert "tension 0." in told(driver, "lanes")


def test_arrow_keys_walk_the_lanes_and_leave_the_film_alone(open_story: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_story()
    clock = css(driver, "#timecode").text
    driver.execute_script("document.querySelector('#story-lanes .lanes').focus()")
    press(driver, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert told(driver, "lanes").startswith("2 ")
    press(driver, Keys.END)
    assert told(driver, "lanes").startswith("6 ")
    press(driver, Keys.ARROW_LEFT)
    assert told(driver, "lanes").startswith("5 ")
    assert css(driver, "#timecode").text == clock
    press(driver, Keys.ENTER)
    assert driver.current_url.endswith("#scene-" + driver.execute_script(
        "return document.querySelectorAll('article.scene')[4].id.slice(6)"))  # fmt: skip


def test_a_characters_arc_is_shown_when_chosen(open_story: Open) -> None:
    driver = open_story()
    buttons = driver.find_elements("css selector", "#story-lanes .whose button")
    first = (
        "return [...document.querySelectorAll('#story-lanes .arc:not([hidden])')]"
        ".map(a => a.dataset.arc)"
    )
    assert set(driver.execute_script(first)) == {""}
    driver.execute_script("arguments[0].click()", buttons[1])
    name = buttons[1].get_attribute("data-arc")
    assert set(driver.execute_script(first)) == {"", name}
    assert buttons[1].get_attribute("aria-pressed") == "true"


def test_pointing_at_a_person_lights_their_lines(open_story: Open) -> None:
    driver = open_story()
    node = css(driver, "#story-people .broad .node circle")
    point(driver, node)
    name = css(driver, "#story-people .broad .node").get_attribute("aria-label")
    assert told(driver, "people").startswith(name)
    assert "words" in told(driver, "people") and "in scene" in told(driver, "people")
    lit = "return document.querySelectorAll('#story-people .broad .edge.on').length"
    every = (
        "return [...document.querySelectorAll('#story-people .broad .edge')]"
        ".filter(e => e.dataset.a === '0' || e.dataset.b === '0').length"
    )
    assert driver.execute_script(lit) == driver.execute_script(every) > 0


def test_the_network_is_one_stop_of_the_tab_key_and_arrows_walk_it(open_story: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_story()
    stops = "return document.querySelectorAll('#story-people .broad [tabindex=\"0\"]').length"
    assert driver.execute_script(stops) == 1
    driver.execute_script("document.querySelector('#story-people .broad .node').focus()")
    first = told(driver, "people")
    press(driver, Keys.ARROW_RIGHT)
    assert told(driver, "people") != first
    press(driver, Keys.END)
    assert "exchanges" in told(driver, "people")
    assert driver.execute_script(stops) == 1


def test_the_matrix_tells_a_cell(open_story: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_story()
    rows = {
        row.get_attribute("data-name"): row
        for row in driver.find_elements("css selector", "#story-presence .row[data-name]")
    }
    point(driver, rows["IDA"].find_element("css selector", ".cells"), 0.05)
    assert told(driver, "presence").startswith("IDA 1 INT. KITCHEN - NIGHT")
    assert "lines 2" in told(driver, "presence")
    point(driver, rows["IDA"].find_element("css selector", ".cells"), 0.42)
    assert "seen, says nothing" in told(driver, "presence")
    point(driver, rows["IDA"].find_element("css selector", ".cells"), 0.6)
    assert "not there" in told(driver, "presence")
    driver.execute_script("document.querySelector('.matrix').focus()")
    press(driver, Keys.HOME)
    assert told(driver, "presence").startswith("IDA 1 ")


def test_cards_are_chosen_by_person_place_light_and_day(open_story: Open) -> None:
    from selenium.webdriver.support.ui import Select

    driver = open_story()

    def numbers() -> list[str]:
        made: list[str] = driver.execute_script(
            "return [...document.querySelectorAll('.cards > li')].filter(c => !c.hidden)"
            ".map(c => c.querySelector('.no').textContent)"
        )
        return made

    def choose(name: str, text: str) -> None:
        Select(css(driver, f"#story-cards [name={name}]")).select_by_visible_text(text)

    assert numbers() == ["1", "2", "3", "4", "5", "6"]
    choose("who", "TOM")
    assert numbers() == ["1", "4", "5"]
    choose("place", "EXT")
    assert numbers() == ["4"]
    choose("who", "Every character")
    assert numbers() == ["2", "4", "6"]
    choose("light", "day")
    assert numbers() == ["2", "6"]
    choose("day", "Day 1")
    assert numbers() == ["2"]
    choose("where", "CELLAR")
    assert numbers() == []
    assert css(driver, "#story-cards .nothing").is_displayed()
    css(driver, "#story-cards .all").click()
    assert len(numbers()) == 6
    assert css(driver, "#story-cards .found b").text == "6"


def test_a_card_goes_to_its_scene(open_story: Open) -> None:
    driver = open_story()
    driver.execute_script("document.querySelectorAll('.cards h4 a')[3].click()")
    wanted = driver.execute_script("return document.querySelectorAll('article.scene')[3].id")
    assert driver.current_url.endswith(f"#{wanted}")


def test_every_link_of_the_story_has_an_end(open_story: Open) -> None:
    driver = open_story()
    lost = driver.execute_script(
        "return [...document.querySelectorAll('#story a')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(h.slice(1)))"
    )
    assert lost == []


def test_the_story_speaks_chinese_throughout(open_story: Open) -> None:
    driver = open_story()
    css(driver, "#language").click()
    assert css(driver, "#story h2").text == "故事"
    point(driver, css(driver, "#story-lanes .plot"), 0.01)
    assert "紧张度" in told(driver, "lanes") and "tension" not in told(driver, "lanes")
    label = css(driver, "#story-lanes .lanes").get_attribute("aria-label")
    assert label.startswith("各场的紧张度")


@pytest.mark.parametrize("width", [400, 1280])
def test_the_lines_behind_a_genre_open_within_the_page(open_story: Open, width: int) -> None:
    driver = open_story("western", width)
    part = css(driver, "#story-genres")
    shown = "return arguments[0].checkVisibility({contentVisibilityAuto: false})"
    mark = css(driver, "#story-genres .genres mark")
    assert not driver.execute_script(shown, mark)
    driver.execute_script("document.querySelector('#story-genres summary').click()")
    assert driver.execute_script(shown, mark) and mark.text.lower() in "saloon sheriff horse"
    bars = driver.execute_script(
        "return [...document.querySelectorAll('.portion-of i')].map(i => "
        "i.getBoundingClientRect().width / i.parentElement.getBoundingClientRect().width)"
    )
    percents = [int(level.text.split("%")[0]) / 100 for level in
                driver.find_elements("css selector", ".genres .level")]  # fmt: skip
    assert bars == pytest.approx(percents, abs=0.01) and sum(bars) == pytest.approx(1, abs=0.02)
    css(driver, "#language").click()
    assert part.text.startswith("类型混合") and "of the mix" not in part.text
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(wide) == 0


@pytest.mark.parametrize("name", ["small", "feature", "western"])
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_no_part_of_the_story_is_wider_than_the_page(
    open_story: Open, name: str, width: int
) -> None:
    driver = open_story(name, width)
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(wide) == 0
    shown = (
        "return [...document.querySelectorAll('#story-people .network')]"
        ".filter(n => n.getBoundingClientRect().width > 0).length"
    )
    assert driver.execute_script(shown) == 1


def test_print_shows_the_drawings_and_every_card(open_story: Open) -> None:
    driver = open_story("feature")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    seen = "return document.querySelector(arguments[0]).getBoundingClientRect().height"
    assert driver.execute_script(seen, "#story-people .broad") > 100
    assert driver.execute_script(seen, "#story-lanes .told") == 0
    cards = "const c = document.querySelector('.cards'); return c.scrollHeight - c.clientHeight"
    assert driver.execute_script(cards) == 0
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
