"""Makes a test of every document in cases/*.yaml.

A document has `in:` (a screenplay) and `out:` (its elements in the notation of `notation.py`),
or `heading:` (a line) and `says:` (its fields), or `typed:` (pages as they are typed, to be
labelled) and `out:`. `why:` names it; `language:` forces a language.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from workprint.screenplay import encode, parse, understand_heading


class CaseFailed(Exception):
    """A document whose screenplay was read otherwise than it says."""


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.File | None:
    """Collect case files as tests."""
    if file_path.suffix == ".yaml" and file_path.parent.name == "cases":
        return CaseFile.from_parent(parent, path=file_path)  # type: ignore[no-any-return]
    return None


class CaseFile(pytest.File):
    """A file of cases, one document each."""

    def collect(self) -> Iterator[pytest.Item]:
        """Every document, named by its number and its `why`."""
        with self.path.open(encoding="utf-8") as file:
            for number, document in enumerate(yaml.safe_load_all(file), 1):
                name = f"{number:02d} {document.get('why', '')}".strip()
                yield Case.from_parent(self, name=name, document=document)


class Case(pytest.Item):
    """One document: a screenplay or a heading, and what it says."""

    def __init__(self, *, document: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.document = document

    def runtest(self) -> None:
        """Compare what is read with what the document says."""
        from notation import all_written, heading_fields

        document = self.document
        if "heading" in document:
            found: object = heading_fields(understand_heading(document["heading"]))
            if found != document["says"]:
                raise CaseFailed(f"{document['heading']}\nsays {found}\nnot  {document['says']}")
            return
        if "typed" in document:
            self.check_typed(str(document["typed"]), [str(line) for line in document["out"]])
            return
        text = str(document["in"])
        screenplay = parse(text, language=document.get("language"))
        actual = all_written(screenplay)
        expected = [str(line) for line in document["out"]]
        if actual != expected:
            raise CaseFailed(
                "\n".join(["in:", text, "is read as:", *actual, "", "and not as:", *expected])
            )
        if encode(screenplay) != text.encode():
            raise CaseFailed("the text does not come back the same")

    def check_typed(self, text: str, expected: list[str]) -> None:
        """Typed pages are labelled, and become the Fountain of these elements."""
        from notation import all_written

        from workprint.screenplay.formats.typed import labelled_text

        labelled = labelled_text(text)
        if labelled is None:
            raise CaseFailed(f"{text}\nis taken for a screenplay as it stands")
        actual = all_written(parse(labelled.text))
        if actual != expected:
            unsure = [f"{u.line}: {u.label} {u.confidence} {u.text}" for u in labelled.unsure]
            raise CaseFailed(
                "\n".join(["is read as:", *actual, "", "and not as:", *expected, "", *unsure])
            )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The two readings, in the notation, instead of a traceback."""
        if isinstance(excinfo.value, CaseFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands."""
        return self.path, 0, f"{self.path.stem}: {self.name}"
