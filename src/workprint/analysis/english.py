"""Candidates of an English scene: nouns with their modifiers, and verbs that are elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.analysis.candidates import Candidate
from workprint.analysis.clauses import SUBJECTS, Clause
from workprint.analysis.syntax import Token
from workprint.analysis.telegraphic import as_meant
from workprint.analysis.words import Words

_MODIFIERS = ("compound", "amod", "nmod")
_NAMING = ("NOUN", "PROPN", "ADJ", "VERB")
NO_NAMES = frozenset(
    "the a an of and old young man woman boy girl little mr mrs ms dr miss sir first second big "
    "tall captain doctor nurse guard officer driver voice cop waiter soldier king queen mother "
    "father teacher".split()
)
"""Words of people's names that are common words."""
_DONE = frozenset({"stunts", "special_effects", "visual_effects", "mechanical_effects"})
_HERE = frozenset("here this these that".split())
_TAKE = frozenset("take hold drop catch drink eat open put give bring pass look read".split())


def candidates(
    element: int, where: str, tokens: Sequence[Token], words: Words, names: frozenset[str]
) -> Iterator[Candidate]:
    """The candidates of one paragraph. `where` is action, parenthetical or dialogue; of what is
    said only what is plainly at hand. `names` are the words of people's names, lower-cased."""
    tokens = as_meant(tokens, words, names)
    children: dict[int, list[int]] = {}
    for n, token in enumerate(tokens):
        if token.head != n:
            children.setdefault(token.head, []).append(n)
    reader = _Reader(element, where, Clause(tokens, words, names, children))
    for n, token in enumerate(tokens):
        made = reader.candidate(n, token)
        if made is not None:
            yield made


class _Reader:
    def __init__(self, element: int, where: str, clause: Clause) -> None:
        self.element = element
        self.where = where
        self.clause = clause
        self.tokens = clause.tokens
        self.words = clause.words

    def candidate(self, n: int, token: Token) -> Candidate | None:
        """What a token may be an element as, None where it may not."""
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod"):
            return self._noun(n, token)
        if token.dep in ("compound", "nmod") and token.head < n and token.pos in ("NOUN", "PROPN"):
            return self._noun(n, token)
        if token.dep in ("compound", "nmod") and self._says_more_than_its_head(token):
            return self._noun(n, token)
        lists = self.words.verb_elements.get(token.lemma, ())
        if token.pos == "VERB" and lists and self.where != "dialogue":
            return self._verb(n, token, lists)
        # A noun taken for a verb or an adjective: "Rain." "Gunfire."
        if token.pos in ("VERB", "ADJ", "INTJ", "ADV") and self.words.nouns.get(token.lemma):
            alone = token.dep == "ROOT" and not self.clause.below(n)[1:]
            if alone and self.where == "action":
                return self._noun(n, token)
        return None

    def _says_more_than_its_head(self, token: Token) -> bool:
        """A thing that was read as part of a compound whose head is none: "horn blaring"."""
        head = self.tokens[token.head]
        known = self.words.nouns.get(head.lemma) or head.lemma in self.words.classes
        return bool(self.words.nouns.get(token.lemma)) and not known

    def _noun(self, n: int, token: Token) -> Candidate | None:
        tokens = self.tokens
        if not token.lemma[:1].isalpha():  # (40s), .38
            return None
        inner = [
            c for c in self.clause.below(n)
            if c < n and tokens[c].dep in _MODIFIERS and tokens[c].pos in _NAMING
        ]  # fmt: skip
        below = [c2 for c in inner for c2 in self.clause.below(c) if tokens[c2].dep == "compound"]
        first = n  # its modifiers as far as nothing else stands between
        for c in sorted({*inner, *below}, reverse=True):
            if all(x in inner or x in below or self.clause.hyphen(x) for x in range(c, first)):
                first = c
        while first > 1 and self.clause.hyphen(first - 1):  # head-torch, wherever "head" hangs
            first -= 2
        inner = [c for c in inner if c >= first]
        start, end = tokens[first].start, token.end
        head = token.lemma if token.lemma.isalpha() or "-" in token.lemma else token.text.lower()
        if self.clause.hyphen(n - 1) and f"{tokens[n - 2].lemma}-{head}" in self.words.nouns:
            head = f"{tokens[n - 2].lemma}-{head}"
        kind, share = self.words.classes.get(head, ("other", 0.0))
        lists = self.words.nouns.get(head, ())
        flags = {self.where} | self._written(n, token, inner)
        governor, preposition, verb = self.clause.governed(n)
        flags |= self.clause.role(n, governor, preposition, verb)
        if self.where == "dialogue" and not self._at_hand(n, flags, verb):
            return None
        modifier = tokens[inner[-1]].lemma if inner else ""
        count = self.clause.count(n)
        phrase = "".join(
            (" " if k and t.start > tokens[first + k - 1].end else "")
            + (t.text if t.pos == "PROPN" else t.text.lower())
            for k, t in enumerate(tokens[first : n + 1])
        )
        flags |= {"numbered"} if count else set()
        return Candidate(
            self.element, start, end, head, phrase, frozenset(flags), kind, share, lists,
            (head, tokens[verb].lemma if verb is not None else "", modifier, preposition), count,
        )  # fmt: skip

    def _verb(self, n: int, token: Token, lists: tuple[str, ...]) -> Candidate:
        tokens = self.tokens
        flags = {self.where, "verb"} | self.clause.unreal(n)
        subject = next(
            (tokens[c] for c in self.clause.below(n) if tokens[c].dep in SUBJECTS), None
        )
        if subject is not None and self.clause.person(subject):
            flags.add("person_acts")
        objects = [c for c in self.clause.below(n) if tokens[c].dep in ("dobj", "obj")]
        flags |= {"object"} if objects else {"alone"}
        particle = [c for c in self.clause.below(n) if tokens[c].dep == "prt"]
        # A sound is its verb; of what is done for the camera, how and where belong to it.
        last = self._last(n, objects) if set(lists) & _DONE else n
        phrase = " ".join(t.text.lower() for t in tokens[n : last + 1])
        return Candidate(
            self.element, token.start, tokens[last].end, token.lemma, phrase, frozenset(flags),
            "other", 0.0, lists,
            (
                token.lemma,
                subject.lemma if subject else "",
                tokens[objects[0]].lemma if objects else "",
                tokens[particle[0]].lemma if particle else "",
            ),
        )  # fmt: skip

    def _last(self, n: int, objects: Sequence[int]) -> int:
        """The last token of a verb's own phrase: with its particle and what follows a preposition,
        six words at most."""
        tokens = self.tokens
        last = n
        for c in self.clause.below(n):
            if c > n and tokens[c].dep in ("prt", "prep", "advmod", "dobj", "obj"):
                inner = [c, *self.clause.below(c)]
                inner += [c3 for c2 in self.clause.below(c) for c3 in self.clause.below(c2)]
                far = max((x for x in inner if tokens[x].pos != "PUNCT"), default=c)
                if far - n <= 5 and all(tokens[x].pos != "PUNCT" for x in range(n, far)):
                    last = max(last, far)
        return last

    def _written(self, n: int, token: Token, inner: Sequence[int]) -> set[str]:
        tokens = self.tokens
        flags = set()
        if token.pos == "PROPN":
            flags.add("proper")
        if token.text.lower() != token.lemma and token.text.lower().endswith(("s", "en")):
            flags.add("plural")
        determiners = [tokens[c] for c in self.clause.below(n) if tokens[c].dep in ("det", "poss")]
        if not determiners:
            flags.add("bare")
        for one in determiners:
            if one.dep == "poss":
                flags.add("poss")
            elif one.lemma in ("a", "an", "another", "some", "each", "every", "several"):
                flags.add("a")
            elif one.lemma in _HERE:
                flags.add("this")
            elif one.lemma == "no":
                flags |= {"no", "negated"}
            else:
                flags.add("the")
        for c in inner:
            flags.add("compound" if tokens[c].dep == "compound" else "adjective")
        if len(inner) > 1:
            flags.add("long")
        if any(self.clause.names_someone(tokens[c]) for c in (n, *inner)):
            flags.add("name")
        return flags

    def _at_hand(self, n: int, flags: set[str], verb: int | None) -> bool:
        """Whether what is said shows that the thing is here: this key, take the key."""
        if flags & {"negated", "may", "past"}:
            return False
        if "this" in flags:
            return True
        lemma = self.tokens[verb].lemma if verb is not None else ""
        first = verb is not None and not any(
            self.tokens[c].dep in SUBJECTS for c in self.clause.below(verb)
        )
        return first and lemma in _TAKE and "object" in flags and "the" in flags
