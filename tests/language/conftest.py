"""Texts of the language stage's tests."""

from __future__ import annotations

import pytest
import torch
from play_texts import play

from workprint.language.preprocess import Document

# Test processes share the processors, and small networks learn fastest on one.
torch.set_num_threads(1)


@pytest.fixture(scope="session")
def plays() -> tuple[Document, ...]:
    return tuple(play(seed) for seed in range(6))
