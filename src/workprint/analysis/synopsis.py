"""A scene in a line: the writer's own synopsis, else the sentence that tells most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.analysis.happenings import telling, why
from workprint.analysis.spans import span_of
from workprint.film.emphasis import plain
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Element, ElementKind, Scene, Screenplay

_SENTENCE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|St|MR|MRS|MS|DR|ST)\.|[^.!?。！？…])+[.!?。！？…]*[\"'”’）)]*\s*"
)
_LONGEST = {"en": 110, "zh": 44}
_SHORTEST = 6
"""Letters of a Chinese sentence, half-words of an English one, that can tell a scene."""
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")


def synopsis(screenplay: Screenplay, scene: Scene, names: Sequence[str]) -> tuple[str, Reason]:
    """One line about a scene and where it is from; `names` are those of the film's people."""
    elements = screenplay.elements[scene.first_element + 1 : scene.last_element]
    own = next((e for e in elements if e.kind is ElementKind.SYNOPSIS), None)
    if own is not None:
        return own.text, Reason(Phrase("the writer's own synopsis", "编剧自己的梗概"), (own.span,))
    best = _best(screenplay, elements, names)
    if best is not None:
        return _short(best[0], screenplay.language), best[1]
    spoken = next((e for e in elements if e.kind is ElementKind.DIALOGUE), None)
    if spoken is not None:
        speakers = list(dict.fromkeys(e.name for e in elements if e.name))[:3]
        told = (
            f"{'、'.join(speakers)}：{spoken.text}" if screenplay.language == "zh"
            else f"{', '.join(speakers)}: {spoken.text}"
        )  # fmt: skip
        return _short(told, screenplay.language), Reason(
            Phrase("nothing is done; the first words said", "没有动作；取第一句台词"),
            (spoken.span,),
        )
    heading = screenplay.elements[scene.first_element]
    return "", Reason(Phrase("the scene is empty", "空场"), (heading.span,))


def _best(
    screenplay: Screenplay, elements: Sequence[Element], names: Sequence[str]
) -> tuple[str, Reason] | None:
    """The sentence of action that tells most, and why."""
    language = screenplay.language
    lower = tuple(name.lower() for name in names)
    sentences = [
        (element, match)
        for element in elements
        if element.kind is ElementKind.ACTION
        for match in _SENTENCE.finditer(element.text)
    ]
    best: tuple[float, str, Reason] | None = None
    for at, (element, match) in enumerate(sentences):
        text = " ".join(_BRACKETS.sub("", plain(match[0])).split())
        size = len(text) if language == "zh" else 2 * len(text.split())
        if size < _SHORTEST:
            continue
        place = at / max(1, len(sentences) - 1)
        told = telling(text, language, lower, place, at == len(sentences) - 1)
        if best is None or told.score > best[0]:
            span = span_of(screenplay.source, element, *match.span())
            best = told.score, text, Reason(why(told, place), (span,))
    return None if best is None else best[1:]


def _short(text: str, language: str) -> str:
    most = _LONGEST[language]
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most] if language == "zh" else text[: most + 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;，；、") + "…"
