"""Options of commands that may ask a language model, and what was chosen with them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

import typer

ProviderName = Annotated[
    str | None,
    typer.Option(
        "--provider",
        envvar="WORKPRINT_PROVIDER",
        help="built-in, local (a small model on this machine), or one of film.toml.",
    ),
]
Address = Annotated[
    str | None, typer.Option(help="An OpenAI-compatible address: http://localhost:11434/v1.")
]
Model = Annotated[str | None, typer.Option(help="The model as the address names it.")]
KeyFrom = Annotated[str | None, typer.Option(help="The environment variable that holds the key.")]
Tokens = Annotated[int | None, typer.Option(min=16, help="The most tokens of one answer.")]
Seconds = Annotated[float | None, typer.Option(min=0.1, help="The most time of one answer.")]
Money = Annotated[str | None, typer.Option(help="The most money of this command, e.g. 0.05.")]
Temperature = Annotated[
    float, typer.Option(min=0, max=2, help="0 for the likeliest words, 1 for freer ones.")
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same words.")]


def choice_of(
    context: typer.Context,
    provider: str | None,
    address: str | None,
    model: str | None,
    key_from: str | None,
    tokens: int | None,
    seconds: float | None,
    money: str | None,
    temperature: float,
    seed: int,
) -> Any:
    """What was chosen, as production takes it; a usage error for a sum that is none."""
    from workprint.production.partner.providing import Choice

    try:
        paid = None if money is None else Decimal(money)
        if paid is not None and not (paid.is_finite() and paid >= 0):
            raise InvalidOperation
    except InvalidOperation:
        raise typer.BadParameter(f'"{money}" is no sum of money', param_hint="--money") from None
    source = context.get_parameter_source("provider")
    unasked = source is not None and source.name == "ENVIRONMENT"
    return Choice(
        provider, address, model, key_from, tokens, seconds, paid, temperature, seed, unasked
    )


def today() -> str:
    """The one fact of the clock that is kept: on which day a model wrote a passage."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()
