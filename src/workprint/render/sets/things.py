"""From a noun of a script to a prop of the kit. A thing the kit does not have is none of them.

Loads nothing heavy: it is asked while a script is read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workprint.render.sets.nouns import makes_another, names_a_thing, names_a_thing_zh

PROPS: dict[str, tuple[str, str]] = {
    "cup": ("cup mug teacup coffee tea", "杯子 茶杯 咖啡 水杯 马克杯 茶缸 杯中 一杯"),
    "glass": ("glass tumbler whisky whiskey wineglass", "玻璃杯 酒杯 高脚杯"),
    "bottle": ("bottle wine beer vodka", "瓶子 酒瓶 啤酒 白酒 红酒"),
    "phone": ("phone cellphone smartphone mobile", "手机"),
    "telephone": ("telephone landline receiver handset", "电话 话筒 听筒 座机"),
    "letter": (
        "letter envelope note postcard telegram document papers",
        "信封 信纸 信件 封信 来信 纸条 电报 明信片 文件 书信 遗书 情书 合同",
    ),
    "book": (
        "book diary notebook journal novel ledger logbook bible",
        "本书 旧书 日记 日记本 笔记本 书本 小说 本子 账本 的书 还书",
    ),
    "key": ("key keys", "钥匙"),
    "gun": ("gun pistol revolver", "手枪 枪"),
    "knife": ("knife dagger blade switchblade", "刀 匕首 菜刀 小刀"),
    "lamp": ("lamp", "台灯"),
    "lantern": ("lantern", "马灯 油灯 提灯"),
    "torch": ("torch flashlight", "手电 手电筒"),
    "candle": ("candle", "蜡烛"),
    "umbrella": ("umbrella parasol", "伞 雨伞"),
    "bag": ("bag handbag satchel briefcase", "手提包 挎包 公文包 提包"),
    "backpack": ("backpack rucksack schoolbag knapsack", "书包 背包 双肩包"),
    "suitcase": ("suitcase luggage", "行李 行李箱 皮箱 箱子 手提箱"),
    "plate": ("plate dish", "盘子 碟子 饺子"),
    "bowl": ("bowl noodles", "碗 面条 汤面 热面 一碗"),
    "photo": ("photo photograph picture polaroid snapshot", "照片 相片 合影 相框"),
    "camera": ("camera", "相机 照相机"),
    "laptop": ("laptop", "笔记本电脑"),
    "computer": ("computer monitor", "电脑 显示器"),
    "newspaper": ("newspaper paper", "报纸"),
    "pen": ("pen pencil", "钢笔 铅笔 圆珠笔"),
    "box": ("box parcel package crate", "盒子 纸箱 纸盒 木箱 快递 包裹"),
    "flower": ("flower flowers bouquet rose roses", "鲜花 花束 玫瑰 花朵 菊花"),
    "clock": ("clock", "时钟 闹钟 的钟"),
    "watch": ("watch wristwatch pocket-watch stopwatch", "手表 怀表 腕表"),
    "coin": ("coin coins", "硬币 铜钱"),
    "money": ("money cash banknote banknotes dollars", "钞票 现金 零钱"),
    "cigarette": ("cigarette", "香烟 烟头 点烟 一支烟 根烟"),
    "radio": ("radio", "收音机"),
    "tape": ("recorder", "录音机"),
    "rope": ("rope", "绳子 绳索 缆绳 麻绳"),
    "map": ("map chart", "地图 海图"),
    "tool": ("wrench spanner tool", "扳手 工具"),
    "ticket": ("ticket", "车票 票根 电影票 船票 机票 门票 火车票"),
    "hat": ("hat", "帽子 草帽 礼帽"),
    "ring": ("ring", "戒指"),
    "bicycle": ("bicycle bike", "自行车 单车"),
    "chair": ("", "椅子"),
    "guitar": ("guitar", "吉他"),
    "axe": ("axe hatchet", "斧头 斧子"),
    "broom": ("broom", "扫帚"),
    "bucket": ("bucket pail", "水桶 铁桶"),
    "kettle": ("kettle teapot", "水壶 茶壶 热水壶"),
    "food": ("bread loaf", "面包"),
    "apple": ("apple", "苹果"),
}  # fmt: skip
"""Prop -> English words, Chinese words. What would be drawn as another thing is not here."""

_CORDED = re.compile(
    r"\b(?:corded|desk|wall|rotary|old|bakelite|office|house|kitchen|hotel|bedside|pay)\s$", re.I
)
_OIL = re.compile(r"\b(?:oil|hurricane|storm|kerosene|paraffin)\s$", re.I)
_KNOWN = re.compile(r"\b(?:the|this|that|his|her|their)\s$", re.I)
_NEW = re.compile(r"\ban?\s+(?:[\w'’-]+\s+){0,2}$", re.I)
_OF = re.compile(r"\b(?:of|and)\s$", re.I)


@lru_cache(maxsize=1)
def _props() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, (english, chinese) in PROPS.items():
        for word in (*english.split(), *chinese.split()):
            found.setdefault(word, kind)
    return found


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_props())


def prop_for(
    word: str, language: str, sentence: str = "", at: int = -1, earlier: str = ""
) -> str | None:
    """The prop a noun names, or None. English plurals count.

    With the `sentence` it stands in, and the offset `at` of the word there (the first place, when
    not given), the words around decide whether it is a noun and the head of what it names.
    `earlier` is what the scene says before: "the bag" is what it was when it came in, a plastic
    bag.
    """
    kind = _kind(word.strip().lower())
    if kind is None or not sentence:
        return kind
    if at < 0:
        found = re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", sentence, re.IGNORECASE)
        if found is None:
            return None
        at = found.start()
    if "\u3400" <= word[0] <= "\u9fff":
        return kind if names_a_thing_zh(word, sentence, at) else None
    if not names_a_thing(word, sentence, at, _words()):
        return None
    if earlier and _KNOWN.search(sentence[:at]) and _was_another(word, earlier):
        return None
    return _closer(kind, sentence, at)


def _was_another(word: str, earlier: str) -> bool:
    """Whether the thing was another when it was last told more closely: "a plastic bag"."""
    for told in reversed(list(re.finditer(rf"\b{re.escape(word)}\b", earlier, re.IGNORECASE))):
        if makes_another(word, earlier, told.start()):
            return True
        if _NEW.search(earlier[: told.start()]):
            return False
    return False


def _closer(kind: str, sentence: str, at: int) -> str:
    """The prop itself, told apart by the word before it ("corded phone", "sheet of paper")."""
    before = sentence[:at]
    if kind == "phone" and (_CORDED.search(before) or re.search(r"\bcord\b", sentence, re.I)):
        return "telephone"
    if kind == "lamp" and _OIL.search(before):
        return "lantern"
    if kind == "newspaper" and _OF.search(before):
        return "letter"
    return kind


def _kind(plain: str) -> str | None:
    table = _props()
    if plain in table:
        return table[plain]
    for ending in ("s", "es"):
        if plain.endswith(ending) and plain[: -len(ending)] in table:
            return table[plain[: -len(ending)]]
    return "knife" if plain == "knives" else None


def things_in(text: str, language: str, earlier: str = "") -> tuple[tuple[str, str, int], ...]:
    """Every prop a text names, each once: (prop, the printed word, its offset), in order."""
    found: dict[str, tuple[str, str, int]] = {}
    if language.startswith("zh"):
        at = 0
        while at < len(text):
            for length in (4, 3, 2, 1):
                word = text[at : at + length]
                if len(word) == length and word in _words():
                    kind = prop_for(word, language, text, at, earlier)
                    if kind:
                        found.setdefault(kind, (kind, word, at))
                    at += length - 1
                    break
            at += 1
    else:
        for match in re.finditer(r"[A-Za-z][A-Za-z'-]+", text):
            kind = prop_for(match[0], language, text, match.start(), earlier)
            if kind:
                found.setdefault(kind, (kind, match[0], match.start()))
    return tuple(found.values())
