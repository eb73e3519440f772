"""Schedules and plans of a shoot for tests: days with scenes, meals, moves, waits and calls.

`plan_of` hangs a timetable on any board; `small` is a board of three days by hand, `large` a
shoot of sixty days with some 170 strips, in English or Chinese.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workprint.film.breakdown import CATEGORIES, Category
from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.schedule import (
    Board,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
    Unit,
    weekday,
)
from workprint.film.screenplay import Screenplay
from workprint.film.shoot import CostLine, DayItem, PersonCall, ShootDay, ShootPlan, Violation
from workprint.film.shots import (
    Angle,
    Move,
    ScenePlan,
    Shot,
    ShotKind,
    ShotPlan,
    ShotSize,
)
from workprint.film.terms import (
    CrewMember,
    DayNote,
    Person,
    Place,
    ShootTerms,
    ShootUnit,
)

MONDAY = date(2027, 5, 3)
CAST_NAMES = {
    "en": "IDA TOM AGNES MARLOWE RUTH OTIS PEARL GUS NELL VERA HUGO SIMON EDITH CLARA WALT MAE "
    "JUNE ELI FRANK IRIS",
    "zh": "沈知秋 陆远 阿婆 周明 小满 老韩 许静 大刘 方晴 郑局长 阿福 林深 苏梅 何伟 杜鹃 石头 "
    "孟凡 季风 江涛 安宁",
}
SETS = {
    "en": ["LIGHTHOUSE - LAMP ROOM", "LIGHTHOUSE - STAIRS", "HARBOUR - QUAY", "HARBOUR - OFFICE",
           "FARM - KITCHEN", "FARM - YARD", "ROAD ALONG THE CLIFFS", "CHURCH", "CHURCHYARD",
           "IDA'S HOUSE - BEDROOM", "IDA'S HOUSE - PARLOUR", "INN - TAPROOM"],
    "zh": ["灯塔 灯室", "灯塔 楼梯", "码头", "码头 调度室", "老宅 厨房", "老宅 院子", "沿崖公路",
           "祠堂", "祠堂 后山", "沈家 卧室", "沈家 堂屋", "酒馆"],
}  # fmt: skip
OUTSIDE = {2, 5, 6, 8}
DEEDS = {
    "en": ["burns the letter before anyone can read it", "waits for the boat that does not come",
           "finds the lamp broken and the door open", "lies about the night of the storm",
           "asks for the key and is refused", "counts the money twice"],
    "zh": ["趁没人看见烧掉了那封信", "等一条不会来的船", "发现灯碎了，门开着", "谎称那夜不在场",
           "索要钥匙被拒", "把钱数了两遍"],
}  # fmt: skip
THINGS = {
    Category.BACKGROUND: {"en": "FISHERMEN x12", "zh": "渔民 12 人"},
    Category.PROPS: {"en": "LETTER", "zh": "信"},
    Category.VEHICLES: {"en": "FLATBED TRUCK", "zh": "平板卡车"},
    Category.WARDROBE: {"en": "WET OILSKINS", "zh": "湿雨衣"},
    Category.MAKEUP: {"en": "BLOODY LIP", "zh": "嘴角血迹"},
    Category.SPECIAL_EFFECTS: {"en": "RAIN", "zh": "人工降雨"},
    Category.STUNTS: {"en": "STAIR FALL", "zh": "楼梯摔落"},
    Category.ANIMALS: {"en": "OLD DOG", "zh": "老狗"},
    Category.SET_DRESSING: {"en": "BROKEN LENS", "zh": "碎透镜"},
}


CREW = {
    "en": [("Direction", "Director", "A. Lund", 0), ("Direction", "First AD", "B. Reyes", 30),
           ("Camera", "DP", "C. Okafor", 0), ("Camera", "First AC", "D. Holt", 15),
           ("Electric", "Gaffer", "E. Novak", 45), ("Sound", "Mixer", "F. Abe", 0),
           ("Make-up", "Key make-up", "G. Roy", 60), ("Wardrobe", "Costumer", "H. Diaz", 60)],
    "zh": [("导演组", "导演", "于岚", 0), ("导演组", "副导演", "郭平", 30),
           ("摄影组", "摄影指导", "白川", 0), ("摄影组", "跟焦员", "丁一", 15),
           ("灯光组", "灯光师", "马力", 45), ("录音组", "录音师", "吴声", 0),
           ("化妆组", "化妆师", "田甜", 60), ("服装组", "服装师", "叶子", 60)],
}  # fmt: skip


def plan_of(
    schedule: Schedule,
    terms: ShootTerms,
    board: Board | None = None,
    *,
    night: Sequence[int] = (),
) -> ShootPlan:
    """A plan of a board's days on working dates from the start; days of `night` (from 0) are
    called at 17:00. The units of the board are those of the terms, in order."""
    hung = board or schedule.boards[0]
    strips = {strip.id: strip for strip in schedule.strips}
    dates = list(_dates(terms, hung.days))
    days = []
    for n, unit in enumerate(hung.units):
        name = terms.units[n].name if n < len(terms.units) else unit.name
        for at, ids in enumerate(unit.days):
            shot = [strips[id] for id in ids if strips[id].kind == "scene"]
            when = dates[min(at * 5 + 2, len(dates) - 1) if n else at]
            days.append(_day(at + 1, when, name, shot, terms, at in night, schedule))
    loose = tuple(id for unit in hung.units for id in unit.loose)
    tired = _reason("9:30 h of rest before day 2", "第 2 天前仅休息 9:30")
    second = dates[1] if len(dates) > 1 else None
    return ShootPlan(
        hung.name, terms.money.currency, tuple(days), tuple(_costs(schedule)),
        (Violation("rest-cast", False, tired, second),),
        "best found", Decimal(100000), loose,
    )  # fmt: skip


def _dates(terms: ShootTerms, count: int) -> Iterator[date]:
    free = dict(terms.holidays)
    day = terms.start
    while count:
        if day not in free and (weekday(day) not in terms.days_off or day in terms.workdays):
            yield day
            count -= 1
        day += timedelta(days=1)


def _day(
    number: int,
    day: date,
    unit: str,
    strips: list[Strip],
    terms: ShootTerms,
    night: bool,
    schedule: Schedule,
) -> ShootDay:
    limits = terms.limits
    call = 17 * 60 if night else limits.call
    now = call + limits.prep_minutes
    items: list[DayItem] = []
    place, fed = "", False
    for strip in strips:
        here = strip.location or strip.set
        if place and here != place:
            items.append(DayItem("move", now, now + limits.move_minutes, here))
            now += limits.move_minutes
        place = here
        left = strip.minutes or 30 + strip.eighths * 14
        if not fed and now + left > call + 360:
            first = max(0, call + 360 - now)
            if first:
                items.append(DayItem("scene", now, now + first, here, strip.id))
                now, left = now + first, left - first
            items.append(DayItem("meal", now, now + limits.meal_minutes, here))
            now, fed = now + limits.meal_minutes, True
        if left:
            items.append(DayItem("scene", now, now + left, here, strip.id))
            now += left
    if night and items:
        items.append(DayItem("wait", now, now + 20, place))
        now += 20
    cast = {one.id for one in schedule.elements if one.category == "c100"}
    people = []
    for element in dict.fromkeys(e for strip in strips for e in strip.elements if e in cast):
        own = [i for i in items if i.strip and element in _strip(strips, i.strip).elements]
        people.append(
            PersonCall(element, own[0].start - limits.prep_minutes, own[0].start, own[-1].end)
        )
    return ShootDay(
        number, day, unit, "night" if night else "day", call, max(now, call), tuple(items),
        tuple(people), sum(strip.eighths for strip in strips),
        max(now, call) - call - (limits.meal_minutes if fed else 0),
        sum(one.kind == "move" for one in items), 5 * 60 + 32, 20 * 60 + 41,
    )  # fmt: skip


def _strip(strips: list[Strip], id: str) -> Strip:
    return next(strip for strip in strips if strip.id == id)


def _reason(en: str, zh: str) -> Reason:
    return Reason(Phrase(en, zh), (Measure("minutes", "570", "test"),))


def _costs(schedule: Schedule) -> Iterator[CostLine]:
    yield CostLine("crew", Phrase("Crew", "剧组"), Decimal(480000),
                   _reason("60 days at 8,000", "60 天，每天 8,000"))  # fmt: skip
    for one in [e for e in schedule.elements if e.category == "c100"][:5]:
        yield CostLine("worked", Phrase("Days worked", "出勤"), Decimal("1250.50"),
                       _reason("5 days at 250.10", "5 天，每天 250.10"), one.id)  # fmt: skip


def shoot(language: str, days: int, strips_a_day: int, units: int = 1, seed: int = 7) -> Schedule:
    """A schedule of so many days in one language; locations stay together as on real boards."""
    dice = random.Random(seed)
    names = CAST_NAMES[language].split()
    elements = [ScheduleElement(f"e{n}", "c100", name, str(n)) for n, name in enumerate(names, 1)]
    things = {}
    for category, told in THINGS.items():
        things[category] = ScheduleElement(
            f"t-{category}", f"c{CATEGORIES[category].ucid}", told[language], in_days_out=False
        )
    strips: list[Strip] = []
    made: list[list[tuple[str, ...]]] = [[] for _ in range(units)]
    for n in range(days):
        for unit in range(units):
            if unit and n % 5 != 2:
                continue
            count = max(1, strips_a_day + dice.choice((-1, 0, 0, 1)))
            at = (n // 5) % len(SETS[language])
            today = []
            for k in range(count):
                where = (at + (k == count - 1 and n % 4 == 0)) % len(SETS[language])
                strips.append(_scene(len(strips) + 1, where, n, language, dice, things))
                today.append(strips[-1].id)
            made[unit].append(tuple(today))
    dice.shuffle(strips)
    strips = [replace(one, scene=str(n)) for n, one in enumerate(strips, 1)]
    categories = [
        ScheduleCategory("c100", "Cast Members", 100),
        *(ScheduleCategory(f"c{CATEGORIES[c].ucid}", CATEGORIES[c].name.en, CATEGORIES[c].ucid)
          for c in THINGS),
    ]  # fmt: skip
    boards = tuple(Unit(f"u{n}", f"unit {n}", tuple(days)) for n, days in enumerate(made, 1))
    head = ScheduleHead(id="film", created="2027-01-05T12:00:00.000Z", name="Film", source="Test")
    board = Board("b", "First pass", "", boards, (), "bone")
    return Schedule(
        head, tuple(strips), tuple(categories), (*elements, *things.values()), (board,)
    )


def _scene(
    number: int,
    where: int,
    n: int,
    language: str,
    dice: random.Random,
    things: dict[Category, ScheduleElement],
) -> Strip:
    cast = sorted({min(20, 1 + int(dice.expovariate(0.35))) for _ in range(1 + number % 4)})
    own = [things[c].id for c in dice.sample(list(things), dice.randrange(4))]
    night = n % 7 == 3
    zh = language == "zh"
    set_ = SETS[language][where]
    time = ("夜" if zh else "NIGHT") if night else dice.choice(
        ["日", "日", "黄昏"] if zh else ["DAY", "DAY", "DUSK"]
    )  # fmt: skip
    lead = CAST_NAMES[language].split()[cast[0] - 1]
    deed = DEEDS[language][number % 6]
    return Strip(
        f"s{number}", "scene", str(number), f"{lead}{deed}。" if zh else f"{lead} {deed}.",
        dice.randrange(3, 20), 0, (*(f"e{c}" for c in cast), *own), "", "",
        str(number // 2 + 1), set_, "EXT" if where in OUTSIDE else "INT", time,
        f"第 {1 + n // 6} 天" if zh else f"Day {1 + n // 6}", "", "",
        set_.split(" ")[0] if zh else set_.split(" - ")[0],
    )  # fmt: skip


def terms(language: str = "en", **told: object) -> ShootTerms:
    """Terms with people, places and crew, personal data among them."""
    zh = language == "zh"
    names = CAST_NAMES[language].split()
    crew = [CrewMember(d, r, n, m, "555-9000") for d, r, n, m in CREW[language]]
    return ShootTerms(
        start=MONDAY,
        holidays=((date(2027, 5, 31), "纪念日" if zh else "Memorial Day"),),
        zone="Asia/Shanghai" if zh else "America/New_York",
        latitude=31.2, longitude=121.5,
        units=(ShootUnit("A 组" if zh else "main"), ShootUnit("B 组" if zh else "second")),
        people=tuple(
            Person(name, player="演员甲" if zh else f"Player {n}", phone=f"555-01{n:02}",
                   email=f"p{n}@example.org", home=f"{n} Elm Street")
            for n, name in enumerate(names, 1)
        ),
        places=tuple(
            Place(name, address="海滨路 12 号" if zh else "12 Shore Road, Port Ellis",
                  parking="北门停车场" if zh else "Field behind the north gate",
                  hospital="市第一人民医院 急诊" if zh else "Port Ellis General, 3 Hill Street")
            for name in dict.fromkeys(
                s.split(" ")[0] if zh else s.split(" - ")[0] for s in SETS[language]
            )
        ),
        crew=tuple(crew),
        notes=(DayNote(MONDAY, "开机仪式 6:30" if zh else "Blessing of the camera at 6:30"),),
        **told,  # type: ignore[arg-type]
    )  # fmt: skip


def large(language: str = "en", days: int = 60) -> tuple[Schedule, ShootPlan, ShootTerms]:
    """Sixty days, some 170 strips, a second unit every fifth day, nights every seventh."""
    schedule = shoot(language, days, 3 if days > 5 else 4, units=2)
    agreed = terms(language)
    nights = [n for n in range(days) if n % 7 == 3]
    return schedule, plan_of(schedule, agreed, night=nights), agreed


def screenplay_of(schedule: Schedule, language: str) -> Screenplay:
    """A screenplay with a scene for each strip, numbered as on the board and about as long."""
    from workprint.screenplay.parser import parse

    zh = language == "zh"
    parts = []
    for strip in schedule.strips:
        place = f"{'内景' if strip.int_ext == 'INT' else '外景'} {strip.set} {strip.day_night}"
        heading = (
            f"{strip.scene}. {place}"
            if zh
            else f"{strip.int_ext}. {strip.set} - {strip.day_night} #{strip.scene}#"
        )
        names = CAST_NAMES[language].split()
        parts.append(heading)
        for n in range(strip.eighths):
            name = names[(len(parts) + n) % len(names)]
            parts.append(f"△{strip.description}" if zh else strip.description)
            said = (
                "灯还亮着，谁也别走。"
                if zh
                else "The lamp is still lit. Nobody leaves before it goes out."
            )
            parts.append(f"{name}：{said}" if zh else f"{name}\n{said}")
    return parse("\n\n".join(parts) + "\n", language=language)


def shots_of(schedule: Schedule, a_scene: int = 6) -> ShotPlan:
    """So many shots for each strip; scenes are called as in a screenplay read by itself."""
    kinds, sizes = list(ShotKind), list(ShotSize)
    scenes = []
    for n, strip in enumerate(schedule.strips, 1):
        shots = tuple(
            Shot(
                f"shot-{n}-{k}", f"s{n:03d}", f"{strip.scene}{'ABCDEFGHJK'[k]}",
                kinds[k % len(kinds)], sizes[k % len(sizes)], Angle.EYE, 35, Move.STATIC,
                ("ida", "tom"), 1, (), 48, _reason("whoever speaks is seen", "谁说话看谁"),
            )
            for k in range(a_scene)
        )  # fmt: skip
        scenes.append(ScenePlan(f"s{n:03d}", (), (), shots, 48 * a_scene))
    return ShotPlan(tuple(scenes))
