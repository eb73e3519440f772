"""The sentences in which the action introduces people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workprint.editing.described import looks
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Screenplay

_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-])*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_INTRO_EN = re.compile(rf"\b({_NAME})\s*\(([^)]{{1,60}})\)")
_BARE_EN = re.compile(rf"\b({_NAME})(?:,\s+|\s+[–—-]+\s+)([^.!?()]{{2,200}})")
_INTRO_ZH = re.compile(r"([\u3400-\u9fff·]{2,8})[（(]([^）)]{2,60})[）)]")
_WORN_ZH = re.compile(
    r"[，,]?(?:身?穿|身着|戴|披|围着|留着|梳|扎|一身|一头|满头)[^。！？；]{1,40}"
)
_ROLES_ZH = re.compile(
    r".*(?:儿子|女儿|丈夫|妻子|老婆|老公|父亲|母亲|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|孙子|孙女"
    r"|的|只见|一个|名叫|[着了是见])(?=[\u3400-\u9fff·]{2,4}$)"
)
_AGE_ZH = re.compile(r"\d+\s*岁|[一二两三四五六七八九十]+[来多几]?周?岁|男|女")
_AGE_EN = re.compile(
    r"(?<![\d:.])\d{1,2}(?:['’]?s|-\w+)?(?![\d:.]|\w)"
    r"|\b(?:\w*teens?|teenage\w*|twent\w+|thirt\w+|fort(?:y|ies)\b\S*|fift\w+|sixt\w+|sevent\w+"
    r"|eight\w*|ninet\w+|(?:middle-)?aged|old|elderly|young|man|woman|child|boy|girl|kid|baby)\b"
)
_SOMEBODY_EN = re.compile(
    r"(?:(?:early|mid|late)[- ]?)?(?:\d0['’]?s|\d{1,2})(?=\s*(?:[,;]|$))"
    r"|(?:an? )?(?:[\w-]+,? ){0,4}?(?:man|woman|boy|girl|child|teenager)\b"
    r"|(?:[^,]+, )?in (?:his|her|their) (?:early |mid |mid-|late )?(?:\w+ies|teens|\d0s)\b"
)
"""How a description without brackets begins, when it is surely of a person."""
_ON_SCREEN = re.compile(
    r"\b(?:SUPER|TITLE|CHYRON|CAPTION|CARD|SUBTITLE)S?\b[^:\n]{0,20}:\s*[\"“]?$"
)
"""Words on the screen are no people: SUPER: LONDON (AN OLD MAP)."""
_ARTICLES = ("A", "AN", "THE", "ONE")
_FRAGMENT = re.compile(
    r"\s*(?!(?:An?|The|One|Two|On|In|At|He|She|They|It|His|Her)\b)([A-Z][^.!?]*)\."
)
_WORN = "glasses braids curls jeans pants shorts eyes scrubs trousers tattoos freckles boots shoes"
_WORN += " overalls plaits clothes spectacles hands pigtails dreadlocks"
_MOVES = re.compile(rf"\b(?!(?:{_WORN.replace(' ', '|')})\b)\w+[^s\W]s\b|\b(?:is|was|and then)\b")
"""Words that are verbs, as far as their ending tells: what follows is no mere description."""
_BREAKS = re.compile(r"[,.;:!?)\n—–]")
_NO_NOUN = re.compile(
    r"\b(?:at|by|with|on|in|of|to|for|from|behind|beside|near|towards?|past|over|under|and|then"
    r"|sees|(?!his\b|its\b|this\b)\w{2,}[^s'’\W]s)\b"
)

_KIN = [
    role
    for side in ("male", "female")
    for role in looks("en")[side]["roles"]
    if role not in ("man", "woman", "boy", "girl")
]
_KIN_EN = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|['’]s) (?:\w+ ){{0,2}}?(?:{'|'.join(_KIN)}),? ({_NAME})"
)
_LISTED = re.compile(
    r"^\s*(?:CAST|CHARACTERS|(?:出场|登场|出镜|本场)?(?:人物|角色))\s*[:：]\s*(.+)$", re.MULTILINE
)
_NOBODY = re.compile(r"众|若干|等$|路人|群演|顾客|行人|EXTRAS|CROWD|VARIOUS|OTHERS")

Introduction = tuple[str, str, ScriptSpan]
"""A name, the words that describe who bears it, and where they stand."""


def introductions(screenplay: Screenplay, speakers: Collection[str]) -> list[Introduction]:
    """Every introduction, in order.

    Brackets after a name introduce anyone; without brackets ("NORA, 40s, red hair") the name
    must be a speaker's or the words surely a person's.
    """
    found: list[Introduction] = []
    for element in screenplay.elements:
        if element.kind is not ElementKind.ACTION:
            continue
        found += _listed(element)
        if screenplay.language == "zh":
            found += _chinese(element, speakers)
        else:
            found += _english(element, speakers)
    return found


def describes(introduction: str, language: str) -> bool:
    """Whether an introduction says more than the name: how old somebody is, or what."""
    return bool((_AGE_ZH if language == "zh" else _AGE_EN).search(introduction.lower()))


def _english(element: Element, speakers: Collection[str]) -> Iterator[Introduction]:
    text = element.text
    known = {start: (name, start, end) for name, start, end in _after_a_role(text)}
    known |= {told[1]: told for told in _after_a_comma(text, speakers)}
    known |= {told[1]: told for told in _in_brackets(text)}
    told = [known[start] for start in sorted(known)]
    for n, (name, start, end) in enumerate(told):
        following = told[n + 1][1] if n + 1 < len(told) else len(text)
        before = _noun_before(text[told[n - 1][2] if n else 0 : start])
        yield name, before + _sentence_from(text, start, end, following), element.span


def _listed(element: Element) -> Iterator[Introduction]:
    """Those a cast line names: 人物：老秦、小满."""
    for line in _LISTED.finditer(element.text):
        names = re.sub(r"[（(][^）)]*[）)]", "", line[1])
        for part in re.split(r"[,，、/;；]|\s和\s|\band\b", names):
            name = part.strip(" .。")
            fits = re.fullmatch(rf"[\u3400-\u9fff·]{{2,5}}|{_NAME}", name) and name == name.upper()
            if fits and not _NOBODY.search(name):
                yield name, "", element.span


def _after_a_role(text: str) -> Iterator[tuple[str, int, int]]:
    """Names in capitals behind a noun of kinship, "her husband JAMES": (name, start, end)."""
    names = looks("en")["names"]
    for match in _KIN_EN.finditer(text):
        words = match[1].split(" ")
        count = next((n for n, word in enumerate(words) if not word.isupper()), len(words))
        name = " ".join(words[:count])
        given = any(words[0].lower() in several for several in names.values())
        # "Her mother SCREAMS" is no name.
        if count and len(name) > 2 and (given or not re.search("(?:S|ED|ING)$", words[0])):
            yield name, match.start(1), match.start(1) + len(name)


def _in_brackets(text: str) -> Iterator[tuple[str, int, int]]:
    """Names in capitals, of any alphabet, before an age in brackets: (name, start, end)."""
    for match in _INTRO_EN.finditer(text):
        name, start = _capitals_at_the_end(match[1], match.end(1))
        if name and _AGE_EN.search(match[2].lower()) and not _ON_SCREEN.search(text[:start]):
            yield name, start, match.end()


def _after_a_comma(text: str, speakers: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Names in capitals before a description without brackets: (name, start, end)."""
    at = 0
    while match := _BARE_EN.search(text, at):
        at = match.end(1)
        name, start = _capitals_at_the_end(match[1], match.end(1))
        words = match[2].lower()
        known = name in speakers or any(set(name.split()) <= set(s.split()) for s in speakers)
        sure = _SOMEBODY_EN.match(words) or (known and _AGE_EN.search(words[:48]))
        if name and sure and not _ON_SCREEN.search(text[:start]):
            yield name, start, match.end(1)


def _capitals_at_the_end(written: str, end: int) -> tuple[str, int]:
    """The part of the words that is a name in capitals, without an article, and its start."""
    words = written.split(" ")
    while words and not all(word.isupper() for word in words):
        words = words[1:]
    while len(words) > 1 and words[0] in _ARTICLES[:2]:
        words = words[1:]
    name = " ".join(words)
    if name in _ARTICLES:
        return "", end
    return name, end - len(name)


def _noun_before(text: str) -> str:
    """The words before a name that belong to it: "Her old uncle " of "sees Her old uncle BO"."""
    tail = _BREAKS.split(text)[-1]
    stops = [m.end() for m in _NO_NOUN.finditer(tail)]
    tail = tail[stops[-1] :] if stops else tail
    return tail.lstrip() if len(tail.split()) <= 5 else ""


def _sentence_from(text: str, start: int, end: int, following: int) -> str:
    """The description after the name: to the sentence's end, or the next introduction.

    Sentences without a verb that follow ("Tall. Red hair.") belong to it.
    """
    stop = re.search(r"\.(?:\s|$)", text[end:])
    last = end + stop.start() if stop else len(text)
    while (more := _FRAGMENT.match(text, last + 1)) and last < following:
        if _MOVES.search(more[1]) or len(more[1].split()) > 8 or re.search("[A-Z]{3}", more[1]):
            break
        last = more.end() - 1
    return text[start : min(last, following)]


def _chinese(element: Element, speakers: Collection[str]) -> Iterator[Introduction]:
    text = element.text
    for match in _INTRO_ZH.finditer(text):
        if not _AGE_ZH.search(match[2]):
            continue
        known = [s for s in speakers if match[1].endswith(s)]
        name = max(known, key=len) if known else _ROLES_ZH.sub("", match[1])[-5:]
        worn = _WORN_ZH.match(text, match.end())
        yield name, f"{match[1]}（{match[2]}）{worn[0] if worn else ''}", element.span
    for name in speakers:
        bare = re.search(rf"{re.escape(name)}[，,：—-]+([^。！？（(]{{2,80}})", text)
        if bare and _AGE_ZH.search(bare[1][:16]):
            yield name, f"{name}，{bare[1]}", element.span
