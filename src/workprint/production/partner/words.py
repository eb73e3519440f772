"""Our recurrent language model as a source of next words for the writing partner."""

from __future__ import annotations

import bisect
import gc
import logging
import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from workprint.language.generation.running import RunningModel, load
from workprint.learning.errors import ModelFileError
from workprint.production.learned import model_in_use

_LONGEST = 2000
"""Characters above the place that the model reads at most, and half of them at least."""
_HAN = re.compile("[\u3400-\u9fff]")


class RunningWords:
    """Our recurrent language model as a source of next words, with what it last read kept."""

    def __init__(self, model: RunningModel) -> None:
        self.model = model
        tokens = model.vocabulary.tokens
        words = [(t, n) for n, t in enumerate(tokens) if n > 1 and t]
        self._sorted = sorted(words)
        self._keys = [t for t, _ in self._sorted]
        self._chinese = sum(bool(_HAN.match(t)) for t in tokens[:2000]) > 100
        self._read: OrderedDict[tuple[int, ...], Any] = OrderedDict()

    def speaks(self, language: str) -> bool:
        """Whether the model learned from texts in `language`."""
        return self.model.vocabulary.level == "word" and self._chinese == (language == "zh")

    def next_words(self, before: str, begins: str, most: int) -> Sequence[tuple[str, float]]:
        """Words of the vocabulary that begin with `begins`, the likeliest first."""
        scores = self.scores(before)
        if begins:
            low = bisect.bisect_left(self._keys, begins)
            high = bisect.bisect_left(self._keys, begins + "\U0010ffff")
            numbers = np.array([n for _, n in self._sorted[low:high]], np.int64)
        else:
            numbers = np.arange(2, len(scores))
        if not len(numbers):
            return ()
        own = scores[numbers]
        best = numbers[np.argsort(-own, kind="stable")[:most]]
        return [(self.model.vocabulary.tokens[n], float(np.exp(scores[n]))) for n in best]

    def scores(self, before: str) -> Any:
        """Log-probabilities (V,) of the token after a text, of which the end is read."""
        # Where the reading begins moves in long steps: between two of them, one word more is read.
        step = _LONGEST // 2
        text = before[max(0, len(before) // step - 1) * step :]
        ids = tuple(int(n) for n in self.model.vocabulary.read(text))
        if ids in self._read:
            self._read.move_to_end(ids)
            return self._read[ids].scores[-1]
        known = self._read.get(ids[:-1]) if ids else None
        if known is not None:
            reading = self.model.read(np.array(ids[-1:], np.int64), known.state)
        else:
            reading = self.model.read(np.array([0, *ids], np.int64))
        self._read[ids] = reading
        while len(self._read) > 64:
            self._read.popitem(last=False)
        return reading.scores[-1]


@lru_cache(maxsize=2)
def word_model(folder: Path | None = None) -> RunningWords | None:
    """The language model in `folder`, or the one in use; None when there is none yet.

    A named folder that holds no model raises ModelFileError.
    """
    chosen = folder or model_in_use("language")
    if folder is None and not (chosen / "model.onnx").exists():
        return None
    try:
        words = RunningWords(load(chosen))
        # What is loaded by now stays: a full collection of garbage that walks through all of it
        # would take longer than a keystroke may.
        gc.freeze()
        return words
    except ModelFileError as error:
        if folder is not None:
            raise
        logging.getLogger(__name__).warning("%s", error)
        return None
