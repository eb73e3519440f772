"""A limit to the bytes and the time of one answer, for servers that send without end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

MOST_BYTES = 8_000_000
"""The longest answer with its wrapping is a hundred times smaller."""


class TooMuch(Exception):
    """More bytes came than any answer has."""


class TooLate(Exception):
    """Bytes still come, but the time is over or nobody listens any more."""


def capped(deadline: float, stop: Event) -> Callable[[Any], None]:
    """A hook of the HTTP client: a response raises TooMuch or TooLate while it is read.

    `deadline` is of the monotonic clock.
    """

    def hook(response: Any) -> None:
        from httpx2 import SyncByteStream

        if "identity" not in response.headers.get("content-encoding", "identity").lower():
            raise TooMuch

        class Capped(SyncByteStream):
            def __init__(self, inner: Any) -> None:
                self.inner = inner

            def __iter__(self) -> Iterator[bytes]:
                came = 0
                for chunk in self.inner:
                    came += len(chunk)
                    if came > MOST_BYTES:
                        raise TooMuch
                    if stop.is_set() or time.monotonic() > deadline:
                        raise TooLate
                    yield chunk

            def close(self) -> None:
                self.inner.close()

        response.stream = Capped(response.stream)

    return hook
