"""Screenplays as HTML and as typed text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from workprint.screenplay import parse
from workprint.screenplay.formats.html import write_html
from workprint.screenplay.formats.typescript import typescript

TEXT = """Title: _The Lamp_
Author: Émile
Draft date: 3 March

INT. CAFÉ - DAY #12A#

He looks at the door & at <nothing>, *at last*. [[a note]]

IDA (V.O.)
(low)
Now.

TOM
One.

KATE ^
Two.

CUT TO:
"""


class Checker(HTMLParser):
    """Notes elements that are never closed, or closed out of order, and all that is linked."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def html(text: str) -> str:
    return write_html(parse(text), None, None, None).decode()


@pytest.mark.parametrize(
    "text", [TEXT, "", "1. 内景 厨房 日\n\n△大雨。\n\n老周（低声）：来还书。\n"]
)
def test_the_page_is_whole_and_needs_nothing_else(text: str) -> None:
    checker = Checker()
    checker.feed(html(text))
    assert not checker.open and not checker.wrong
    assert all(link.startswith("#") for link in checker.links)


def test_elements_are_what_they_are() -> None:
    page = html(TEXT)
    assert "<title>The Lamp</title>" in page and "<h1><u>The Lamp</u></h1>" in page
    assert re.search(r'<h2 class="heading" id="s001"><span class="number">12A</span>INT\.', page)
    assert "the door &amp; at &lt;nothing&gt;, <em>at last</em>" in page
    assert 'role="group" aria-label="IDA">\n<p class="cue">IDA (V.O.)</p>' in page
    assert page.count('class="dual"') == 1 and "a note" not in page


def test_a_chinese_speech_is_run_in() -> None:
    page = html("1. 内景 厨房 日\n\n老周（低声）：来还书。\n")
    assert '<html lang="zh-Hans">' in page
    assert (
        '老周</p><p class="parenthetical">（低声）：</p><p class="dialogue">来还书。</p>' in page
    )


def test_a_typed_page() -> None:
    assert typescript(parse(TEXT)).split("\f")[1].split("\n") == [
        "   12A  INT. CAFÉ - DAY                                               12A",
        "",
        "        He looks at the door & at <nothing>, at last.",
        "",
        "                              IDA (V.O.)",
        "                        (low)",
        "                  Now.",
        "",
        "                TOM                            KATE",
        "        One.                           Two.",
        "",
        "                                                             CUT TO:",
        "",
    ]
