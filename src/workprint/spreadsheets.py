"""Spreadsheets that are the same each time and hold no formula of anybody's."""

from __future__ import annotations

import io
import re
import zipfile

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def escaped(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] and text[0] in "=+-@'" else text


def plain(text: str) -> str:
    """Text as a cell can have it: no control characters, no formula."""
    return escaped(_CONTROL.sub(" ", text))


def timeless(workbook: bytes) -> bytes:
    """A workbook with no clock time in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            text = old.read(name)
            if name == "docProps/core.xml":
                text = _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", text)
            new.writestr(entry, text)
    return made.getvalue()
