"""Asking a provider: the answer whole, or one sentence why not, and never later than agreed."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from decimal import Decimal
from threading import Event, Thread

from workprint.models.providers.requests import (
    Answer,
    Limits,
    Piece,
    Provider,
    ProviderError,
    Request,
    Usage,
    asked_tokens,
    estimated_tokens,
    within,
)

_END = Piece()
_SLACK = 2
"""An answer whose length we only estimate may be this many times its limit of tokens."""


class Purse:
    """What a run may spend, and what it has spent so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.usage = Usage()
        self.cost = Decimal(0)

    @property
    def left(self) -> Decimal | None:
        """The money that may still be spent; None for no limit."""
        return None if self.limits.money is None else self.limits.money - self.cost

    def paid(self, usage: Usage, cost: Decimal) -> None:
        """Note what an answer took."""
        self.usage += usage
        self.cost += cost


def ask(
    provider: Provider,
    request: Request,
    purse: Purse,
    hear: Callable[[str], None] = lambda _: None,
    stop: Event | None = None,
) -> Answer:
    """The provider's answer to `request`; `hear` gets its text as it comes.

    The provider works in a thread of its own, so that one that hangs costs no more than the
    limit of time. Raises ProviderError in one sentence; KeyboardInterrupt passes through and
    stops the provider. What failed is paid for as far as we know of it.
    """
    limits = purse.limits
    request = within(request, provider.prices, purse.left)
    provider.ready()
    # A caller's event is only read: it may serve for more than one question.
    ended = Event()
    pieces: queue.Queue[Piece | BaseException] = queue.Queue(maxsize=1000)
    worker = Thread(
        target=_work, args=(provider, request, limits.seconds, ended, pieces), daemon=True
    )
    deadline = time.monotonic() + limits.seconds
    worker.start()
    text: list[str] = []
    usage: Usage | None = None
    why = None
    written = 0
    try:
        while True:
            piece = _next(pieces, deadline, stop, provider, limits.seconds, written)
            if piece is _END:
                break
            if piece.text:
                text.append(piece.text)
                written += estimated_tokens(piece.text)
                hear(piece.text)
            usage = piece.usage or usage
            why = piece.ended or why
            if written > _SLACK * request.tokens + 64:
                why = "length"
                break
    finally:
        ended.set()
        told = usage or Usage(asked_tokens(request), written, counted=False)
        cost = provider.prices.cost(told)
        purse.paid(told, cost)
    said = "".join(text)
    if stop is not None and stop.is_set():
        raise _stopped(provider)
    if why is None:
        raise ProviderError(
            f"{provider.name} broke off in the middle of its answer; run the same command again"
        )
    if not said.strip():
        raise ProviderError(
            f"{provider.name} answered with nothing; try again with another --seed or --model"
        )
    return Answer(
        said,
        provider.name,
        provider.model,
        request.sha256,
        told,
        cost,
        provider.prices.currency,
        why,
    )


def _work(
    provider: Provider,
    request: Request,
    seconds: float,
    stop: Event,
    pieces: queue.Queue[Piece | BaseException],
) -> None:
    try:
        for piece in provider.stream(request, seconds, stop):
            while not stop.is_set():
                try:
                    pieces.put(piece, timeout=0.2)
                    break
                except queue.Full:
                    continue
            if stop.is_set():
                break
        pieces.put(_END, timeout=1)
    except queue.Full:
        return  # nobody listens any more
    except BaseException as error:
        if not stop.is_set():
            pieces.put(error)


def _next(
    pieces: queue.Queue[Piece | BaseException],
    deadline: float,
    stop: Event | None,
    provider: Provider,
    seconds: float,
    written: int,
) -> Piece:
    while True:
        if stop is not None and stop.is_set():
            raise _stopped(provider)
        left = deadline - time.monotonic()
        try:
            piece = pieces.get(timeout=max(0.0, min(left, 0.1)))
        except queue.Empty:
            if left <= 0:
                came = f"after about {written} tokens" if written else "without a word"
                raise ProviderError(
                    f"{provider.name} did not finish within {seconds:g} s ({came}); raise the "
                    "limit with --seconds, or ask for less with --tokens"
                ) from None
            continue
        if isinstance(piece, BaseException):
            raise piece
        return piece


def _stopped(provider: Provider) -> ProviderError:
    return ProviderError(f"{provider.name} was stopped; nothing was kept")
