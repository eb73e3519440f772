"""Chinese scene headings: `1. 内景 旧书店 日`, `场1 夜 内 医院走廊`, `第三场：外景 天台 清晨`.

There is no standard; studios and screenwriters order number, inside or outside, place and time as
they like and separate them with blanks, commas, dots, dashes or bars. So a line is cut into
fields, each field is recognised by what it is, and the line counts as a heading when enough of
them are sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workprint.film.screenplay import Heading, IntExt
from workprint.screenplay.numerals import NUMERAL_CHARACTERS, STEMS, normal_number
from workprint.screenplay.times import is_chinese_time
from workprint.screenplay.words import ASIDES, METADATA

LONGEST = 80
"""A line of more characters than this is never a Chinese heading."""

_DIGITS = r"[0-9０-９]+(?:[-－–.．][0-9０-９]+)*[A-Za-zＡ-Ｚａ-ｚ]?"
_HAN = rf"[{NUMERAL_CHARACTERS}]+|[{STEMS}]"
_BLANK = r"\s　"
_SIGNS = rf"{_BLANK},，、·・•|｜:：;；/／—–－～~.．\-"
_MARKDOWN = re.compile(r"(#{1,6}\s+)?(\*\*|__)?(.*?)(?(2)\2)\Z", re.DOTALL)
_MARKER = re.compile(
    rf"[【\[（(]?(?:(?:第\s*(?P<part>{_DIGITS}|{_HAN})\s*集[{_SIGNS}]*)?"
    rf"第\s*(?P<a>{_DIGITS}|{_HAN})\s*[场場](?:[戏景])?"
    rf"|[场場][次景]?\s*[:：]?\s*(?P<b>{_DIGITS}|{_HAN})"
    rf"|(?P<c>{_DIGITS})\s*[场場]"
    rf"|(?:SCENE|Scene|scene|SC|Sc|S)[.\s]*(?P<d>{_DIGITS}))[】\]）)]?"
    rf"(?=[{_SIGNS}]|[内內外][景/／外內内]|$)"
)
_PLAIN = re.compile(
    rf"(?:[（(【\[](?P<a>{_DIGITS}|{_HAN})[）)】\]][{_SIGNS}]*|(?P<b>{_DIGITS}|{_HAN})"
    rf"(?:[{_SIGNS}]+|(?=[内內外]景)))"
)
_INSIDE: dict[str, IntExt] = {
    "内": "INT",
    "內": "INT",
    "外": "EXT",
    "内景": "INT",
    "內景": "INT",
    "外景": "EXT",
    "室内": "INT",
    "室內": "INT",
    "室外": "EXT",
    "INT": "INT",
    "EXT": "EXT",
    "INT/EXT": "INT/EXT",
    "EXT/INT": "INT/EXT",
    "I/E": "INT/EXT",
}
_BOTH = re.compile(r"(?:[内內]景?[/／、]?外景?|外景?[/／、]?[内內]景?)\Z")
_FIELD = re.compile(
    rf"(?:[内內]景?[/／、]?外景?|外景?[/／、]?[内內]景?|INT\.?/EXT|EXT\.?/INT|I/E)(?=[{_SIGNS}]|$)"
    rf"|[^{_SIGNS}]+"
)
_GLUED = re.compile(r"([内內]外景|[内內]景|外景)(.+)\Z", re.DOTALL)
_TIME_GLUED = re.compile(r"(.+?)[景]?([内內]景?|外景?)\Z|([内內]|外)(.+)\Z", re.DOTALL)
_BRACKETS = re.compile(r"[（(【\[]([^（()）【】\[\]]*)[）)】\]]")
_SENTENCE = re.compile(r"[。！？!?…“”「」『』]|\.\.")
_NAMED = re.compile(r"“[^“”。！？!?…，]{1,10}”")
"""A name in quotation marks: 货运飞船“拾荒号”."""
_LABEL = re.compile(r"(?:出场)?(?:人物|角色|演员|人)\Z")


@dataclass(frozen=True, slots=True)
class _Field:
    """One field: what it says, its kind, and its place in the line."""

    text: str
    kind: str  # "side" (inside or outside), "time", "place", "label"
    start: int
    end: int


def chinese_heading(line: str, *, certain: bool = False) -> Heading | None:
    """The heading that `line` is, or None when it is none.

    With `certain`, the caller knows it to be one (it was forced), and only the fields are read.
    """
    if len(line) > LONGEST and not certain:
        return None
    match = _MARKDOWN.match(line)
    markdown, body = (match.group(1), match.group(3)) if match else (None, line)
    body = body.strip()
    if len(body) > 2 and body[0] + body[-1] in ("【】", "[]", "〖〗"):
        body = body[1:-1].strip()
    if not body or (not certain and _SENTENCE.search(_NAMED.sub("", body))):
        return None
    number, marked, rest_at = _number(body)
    fields = _fields(body, rest_at)
    if not certain and not _is_heading(body[rest_at:], number, marked, fields, bool(markdown)):
        return None
    return _heading(body if markdown or certain else line, number, body, fields)


def is_chinese_heading(line: str) -> bool:
    """Whether the trimmed `line` is a Chinese heading, whatever stands around it."""
    return not line.isascii() and len(line) <= LONGEST and chinese_heading(line) is not None


def _number(body: str) -> tuple[str | None, bool, int]:
    """The number, whether a 第…场 or the like marked it, and where the rest begins."""
    if match := _MARKER.match(body):
        found = normal_number(match["a"] or match["b"] or match["c"] or match["d"])
        part = match.group("part")
        return (f"{normal_number(part)}-{found}" if part else found), True, match.end()
    if match := _PLAIN.match(body):
        return normal_number(match.group("a") or match.group("b")), False, match.end()
    return None, False, 0


def _fields(body: str, start: int) -> list[_Field]:
    text = _BRACKETS.sub(_open_bracket, body)
    fields: list[_Field] = []
    for match in _FIELD.finditer(text, start):
        fields.extend(_split_field(match.group(), match.start(), first=not fields))
    return fields


def _open_bracket(match: re.Match[str]) -> str:
    """（日 内） holds fields, so its brackets turn blank; （回忆） belongs to its word."""
    inner = [part.group() for part in _FIELD.finditer(match.group(1))]
    if inner and all(_side(part) or is_chinese_time(part) or _time_side(part) for part in inner):
        return f" {match.group(1)} "
    return match.group()


def _split_field(word: str, start: int, *, first: bool) -> list[_Field]:
    end = start + len(word)
    if _side(word):
        return [_Field(word, "side", start, end)]
    if is_chinese_time(word):
        return [_Field(word, "time", start, end)]
    if pair := _time_side(word):
        at = start + len(pair[0][0])
        return [_Field(pair[0][0], pair[0][1], start, at), _Field(pair[1][0], pair[1][1], at, end)]
    if first and (glued := _GLUED.match(word)):
        at = start + len(glued.group(1))
        return [
            _Field(glued.group(1), "side", start, at),
            _Field(glued.group(2), "place", at, end),
        ]
    return [_Field(word, "label" if _LABEL.match(word) else "place", start, end)]


def _side(word: str) -> IntExt | None:
    if side := _INSIDE.get(word.upper()):
        return side
    return "INT/EXT" if _BOTH.match(word) else None


def _time_side(word: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """日内, 夜外景, 内日: a time and a side in one word."""
    if len(word) > 6 or (match := _TIME_GLUED.match(word)) is None:
        return None
    if match.group(2):
        time = word[: -len(match.group(2))]
        return ((time, "time"), (match.group(2), "side")) if is_chinese_time(time) else None
    side, time = match.group(3), match.group(4)
    return ((side, "side"), (time, "time")) if is_chinese_time(time) else None


def _is_heading(
    rest: str, number: str | None, marked: bool, fields: list[_Field], markdown: bool
) -> bool:
    kinds = [field.kind for field in fields]
    if fields and kinds[0] in ("place", "label") and fields[0].text in METADATA:
        return False
    sides = kinds.count("side")
    places = kinds.count("place")
    if marked:
        return (bool(fields) or not markdown) and len(fields) <= 12
    if len(fields) > 8 or sides > 1 or not places:
        return False
    ends_in_time = kinds[-1] == "time" or ("time" in kinds and "、" in rest)
    if number is not None:
        return bool(sides) or (ends_in_time and kinds[0] == "place")
    if not sides:
        return False
    first = fields[0]
    if kinds[0] == "side":
        full = first.text not in ("内", "內", "外", "室内", "室內", "室外", "INT", "EXT")
        glued = len(fields) > 1 and fields[1].start == first.end
        return (full and not glued) or "time" in kinds
    if kinds[:2] in (["time", "side"], ["side", "time"]):
        return True
    return "time" in kinds and kinds[0] == "place" and kinds[-1] in ("time", "side")


def _heading(text: str, number: str | None, body: str, fields: list[_Field]) -> Heading:
    side = next((field for field in fields if field.kind == "side"), None)
    places: list[_Field] = []
    cast: list[str] = []
    time: str | None = None
    labelled = False
    for field in fields:
        if field.kind == "label":
            labelled = True
        elif field.kind == "time" and time is None and not labelled:
            time = field.text
        elif field.kind == "place":
            if labelled or (time and places and field.text not in ASIDES):
                cast.append(field.text)
            elif field.text not in ASIDES or not places:
                places.append(field)
    location: str | None = None
    if places:
        gap = any(
            places[0].end < field.start < places[-1].start and field.kind != "place"
            for field in fields
        )
        location = (
            " ".join(place.text for place in places)
            if gap
            else body[places[0].start : places[-1].end]
        )
    return Heading(
        text=text,
        number=number,
        int_ext=_side(side.text) if side else None,
        location=location,
        set=places[0].text if places else None,
        place=" ".join(place.text for place in places[1:]) or None,
        time=time,
        cast=tuple(cast),
    )
