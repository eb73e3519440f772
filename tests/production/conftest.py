"""Film folders to work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workprint.production.folder import FilmFolder, new_folder


@pytest.fixture
def film(tmp_path: Path) -> Callable[[str], FilmFolder]:
    """Makes a film's folder from the text of a screenplay."""

    def make(text: str) -> FilmFolder:
        source = tmp_path / "a.fountain"
        source.write_text(text, encoding="utf-8")
        return new_folder(tmp_path / "film", source)

    return make
