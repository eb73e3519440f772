"""The policy's network in compiled code, for futures that are played out by the thousand.

The same sums as the shipped ONNX file, whose weights it takes: each block's features give a hidden
row, the mean of the rows tells what else there is, and both give the block's score. So blocks in
another order get the same scores (deep sets; Zaheer et al. 2017).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from workprint.shooting.replanning.packed import Floats


class Weights(NamedTuple):
    """`first` (H, F), `own` and `mean` (H, H), `last` (H,)."""

    first: Floats
    first_bias: Floats
    own: Floats
    mean: Floats
    own_bias: Floats
    last: Floats


@njit(cache=True)
def scores(weights: Weights, rows: Floats, count: int, out: Floats) -> None:
    """The scores of the first `count` rows into `out`; the best is the highest."""
    size, wide = weights.first.shape
    hidden = np.zeros((count, size))
    mean = np.zeros(size)
    for n in range(count):
        for h in range(size):
            total = weights.first_bias[h]
            for f in range(wide):
                total += weights.first[h, f] * rows[n, f]
            if total > 0:
                hidden[n, h] = total
                mean[h] += total / count
    shared = np.zeros(size)
    for h in range(size):
        shared[h] = weights.own_bias[h]
        for k in range(size):
            shared[h] += weights.mean[h, k] * mean[k]
    for n in range(count):
        out[n] = 0.0
        for h in range(size):
            total = shared[h]
            for k in range(size):
                total += weights.own[h, k] * hidden[n, k]
            if total > 0:
                out[n] += weights.last[h] * total
