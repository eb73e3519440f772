"""What a word does in its English sentence: what governs it, its part, whether it is real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.analysis.syntax import Token
from workprint.analysis.words import Words

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "couple": 2, "pair": 2}
SUBJECTS = ("nsubj", "csubj")
_PREPOSITIONS = ("with", "in", "on", "at", "from", "of", "like", "into", "under")
_NO = frozenset("no not n't never without".split())
_MAY = frozenset("would could might may should if wish".split())
_OF = frozenset(
    "glass cup mug bottle box piece pair group bunch handful plate bowl pot bag pile stack row "
    "line couple set sheet slice kind sort lot number dozen hundred".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph's tokens, what hangs on each, the word lists and the words of people's names,
    lower-cased."""

    tokens: Sequence[Token]
    words: Words
    names: frozenset[str]
    children: dict[int, list[int]]

    def below(self, n: int) -> Sequence[int]:
        """The tokens that hang on a token, in their order."""
        return self.children.get(n, ())

    def hyphen(self, n: int) -> bool:
        """Whether a token joins its neighbours into one word."""
        tokens = self.tokens
        return (
            0 < n < len(tokens) - 1
            and tokens[n].text == "-"
            and tokens[n - 1].end == tokens[n].start
            and tokens[n].end == tokens[n + 1].start
        )

    def governed(self, n: int) -> tuple[int, str, int | None]:
        """The token a noun hangs on once conjunctions are followed, its preposition, its verb."""
        tokens = self.tokens
        at, steps = n, 0
        while tokens[at].dep in ("conj", "appos") and tokens[at].head != at and steps < 8:
            at, steps = tokens[at].head, steps + 1
        preposition = ""
        up = tokens[at].head
        if tokens[at].dep == "pobj" and up != at:
            preposition = tokens[up].lemma
            up = tokens[up].head
        # "a glass of wine": the wine goes where the glass goes
        if preposition == "of" and tokens[up].lemma in _OF:
            return self.governed(up)
        verb = up
        for _ in range(6):
            if tokens[verb].pos in ("VERB", "AUX") or tokens[verb].head == verb:
                break
            verb = tokens[verb].head
        return at, preposition, verb if tokens[verb].pos in ("VERB", "AUX") else None

    def role(self, n: int, at: int, preposition: str, verb: int | None) -> set[str]:
        """The flags of a noun governed so (see `governed`): its part, and what is done to it."""
        tokens = self.tokens
        dep = tokens[at].dep
        flags = {
            "nsubj": {"subject"}, "nsubjpass": {"passive"}, "dobj": {"object"}, "obj": {"object"},
            "dative": {"object"}, "attr": {"attribute"}, "pobj": set(), "ROOT": {"alone"},
        }.get(dep, {"own_clause"})  # fmt: skip
        if tokens[n].dep == "appos":
            flags |= {"apposition"}
        if preposition:
            flags |= {f"after_{preposition if preposition in _PREPOSITIONS else 'other'}"}
        if preposition == "like" or any(
            tokens[c].lemma in ("as", "like") and tokens[c].dep in ("prep", "mark")
            for c in self.below(n)
        ):
            flags |= {"compared"}
        if preposition == "without":
            flags |= {"negated"}
        if verb is None:
            flags |= {"no_verb"}
            return flags | self.unreal(n)
        lemma = tokens[verb].lemma
        told = self.words.verbs.get(lemma, ())
        flags |= set(told)
        subject = [tokens[c] for c in self.below(verb) if tokens[c].dep in SUBJECTS]
        if any(self.person(s) for s in subject):
            flags |= {"person_acts"}
        direct = "object" in flags or "passive" in flags
        if "handle" in told and (direct or preposition in ("with", "from")):
            flags |= {"handled"}
        if "wear" in told and (direct or preposition == "in"):
            flags |= {"worn"}
        if "drive" in told and direct:
            flags |= {"driven"}
        if "subject" in flags:
            flags |= {"acts"}
        return flags | self.unreal(verb)

    def unreal(self, verb: int) -> set[str]:
        """Denied, only possible, or over: what governs it says so."""
        tokens = self.tokens
        flags = set()
        for c in self.below(verb):
            if tokens[c].dep == "neg" or tokens[c].lemma in _NO:
                flags.add("negated")
            if tokens[c].lemma in _MAY:
                flags.add("may")
            if tokens[c].lemma in ("have", "had") and tokens[c].dep == "aux":
                flags.add("past")
        return flags

    def names_someone(self, token: Token) -> bool:
        """MAGS is a name; her lemma would be a magazine."""
        return token.lemma in self.names or token.text.lower() in self.names

    def person(self, token: Token) -> bool:
        """Whether a word is somebody: a pronoun, a name, or a noun of people."""
        if token.lemma in ("he", "she", "they", "who", "i", "we", "you", "everyone", "someone"):
            return True
        if self.names_someone(token):
            return True
        return self.words.classes.get(token.lemma, ("", 0))[0] in ("person", "people")

    def count(self, n: int) -> int:
        """How many of a noun there are, 0 where no number says."""
        for c in self.below(n):
            token = self.tokens[c]
            if token.dep == "nummod":
                if token.text.isdecimal() and len(token.text) < 6:
                    return int(token.text)
                return _NUMBERS.get(token.lemma, 0)
        return 0
