"""Scene text as it is meant where a parser of newspaper English goes astray.

Action is told in few words: "SENATOR MARSH (57, raincoat over a gown)", "A danfo bus cuts across
them". The parser takes the raincoat for a verb and the cuts for a kind of bus; how much of a
word's use is as a verb (WordNet's counts) says better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workprint.analysis.naming import singular
from workprint.analysis.syntax import Token
from workprint.analysis.words import Words

_NO_THINGS = frozenset({"other", "place", "sound", "music", "weather", "body", "substance"})
_INSIDE = ("compound", "nmod", "amod", "nsubj")


def as_meant(
    tokens: Sequence[Token], words: Words, names: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The tokens of a paragraph, as many, those mended that the parser misread; after one of
    `names` stands what that person does."""
    made = [_noun_after_all(token, words) for token in tokens]
    for n in range(1, len(made)):
        if _is_verb(made, n, words, names):
            _make_verb(made, n, words)
    return tuple(made)


def _noun_after_all(token: Token, words: Words) -> Token:
    """A thing that was read as a verb and hardly ever is one."""
    text = token.text.lower()
    if token.pos not in ("VERB", "ADJ", "ADV", "INTJ", "X") or text.endswith(("ed", "ing")):
        return token
    if token.dep in ("amod", "advmod", "compound"):
        return token
    for lemma in dict.fromkeys((token.lemma, text, singular(text))):
        known = bool(words.nouns.get(lemma)) or words.classes.get(lemma, ("other", 0.0))[1] > 0.5
        thing = words.classes.get(lemma, ("other", 0.0))[0] not in _NO_THINGS
        verbal = lemma in words.verbal or lemma in words.verb_elements
        if known and thing and not verbal and (token.pos == "VERB" or lemma in words.nouns):
            return replace(token, pos="NOUN", lemma=lemma)
    return token


def _is_verb(tokens: Sequence[Token], n: int, words: Words, names: frozenset[str]) -> bool:
    """Whether what was read as the head of a compound is the verb of its first part."""
    token, before = tokens[n], tokens[n - 1]
    if token.pos not in ("NOUN", "PROPN") or before.dep not in _INSIDE or before.head != n:
        return False
    if before.pos not in ("NOUN", "PROPN", "ADJ") or before.end + 1 != token.start:
        return False
    if before.text.lower() in names and token.text.endswith("s"):  # "Tommy splashes"
        return next(_forms(token, words), "") != ""
    thing = before.lemma in words.classes or before.lemma in words.nouns
    if before.pos == "ADJ" and (not thing or before.lemma in words.verbal):
        return False
    text = token.text.lower()
    one = any(t.head == n and t.lemma in ("a", "an", "another") for t in tokens[:n])
    if text.endswith("ing"):
        concrete = words.classes.get(text, ("other", 0.0))[0] not in _NO_THINGS
        return thing and not concrete and _stem(text, words) != ""
    if not text.endswith("s") or text.endswith("ss"):
        return False
    how = words.verbal.get(next(_forms(token, words), ""), "")
    if one:  # "a bus cuts": no noun in the plural
        return how != "" or text[:-1] in words.verb_elements
    last = n + 1 == len(tokens) or tokens[n + 1].pos == "PUNCT"  # "Tyre marks."
    own = {token.lemma, text} & words.nouns.keys()
    things = own or (last and {token.lemma, text} & words.classes.keys())
    return how == "mostly" and not things and text not in words.classes


def _forms(token: Token, words: Words) -> Iterator[str]:
    """The verbs that a word in -s may be a form of."""
    text = token.text.lower()
    for form in (token.lemma, text[:-1], text[:-2]):
        if form in words.verbal or form in words.verb_elements or form in words.verbs:
            yield form


def _stem(text: str, words: Words) -> str:
    """The verb of a word in -ing, "" for none that is mostly one."""
    stem = text[:-3]
    short = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    for form in (stem, stem + "e", short):
        if words.verbal.get(form) == "mostly":
            return form
    return ""


def _make_verb(tokens: list[Token], n: int, words: Words) -> None:
    """Read a token as a verb whose subject stands before it, with what belonged to the whole."""
    token, before = tokens[n], tokens[n - 1]
    text = token.text.lower()
    lemma = next(_forms(token, words), text[:-1]) if text.endswith("s") else _stem(text, words)
    tokens[n] = replace(token, pos="VERB", lemma=lemma)
    tokens[n - 1] = replace(before, pos="NOUN" if before.pos == "ADJ" else before.pos, dep="nsubj")
    for c in range(n - 1):
        if tokens[c].head == n and tokens[c].dep in ("det", "amod", "compound", "poss", "nummod"):
            tokens[c] = replace(tokens[c], head=n - 1)
