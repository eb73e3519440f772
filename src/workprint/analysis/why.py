"""Why the tagger says what it says, in words: what is done to a thing, what its word is."""

from __future__ import annotations

from workprint.analysis.candidates import Candidate
from workprint.analysis.tags import Tag
from workprint.film.breakdown import CATEGORIES, Category
from workprint.film.reason import Contribution, Phrase, Reason, ScriptSpan

_CLASSES = {
    "animal": ("an animal", "动物"), "body": ("a part of the body", "身体部位"),
    "cloth": ("cloth", "布料"), "container": ("a container", "容器"),
    "device": ("a device", "器械"),
    "food": ("food or drink", "食物饮料"), "furniture": ("furniture", "家具陈设"),
    "instrument": ("an instrument", "乐器"), "medicine": ("medicine", "药品"),
    "music": ("music", "音乐"), "paper": ("a paper", "纸品"), "people": ("people", "人群"),
    "person": ("a person", "人物"), "place": ("a place", "地点"), "plant": ("a plant", "植物"),
    "smoking": ("something to smoke", "烟"), "sound": ("a sound", "声音"),
    "substance": ("a substance", "物质"), "thing": ("a thing", "物件"), "tool": ("a tool", "工具"),
    "vehicle": ("a vehicle", "车船"), "weapon": ("a weapon", "武器"), "wear": ("clothing", "衣饰"),
    "weather": ("weather", "天气"), "wound": ("a wound", "伤"),
}  # fmt: skip
_DONE = (
    ("handled", "somebody handles it", "有人拿着或动它"),
    ("worn", "somebody wears it or takes it off", "有人穿戴或脱下"),
    ("driven", "somebody drives or rides it", "有人驾驶或乘坐"),
    ("acts", "it does something itself", "它自己有动作"),
    ("rest", "somebody sits, stands or lies there", "有人坐、站或躺在那里"),
)


_ALIVE = frozenset(
    {Category.CAST, Category.SILENT, Category.BACKGROUND, Category.ANIMALS, Category.SOUND}
)
"""Of these it says nothing that something is done to them."""


def reason_for(candidate: Candidate, tag: Tag, category: Category, span: ScriptSpan) -> Reason:
    """The reason of one mention, with the words it rests on and the share of the next best."""
    if "name" in candidate.flags:
        text = Phrase("named in the action, and does not speak here", "动作中点名，本场不说话")
        return Reason(text, (span,))
    en, zh = [], []
    if "verb" in candidate.flags:
        en.append(f'"{candidate.head}" is in the list of {_named(category).en.lower()}')
        zh.append(f"“{candidate.head}”在{_named(category).zh}词表中")
    elif candidate.kind in _CLASSES:
        what = _CLASSES[candidate.kind]
        en.append(f'"{candidate.head}" is {what[0]}')
        zh.append(f"“{candidate.head}”是{what[1]}")
    for flag, one, other in _DONE:
        direct = flag == "acts" or candidate.flags & {
            "object",
            "passive",
            "after_with",
            "after_on",
        }
        if flag in candidate.flags and direct and category not in _ALIVE:
            verb = candidate.words[1]
            en.append(f"{one} ({verb})" if verb else one)
            zh.append(f"{other}（{verb}）" if verb else other)
            break
    told = Phrase("; ".join(en) or "its place in the scene", "；".join(zh) or "它在场景中的位置")
    return Reason(
        told,
        (
            span,
            Contribution(category.value, round(tag.confidence, 3)),
            Contribution(tag.other, round(tag.other_confidence, 3)),
        ),
    )


def _named(category: Category) -> Phrase:
    return CATEGORIES[category].name
