"""Candidates of a Chinese scene: nouns with what stands before them, and verbs that are elements.

Words are cut by jieba with the breakdown's own lists added; what a word is, is told by the lists,
by its ending (旧琴盒 is a 盒) and by the measure word before it (一辆 counts vehicles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workprint.analysis.candidates import CLASSES, Candidate
from workprint.analysis.words import Words, words

_CLAUSE = re.compile(r"[^，。！？；：…—（）()、“”\"\n]+")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "俩": 2, "几": 0}
_NUMBER = re.compile(r"(?:[零一二两三四五六七八九十百几]+|\d+)多?\Z")
_COUNTED = re.compile(
    "[一二两三四五六七八九十几那这每半某](?:本|封|把|只|个|张|条|件|位|名|辆|顶|双|杯|碗|瓶|块|根|支|台|匹|朵|束|盏|副)"
)
_MODIFIER = frozenset("a b n z ng ag nz ns f m".split())
_NOUNS = frozenset("n nz ng nr nrt ns nt nw vn an l i j".split())


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    tag: str


def candidates(
    element: int, where: str, text: str, lists: Words, people: Sequence[str]
) -> Iterator[Candidate]:
    """The candidates of one paragraph; of what is said only what is plainly at hand."""
    for clause in _CLAUSE.finditer(text):
        found = _cut(clause[0], clause.start(), tuple(people))
        for n, word in enumerate(found):
            made = _candidate(element, where, found, n, word, lists, text)
            if made is not None and (where != "dialogue" or "this" in made.flags):
                yield made


def _candidate(
    element: int, where: str, found: Sequence[_Word], n: int, word: _Word, lists: Words, text: str
) -> Candidate | None:
    name = word.tag == "name"
    by_verb = lists.verb_elements.get(word.text, ())
    kind, share, own, head = _class_of(word.text, lists)
    if by_verb and not own and where != "dialogue":
        flags = {where, "verb"} | _unreal(found, n, text)
        before = found[n - 1].text if n else ""
        after = found[n + 1].text if n + 1 < len(found) else ""
        return Candidate(
            element, word.start, word.start + len(word.text), word.text, word.text,
            frozenset(flags), "other", 0.0, by_verb, (word.text, before, after, ""),
        )  # fmt: skip
    if not name and kind == "other" and not own and word.tag not in _NOUNS:
        return None
    if len(word.text) == 1 and not own and kind == "other":
        return None
    # 吃草 ends like a plant and is a verb; 一碗 ends like a container and is a count.
    if word.tag == "m" or (word.tag.startswith("v") and word.text not in lists.nouns):
        return None
    flags = {where} | _unreal(found, n, text)
    first = n
    while first and found[first - 1].tag in ("a", "b", "n", "z", "ng", "list") and first > n - 3:
        if found[first - 1].tag == "name" or found[first - 1].text in lists.verbs:
            break
        first -= 1
    at = first - 1
    if at >= 0 and found[at].text == "的":
        at -= 2
    measure, count = _measure(found, at)
    if measure:
        flags |= {"measured", "a"}
        flags |= {f"measure_{c}" for c in lists.measures.get(measure, ()) if c in CLASSES}
    if count is not None:
        flags |= {"numbered"}
    if at >= 0 and found[at].text[0] in "这那":
        flags |= {"this"}
    if (at >= 0 and found[at].text in ("他", "她", "它", "自己")) or (
        at >= 0 and found[at].tag == "name"
    ):
        flags |= {"poss"}
    if not flags & {"a", "this", "poss"}:
        flags |= {"bare"}
    if first < n:
        flags |= {"compound"}
    if name:
        flags |= {"name"}
    following = found[n + 1].text if n + 1 < len(found) else ""
    if name and following == "的":  # his wife, his lamp: he need not be there
        flags |= {"poss"}
    verb, role = _governed(found, first, n, lists)
    flags |= role
    start = found[first].start
    phrase = "".join(w.text for w in found[first : n + 1])
    bare = _bare(phrase, lists)
    start += len(phrase) - len(bare)
    phrase = bare
    return Candidate(
        element, start, word.start + len(word.text), head, phrase, frozenset(flags),
        kind, share, own, (head, verb, found[n - 1].text if n else "", following), count or 0,
    )  # fmt: skip


def _bare(phrase: str, lists: Words) -> str:
    """A phrase without the count or the verb that the dictionary takes for a part of the word:
    一封信, 戴眼镜."""
    counted = _COUNTED.match(phrase)
    if counted and len(phrase) > counted.end():
        phrase = phrase[counted.end() :]
    rest = phrase[1:]
    known = rest in lists.nouns or rest in lists.classes
    whole = phrase in lists.nouns or phrase in lists.classes
    return rest if known and not whole and phrase[0] in lists.verbs else phrase


def _class_of(word: str, lists: Words) -> tuple[str, float, tuple[str, ...], str]:
    """A word's class, its share, its lists and the part of it that says so: the whole, or its
    ending."""
    for start in range(len(word)):
        part = word[start:]
        if start and len(part) == 1 and len(word) > 3:
            break  # 大雨倾盆 is no 盆
        own = lists.nouns.get(part, ())
        if own or part in lists.classes:
            kind, share = lists.classes.get(part, ("other", 0.0))
            whole = start == 0 or len(part) > 1
            return kind, share if whole else 0.7 * share, own, part if whole else word
    return "other", 0.0, (), word


def _measure(found: Sequence[_Word], at: int) -> tuple[str, int | None]:
    """The measure word that ends at a place, and the number before it."""
    if at < 0:
        return "", None
    told = found[at].text
    joined = (found[at - 1].text if at else "") + told
    match = re.search(r"([零一二两三四五六七八九十百几\d]+多?|这|那|每|半|整)([^\d])\Z", joined)
    if match is None:
        return "", None
    number = match[1].rstrip("多")
    if number.isdecimal():
        return match[2], int(number) if len(number) < 6 else 0
    if number in _DIGITS:
        return match[2], _DIGITS[number]
    return match[2], 0 if number in ("这", "那", "每", "半", "整") else None


def _governed(found: Sequence[_Word], first: int, n: int, lists: Words) -> tuple[str, set[str]]:
    """The verb that has the noun as its object, or else its own, and what that does."""
    flags: set[str] = set()
    for at in range(first - 1, -1, -1):
        told = lists.verbs.get(found[at].text, ())
        if found[at].tag.startswith("v") or told:
            flags |= set(told)
            if "handle" in told or "have" in told:
                flags |= {"handled", "object"}
            elif "wear" in told:
                flags |= {"worn", "object"}
            elif "drive" in told:
                flags |= {"driven", "object"}
            elif told:
                flags |= {"object"}
            before = found[:at]
            if any(w.text in ("把", "将", "用") for w in before) or found[first - 1].text in (
                "把",
                "将",
            ):
                flags |= {"after_with"}
            return found[at].text, flags | {"person_acts"}
        if found[at].text in ("把", "将", "用", "被"):
            rest = [w for w in found[n + 1 :] if w.text in lists.verbs or w.tag.startswith("v")]
            verb = rest[0].text if rest else ""
            told = lists.verbs.get(verb, ("handle",))
            flags |= {"after_with", "object", "person_acts", *told}
            flags |= {"worn"} if "wear" in told else {"handled"}
            return verb, flags
    after = [w for w in found[n + 1 :] if w.tag.startswith("v") or w.text in lists.verbs]
    locative = n + 1 < len(found) and found[n + 1].text[0] in "上下里中外旁边前后内"
    if locative:
        flags |= {"after_on" if found[n + 1].text[0] == "上" else "after_in"}
    if after:
        flags |= {"subject", "acts"} if not locative else set()
        flags |= set(lists.verbs.get(after[0].text, ()))
        return after[0].text, flags
    return "", flags | {"alone", "no_verb"}


def _unreal(found: Sequence[_Word], n: int, text: str) -> set[str]:
    """Denied, compared or only wished: what stands before it in the clause says so."""
    marks = words("zh").marks
    flags = set()
    for word in found[:n]:
        if word.text in marks.get("negation", ()):
            flags.add("negated")
        if word.text in marks.get("comparison", ()):
            flags.add("compared")
        if word.text in marks.get("maybe", ()):
            flags.add("may")
    after = "".join(w.text for w in found[n + 1 :])
    if after.startswith(("似的", "一样", "一般", "般")):
        flags.add("compared")
    if "不见了" in after or after.startswith(("停了", "没了", "停", "散了")):
        flags.add("negated")
    return flags


@lru_cache(maxsize=8192)
def _cut(clause: str, start: int, people: tuple[str, ...]) -> tuple[_Word, ...]:
    """The words of a clause with jieba's tag of each; names of people are whole words."""
    made: list[_Word] = []
    at = start
    pattern = _names(people)
    for piece in pattern.split(clause) if pattern else [clause]:
        if piece in people:
            made.append(_Word(piece, at, "name"))
            at += len(piece)
            continue
        # New words are not guessed at: 马在 would be one.
        for word in _segmenter().cut(piece, HMM=False):
            made.append(_Word(word, at, _tag(word)))
            at += len(word)
    return tuple(made)


@lru_cache(maxsize=64)
def _names(people: tuple[str, ...]) -> re.Pattern[str] | None:
    if not people:
        return None
    return re.compile("(" + "|".join(map(re.escape, sorted(people, key=len, reverse=True))) + ")")


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    lists = words("zh")
    for word in (*lists.nouns, *lists.classes, *lists.verbs, *lists.verb_elements):
        if len(word) > 1:
            tokenizer.add_word(word)
    return tokenizer


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """The commonest tag of each word of jieba's dictionary."""
    import jieba

    made = {}
    with jieba.get_dict_file() as file:
        for line in file:
            parts = line.decode("utf-8").split()
            if len(parts) == 3:
                made[parts[0]] = parts[2]
    return made


def _tag(word: str) -> str:
    lists = words("zh")
    if word in lists.verbs or word in lists.verb_elements:
        return "v"
    if word in lists.nouns or word in lists.classes:
        return "list"
    if _NUMBER.match(word):
        return "m"
    return _tags().get(word, "n" if len(word) > 1 else "x")
