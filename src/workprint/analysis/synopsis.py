"""A scene in a line: the writer's own synopsis, else the sentence that tells most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Scene, Screenplay

_SENTENCE = re.compile(r"[^.!?。！？…]+[.!?。！？…]*[\"'”’）)]*\s*")
_LONGEST = {"en": 110, "zh": 44}
_STATIC = re.compile(r"\b(?:is|are|was|sits?|stands?|lies?|hangs?|there)\b|有|坐着|站着|是")
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")


def synopsis(screenplay: Screenplay, scene: Scene, names: Sequence[str]) -> tuple[str, Reason]:
    """One line about a scene and where it is from; `names` are those of the film's people."""
    elements = screenplay.elements[scene.first_element + 1 : scene.last_element]
    own = next((e for e in elements if e.kind is ElementKind.SYNOPSIS), None)
    if own is not None:
        return own.text, Reason(Phrase("the writer's own synopsis", "编剧自己的梗概"), (own.span,))
    best = _best(elements, names, screenplay.language)
    if best is not None:
        text, span = best
        return _short(text, screenplay.language), Reason(
            Phrase(
                "the sentence that tells most: who acts, and how much",
                "最能概括的一句：谁在行动、做了多少",
            ),
            (span,),
        )
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
    elements: Sequence[Element], names: Sequence[str], language: str
) -> tuple[str, ScriptSpan] | None:
    lower = [name.lower() for name in names]
    found: list[tuple[float, int, str, ScriptSpan]] = []
    actions = [e for e in elements if e.kind is ElementKind.ACTION]
    for at, element in enumerate(actions):
        for match in _SENTENCE.finditer(element.text):
            text = " ".join(_BRACKETS.sub("", match[0]).split())
            size = len(text) if language == "zh" else 2 * len(text.split())
            if size < 6:
                continue
            told = text.lower()
            people = sum(1 for name in lower if name in told or name.split(" ")[0] in told)
            score = min(size, 40) / 40 + 1.2 * min(people, 2)
            score -= 0.6 if _STATIC.search(told) else 0.0
            # What happens late weighs more than what is there at first.
            score += 0.5 * at / max(1, len(actions) - 1)
            found.append((score, -at, text, element.span))
    if not found:
        return None
    _, _, text, span = max(found, key=lambda one: (one[0], one[1]))
    return text, span


def _short(text: str, language: str) -> str:
    most = _LONGEST[language]
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most] if language == "zh" else text[: most + 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;，；、") + "…"
