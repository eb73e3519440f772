"""Scenes as a draft in Fountain: title page, headings, action, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph, compose, paragraphs_of
from workprint.screenplay.parser import parse
from workprint.screenplay.partner.develop.steps import TEMPLATE, Sketch


def draft(title: str, scenes: Sequence[tuple[Sketch, str]], language: str) -> str:
    """The draft of scenes, each with its speeches as Fountain text, "" for none yet.

    A scene that is our own template says so in a note.
    """
    if language == "zh":
        return _chinese(title, scenes)
    paragraphs: list[Paragraph] = []
    for scene, said in scenes:
        paragraphs.append(Paragraph(ElementKind.SCENE_HEADING, scene.title))
        if scene.template:
            paragraphs.append(Paragraph(ElementKind.NOTE, TEMPLATE["en"]))
        paragraphs += [
            Paragraph(ElementKind.ACTION, text)
            for text in scene.text.split("\n\n")
            if text.strip()
        ]
        # A blank line first: what opens with a colon is no title page here.
        paragraphs += paragraphs_of(parse(f"\n{said}", language="en"))
    return compose((("Title", title),), paragraphs)


def _chinese(title: str, scenes: Sequence[tuple[Sketch, str]]) -> str:
    parts = [f"Title: {title}"]
    for scene, said in scenes:
        mark = f"[[{TEMPLATE['zh']}]]\n\n" if scene.template else ""
        parts.append(f"{scene.title}\n\n{mark}{scene.text.strip()}")
        if said.strip():
            parts.append(said.strip("\n"))
    return "\n\n".join(parts) + "\n"


def speeches(exchange: Sequence[tuple[str, str]], language: str) -> str:
    """Names and what they say, as Fountain text."""
    if language == "zh":
        return "\n\n".join(f"{who}：{said}" for who, said in exchange)
    paragraphs = []
    for who, said in exchange:
        paragraphs.append(Paragraph(ElementKind.CHARACTER, who))
        paragraphs.append(Paragraph(ElementKind.DIALOGUE, said))
    return compose((), paragraphs)
