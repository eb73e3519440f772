"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with the line endings it has, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes, whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def why_not_written(path: Path, error: OSError) -> str:
    """One sentence for an OSError met while writing `path`, or reading what it is made from."""
    named = Path(str(error.filename)) if error.filename else None
    if named is not None and path != named and path.parent not in (named, *named.parents):
        return f"{named} could not be used: {error.strerror}; mend that and run again"
    reasons = {
        28: "the disk is full; make room and run again",
        30: "the disk is read-only; choose a folder that can be written",
        13: "it may not be written; change the folder's permissions or choose another",
        122: "the disk quota is used up; make room and run again",
        27: "a file may not grow that large here; raise the limit and run again",
        20: "part of that path is a file, not a folder; choose another folder",
        17: "there is a file of that name; choose another folder",
    }
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return f"{path} could not be written: {reason}"
