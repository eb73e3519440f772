"""Casting the stand-ins: a look for each person, from the words that introduce them.

What the script does not say is drawn by lot from the person's id, so it stays the same from
draft to draft; clothes of the main characters take well-separated colours in turn, so that they
can be told apart at a glance.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

from workprint.editing.people import Person, named_in
from workprint.editing.words import words
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
_LEGS: tuple[Colour, ...] = ((52, 54, 64), (70, 64, 58), (44, 52, 70), (84, 80, 76))
_K = TypeVar("_K")


def cast(screenplay: Screenplay, persons: tuple[Person, ...]) -> tuple[Character, ...]:
    """Each person with a look, in the order given."""
    pronouns = _pronoun_counts(screenplay, persons)
    # Colours the script names are taken first; the rest stand off from them.
    worn = [c for p in persons if (c := _named_top(p, screenplay.language))]
    made: dict[str, Character] = {}
    for index, person in enumerate(_by_entrance(screenplay, persons)):
        character = _character(person, index, screenplay.language, pronouns[person.id], worn)
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
    lists = _lists(language)
    nouns = tuple(word for several in lists["top"].values() for word in several)
    return _colour_before(_fold(person.introduction), lists, nouns)


def _unlike(worn: list[Colour]) -> Colour:
    """The palette's colour furthest from every one already worn."""

    def distance(colour: Colour) -> int:
        return min(
            (sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)) for other in worn),
            default=1 << 20,
        )

    return max(_PALETTE, key=distance)


def _character(
    person: Person,
    index: int,
    language: str,
    pronouns: tuple[int, int],
    worn: list[Colour],
) -> Character:
    lists = _lists(language)
    chance = Random(int.from_bytes(hashlib.sha256(person.id.encode()).digest()[:8], "big"))
    text = _fold(person.introduction)
    reasons: list[Reason] = []

    def because(trait_en: str, trait_zh: str, word: str) -> None:
        evidence = (person.span,) if person.span else ()
        reasons.append(Reason(Phrase(f"{trait_en}: “{word}”", f"{trait_zh}：“{word}”"), evidence))

    male = _sex(person, text, lists, pronouns, language, chance, reasons)
    age = _age(person, text, lists, because) or _default_age(person, chance, reasons)
    word_of = _finder(text, lists, because)
    young = age < 18
    height = round((176 if male > 0.5 else 164) + chance.uniform(-6, 6))
    if word_of("height", "high", "tall", "高"):
        height += 9
    elif word_of("height", "low", "short", "矮"):
        height -= 10
    if young:
        height = round(height * (0.60 + 0.40 * min(1.0, max(0.0, (age - 4) / 12))))
    weight = 0.5 + chance.uniform(-0.1, 0.12)
    if word_of("weight", "high", "heavy", "胖壮"):
        weight = 0.85
    elif word_of("weight", "low", "thin", "瘦"):
        weight = 0.22
    muscle = 0.5 + (0.08 if male > 0.5 else -0.05)
    if word_of("muscle", "high", "strong", "结实"):
        muscle = 0.8
    elif word_of("muscle", "low", "frail", "单薄"):
        muscle = 0.3
    hair = _kind(text, lists["hair"], Hair, because, "hair", "头发")
    if hair is None:
        hair = chance.choice(_default_hair(male, age))
    top = _kind(text, lists["top"], Top, because, "clothes", "上装")
    if top is None:
        top = chance.choice((Top.SHIRT, Top.SWEATER, Top.JACKET, Top.TSHIRT, Top.HOODIE))
        if young:
            top = chance.choice((Top.TSHIRT, Top.HOODIE, Top.SWEATER))
    bottom = _kind(text, lists["bottom"], Bottom, because, "legs", "下装") or (
        Bottom.JEANS if chance.random() < 0.45 else Bottom.TROUSERS
    )
    headwear = _kind(text, lists["headwear"], Headwear, because, "headwear", "帽子")
    hair_colour = _colour_before(text, lists, _HAIR_WORDS[language]) or (
        _GREY if age >= 60 else (chance.choice(_HAIR_EN) if language == "en" else _DARK_HAIR)
    )
    top_colour = _colour_before(text, lists, tuple(lists["top"].get(top.value, ())))
    if top_colour is None:
        top_colour = (
            lists["white"] if top is Top.UNIFORM else _SUIT if top is Top.SUIT else _unlike(worn)
        )
    skins = _SKINS_ZH if language == "zh" else _SKINS_EN
    look = Look(
        male=male,
        age_years=age,
        height_cm=max(80, height),
        weight=round(weight, 3),
        muscle=round(muscle, 3),
        skin=skins[chance.randrange(len(skins) if index > 3 else 3)],
        hair=hair,
        hair_colour=hair_colour,
        top=top,
        top_colour=top_colour,
        bottom=bottom,
        bottom_colour=chance.choice(_LEGS),
        headwear=headwear or Headwear.NONE,
        headwear_colour=_PALETTE[(index + 5) % len(_PALETTE)],
        glasses=_has(text, lists["traits"]["glasses"]) is not None,
        beard=male > 0.5 and _has(text, lists["traits"]["beard"]) is not None,
        seed=chance.randrange(1 << 30),
    )
    return Character(
        id=person.id,
        name=person.name,
        aliases=person.aliases,
        lines=person.lines,
        words=person.words,
        look=look,
        reasons=tuple(reasons),
    )


_TENS = dict(
    zip("twent thirt fort fift sixt sevent eight ninet".split(), range(20, 100, 10), strict=True)
)
_ONES = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = {
    w: n for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                               "eighteen nineteen".split(), 10)
}  # fmt: skip
_FIGURES = {figure: n for n, figure in enumerate("一二三四五六七八九", start=1)}
_SPELT = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:(?P<decade>ies)|y(?:[- ](?P<ones>{'|'.join(_ONES)}))?)"
    rf"|(?P<teen>{'|'.join(_TEENS)})|(?P<small>{'|'.join(_ONES)})(?=[- ]years?\b|[,)]|$))\b"
)
_SPELT_ZH = re.compile(
    "(?P<tens>[二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九])?[来多几]?岁"
)
_HAIR_WORDS = {"en": ("hair", "bun", "ponytail", "curls", "braid"), "zh": ("发", "头发", "马尾")}


def _sex(
    person: Person,
    text: str,
    lists: dict[str, Any],
    pronouns: tuple[int, int],
    language: str,
    chance: Random,
    reasons: list[Reason],
) -> float:
    """1 male, 0 female: by the introduction, the name, then the pronouns that follow the name."""
    described = text + " " + _fold(person.name)
    yes, no = _has(described, lists["male"]["yes"]), _has(described, lists["male"]["no"])
    first = _fold(person.name).split()[0] if language == "en" else person.name
    names = lists["names"]
    if language == "en":
        named = 1 if first in names["male"] else -1 if first in names["female"] else 0
    else:
        named = sum(c in first for c in names["male"]) - sum(c in first for c in names["female"])
    he, she = pronouns
    score = 3.0 * bool(yes) - 3 * bool(no) + 2 * (named > 0) - 2 * (named < 0)
    score += (he - she) / max(1, he + she) * 1.5
    if score == 0:
        reasons.append(
            Reason(
                Phrase(
                    "the script does not say whether a man or a woman: drawn by lot",
                    "剧本未说明性别：随机决定",
                ),
            )
        )
        return float(chance.random() < 0.5)
    said = yes if score > 0 else no
    why = Phrase(f"“{said}”", f"“{said}”")
    if not said and he + she:
        why = Phrase(f"“he” {he} times, “she” {she}", f"“他”{he}次，“她”{she}次")
    elif not said:
        why = Phrase(f"the name {person.name}", f"名字“{person.name}”")
    sex_en, sex_zh = ("man", "男") if score > 0 else ("woman", "女")
    evidence = (person.span,) if person.span else ()
    reasons.append(Reason(Phrase(f"{sex_en}: {why.en}", f"{sex_zh}：{why.zh}"), evidence))
    return 1.0 if score > 0 else 0.0


def _age(person: Person, text: str, lists: dict[str, Any], because: Any) -> int | None:
    number = re.search(r"(?<![\d.#])(\d{1,2})(?!\d|[.:]\d)\s*(s\b|多?岁|[,)）]|\b)", text)
    if number and 1 < int(number[1]) < 100:
        years = int(number[1]) + (5 if number[2] in ("s", "多岁") else 0)
        because("age", "年龄", number[0].strip(" ,)）"))
        return years
    spelt = _spelt_age(text)
    if spelt:
        because("age", "年龄", spelt[1])
        return spelt[0]
    described = text + " " + _fold(person.name)
    for kind, years in (("child", 9), ("teen", 15), ("old", 70), ("middle", 48), ("young", 24)):
        word = _has(described, lists["ages"][kind])
        if word:
            because("age", "年龄", word)
            return years
    return None


def _spelt_age(text: str) -> tuple[int, str] | None:
    """An age in words and the words: "forty-two", "his twenties", 三十多岁."""
    match = _SPELT.search(text)
    if match:
        tens = _TENS.get(match["tens"] or "", 0)
        years = tens + _ONES.get(match["ones"] or match["small"] or "", 0)
        years += 5 if match["decade"] else _TEENS.get(match["teen"] or "", 0)
        return (years, match[0]) if years > 1 else None
    match = _SPELT_ZH.search(text)
    if match and (match["tens"] or match["ones"]):
        tens = 10 * _FIGURES.get(match["tens"][0], 1) if match["tens"] else 0
        about = 5 if re.search("[来多几]", match[0]) else 0
        years = tens + _FIGURES.get(match["ones"] or "", about)
        return (years, match[0]) if years > 1 else None
    return None


def _default_age(person: Person, chance: Random, reasons: list[Reason]) -> int:
    age = chance.randrange(26, 48)
    reasons.append(
        Reason(
            Phrase("the script gives no age: drawn by lot", "剧本未写年龄：随机决定"),
            (Measure("age", str(age), "seed " + person.id),),
        )
    )
    return age


def _default_hair(male: float, age: int) -> tuple[Hair, ...]:
    if male > 0.5:
        return (Hair.SHORT, Hair.SIDE_PARTED, Hair.CROPPED, Hair.CURLY)
    if age >= 55:
        return (Hair.BUN, Hair.BOB, Hair.SHORT)
    return (Hair.LONG, Hair.BOB, Hair.PONYTAIL, Hair.CURLY)


def _pronoun_counts(
    screenplay: Screenplay, persons: tuple[Person, ...]
) -> dict[str, tuple[int, int]]:
    """For each person, how often he-words and she-words stand in sentences after their name."""
    lists = words(screenplay.language)
    counts = {p.id: [0, 0] for p in persons}
    for element in screenplay.elements:
        if element.kind is not ElementKind.ACTION:
            continue
        last: str | None = None
        for sentence in re.split(r"(?<=[.!?。！？])", element.text):
            named = list(named_in(sentence, persons))
            if len(named) == 1:
                last = named[0]
            elif len(named) > 1:
                last = None
            if last:
                counts[last][0] += len(lists.male.findall(sentence))
                counts[last][1] += len(lists.female.findall(sentence))
    return {key: (he, she) for key, (he, she) in counts.items()}


def _fold(text: str) -> str:
    return text.lower()


def _has(text: str, several: list[str]) -> str | None:
    for word in several:
        if word.isascii():
            if re.search(rf"\b{re.escape(word.lower())}\b", text):
                return word
        elif word in text:
            return word
    return None


def _finder(text: str, lists: dict[str, Any], because: Any) -> Any:
    def find(group: str, key: str, en: str, zh: str) -> bool:
        word = _has(text, lists[group][key])
        if word:
            because(en, zh, word)
        return bool(word)

    return find


def _kind(
    text: str, table: dict[str, list[str]], kind: type[_K], because: Any, en: str, zh: str
) -> _K | None:
    for name, several in table.items():
        word = _has(text, several)
        if word:
            because(en, zh, word)
            return kind(name)  # type: ignore[call-arg]
    return None


def _colour_before(text: str, lists: dict[str, Any], nouns: tuple[str, ...]) -> Colour | None:
    """The colour named within a few words before one of `nouns`, or by the noun itself."""
    colours: dict[str, Colour] = lists["colours"]
    for noun in nouns:
        at = text.find(noun.lower())
        if at < 0:
            continue
        if noun in colours:
            return colours[noun]
        before = re.split(r"[,，、;；(（]", text[max(0, at - 24) : at])[-1]
        found = [
            (before.rfind(word) + len(word), len(word), word) for word in colours if word in before
        ]
        if found:
            return colours[max(found)[2]]
    return None


@cache
def _lists(language: str) -> dict[str, Any]:
    name = "zh" if language.startswith("zh") else "en"
    path = files("workprint.editing.words").joinpath(f"looks.{name}.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    table["colours"] = {
        word: tuple(int(v) for v in value.split(",")) for word, value in table["colours"].items()
    }
    table["white"] = (226, 222, 214)
    return table
