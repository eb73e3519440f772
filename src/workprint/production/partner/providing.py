"""Which provider writes: named in film.toml or by options, or the built-in one."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from workprint.models.providers import (
    AddressProvider,
    Limits,
    LlamaProvider,
    Prices,
    Provider,
    ProviderError,
)
from workprint.production.settings import BUILT_IN, LOCAL, ProviderSettings, read_settings


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose on the command line; None where nothing was said."""

    provider: str | None = None
    address: str | None = None
    model: str | None = None
    key_from: str | None = None
    tokens: int | None = None
    seconds: float | None = None
    money: Decimal | None = None
    temperature: float = 0.8
    seed: int = 1
    unasked: bool = False
    """whether `provider` comes from the environment, and not from this command"""


def provider_for(near: Path, choice: Choice) -> tuple[Provider | None, Limits]:
    """The provider that was chosen for a file or folder, and its limits; None for the built-in.

    Names stand in the film.toml of the file's folder or the one above. Nothing is taken from
    there that was not asked for by name. Raises ProviderError or FilmError in one sentence.
    """
    _check_numbers(choice)
    limits = Limits()
    name = choice.provider or None
    if choice.unasked and choice.address is not None:
        name = None  # the address was asked for, the name was not
    elif choice.unasked and name not in (None, BUILT_IN, LOCAL):
        raise ProviderError(
            f"WORKPRINT_PROVIDER may only be {BUILT_IN} or {LOCAL}, so that no film's folder "
            f"sends a script away unasked; name {name} with --provider"
        )
    if choice.address is None and name in (None, BUILT_IN, LOCAL):
        _check_used(choice, name or BUILT_IN)
    # Also refuses a film.toml that takes a name of our own.
    known = {} if name is None else _named(near)
    if choice.address is not None:
        if name in (BUILT_IN, LOCAL):
            raise ProviderError(
                f"--provider {name} writes on this machine and has no address; leave out one "
                "of --provider and --address"
            )
        # What film.toml says of a name holds at another address too: its limits above all.
        name = name or "address"
        settings = known.get(name, ProviderSettings())
        provider: Provider | None
        provider, limits = _changed(name, settings, choice, near)
    elif name is None or name == BUILT_IN:
        provider = None
    elif name == LOCAL:
        from workprint.models.providers.llama import small_model

        provider = small_model(LOCAL)
    else:
        if name not in known:
            listed = ", ".join([BUILT_IN, LOCAL, *sorted(known)])
            raise ProviderError(
                f"there is no provider {name}; use one of {listed}, describe it in film.toml "
                f"under [providers.{name}], or give its --address and --model"
            )
        provider, limits = _changed(name, known[name], choice, near)
    if choice.tokens is not None:
        limits = replace(limits, tokens=choice.tokens)
    if choice.seconds is not None:
        limits = replace(limits, seconds=choice.seconds)
    if choice.money is not None:
        limits = replace(limits, money=choice.money)
    if limits.money is not None and isinstance(provider, AddressProvider):
        prices = provider.prices
        if not (prices.read or prices.written):
            raise ProviderError(
                f"{provider.name} has no prices, so a limit of money cannot be kept; set "
                "price_read and price_written in film.toml, or limit it with --tokens"
            )
    return provider, limits


def _check_numbers(choice: Choice) -> None:
    for option, number in (("--seconds", choice.seconds), ("--temperature", choice.temperature)):
        if number is not None and not math.isfinite(number):
            raise ProviderError(f"{option} {number} is no number to work with; give one like 0.8")


def _check_used(choice: Choice, name: str) -> None:
    """ProviderError for options that mean nothing to a provider without an address."""
    said = {"--model": choice.model, "--key-from": choice.key_from}
    if name == BUILT_IN:
        said["--money"] = None if choice.money is None else str(choice.money)
    for option, value in said.items():
        if value is not None:
            raise ProviderError(
                f"{option} means nothing to the {name} provider; add --address or a --provider "
                f"of film.toml, or leave {option} out"
            )


def _changed(
    name: str, settings: ProviderSettings, choice: Choice, near: Path
) -> tuple[Provider, Limits]:
    """A provider of film.toml with what the command line says instead, and its limits."""
    said = {"--address": choice.address, "--model": choice.model, "--key-from": choice.key_from}
    for option, value in said.items():
        if settings.kind == "llama" and value is not None:
            raise ProviderError(
                f"{name} is a file of weights, to which {option} means nothing; leave it out, or "
                "name another --provider"
            )
    changed = {"address": choice.address, "model": choice.model, "key_from": choice.key_from}
    settings = settings.model_copy(update={k: v for k, v in changed.items() if v is not None})
    limits = Limits(settings.tokens, settings.seconds, settings.money)
    return _made(name, settings, near), limits


def _named(near: Path) -> dict[str, ProviderSettings]:
    folder = near if near.is_dir() else near.parent
    for place in (folder, folder.resolve().parent):
        if (place / "film.toml").is_file():
            return dict(read_settings(place / "film.toml").providers)
    return {}


def _made(name: str, settings: ProviderSettings, near: Path) -> Provider:
    prices = Prices(settings.price_read, settings.price_written, settings.currency)
    if settings.kind == "llama":
        if not settings.file:
            from workprint.models.providers.llama import small_model

            return small_model(name)
        folder = near if near.is_dir() else near.parent
        file = folder / settings.file
        if not file.is_file():
            raise ProviderError(f"{file} is not there; name the GGUF file of {name} in film.toml")
        return LlamaProvider(name, file, settings.context, prices)
    if not settings.model:
        raise ProviderError(f"{name} has no model; name one with --model or model in film.toml")
    key = ""
    if settings.key_from:
        key = os.environ.get(settings.key_from, "").strip()
        if not key:
            raise ProviderError(
                f"the environment variable {settings.key_from} holds no key for {name}; set it, "
                "or name another with --key-from"
            )
        if not (key.isascii() and key.isprintable()):
            raise ProviderError(
                f"the environment variable {settings.key_from} holds no usable key for {name}; "
                "copy the key again"
            )
    return AddressProvider(name, settings.address, settings.model, key, prices)
