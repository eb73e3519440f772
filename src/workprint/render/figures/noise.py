"""Chance that depends on a seed and a time alone: the same frame always looks the same."""

from __future__ import annotations

import math
import zlib


def seed_of(text: str) -> int:
    """A number of a name."""
    return zlib.crc32(text.encode("utf-8"))


def chance(seed: int, step: int) -> float:
    """A number from 0 to 1 for a seed and a step."""
    return zlib.crc32(f"{seed}/{step}".encode()) / 0xFFFFFFFF


def drift(seed: int, time: float) -> float:
    """A smooth wander from -1 to 1, changing over about a unit of time."""
    step = math.floor(time)
    u = time - step
    u = u * u * u * (u * (6 * u - 15) + 10)
    a, b = chance(seed, step), chance(seed, step + 1)
    return 2 * (a + (b - a) * u) - 1
