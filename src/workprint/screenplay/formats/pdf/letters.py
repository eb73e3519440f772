"""Letters off the pages of a PDF, through PDFium: lines by their base lines, spaces by the gaps.

What stands askew to the rest is left out: stamps and watermarks are set so.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from workprint.film.columns import columns_of
from workprint.film.emphasis import Run
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.formats.pdf.looks import Looks
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch

_SAME_LINE_EM = 0.3
"""How far apart base lines of one line may stand."""
_PART_EM = 1.5
"""A gap as wide as this parts two stretches: columns of dual dialogue, a number in the margin."""
_SPACE_EM = 0.17
_SPACE_BY_HAN_EM = 0.42
_LINE_PT = 4.0
_PASSWORD = 4
_MOST_PAGES = 5_000
_Styled = tuple[str, tuple[bool, bool, bool]]


@dataclass(slots=True)
class _Letter:
    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    faint: bool
    spaced: bool
    """Whether a blank stands before it."""
    turn: int = 0
    under: bool = False


def sheets_and_pages(data: bytes) -> Iterator[tuple[Sheet, Any, int]]:
    """Each page of a PDF file, with PDFium's own page, which lives until the next one is asked,
    and the number of pages.

    ScreenplayError when the file is locked, damaged or no PDF.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ScreenplayError(
                "the PDF is locked with a password", "save it without one and try again"
            ) from None
        raise ScreenplayError(
            "it is damaged or is no PDF", "export it again from the program it was written in"
        ) from None
    try:
        if len(document) > _MOST_PAGES:
            raise ScreenplayError(
                f"the PDF has {len(document)} pages, more than any screenplay",
                "divide it into its screenplays",
            )
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                raise ScreenplayError(
                    "the page is damaged",
                    "export the PDF again from the program it was written in",
                    place=f"page {number + 1}",
                ) from None
            yield _sheet(page, number + 1), page, len(document)
            page.close()
    finally:
        document.close()


def _sheet(page: Any, number: int) -> Sheet:
    left, bottom, right, top = page.get_cropbox()
    every = list(_letters(page, (left, bottom, right, top)))
    turns = Counter(letter.turn for letter in every)
    turn = turns.most_common(1)[0][0] if turns else 0
    letters = [letter for letter in every if letter.turn == turn]
    width, height = (top - bottom, right - left) if turn % 2 else (right - left, top - bottom)
    if turn == 0:
        _mark_underlined(letters, page, left, top)
    stretches = [s for line in _lines(letters) for s in _stretches(line)]
    return Sheet(number, width, height, tuple(stretches), _is_pictured(page, width * height))


def _letters(page: Any, paper: tuple[float, float, float, float]) -> Iterator[_Letter]:
    """The letters of a page in the order of its text, each upright by its own turn; blanks only
    as marks on what follows. `paper` is what is seen of the page: left, bottom, right, top."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    looks = Looks()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_p, x_p, y_p = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    spaced = False
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        char = chr(code)
        if char.isspace() or code in (0, 0xFFFE, 0xFFFF, 0xAD):
            spaced = True
            continue
        holder = pdfium.FPDFText_GetTextObject(text.raw, index)
        bold, italic, faint, turn, size = looks.of(holder, text.raw, index)
        if turn is None:
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box_p)
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x_p, y_p)
        # A hyphen that PDFium takes for one at a line's end.
        char = "-" if code == 2 else char
        left, right, base = (
            (box.left - paper[0], box.right - paper[0], paper[3] - y.value),
            (box.bottom - paper[1], box.top - paper[1], x.value - paper[0]),
            (paper[2] - box.right, paper[2] - box.left, y.value - paper[1]),
            (paper[3] - box.top, paper[3] - box.bottom, paper[2] - x.value),
        )[turn]
        yield _Letter(char, left, right, base, size, bold, italic, faint, spaced, turn)
        spaced = False
    text.close()


def _lines(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    """Letters by base line, from top to bottom, each line from left to right."""
    line: list[_Letter] = []
    for letter in sorted(letters, key=lambda one: one.base):
        if line and letter.base - line[0].base > _SAME_LINE_EM * max(line[0].size, 6):
            yield _from_left(line)
            line = []
        line.append(letter)
    if line:
        yield _from_left(line)


def _from_left(line: list[_Letter]) -> list[_Letter]:
    """A line in order; a letter printed twice, to make it bold, is one bold letter."""
    made: list[_Letter] = []
    for letter in sorted(line, key=lambda one: one.left):
        again = next((b for b in made[-2:] if b.char == letter.char and _covers(b, letter)), None)
        if again is not None:
            again.bold = True
            continue
        made.append(letter)
    return made


def _covers(one: _Letter, other: _Letter) -> bool:
    return abs(one.left - other.left) < 0.25 * max(one.right - one.left, 1.0)


def _stretches(line: Sequence[_Letter]) -> Iterator[Stretch]:
    """A line parted at its wide gaps."""
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and line[at].left - line[at - 1].right < _PART_EM * line[at].size:
            continue
        yield _stretch(line[start:at])
        start = at


def _stretch(letters: Sequence[_Letter]) -> Stretch:
    size = max(letter.size for letter in letters)
    pieces: list[_Styled] = []
    before: _Letter | None = None
    for letter in letters:
        style = (letter.bold, letter.italic, letter.under)
        if before is not None and (blanks := _blanks(before, letter)):
            both = [one and other for one, other in zip(style, pieces[-1][1], strict=True)]
            pieces.append((" " * blanks, (both[0], both[1], both[2])))
        pieces.append((letter.char, style))
        before = letter
    runs = tuple(
        Run("".join(text for text, _ in same), *style)
        for style, same in groupby(_as_read(pieces), lambda piece: piece[1])
    )
    return Stretch(
        letters[0].left, letters[-1].right, letters[0].base, size, runs,
        all(letter.faint for letter in letters),
    )  # fmt: skip


def _as_read(pieces: list[_Styled]) -> list[_Styled]:
    """Letters in the order they are read: those that run from the right stand the other way."""
    if all(text.isascii() for text, _ in pieces):
        return pieces
    made: list[_Styled] = []
    at = 0
    while at < len(pieces):
        end = at
        if _from_right(pieces[at][0]):
            for place in range(at, len(pieces)):
                text = pieces[place][0]
                if _from_right(text):
                    end = place + 1
                elif not text.isspace() and unicodedata.bidirectional(text[0]) != "NSM":
                    break
        if end == at:
            made.append(pieces[at])
            at += 1
            continue
        # Joined Arabic letters have codes of their own; a reader wants the plain ones.
        made += [(unicodedata.normalize("NFKC", t), s) for t, s in reversed(pieces[at:end])]
        at = end
    return made


def _from_right(text: str) -> bool:
    return unicodedata.bidirectional(text[0]) in ("R", "AL")


def _blanks(before: _Letter, letter: _Letter) -> int:
    """How many blanks stand between two letters."""
    gap = letter.left - before.right
    han = max(columns_of(before.char), columns_of(letter.char)) > 1
    least = (_SPACE_BY_HAN_EM if han else _SPACE_EM) * letter.size
    if letter.spaced and not han:
        least = 0.05 * letter.size
    if gap < least:
        return 0
    return max(1, round(gap / (0.6 * letter.size)))


def _mark_underlined(letters: Sequence[_Letter], page: Any, edge: float, head: float) -> None:
    """Mark what stands over a thin level line; `edge` and `head` are the paper's left and top."""
    import pypdfium2.raw as pdfium

    by_line: dict[int, list[_Letter]] = {}
    for letter in letters:
        by_line.setdefault(round(letter.base / _LINE_PT), []).append(letter)
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if top - bottom > 2.5 or right - left < 3:
            continue
        y = head - (top + bottom) / 2
        for line in range(round(y / _LINE_PT) - 2, round(y / _LINE_PT) + 2):
            for letter in by_line.get(line, ()):
                middle = edge + (letter.left + letter.right) / 2
                if 0 < y - letter.base < 0.35 * letter.size and left <= middle <= right:
                    letter.under = True


def _is_pictured(page: Any, area: float) -> bool:
    import pypdfium2.raw as pdfium

    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > 0.5 * area
