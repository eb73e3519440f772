"""One screenplay file into another, by what their names end in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from workprint.film.screenplay import Screenplay
from workprint.screenplay.encoding import decode, encode_text
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.files import write_bytes
from workprint.screenplay.formats.fdx import read_fdx, rewrite_fdx, screenplay_text, write_fdx
from workprint.screenplay.formats.pdf import Paper, Printing, pdf_text, write_pdf
from workprint.screenplay.formats.revisions import Revises, revised
from workprint.screenplay.formats.typed import labelled_in
from workprint.screenplay.formats.typescript import typescript
from workprint.screenplay.inspection import inspect
from workprint.screenplay.pages import scene_lengths
from workprint.screenplay.parser import parse

TEXT = (".fountain", ".txt", ".md")
"""Files that are Fountain or a Chinese screenplay as they stand; a .txt may be typed pages."""
READ = (*TEXT, ".fdx", ".docx", ".pdf")
WRITTEN = (".fountain", ".fdx", ".pdf", ".html", ".txt", ".json")


def fountain_bytes(path: Path, say: Callable[[str], None] = lambda _: None) -> bytes:
    """The screenplay at `path` as the bytes of a Fountain file: its own, where it is one.

    ScreenplayError, naming the file, for what cannot be read; OSError when it cannot be opened.
    `say` is told how far the reading of scanned pages is.
    """
    data = path.read_bytes()
    if path.suffix.lower() not in READ:
        raise ScreenplayError(
            "it is in no format Workprint reads",
            f"export it as one of {', '.join(READ)}",
            file=path.name,
        )
    if (labelled := labelled_in(path)) is not None:
        return labelled.text.encode()
    if path.suffix.lower() in TEXT:
        return data
    try:
        if path.suffix.lower() == ".pdf":
            from workprint.models.store import find

            return pdf_text(data, find("ocr"), lambda t: say(f"{path.name}: {t}")).encode()
        return screenplay_text(read_fdx(data)).encode()
    except ScreenplayError as error:
        raise error.in_file(path.name) from None


def read_any(path: Path, say: Callable[[str], None] = lambda _: None) -> Screenplay:
    """The screenplay at `path`, whatever its format; errors as for `fountain_bytes`."""
    text, encoding = decode(fountain_bytes(path, say), path.name)
    return parse(text, encoding=encoding)


def lengths(screenplay: Screenplay) -> dict[str, tuple[int, str]]:
    """Each scene's eighths and the page it begins on, by its id."""
    return {one.scene: (one.eighths, str(one.page)) for one in scene_lengths(screenplay)}


def convert(
    source: Path,
    target: Path,
    like: Path | None = None,
    warn: Callable[[str], None] = lambda _: None,
    revises: Revises | None = None,
) -> Screenplay:
    """Write the screenplay at `source` to `target`, at once or not at all.

    `like` is the Final Draft file the screenplay came from: all of it that is not script, and
    every paragraph that was not changed, goes into the new file as it was. `warn` is told, in
    one sentence, what could not be written, and how far the reading of scanned pages is.
    `revises` locks scene numbers, and in a PDF pages, to those of earlier drafts, and marks
    what changed since.
    """
    kind = target.suffix.lower()
    if kind not in WRITTEN:
        raise ScreenplayError(
            "it is in no format Workprint writes",
            f"choose a name that ends in one of {', '.join(WRITTEN)}",
            file=target.name,
        )
    if like is not None and (kind != ".fdx" or like.suffix.lower() != ".fdx"):
        raise ScreenplayError(
            "only a Final Draft file is written like another", "leave --like out", file=like.name
        )
    screenplay = read_any(source, warn)
    printing = None
    if revises is not None:
        drafts = [read_any(draft, warn) for draft in revises.drafts]
        made = revised(drafts, screenplay, revises)
        screenplay = made.screenplay
        papers = [Paper(issue.colour, issue.header) for issue in made.issues]
        printing = Printing(made.pages, tuple(papers), made.only_changed)
    if kind == ".pdf":
        data = _pdf(screenplay, target, warn, printing)
    elif like is not None:
        try:
            base = read_fdx(like.read_bytes())
        except ScreenplayError as error:
            raise error.in_file(like.name) from None
        data = rewrite_fdx(base, screenplay, lengths(screenplay))
    else:
        data = _WRITERS[kind](screenplay)
    write_bytes(target, data)
    return screenplay


def _pdf(
    screenplay: Screenplay,
    target: Path,
    warn: Callable[[str], None],
    printing: Printing | None,
) -> bytes:
    from workprint.models.store import find, require

    data, missing = write_pdf(
        screenplay, require("courier"), find("type"), printing=printing, scripts=find("scripts")
    )
    if missing:
        mend = "" if find("scripts") else "; run: workprint models fetch scripts"
        warn(
            f"{target.name}: no type at hand has {' '.join(sorted(missing))}, "
            f"whose places are left empty{mend}"
        )
    return data


def _html(screenplay: Screenplay) -> bytes:
    from workprint.models.store import find
    from workprint.screenplay.formats.html import write_html

    return write_html(screenplay, find("courier"), find("type"), find("scripts"))


_WRITERS: dict[str, Callable[[Screenplay], bytes]] = {
    ".fountain": lambda s: encode_text(s.source, s.encoding),
    ".fdx": lambda s: write_fdx(s, lengths(s)),
    ".html": _html,
    ".txt": lambda s: typescript(s).encode(),
    ".json": lambda s: json.dumps(inspect(s), ensure_ascii=False, indent=1).encode() + b"\n",
}
