"""What a Word paragraph looks like: its style's name, indent, alignment, type, its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workprint.screenplay.labelling.typed import Alignment, Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 144
"""Twentieths of a point to a column: ten columns to the inch."""
_APART = 100
"""Twips of space that look like a blank line."""

_STYLES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("parenthetical", re.compile(r"parenthe|wryl|括号|括弧|情绪|表情提示", re.I)),
    ("dialogue", re.compile(r"dialog|\bspeech\b|对白|台词|对话", re.I)),
    ("cue", re.compile(r"\bcharacter|\bcue\b|speaker|角色|人物名", re.I)),
    ("transition", re.compile(r"transition|转场", re.I)),
    ("heading", re.compile(r"scene|slug|场景|场次|场头", re.I)),
    ("action", re.compile(r"\baction|description|stage direction|动作|叙述", re.I)),
)
_NUMERALS = "零一二三四五六七八九"


def style_named(name: str) -> Style:
    """The screenplay style that a Word style's name tells of, "" when none.

    >>> style_named("SC Scene Heading"), style_named("对白"), style_named("Normal")
    ('heading', 'dialogue', '')
    """
    return next((style for style, pattern in _STYLES if pattern.search(name)), "")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks. Indent in columns; `before` and `after` tell of space around it."""

    style: Style
    indent: int
    alignment: Alignment
    before: bool
    after: bool


def look_of(paragraph: Any, styles: dict[str, Any], default: str) -> Look:
    """The look of a `w:p`: its own properties before its style's, and that one's before its
    base's. `styles` are the document's `w:style` elements by id.
    """
    own = paragraph.find(f"{W}pPr")
    named = _value(own, "pStyle") if own is not None else ""
    chain = list(_chain(named or default, styles))
    sources = [own, *(style.find(f"{W}pPr") for style in chain)]
    sources = [source for source in sources if source is not None]
    name: Style = ""
    for style in chain:
        name = style_named(_value(style, "name"))
        if name:
            break
    indent = _measure(sources, "ind", "left", "start") + _measure(sources, "ind", "firstLine")
    indent -= _measure(sources, "ind", "hanging")
    justified = next((v for s in sources if (v := _value(s, "jc"))), "")
    alignment: Alignment = (
        "center" if justified == "center" else "right" if justified in ("right", "end") else ""
    )
    return Look(
        name,
        max(0, round(indent / TWIPS)),
        alignment,
        _measure(sources, "spacing", "before") >= _APART,
        _measure(sources, "spacing", "after") >= _APART,
    )


def type_of(run: Any, paragraph: Any, styles: dict[str, Any], default: str) -> dict[str, bool]:
    """Whether a `w:r` is bold, italic, underlined, in capitals, hidden: as `look_of` does it."""
    own = run.find(f"{W}rPr")
    properties = paragraph.find(f"{W}pPr")
    named = _value(properties, "pStyle") if properties is not None else ""
    sources = [own]
    if own is not None and (character := _value(own, "rStyle")):
        sources += [style.find(f"{W}rPr") for style in _chain(character, styles)]
    sources += [style.find(f"{W}rPr") for style in _chain(named or default, styles)]
    made = {}
    for key, tag in (
        ("bold", "b"),
        ("italic", "i"),
        ("underline", "u"),
        ("caps", "caps"),
        ("hidden", "vanish"),
    ):
        made[key] = False
        for source in sources:
            found = source.find(f"{W}{tag}") if source is not None else None
            if found is not None:
                made[key] = found.get(f"{W}val") not in ("0", "false", "none", "off")
                break
    return made


def _chain(name: str, styles: dict[str, Any]) -> Iterator[Any]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = _value(styles[name], "basedOn")


def _value(element: Any, tag: str) -> str:
    found = element.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val") or ""


def _measure(sources: list[Any], tag: str, *names: str) -> int:
    for source in sources:
        found = source.find(f"{W}{tag}")
        for name in names:
            told = None if found is None else found.get(f"{W}{name}")
            if told is not None:
                try:
                    return int(float(told))
                except ValueError:
                    return 0
    return 0


@dataclass(slots=True)
class Numbers:
    """Word's numbered paragraphs, counted as Word counts them: `1.`, `第十二场`, `A.`."""

    levels: dict[str, dict[str, Any]]
    """Level elements (`w:lvl`) by number id, then by level."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def next_of(self, paragraph: Any, styles: dict[str, Any], default: str) -> str:
        """The number that stands before a paragraph; "" when it has none, or a bullet."""
        own = paragraph.find(f"{W}pPr")
        named = _value(own, "pStyle") if own is not None else ""
        sources = [own, *(style.find(f"{W}pPr") for style in _chain(named or default, styles))]
        for source in sources:
            found = source.find(f"{W}numPr") if source is not None else None
            if found is not None:
                return self._next(_value(found, "numId"), _value(found, "ilvl") or "0")
        return ""

    def _next(self, number: str, level: str) -> str:
        found = self.levels.get(number, {}).get(level)
        if found is None:
            return ""
        start = _value(found, "start")
        key = (number, level)
        self.counts[key] = self.counts.get(key, int(start or "1") - 1) + 1
        for other in [k for k in self.counts if k[0] == number and k[1] > level]:
            del self.counts[other]
        kind, pattern = _value(found, "numFmt"), _value(found, "lvlText")
        if kind in ("bullet", "none") or f"%{int(level) + 1}" not in pattern:
            return ""
        return re.sub(r"%\d", lambda m: self._told(number, m.group(), kind), pattern)

    def _told(self, number: str, sign: str, kind: str) -> str:
        count = self.counts.get((number, str(int(sign[1]) - 1)), 1)
        if kind in ("upperLetter", "lowerLetter"):
            letter = chr(ord("A") + (count - 1) % 26)
            return letter if kind == "upperLetter" else letter.lower()
        if kind.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and count < 100:
            tens, ones = divmod(count, 10)
            told = ("" if tens == 1 else _NUMERALS[tens]) + "十" if tens else ""
            return told + (_NUMERALS[ones] if ones or not tens else "")
        return str(count)


def numbers_of(numbering: Any) -> Numbers:
    """The numbered lists of a document, from its `w:numbering` element (or None)."""
    if numbering is None:
        return Numbers({})
    shapes = {
        abstract.get(f"{W}abstractNumId"): {
            level.get(f"{W}ilvl"): level for level in abstract.findall(f"{W}lvl")
        }
        for abstract in numbering.findall(f"{W}abstractNum")
    }
    return Numbers(
        {
            number.get(f"{W}numId"): shapes.get(_value(number, "abstractNumId"), {})
            for number in numbering.findall(f"{W}num")
        }
    )
