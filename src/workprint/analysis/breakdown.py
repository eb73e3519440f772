"""The breakdown of a screenplay: every scene with its elements, its place, its day, in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from workprint.analysis.called import called_vehicles
from workprint.analysis.correcting import Given, corrected
from workprint.analysis.days import script_days
from workprint.analysis.elements import Found, elements_of
from workprint.analysis.locations import locations
from workprint.analysis.merging import merged
from workprint.analysis.proposals import proposed
from workprint.analysis.reading import read_scenes
from workprint.analysis.synopsis import synopsis
from workprint.analysis.tags import Tagger
from workprint.film.breakdown import Breakdown, Correction, Proposal, SceneBreakdown
from workprint.film.characters import Character
from workprint.film.reason import Phrase
from workprint.film.screenplay import ElementKind, SceneLength, Screenplay

_COMMON = frozenset("the a an of and to in on at is his her he she it with they for from".split())
_LONG_EIGHTHS = 160
"""A scene of 20 pages is more than a day's work, and mostly a heading that was not read."""


def break_down(
    screenplay: Screenplay,
    characters: Sequence[Character],
    lengths: Sequence[SceneLength],
    tagger: Tagger,
    syntax: Path | None,
    corrections: Sequence[Correction] = (),
    proposals: Sequence[Proposal] = (),
) -> Breakdown:
    """The breakdown of a screenplay.

    `lengths` are those of its scenes; `syntax` is the folder of the English parser. What
    `corrections` say goes before what the tagger says; `proposals` of a language model only add.
    """
    chinese = screenplay.language == "zh"
    given = Given(corrections)
    called = called_vehicles(screenplay, characters)
    found: list[tuple[str, list[Found]]] = []
    for read in read_scenes(screenplay, characters, syntax):
        tags = tagger.tag(read.candidates, chinese)
        own = elements_of(screenplay, read, tags, characters, called)
        own += proposed(screenplay, read.scene, proposals, own)
        heading = screenplay.elements[read.scene.first_element].span
        found.append((read.scene.id, corrected(read.scene.id, own, given, heading)))
    elements, film = merged(found, characters)
    places, of_scene = locations(screenplay)
    length = {one.scene: one for one in lengths}
    names = [one.name for one in characters]
    scenes = []
    days = script_days(screenplay)
    for n, (scene, own_elements, day) in enumerate(
        zip(screenplay.scenes, elements, days, strict=True), 1
    ):
        line, reason = synopsis(screenplay, scene, names)
        location, set_ = of_scene[scene.id]
        scenes.append(
            SceneBreakdown(
                scene.id, scene.number or str(n), scene.heading.text, scene.heading.int_ext,
                scene.heading.time, length[scene.id].eighths, length[scene.id].page, day,
                location, set_, line, reason, own_elements,
            )
        )  # fmt: skip
    return Breakdown(tuple(scenes), film, places, tuple(_warnings(screenplay, lengths)))


def _is_read(screenplay: Screenplay) -> bool:
    """Whether the action is told in a language that is read: by its commonest words."""
    if screenplay.language == "zh":
        return True
    actions = (e.text for e in screenplay.elements if e.kind is ElementKind.ACTION)
    words = [word for text in actions for word in re.findall(r"[^\W\d_]+", text.lower())]
    common = sum(word in _COMMON for word in words)
    return len(words) < 12 or common >= 0.08 * len(words)


def _warnings(screenplay: Screenplay, lengths: Sequence[SceneLength]) -> list[Phrase]:
    """What could not be done, or is likely not as it was meant."""
    made = []
    if not screenplay.scenes:
        made.append(
            Phrase(
                "there are no scenes: headings look like INT. KITCHEN - DAY",
                "没有场景：标题应如“1. 内景 厨房 日”",
            )
        )
    elif not any(e.name for e in screenplay.elements):
        made.append(
            Phrase(
                "nobody speaks: cues stand in capitals above their lines",
                "没有人说话：没有认出人物名",
            )
        )
    if screenplay.scenes and not _is_read(screenplay):
        made.append(
            Phrase(
                "it does not read like English or Chinese: of other languages only cast and "
                "places are found",
                "看来不是英文或中文：其他语言只能找出演员与地点",
            )
        )
    for one in lengths:
        if one.eighths > _LONG_EIGHTHS:
            made.append(
                Phrase(
                    f"{one.scene} has {one.eighths // 8} pages: are its scene headings all there?",
                    f"{one.scene} 长达 {one.eighths // 8} 页：场景标题是否齐全？",
                )
            )
    return made
