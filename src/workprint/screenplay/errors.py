"""The one error this package raises: what is wrong, where, and how to mend it."""

from __future__ import annotations


class ScreenplayError(ValueError):
    """A screenplay that cannot be read, written or changed.

    `problem` and `mend` are clauses without a full stop; `file` and `place` ("byte 12",
    "line 3") are None where unknown. `str()` gives one sentence.
    """

    def __init__(
        self, problem: str, mend: str, *, file: str | None = None, place: str | None = None
    ) -> None:
        self.problem = problem
        self.mend = mend
        self.file = file
        self.place = place
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        return (
            f"{where}: {self.problem}; {self.mend}." if where else f"{self.problem}; {self.mend}."
        )

    def in_file(self, file: str) -> ScreenplayError:
        """The same error, naming the file it was found in."""
        return ScreenplayError(self.problem, self.mend, file=file, place=self.place)
