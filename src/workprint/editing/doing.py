"""What a stretch of text has a body do, and what is felt: acts that are denied are none."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from workprint.editing.words import Words, scene_words, words
from workprint.film.beats import Act, Feeling

_BY_HAND = frozenset(
    {Act.OPEN, Act.CLOSE, Act.PICK_UP, Act.TAKE, Act.TOUCH, Act.GIVE, Act.PUT_DOWN}
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN_FEELING = (Feeling.RESOLVE,)


def acts_in(text: str, language: str, others: tuple[int, ...] = ()) -> tuple[Act, ...]:
    """Acts in the order of their words; a stretch of text tells one act only.

    "does not laugh" is no act, and of "tries to open the box" only the hand that reaches is
    seen. `others` are where people besides the subject are named: in "watches Tom leave" the
    leaving is Tom's.
    """
    return tuple(act for act, _, _ in found_acts(text, language, others))


def found_acts(
    text: str, language: str, others: tuple[int, ...] = ()
) -> tuple[tuple[Act, int, int], ...]:
    """The acts, each once, with where their words stand."""
    lists = words(language)
    spans: list[tuple[int, int, Act | None]] = [(s, e, None) for s, e in _no_acts(text, language)]
    for pattern, act in lists.acts:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= s or start >= e for s, e, _ in spans):
                is_act = (
                    not _seen_doing(text, start, others)
                    if language == "zh"
                    else _is_verb(text, start, end, others)
                )
                spans.append((start, end, act if is_act else None))
    seen: dict[Act, tuple[int, int]] = {}
    for start, end, told in sorted(spans, key=itemgetter(0, 1)):
        if told is None:
            continue
        seen_act = _after_doubt(told, *doubt(text, start, end, language))
        if seen_act is not None:
            seen.setdefault(seen_act, (start, end))
    return tuple((act, start, end) for act, (start, end) in seen.items())


def _after_doubt(act: Act, denied: bool, begun: bool) -> Act | None:
    if denied:
        return None
    if begun:
        return Act.REACH if act in _BY_HAND else None
    return act


def feeling_in(text: str, language: str) -> tuple[Feeling, float] | None:
    """The feeling most words speak for, and how strongly (0.5 for one word, to 1).

    A denied feeling is none; one that nearly shows counts half.
    """
    votes: dict[Feeling, float] = {}
    lists: Words = words(language)
    for pattern, feeling in lists.feelings:
        for match in pattern.finditer(text):
            denied, begun = doubt(text, match.start(), match.end(), language)
            if not denied or feeling in _PLAIN_FEELING:
                votes[feeling] = votes.get(feeling, 0) + (0.5 if begun else 1)
    if not votes:
        return None
    best = max(votes, key=lambda f: (votes[f], -list(Feeling).index(f)))
    strength = 0.3 if votes[best] < 1 else min(1.0, 0.4 + 0.2 * votes[best])
    return best, strength


def doubt(text: str, start: int, end: int, language: str) -> tuple[bool, bool]:
    """Whether the words at [start, end) are denied, and whether they are only begun."""
    table = scene_words(language)
    denied, begun, spared = _doubts(language)
    before = text[max(0, start - 40) : start]
    if language == "zh":
        before = re.split(r"[，。；：、！？]", spared.sub(lambda m: "〇" * len(m[0]), before))[-1]
        if re.match(table["fails"], text[end:]):
            return True, False
    return bool(denied.search(before)), bool(begun.search(before))


@cache
def _doubts(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The patterns of words that deny, that only begin, and that do neither."""
    table = scene_words(language)
    denied, begun = (
        "|".join(re.escape(w) for w in sorted(table[key], key=len, reverse=True))
        for key in ("denied", "begun")
    )
    if language == "zh":
        spared = "|".join(map(re.escape, table["not_denied"]))
        near = r"[\u3400-\u9fff]{0,2}$"
        return (
            re.compile(f"(?:{denied}){near}"),
            re.compile(f"(?:{begun}){near}"),
            re.compile(spared),
        )
    # Up to two words may stand between: "does not quite laugh".
    near = r"(?:\s+(?!to\b|until\b)[\w’']+){0,2}\s+$"
    return (
        re.compile(rf"(?:\b|(?=n['’]t))(?:{denied})\b{near}", re.IGNORECASE),
        re.compile(rf"\b(?:{begun})\b{near}", re.IGNORECASE),
        re.compile(r"(?!)"),
    )


@cache
def _not_acts(language: str) -> re.Pattern[str] | None:
    several = scene_words(language).get("not_acts")
    return re.compile("|".join(map(re.escape, several))) if several else None


def _no_acts(text: str, language: str) -> list[tuple[int, int]]:
    """Where words stand that only look like acts (走廊), unless they are themselves listed."""
    pattern = _not_acts(language)
    if pattern is None:
        return []
    listed = [p for p, _ in words(language).acts]
    return [
        match.span()
        for match in pattern.finditer(text)
        if not any(p.fullmatch(match[0]) for p in listed)
    ]


def _seen_doing(text: str, start: int, others: tuple[int, ...]) -> bool:
    """Whether Chinese words tell what somebody else is seen to do: 看见小满在哭."""
    sees = scene_words("zh")["sees"]
    return any(
        other <= start and "，" not in text[other:start] and re.search(sees, text[:other])
        for other in others
    )


def _is_verb(text: str, start: int, end: int, others: tuple[int, ...]) -> bool:
    """Whether an English word that may be an act is the verb of the subject.

    "the light" is a thing, "watches him leave" and "lets it ring" are somebody else's doing.
    """
    table = scene_words("en")
    found = text[start:end].lower()
    if " " in found or found in table["no_verb_forms"]:
        return True
    # A description in brackets stands between no subject and its verb.
    bare = re.sub(r"\([^)]*\)", "", text[:start])
    raw = [m[0] for m in _WORD.finditer(bare)][-3:]
    before = [word.lower() for word in raw]
    finite = found.endswith(("s", "ing", "ed")) or _is_past(found)
    if not before or re.search(r"[,;:—–(.]\s*$", text[:start]):
        # "They rise, turn and leave."
        return finite or bool(before and re.search(r"\b(?:they|both|all|we|and)\b", text[:start]))
    last = before[-1]
    if last in table["articles"] and last not in table["plain_verb_after"]:
        return False
    if last.endswith(("’s", "'s")):
        # "Nora's crying."
        return found.endswith("ing")
    if last in table["possessives"]:
        return False
    if last in table["object_pronouns"] and not found.endswith("s"):
        return last == "you" or before[-2:-1] == ["of"]
    if last in ("of", "with", "in", "at", "by", "for", "like", "from"):
        return found.endswith("ing")
    named_last = any(start - 2 <= other <= start for other in others)
    if finite and not found.endswith("ing"):
        return True
    if named_last:
        return len(before) > 1 and before[-2] in ("and", "or")
    plural = last.endswith("s") and not last.endswith("ss")
    plain = last in table["plain_verb_after"] or plural or last.endswith("ly")
    return finite or plain or raw[-1][:1].isupper()


def _is_past(word: str) -> bool:
    return word in {
        "sat", "stood", "ran", "took", "gave", "held", "fell", "drank", "ate", "wrote", "drove",
        "threw", "caught", "saw", "lit", "knelt", "wept", "lying",
    }  # fmt: skip
