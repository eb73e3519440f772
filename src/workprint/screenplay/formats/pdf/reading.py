"""A screenplay out of a PDF: pages, rows, elements, and the Fountain text of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from workprint.film.columns import width_of
from workprint.film.emphasis import Run
from workprint.film.screenplay import ElementKind as K
from workprint.screenplay.compose import Paragraph, compose
from workprint.screenplay.emphasising import marked
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.formats.pdf.chinese import chinese_text, is_run_in
from workprint.screenplay.formats.pdf.columns import APART
from workprint.screenplay.formats.pdf.dual import dual_end, edges, sides
from workprint.screenplay.formats.pdf.furniture import body
from workprint.screenplay.formats.pdf.labels import Labelled, full, label
from workprint.screenplay.formats.pdf.letters import sheets_and_pages
from workprint.screenplay.formats.pdf.recognising import Recogniser, recognised
from workprint.screenplay.formats.pdf.rows import TOP, Measures, Row, learn
from workprint.screenplay.formats.pdf.sheets import Sheet
from workprint.screenplay.formats.pdf.title_page import title_of
from workprint.screenplay.pages.wrap import ends_sentence

_CONTD = re.compile(
    r"\s*[(（]\s*(?:CONT['’.]?D?\.?|CONTINUED|CONTINUING|续)\s*[)）]", re.IGNORECASE
)


def pdf_text(
    data: bytes, ocr: Path | None = None, say: Callable[[str], None] = lambda _: None
) -> str:
    """The Fountain text of the screenplay in a PDF file; ScreenplayError where there is none.

    Scanned pages are read with the model `ocr`, whose folder is given; that takes seconds a page,
    so `say` is told how far it is.
    """
    sheets: list[Sheet] = []
    reader: Recogniser | None = None
    for sheet, page, count in sheets_and_pages(data):
        if sheet.pictured and not sheet.stretches:
            if ocr is None:
                raise ScreenplayError(
                    "the page is a picture without text",
                    "to read such pages run: workprint models fetch ocr",
                    place=f"page {sheet.number}",
                )
            reader = reader or Recogniser(ocr)
            sheet = recognised(page, sheet, reader)
            say(f"read page {sheet.number} of {count} from its picture")
        sheets.append(sheet)
    if not any(sheet.stretches for sheet in sheets):
        raise ScreenplayError("there is no text on its pages", "export it again with its text")
    return screenplay_of(sheets)


def screenplay_of(sheets: Sequence[Sheet]) -> str:
    """The Fountain text of the screenplay on these pages."""
    entries, rest = title_of(sheets)
    measures = learn(rest)
    pages = body(rest, measures)
    rows = [row for page in pages for row in page]
    if is_run_in(rows):
        return chinese_text(entries, rows, measures)
    return compose(entries, tuple(_paragraphs(rows, measures)))


def _paragraphs(rows: Sequence[Row], measures: Measures) -> Iterator[Paragraph]:
    """Every element of the body."""
    duals: dict[int, list[Sequence[Row]]] = {}
    single: list[Row] = []
    at = 0
    while at < len(rows):
        end = dual_end(rows, at, measures)
        if end > at:
            duals.setdefault(len(single), []).append(rows[at:end])
            at = end
            continue
        single.append(rows[at])
        at += 1
    labelled = label(single, measures)
    rights = _rights(labelled, measures)
    for start, group in _elements(labelled, measures, set(duals)):
        yield from _duals(duals.pop(start, ()), measures)
        yield _paragraph(group, measures, rights)
    yield from _duals(duals.pop(len(single), ()), measures)


def _elements(
    labelled: Sequence[Labelled], measures: Measures, parted: set[int]
) -> Iterator[tuple[int, list[Labelled]]]:
    """Rows of one element together, joined over the ends of pages; each with its place."""
    group: list[Labelled] = []
    start = 0
    for at, one in enumerate(labelled):
        if at in parted and at:
            if group:
                yield start, group
            group, start = [], at
        if one.row.goes_on and one.kind is K.CHARACTER and group and group[-1].kind is K.DIALOGUE:
            continue  # the name again over the rest of a speech
        if group and _joins(group, one, measures):
            group.append(one)
            continue
        if group and _said_again(group, one, labelled, at):
            continue
        if group:
            yield start, group
        group, start = [one], at
    if group:
        yield start, group


def _joins(group: Sequence[Labelled], one: Labelled, measures: Measures) -> bool:
    before = group[-1]
    if before.kind is not one.kind:
        return False
    if before.row.page == one.row.page:
        return not one.begins
    if one.kind is K.DIALOGUE:
        return True
    if one.kind is not K.ACTION or one.row.gap != TOP:
        return not one.begins
    if not ends_sentence(before.row.text):
        return one.row.text[:1].islower() or full(before.row, one.row, measures)
    return len(group) > 1 and full(before.row, one.row, measures)


def _said_again(
    group: Sequence[Labelled], one: Labelled, labelled: Sequence[Labelled], at: int
) -> bool:
    """A heading or a cue repeated at the top of a page, over what goes on there."""
    if one.row.gap != TOP or at == 0:
        return False
    text = _CONTD.sub("", one.row.text).strip()
    if one.kind is K.SCENE_HEADING and text != one.row.text:
        return any(
            b.kind is K.SCENE_HEADING and b.row.text.startswith(text)
            for b in reversed(labelled[:at])
        )
    return False


def _rights(labelled: Sequence[Labelled], measures: Measures) -> dict[K, float]:
    """How far right each kind of element reaches."""
    reach: dict[K, list[float]] = {}
    for one in labelled:
        reach.setdefault(one.kind, []).append(one.row.right)
    made = {}
    for kind, found in reach.items():
        found.sort()
        made[kind] = found[min(len(found) - 1, round(0.995 * len(found)))]
    made[K.ACTION] = made[K.SCENE_HEADING] = measures.right
    return made


def _paragraph(group: Sequence[Labelled], measures: Measures, rights: dict[K, float]) -> Paragraph:
    first = group[0]
    kind = first.kind
    if kind is K.CHARACTER:
        return Paragraph(kind, " ".join(first.row.text.split()))
    keep = kind in (K.ACTION, K.DIALOGUE, K.LYRIC)
    text = joined([one.row for one in group], measures, rights.get(kind, measures.right), keep)
    if kind in (K.SCENE_HEADING, K.TRANSITION):
        words = "".join(run.text for run in text).split()
        return Paragraph(kind, " ".join(words), number=first.row.number)
    said = marked(text)
    if kind is K.ACTION:
        return Paragraph(kind, said)
    return Paragraph(kind, said.strip())


def joined(rows: Sequence[Row], measures: Measures, right: float, keep_lines: bool) -> list[Run]:
    """Rows as one text: a line end stays where the next word would have fitted before it."""
    made: list[Run] = []
    for before, row in zip((None, *rows), rows, strict=False):
        if before is not None:
            if row.page == before.page and row.gap >= APART:
                made.append(Run("\n\n" if keep_lines else " "))
            elif keep_lines and row.page == before.page and not full(before, row, measures, right):
                made.append(Run("\n"))
            elif not _no_blank(before.text, row.text):
                made.append(_blank(made[-1], row.runs[0]))
        made += row.runs
    return made


def _blank(before: Run, after: Run) -> Run:
    """A blank in the style that both its neighbours have."""
    return Run(
        " ",
        before.bold and after.bold,
        before.italic and after.italic,
        before.underline and after.underline,
    )


def _no_blank(before: str, after: str) -> bool:
    """Whether no blank stood where a line was parted: inside Chinese."""
    return width_of(before[-1:]) == 2 and width_of(after[:1]) == 2


def _duals(blocks: Sequence[Sequence[Row]], measures: Measures) -> Iterator[Paragraph]:
    """Speeches side by side, the right one after the left; those that go on over a page whole."""
    made: list[list[list[Row]]] = []
    for block in blocks:
        both = sides(block, measures)
        goes_on = made and all(side[-1].text == "(MORE)" for side in made[-1])
        if goes_on:
            for before, side in zip(made[-1], both, strict=True):
                before[-1:] = side[1:]
        else:
            made.append(list(both))
    for pair in made:
        yield from _dual(pair, measures)


def _dual(pair: Sequence[Sequence[Row]], measures: Measures) -> Iterator[Paragraph]:
    """Two speeches, a right one after a left one."""
    for right, side in enumerate(pair):
        cue, *said = side
        yield Paragraph(K.CHARACTER, " ".join(cue.text.split()), dual=bool(right))
        if not said:
            continue
        edge, reach = edges(side)
        group: list[Row] = []
        kind = K.DIALOGUE
        open_bracket = False
        for row in said:
            bracket = row.text[0] in "(（" and (
                row.left > edge + 0.8 * measures.column or row.text[-1] in ")）"
            )
            here = K.PARENTHETICAL if bracket or open_bracket else K.DIALOGUE
            if group and (here is not kind or (bracket and not open_bracket)):
                yield Paragraph(kind, marked(joined(group, measures, reach, True)).strip())
                group = []
            kind = here
            group.append(row)
            open_bracket = here is K.PARENTHETICAL and row.text[-1] not in ")）"
        yield Paragraph(kind, marked(joined(group, measures, reach, True)).strip())
