"""The workshop: how a stage makes many things at once and keeps what it made.

`production` supplies it; stages only know this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from workprint.film.reason import Phrase

T = TypeVar("T")


class Workshop(Protocol):
    """Makes files from frozen records, in parallel, each once."""

    def make_each(
        self,
        function: Callable[[T, Path], None],
        items: Sequence[T],
        *,
        suffix: str,
        title: Phrase,
    ) -> tuple[Path, ...]:
        """One file for each item, in order.

        `function(item, path)` writes the file; it is called, in other processes, only for items
        whose content has not been made before. Files appear whole or not at all.
        """
        ...

    def warn(self, text: Phrase) -> None:
        """Tell the user something in one sentence; told once however often it is said."""
        ...
