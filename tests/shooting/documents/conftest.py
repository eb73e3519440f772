"""What the tests of documents share: the type, planned shoots, the text of a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))


@pytest.fixture(scope="session")
def fonts() -> tuple[Path, ...]:
    """The folders of typefaces; tests that set pages are left out without them."""
    from workprint.models import store

    found = store.find("type")
    if found is None:
        pytest.skip("the model type is not here; fetch it with: workprint models fetch type")
    return (found,)
