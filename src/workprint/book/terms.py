"""The page's words for what records hold as codes, in both languages."""

from __future__ import annotations

import re

Pairs = dict[str, tuple[str, str]]

LIGHT: Pairs = {
    "dawn": ("dawn", "清晨"),
    "day": ("day", "日"),
    "dusk": ("dusk", "黄昏"),
    "night": ("night", "夜"),
}
WEATHER: Pairs = {
    "rain": ("rain", "雨"),
    "storm": ("storm", "暴风雨"),
    "snow": ("snow", "雪"),
    "fog": ("fog", "雾"),
    "wind": ("wind", "风"),
    "-": ("none", "无"),
}
CHANGES: Pairs = {
    "new": ("New", "新增"),
    "rewritten": ("Rewritten", "改写"),
    "set": ("New set", "布景调整"),
    "replanned": ("New shots", "镜头调整"),
    "moved": ("Moved", "移动"),
    "cut": ("Cut", "删去"),
    "cast": ("New look", "造型调整"),
    "joined": ("New character", "新增人物"),
    "left": ("Character gone", "人物删去"),
    "shoot": ("New shoot plan", "拍摄计划调整"),
}
DETAILS: Pairs = {
    "line": ("line", "台词"),
    "action": ("action", "动作"),
    "shot": ("shot", "镜头"),
    "size": ("size", "景别"),
    "lens": ("lens", "焦距"),
    "angle": ("angle", "角度"),
    "move": ("move", "运动"),
    "set": ("set", "布景"),
    "kit": ("set", "布景"),
    "time": ("light", "光线"),
    "weather": ("weather", "天气"),
    "voice": ("voice", "声音"),
    "male": ("male", "男性化"),
    "age_years": ("age", "年龄"),
    "height_cm": ("height, cm", "身高（厘米）"),
    "weight": ("weight", "体重"),
    "muscle": ("muscle", "肌肉"),
    "skin": ("skin", "肤色"),
    "hair": ("hair", "发型"),
    "hair_colour": ("hair colour", "发色"),
    "top": ("top", "上衣"),
    "top_colour": ("top colour", "上衣颜色"),
    "bottom": ("bottom", "下装"),
    "bottom_colour": ("bottom colour", "下装颜色"),
    "headwear": ("headwear", "帽饰"),
    "headwear_colour": ("headwear colour", "帽饰颜色"),
    "glasses": ("glasses", "眼镜"),
    "beard": ("beard", "胡子"),
    "total": ("cost", "费用"),
    "violations": ("terms and rules broken", "违反的条款与规则"),
    "strip": ("scene", "场"),
}
_TIMES = {
    "DAY": "日", "NIGHT": "夜", "MORNING": "晨", "EARLY MORNING": "清晨", "DAWN": "黎明",
    "SUNRISE": "日出", "NOON": "正午", "AFTERNOON": "下午", "LATE AFTERNOON": "傍晚前",
    "DUSK": "黄昏", "SUNSET": "日落", "EVENING": "傍晚", "MIDNIGHT": "午夜", "LATER": "稍后",
    "MOMENTS LATER": "片刻之后", "CONTINUOUS": "连续", "SAME": "同一时间", "SAME TIME": "同一时间",
    "THE NEXT DAY": "次日", "NEXT DAY": "次日", "NEXT MORNING": "次日清晨",
    "MAGIC HOUR": "魔幻时刻",
}  # fmt: skip
_TIMES_EN = {
    "日": "DAY", "白天": "DAY", "夜": "NIGHT", "夜晚": "NIGHT", "晚": "NIGHT", "晚上": "NIGHT",
    "深夜": "LATE NIGHT", "午夜": "MIDNIGHT", "凌晨": "BEFORE DAWN", "清晨": "EARLY MORNING",
    "早晨": "MORNING", "晨": "MORNING", "早": "MORNING", "上午": "MORNING", "中午": "NOON",
    "正午": "NOON", "下午": "AFTERNOON", "傍晚": "EVENING", "黄昏": "DUSK", "黎明": "DAWN",
    "日出": "SUNRISE", "日落": "SUNSET", "稍后": "LATER", "片刻后": "MOMENTS LATER",
    "连续": "CONTINUOUS", "次日": "NEXT DAY", "同时": "SAME TIME",
}  # fmt: skip


def worded(table: Pairs, key: str) -> dict[str, str]:
    """A word of a table in both languages; one the table does not have stays as it is."""
    en, zh = table.get(key, (key, key))
    return {"code": key, "en": en, "zh": zh}


def time_pair(time: str) -> dict[str, str]:
    """A heading's time of day in both languages, each known part of it: "NIGHT - LATER"."""
    parts = re.split(r"(\s*[-–—,，/、]\s*)", time.strip())
    return {
        "en": "".join(_TIMES_EN.get(part, part) for part in parts),
        "zh": "".join(_TIMES.get(part.upper(), part) for part in parts),
    }
