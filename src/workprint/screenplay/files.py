"""Screenplay files: read and written whole, never half."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from workprint.film.screenplay import Screenplay
from workprint.screenplay.encoding import decode, encode_text
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.parser import parse


def read(path: Path) -> Screenplay:
    """The screenplay in the file at `path`.

    Raises ScreenplayError, naming the file, when it is empty, binary or in an unknown encoding;
    OSError when it cannot be opened.
    """
    text, encoding = decode(Path(path).read_bytes(), Path(path).name)
    return parse(text, encoding=encoding)


def encode(screenplay: Screenplay) -> bytes:
    """The bytes of the screenplay's file; those it was read from, when nothing was edited."""
    return encode_text(screenplay.source, screenplay.encoding)


def write(screenplay: Screenplay, path: Path) -> None:
    """Write the screenplay to `path` at once: readers see the old file or the new, never a part.

    Raises ScreenplayError when a character has no place in the encoding; OSError when the file
    cannot be written.
    """
    path = Path(path)
    try:
        data = encode(screenplay)
    except ScreenplayError as error:
        raise error.in_file(path.name) from None
    write_bytes(path, data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole: readers see the old one or the new. OSError when it cannot be."""
    if not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "there is no such folder", str(path.parent))
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, Path(temporary))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _keep_mode(path: Path, temporary: Path) -> None:
    """Give the new file the permissions of the old one, or those a new file gets."""
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o7777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
