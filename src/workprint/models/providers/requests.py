"""What is asked of a provider of text, what it answers, and what that cost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from threading import Event
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]


class ProviderError(Exception):
    """A provider could not answer; the message is one sentence with the mend."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the talk with a model."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that may be spent: tokens of an answer, seconds for it, money for all answers.

    `money` is in the currency of the provider's prices; None for no limit.
    """

    tokens: int = 800
    seconds: float = 120.0
    money: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `prefix` is the bare text to go on from, for models that take no orders."""

    messages: tuple[Message, ...]
    prefix: str = ""
    tokens: int = 800
    temperature: float = 0.8
    seed: int = 1

    @property
    def sha256(self) -> str:
        """The hash of all that decides the answer beside the model; hexadecimal."""
        told = [
            [[m.role, m.text] for m in self.messages],
            self.prefix,
            self.tokens,
            self.temperature,
            self.seed,
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens read and written; `counted` is False where they are our own estimate."""

    read: int = 0
    written: int = 0
    counted: bool = True

    def __add__(self, other: Usage) -> Usage:
        both = self.counted and other.counted
        return Usage(self.read + other.read, self.written + other.written, both)


@dataclass(frozen=True, slots=True)
class Prices:
    """Money per million tokens read and written."""

    read: Decimal = Decimal(0)
    written: Decimal = Decimal(0)
    currency: str = "USD"

    def cost(self, usage: Usage) -> Decimal:
        """What a usage costs, exact."""
        return (self.read * usage.read + self.written * usage.written) / 1_000_000


FREE = Prices()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer as it comes; the last one tells usage and why it ended."""

    text: str = ""
    usage: Usage | None = None
    ended: Literal["stop", "length"] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `ended` is "length" when it was cut at the limit of tokens."""

    text: str
    provider: str
    model: str
    prompt_sha256: str
    usage: Usage
    cost: Decimal
    currency: str
    ended: Literal["stop", "length"]


class Provider(Protocol):
    """Somebody who writes text for a request: a file of weights, or an address."""

    @property
    def name(self) -> str:
        """The provider as the settings name it."""
        ...

    @property
    def model(self) -> str:
        """The model as the provider names it."""
        ...

    @property
    def prices(self) -> Prices:
        """What it costs; nothing, for what runs here."""
        ...

    def ready(self) -> None:
        """Load what answering needs, before time is counted. Raises ProviderError if it cannot."""
        ...

    def stream(self, request: Request, seconds: float, stop: Event) -> Iterator[Piece]:
        """The answer as it comes, ended within about `seconds` or soon after `stop` is set.

        Raises ProviderError in one sentence for all that can go wrong.
        """
        ...


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, rather too many: a Han character 1, other text 1 in 3."""
    han = sum("\u2e80" <= c <= "\u9fff" or c > "\uf8ff" for c in text)
    return han + (len(text) - han + 2) // 3


def asked_tokens(request: Request) -> int:
    """About how many tokens a request has."""
    return sum(estimated_tokens(m.text) + 8 for m in request.messages)


def within(request: Request, prices: Prices, money: Decimal | None) -> Request:
    """The request with its limit of tokens lowered to what `money` pays for.

    Raises ProviderError when not even a short answer can be paid.
    """
    if money is None:
        return request
    left = money - prices.cost(Usage(asked_tokens(request), 0))
    pays = request.tokens if prices.written == 0 else int(left * 1_000_000 / prices.written)
    if left < 0 or pays < min(request.tokens, 16):
        raise ProviderError(
            f"the limit of money leaves {max(money, Decimal(0)):f} {prices.currency}, too little "
            "for an answer; raise it with --money or money in film.toml"
        )
    return replace(request, tokens=min(request.tokens, pays))
