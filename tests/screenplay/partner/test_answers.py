"""Answers of models: mended where they can be, refused with a reason where they cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.screenplay import ElementKind
from workprint.screenplay import parse
from workprint.screenplay.partner.answers import Refused, listed, noted, passage

NAMES = {"english": ("IDA", "COLM"), "chinese": ("林晓", "老周")}
CASES = [
    (file.stem, case)
    for file in sorted((Path(__file__).parent / "answers").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{k}: {c['why']}" for k, c in CASES])
def test_an_answer_of_a_case_document(kind: str, case: dict[str, Any]) -> None:
    language = "zh" if kind == "chinese" else "en"

    def read() -> str:
        return passage(
            case["in"],
            language,
            NAMES[kind],
            case.get("given", ""),
            one_line=True,
            cut=case.get("cut", False),
        ).text

    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            read()
    else:
        assert read() == case["out"]


PARTS = st.sampled_from(
    [
        "IDA", "Ida:", "**COLM**", "(softly)", "The lamp is lit.", "INT. ROOM - DAY", "", "```",
        "IDA: Well.", "Sure, here it is:", "- one", "## Two", ">", "===", "/*", "[[", "~la", "@",
        "CUT TO:", "Title: No", "<think>", "</think>", "!", "> THE END <", "1.", "：", "*", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=14), st.booleans())
def test_whatever_comes_is_a_scene_or_is_refused(parts: list[str], cut: bool) -> None:
    try:
        made = passage("\n".join(parts), "en", ("IDA", "COLM"), cut=cut)
    except Refused as refused:
        assert str(refused)
        return
    kinds = [e.kind for e in parse(made.text).elements]
    assert {ElementKind.ACTION, ElementKind.DIALOGUE} & set(kinds)
    assert ElementKind.TITLE_PAGE not in kinds
    # Every cue is followed by something said.
    for one, following in zip(kinds, [*kinds[1:], None], strict=True):
        if one is ElementKind.CHARACTER:
            assert following in (
                ElementKind.DIALOGUE,
                ElementKind.PARENTHETICAL,
                ElementKind.LYRIC,
            )


@settings(max_examples=200)
@given(st.text(max_size=400), st.sampled_from(["en", "zh"]))
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    for read in (
        lambda: passage(text, language, ("IDA",), one_line=True).text,
        lambda: listed(text, language, 5, "The lamp."),
        lambda: noted(text, language, range(1, 9)),
    ):
        try:
            read()
        except Refused:
            continue


@pytest.mark.parametrize(
    "answer",
    [
        "1. Lit it is.\n2. There, it burns.\n3. Lit it is.",
        'Here are 3 options:\n\n1) "Lit it is."\n2) "There, it burns."',
        "- IDA: Lit it is.\n- IDA: (smiling) There, it burns.",
        "**1.** Lit it is.\n**2.** There, it burns.\n**3.** The lamp is lit!",
    ],
)
def test_a_list_of_lines(answer: str) -> None:
    assert listed(answer, "en", 5, "The lamp is lit.") == ("Lit it is.", "There, it burns.")


def test_a_list_without_another_line_is_refused() -> None:
    with pytest.raises(Refused, match="no other line"):
        listed("1. The lamp is lit.", "en", 5, "The lamp is lit.")


def test_notes_name_lines_of_the_scene() -> None:
    answer = "Line 4: he says it twice already\n99: a line that is not there at all\nWell done!"
    assert noted(answer, "en", range(1, 10)) == ((4, "he says it twice already"),)
