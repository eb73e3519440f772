"""The steps and their files: people read them, and may edit them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workprint.film.screenplay import ElementKind, Screenplay

Step = Literal["characters", "beats", "outline", "scenes", "screenplay"]
STEPS: tuple[Step, ...] = ("characters", "beats", "outline", "scenes", "screenplay")
FILES = {
    "log-line": "development/log-line.md",
    "characters": "development/characters.md",
    "beats": "development/beats.md",
    "outline": "development/outline.md",
    "scenes": "development/scenes.fountain",
    "screenplay": "screenplay.fountain",
}
_HEADING = re.compile(r"^##\s+(.+?)\s*$")
_NUMBERED = re.compile(r"^\s*(?:[-*]|\d+[.)、:：])\s*(.+?)\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

_TITLES = {
    "log-line": {"en": "Log line", "zh": "一句话故事"},
    "characters": {"en": "Characters", "zh": "人物"},
    "beats": {"en": "Beats", "zh": "节拍"},
    "outline": {"en": "Outline", "zh": "分场大纲"},
}
_HELP = {
    "log-line": {
        "en": "The film in one sentence. The characters are made from it.",
        "zh": "一句话讲完整部影片。人物据此而来。",
    },
    "characters": {
        "en": "One heading a person, as the cues will write the name; below it who that is.",
        "zh": "每人一个标题，写法与剧本中的角色名相同；下面写此人是谁。",
    },
    "beats": {"en": "One line a beat, in order.", "zh": "每行一个节拍，按顺序。"},
    "outline": {
        "en": "One heading a scene, as it will stand in the script; below it what happens.",
        "zh": "每场一个标题，写法与剧本场景标题相同；下面写发生什么。",
    },
}
TEMPLATE = {
    "en": "Template, not written by a model: made of the words of the log line. Replace it.",
    "zh": "模板，并非模型所写：由一句话故事的原词拼成。请改写。",
}


class Unreadable(ValueError):
    """A step's file that does not have the form it needs; the message says which."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A person or a scene: a title, and what there is to say of it.

    `template` tells that our own template stands there, not an answer of a model.
    """

    title: str
    text: str
    template: bool = False


def written_log_line(text: str, language: str) -> str:
    """The log line's file."""
    return f"{_head('log-line', language)}\n{text.strip()}\n"


def read_log_line(text: str) -> str:
    """The log line in its file. Raises Unreadable when there is none."""
    lines = [
        line.strip()
        for line in _COMMENT.sub("", text).splitlines()
        if line.strip() and not line.startswith(("#", ">"))
    ]
    if not lines:
        raise Unreadable("holds no log line; write the film in one sentence below the heading")
    return " ".join(lines)


def written_sketches(step: Step, sketches: Sequence[Sketch], language: str) -> str:
    """The file of the characters or of the outline."""
    parts = [_head(step, language)]
    for sketch in sketches:
        mark = f"<!-- {TEMPLATE[language]} -->\n" if sketch.template else ""
        parts.append(f"## {sketch.title}\n\n{mark}{sketch.text.strip()}\n")
    return "\n".join(parts)


def read_sketches(text: str) -> tuple[Sketch, ...]:
    """The people or scenes in a file. Raises Unreadable when there are none."""
    template = any(mark in text for mark in TEMPLATE.values())
    found: list[tuple[str, list[str]]] = []
    for line in _COMMENT.sub("", text).splitlines():
        if heading := _HEADING.match(line):
            found.append((heading[1], []))
        elif found and line.strip():
            found[-1][1].append(line.strip())
    if not found:
        raise Unreadable('holds no headings; begin each entry with "## " and its name')
    return tuple(Sketch(title, " ".join(lines), template) for title, lines in found)


def written_beats(beats: Sequence[str], language: str, template: bool) -> str:
    """The file of the beats."""
    mark = f"<!-- {TEMPLATE[language]} -->\n\n" if template else ""
    lines = "".join(f"{n}. {' '.join(beat.split())}\n" for n, beat in enumerate(beats, 1))
    return f"{_head('beats', language)}\n{mark}{lines}"


def read_beats(text: str) -> tuple[str, ...]:
    """The beats in their file. Raises Unreadable when there are none."""
    found = [
        match[1]
        for line in _COMMENT.sub("", text).splitlines()
        if (match := _NUMBERED.match(line))
    ]
    if not found:
        raise Unreadable('holds no beats; write one a line, as "1. What happens."')
    return tuple(found)


def scenes_of(screenplay: Screenplay) -> tuple[Sketch, ...]:
    """The scenes of a draft: headings, and the action below. Raises Unreadable without any."""
    made = []
    for scene in screenplay.scenes:
        elements = screenplay.elements[scene.first_element : scene.last_element]
        action = [e.text for e in elements if e.kind is ElementKind.ACTION]
        made.append(Sketch(scene.heading.text, "\n\n".join(action)))
    if not made:
        raise Unreadable("holds no scenes; begin each with a heading such as INT. HOUSE - DAY")
    return tuple(made)


def _head(step: str, language: str) -> str:
    return f"# {_TITLES[step][language]}\n\n<!-- {_HELP[step][language]} -->\n"
