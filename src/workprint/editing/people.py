"""Who is in the screenplay: its speakers and those introduced by name, and where they appear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from workprint.editing.introductions import describes, introductions
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import ElementKind, Screenplay

_NO_NAME = frozenset(
    "THE AN OLD YOUNG MAN WOMAN BOY GIRL LITTLE MR MRS MS DR MISS SIR FIRST BIG TALL".split()
)
"""First words of cues that are no name by themselves: THE STRANGER, YOUNG MAN."""
_VOICE_ONLY = re.compile(
    r"^(?:V\.?\s?O\.?|VOICE[- ]?OVER|OFF|O\.?C\.?|FILTERED(?: VOICE)?|RECORDED|VOICEMAIL"
    r"|(?:OVER|THROUGH|VIA|FROM)(?: THE)? (?:TELE)?(?:PHONE|RADIO|INTERCOM|SPEAKER|TV|WALKIE.*)"
    r"|画外音|旁白|内心独白|电话音|电话[里中]|电话那头|听筒[里中]|话筒[里中]|(?:录音|广播)[里中音]?)$",
    re.IGNORECASE,
)
_ON_THE_PHONE = re.compile(r"^(?:(?:ON|BY)(?: THE)? )?(?:TELE)?PHONE$|^电话$", re.IGNORECASE)
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
    language = screenplay.language
    names = list(lines)
    intros = introductions(screenplay, names)
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
        known = owner in told and describes(told[owner][0], language)
        if owner not in told or (not known and describes(sentence, language)):
            told[owner] = (sentence, span)
    chinese = language == "zh"
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


def is_on_the_phone(extensions: Sequence[str]) -> bool:
    """Whether a cue says (ON PHONE), which writers set at either end of the line."""
    return any(_ON_THE_PHONE.match(e.strip()) for e in extensions)


def is_off_screen(extensions: Sequence[str]) -> bool:
    """Whether a cue's extensions say that the speaker is near but out of frame: (O.S.)."""
    return any(re.match(r"^(?:O\.?\s?S\.?|画外)$", e.strip(), re.IGNORECASE) for e in extensions)


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
