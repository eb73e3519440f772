"""Completing what one types: the next cue, heading or words, ranked and with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import ElementKind, Heading
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.language import language_of
from workprint.screenplay.parser import parse
from workprint.screenplay.partner.history import History, history
from workprint.screenplay.partner.places import next_headings, next_times
from workprint.screenplay.partner.reading import Reading, reading
from workprint.screenplay.partner.tokens import is_han, tokens
from workprint.screenplay.partner.wording import WordModel, next_words

Kind = Literal["cue", "heading", "word", "line"]
_WORDS = Phrase("the script goes on so after these words", "剧本中这些词之后常这样写")
_MODEL = Phrase("the language model expects it", "语言模型的预测")
_PROSE = (ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.LYRIC)
_LAST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]*)?\Z")
_HEADS = ("INT", "EXT", "EST", "I/E", "内", "外")
_LONGEST = 8
"""Words of a line that is proposed whole."""
_NEW_SCENE = 0.12
"""The chance that a scene ends at a blank line, once it has gone on for some elements."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal. `insert` is what to add after what is typed, `text` the two together."""

    kind: Kind
    text: str
    insert: str
    score: float
    reasons: tuple[Reason, ...]


def complete(
    text: str,
    offset: int,
    model: WordModel | None = None,
    *,
    language: str | None = None,
    most: int = 5,
) -> tuple[Suggestion, ...]:
    """What may come at character `offset` of `text`, most likely first; at most `most`.

    Reads what stands before; from what stands after only names and places. Raises ValueError
    when `offset` lies outside.
    """
    if not 0 <= offset <= len(text):
        raise ValueError(f"character {offset} of {len(text)}")
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    typed = text[start:offset]
    end = min((n for n in (text.find("\n", offset),) if n >= 0), default=len(text))
    read = reading(text[:start], language or language_of(text[:start] or text))
    names, places = _elsewhere(text[end:], read.language)
    chinese = read.language == "zh"
    speech = _speech_begun(typed, read) if chinese else None
    if speech is not None:
        found = _words(read, typed[speech:], model, most)
        return tuple(replace(s, text=typed + s.insert) for s in found)
    if _opens_paragraph(text, start):
        found = _openings(read, typed, most, names, places)
        if typed.strip() and len(found) < most and not _is_head(typed):
            found += _words(read, typed, model, most - len(found))
        return found[:most]
    return _words(read, typed, model, most)


@lru_cache(maxsize=4)
def _elsewhere(after: str, language: str) -> tuple[tuple[str, ...], tuple[Heading, ...]]:
    """Names and headings of the text below, which a writer in the middle of it already has."""
    if not after.strip():
        return (), ()
    below = history(parse(after.lstrip("\r\n"), language=language))
    return tuple(dict.fromkeys(t.name for t in below.turns)), below.headings


def _opens_paragraph(text: str, start: int) -> bool:
    """Whether the line at `start` follows a blank line, or nothing."""
    before = text[:start].replace("\r\n", "\n").replace("\r", "\n")
    return not before or before.endswith("\n\n") or before == "\n" or not before[:-1].strip()


def _is_head(typed: str) -> bool:
    return is_english_heading(typed.strip()) or typed.lstrip(" .0123456789、第场").startswith(
        ("内景", "外景", "内", "外")
    )


def _openings(
    read: Reading,
    typed: str,
    most: int,
    names: Sequence[str],
    places: Sequence[Heading],
) -> tuple[Suggestion, ...]:
    """Cues and headings for the beginning of a paragraph."""
    past = read.history
    begun = typed.strip()
    lead = typed[: len(typed) - len(typed.lstrip())]
    headings = next_headings(past.headings, begun, most, places)
    if not headings and _is_head(begun):
        headings = next_times(past.headings, typed.lstrip(), most)
    chinese = read.language == "zh"
    # Capitals that are no cue yet may be one; small letters are prose.
    cue_like = not begun or begun.upper() == begun or begun.startswith("@")
    known = (*past.introduced, *(n for n in names if n not in past.introduced))
    guesses = (
        read.cast.guesses(past.here, known, most, begun.removeprefix("@")) if cue_like else ()
    )
    ends = _ends(past) if not begun else (1.0 if _is_head(begun) else 0.3)
    made = []
    for guess in guesses:
        text = guess.name + _suffix(read, guess.name, chinese)
        if begun.startswith("@"):
            text = f"@{text}"
        made.append(_suggestion("cue", lead + text, typed, (1 - ends) * guess.probability, guess))
    for place in headings:
        made.append(
            _suggestion("heading", lead + place.text, typed, ends * place.probability, place)
        )
    made.sort(key=lambda s: (-s.score, s.text))
    return tuple(made[:most])


def _ends(past: History) -> float:
    """The chance that the next paragraph is a heading: none right after one, then growing."""
    if not past.headings:
        return 0.9
    return 0.0 if past.here.after == "heading" else _NEW_SCENE * min(1.0, past.since / 8)


def _suffix(read: Reading, name: str, chinese: bool) -> str:
    """What the script writes after a name: a colon, or that the speech goes on."""
    past = read.history
    if chinese:
        return "：" if read.one_line else ""
    last = past.turns[-1] if past.turns else None
    goes_on = last is not None and last.name == name and last.scene == past.here.scene
    return " (CONT'D)" if goes_on and past.here.after == "action" else ""


def _speech_begun(typed: str, read: Reading) -> int | None:
    """Where the speech begins in a Chinese line `角色：台词`, or None."""
    for sign in "：:":
        at = typed.find(sign)
        if 0 < at <= 16:
            name = re.split("[（(]", typed[:at].strip())[0]
            if name in read.cast.weight or name in read.history.introduced:
                return at + 1
    return None


def _words(
    read: Reading, typed: str, model: WordModel | None, most: int
) -> tuple[Suggestion, ...]:
    """Words, and the rest of the line as far as one may trust it."""
    found = _LAST_WORD.search(typed)
    begins = found.group() if found else ""
    if begins and is_han(begins[-1]):
        begins = ""
    before = typed[: len(typed) - len(begins)]
    made = []
    ranked = next_words(read.book, before, begins, model, most, read.above)
    if begins and not ranked:
        # The word is whole: what may come after it?
        begins, before = "", typed
        ranked = next_words(read.book, f"{typed} ", "", model, most, read.above)
    for word, score, own in ranked:
        insert = _grown(read, before, word, begins)
        if not insert:
            continue
        reason = Reason(_WORDS if own else _MODEL)
        made.append(Suggestion("word", typed + insert, insert, score, (reason,)))
    line = _line(read, typed, made, model)
    if line is not None and len(made) >= most:
        made[most - 1 :] = [line]
    elif line is not None:
        made.append(line)
    return tuple(made)


def _grown(read: Reading, before: str, word: str, begins: str) -> str:
    """What to insert for a word: the rest of it, or the Chinese phrase that goes on from it."""
    if not is_han(word[0]):
        capital = not before.strip() or before.rstrip()[-1:] in ".!?"
        shown = word[:1].upper() + word[1:] if capital and not begins else word
        gap = " " if before and not before[-1].isspace() and before[-1].isascii() else ""
        return gap + shown if not begins else shown[len(begins) :]
    context = [t.text for t in tokens(before[-20:])] + [word]
    grown = word
    while len(grown) < 6:
        following = read.book.next(context)
        best = max(following.items(), key=lambda p: (p[1], p[0]), default=("", 0.0))
        if best[1] < 0.5 or not best[0] or not is_han(best[0]):
            break
        grown += best[0]
        context.append(best[0])
    return grown


def _line(
    read: Reading, typed: str, made: Sequence[Suggestion], model: WordModel | None
) -> Suggestion | None:
    """The line gone on with, word after likely word, up to its first mark."""
    if not made or model is None or is_han(made[0].insert[0]):
        return None
    text, score = made[0].text, made[0].score
    for _ in range(_LONGEST - 1):
        ranked = next_words(read.book, f"{text} ", "", model, 1, read.above)
        if not ranked or ranked[0][1] < 0.08:
            break
        text = f"{text} {ranked[0][0]}"
        score *= ranked[0][1]
    if text == made[0].text:
        return None
    return Suggestion("line", text, text[len(typed) :], score, (Reason(_MODEL),))


def _suggestion(kind: Kind, text: str, typed: str, score: float, source: object) -> Suggestion:
    reasons: tuple[Reason, ...] = getattr(source, "reasons", ())
    # What is typed stays as it is, in whatever case.
    insert = text[len(typed) :] if text.upper().startswith(typed.upper()) else text
    insert = insert.lower() if typed.islower() else insert
    return Suggestion(kind, typed + insert, insert, score, reasons)
