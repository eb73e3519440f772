"""How long to wait before asking again: what the server says, else longer each time."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from email.utils import mktime_tz, parsedate_tz

FIRST, LONGEST = 0.5, 8.0
"""Seconds of the first wait and of the longest one of our own choosing."""


def wait_for(attempt: int, headers: Mapping[str, str], seed: int) -> float:
    """Seconds to wait after failure number `attempt` (from 0).

    `Retry-After` (RFC 9110, 10.2.3; seconds or a date) is honoured, as is `retry-after-ms`;
    without it the wait doubles each time, less up to a quarter so that many do not come at once.
    """
    said = _said(headers)
    if said is not None:
        return said
    spread = random.Random(f"{seed} {attempt}").random()
    return min(FIRST * 2.0**attempt, LONGEST) * (1 - 0.25 * spread)


def _said(headers: Mapping[str, str]) -> float | None:
    for name, parts in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        value = headers.get(name)
        if value is None:
            continue
        try:
            seconds = float(value) / parts
        except ValueError:
            date = parsedate_tz(value)
            if date is None:
                continue
            try:
                seconds = mktime_tz(date) - time.time()
            except (ValueError, OverflowError):
                continue
        if seconds == seconds:
            return min(max(0.0, seconds), 1e9)
    return None
