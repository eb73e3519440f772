"""Planned shoots by name, and what is read of documents."""

from __future__ import annotations

from dataclasses import replace

import made_plans as plans
import pypdfium2

from workprint.shooting.documents.shoot import Shoot, shoot_of


def shoot(language: str = "en", days: int = 6, **told: object) -> Shoot:
    """A shoot of a few days with two units and a night."""
    schedule, plan, terms = plans.large(language, days)
    title = "夜雨" if language == "zh" else "Lamplight"
    return shoot_of(schedule, schedule.boards[0], plan, terms, title, language, **told)  # type: ignore[arg-type]


def shoot_with(made: Shoot, **changes: object) -> Shoot:
    """The same shoot with another schedule, board or plan."""
    parts = {"schedule": made.schedule, "board": made.board, "plan": made.plan,
             "terms": made.terms, **changes}  # fmt: skip
    return shoot_of(
        parts["schedule"], parts["board"], parts["plan"], parts["terms"],  # type: ignore[arg-type]
        made.title, made.language, theme=made.theme, personal=made.personal,
    )  # fmt: skip


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, white space made one."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text_of(pdf: bytes) -> str:
    """All of a PDF's text without white space: words part at the ends of lines and cells."""
    return "".join("".join(pages_of(pdf)).split()).replace("\u200b", "").replace("\ufffe", "")


def renamed(made: Shoot, name: str) -> Shoot:
    """The same shoot with an overlong name of its first person, first set and first scene."""
    schedule = made.schedule
    first = made.days[0].strips[0]
    strips = tuple(
        replace(one, set=name, location=name, description=name, scene="104ABpt2")
        if one.id == first else one
        for one in schedule.strips
    )  # fmt: skip
    elements = (replace(schedule.elements[0], name=name), *schedule.elements[1:])
    return shoot_with(made, schedule=replace(schedule, strips=strips, elements=elements))
