"""Which provider writes: named in film.toml or by options, or the built-in one."""

from __future__ import annotations

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
from workprint.production.settings import ProviderSettings, read_settings

BUILT_IN = "built-in"
LOCAL = "local"
"""The small model of the store, through llama.cpp."""


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


def provider_for(near: Path, choice: Choice) -> tuple[Provider | None, Limits]:
    """The provider that was chosen for a file or folder, and its limits; None for the built-in.

    Names stand in the film.toml of the file's folder or the one above. Nothing is taken from
    there that was not asked for by name. Raises ProviderError or FilmError in one sentence.
    """
    limits = Limits()
    name = choice.provider
    if choice.address is not None:
        settings = ProviderSettings(
            address=choice.address, model=choice.model or "", key_from=choice.key_from or ""
        )
        provider: Provider | None = _made(name or "address", settings, near)
    elif name in (None, BUILT_IN):
        provider = None
    elif name == LOCAL and LOCAL not in _named(near):
        from workprint.models.providers.llama import small_model

        provider = small_model(LOCAL)
    else:
        known = _named(near)
        if name not in known:
            listed = ", ".join([BUILT_IN, LOCAL, *sorted(known)])
            raise ProviderError(
                f"there is no provider {name}; use one of {listed}, describe it in film.toml "
                f"under [providers.{name}], or give its --address and --model"
            )
        settings = known[str(name)]
        changed = {"model": choice.model, "key_from": choice.key_from}
        settings = settings.model_copy(update={k: v for k, v in changed.items() if v is not None})
        provider = _made(str(name), settings, near)
        limits = Limits(settings.tokens, settings.seconds, settings.money)
    if choice.tokens is not None:
        limits = replace(limits, tokens=choice.tokens)
    if choice.seconds is not None:
        limits = replace(limits, seconds=choice.seconds)
    if choice.money is not None:
        limits = replace(limits, money=choice.money)
    return provider, limits


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
