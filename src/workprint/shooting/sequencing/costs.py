"""What orders cost, in compiled code. A set of actors is a row of 64-bit words."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from workprint.shooting.sequencing.problem import Floats, Words


def pay_table(pay: Floats, words: int) -> Floats:
    """The pay of every set of eight actors, (8 W, 256): a set's pay is the sum over its bytes."""
    table = np.zeros((8 * words, 256))
    for actor, one in enumerate(pay):
        holds = (np.arange(256) >> (actor % 8)) & 1
        table[actor // 8] += one * holds
    return table[: max(1, -(-len(pay) // 8))]


@njit(cache=True, inline="always")
def pay_of(table: Floats, word: np.uint64, at: int) -> float:
    """The pay of the actors in one word of a set, the `at`-th."""
    total = 0.0
    for byte in range(8 * at, min(8 * at + 8, table.shape[0])):
        total += table[byte, word & np.uint64(255)]
        word >>= np.uint64(8)
    return total


@njit(cache=True)
def order_cost(order: NDArray[np.int64], casts: Words, durations: Floats, table: Floats) -> float:
    """The cost of an order of the reduced scenes."""
    count, words = casts.shape
    after = np.zeros((count + 1, words), np.uint64)
    for place in range(count - 1, -1, -1):
        for w in range(words):
            after[place, w] = after[place + 1, w] | casts[order[place], w]
    begun = np.zeros(words, np.uint64)
    total = 0.0
    for place in range(count):
        paid = 0.0
        for w in range(words):
            begun[w] |= casts[order[place], w]
            paid += pay_of(table, begun[w] & after[place, w], w)
        total += durations[order[place]] * paid
    return total
