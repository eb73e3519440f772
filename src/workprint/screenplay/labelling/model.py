"""The trained labeller at work: lines in, a label and its confidence for each out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.learning.chains import Chain, best_path, marginals
from workprint.learning.tagger_file import TaggerFile, load_tagger
from workprint.screenplay.labelling.features import WIDTH, WORDS, features
from workprint.screenplay.labelling.labels import LABELS, LabelledLine, legal
from workprint.screenplay.labelling.typed import TypedLine

SHIPPED = Path(__file__).parent / "shipped"
WINDOW = 384
OVERLAP = 24
"""Lines are read in windows, side by side; each brings some of its neighbours' lines along."""


class LabellerError(Exception):
    """The labeller's file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Labeller:
    """A loaded labeller."""

    file: TaggerFile
    chain: Chain

    def label(self, lines: Sequence[TypedLine]) -> tuple[LabelledLine, ...]:
        """Label a document's lines; the sequence is one that may be (speech follows a cue)."""
        if not lines:
            return ()
        scores = self.scores(lines)
        path = best_path(scores, self.chain)
        sure = marginals(scores, self.chain)
        rows = np.arange(len(path))
        taken = sure[rows, path]
        sure[rows, path] = -1
        other = sure.argmax(axis=1)
        return tuple(
            LabelledLine(LABELS[p], c, LABELS[o])
            for p, c, o in zip(path.tolist(), taken.tolist(), other.tolist(), strict=True)
        )

    def scores(self, lines: Sequence[TypedLine]) -> NDArray[np.float32]:
        """What the network gives each label of each line, (N, K)."""
        found = features(lines)
        words = words_of(found.tokens, self.file.words)
        count = len(lines)
        starts = range(0, count, WINDOW)
        span = WINDOW + 2 * OVERLAP
        numbers = np.zeros((span, len(starts), WIDTH), np.float32)
        looked = np.zeros((span, len(starts), WORDS), np.int64)
        for n, start in enumerate(starts):
            low, high = max(0, start - OVERLAP), min(count, start + WINDOW + OVERLAP)
            at = low - (start - OVERLAP)
            numbers[at : at + high - low, n] = found.numbers[low:high]
            looked[at : at + high - low, n] = words[low:high]
        if len(starts) == 1:  # one short text: no padding at its ends
            numbers, looked = found.numbers[:, None], words[:, None]
            made = self.file.scores(numbers, looked)
            whole: NDArray[np.float32] = made[:, 0]
            return whole
        made = self.file.scores(numbers, looked)
        inner = made[OVERLAP : OVERLAP + WINDOW].transpose(1, 0, 2)
        result: NDArray[np.float32] = inner.reshape(-1, len(LABELS))[:count]
        return result


def words_of(tokens: Sequence[tuple[str, ...]], table: dict[str, int]) -> NDArray[np.int64]:
    """The numbers of each line's words, (N, WORDS), 0 for those not known.

    The last two words have the last two places, whatever stands before them.
    """
    get = table.get
    rows = []
    for line in tokens:
        known = [get(t, 0) for t in line]
        if len(known) < WORDS:
            head, tail = (known, []) if len(known) < 3 else (known[:-2], known[-2:])
            known = head + [0] * (WORDS - len(known)) + tail
        rows.append(known)
    return np.array(rows, np.int64).reshape(-1, WORDS)


def in_use() -> Path:
    """The folder of the labeller in use: the user's own, else the shipped one."""
    from workprint.models.store import root

    own = root() / "trained" / "labels"
    return own if (own / "model.onnx").exists() else SHIPPED


def load(folder: Path | None = None) -> Labeller:
    """The labeller in a folder, or the one in use; LabellerError in one sentence when it is not
    whole."""
    return _load(folder or in_use())


@lru_cache(maxsize=4)
def _load(folder: Path) -> Labeller:
    try:
        file = load_tagger(folder, LABELS, WIDTH, WORDS)
    except Exception as error:
        raise LabellerError(
            f"{folder} does not hold a labeller that can be used ({type(error).__name__}); "
            "train it again with: workprint train labels"
        ) from error
    return Labeller(file, file.chain.masked(*legal()))
