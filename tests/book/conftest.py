"""A small film on disk, and a real browser that opens its page."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from book_film import RATE, put_movie, put_panels, small_record, subtitles

from workprint.book.page import page_of

# The program in each Debian package. Both are named to Selenium, which else would download.
_PROGRAMS = {"chromium": "chromium", "chromium-driver": "chromedriver"}
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage --autoplay-policy=no-user-gesture-required --mute-audio "
    "--force-prefers-reduced-motion --window-size=1280,1000"
).split()


@pytest.fixture(scope="session")
def film_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The out folder of an English film: page, a real movie, panels."""
    folder = tmp_path_factory.mktemp("a film #1 ä 影") / "out"
    folder.mkdir()
    record = small_record()
    put_panels(folder, record)
    put_movie(folder / "workprint.mp4", record["frames"], RATE)
    changes = [{"scene": "2", "heading": record["scenes"][1]["heading"], "what": "rewritten"}]
    page = page_of(record, changes, subtitles())
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def _installed(package: str) -> str:
    """The path of a package's program; without it the tests skip here and fail in CI."""
    path = shutil.which(_PROGRAMS[package])
    if path:
        return path
    reason = f"the book's browser tests need {package}: apt-get install {package}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def session_driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One Chromium for all tests; its start is the slow part."""
    browser, chromedriver = _installed("chromium"), _installed("chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(chromedriver))
    driver.set_script_timeout(10)
    # Leave the new tab the browser may start with: it asks for frames of its own.
    driver.get("about:blank")
    yield driver
    driver.quit()


@pytest.fixture
def driver(session_driver: Any) -> Iterator[Any]:
    """The browser with an empty log; afterwards nothing may have been said or fetched."""
    session_driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    session_driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    session_driver.get_log("browser")
    session_driver.get_log("performance")
    yield session_driver
    assert session_driver.get_log("browser") == []
    asked = requests_of(session_driver)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    # A page left behind could go on asking; what a reader chose must not reach the next test.
    session_driver.execute_script("try { localStorage.clear() } catch {}")
    session_driver.get("about:blank")


def requests_of(driver: Any) -> list[str]:
    """Every address the browser asked for since the log was read last."""
    urls = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.requestWillBeSent":
            continue
        # The browser's own new tab (chrome:, and its chrome-untrusted: frames), gone by now, may
        # still be in the log.
        if (
            not message["params"]
            .get("documentURL", "")
            .startswith(("chrome:", "chrome-untrusted:"))
        ):
            urls.append(message["params"]["request"]["url"])
    return urls


@pytest.fixture
def open_film(driver: Any, film_folder: Path) -> Callable[[], Any]:
    """Open the small film's page from disk, its movie ready to seek."""

    def open_it() -> Any:
        driver.get((film_folder / "index.html").as_uri())
        wait(driver, "return document.querySelector('video').readyState >= 2")
        return driver

    return open_it


def wait(driver: Any, script: str, seconds: float = 5) -> Any:
    """Until the script returns something true; its last value then."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(driver, seconds, poll_frequency=0.03).until(
        lambda d: d.execute_script(script)
    )


@pytest.fixture
def until() -> Callable[..., Any]:
    return wait
