"""The real small model for tests of the partner."""

from __future__ import annotations

import pytest
from real_model import real_model

from workprint.models.providers import LlamaProvider


@pytest.fixture(scope="session")
def small() -> LlamaProvider:
    """SmolLM2, 135 million parameters."""
    return real_model()
