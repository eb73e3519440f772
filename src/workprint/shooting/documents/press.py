"""Documents set by Typst: the type is read once, templates share one kit."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workprint.shooting.documents.words import breakable

FOLDER = Path(__file__).parent
FACES = ["Noto Sans CJK SC"]


@lru_cache(maxsize=2)
def _type(fonts: tuple[Path, ...]) -> Any:
    """The faces of some folders; looking through them takes a tenth of a second."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in fonts],
    )


def paper_of(language: str) -> str:
    """A4 for Chinese, US letter for English."""
    return "a4" if language == "zh" else "us-letter"


def set_pdf(
    template: str,
    data: Mapping[str, Any],
    title: str,
    language: str,
    fonts: tuple[Path, ...],
    pictures: Mapping[str, Path] | None = None,
) -> bytes:
    """A document as PDF: `template` is a file of this folder, `data` what it shows, `pictures`
    image files by the names the data calls them. The same data gives the same bytes."""
    told = {**data, "title": title, "language": language, "paper": paper_of(language),
            "fonts": FACES}  # fmt: skip
    files = {
        "main.typ": (FOLDER / template).read_bytes(),
        "kit.typ": (FOLDER / "kit.typ").read_bytes(),
        "data.json": json.dumps(_breakable(told), ensure_ascii=False).encode(),
    }
    if not pictures:
        return _compiled(files, fonts, None)
    # Typst reads pictures from a folder alone.
    with TemporaryDirectory(prefix="workprint-") as root:
        for name, source in pictures.items():
            try:
                os.link(source, Path(root, name))
            except OSError:
                shutil.copyfile(source, Path(root, name))
        return _compiled(files, fonts, root)


def _compiled(files: dict[str, bytes], fonts: tuple[Path, ...], root: str | None) -> bytes:
    import typst

    compiler: Any = typst.Compiler(
        files, root=root, font_paths=_type(fonts), ignore_system_fonts=True,
    )  # fmt: skip
    # Tags for screen readers double the time and take ten times the bytes of a table.
    done: bytes = compiler.compile(pdf_tags=False)
    return done


def _breakable(data: Any) -> Any:
    if isinstance(data, str):
        return breakable(data)
    if isinstance(data, Mapping):
        return {name: _breakable(value) for name, value in data.items()}
    return [_breakable(one) for one in data] if isinstance(data, list | tuple) else data
