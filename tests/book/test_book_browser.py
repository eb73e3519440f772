"""The page in a real Chromium, opened from disk: it plays, sifts, switches, and says no word to
the console or to any other machine (checked after every test, see conftest)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from book_film import RATE, long_record, put_movie, put_panels, record, subtitles

from workprint.book.page import page_of

Open = Callable[[], Any]
Until = Callable[..., Any]


def css(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def press(driver: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(driver).send_keys(*keys).perform()


def clock(driver: Any) -> str:
    return str(driver.execute_script("return document.querySelector('#timecode').value"))


def at(until: Until, driver: Any, label: str) -> bool:
    """Whether the clock, once the player is still, shows `label`."""
    until(driver, "return !document.querySelector('video').seeking")
    wanted = f"return document.querySelector('#timecode').value === {label!r}"
    return bool(until(driver, wanted))


def shown(driver: Any, selector: str) -> int:
    script = (
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).length"
    )
    return int(driver.execute_script(script, selector))


def put(folder: Path, film: dict[str, Any]) -> str:
    (folder / "index.html").write_text(page_of(film, [], subtitles()), encoding="utf-8")
    return (folder / "index.html").as_uri()


def test_it_opens_with_its_pictures_and_its_film(open_film: Open, until: Until) -> None:
    driver = open_film()
    assert driver.title.startswith("Small & “<script>alert(2)</script>” 🎬")
    driver.execute_script("document.querySelector('#storyboard').scrollIntoView()")
    until(driver, "return [...document.images].filter(i => i.src).every(i => i.naturalWidth > 0)")
    assert shown(driver, ".shot") == 4
    assert not shown(driver, ".missing")
    assert shown(driver, "#storyboard b") and not driver.execute_script("return window.alerted")


def test_a_chapter_seeks_to_its_first_frame(open_film: Open, until: Until) -> None:
    driver = open_film()
    driver.find_elements("css selector", ".chapters button")[1].click()
    assert at(until, driver, "01:00:04:12")
    assert css(driver, ".chapters [aria-current] .no").text == "2"
    assert css(driver, "#now .no").text == "2A"
    seconds = driver.execute_script("return document.querySelector('video').currentTime")
    assert 108 < seconds * 24000 / 1001 < 109


def test_the_strip_seeks_where_it_is_pressed(open_film: Open, until: Until) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    driver = open_film()
    strip = css(driver, "#strip")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", strip)
    ActionChains(driver).move_to_element(strip).click().perform()
    until(driver, "return !document.querySelector('video').seeking")
    assert clock(driver) in {"01:00:03:17", "01:00:03:18", "01:00:03:19"}
    assert shown(driver, ".peek")
    assert css(driver, "#now .no").text == "1C"


def test_keys_step_by_single_frames(open_film: Open, until: Until) -> None:
    driver = open_film()
    for _ in range(3):
        press(driver, ".")
    assert at(until, driver, "01:00:00:03")
    press(driver, ",")
    assert at(until, driver, "01:00:00:02")
    from selenium.webdriver.common.keys import Keys

    press(driver, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert at(until, driver, "01:00:02:02")
    press(driver, Keys.ARROW_LEFT)
    assert at(until, driver, "01:00:01:02")
    press(driver, *[","] * 40)
    assert at(until, driver, "01:00:00:00")


def test_each_step_puts_the_next_picture_on_screen(open_film: Open, until: Until) -> None:
    driver = open_film()
    # Every frame of the movie is one grey lighter than the last. Reading pixels of a movie from
    # disk is forbidden to a page, so the frame's own time on the movie's clock is read instead.
    driver.execute_script(
        "window.seen = []; const v = document.querySelector('video');"
        "const on = (_, f) => { seen.push(Math.round(f.mediaTime * 24000 / 1001));"
        " v.requestVideoFrameCallback(on); }; v.requestVideoFrameCallback(on);"
    )
    for number in range(1, 6):
        press(driver, ".")
        until(driver, f"return seen.at(-1) === {number}")


def test_space_and_jkl_play_stop_and_go_backwards(open_film: Open, until: Until) -> None:
    driver = open_film()
    video = "const v = document.querySelector('video');"
    press(driver, " ")
    until(driver, f"{video} return !v.paused && v.currentTime > 0.2")
    press(driver, " ")
    assert until(driver, f"{video} return v.paused")
    press(driver, "l", "l")
    assert until(driver, f"{video} return !v.paused && v.playbackRate === 2")
    press(driver, "k")
    assert until(driver, f"{video} return v.paused")
    driver.find_elements("css selector", ".chapters button")[1].click()
    assert at(until, driver, "01:00:04:12")
    press(driver, "j")
    until(driver, f"{video} return v.currentTime < 4.2")
    press(driver, "k")


def test_keys_act_once_while_the_player_has_the_focus(open_film: Open, until: Until) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_film()
    video = "const v = document.querySelector('video');"
    driver.execute_script(f"{video} v.focus()")
    press(driver, " ")
    until(driver, f"{video} return !v.paused && v.currentTime > 0.1")
    press(driver, " ")
    assert until(driver, f"{video} return v.paused")
    driver.find_elements("css selector", ".chapters button")[1].click()
    assert at(until, driver, "01:00:04:12")
    driver.execute_script(f"{video} v.focus()")
    press(driver, Keys.ARROW_LEFT)
    assert at(until, driver, "01:00:03:12")
    press(driver, Keys.ARROW_DOWN)
    assert at(until, driver, "01:00:04:12")
    press(driver, Keys.ARROW_UP)
    assert at(until, driver, "01:00:03:12")


def test_a_letter_typed_into_the_search_stays_there(open_film: Open) -> None:
    driver = open_film()
    css(driver, "[name=text]").send_keys("jl., k")
    assert css(driver, "[name=text]").get_attribute("value") == "jl., k"
    assert clock(driver) == "01:00:00:00"


def test_subtitles_show_their_text_and_can_be_hidden(open_film: Open, until: Until) -> None:
    driver = open_film()
    driver.execute_script("document.querySelector('video').currentTime = 2.5")
    track = "const t = document.querySelector('video').textTracks[0];"
    said = f"{track} return t.activeCues.length && t.activeCues[0].getCueAsHTML().textContent"
    assert until(driver, said) == "Who’s <there>?\nAnyone?"
    assert driver.execute_script(f"{track} return t.mode") == "showing"
    css(driver, "#subtitles").click()
    assert until(driver, f"{track} return t.mode") == "hidden"
    assert css(driver, "#subtitles").get_attribute("aria-pressed") == "false"
    driver.refresh()
    assert until(driver, f"{track} return t.mode") == "hidden"


def test_a_panel_plays_from_its_shot_in_the_corner(open_film: Open, until: Until) -> None:
    driver = open_film()
    panel = driver.find_elements("css selector", ".panel")[3]
    driver.execute_script(
        "arguments[0].scrollIntoView({block: 'end', behavior: 'instant'})", panel
    )
    panel.click()
    until(driver, "return document.querySelector('#timecode').value > '01:00:04:14'")
    assert until(driver, "return document.querySelector('.stage.docked') !== null")
    assert "playing" in driver.find_elements("css selector", ".shot")[3].get_attribute("class")
    css(driver, ".undock").click()
    assert until(driver, "return document.querySelector('video').paused")
    assert not shown(driver, ".stage.docked")


def test_the_language_switches_and_is_remembered(open_film: Open) -> None:
    driver = open_film()
    assert css(driver, "#storyboard h2").text == "Storyboard"
    css(driver, "#language").click()
    assert css(driver, "#storyboard h2").text == "分镜"
    assert css(driver, "html").get_attribute("lang") == "zh-Hans"
    assert css(driver, "[name=text]").get_attribute("placeholder") == "搜索文字、镜号、理由"
    assert css(driver, "[name=size] option").text == "全部景别"
    driver.refresh()
    assert css(driver, "#storyboard h2").text == "分镜"
    css(driver, "#language").click()
    assert css(driver, "#storyboard h2").text == "Storyboard"


def paper(driver: Any) -> int:
    """How light the paper is, 0 to 255."""
    colour = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    return int(colour.removeprefix("rgb(").split(",")[0])


def test_dark_follows_the_system_and_the_switch(open_film: Open) -> None:
    driver = open_film()
    assert paper(driver) > 200
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    assert paper(driver) < 60
    css(driver, "#theme").click()
    assert paper(driver) > 200
    driver.refresh()
    assert paper(driver) > 200
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    css(driver, "#theme").click()
    assert paper(driver) < 60


def test_shots_are_sifted_by_person_size_and_words(open_film: Open, until: Until) -> None:
    from selenium.webdriver.support.ui import Select

    driver = open_film()
    count = "return document.querySelector('#found b').textContent === '{}'"
    Select(css(driver, "[name=who]")).select_by_visible_text("BO")
    until(driver, count.format(2))
    assert shown(driver, ".shot") == 2
    Select(css(driver, "[name=size]")).select_by_value("CU")
    until(driver, count.format(1))
    assert (shown(driver, ".shot"), shown(driver, "article.scene")) == (1, 1)
    css(driver, "[name=text]").send_keys("nowhere")
    until(driver, count.format(0))
    css(driver, "#clear").click()
    assert (shown(driver, ".shot"), shown(driver, "#nothing")) == (4, 0)
    css(driver, "[name=text]").send_keys("WHO’S there")
    until(driver, count.format(1))


def test_the_shot_list_is_a_table_of_the_same_shots(open_film: Open, until: Until) -> None:
    driver = open_film()
    css(driver, "[data-view=list]").click()
    assert (shown(driver, ".list tbody tr"), shown(driver, ".panel")) == (4, 0)
    css(driver, "#language").click()
    heads = [h.text for h in driver.find_elements("css selector", ".list th[scope=col]")][:6]
    assert heads == ["镜号", "景别", "摄法", "画面", "台词", "时长"]
    css(driver, "[name=text]").send_keys("特写")
    until(driver, "return document.querySelector('#found b').textContent === '1'")
    assert shown(driver, ".list tbody tr") == 1


def test_scenes_sort_by_length(open_film: Open) -> None:
    driver = open_film()
    button = driver.find_elements("css selector", ".sort")[7]
    first = "return document.querySelector('.sheet tbody th').textContent"
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    assert driver.execute_script(first) == "2"
    button.click()
    assert driver.execute_script(first) == "1"


def test_everything_is_reached_by_keyboard(open_film: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_film()
    reached = set()
    for _ in range(60):
        press(driver, Keys.TAB)
        here = driver.switch_to.active_element
        reached.add(here.get_attribute("id") or here.get_attribute("class") or here.tag_name)
    assert {"language", "theme", "video", "strip", "subtitles", "panel", "sort"} <= reached


@pytest.mark.parametrize("width", [320, 390, 768, 1440, 2560])
def test_no_screen_scrolls_sideways(open_film: Open, width: int) -> None:
    driver = open_film()
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for view in ("panels", "list"):
        driver.execute_script(f"document.querySelector('[data-view={view}]').click()")
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert driver.execute_script(wide) == 0


def test_a_feature_opens_quickly_and_fetches_few_panels(
    driver: Any, tmp_path: Path, until: Until
) -> None:
    put_movie(tmp_path / "workprint.mp4", 24, RATE)
    film = long_record()
    put_panels(tmp_path, film)
    driver.get(put(tmp_path, film))
    first = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    assert until(driver, first) < 3000
    began = time.monotonic()
    css(driver, "[name=text]").send_keys("99-3")
    until(driver, "return document.querySelector('#found b').textContent === '1'")
    assert time.monotonic() - began < 3
    loaded = "return [...document.images].filter(i => i.src && i.complete).length"
    assert driver.execute_script(loaded) < 300


def test_a_film_of_nothing_opens(driver: Any, tmp_path: Path, until: Until) -> None:
    put_movie(tmp_path / "workprint.mp4", 24, RATE)
    driver.get(put(tmp_path, record([], [], 24)))
    assert "no scenes yet" in css(driver, "#storyboard .empty").text
    press(driver, ".")
    assert at(until, driver, "01:00:00:01")


def test_print_shows_panels_and_no_player(open_film: Open) -> None:
    driver = open_film()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert (shown(driver, ".shot"), shown(driver, "video"), shown(driver, ".sieve")) == (4, 0, 0)
    assert paper(driver) == 255
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_printing_waits_for_every_panel(driver: Any, tmp_path: Path, until: Until) -> None:
    put_movie(tmp_path / "workprint.mp4", 24, RATE)
    film = long_record(20, 10)
    put_panels(tmp_path, film)
    driver.get(put(tmp_path, film))
    # The print dialog would wait for a person; what matters is the state when it opens.
    driver.execute_script(
        "window.print = () => { window.ready = [...document.querySelectorAll('.panel img')]"
        ".every(i => i.naturalWidth > 0) }"
    )
    css(driver, "#print").click()
    assert until(driver, "return window.ready !== undefined && [window.ready]") == [True]
