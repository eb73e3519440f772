"""The tagger of the breakdown, read from its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workprint.analysis.tags import SHIPPED, TaggerError, load


def test_a_tagger_that_changed_in_its_folder_is_read_anew(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    assert load(tmp_path) is load(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(TaggerError, match="workprint train breakdown"):
        load(tmp_path)


def test_a_folder_without_a_tagger_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(TaggerError, match="workprint train breakdown"):
        load(tmp_path)
