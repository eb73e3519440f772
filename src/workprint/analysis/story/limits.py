"""What could not be done with a script, said in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.analysis.story.reading import StoryScene
from workprint.analysis.story.turning import LEAST_SCENES
from workprint.film.reason import Phrase
from workprint.film.screenplay import Screenplay

_COMMON = frozenset(
    "the a an and of to in is are was it you i he she we they that this on at for with his her my "
    "your not be have has from up out by as but what there no do don't it's i'm".split()
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OTHER_SCRIPTS = re.compile(r"[぀-ヿ가-힯Ѐ-ӿ؀-ۿ֐-׿Ͱ-Ͽऀ-ॿ฀-๿]")
_ENOUGH = 40
_LEAST_COMMON = 0.12
"""Of English prose and talk about a third are such words, of other languages a few percent."""


def foreign(screenplay: Screenplay, scenes: Sequence[StoryScene]) -> bool:
    """Whether the text seems to be neither English nor Chinese: the word lists cannot read it."""
    told = [e.text for scene in scenes for e in scene.action]
    told += [speech.text for scene in scenes for speech in scene.speeches]
    text = "\n".join(told)[:20_000]
    others = len(_OTHER_SCRIPTS.findall(text))
    if others > 0.1 * max(1, len(text)):
        return True
    words = [word.lower() for word in _LETTERS.findall(text)]
    if screenplay.language == "zh" or len(words) < _ENOUGH:
        return False
    return sum(word in _COMMON for word in words) / len(words) < _LEAST_COMMON


def limits(
    screenplay: Screenplay, scenes: Sequence[StoryScene], feelings: bool
) -> tuple[Phrase, ...]:
    """Warnings about this script."""
    if not scenes:
        return (
            Phrase(
                "there are no scenes: headings look like INT. KITCHEN - DAY",
                "没有场景：标题应如“1. 内景 厨房 日”",
            ),
        )
    made = []
    if not any(scene.speeches for scene in scenes):
        made.append(
            Phrase(
                "nobody speaks: shares of words, exchanges and main characters are not to be had",
                "没有人说话：无法得出台词比例、对话关系与主要人物",
            )
        )
    if foreign(screenplay, scenes):
        made.append(
            Phrase(
                "the text seems to be neither English nor Chinese: content, readability and what "
                "is talked of are not told",
                "文本似乎既非英文也非中文：不判断内容提示、可读性与谈话内容",
            )
        )
    if len(scenes) < LEAST_SCENES:
        made.append(
            Phrase(
                f"fewer than {LEAST_SCENES} scenes: no turning points are guessed",
                f"不足 {LEAST_SCENES} 场：不猜测转折点",
            )
        )
    if not feelings:
        made.append(
            Phrase(
                "the moods of scenes are not at hand: no arcs of tension and sentiment "
                "(they need: workprint models fetch sentences)",
                "没有各场情绪：不给出紧张度与情感曲线（需要：workprint models fetch sentences）",
            )
        )
    return tuple(made)
