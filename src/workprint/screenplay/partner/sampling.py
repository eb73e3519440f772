"""Lines without a provider: words drawn from a character's own, the script's and a model's.

A recurrent model of a few million weights and the counts of one script do not understand a scene.
What comes out is a rough that may start a thought, and is marked as such.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.screenplay.partner.tokens import is_han, joined, tokens
from workprint.screenplay.partner.wording import Wordbook, WordModel

_OWN, _SCRIPT, _MODEL = 0.45, 0.2, 0.35
"""Shares of the character's own words, the whole script's, and the language model's."""
_ENDS = frozenset(".!?。！？…")
_MARKS = frozenset(",.!?，。！？…、；;:：'")
_TRIES = 60
_COPIED = 6
"""Tokens in a row from one line of the script from which on a line is a copy of it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody speaks: the words of all their lines, and the script's around them."""

    name: str
    lines: tuple[str, ...]
    own: Wordbook
    script: Wordbook

    @classmethod
    def of(cls, name: str, lines: Sequence[str], prose: Sequence[str]) -> Voice:
        """The voice of `name`, who says `lines` in a script of `prose`."""
        return cls(name, tuple(lines), Wordbook.of(lines), Wordbook.of(prose))


def sample_lines(
    voice: Voice, above: str, count: int, size: int, seed: int, model: WordModel | None = None
) -> tuple[str, ...]:
    """Up to `count` different lines of about `size` words that `voice` might say after `above`.

    The same seed gives the same lines.
    """
    draw = random.Random(f"{seed} {voice.name} {above[-200:]}")
    known = {tuple(t.text for t in tokens(line)) for line in voice.lines}
    runs = {run[n : n + _COPIED] for run in known for n in range(max(0, len(run) - _COPIED + 1))}
    made: dict[str, None] = {}
    for _ in range(_TRIES):
        if len(made) >= count:
            break
        line = _drawn(voice, above, size, draw, model)
        short = tuple(line)
        copied = any(short[n : n + _COPIED] in runs for n in range(len(short)))
        if len(line) < 3 or short in known or copied:
            continue
        made.setdefault(_shown(line, voice), None)
    return tuple(made)


def _drawn(
    voice: Voice, above: str, size: int, draw: random.Random, model: WordModel | None
) -> list[str]:
    said: list[str] = []
    length = max(3, round(size * draw.uniform(0.6, 1.3)))
    while len(said) < 2 * length + 6:
        shares = _shares(voice, above, said, model)
        if len(said) >= length:
            ends = {w: p for w, p in shares.items() if w in _ENDS}
            if ends:
                shares = ends
        elif len(said) < min(4, length):
            shares = {w: p for w, p in shares.items() if w not in _ENDS} or shares
        if not shares:
            break
        names = sorted(shares, key=lambda w: (-shares[w], w))[:40]
        word = draw.choices(names, [shares[w] ** 1.2 for w in names])[0]
        said.append(word)
        if word in _ENDS and len(said) >= min(4, length):
            break
    if said and said[-1] not in _ENDS:
        while said and said[-1] in _MARKS:
            said.pop()
        said.append("。" if said and is_han(said[-1][0]) else ".")
    return said


def _shares(
    voice: Voice, above: str, said: list[str], model: WordModel | None
) -> dict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    context = ["", *said]
    for share, book in ((_OWN, voice.own), (_SCRIPT, voice.script)):
        for word, p in book.next(context).items():
            scores[word] += share * p
    if model is not None:
        given = model.next_words(above + joined(said), "", 60)
        total = sum(p for _, p in given) or 1.0
        for word, p in given:
            scores[word] += _MODEL * p / total
    last = said[-1] if said else ""
    return {
        word: p
        for word, p in scores.items()
        if word
        and (word[0].isalnum() or word in _MARKS)
        and not (word in _MARKS and (not said or last in _MARKS))
        and word != last
        and not (len(said) > 3 and word in said[-3:] and word not in _MARKS)
    }


def _shown(line: Sequence[str], voice: Voice) -> str:
    """A line as one writes it: capitals at its beginning, and where the script has them."""
    shown = voice.script.shown
    text = joined([shown.get(word, word) for word in line])
    made = []
    begins = True
    for char in text:
        made.append(char.upper() if begins and char.isalpha() else char)
        if char.isalpha():
            begins = False
        elif char in ".!?":
            begins = True
    return "".join(made)
