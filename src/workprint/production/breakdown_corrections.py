"""What comes back to a breakdown: tables that a person changed, tags of Final Draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workprint.film.breakdown import Breakdown, Correction
from workprint.film.screenplay import Screenplay

Say = Callable[[str], None]


def from_table(
    table: Path, screenplay: Screenplay, made: Breakdown, say: Say
) -> Sequence[Correction]:
    """What a table says differently from `made`; FilmError for one that cannot be used."""
    from workprint.analysis.documents.rows import RowsError, corrections_from
    from workprint.analysis.documents.spreadsheet import read_table
    from workprint.production.errors import FilmError

    try:
        said = corrections_from(read_table(table), made, table.name)
    except RowsError as error:
        raise FilmError(str(error)) from None
    for sentence in said.left_out:
        say(sentence.in_(screenplay.language))
    return said.corrections


def from_tags(
    file: Path, screenplay: Screenplay, made: Breakdown, say: Say, *, strict: bool
) -> Sequence[Correction]:
    """What the tags of a Final Draft file say; where `strict`, tags that contradict each other
    are a FilmError, else they are told and not taken."""
    from workprint.analysis.tagged import corrections_from_tags
    from workprint.production.errors import FilmError
    from workprint.screenplay.errors import ScreenplayError
    from workprint.screenplay.formats.fdx import read_fdx, tags_of

    try:
        told = tags_of(read_fdx(file.read_bytes()), screenplay)
    except ScreenplayError as error:
        raise error.in_file(file.name) from None
    except OSError as error:
        raise FilmError(f"{file.name} cannot be read: {error.strerror}") from None
    if strict and not told.tags and not told.wrote:
        raise FilmError(f"{file.name} has no tags; tag it in Final Draft, or write it with --out")
    said = corrections_from_tags(told, made)
    for one in said.contradictions:
        if strict:
            raise FilmError(f"{file.name}: {one.told.en}")
        say(f"{file.name}: {one.told.in_(screenplay.language)}")
    for sentence in told.left_out:
        say(f"{file.name}: {sentence.in_(screenplay.language)}")
    return said.corrections
