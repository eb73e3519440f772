"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workprint.production.errors import FilmError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends well.

    A full or read-only disk raises FilmError with one sentence; the old file stays.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise FilmError(why_not_written(path, error)) from error
    finally:
        # A path that could not be written may also refuse to be looked at.
        with _quietly():
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with the line endings it has, whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_bytes(text.encode("utf-8"))


def why_not_written(path: Path, error: OSError) -> str:
    """One sentence for an OSError met while writing `path`."""
    reasons = {
        28: "the disk is full; make room and run again",
        30: "the disk is read-only; choose a folder that can be written",
        13: "it may not be written; change the folder's permissions or choose another",
        122: "the disk quota is used up; make room and run again",
    }
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return f"{path} could not be written: {reason}"


@contextmanager
def _quietly() -> Iterator[None]:
    try:
        yield
    except OSError:
        return
