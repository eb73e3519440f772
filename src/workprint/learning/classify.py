"""A trained classifier at work: its ONNX file, and how sure it is of each class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.learning.errors import ModelFileError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RunningClassifier:
    """A loaded classifier and the labels of each question's classes."""

    labels: tuple[tuple[str, ...], ...]
    session: Any

    def ask(self, sequence: NDArray[Any]) -> tuple[Floats, ...]:
        """The probability of each class (classes,), question by question."""
        return tuple(self.session.run(None, {"x": sequence}))


def load_classifier(path: Path, again: str) -> RunningClassifier:
    """The classifier in a file; ModelFileError, which names the command `again`, if not whole."""
    import onnxruntime

    try:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        notes = session.get_modelmeta().custom_metadata_map
        labels = tuple(tuple(q.split(" ")) for q in notes["labels"].split("|"))
        if [o.name for o in session.get_outputs()] != [f"answer{n}" for n in range(len(labels))]:
            raise KeyError("labels")
    except Exception as error:
        # onnxruntime raises kinds of its own for each way a file can be wrong.
        raise ModelFileError(
            f"{path} is no classifier that can be used ({type(error).__name__}); "
            f"train it again with: {again}"
        ) from error
    return RunningClassifier(labels, session)
