"""The voices at hand."""

from __future__ import annotations

import pytest

from workprint.models import store
from workprint.render.resources import Resources
from workprint.render.voices.english import English, english


def folder(name: str) -> str:
    """Where the model lies; the test is left out where it is not fetched."""
    found = store.find(name)
    if found is None:
        pytest.skip(f"the model {name} is not here; fetch it with: workprint models fetch {name}")
    return str(found)


@pytest.fixture(scope="session")
def reader() -> English:
    """English with its dictionary."""
    return english(folder("pronunciation-en"))


@pytest.fixture(scope="session")
def letters() -> English:
    """English by letter rules alone."""
    return english(None)


@pytest.fixture(scope="session")
def full() -> Resources:
    """All models of the voices."""
    return Resources(
        voice_model=folder("kokoro"),
        more_voices=folder("kokoro-voices"),
        pronunciation=folder("pronunciation-en"),
    )
