"""The breakdown of any screenplay file, and its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.breakdown import CATEGORIES, Breakdown, Correction, Proposal
from workprint.film.characters import Character
from workprint.film.reason import Phrase, pair
from workprint.film.screenplay import Screenplay
from workprint.production.breakdown_corrections import from_table, from_tags
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


def breakdown_at_hand(screenplay: Screenplay) -> Breakdown:
    """The breakdown as the graph makes it: of cast, places and rules alone while the English
    parser is not fetched."""
    from workprint.analysis.breakdown import break_down
    from workprint.analysis.tags import load
    from workprint.models.store import find
    from workprint.screenplay.pages import scene_lengths

    syntax = find("syntax-en") if screenplay.language == "en" else None
    lengths = scene_lengths(screenplay) if screenplay.scenes else ()
    return break_down(screenplay, people_of(screenplay), lengths, load(), syntax)


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
    """A breakdown of a file, the language it is told in, the title of the screenplay."""

    breakdown: Breakdown
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class _Broken:
    """A screenplay broken down: `found` before anybody said anything, `tagged` with the tags of
    the file itself, `made` with everything."""

    screenplay: Screenplay
    found: Breakdown
    tagged: Breakdown
    made: Breakdown


@dataclass(frozen=True, slots=True)
class _Document:
    """What a document is written from."""

    file: Path
    broken: _Broken
    title: str
    theme: str
    template: Path | None

    @property
    def language(self) -> str:
        return self.broken.screenplay.language


def write_breakdown(
    file: Path,
    targets: Sequence[Path],
    corrections: Path | None,
    theme: str,
    template: Path | None,
    say: Say = lambda _: None,
) -> Written:
    """Break a screenplay file down and write documents.

    Tags of a Final Draft file are decisions, and so are those of `corrections`, a table or a
    tagged Final Draft file. FilmError for a theme, a target or corrections that cannot be used.
    """
    from workprint.analysis.documents.themes import THEMES
    from workprint.production.errors import FilmError
    from workprint.screenplay.formats.convert import read_any

    if theme not in THEMES:
        raise FilmError(f"there is no theme {theme}; choose one of {', '.join(THEMES)}")
    for target in targets:
        if target.resolve() in {p.resolve() for p in (file, corrections) if p is not None}:
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
    broken = _broken_down(file, screenplay, corrections, say)
    for warning in broken.made.warnings:
        say(warning.in_(screenplay.language))
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = " ".join((titles.get("title") or titles.get("标题") or file.stem).split())
    document = _Document(file, broken, title, theme, template)
    for target in targets:
        write_bytes(target, _WRITERS[target.suffix.lower()](document, target, say))
    return Written(broken.made, screenplay.language, title)


def _broken_down(
    file: Path, screenplay: Screenplay, corrections: Path | None, say: Say
) -> _Broken:
    proposals = proposals_in(read_proposals(proposals_file(file)))
    found = breakdown_of(screenplay, (), proposals)
    said: list[Correction] = []
    if file.suffix.lower() == ".fdx":
        said += from_tags(file, screenplay, found, say, strict=False)
    tagged = breakdown_of(screenplay, said, proposals) if said else found
    if corrections is None:
        return _Broken(screenplay, found, tagged, tagged)
    if corrections.suffix.lower() == ".fdx":
        more = from_tags(corrections, screenplay, tagged, say, strict=True)
    else:
        more = from_table(corrections, screenplay, tagged, say)
    made = breakdown_of(screenplay, [*said, *more], proposals)
    return _Broken(screenplay, found, tagged, made)


def _sheets(document: _Document, target: Path, say: Say) -> bytes:
    from workprint.analysis.documents.sheets import TEMPLATE, sheets_pdf
    from workprint.models.store import require
    from workprint.production.errors import FilmError

    template = document.template
    if template is not None and not template.is_file():
        raise FilmError(f"{template} is not there; name a Typst template that is")
    try:
        return sheets_pdf(
            document.broken.made, document.title, document.language, (require("type"),),
            document.theme, template or TEMPLATE,
        )  # fmt: skip
    except RuntimeError as error:
        # Typst's own errors: a mistake in a person's template.
        raise FilmError(
            f"the sheets cannot be set: {error}; mend {template or TEMPLATE}"
        ) from None


def _workbook(document: _Document, target: Path, say: Say) -> bytes:
    from workprint.analysis.documents.spreadsheet import workbook

    broken = document.broken
    return workbook(broken.made, document.language, document.theme, broken.tagged)


def _csv(document: _Document, target: Path, say: Say) -> bytes:
    from workprint.analysis.documents.spreadsheet import csv_text

    broken = document.broken
    return csv_text(broken.made, document.language, broken.tagged).encode("utf-8-sig")


def _fdx(document: _Document, target: Path, say: Say) -> bytes:
    """The screenplay as Final Draft with the breakdown as tags; a Final Draft file stays as it is
    but for them."""
    from workprint.screenplay.formats.convert import lengths
    from workprint.screenplay.formats.fdx import read_fdx, tagged, write_fdx

    broken = document.broken
    if document.file.suffix.lower() == ".fdx":
        base = read_fdx(document.file.read_bytes())
    else:
        base = read_fdx(write_fdx(broken.screenplay, lengths(broken.screenplay)))
    done = tagged(base, broken.screenplay, broken.made, broken.found, broken.tagged)
    if done.unplaced:
        told = Phrase(
            f"{target.name}: {done.unplaced} of {done.unplaced + done.mentions} mentions stand on "
            "no words of the file and have no tag",
            f"{target.name}：{done.unplaced + done.mentions} 处中有 {done.unplaced} 处在文件中"
            "没有对应文字，未标记",
        )
        say(told.in_(document.language))
    return done.data


_WRITERS: dict[str, Callable[[_Document, Path, Say], bytes]] = {
    ".pdf": _sheets, ".xlsx": _workbook, ".csv": _csv, ".fdx": _fdx,
}  # fmt: skip


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
                "time": scene.script_day.time,
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
        "warnings": [pair(warning) for warning in made.warnings],
    }
