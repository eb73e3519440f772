"""The breakdown of any screenplay file, and its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.breakdown import CATEGORIES, Breakdown, Correction, Proposal
from workprint.film.characters import Character
from workprint.film.screenplay import Screenplay
from workprint.production.breakdown_proposals import proposals_file, proposals_in, read_proposals
from workprint.production.files import write_bytes

Say = Callable[[str], None]


def breakdown_of(
    screenplay: Screenplay,
    corrections: Sequence[Correction] = (),
    proposals: Sequence[Proposal] = (),
) -> Breakdown:
    """The breakdown of a screenplay by the tagger in use; ModelUnavailable when the English
    parser was not fetched."""
    from workprint.analysis.breakdown import break_down
    from workprint.analysis.tags import load
    from workprint.screenplay.pages import scene_lengths

    characters = people_of(screenplay)
    lengths = scene_lengths(screenplay) if screenplay.scenes else ()
    return break_down(
        screenplay, characters, lengths, load(), syntax_for(screenplay), corrections, proposals
    )


def people_of(screenplay: Screenplay) -> tuple[Character, ...]:
    """The people of a screenplay, as the graph has them before any decision."""
    from workprint.editing.nodes import stand_ins

    return stand_ins(screenplay)


def syntax_for(screenplay: Screenplay) -> Path | None:
    """The folder of the parser a screenplay needs; None for Chinese, which needs none."""
    from workprint.models.store import require

    return require("syntax-en") if screenplay.language == "en" else None


@dataclass(frozen=True, slots=True)
class Written:
    """A breakdown of a file, and the language it is told in."""

    breakdown: Breakdown
    language: str


def write_breakdown(
    file: Path,
    targets: Sequence[Path],
    table: Path | None,
    theme: str,
    template: Path | None,
    say: Say = lambda _: None,
) -> Written:
    """Break a screenplay file down, with the corrections of a table, and write documents.

    FilmError for a theme, a target or a table that cannot be used.
    """
    from workprint.analysis.documents.rows import RowsError, corrections_from
    from workprint.analysis.documents.spreadsheet import read_table
    from workprint.analysis.documents.themes import THEMES
    from workprint.production.errors import FilmError
    from workprint.screenplay.formats.convert import read_any

    if theme not in THEMES:
        raise FilmError(f"there is no theme {theme}; choose one of {', '.join(THEMES)}")
    for target in targets:
        if target.resolve() in {p.resolve() for p in (file, table) if p is not None}:
            raise FilmError(f"{target.name} is read from; name another file with --out")
        if not target.resolve().parent.is_dir():
            raise FilmError(f"{target.parent} is not there; make that folder, or name another")
        if target.suffix.lower() not in _WRITERS:
            raise FilmError(
                f"{target.name} is in no format of breakdowns; choose a name that ends in one of "
                f"{', '.join(_WRITERS)}"
            )
    screenplay = read_any(file, say)
    if targets and not screenplay.scenes:
        raise FilmError(
            f"{file.name} has no scenes to break down; headings look like INT. KITCHEN - DAY"
        )
    proposals = proposals_in(read_proposals(proposals_file(file)))
    made = breakdown_of(screenplay, (), proposals)
    if table is not None:
        try:
            said = corrections_from(read_table(table), made, table.name)
        except RowsError as error:
            raise FilmError(str(error)) from None
        made = breakdown_of(screenplay, said.corrections, proposals)
        for sentence in said.left_out:
            say(sentence.in_(screenplay.language))
    for warning in made.warnings:
        say(warning.in_(screenplay.language))
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = " ".join((titles.get("title") or titles.get("标题") or file.stem).split())
    for target in targets:
        data = _WRITERS[target.suffix.lower()](made, title, screenplay.language, theme, template)
        write_bytes(target, data)
    return Written(made, screenplay.language)


def _sheets(
    made: Breakdown, title: str, language: str, theme: str, template: Path | None
) -> bytes:
    from workprint.analysis.documents.sheets import TEMPLATE, sheets_pdf
    from workprint.models.store import require
    from workprint.production.errors import FilmError

    if template is not None and not template.is_file():
        raise FilmError(f"{template} is not there; name a Typst template that is")
    try:
        return sheets_pdf(made, title, language, (require("type"),), theme, template or TEMPLATE)
    except RuntimeError as error:
        # Typst's own errors: a mistake in a person's template.
        raise FilmError(
            f"the sheets cannot be set: {error}; mend {template or TEMPLATE}"
        ) from None


def _workbook(
    made: Breakdown, title: str, language: str, theme: str, template: Path | None
) -> bytes:
    from workprint.analysis.documents.spreadsheet import workbook

    return workbook(made, language, theme)


def _csv(made: Breakdown, title: str, language: str, theme: str, template: Path | None) -> bytes:
    from workprint.analysis.documents.spreadsheet import csv_text

    return csv_text(made, language).encode("utf-8-sig")


_WRITERS = {".pdf": _sheets, ".xlsx": _workbook, ".csv": _csv}


def told_of(made: Breakdown) -> dict[str, Any]:
    """A breakdown as JSON types: what `analysis breakdown --json` prints."""
    return {
        "scenes": [
            {
                "id": scene.scene,
                "number": scene.number,
                "heading": scene.heading,
                "eighths": scene.eighths,
                "page": scene.page,
                "day": scene.script_day.day,
                "flashback": scene.script_day.flashback,
                "location": scene.location,
                "set": scene.set,
                "synopsis": scene.synopsis,
                "elements": [
                    {
                        "id": element.id,
                        "category": element.category.value,
                        "name": element.name,
                        "count": element.count,
                        "spans": [[span.start, span.end] for span in element.spans],
                        "lines": [span.line for span in element.spans],
                        "confidence": element.confidence,
                        "source": element.source,
                        "reason": element.reasons[0].text.en if element.reasons else "",
                        "reason_zh": element.reasons[0].text.zh if element.reasons else "",
                    }
                    for element in scene.elements
                ],
            }
            for scene in made.scenes
        ],
        "elements": [
            {
                "id": element.id,
                "category": element.category.value,
                "ucid": CATEGORIES[element.category].ucid,
                "final_draft": CATEGORIES[element.category].final_draft,
                "name": element.name,
                "names": list(element.names),
                "scenes": list(element.scenes),
                "board": element.board,
            }
            for element in made.elements
        ],
        "locations": [
            {
                "id": place.id,
                "name": place.name,
                "names": list(place.names),
                "scenes": list(place.scenes),
                "part_of": place.part_of,
                "reasons": [reason.text.en for reason in place.reasons],
            }
            for place in made.locations
        ],
        "warnings": [{"en": w.en, "zh": w.zh} for w in made.warnings],
    }
