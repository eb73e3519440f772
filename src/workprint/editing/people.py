"""Who is in the screenplay: its speakers and those introduced by name, and where they appear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Screenplay

_INTRO_EN = re.compile(r"\b([A-Z][A-Z'’.\-]*(?: [A-Z][A-Z'’.\-]*){0,3})\s*\(([^)]{1,60})\)")
_INTRO_ZH = re.compile(r"([\u3400-\u9fff·]{2,5})[（(]([^）)]{2,60})[）)]")
_NO_NAME = frozenset(
    "THE AN OLD YOUNG MAN WOMAN BOY GIRL LITTLE MR MRS MS DR MISS SIR FIRST BIG TALL".split()
)
"""First words of cues that are no name by themselves: THE STRANGER, YOUNG MAN."""
_AGE_ZH = re.compile(r"\d+\s*岁|[一二三四五六七八九十]+[来多几]?岁|男|女")
_AGE_EN = re.compile(
    r"\d|teen|twent|thirt|fort|fift|sixt|sevent|eight|late|early|mid|old|young|man|woman"
    r"|child|boy|girl|kid\b|baby"
)
_VOICE_ONLY = re.compile(r"^(?:V\.?\s?O\.?|画外音|旁白|电话音|OFF|O\.?C\.?)$", re.IGNORECASE)
_SPOKEN = (ElementKind.DIALOGUE, ElementKind.LYRIC)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the screenplay.

    `introduction` is the sentence that describes them on first sight ("" when there is none)
    and `span` where it stands; `mentions` finds any of their names in an action paragraph.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    lines: int
    words: int
    introduction: str
    span: ScriptSpan | None
    mentions: re.Pattern[str]


def people(screenplay: Screenplay) -> tuple[Person, ...]:
    """Everyone who speaks, or whom the action introduces in capitals with an age.

    Ordered by spoken words, most first; equal ones by name. A cue that is part of a longer
    introduced name ("IDA" of "IDA CARRICK") is that person.
    """
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    current: str | None = None
    for element in screenplay.elements:
        if element.kind is ElementKind.CHARACTER and element.name:
            current = element.name
            lines[current] += 1
        elif element.kind in _SPOKEN and current:
            words[current] += count_words(element.text)
    intros = _introductions(screenplay)
    names = list(lines)
    aliases: dict[str, set[str]] = {name: set() for name in names}
    told: dict[str, tuple[str, ScriptSpan]] = {}
    for name, sentence, span in intros:
        owner = name if name in names else None
        owner = owner or next((n for n in names if _same_person(n, name)), None)
        if owner is None:
            names.append(name)
            aliases[name] = set()
            owner = name
        elif name != owner:
            aliases[owner].add(name)
        told.setdefault(owner, (sentence, span))
    chinese = screenplay.language == "zh"
    ordered = sorted(names, key=lambda n: (-words[n], n))
    used: set[str] = set()
    result = []
    for name in ordered:
        text, span_ = told.get(name, ("", None))
        result.append(
            Person(
                id=_slug(name, used),
                name=name,
                aliases=tuple(sorted(aliases[name])),
                lines=lines[name],
                words=words[name],
                introduction=text,
                span=span_,
                mentions=_pattern((name, *sorted(aliases[name])), chinese),
            )
        )
    return tuple(result)


def count_words(text: str) -> int:
    """Words of a text: runs of letters, and each Chinese character."""
    han = sum(1 for c in text if "\u3400" <= c <= "\u9fff")
    return han + len(re.findall(r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?|\d+", text))


def is_voice_only(extensions: Sequence[str]) -> bool:
    """Whether a cue's extensions say that the speaker is not to be seen: (V.O.), 画外音."""
    return any(_VOICE_ONLY.match(e.strip()) for e in extensions)


def is_off_screen(extensions: Sequence[str]) -> bool:
    """Whether a cue's extensions say that the speaker is near but out of frame: (O.S.)."""
    return any(re.match(r"^(?:O\.?\s?S\.?|画外)$", e.strip(), re.IGNORECASE) for e in extensions)


def _introductions(screenplay: Screenplay) -> list[tuple[str, str, ScriptSpan]]:
    found = []
    chinese = screenplay.language == "zh"
    for element in screenplay.elements:
        if element.kind is not ElementKind.ACTION:
            continue
        pattern = _INTRO_ZH if chinese else _INTRO_EN
        for match in pattern.finditer(element.text):
            name, inside = match[1], match[2]
            if not (_AGE_ZH if chinese else _AGE_EN).search(inside.lower()):
                continue
            found.append((name, _sentence_from(element, match, chinese), element.span))
    return found


def _sentence_from(element: Element, match: re.Match[str], chinese: bool) -> str:
    """The description after the name: to the sentence's end, or the next introduction."""
    if chinese:
        return match[0]
    end = re.search(r"\.(?:\s|$)", element.text[match.end() :])
    stop = match.end() + end.start() if end else len(element.text)
    following = _INTRO_EN.search(element.text, match.end())
    if following:
        stop = min(stop, following.start())
    return element.text[match.start() : stop]


def _same_person(cue: str, name: str) -> bool:
    if cue == name:
        return True
    cue_words, name_words = cue.split(), name.split()
    return set(cue_words) <= set(name_words) or set(name_words) <= set(cue_words)


def _pattern(names: tuple[str, ...], chinese: bool) -> re.Pattern[str]:
    if chinese:
        return re.compile("|".join(re.escape(n) for n in names))
    firsts = {n.split()[0] for n in names}
    options = set(names) | {f for f in firsts if len(f) > 2 and f.rstrip(".") not in _NO_NAME}
    joined = "|".join(re.escape(n) for n in sorted(options, key=len, reverse=True))
    if len(joined) < 3:
        return re.compile(rf"\b(?:{joined})\b")
    # Action writes names as "Ida" or "IDA"; lower case ("will", "grace") is the common word.
    cased = [re.escape(o) for o in options] + [re.escape(o.title()) for o in options]
    return re.compile(rf"\b(?:{'|'.join(sorted(set(cased), key=len, reverse=True))})\b")


def _slug(name: str, used: set[str]) -> str:
    base = re.sub(r"[^\w]+", "-", name.lower()).strip("-_") or "someone"
    slug, n = base, 2
    while slug in used:
        slug, n = f"{base}-{n}", n + 1
    used.add(slug)
    return slug
