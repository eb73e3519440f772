"""The workshop: how a stage makes many things at once and keeps what it made.

`production` supplies it; stages only know this.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from workprint.film.reason import Phrase

T = TypeVar("T")
R = TypeVar("R")


class Workshop(ABC):
    """Makes files and records from frozen records, in parallel, each once."""

    @abstractmethod
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

    @abstractmethod
    def work_each(
        self, function: Callable[[T], R], items: Sequence[T], *, kind: Any, title: Phrase
    ) -> tuple[R, ...]:
        """What `function` gives for each item, in order; `kind` is the type of one result.

        Called, as in `make_each`, only for what is new; results are records that JSON can hold.
        """

    @abstractmethod
    def warn(self, text: Phrase) -> None:
        """Tell the user something in one sentence; told once however often it is said."""
