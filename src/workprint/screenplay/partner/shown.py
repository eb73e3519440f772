"""One example for each order, shown as a turn of the talk: small models copy its form."""

from __future__ import annotations

import re
from collections.abc import Sequence

PEOPLE = {"en": ("MARA", "STEIN", "JONAS"), "zh": ("马岚", "石警官", "小江")}
LOG_LINE = {
    "en": "A ferry captain has one night to find the boy who stole her boat.",
    "zh": "渡船船长要在一夜之间找到偷走她渡船的少年。",
}
CHARACTERS = {
    "en": (
        "MARA: a ferry captain who wants her boat back before the owner hears of it\n"
        "JONAS: a boy of twelve who wants to reach the island where his father lives\n"
        "STEIN: a harbour policeman who wants a quiet night"
    ),
    "zh": (
        "马岚：渡船船长，想在船主知道之前把船找回来\n"
        "小江：十二岁的少年，想去父亲所在的岛\n"
        "石警官：港口警察，只想平安过完今晚"
    ),
}
BEATS = {
    "en": (
        "1. Mara ties up her ferry for the night and says good night to nobody.\n"
        "2. In the morning fog the ferry is gone, and a child's shoe lies on the pier.\n"
        "3. Stein gives her until dawn before he calls the owner.\n"
        "4. Mara finds Jonas's school book with a map of the island.\n"
        "5. She rows out alone and hears her own ship's bell.\n"
        "6. Jonas refuses to turn back, and the boat takes water.\n"
        "7. Mara takes the wheel and sails to the island after all.\n"
        "8. On the beach a man waits, and Mara unties the boat without a word."
    ),
    "zh": (
        "1. 马岚系好渡船，对着空码头道了晚安。\n"
        "2. 雾里渡船不见了，码头上只剩一只童鞋。\n"
        "3. 石警官只肯等到天亮。\n"
        "4. 马岚找到小江的课本，里面夹着海岛地图。\n"
        "5. 她独自划船出海，听见自己船上的钟声。\n"
        "6. 小江不肯回头，船开始进水。\n"
        "7. 马岚接过舵，把船开向海岛。\n"
        "8. 沙滩上有人等着，马岚默默解开缆绳。"
    ),
}
BEAT = {
    "en": "Mara finds the ferry gone.",
    "zh": "马岚发现渡船不见了。",
}
SCENE = {
    "en": (
        "EXT. FERRY PIER - DAWN\n"
        "Fog. Mara stops at the edge of the pier. Where her ferry lay there is only water."
    ),
    "zh": "1. 外景 渡口 清晨\n大雾。马岚停在码头边。原来停船的地方只有水。",
}
ACTION = {
    "en": (
        "Fog lies on the water. Mara comes down the pier with two cups of coffee. She stops: the "
        "ropes hang cut from the bollards. A child's shoe floats below."
    ),
    "zh": (
        "雾压在水面上。马岚端着两杯咖啡走下码头。她停住：缆绳被割断，垂在桩上。水里漂着一只童鞋。"
    ),
}
DIALOGUE = {
    "en": (
        "MARA\nWho was on the pier last night?\n\n"
        "STEIN\nNobody. Gulls.\n\n"
        "Mara lifts the shoe out of the water.\n\n"
        "MARA\nGulls wear these now?\n\n"
        "STEIN\nYou have until dawn, Mara. Then I call him."
    ),
    "zh": (
        "马岚：昨晚谁在码头？\n"
        "石警官：没人。只有海鸥。\n"
        "马岚从水里捞起那只鞋。\n"
        "马岚：海鸥也穿鞋了？\n"
        "石警官（叹气）：天亮之前。天一亮我就给他打电话。"
    ),
}
LINES = {
    "en": (
        "1. Gulls wear shoes now, do they?\n2. Then whose is this?\n"
        "3. I never saw a gull with laces.\n4. Look at it. Then say that again.\n"
        "5. So a gull left me this."
    ),
    "zh": (
        "1. 海鸥什么时候穿上鞋了？\n2. 那这是谁的？\n3. 我可没见过系鞋带的海鸥。\n"
        "4. 你看清楚，再说一遍。\n5. 那就是海鸥留给我的了。"
    ),
}
NOTES = {
    "en": (
        "4: The shoe changes what Mara knows; the scene turns here.\n"
        "6: Stein says again what he said before."
    ),
    "zh": "4: 鞋子改变了马岚所知道的，这场戏在此转折。\n6: 石警官重复了前面的话。",
}


def own_names(answer: str, names: Sequence[str], language: str) -> str:
    """An answer whose model took over people of the example: the film's own in their place."""
    if not names:
        return answer
    for n, shown in enumerate(PEOPLE[language]):
        if shown in names:
            continue
        own = names[min(n, len(names) - 1)]
        answer = re.sub(rf"\b{shown}\b" if shown.isascii() else shown, own, answer)
        if shown.isascii():
            answer = re.sub(rf"\b{shown.title()}\b", own.title(), answer)
    return answer


def texts(language: str) -> str:
    """All answers shown as examples: what of them comes back is an echo."""
    return "\n".join(t[language] for t in (ACTION, DIALOGUE, SCENE, BEATS, CHARACTERS, LINES))
