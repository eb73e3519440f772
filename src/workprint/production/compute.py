"""Work over many shots or lines: in parallel, streamed, kept by content, resumable."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from workprint.film.reason import Phrase
from workprint.film.workshop import Workshop
from workprint.production.artefacts import from_json, to_json
from workprint.production.errors import FilmError
from workprint.production.files import why_not_written
from workprint.production.fingerprint import code_version, fingerprint
from workprint.production.progress import Progress

T = TypeVar("T")
R = TypeVar("R")


def each(
    function: Callable[[T], R], items: Sequence[T], *, jobs: int = 0
) -> Iterator[tuple[int, R]]:
    """Call `function` on every item in other processes; yield (index, result) as they come.

    `jobs` is the number of processes, 0 for one a processor. One item, or one job, runs here.
    """
    count = min(jobs or os.cpu_count() or 1, len(items))
    if count <= 1:
        for index, item in enumerate(items):
            yield index, function(item)
        return
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import BrokenProcessPool

    run = Parallel(n_jobs=count, return_as="generator_unordered", batch_size=1, pre_dispatch=count)
    try:
        yield from run(
            delayed(_indexed)(function, index, item) for index, item in enumerate(items)
        )
    except BrokenProcessPool:
        raise FilmError(
            "a process at work was ended by the system, most often for want of memory; run again "
            "to go on where it was, with fewer jobs under [compute] in film.toml if need be"
        ) from None


def _indexed(function: Callable[[T], R], index: int, item: T) -> tuple[int, R]:
    return index, function(item)


class Shelf(Workshop):
    """The film's `Workshop`: files kept in `.workprint/objects` by what made them."""

    def __init__(self, objects: Path, progress: Progress, *, jobs: int = 0) -> None:
        self.objects = objects
        self.progress = progress
        self.jobs = jobs
        self.used: set[Path] = set()
        self.made: dict[str, int] = {}
        self._said: set[str] = set()

    def make_each(
        self,
        function: Callable[[T, Path], None],
        items: Sequence[T],
        *,
        suffix: str,
        title: Phrase,
    ) -> tuple[Path, ...]:
        """See `film.workshop.Workshop`."""
        return self._make_each(function, function, items, suffix, title)

    def work_each(
        self, function: Callable[[T], R], items: Sequence[T], *, kind: Any, title: Phrase
    ) -> tuple[R, ...]:
        """See `film.workshop.Workshop`."""
        write = partial(_write_down, function, kind)
        paths = self._make_each(function, write, items, ".json", title)
        return tuple(from_json(path.read_bytes(), kind) for path in paths)

    def _make_each(
        self,
        named: Callable[..., object],
        function: Callable[[T, Path], None],
        items: Sequence[T],
        suffix: str,
        title: Phrase,
    ) -> tuple[Path, ...]:
        """Make what is missing; `named` is the function whose name and code the keys hold."""
        name = f"{named.__module__}.{named.__qualname__}"
        version = code_version(named.__module__)
        paths = []
        for item in items:
            key = fingerprint(name, version, item)
            paths.append(self.objects / key[:2] / f"{key}{suffix}")
        missing: dict[Path, T] = {
            path: item for path, item in zip(paths, items, strict=True) if not path.exists()
        }
        self.made[title.en] = self.made.get(title.en, 0) + len(missing)
        self.used.update(paths)
        if missing:
            for folder in {path.parent for path in missing}:
                folder.mkdir(parents=True, exist_ok=True)
            work = [(function, item, path) for path, item in missing.items()]
            with self.progress.over(title, len(work)) as step:
                for _, error in each(_make_one, work, jobs=self.jobs):
                    if error:
                        raise FilmError(error)
                    step()
        return tuple(paths)

    def warn(self, text: Phrase) -> None:
        """See `film.workshop.Workshop`."""
        if text.en not in self._said:
            self._said.add(text.en)
            self.progress.warn(text)


def _write_down(function: Callable[[T], R], kind: Any, item: T, path: Path) -> None:
    path.write_bytes(to_json(function(item), kind))


def _make_one(work: tuple[Callable[[T, Path], None], T, Path]) -> str | None:
    """Make one file; a disk that refuses comes back as a sentence."""
    function, item, path = work
    temporary = path.with_name(f"{path.stem}.{os.getpid()}.tmp{path.suffix}")
    try:
        function(item, temporary)
        temporary.replace(path)
    except OSError as error:
        return why_not_written(path, error)
    finally:
        # A path that could not be written may also refuse to be looked at.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return None
