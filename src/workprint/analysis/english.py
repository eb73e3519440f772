"""Candidates of an English scene: nouns with their modifiers, and verbs that are elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.analysis.candidates import Candidate
from workprint.analysis.syntax import Token
from workprint.analysis.telegraphic import as_meant
from workprint.analysis.words import Words

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "couple": 2, "pair": 2}
_MODIFIERS = ("compound", "amod", "nmod")
_NAMING = ("NOUN", "PROPN", "ADJ", "VERB")
_SUBJECTS = ("nsubj", "csubj")
_PREPOSITIONS = ("with", "in", "on", "at", "from", "of", "like", "into", "under")
_NO = frozenset("no not n't never without".split())
_MAY = frozenset("would could might may should if wish".split())
_OF = frozenset(
    "glass cup mug bottle box piece pair group bunch handful plate bowl pot bag pile stack row "
    "line couple set sheet slice kind sort lot number dozen hundred".split()
)
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
    reader = _Reader(element, where, tokens, words, names, children)
    for n, token in enumerate(tokens):
        made = reader.candidate(n, token)
        if made is not None:
            yield made


class _Reader:
    def __init__(
        self,
        element: int,
        where: str,
        tokens: Sequence[Token],
        words: Words,
        names: frozenset[str],
        children: dict[int, list[int]],
    ) -> None:
        self.element = element
        self.where = where
        self.tokens = tokens
        self.words = words
        self.names = names
        self.children = children

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
            alone = token.dep == "ROOT" and not self.children.get(n, [])[1:]
            if alone and self.where == "action":
                return self._noun(n, token)
        return None

    def _hyphen(self, n: int) -> bool:
        """Whether a token joins its neighbours into one word."""
        tokens = self.tokens
        return (
            0 < n < len(tokens) - 1
            and tokens[n].text == "-"
            and tokens[n - 1].end == tokens[n].start
            and tokens[n].end == tokens[n + 1].start
        )

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
            c for c in self.children.get(n, ())
            if c < n and tokens[c].dep in _MODIFIERS and tokens[c].pos in _NAMING
        ]  # fmt: skip
        below = [
            c2 for c in inner for c2 in self.children.get(c, ()) if tokens[c2].dep == "compound"
        ]
        first = n  # its modifiers as far as nothing else stands between
        for c in sorted({*inner, *below}, reverse=True):
            if all(x in inner or x in below or self._hyphen(x) for x in range(c, first)):
                first = c
        while first > 1 and self._hyphen(first - 1):  # head-torch, wherever "head" hangs
            first -= 2
        inner = [c for c in inner if c >= first]
        start, end = tokens[first].start, token.end
        head = token.lemma if token.lemma.isalpha() or "-" in token.lemma else token.text.lower()
        if self._hyphen(n - 1) and f"{tokens[n - 2].lemma}-{head}" in self.words.nouns:
            head = f"{tokens[n - 2].lemma}-{head}"
        kind, share = self.words.classes.get(head, ("other", 0.0))
        lists = self.words.nouns.get(head, ())
        flags = {self.where} | self._written(n, token, inner)
        governor, preposition, verb = self._governed(n)
        flags |= self._role(n, governor, preposition, verb)
        if self.where == "dialogue" and not self._at_hand(n, flags, verb):
            return None
        modifier = tokens[inner[-1]].lemma if inner else ""
        count = self._count(n)
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
        flags = {self.where, "verb"} | self._unreal(n)
        subject = next(
            (tokens[c] for c in self.children.get(n, ()) if tokens[c].dep in _SUBJECTS), None
        )
        if subject is not None and self._person(subject):
            flags.add("person_acts")
        objects = [c for c in self.children.get(n, ()) if tokens[c].dep in ("dobj", "obj")]
        flags |= {"object"} if objects else {"alone"}
        particle = [c for c in self.children.get(n, ()) if tokens[c].dep == "prt"]
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
        for c in self.children.get(n, ()):
            if c > n and tokens[c].dep in ("prt", "prep", "advmod", "dobj", "obj"):
                inner = [c, *self.children.get(c, ())]
                inner += [
                    c3 for c2 in self.children.get(c, ()) for c3 in self.children.get(c2, ())
                ]
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
        determiners = [
            tokens[c] for c in self.children.get(n, ()) if tokens[c].dep in ("det", "poss")
        ]
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
        if any(self._names_someone(tokens[c]) for c in (n, *inner)):
            flags.add("name")
        return flags

    def _governed(self, n: int) -> tuple[int, str, int | None]:
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
            return self._governed(up)
        verb = up
        for _ in range(6):
            if tokens[verb].pos in ("VERB", "AUX") or tokens[verb].head == verb:
                break
            verb = tokens[verb].head
        return at, preposition, verb if tokens[verb].pos in ("VERB", "AUX") else None

    def _role(self, n: int, at: int, preposition: str, verb: int | None) -> set[str]:
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
            for c in self.children.get(n, ())
        ):
            flags |= {"compared"}
        if preposition == "without":
            flags |= {"negated"}
        if verb is None:
            flags |= {"no_verb"}
            return flags | self._unreal(n)
        lemma = tokens[verb].lemma
        told = self.words.verbs.get(lemma, ())
        flags |= set(told)
        subject = [tokens[c] for c in self.children.get(verb, ()) if tokens[c].dep in _SUBJECTS]
        if any(self._person(s) for s in subject):
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
        return flags | self._unreal(verb)

    def _unreal(self, verb: int) -> set[str]:
        """Denied, only possible, or over: what governs it says so."""
        tokens = self.tokens
        flags = set()
        for c in self.children.get(verb, ()):
            if tokens[c].dep == "neg" or tokens[c].lemma in _NO:
                flags.add("negated")
            if tokens[c].lemma in _MAY:
                flags.add("may")
            if tokens[c].lemma in ("have", "had") and tokens[c].dep == "aux":
                flags.add("past")
        return flags

    def _names_someone(self, token: Token) -> bool:
        """MAGS is a name; her lemma would be a magazine."""
        return token.lemma in self.names or token.text.lower() in self.names

    def _person(self, token: Token) -> bool:
        if token.lemma in ("he", "she", "they", "who", "i", "we", "you", "everyone", "someone"):
            return True
        if self._names_someone(token):
            return True
        return self.words.classes.get(token.lemma, ("", 0))[0] in ("person", "people")

    def _at_hand(self, n: int, flags: set[str], verb: int | None) -> bool:
        """Whether what is said shows that the thing is here: this key, take the key."""
        if flags & {"negated", "may", "past"}:
            return False
        if "this" in flags:
            return True
        lemma = self.tokens[verb].lemma if verb is not None else ""
        first = verb is not None and not any(
            self.tokens[c].dep in _SUBJECTS for c in self.children.get(verb, ())
        )
        return first and lemma in _TAKE and "object" in flags and "the" in flags

    def _count(self, n: int) -> int:
        for c in self.children.get(n, ()):
            token = self.tokens[c]
            if token.dep == "nummod":
                if token.text.isdecimal() and len(token.text) < 6:
                    return int(token.text)
                return _NUMBERS.get(token.lemma, 0)
        return 0
