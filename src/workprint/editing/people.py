"""Who is in the screenplay: its speakers and those introduced by name, and where they appear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Screenplay

_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-])*"
_INTRO_EN = re.compile(rf"\b({_WORD}(?: {_WORD}){{0,3}})\s*\(([^)]{{1,60}})\)")
_INTRO_ZH = re.compile(r"([\u3400-\u9fff·]{2,5})[（(]([^）)]{2,60})[）)]")
_NO_NAME = frozenset(
    "THE AN OLD YOUNG MAN WOMAN BOY GIRL LITTLE MR MRS MS DR MISS SIR FIRST BIG TALL".split()
)
"""First words of cues that are no name by themselves: THE STRANGER, YOUNG MAN."""
_AGE_ZH = re.compile(r"\d+\s*岁|[一二三四五六七八九十]+[来多几]?岁|男|女")
_AGE_EN = re.compile(
    r"(?<![\d:.])\d{1,2}(?:['’]?s|-\w+)?(?![\d:.]|\w)"
    r"|\b(?:\w*teens?|teenage\w*|twent\w+|thirt\w+|fort(?:y|ies)\b\S*|fift\w+|sixt\w+|sevent\w+"
    r"|eight\w*|ninet\w+|(?:middle-)?aged|old|elderly|young|man|woman|child|boy|girl|kid|baby)\b"
)
_ON_SCREEN = re.compile(
    r"\b(?:SUPER|TITLE|CHYRON|CAPTION|CARD|SUBTITLE)S?\b[^:\n]{0,20}:\s*[\"“]?$"
)
"""Words on the screen are no people: SUPER: LONDON (AN OLD MAP)."""
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
    ids = _ids(names)
    result = []
    for name in ordered:
        text, span_ = told.get(name, ("", None))
        result.append(
            Person(
                id=ids[name],
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


def named_in(text: str, persons: Sequence[Person]) -> dict[str, tuple[int, int]]:
    """Who is named in a text, by id in the order of the names, each with where they first are.

    The longest name counts: "Anna Maria" is not also Anna. Of two who answer to the same word,
    it is the one whose whole name it is.
    """
    matches = [
        (-len(match[0]), match[0].upper() != person.name.upper(), match.span(), person.id)
        for person in persons
        for match in person.mentions.finditer(text)
    ]
    taken: list[tuple[tuple[int, int], str]] = []
    for _, _, (start, end), person_id in sorted(matches):
        if all(end <= s or start >= e for (s, e), _ in taken):
            taken.append(((start, end), person_id))
    found: dict[str, tuple[int, int]] = {}
    for span, person_id in sorted(taken):
        found.setdefault(person_id, span)
    return found


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
        if chinese:
            found += [
                (match[1], match[0], element.span)
                for match in _INTRO_ZH.finditer(element.text)
                if _AGE_ZH.search(match[2])
            ]
            continue
        told = list(_named_in_capitals(element.text))
        for n, (name, start, end) in enumerate(told):
            following = told[n + 1][1] if n + 1 < len(told) else len(element.text)
            found.append((name, _sentence_from(element, start, end, following), element.span))
    return found


def _named_in_capitals(text: str) -> Iterator[tuple[str, int, int]]:
    """Names in capitals, of any alphabet, before an age in brackets: (name, start, end)."""
    for match in _INTRO_EN.finditer(text):
        written = match[1].split(" ")
        while written and not all(word.isupper() for word in written):
            written = written[1:]
        name = " ".join(written)
        start = match.end(1) - len(name)
        if name and _AGE_EN.search(match[2].lower()) and not _ON_SCREEN.search(text[:start]):
            yield name, start, match.end()


def _sentence_from(element: Element, start: int, end: int, following: int) -> str:
    """The description after the name: to the sentence's end, or the next introduction."""
    stop = re.search(r"\.(?:\s|$)", element.text[end:])
    last = end + stop.start() if stop else len(element.text)
    return element.text[start : min(last, following)]


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


def _ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each name: its letters and figures.

    Names that come to the same ("DR. WU", "DR WU") are told apart by a mark made from the name
    itself, so that nobody's id depends on who speaks more or comes first.
    """
    slugs = {n: re.sub(r"[^\w]+", "-", n.lower()).strip("-_") or "someone" for n in names}
    times = Counter(slugs.values())
    return {
        name: slug if times[slug] == 1 else f"{slug}-{sha256(name.encode()).hexdigest()[:4]}"
        for name, slug in slugs.items()
    }
