"""Progress: one line for each kind of long work, on a terminal or in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from workprint.film.reason import Phrase


class Progress(Protocol):
    """What long work tells the person who waits."""

    def over(self, title: Phrase, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Open a bar of `total` steps; the value in the block advances it by one."""
        ...

    def warn(self, text: Phrase) -> None:
        """One sentence the person should read."""
        ...


class Silent:
    """Shows nothing but warnings; for tests and `--json`."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    @contextmanager
    def over(self, title: Phrase, total: int) -> Iterator[Callable[[], None]]:
        """See `Progress`."""
        yield lambda: None

    def warn(self, text: Phrase) -> None:
        """See `Progress`."""
        print(text.in_(self.language), file=sys.stderr)


def _tenths(name: str, total: int) -> Callable[[], None]:
    """Tells a log when another tenth of long work is done."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if total >= 20 and done * 10 // total > (done - 1) * 10 // total:
            print(f"{name}: {done}/{total}", file=sys.stderr, flush=True)

    return step


class Bars(Silent):
    """Bars on a terminal; in a log, a line at the start of each work and at every tenth."""

    @contextmanager
    def over(self, title: Phrase, total: int) -> Iterator[Callable[[], None]]:
        """See `Progress`."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.progress import TimeRemainingColumn as Remaining

        console = Console(stderr=True)
        name = title.in_(self.language)
        if not console.is_terminal:
            print(f"{name}: {total}", file=sys.stderr, flush=True)
            yield _tenths(name, total)
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Remaining(),
        )
        with Progress(*columns, console=console, transient=False) as bars:
            task = bars.add_task(name, total=total)
            yield lambda: bars.advance(task)
