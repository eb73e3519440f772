"""How a comparison counts: Chinese in characters, other words as words; pages once a draft."""

from __future__ import annotations

import sys

import pytest

from workprint.film.screenplay import Screenplay
from workprint.screenplay import parse
from workprint.screenplay.comparing import compare
from workprint.screenplay.comparing.telling import told
from workprint.screenplay.pages import eighths, paginate

ENGLISH = "INT. BARN - DAY\n\nIda feeds the horse.\n\nEXT. FIELD - NIGHT\n\nIt rains on the {}.\n"
CHINESE = "1. 内景 马棚 日\n\n林晓喂马。\n\n2. 外景 田野 夜\n\n雨落在{}上。\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (ENGLISH.format("hay"), ENGLISH.format("old roof"), "保留80%的文字，新增2词，删去1词"),
        (CHINESE.format("草"), CHINESE.format("屋顶"), "保留80%的文字，新增2字，删去1字"),
    ],
)
def test_words_are_called_what_they_are(before: str, after: str, expected: str) -> None:
    changed = [s for s in compare(parse(before), parse(after)).scenes if s.fate == "changed"]
    assert [s.reasons[0].text.zh for s in changed] == [expected]


def test_a_new_scene_counts_in_its_own_language() -> None:
    made = compare(parse(ENGLISH.format("hay")), parse(CHINESE.format("草")))
    reasons = {s.fate: s.reasons[0].text.zh for s in made.scenes}
    assert reasons["cut"] == "乙稿中没有这场戏：5词"
    assert reasons["added"] == "甲稿中没有这场戏：5字"


def test_the_cast_is_headed_by_what_is_counted() -> None:
    speech = "1. 内景 马棚 日\n\n林晓：{}\n"
    lines = told(compare(parse(speech.format("好。")), parse(speech.format("好的马。"))))
    assert any(line.split() == ["姓名", "场", "句", "字", "页"] for line in lines)


def test_a_draft_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[Screenplay] = []

    def counted(screenplay: Screenplay, *more: object) -> object:
        laid_out.append(screenplay)
        return paginate(screenplay)

    a, b = parse(ENGLISH.format("hay")), parse(ENGLISH.format("roof"))
    wanted = compare(a, b)
    for module in (sys.modules[compare.__module__], eighths):
        monkeypatch.setattr(module, "paginate", counted)
    assert compare(a, b) == wanted
    assert laid_out == [a, b]
