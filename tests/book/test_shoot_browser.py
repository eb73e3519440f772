"""The shoot in a real Chromium: pointing, tapping and walking tell, a press goes to the scene;
nothing is fetched and nothing said to the console (checked after every test, see conftest)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from book_film import RATE, put_movie, put_panels
from shoot_film import CAST, SCENES, TERMS, planned, schedule_of, shoot_film, small

from workprint.book.page import page_of
from workprint.film.schedule import Schedule
from workprint.film.terms import DayLimits, Person, ShootTerms, ShootUnit

Open = Callable[..., Any]
FEATURE = 170
BOARD = "#shoot-board .stripboard"


def feature() -> tuple[Schedule, ShootTerms]:
    """A feature by chance: 170 scenes, 30 people."""
    chance = random.Random(11)
    names = tuple(f"PERSON {n}" for n in range(30))
    rows = tuple(
        (
            "EXT" if n % 3 == 0 else "INT", f"PLACE {n % 17}", "NIGHT" if n % 4 == 0 else "DAY",
            chance.randint(1, 10),
            tuple(sorted({names[min(29, int(chance.expovariate(0.15)))] for _ in range(4)})),
        )
        for n in range(FEATURE)
    )  # fmt: skip
    terms = ShootTerms(
        date(2027, 4, 5), latitude=34.05, longitude=-118.25, zone="America/Los_Angeles",
        units=(ShootUnit("main", Decimal(42000)),), limits=DayLimits(eighths=24),
        people=tuple(Person(name, Decimal(900), "run", drop_days=10) for name in names),
    )  # fmt: skip
    return schedule_of(rows, names), terms


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    one = schedule_of((("INT", "ROOM", "DAY", 5, ()),), ())
    whole = feature()
    empty = planned(schedule_of(SCENES, CAST), TERMS, empty=True)
    films = {
        "small": shoot_film(*small()),
        "one": shoot_film(one, *planned(one, ShootTerms(date(2027, 5, 3)))),
        "empty": shoot_film(schedule_of(SCENES, CAST), *empty),
        "feature": shoot_film(whole[0], *planned(*whole, work=30000)),
    }
    made = {}
    for name, film in films.items():
        folder = tmp_path_factory.mktemp(name)
        put_panels(folder, film)
        put_movie(folder / "workprint.mp4", 24, RATE)
        (folder / "index.html").write_text(page_of(film, [], "WEBVTT\n"), encoding="utf-8")
        made[name] = folder
    return made


@pytest.fixture
def open_shoot(driver: Any, folders: dict[str, Path], until: Callable[..., Any]) -> Open:
    def open_it(name: str = "small", width: int = 1280) -> Any:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get((folders[name] / "index.html").as_uri())
        until(driver, "return document.querySelector('video').readyState >= 2")
        return driver

    return open_it


def css(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def every(driver: Any, selector: str) -> list[Any]:
    found: list[Any] = driver.find_elements("css selector", selector)
    return found


def press(driver: Any, selector: str, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    driver.execute_script("document.querySelector(arguments[0]).focus()", selector)
    ActionChains(driver).send_keys(*keys).perform()


def point(driver: Any, element: Any) -> Any:
    from selenium.webdriver.common.action_chains import ActionChains

    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    moved = ActionChains(driver).move_to_element(element)
    moved.perform()
    return moved


def told(driver: Any, part: str) -> str:
    return str(css(driver, f"#shoot-{part} .told").text)


def strips(driver: Any) -> list[str]:
    made: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('.field .strip-of > b')].map(b => b.textContent)"
    )
    return made


def test_pointing_at_a_strip_tells_when_and_why(open_shoot: Open) -> None:
    driver = open_shoot()
    at = strips(driver).index("5")
    point(driver, every(driver, ".field .strip-of")[at])
    said = told(driver, "board")
    assert said.startswith("5 INT. CELLAR - NIGHT")
    assert "Fri 7 May" in said and "you decided this date" in said and "3 NELL" in said


def test_a_press_on_a_strip_goes_to_its_scene(open_shoot: Open) -> None:
    driver = open_shoot()
    at = strips(driver).index("4")
    point(driver, every(driver, ".field .strip-of")[at]).click().perform()
    wanted = driver.execute_script("return document.querySelectorAll('article.scene')[3].id")
    assert driver.current_url.endswith(f"#{wanted}")


def test_a_finger_asks_and_the_way_to_the_scene_is_told(open_shoot: Open) -> None:
    driver = open_shoot(width=390)
    strip = every(driver, ".field .strip-of")[0]
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", strip)
    box = driver.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y + 40]",
        strip,
    )
    touch = {"touchPoints": [{"x": box[0], "y": box[1]}]}
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", **touch})
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finally:
        driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    assert told(driver, "board").startswith(strips(driver)[0])
    assert "#scene-" not in driver.current_url
    link = css(driver, "#shoot-board .told a").get_attribute("href")
    assert "#scene-" in link


def test_arrow_keys_walk_strips_and_days_and_leave_the_film_alone(open_shoot: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_shoot()
    clock = css(driver, "#timecode").text
    order = strips(driver)
    press(driver, BOARD, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert told(driver, "board").startswith(f"{order[1]} ")
    press(driver, BOARD, Keys.HOME, Keys.ARROW_DOWN)
    assert "day 2, " in told(driver, "board")
    press(driver, BOARD, Keys.ARROW_UP)
    assert "day 1, " in told(driver, "board")
    press(driver, BOARD, Keys.END)
    assert told(driver, "board").startswith(f"{order[-1]} ")
    assert css(driver, "#timecode").text == clock
    press(driver, BOARD, Keys.ENTER)
    assert "#scene-" in driver.current_url


def test_walking_a_long_board_keeps_the_strip_in_sight(open_shoot: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_shoot("feature")
    css(driver, "#shoot [data-near=close]").click()
    seen = (
        "const c = document.querySelector('.field .cursor').getBoundingClientRect(),"
        " r = document.querySelector('.reel').getBoundingClientRect();"
        " return c.left >= r.left - 1 && c.right <= r.right + 1"
    )
    for key in (Keys.END, Keys.ARROW_UP, Keys.HOME):
        press(driver, BOARD, key)
        assert driver.execute_script(seen)


def test_the_whole_board_fits_and_the_close_one_can_be_read(open_shoot: Open) -> None:
    driver = open_shoot("feature")
    assert len(strips(driver)) == FEATURE
    width = "const r = document.querySelector('.reel'); return r.scrollWidth - r.clientWidth"
    shown = (
        "return document.querySelector('.field .strip-of > span').getBoundingClientRect().width"
    )
    assert driver.execute_script(width) == 0 and driver.execute_script(shown) == 0
    css(driver, "#shoot [data-near=close]").click()
    assert driver.execute_script(width) > 1000
    wide = "return document.querySelector('.field .strip-of').getBoundingClientRect().width"
    assert driver.execute_script(wide) >= 28
    assert driver.execute_script("return document.querySelector('.stripboard.fine') !== null")
    css(driver, "#shoot [data-near=whole]").click()
    assert driver.execute_script(width) == 0


def test_a_board_that_can_be_read_whole_has_no_switch(open_shoot: Open) -> None:
    driver = open_shoot()
    assert not css(driver, "#shoot .views").is_displayed()
    driver = open_shoot("feature")
    assert css(driver, "#shoot .views").is_displayed()


def test_a_feature_on_a_telephone_begins_close(open_shoot: Open) -> None:
    driver = open_shoot("feature", 390)
    assert css(driver, BOARD).get_attribute("data-near") == "close"


def test_rows_of_names_and_of_strips_are_level(open_shoot: Open) -> None:
    driver = open_shoot("feature")
    tops = driver.execute_script(
        "const top = e => e.getBoundingClientRect().top;"
        "return [[...document.querySelectorAll('.side .who')].map(top),"
        " [...document.querySelectorAll('.field .line')].map(top)]"
    )
    assert len(tops[0]) > 20 and tops[0] == pytest.approx(tops[1], abs=1)


def test_colours_are_those_of_the_trade(open_shoot: Open) -> None:
    driver = open_shoot()
    driver.execute_script("document.documentElement.dataset.theme = 'light'")
    colours = driver.execute_script(
        "const found = {}; for (const s of document.querySelectorAll('.field .strip-of'))"
        " found[s.className] = getComputedStyle(s).backgroundColor.match(/\\d+/g).map(Number);"
        "return found"
    )
    red, green, blue = colours["strip-of int-day"]
    assert min(red, green, blue) > 240
    red, green, blue = colours["strip-of ext-day"]
    assert red > 230 and green > 200 and blue < 130
    red, green, blue = colours["strip-of int-night"]
    assert blue > red and blue > green
    red, green, blue = colours["strip-of ext-night"]
    assert green > red and green > blue
    dark = "return getComputedStyle(document.querySelector('.field .brk')).backgroundColor"
    assert max(map(int, driver.execute_script(dark)[4:-1].split(", "))) < 30


def test_a_day_of_the_calendar_tells_its_hours_and_calls(open_shoot: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_shoot()
    point(driver, css(driver, "[data-date='2027-05-03']"))
    said = told(driver, "calendar")
    assert said.startswith("Mon 3 May, day ") and "camera test" in said
    assert "sunrise 05:" in said and "2 TOM" in said and "on set" in said
    press(driver, "#shoot-calendar .months", Keys.ARROW_DOWN)
    # Nothing is told of the 10th: the nearest day of which something is.
    assert told(driver, "calendar").startswith("Fri 7 May, day ")
    press(driver, "#shoot-calendar .months", Keys.HOME)
    assert told(driver, "calendar").startswith("Thu 29 Apr, day 1")


def test_a_code_of_the_days_out_tells_its_reason(open_shoot: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_shoot()
    cell = css(driver, ".out tbody tr:nth-child(2) td.work")
    point(driver, cell)
    assert told(driver, "out").startswith("TOM") and "works in scene" in told(driver, "out")
    held = every(driver, ".out td.hold")
    point(driver, held[0])
    assert "held between scene" in told(driver, "out")
    press(driver, ".out", Keys.HOME)
    first = told(driver, "out")
    press(driver, ".out", Keys.ARROW_RIGHT)
    assert told(driver, "out") != first


def test_the_shoot_speaks_chinese_throughout(open_shoot: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_shoot()
    css(driver, "#language").click()
    assert css(driver, "#shoot h2").text == "拍摄"
    press(driver, BOARD, Keys.HOME)
    assert "第 1 天，4月29日 周四" in told(driver, "board") and "day 1" not in told(
        driver, "board"
    )
    press(driver, "#shoot-calendar .months", Keys.HOME)
    assert "开工" in told(driver, "calendar") and "call" not in told(driver, "calendar")
    label = css(driver, BOARD).get_attribute("aria-label")
    assert label.startswith("按拍摄顺序")


def test_bars_of_costs_are_as_long_as_their_shares(open_shoot: Open) -> None:
    driver = open_shoot()
    parts = driver.execute_script(
        "return [...document.querySelectorAll('.bars i')].map(i =>"
        " i.getBoundingClientRect().width / i.parentElement.getBoundingClientRect().width)"
    )
    assert sum(parts) == pytest.approx(1, abs=0.01)
    shares = [
        float(one.text.rstrip("%")) / 100
        for one in every(driver, "#shoot-costs .costs:not(.people) > li > .amount.dim")
    ]
    assert parts == pytest.approx(shares, abs=0.005)


def test_every_link_of_the_shoot_has_an_end(open_shoot: Open) -> None:
    driver = open_shoot("feature")
    lost = driver.execute_script(
        "return [...document.querySelectorAll('#shoot a')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(h.slice(1)))"
    )
    assert lost == []


@pytest.mark.parametrize("name", ["small", "one", "empty", "feature"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_part_of_the_shoot_is_wider_than_the_page(
    open_shoot: Open, name: str, width: int
) -> None:
    driver = open_shoot(name, width)
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(wide) == 0
    out = driver.execute_script(
        "const w = document.documentElement.clientWidth;"
        "return [...document.querySelectorAll('#shoot .part, #shoot .told, #shoot .months,"
        " #shoot .costs, #shoot .reel, #shoot .out')]"
        ".filter(e => e.getBoundingClientRect().right > w + 1).map(e => e.className)"
    )
    assert out == []


def test_a_feature_adds_less_than_400_kilobytes(folders: dict[str, Path]) -> None:
    schedule, terms = feature()
    film = shoot_film(schedule, *planned(schedule, terms, work=30000))
    assert len(film["shoot"]["days"]) >= 30
    bare = {k: v for k, v in film.items() if k != "shoot"}
    sizes = [len(page_of(one, [], "WEBVTT\n").encode()) for one in (film, bare)]
    assert sizes[0] - sizes[1] < 400_000


def test_print_shows_the_board_and_the_calendar(open_shoot: Open) -> None:
    driver = open_shoot("feature")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    seen = "return document.querySelector(arguments[0]).getBoundingClientRect().height"
    assert driver.execute_script(seen, ".field") > 300
    assert driver.execute_script(seen, "#shoot-calendar .month") > 100
    assert driver.execute_script(seen, "#shoot-board .told") == 0
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
