"""The real small model, fetched by `make test`; without it tests skip here and fail in CI."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from workprint.models import store
from workprint.models.providers import LlamaProvider
from workprint.models.providers.llama import small_model


def real_model() -> LlamaProvider:
    """SmolLM2, 135 million parameters."""
    lacking = ""
    if importlib.util.find_spec("cyllama") is None:
        lacking = "cyllama is not installed"
    elif store.find("smollm2") is None:
        lacking = "the model smollm2 is not fetched"
    if lacking and os.environ.get("CI"):
        pytest.fail(f"{lacking}; make test does both")
    if lacking:
        pytest.skip(lacking)
    found = small_model()
    return LlamaProvider("small", Path(found.file), context=1024)
