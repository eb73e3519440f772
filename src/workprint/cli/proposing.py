"""The command that asks a language model for elements of a breakdown."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from workprint.cli.providers import (
    Address,
    KeyFrom,
    Model,
    Money,
    ProviderName,
    Seconds,
    Seed,
    Tokens,
    choice_of,
    today,
)


def propose(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A Fountain screenplay, or a film's folder.")],
    again: Annotated[
        bool, typer.Option("--again", help="Ask anew of scenes this model was asked about.")
    ] = False,
    provider: ProviderName = None,
    address: Address = None,
    model: Model = None,
    key_from: KeyFrom = None,
    tokens: Tokens = None,
    seconds: Seconds = None,
    money: Money = None,
    seed: Seed = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Ask a language model for elements; the breakdown shows them as its proposals."""
    from workprint.production.breakdown_proposals import propose as ask

    choice = choice_of(
        context, provider, address, model, key_from, tokens, seconds, money, 0.0, seed
    )
    told = ask(file, choice, today(), again, lambda text: print(text, file=sys.stderr, flush=True))
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(
        f"{told['file']}: {len(told['proposals'])} proposals; {told['asked']} scenes asked, "
        f"{told['kept']} known, {told['refused']} without an answer that can be used"
    )
