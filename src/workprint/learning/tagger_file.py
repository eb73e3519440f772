"""A trained tagger's file at work: its session, the words it knows, its chain of labels."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.learning.chains import Chain


@dataclass(frozen=True, slots=True)
class TaggerFile:
    """A loaded tagger: `words` by number from 1, `notes` what else stands in the file."""

    session: Any
    words: dict[str, int]
    chain: Chain
    notes: Mapping[str, str]

    def scores(
        self, numbers: NDArray[np.float32], words: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Scores of every label, (T, B, K), of numbers (T, B, F) and words (T, B, S)."""
        made: NDArray[np.float32] = self.session.run(
            ["scores"], {"numbers": numbers, "words": words}
        )[0]
        return made


def load_tagger(folder: Path, labels: Sequence[str], numbers: int, slots: int) -> TaggerFile:
    """The tagger in `folder`/model.onnx.

    Any exception tells that it cannot be used: ONNX Runtime raises kinds of its own for each way
    a file can be wrong, and ValueError is for other labels or inputs than wanted.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    notes = session.get_modelmeta().custom_metadata_map
    if json.loads(notes["labels"]) != list(labels):
        raise ValueError("it gives other labels")
    if session.get_inputs()[0].shape[2] != numbers:
        raise ValueError("it takes other numbers")
    words = {word: n + 1 for n, word in enumerate(json.loads(notes["words"]))}
    begin, pairs = session.run(
        ["begin", "pairs"],
        {
            "numbers": np.zeros((1, 1, numbers), np.float32),
            "words": np.zeros((1, 1, slots), np.int64),
        },
    )
    return TaggerFile(session, words, Chain(begin, pairs), notes)
