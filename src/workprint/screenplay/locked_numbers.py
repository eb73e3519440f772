"""Locked scene numbers: a scene keeps its number for good, a new one between 12 and 13 is 12A,
and a number whose scene is gone stays in the script as OMITTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.compose import Paragraph, compose, paragraphs_of
from workprint.screenplay.matching import SceneTrace, match_scenes, scene_traces
from workprint.screenplay.numbers_between import number_between, number_parts
from workprint.screenplay.parser import parse

OMITTED = {"en": "OMITTED", "zh": "本场删除"}


def numbered(screenplay: Screenplay) -> Screenplay:
    """The screenplay with a number on every scene: its own, else one that follows."""
    if all(scene.number for scene in screenplay.scenes):
        return screenplay
    taken = {scene.number for scene in screenplay.scenes}
    return _with_numbers(screenplay, _filled([s.number for s in screenplay.scenes], taken, {}), {})


def with_locked_numbers(old: Screenplay, new: Screenplay) -> Screenplay:
    """`new` with the scene numbers of `old`, A-scenes for those that came in since, and OMITTED
    for those that went. `old` must be numbered throughout."""
    traces = scene_traces(old)
    ids = match_scenes([SceneTrace(*trace) for trace in traces], new)
    known = {trace.id: trace.number for trace in traces}
    kept = [scene.number or known.get(id_) for scene, id_ in zip(new.scenes, ids, strict=True)]
    gone: dict[int, list[str]] = {}
    place = {number: at for at, number in enumerate(kept, 1) if number}
    at = 0
    for trace in traces:
        if trace.number in place:
            at = place[trace.number]
        elif trace.number:
            gone.setdefault(at, []).append(trace.number)
    numbers = _filled(kept, {*known.values(), *kept}, gone)
    if not gone and numbers == [scene.number for scene in new.scenes]:
        return new
    return _with_numbers(new, numbers, gone)


def _filled(
    given: Sequence[str | None], taken: set[str | None], gone: dict[int, list[str]]
) -> list[str]:
    """Numbers for all: after 12 comes 13 if it is free, else the first free one of 12A, 12B."""
    used = set(taken)
    made: list[str] = []
    for place, number in enumerate(given):
        if number is None:
            ahead = next((n for n in given[place:] if n), None)
            before = gone.get(place) or made[-1:] or ["0"]
            number = _next(before[-1], ahead, used)
        made.append(number)
        used.add(number)
    return made


def _next(before: str, ahead: str | None, used: set[str | None]) -> str:
    following = str(number_parts(before).figure + 1)
    open_ = ahead is None or int(following) < number_parts(ahead).figure
    if open_ and following not in used:
        return following
    return number_between(before, ahead, used)


def _with_numbers(
    screenplay: Screenplay, numbers: Sequence[str], gone: dict[int, list[str]]
) -> Screenplay:
    omitted = OMITTED[screenplay.language]
    made: list[Paragraph] = [
        Paragraph(ElementKind.SCENE_HEADING, omitted, number=number, forced=True)
        for number in gone.get(0, ())
    ]
    scene = 0
    for paragraph in paragraphs_of(screenplay):
        if paragraph.kind is ElementKind.SCENE_HEADING:
            made += _gone(gone.get(scene, ()) if scene else (), omitted)
            paragraph = replace(paragraph, number=numbers[scene])
            scene += 1
        made.append(paragraph)
    made += _gone(gone.get(scene, ()) if scene else (), omitted)
    text = compose(screenplay.title_page, made)
    return parse(text, language=screenplay.language)


def _gone(numbers: Sequence[str], omitted: str) -> list[Paragraph]:
    return [
        Paragraph(ElementKind.SCENE_HEADING, omitted, number=number, forced=True)
        for number in numbers
    ]
