"""Linear chains of labels: the best sequence, and how sure each label in it is.

A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): the score of a
sequence is the sum of what each step gives its label and of what each label gives the next. The
best sequence is Viterbi's (1967); marginals are by forward and backward sums. What a mask forbids
never happens.

Long sequences are worked on in stretches side by side. Each begins `BURN` steps early, by which
time what came before has stopped to matter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ids = NDArray[np.int64]

NEVER = np.float32(-1e4)
"""The score of what may not be."""
STRETCH = 128
BURN = 48


@dataclass(frozen=True, slots=True)
class Chain:
    """What a label gives the next: `begin` (K,) for the first, `pairs` (K, K) from row to column.

    Natural logarithms, up to a constant.
    """

    begin: Floats
    pairs: Floats

    def masked(self, begin: NDArray[np.bool_], pairs: NDArray[np.bool_]) -> Chain:
        """The same chain, with only what the masks allow."""
        return Chain(np.where(begin, self.begin, NEVER), np.where(pairs, self.pairs, NEVER))


def best_path(scores: Floats, chain: Chain) -> Ids:
    """The sequence of labels (T,) with the highest score; `scores` is (T, K)."""
    steps, count = scores.shape
    if steps == 0:
        return np.zeros(0, np.int64)
    parts = _stretches(scores)
    towards = np.ascontiguousarray(chain.pairs.T)
    came = np.zeros((*parts.shape[:2], count), np.int64)
    total = parts[0]
    for t in range(1, len(parts)):
        sums = total[:, None, :] + towards
        came[t] = sums.argmax(axis=2)
        total = sums.max(axis=2) + parts[t]
        if t == BURN:
            total[0] = chain.begin + parts[t, 0]  # the first stretch begins here
    inner = came[BURN:].transpose(1, 0, 2).reshape(-1, count)[:steps]
    last = (steps - 1) % STRETCH
    # The last stretch is padded with steps that score all labels alike: end where it ends.
    path = [int(_totals(parts[:, -1], chain, BURN + last, steps).argmax())]
    for row in inner[:0:-1].tolist():
        path.append(row[path[-1]])
    return np.array(path[::-1], np.int64)


def _totals(part: Floats, chain: Chain, end: int, steps: int) -> Floats:
    """The best score of ending in each label at step `end` of the last stretch."""
    start = BURN if steps <= STRETCH else 0
    total: Floats = part[start] + (chain.begin if start else np.float32(0))
    for t in range(start + 1, end + 1):
        total = (total[:, None] + chain.pairs).max(axis=0) + part[t]
    return total


def marginals(scores: Floats, chain: Chain) -> Doubles:
    """The probability of each label at each step, (T, K), over all sequences."""
    steps, count = scores.shape
    if steps == 0:
        return np.zeros((0, count))
    given = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    pairs = np.exp((chain.pairs - chain.pairs.max()).astype(np.float64))
    begin = np.exp((chain.begin - chain.begin.max()).astype(np.float64))
    parts = _stretches(given, 1.0)
    ahead = np.empty(parts.shape)
    now = parts[0]
    ahead[0] = now
    for t in range(1, len(parts)):
        now = (now @ pairs) * parts[t]
        if t == BURN:
            now[0] = begin * parts[t, 0]
        now = now / now.sum(axis=1, keepdims=True)
        ahead[t] = now
    parts = _stretches(given[::-1], 1.0)
    behind = np.empty(parts.shape)
    back = np.ones(parts.shape[1:])
    behind[0] = back
    for t in range(1, len(parts)):
        back = (parts[t - 1] * back) @ pairs.T
        if t == BURN:
            back[0] = 1
        back = back / back.sum(axis=1, keepdims=True)
        behind[t] = back
    both = _joined(ahead, steps) * _joined(behind, steps)[::-1]
    result: Doubles = both / both.sum(axis=1, keepdims=True)
    return result


def _stretches(scores: NDArray[np.floating], padding: float = 0.0) -> NDArray[np.floating]:
    """Scores (T, K) as stretches (BURN + STRETCH, N, K); what lies outside is `padding`."""
    steps, count = scores.shape
    parts = -(-steps // STRETCH)
    wide = np.full((BURN + parts * STRETCH, count), padding, scores.dtype)
    wide[BURN : BURN + steps] = scores
    rows = np.arange(parts) * STRETCH + np.arange(BURN + STRETCH)[:, None]
    made: NDArray[np.floating] = wide[rows]
    return made


def _joined(parts: Doubles, steps: int) -> Doubles:
    whole: Doubles = parts[BURN:].transpose(1, 0, 2).reshape(-1, parts.shape[2])[:steps]
    return whole
