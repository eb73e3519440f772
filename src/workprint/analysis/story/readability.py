"""How the page reads: sentences, their length, the passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workprint.analysis.spans import span_of
from workprint.analysis.story.reading import StoryScene, count_words
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Element, Screenplay
from workprint.film.story import Figure

_SENTENCE = re.compile(r"[^.!?。！？…\n]+[.!?。！？…]*[\"'”’）)]*")
_PASSIVE = {
    "en": re.compile(
        r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(?:\w{2,}ed|taken|given|"
        r"seen|held|made|found|left|thrown|torn|broken|shown|hit|caught|bound|drawn|driven|hidden|"
        r"known|led|lit|lost|put|set|shot|struck|stolen|swept|told|woken|worn|written|built|cut)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"被(?!子|单|褥|套|面|窝)|遭到|受到|为[^，。]{1,8}所"),
}
_LONG = {"en": 25, "zh": 40}


def readability(screenplay: Screenplay, scenes: Sequence[StoryScene]) -> tuple[Figure, ...]:
    """Figures of the action; none where there is no action."""
    language = screenplay.language
    told = list(_sentences(scenes))
    if not told:
        return ()
    sizes = [count_words(e.text[a:b]) for e, a, b in told]
    passive = [one for one in told if _PASSIVE[language].search(one[0].text[one[1] : one[2]])]
    long = [one for one, size in zip(told, sizes, strict=True) if size > _LONG[language]]
    longest = told[max(range(len(told)), key=lambda n: sizes[n])]

    def place(found: Sequence[tuple[Element, int, int]], text: Phrase) -> Reason:
        spans = (span_of(screenplay.source, e, a, b) for e, a, b in found[:3])
        return Reason(text, tuple(spans))

    count = len(told)
    return (
        Figure(
            "sentences",
            float(count),
            Phrase("sentences of action", "动作描写的句数"),
            place(told[:1], Phrase("the first of them", "第一句")),
        ),
        Figure(
            "words_per_sentence",
            sum(sizes) / count,
            Phrase(
                "words in a sentence of action, on average: under 15 reads at a glance",
                "动作描写平均每句字数：25 字以内读来轻快",
            ),
            place([longest], Phrase("the longest", "最长的一句")),
        ),
        Figure(
            "long_sentences",
            len(long) / count,
            Phrase(
                f"share of them over {_LONG[language]} words",
                f"超过 {_LONG[language]} 字的句子所占比例",
            ),
            place(long, Phrase("the first of them", "最先的几句")),
        ),
        Figure(
            "passive",
            len(passive) / count,
            Phrase(
                "share of them in the passive, by form: the camera sees who acts",
                "被动句所占比例（按句式判断）：镜头拍的是谁在做",
            ),
            place(passive, Phrase("the first of them", "最先的几句")),
        ),
    )


def _sentences(scenes: Sequence[StoryScene]) -> Iterator[tuple[Element, int, int]]:
    for scene in scenes:
        for element in scene.action:
            for match in _SENTENCE.finditer(element.text):
                if count_words(match[0]):
                    lead = len(match[0]) - len(match[0].lstrip())
                    yield element, match.start() + lead, match.end()
