"""A language model at work: reads a text token by token and tells what may come next.

A model's folder holds `model.onnx`, `tokens.txt` (one token a line, in order), `card.json` and,
for a model of one's own, `trigram.npz`, the counts of the same text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.language.preprocess.vocabulary import Ids, Level, Vocabulary
from workprint.learning.errors import ModelFileError
from workprint.learning.whole import write_whole

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model made of T tokens: log-probabilities of every next token, and its outputs."""

    scores: Singles
    """(T, V)"""
    hidden: Singles
    """(T, E)"""
    state: tuple[Singles, ...]


@dataclass(frozen=True, slots=True)
class RunningModel:
    """A loaded language model."""

    vocabulary: Vocabulary
    session: Any
    begin: tuple[Singles, ...]

    def read(self, tokens: Ids, state: Sequence[Singles] | None = None) -> Reading:
        """Read tokens (T,) after `state`; the beginning when there is none."""
        fed: dict[str, NDArray[Any]] = {
            f"state{n}": s for n, s in enumerate(state if state is not None else self.begin)
        }
        fed["tokens"] = tokens[:, None]
        scores, hidden, *after = self.session.run(None, fed)
        return Reading(scores[:, 0], hidden[:, 0], tuple(after))


def load(folder: Path) -> RunningModel:
    """The model in a folder; ModelFileError in one sentence when it is not whole."""
    import onnxruntime

    try:
        data = (folder / "tokens.txt").read_bytes()
        lines = data.decode("utf-8").split("\n")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        notes = session.get_modelmeta().custom_metadata_map
        level: Level = "char" if notes["level"] == "char" else "word"
        vocabulary = Vocabulary.of(level, read_tokens(lines[:-1]))
        begin = tuple(
            np.zeros((1, 1, i.shape[2]), np.float32)
            for i in session.get_inputs()
            if i.name.startswith("state")
        )
        # Words of another training beside this network would be told for its own.
        key = hashlib.sha256(data).hexdigest()[:16]
        if str(len(vocabulary)) != notes["vocabulary"] or notes.get("tokens", key) != key:
            raise KeyError("vocabulary")
    except Exception as error:
        # onnxruntime raises kinds of its own for each way a file can be wrong.
        raise ModelFileError(
            f"{folder} does not hold a language model that can be used "
            f"({type(error).__name__}); train it again with: workprint train language"
        ) from error
    return RunningModel(vocabulary, session, begin)


def write_tokens(vocabulary: Vocabulary, folder: Path) -> str:
    """Write a vocabulary beside its model; the key that the model's notes must have for it."""
    data = "".join(f"{_escaped(t)}\n" for t in vocabulary.tokens).encode()
    write_whole(folder / "tokens.txt", data)
    return hashlib.sha256(data).hexdigest()[:16]


def read_tokens(lines: Sequence[str]) -> list[str]:
    """The tokens of a vocabulary's lines."""
    return [_unescaped(line) for line in lines]


def _escaped(token: str) -> str:
    return token.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")


def _unescaped(line: str) -> str:
    return (
        line.encode().decode("unicode_escape").encode("latin-1").decode() if "\\" in line else line
    )
