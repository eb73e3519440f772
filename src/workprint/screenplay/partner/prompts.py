"""What a provider is told: short orders, one thing at a time, in the script's language.

Small models keep to a form only when they see it, so each prompt shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.partner.shown import DIALOGUE, LINES, NOTES

_MOST_SCENE, _MOST_LINES = 3000, 12
"""Characters of the scene so far, and lines of a voice, that a prompt shows."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """An order: who the model is, an example of an order and its answer, and what to do."""

    system: str
    user: str
    example: tuple[str, str] | None = None


_SYSTEM = {
    "en": (
        "You are a screenwriter's partner. Answer only with what is asked, without comments, "
        "titles or explanations. Write in English."
    ),
    "zh": "你是编剧的写作搭档。只写所要求的内容，不要评论、标题或解释。用中文写。",
}


def to_continue(screenplay: Screenplay, scene: int, speeches: int) -> Prompt:
    """Go on with a scene for about so many speeches."""
    chinese = screenplay.language == "zh"
    told = screenplay.scenes[scene]
    text = scene_text(screenplay, scene)[-_MOST_SCENE:]
    names = list(dict.fromkeys(e.name for e in _in(screenplay, scene) if e.name))
    names = names or list(dict.fromkeys(e.name for e in screenplay.elements if e.name))[:4]
    if chinese:
        form = "角色（情绪）：台词" if names else "动作描写"
        user = (
            f"接着写下面这场戏，大约 {speeches} 段台词，可有简短动作。\n"
            f"每段一行，格式：{form}\n出场人物：{'、'.join(names)}\n\n"
            f"场景：{told.heading.text}\n\n{text}\n\n续写："
        )
        example = f"接着写一场戏，大约 5 段台词。\n格式：{form}\n\n续写："
    else:
        one, two = ([*names, "ANNA", "BEN"])[:2]
        user = (
            f"Continue this scene with about {speeches} more speeches and short lines of action.\n"
            f"Use this form:\n\n{one}\nWhat {one} says.\n\n{two}\nWhat {two} says.\n\n"
            f"A short line of action.\n\nPeople: {', '.join(names)}\n\nThe scene so far:\n\n{text}"
            "\n\nContinue:"
        )
        example = (
            "Continue a scene on a pier with about 4 more speeches and short lines of action.\n\n"
            "People: MARA, STEIN\n\nContinue:"
        )
    shown = example, DIALOGUE[screenplay.language]
    return Prompt(_SYSTEM[screenplay.language], user, shown)


def to_vary(screenplay: Screenplay, element: int, count: int) -> Prompt:
    """Other wordings of one line, in the voice of who says it."""
    line = screenplay.elements[element].text
    name, others = voice_of(screenplay, element)
    shown = others[-_MOST_LINES:]
    above = before_text(screenplay, element)[-800:]
    if screenplay.language == "zh":
        samples = "\n".join(f"- {text}" for text in shown) or "（尚无其他台词）"
        user = (
            f"{name}在剧本里这样说话：\n{samples}\n\n上文：\n{above}\n\n"
            f"原台词：{line}\n\n用{name}的口吻，写出这句台词的 {count} 种其他说法，"
            "意思相近，长短相仿。每行一句，编号 1. 2. 3."
        )
        example = "原台词：海鸥也穿鞋了？\n\n用马岚的口吻，写出这句台词的 5 种其他说法。"
    else:
        samples = "\n".join(f"- {text}" for text in shown) or "(no other lines yet)"
        user = (
            f"This is how {name} speaks:\n{samples}\n\nBefore the line:\n{above}\n\n"
            f"The line: {line}\n\nWrite {count} other ways for {name} to say this line, in the "
            "same voice and about as long. One on each line, numbered:\n1.\n2.\n3."
        )
        example = (
            "The line: Gulls wear these now?\n\nWrite 5 other ways for MARA to say this line, in "
            "the same voice and about as long."
        )
    shown_lines = example, LINES[screenplay.language]
    return Prompt(_SYSTEM[screenplay.language], user, shown_lines)


def to_note(screenplay: Screenplay, scene: int) -> Prompt:
    """Notes on a scene, in a form that names the lines meant."""
    lines = []
    for element in _in(screenplay, scene):
        lines.append(f"{element.span.line}: {' '.join(element.text.split())}")
    text = "\n".join(lines)[:_MOST_SCENE]
    if screenplay.language == "zh":
        user = (
            f"下面这场戏每行前有行号。\n\n{text}\n\n写出最多 4 条审稿意见：什么变了、什么重复、"
            "什么写得过头。每条一行，格式：行号: 意见"
        )
    else:
        user = (
            f"Each line of this scene has its number.\n\n{text}\n\nWrite at most 4 notes on it: "
            "what changes, what repeats, what is overwritten. One on each line, as:\n"
            "number: note"
        )
    dialogue = DIALOGUE[screenplay.language].replace("\n\n", "\n").split("\n")
    numbered = "\n".join(f"{n}: {line}" for n, line in enumerate(dialogue, 1))
    shown = f"{numbered}\n\n" + user.rpartition("\n\n")[2], NOTES[screenplay.language]
    return Prompt(_SYSTEM[screenplay.language], user, shown)


def system_for(language: str) -> str:
    """Who the model is told to be."""
    return _SYSTEM[language]


def scene_text(screenplay: Screenplay, scene: int) -> str:
    """A scene as it stands in the source, notes and all, from its heading on."""
    told = screenplay.scenes[scene]
    elements = screenplay.elements[told.first_element : told.last_element]
    return screenplay.source[elements[0].span.start : elements[-1].span.end]


def before_text(screenplay: Screenplay, element: int) -> str:
    """The scene of an element up to it."""
    scene = screenplay.elements[element].scene
    start = 0
    if scene is not None:
        start = screenplay.elements[screenplay.scenes[scene].first_element].span.start
    return screenplay.source[start : screenplay.elements[element].span.start].rstrip()


def voice_of(screenplay: Screenplay, element: int) -> tuple[str, tuple[str, ...]]:
    """Who says a line, and all else they say in the script."""
    name, found = "", []
    wanted = ""
    for n, other in enumerate(screenplay.elements):
        if other.kind is ElementKind.CHARACTER:
            name = other.name or other.text
        elif other.kind in (ElementKind.DIALOGUE, ElementKind.LYRIC):
            if n == element:
                wanted = name
            else:
                found.append((name, other.text))
    return wanted, tuple(text for who, text in found if who == wanted)


def _in(screenplay: Screenplay, scene: int) -> Sequence[Element]:
    told = screenplay.scenes[scene]
    return screenplay.elements[told.first_element : told.last_element]
