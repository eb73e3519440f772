"""Elements that a language model proposes: what it is asked, what of its answer is taken, and how
that joins what was found. A proposal never replaces anything, and says whose it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from workprint.analysis.elements import Found
from workprint.analysis.naming import key_of, same_thing
from workprint.analysis.spans import span_of
from workprint.film.breakdown import Category, Proposal
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import ElementKind, Scene, Screenplay

CONFIDENCE = 0.5
"""What a proposal counts for: nobody has checked it."""
_READ = (ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.PARENTHETICAL)
_ASKED = [
    c.value
    for c in Category
    if c not in (Category.CAST, Category.NOTES, Category.MISCELLANEOUS, Category.HANDLERS)
]
_LINE = re.compile(r"\A[\s\d.*•-]*([A-Za-z][A-Za-z _/-]+?)\W*[:：]\s*(.+)\Z")
_MOST = 6000
"""Letters of a scene that are shown to a model."""

SYSTEM = {
    "en": "You are a first assistant director who breaks scripts down. Answer only in the form "
    "that is asked for, without comments.",
    "zh": "你是拆剧本的副导演。只按要求的格式回答，不要评论。",
}
_ORDER = {
    "en": "A scene:\n\n{}\n\nList the things this scene needs on the shooting day or in post, in "
    "the words of the scene. One line for each category that has any, as "
    "`category: thing; thing`. Leave out what is only talked about, what is absent, and "
    "comparisons; answer none where there is nothing. Categories: {}.",
    "zh": "一场戏：\n\n{}\n\n列出拍这场戏当天或后期所需之物，用剧本原词。每类一行，格式 "
    "`category: 物; 物`。只是谈到的、不在场的、比喻中的不列；没有就答“无”。类别：{}。",
}
"""The order comes last: a small model goes on with what it read last."""
_EXAMPLE = {
    "en": (
        "INT. BARN - NIGHT\nRain. MARA lifts a brass lantern off the bench. Her coat is torn. "
        "A dog barks.",
        "props: brass lantern\nwardrobe: coat\nset_dressing: bench\nanimals: dog\n"
        "special_effects: rain\nsound: barks",
    ),
    "zh": (
        "内景 谷仓 夜\n下着雨。玛拉从长凳上提起铜灯笼，大衣破了。狗叫。",
        "props: 铜灯笼\nwardrobe: 大衣\nset_dressing: 长凳\nanimals: 狗\nspecial_effects: 雨\n"
        "sound: 狗叫",
    ),
}


def order_for(text: str, language: str) -> tuple[str, str, tuple[str, str]]:
    """What is asked of a scene: system, order, and an example of an order and its answer."""
    asked = ", ".join(_ASKED)
    shown, answer = _EXAMPLE[language]
    return (
        SYSTEM[language],
        _ORDER[language].format(text[:_MOST], asked),
        (_ORDER[language].format(shown, asked), answer),
    )


def scene_text(screenplay: Screenplay, scene: Scene) -> str:
    """A scene as a model is shown it: heading, action, cues and speeches, a line each."""
    elements = screenplay.elements[scene.first_element : scene.last_element]
    return "\n".join(" ".join(e.text.split()) for e in elements if e.text.strip())


def key_for(screenplay: Screenplay, scene: Scene) -> str:
    """A scene's key: that of its words, so that what was proposed lapses when they change."""
    return hashlib.sha256(scene_text(screenplay, scene).encode()).hexdigest()[:16]


def read_answer(lines: Iterable[str], text: str) -> tuple[tuple[Category, str], ...] | None:
    """What of an answer can be used: things of known categories that stand in the scene's words,
    each once; none where it says none, None where it says nothing that can be read."""
    lines = [line for line in lines if line.strip()]
    if any(line.strip(" .。*`").lower() in ("none", "无", "没有") for line in lines):
        return ()
    made: dict[str, tuple[Category, str]] = {}
    for line in lines:
        match = _LINE.match(line)
        name = match[1].strip().lower().replace(" ", "_").replace("-", "_") if match else ""
        if match is None or name not in _ASKED:
            continue
        for told in re.split(r"[;；、,，]", match[2]):
            thing = " ".join(told.strip(" .。*`\"'“”").split())
            bare = key_of(thing)
            if any(c.isalpha() for c in bare) and _stands(thing).search(text):
                made.setdefault(bare, (Category(name), thing))
    return tuple(made.values()) or None


def _stands(name: str) -> re.Pattern[str]:
    """A name as whole words of a text, or with an ending of the plural; marks of emphasis may
    stand between."""
    words = r"[\s*_]+".join(map(re.escape, key_of(name).split()))
    edge = r"\b" if name.isascii() else ""
    return re.compile(rf"{edge}{words}(?:e?s)?{edge}" if edge else words, re.IGNORECASE)


def proposed(
    screenplay: Screenplay, scene: Scene, proposals: Sequence[Proposal], found: Sequence[Found]
) -> list[Found]:
    """The proposals for a scene that name something new, where they stand in it."""
    key = key_for(screenplay, scene) if proposals else ""
    made: list[Found] = []
    for one in proposals:
        if one.key != key or any(same_thing(one.name, f.name) for f in (*found, *made)):
            continue
        wanted = _stands(one.name)
        for element in screenplay.elements[scene.first_element : scene.last_element]:
            match = wanted.search(element.text) if element.kind in _READ else None
            if match is not None:
                span = span_of(screenplay.source, element, match.start(), match.end())
                text = Phrase(
                    f"proposed by {one.by}; nobody has checked it", f"{one.by} 提议，未经核实"
                )
                made.append(
                    Found(
                        one.category, key_of(one.name), [span], CONFIDENCE,
                        [Reason(text, (span,))], "provider", head=key_of(one.name).split()[-1],
                    )
                )  # fmt: skip
                break
    return made
