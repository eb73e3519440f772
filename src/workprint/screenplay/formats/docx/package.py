"""Opening a Word document with care: what is not one, or not safe, is told in one sentence.

Nothing in a document is ever run, and nothing is unpacked that grows beyond all measure.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from workprint.screenplay.errors import ScreenplayError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 100_000_000
"""Unpacked; a script of 300 pages with pictures has a tenth of that."""
_MOST_TEXT = 30_000_000
"""Unpacked, of a part that holds text."""
_MOST_PARTS = 5000

_EXPORT = "open it in Word and save it again as .docx"


def open_document(data: bytes) -> Any:
    """The document in `data`, opened by python-docx.

    ScreenplayError when it is locked, old, damaged, not a Word document, has macros, or unpacks
    to more than any script has.
    """
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise ScreenplayError(
                "it is protected by a password",
                "save it in Word without one (File, Info, Protect)",
            )
        raise ScreenplayError("it is an old Word document (.doc)", "save it in Word as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package)
    except (
        zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error,
        EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        if isinstance(error, ScreenplayError):
            raise
        raise ScreenplayError("it is damaged, or not a Word document", _EXPORT) from None
    from docx import Document

    try:
        return Document(io.BytesIO(data))
    except Exception as error:
        # python-docx and lxml raise many kinds for the many ways a package can be broken.
        raise ScreenplayError(
            f"it is damaged, or not a Word document ({type(error).__name__})", _EXPORT
        ) from None


def _check(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise ScreenplayError("it is damaged, or not a Word document", _EXPORT)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise _too_large()
    if any(part.file_size > _MOST_TEXT for part in parts if part.filename.endswith(".xml")):
        raise _too_large()
    if any(part.flag_bits & 1 for part in parts):
        raise ScreenplayError("it is protected by a password", "save it in Word without one")
    kinds = _unpacked(package, "[Content_Types].xml")
    if b"macroEnabled" in kinds or any(n.lower().endswith("vbaproject.bin") for n in names):
        raise ScreenplayError(
            "it holds macros, which a script does not need",
            "save it in Word as a document without macros (.docx)",
        )
    if b"wordprocessingml.document.main" not in kinds and b"template.main" not in kinds:
        raise ScreenplayError("it is an Office file, but not a Word document", _EXPORT)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in _unpacked(
            package, part.filename
        ):
            raise ScreenplayError("it is damaged (a document type inside it)", _EXPORT)


def _unpacked(package: zipfile.ZipFile, name: str) -> bytes:
    """A part, read no further than its header promised."""
    with package.open(name) as part:
        data = part.read(_MOST_TEXT + 1)
    if len(data) > _MOST_TEXT:
        raise _too_large()
    return data


def _too_large() -> ScreenplayError:
    return ScreenplayError(
        "it unpacks to more than any screenplay holds",
        "remove its pictures and attachments in Word and save it again",
    )
