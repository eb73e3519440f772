"""Casting the stand-ins: a look for each person, from the words that introduce them.

What the script does not say is drawn by lot from the person's id, so it stays the same from
draft to draft; clothes of the main characters take well-separated colours in turn, so that they
can be told apart at a glance.
"""

from __future__ import annotations

import hashlib
from random import Random
from typing import TypeVar

from workprint.editing.age import age
from workprint.editing.described import Description, looks
from workprint.editing.people import Person
from workprint.editing.sex import Told, sex, told_of
from workprint.film.characters import Bottom, Character, Colour, Hair, Headwear, Look, Top
from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.screenplay import ElementKind, Screenplay

_PALETTE: tuple[Colour, ...] = (
    (52, 84, 128),
    (168, 62, 50),
    (84, 116, 78),
    (200, 150, 72),
    (110, 76, 120),
    (62, 122, 124),
    (150, 96, 66),
    (120, 126, 134),
    (188, 112, 124),
    (72, 70, 88),
)
_SKINS_EN: tuple[Colour, ...] = (
    (232, 196, 170),
    (222, 178, 146),
    (238, 206, 184),
    (196, 148, 112),
    (142, 98, 70),
    (228, 190, 160),
    (110, 76, 56),
)
_SKINS_ZH: tuple[Colour, ...] = ((234, 200, 168), (226, 188, 152), (238, 208, 180))
_DARK_HAIR: Colour = (44, 36, 34)
_HAIR_EN: tuple[Colour, ...] = ((60, 44, 36), (44, 36, 34), (104, 70, 46), (176, 136, 84))
_GREY: Colour = (176, 174, 172)
_SUIT: Colour = (70, 72, 82)
_WHITE: Colour = (226, 222, 214)
_LEGS: tuple[Colour, ...] = ((52, 54, 64), (70, 64, 58), (44, 52, 70), (84, 80, 76))
_K = TypeVar("_K")


def cast(screenplay: Screenplay, persons: tuple[Person, ...]) -> tuple[Character, ...]:
    """Each person with a look, in the order given."""
    told = told_of(screenplay, persons)
    # Colours the script names are taken first; the rest stand off from them.
    worn = [c for p in persons if (c := _named_top(p, screenplay.language))]
    made: dict[str, Character] = {}
    for index, person in enumerate(_by_entrance(screenplay, persons)):
        character = _character(person, index, screenplay.language, told[person.id], worn)
        worn.append(character.look.top_colour)
        made[person.id] = character
    return tuple(made[person.id] for person in persons)


def _by_entrance(screenplay: Screenplay, persons: tuple[Person, ...]) -> list[Person]:
    """The people in the order of their first cues, those without lines last.

    Who speaks most may change with any line; who comes first seldom does, and so clothes stay.
    """
    cues = [e.name for e in screenplay.elements if e.kind is ElementKind.CHARACTER and e.name]
    order = {name: n for n, name in enumerate(dict.fromkeys(cues))}
    return sorted(persons, key=lambda p: (order.get(p.name, len(order)), p.name))


def _named_top(person: Person, language: str) -> Colour | None:
    """The colour the script gives a person's upper garment."""
    nouns = [word for several in looks(language)["top"].values() for word in several]
    found = Description.of(person.introduction, person.name, language).colour_of(nouns)
    return found[0] if found else None


def _unlike(worn: list[Colour]) -> Colour:
    """The palette's colour furthest from every one already worn."""

    def distance(colour: Colour) -> int:
        return min(
            (sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)) for other in worn),
            default=1 << 20,
        )

    return max(_PALETTE, key=distance)


class _Reading:
    """One person's description being read: every trait found joins the reasons."""

    def __init__(self, person: Person, language: str) -> None:
        self.described = Description.of(person.introduction, person.name, language)
        self.lists = self.described.lists
        self.evidence = (person.span,) if person.span else ()
        self.reasons: list[Reason] = []

    def because(self, en: str, zh: str, word: str | None) -> bool:
        """Keep what a word gave; whether there was one."""
        if word:
            self.reasons.append(
                Reason(Phrase(f"{en}: “{word}”", f"{zh}：“{word}”"), self.evidence)
            )
        return bool(word)

    def kind(self, table: str, kind: type[_K], en: str, zh: str) -> _K | None:
        """The first of a table's kinds whose words stand in the description."""
        for name, several in self.lists[table].items():
            if self.because(en, zh, self.described.has(several)):
                return kind(name)  # type: ignore[call-arg]
        return None

    def colour(
        self, nouns: list[str], en: str, zh: str, special: dict[str, Colour] | None = None
    ) -> Colour | None:
        """The colour that the description gives one of the things."""
        found = self.described.colour_of(nouns, special)
        if found:
            self.because(en, zh, found[1])
        return found[0] if found else None

    def measure(self, group: str, high: tuple[str, str], low: tuple[str, str]) -> int:
        """1 where the description speaks of much, -1 of little, 0 of neither."""
        lists = self.lists[group]
        if self.because(*high, self.described.said(lists["high"])):
            return 1
        return -self.because(*low, self.described.said(lists["low"]))


def _character(
    person: Person, index: int, language: str, told: Told, worn: list[Colour]
) -> Character:
    chance = Random(int.from_bytes(hashlib.sha256(person.id.encode()).digest()[:8], "big"))
    read = _Reading(person, language)
    male = _male(read, told, chance)
    years = _age(read, person, chance)
    height, weight, muscle = _build(read, male, years, chance)
    hair = read.kind("hair", Hair, "hair", "头发") or chance.choice(_default_hair(male, years))
    top, bottom = _clothes(read, years, chance)
    headwear = read.kind("headwear", Headwear, "headwear", "帽子") or Headwear.NONE
    hair_colour = _hair_colour(read, years, chance)
    top_colour = read.colour(read.lists["top"].get(top.value, []), "their colour", "上装颜色")
    if top_colour is None:
        top_colour = _WHITE if top is Top.UNIFORM else _SUIT if top is Top.SUIT else _unlike(worn)
    skins = _SKINS_ZH if language == "zh" else _SKINS_EN
    skin = skins[chance.randrange(len(skins) if index > 3 else 3)]
    legs = chance.choice(_LEGS)
    bottoms = read.lists["bottom"].get(bottom.value, [])
    hats = read.lists["headwear"].get(headwear.value, [])
    look = Look(
        male=male,
        age_years=years,
        height_cm=height,
        weight=weight,
        muscle=muscle,
        skin=_skin(read) or skin,
        hair=hair,
        hair_colour=hair_colour,
        top=top,
        top_colour=top_colour,
        bottom=bottom,
        bottom_colour=read.colour(bottoms, "colour of the legs", "下装颜色") or legs,
        headwear=headwear,
        headwear_colour=read.colour(hats, "colour of the hat", "帽子颜色")
        or _PALETTE[(index + 5) % len(_PALETTE)],
        glasses=_trait(read, "glasses", "glasses", "眼镜"),
        beard=male > 0.5 and _trait(read, "beard", "beard", "胡须"),
        seed=chance.randrange(1 << 30),
    )
    return Character(
        id=person.id,
        name=person.name,
        aliases=person.aliases,
        lines=person.lines,
        words=person.words,
        look=look,
        reasons=tuple(read.reasons),
    )


def _male(read: _Reading, told: Told, chance: Random) -> float:
    """1 a man, 0 a woman, and the evidence that decided; by lot where the script is silent."""
    found = sex(read.described, told)
    if found is None:
        silent = Phrase(
            "the script does not say whether a man or a woman: drawn by lot",
            "剧本未说明性别：随机决定",
        )
        read.reasons.append(Reason(silent))
        return float(chance.random() < 0.5)
    en, zh = ("man", "男") if found.male else ("woman", "女")
    why = Phrase(f"{en}: {found.words.en}", f"{zh}：{found.words.zh}")
    read.reasons.append(Reason(why, read.evidence))
    return float(found.male)


def _age(read: _Reading, person: Person, chance: Random) -> int:
    found = age(read.described)
    if found:
        read.because("age", "年龄", found[1])
        return found[0]
    years = chance.randrange(26, 48)
    read.reasons.append(
        Reason(
            Phrase("the script gives no age: drawn by lot", "剧本未写年龄：随机决定"),
            (Measure("age", str(years), "seed " + person.id),),
        )
    )
    return years


def _build(read: _Reading, male: float, years: int, chance: Random) -> tuple[int, float, float]:
    """Height in centimetres, weight and muscle."""
    height = round((176 if male > 0.5 else 164) + chance.uniform(-6, 6))
    height += (-10, 0, 9)[1 + read.measure("height", ("tall", "高"), ("short", "矮"))]
    if years < 18:
        height = round(height * (0.60 + 0.40 * min(1.0, max(0.0, (years - 4) / 12))))
    drawn = 0.5 + chance.uniform(-0.1, 0.12)
    weight = (0.22, drawn, 0.85)[1 + read.measure("weight", ("heavy", "胖壮"), ("thin", "瘦"))]
    usual = 0.5 + (0.08 if male > 0.5 else -0.05)
    muscle = (0.3, usual, 0.8)[1 + read.measure("muscle", ("strong", "结实"), ("frail", "单薄"))]
    return max(80, height), round(weight, 3), round(muscle, 3)


def _clothes(read: _Reading, years: int, chance: Random) -> tuple[Top, Bottom]:
    top = read.kind("top", Top, "clothes", "上装")
    if top is None:
        top = chance.choice((Top.SHIRT, Top.SWEATER, Top.JACKET, Top.TSHIRT, Top.HOODIE))
        if years < 18:
            top = chance.choice((Top.TSHIRT, Top.HOODIE, Top.SWEATER))
    bottom = read.kind("bottom", Bottom, "legs", "下装") or (
        Bottom.JEANS if chance.random() < 0.45 else Bottom.TROUSERS
    )
    return top, bottom


def _hair_colour(read: _Reading, years: int, chance: Random) -> Colour:
    named = read.colour(
        read.lists["hair_words"]["words"],
        "hair colour",
        "发色",
        read.lists["hair_colours"],
    )
    if named:
        return named
    if years >= 60:
        return _GREY
    return chance.choice(_HAIR_EN) if read.described.language == "en" else _DARK_HAIR


def _skin(read: _Reading) -> Colour | None:
    found = read.described.skin()
    if found:
        read.because("skin", "肤色", found[1])
    return found[0] if found else None


def _trait(read: _Reading, name: str, en: str, zh: str) -> bool:
    return read.because(en, zh, read.described.has(read.lists["traits"][name]))


def _default_hair(male: float, years: int) -> tuple[Hair, ...]:
    if male > 0.5:
        return (Hair.SHORT, Hair.SIDE_PARTED, Hair.CROPPED, Hair.CURLY)
    if years >= 55:
        return (Hair.BUN, Hair.BOB, Hair.SHORT)
    return (Hair.LONG, Hair.BOB, Hair.PONYTAIL, Hair.CURLY)
