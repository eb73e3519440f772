"""The trained policy: an ONNX file whose weights also play out futures in compiled code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.learning.errors import ModelFileError
from workprint.shooting.replanning.features import COUNT
from workprint.shooting.replanning.network import Weights

SHIPPED = Path(__file__).parents[1] / "shipped"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy that was read: its session, and its weights for compiled code."""

    session: Any
    weights: Weights

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The score of each row of features, by ONNX Runtime."""
        made: NDArray[np.float64] = self.session.run(
            ["scores"], {"rows": rows.astype(np.float32)}
        )[0].astype(np.float64)
        return made


def folder_in_use(use: str) -> Path:
    """The folder of the policy in use for `replanning` or `operators`: the user's own where one
    was trained, else the shipped one."""
    from workprint.models.store import root

    own = root() / "trained" / f"scheduling-{use}"
    return own if (own / "model.onnx").exists() else SHIPPED / use


def read_policy(folder: Path | None = None, use: str = "replanning", wide: int = COUNT) -> Policy:
    """The policy of a folder; ModelFileError, with the mend, when its file is none."""
    path = (folder or folder_in_use(use)) / "model.onnx"
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _read(path, changed, use, wide)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, use: str, wide: int) -> Policy:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        told = session.run(list(Weights._fields), {"rows": np.zeros((1, wide), np.float32)})
    except Exception as error:
        # ONNX Runtime raises kinds of its own for each way a file can be wrong.
        raise ModelFileError(
            f"{path} is no policy for {use}; train it again with: "
            f"workprint train scheduling --use {use}"
        ) from error
    return Policy(session, Weights(*(np.ascontiguousarray(a, np.float64) for a in told)))
