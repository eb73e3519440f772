"""The trained tagger at work: candidates in, a category and how sure it is for each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.analysis.candidates import LABELS, NUMBERS, SLOTS, Candidate, numbers_of
from workprint.film.breakdown import Category
from workprint.learning.chains import best_path, marginals
from workprint.learning.tagger_file import TaggerFile, load_tagger

SHIPPED = Path(__file__).parent / "shipped"
NONE = "none"
_REMEMBERED = 4000


class TaggerError(Exception):
    """The tagger's file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A candidate's category, None for none, how sure it is, and the next best with its share."""

    category: Category | None
    confidence: float
    other: str
    other_confidence: float


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded tagger."""

    file: TaggerFile
    bias: float
    known: dict[object, tuple[Tag, ...]] = field(default_factory=dict, repr=False, compare=False)

    def tag(self, found: Sequence[Candidate], chinese: bool) -> tuple[Tag, ...]:
        """A tag for each candidate of a scene, in order; a scene that was read before is
        remembered."""
        if not found:
            return ()
        key = (chinese, tuple((c.words, c.flags, c.kind, c.share, c.lists) for c in found))
        if key not in self.known:
            if len(self.known) > _REMEMBERED:
                self.known.clear()
            self.known[key] = self._tagged(found, chinese)
        return self.known[key]

    def _tagged(self, found: Sequence[Candidate], chinese: bool) -> tuple[Tag, ...]:
        numbers = numbers_of(found, chinese)[:, None]
        looked = words_of(found, self.file.words)[:, None]
        scores = self.file.scores(numbers, looked)[:, 0]
        scores[:, 0] += np.float32(self.bias)
        path = best_path(scores, self.file.chain)
        sure = marginals(scores, self.file.chain)
        rows = np.arange(len(path))
        taken = sure[rows, path].copy()
        sure[rows, path] = -1
        other = sure.argmax(axis=1)
        return tuple(
            Tag(None if LABELS[p] == NONE else Category(LABELS[p]), float(c), LABELS[o], float(s))
            for p, c, o, s in zip(path, taken, other, sure[rows, other], strict=True)
        )


def looked_up(one: Candidate) -> tuple[str, ...]:
    """What the tagger looks up of a candidate: its words, and what it is together with all that is
    true of it; `SLOTS` at most."""
    head, verb, modifier, preposition = one.words
    what = one.lists[0] if one.lists else one.kind
    words = (
        f"h={head}", f"v={verb}", f"m={modifier}", f"p={preposition}", f"{what}|{verb}",
    )  # fmt: skip
    return (*words, *(f"{what}&{flag}" for flag in sorted(one.flags)))[:SLOTS]


def words_of(found: Sequence[Candidate], table: dict[str, int]) -> NDArray[np.int64]:
    """The numbers of each candidate's words, (N, SLOTS), 0 for those not known."""
    made = np.zeros((len(found), SLOTS), np.int64)
    for row, one in zip(made, found, strict=True):
        for n, word in enumerate(looked_up(one)):
            row[n] = table.get(word, 0)
    return made


def in_use() -> Path:
    """The folder of the tagger in use: the user's own, else the shipped one."""
    from workprint.models.store import root

    own = root() / "trained" / "breakdown"
    return own if (own / "model.onnx").exists() else SHIPPED


def load(folder: Path | None = None) -> Tagger:
    """The tagger in a folder, or the one in use; TaggerError in one sentence when it is not
    whole."""
    folder = folder or in_use()
    try:
        content = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    except OSError:
        content = ""
    return _load(folder, content)


@lru_cache(maxsize=4)
def _load(folder: Path, content: str) -> Tagger:
    """The tagger whose file has this sha256; trained again into its folder it is another."""
    try:
        file = load_tagger(folder, LABELS, NUMBERS, SLOTS)
        return Tagger(file, float(file.notes.get("bias", "0")))
    except Exception as error:
        raise TaggerError(
            f"{folder} does not hold a breakdown tagger that can be used "
            f"({type(error).__name__}); train it again with: workprint train breakdown"
        ) from error
