"""The subjects of English clauses, by the order of words: no grammar is parsed.

What stands before the verb decides. A name, "he", "she" or "they" there is the subject; "his
daughter WREN" is Wren; "Ida's hand" acts for Ida; "the bus", "its doors" and "her phone" are
things. A sentence that begins with its verb goes on with whoever it was before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from workprint.editing.doing import found_acts
from workprint.editing.subjects import About, Clause, Naming, owns
from workprint.editing.words import scene_words, words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,:;—–]")
_BRACKETS = re.compile(r"\([^)]*\)")
_JOINED = re.compile(
    r"\s*(?:\([^)]*\))?[^.]{0,3}(?:,|and|&)+\s*(?:and\s*)?(?:(?:his|her|their|the|a|an)\s+"
    r"(?:[\w-]+\s+){0,2})?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:,|;|—|–|--)?\s*\b(?:and|but|while|as|when|until|whereupon|so)\b\s*(?:then\s+)?"
    r"|[,;—–]\s*(?:then\s+)?|--\s*",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"\s*(?:(?:NEW |REVERSE |WIDE )?ANGLE|CLOSE(?:[- ]?UP)?|WIDE|TIGHT|REVERSE|BACK|FAVOU?RING"
    r"|PUSH IN|ZOOM IN|MOVE IN)\s+(?:ON|OF|TO)\s*:?\s+"
)
"""Directions to the camera, which are nobody's deed: ANGLE ON TOBY."""
_HE_OR_SHE = {"he": About.HE, "she": About.SHE, "his": About.HE, "her": About.SHE}


def english_clauses(found: Naming) -> tuple[Clause, ...]:
    """The clauses of an English sentence: a new one begins where a new subject has a verb."""
    # Brackets are blanked: a description in them has no subject.
    text = _BRACKETS.sub(lambda m: " " * len(m[0]), found.text)
    found = Naming(text, found.people)
    starts = [0]
    for cut in _CUT.finditer(text):
        if _has_verb(text[starts[-1] : cut.start()]) and _begins_clause(found, cut.end()):
            starts.append(cut.end() - len(cut[0].lstrip(" ,;—–-")))
    ends = [*starts[1:], len(text)]
    return tuple(
        Clause(start, end, about, named, _is_part(found, start, end, named))
        for start, end in zip(starts, ends, strict=True)
        for about, named in (_subject(found, start, end),)
    )


def _subject(found: Naming, start: int, end: int) -> tuple[About, tuple[str, ...]]:
    """What the clause [start, end) is about, and who is named as its subject."""
    text, table = found.text, scene_words("en")
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    camera = _CAMERA.match(text, start)
    at = sum(camera is not None and t[1] < camera.end() for t in tokens)
    while at < len(tokens):
        word, begin, _ = tokens[at]
        low = word.lower()
        passing = low in table["adverbs"] or low.endswith("ly")
        if low in ",;—–" or (passing and not _is_name(found, begin)):
            at += 1
        elif low in table["prepositions"]:
            passed = _past_place(found, tokens, at)
            if passed is None:
                return About.SCRAP, ()
            if isinstance(passed, str):
                return About.NAMED, (passed,)
            at = passed
            if at < len(tokens) and _is_verb(text, tokens[at]):
                # "Behind the counter stands a clock."
                return About.THING, ()
        elif low.endswith("ing") and not _is_name(found, begin):
            comma = next((n for n in range(at, len(tokens)) if tokens[n][0] == ","), None)
            if comma is None:
                return (About.SAME if _acts_at(text, begin) else About.SCRAP), ()
            at = comma + 1
        else:
            return _noun_phrase(found, tokens, at, end)
    return About.SCRAP, ()


def _noun_phrase(
    found: Naming, tokens: list[tuple[str, int, int]], at: int, end: int
) -> tuple[About, tuple[str, ...]]:
    text, table = found.text, scene_words("en")
    word, begin, _ = tokens[at]
    low = re.split(r"['’]", word.lower())[0]
    own = words("en")
    if found.at(begin) is None:
        if own.plural.match(text, begin) or low == "both":
            return About.THEY, ()
        if low in ("he", "she"):
            return _HE_OR_SHE[low], ()
        if low not in table["body"] and _begins_with_verb(text, tokens, at):
            return About.SAME, ()
    if low in table["body"]:
        return About.PART, ()
    for n in range(at, min(len(tokens), at + 9)):
        word, start, _ = tokens[n]
        low = word.lower()
        name = found.at(start)
        if name:
            after = text[name[1] : end]
            if not owns(text, name[1]):
                return About.NAMED, _joined(found, name)
            if _body_next(after):
                return About.NAMED, (name[2],)
        elif any(a <= start < b for a, b, _ in found.people):
            continue
        elif low in table["body"]:
            return (About.THING if tokens[at][0].lower() in ("a", "an") else About.PART), ()
        elif word in ":" or low in table["prepositions"] or _is_verb(text, tokens[n]):
            break
    rest = text[begin:end]
    if re.match(r"the (?:\w+ ){0,2}?\w+\b", rest, re.IGNORECASE):
        for nouns, about in (("male_nouns", About.HE), ("female_nouns", About.SHE)):
            if re.match(
                rf"the (?:[\w-]+ ){{0,2}}?(?:{'|'.join(table[nouns])})\b(?!['’])", rest, re.I
            ):
                return about, ()
    return (About.THING if _has_verb(rest) else About.SCRAP), ()


def _joined(found: Naming, first: tuple[int, int, str]) -> tuple[str, ...]:
    """A name and those joined to it by commas and "and"."""
    subjects, last = [first[2]], first
    for name in found.people:
        if name[0] < last[1]:
            continue
        if not _JOINED.fullmatch(found.text[last[1] : name[0]]) or owns(found.text, name[1]):
            break
        subjects.append(name[2])
        last = name
    return tuple(dict.fromkeys(subjects))


def _past_place(found: Naming, tokens: list[tuple[str, int, int]], at: int) -> int | str | None:
    """Behind a phrase of place: the next token, or who stands there ("At the bar sits IDA").

    None when the clause ends with it.
    """
    text, table = found.text, scene_words("en")
    comma = next((n for n in range(at, len(tokens)) if tokens[n][0] == ","), None)
    n = at + 1
    while n < len(tokens):
        word, start, end = tokens[n]
        low = word.lower()
        if low in ("he", "she", "they") or word == ":":
            return n if word != ":" else None
        name = found.at(start)
        if name and n > at + 1 and tokens[n - 1][0].lower() not in table["prepositions"]:
            return n
        if name and n == at + 1 and not owns(text, name[1]):
            # "Behind Ida ...": what follows the name is the rest.
            while n < len(tokens) and tokens[n][1] < name[1]:
                n += 1
            continue
        if _is_verb(text, tokens[n]):
            after = [p for p in found.people if p[0] >= end]
            if after and re.fullmatch(
                r"\s+(?:(?:an?|the|old|young|his|her|their)\s+|[a-z-]+\s+){0,3}",
                text[end : after[0][0]],
            ):
                between = text[end : after[0][0]].lower().split()
                if not any(w in table["prepositions"] for w in between):
                    return after[0][2]
            return n
        if word == "," and n == comma:
            return n + 1
        if n > at + 1 and low in table["articles"] and tokens[n - 1][0].lower() not in (
            *table["prepositions"], *table["adverbs"],
        ):  # fmt: skip
            return n
        n += 1
    return None


def _begins_clause(found: Naming, at: int) -> bool:
    """Whether a subject with its verb begins here: "she turns", "the door opens", "IDA sits"."""
    text = found.text
    rest = text[at:]
    if re.match(r"(?:he|she|they|it)(?:['’]s)?\s+\w", rest, re.IGNORECASE):
        return True
    name = found.at(at)
    if name:
        return bool(re.match(r"\s+(?:\w+ly\s+)?", text[name[1] :])) and _verb_next(text, name[1])
    noun = re.match(
        r"(?:the|an?|its|his|her|their|another)\s+(?:[\w’'-]+\s+){0,2}?(?=\w)", rest, re.I
    )
    if not noun:
        return False
    for tokens in range(1, 5):
        match = re.match(
            rf"(?:the|an?|its|his|her|their|another)(?:\s+[\w’'-]+){{{tokens}}}\s+(?=\w)",
            rest,
            re.I,
        )
        if match is None:
            return False
        last = match[0].split()[-1].lower()
        if last in scene_words("en")["prepositions"] or last in ("and", "or"):
            return False
        word = re.match(r"[\w’'-]+", rest[match.end() :])
        if word and _is_verb(text, (word[0], at + match.end(), at + match.end() + word.end())):
            return True
    return False


def _verb_next(text: str, at: int) -> bool:
    match = re.match(r"\s+(?:\w+ly\s+)?([\w’'-]+)", text[at:])
    return match is not None and _is_verb(text, (match[1], at + match.start(1), at + match.end(1)))


def _has_verb(text: str) -> bool:
    # A subject may be joined ("IDA and TOM sit"): words in -s, auxiliaries and acts are verbs.
    return any(_is_verb(text, (m[0], m.start(), m.end())) for m in _TOKEN.finditer(text))


def _is_verb(text: str, token: tuple[str, int, int]) -> bool:
    """Whether a word may be a finite verb, by its ending or the lists."""
    word, start, _ = token
    table = scene_words("en")
    low = word.lower()
    if low in table["auxiliaries"]:
        return True
    if re.search(r"(?:\b(?:of|with|in|at|by|on|to|the|a|an)|['’]s)\s+$", text[:start], re.I):
        return False
    if low in table["no_verbs"] or not low.isalpha():
        return False
    if low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        return True
    return _acts_at(text, start)


@lru_cache(maxsize=4096)
def _act_starts(text: str) -> frozenset[int]:
    return frozenset(start for _, start, _ in found_acts(text, "en"))


def _acts_at(text: str, start: int) -> bool:
    return start in _act_starts(text)


def _begins_with_verb(text: str, tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a clause begins with its verb: "Turns away.", "Fumbles with the key."."""
    word, start, _ = tokens[at]
    low = word.lower()
    table = scene_words("en")
    if low in table["auxiliaries"] or low in table["no_verbs"]:
        return low in table["auxiliaries"]
    if not low.endswith(("s", "ed")) or low.endswith("ss") or not low.isalpha():
        return _acts_at(text, start) and low.endswith("ing")
    if _acts_at(text, start):
        return True
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1][0].lower()
    return low.endswith("s") and (
        following in table["articles"]
        or following in table["possessives"]
        or following in (*table["object_pronouns"], "herself", "himself", "with", "then", "at")
        or following.endswith("ly")
    )


def _is_name(found: Naming, begin: int) -> bool:
    return any(start <= begin < end for start, end, _ in found.people)


def _is_part(found: Naming, start: int, end: int, named: tuple[str, ...]) -> bool:
    """Whether the one who is the subject is only the owner of the hand that is."""
    first = next((n for n in found.within(start, end) if n[2] in named), None)
    return first is not None and owns(found.text, first[1]) and _body_next(found.text[first[1] :])


def _body_next(after: str) -> bool:
    body = "|".join(scene_words("en")["body"])
    return bool(re.match(rf"['’]s?\s+(?:[\w-]+\s+)?(?:{body})\b", after, re.IGNORECASE))
