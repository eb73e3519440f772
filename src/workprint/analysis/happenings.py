"""How much of a scene's story a sentence of its action tells, and what makes it tell.

Weighed by hand, by what an assistant director would put on a strip: deaths and falls, what breaks
and burns, who comes and goes, what changes hands, what is found or decided, before how a place
looks and what somebody wears.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workprint.film.reason import Phrase

_STRONG_EN = (
    "attack|bites?|bleed|blows? (?:up|out)|bombs?|breaks?|bursts?|butts|catch|charges?"
    "|chokes?|clamps?|clips|collapses?|comes? (?:up|out|off)|crash|cuts?|dies|dive|drags?"
    "|drops?|drown|explode|faints?|falls?|fires (?!up)|flees?|flung|flings"
    "|goes (?:down|off|out|over)|grabs?|hits?|hugs?|hurled|hurls|jumps?|kicks?|kills?|kisses"
    "|knock|leaps?|lets go|lunges?|overturns?|pulls? away|pushes|rams"
    "|rears|rescues?|rises?|rolls? behind|saves?|seizes?|shatters?|shoots?|sinks?|slaps?"
    "|slides? (?:off|down)|slips?|smash|snaps?|spins?|spurts?|stabs?|steals?|stops?"
    "|strangles?|swings?|takes? down|tears?|thrown|throws?|topples?|trips?"
    "|vanish|disappear|yanked|yanks|sets? fire|sprays?|stuffs?"
)
_CHANGE_EN = (
    "arrives?|bursts in|buries|climbs?|closes?|comes? in|confesses|cries|decides?|discovers?"
    "|draws|enters|exits|feeds|finds?|follows|gets up|gives?|grips"
    "|hands (?:him|her|them|it|over)|hides|kneels|leaves|lifts?|lights|lowers|nods|opens?"
    "|picks? up|pours|puts?|reads|recogni[sz]es?|returns|reveals|runs?|signs?|squeezes"
    "|stands up|starts to|steps out|stumbles|takes?|tips|turns (?:back|on|off)|uncorks"
    "|understands|unlocks|unwinds|unwraps|wakes|walks? (?:over|in|out|away)|weeps|wipes"
)
_STRONG_ZH = (
    "倒下|摔|跌|死|开枪|枪响|爆炸|炸|撞|砸|翻过|翻了|翻上|翻身|冲|扑|踢|拔|刺|扎进|抓|抢|推开|逃|断|碎|灭了"
    "|晕|压住|卷下|救|抱住|拉住|拖着|吸过去|击穿|堵|掉进|掉在|掉了|塌|着火|烧起|甩出|滚|跳下|跳进|捞|割|剪|夹出"
    "|掰开|撬|缩|撕|掀|落水|窜|喷"
)
_CHANGE_ZH = (
    "打开|递|塞|交给|放在|放下|拿起|拿出|捡起|念|认出|发现|站起|走进|走到|进来|推门|离开|走开|醒|哭|捆|举起|掏出|接过"
    "|解下|爬|张开|伸出|拦住|挂断|转身|跪下|关上|点着|点亮|收起|亮了"
)
_STATIC_EN = (
    "is|are|was|were|has|have|sits?|stands (?!up)|lies|hangs?|there|sleeps?|doze|waits?"
    "|leans (?:on|at)|looks?|watch(?:es)?|stares?|seems?|holds?|wears?|hums|plays|floats?"
    "|shuffle|drifts?"
)
_STATIC_ZH = r"有|坐着|站着|挂着|摆着|是|躺着|穿着|戴着|像|没有|看着"
_SIGNS = {
    "en": (
        re.compile(rf"\b(?:{_STRONG_EN})(?:e?s|e?d|ing)?\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_CHANGE_EN})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_STATIC_EN})\b", re.IGNORECASE),
    ),
    "zh": (re.compile(_STRONG_ZH), re.compile(_CHANGE_ZH), re.compile(_STATIC_ZH)),
}
_AGED = re.compile(r"[(（]\s*\d|[（(][^)）]*岁")
_VAGUE = {
    "en": re.compile(r"(?:It|That|This|Nothing|Nobody)\b"),
    "zh": re.compile(r"(?:它|这|那)"),
}
_ASIDE = re.compile(
    r"(?:A|An|On|In|At|Behind|Rows|Outside|Above|High|Across)\b|一|远处|窗外|河面上|墙上"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How much a sentence tells, and the word that tells most of it, "" for none."""

    score: float
    word: str
    people: int


@lru_cache(maxsize=16384)
def telling(text: str, language: str, names: tuple[str, ...], place: float, last: bool) -> Telling:
    """What a sentence tells; it is remembered, since of a changed draft most scenes are the same.

    `names` are the film's people in small letters, `place` is where the sentence stands in the
    scene's action, 0 to 1, `last` whether nothing follows it.
    """
    strong, change, static = _SIGNS[language]
    events = [match[0] for match in strong.finditer(text)]
    changes = [match[0] for match in change.finditer(text)]
    small = text.lower()
    people = sum(bool(_named(name).search(small)) for name in names)
    size = len(text) if language == "zh" else 2 * len(text.split())
    score = 1.3 * min(len(events), 2) ** 0.7 + 0.7 * min(len(changes), 2) ** 0.7
    score += 0.5 * min(people, 2) + 0.5 * min(size, 40) / 40
    # The turn of a scene comes late; what somebody wears comes first.
    score += 0.9 * min(place, 0.8) / 0.8
    score -= 0.6 * bool(static.search(text)) + 0.5 * bool(_AGED.search(text))
    score -= 0.8 * bool(_VAGUE[language].match(text))
    score -= 0.9 * bool(last and not people and _ASIDE.match(text))
    word = next(iter([*events, *changes]), "").strip()
    return Telling(score, word, people)


@lru_cache(maxsize=1024)
def _named(name: str) -> re.Pattern[str]:
    """A person's name, or its first word that is no article, as whole words of a sentence."""
    edge = r"\b" if name.isascii() else ""
    first = next((w for w in name.split() if w not in ("the", "a", "an", "mr", "mrs", "dr")), name)
    return re.compile(f"{edge}(?:{re.escape(name)}|{re.escape(first)}){edge}")


def why(told: Telling, place: float) -> Phrase:
    """What made a sentence the line of its scene."""
    en, zh = [], []
    if told.word:
        en.append(f"something happens ({told.word})")
        zh.append(f"有事发生（{told.word}）")
    if told.people:
        en.append("people of the film are in it")
        zh.append("有片中人物")
    if place > 0.5:
        en.append("late in the scene")
        zh.append("在场戏后段")
    if not en:
        return Phrase("the fullest sentence of the action", "动作描写中最完整的一句")
    return Phrase(", ".join(en), "，".join(zh))
