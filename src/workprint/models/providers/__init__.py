"""Providers of text behind one small interface: a model's file on this machine, or an address."""

from workprint.models.providers.address import AddressProvider
from workprint.models.providers.asking import Purse, ask
from workprint.models.providers.llama import LlamaProvider
from workprint.models.providers.requests import (
    Answer,
    Limits,
    Message,
    Piece,
    Prices,
    Provider,
    ProviderError,
    Request,
    Usage,
)

__all__ = [
    "AddressProvider",
    "Answer",
    "Limits",
    "LlamaProvider",
    "Message",
    "Piece",
    "Prices",
    "Provider",
    "ProviderError",
    "Purse",
    "Request",
    "Usage",
    "ask",
]
