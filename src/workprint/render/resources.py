"""The models at hand: folders of the store, or None where a fallback stands in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resources:
    """Folders of models by job; None for a model that is not here.

    `state` says which versions they are, so that results change when a model arrives.
    """

    body: str | None = None
    voice_model: str | None = None
    more_voices: str | None = None
    pronunciation: str | None = None
    type_face: str | None = None
    state: tuple[str, ...] = ()
