"""What a breakdown says by rule: orders to the camera, weather and vehicles of a heading, what
an element brings with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workprint.film.breakdown import Category
from workprint.film.reason import Phrase
from workprint.film.screenplay import Element, ElementKind, Heading

_CAMERA = (
    r"SLOW[- ]?MOTION|SLO-?MO|SPLIT[- ]SCREEN|(?:EXTREME )?CLOSE[- ]?(?:ON|UP)"
    r"|AERIAL(?: SHOT| VIEW)?|(?:\w+(?:'S)? )?P\.?O\.?V\.?|(?:CRANE|DRONE|TRACKING) SHOT"
    r"|WIDE(?: SHOT)?(?= ON|:|\.)|(?:SMASH|WHIP|MATCH) (?:ZOOM|PAN)|FREEZE[- ]FRAME|TIME[- ]LAPSE"
    r"|UNDERWATER(?= SHOT|:|\.)|INSERT(?= ON|:|\.| -)|HANDHELD|STEADICAM|MONTAGE|SUPER(?:IMPOSE)?:"
    r"|(?:THE )?CAMERA \w+|(?:REVERSE )?ANGLE ON|DOLLY \w+"
)
_CAMERA_ZH = (
    r"大?特写|慢镜头|慢动作|航拍|主观镜头|主观视角|定格|分屏|升格|降格|跟拍|长镜头|俯拍|仰拍|俯瞰镜头|蒙太奇"
    r"|镜头(?:推|拉|摇|移|跟|缓缓|慢慢|从)\w{0,4}"
)
CAMERA = {"en": re.compile(rf"\b(?:{_CAMERA})"), "zh": re.compile(_CAMERA_ZH)}
"""Orders to the camera; in English they are written in capitals."""

_WEATHER = {
    "en": re.compile(
        r"\b(rain|snow|storm|blizzard|fog|sandstorm|thunderstorm|downpour)(?:ing|y)?\b", re.I
    ),
    "zh": re.compile(r"(大雨|暴雨|小雨|雨|大雪|雪|风雪|大雾|雾|沙尘暴|暴风)(?=[中天夜]|\s|$|）)"),
}
_VEHICLES = (
    "car taxi cab truck lorry van bus coach train carriage wagon tram ambulance jeep limousine "
    "ship ferry boat submarine trawler yacht plane jet helicopter spaceship shuttle rocket "
    "caravan camper sleigh stagecoach lifeboat tugboat cruiser minivan pickup rowboat barge"
)
_NO_VEHICLE = "station stop park depot yard shed dock wash garage terminal shelter rank"
_VEHICLES_ZH = (
    "出租车 公交车 大巴 轿车 卡车 货车 面包车 火车 列车 地铁 马车 牛车 三轮车 拖拉机 警车 救护车 "
    "吉普车 渔船 渡轮 轮船 客船 小船 飞船 潜艇 飞机 直升机 军车 绿皮车 高铁 车厢 车内 船舱 驾驶室"
)
_VEHICLE = {
    "en": re.compile(
        rf"\b({'|'.join(_VEHICLES.split())})\b(?!\s+(?:{'|'.join(_NO_VEHICLE.split())}))", re.I
    ),
    "zh": re.compile(f"({'|'.join(_VEHICLES_ZH.split())})"),
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule found: letters [start, end) of an element's text, and the rule's name."""

    category: Category
    name: str
    start: int
    end: int
    rule: str


def in_heading(heading: Heading, language: str) -> Iterator[Ruled]:
    """Weather and a vehicle that is the set; letters of the heading's text."""
    text = heading.text
    for match in _WEATHER[language].finditer(text):
        yield Ruled(
            Category.SPECIAL_EFFECTS, match[1].lower(), match.start(1), match.end(1), "weather"
        )
    for match in _VEHICLE[language].finditer(text):
        start = match.start(1)
        if language == "en":  # FISHING BOAT, not BOAT alone
            before = re.split(r"[.\-–—/,:(]", text[:start])[-1]
            start -= len(before.lstrip())
        name = text[start : match.end(1)].lower()
        yield Ruled(Category.VEHICLES, name, start, match.end(1), "set")


def in_action(element: Element, language: str) -> Iterator[Ruled]:
    """Orders to the camera in an action paragraph."""
    if element.kind is not ElementKind.ACTION:
        return
    for match in CAMERA[language].finditer(element.text):
        name = match[0].rstrip(":").strip()
        yield Ruled(Category.CAMERA, name.lower(), match.start(), match.end(), "camera")


REASONS = {
    "weather": Phrase("the heading says the weather", "场景标题写明天气"),
    "set": Phrase("the set is a vehicle", "场景就在车船之中"),
    "called": Phrase("a vehicle with a name of its own", "有名字的车船"),
    "camera": Phrase("an order to the camera", "镜头指示"),
}
