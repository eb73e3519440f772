"""Letters off the pages of a PDF, through PDFium: lines by their base lines, spaces by the gaps.

What is turned on its side is left out: stamps and watermarks are set so, scripts never are.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from workprint.film.columns import columns_of
from workprint.film.emphasis import Run
from workprint.screenplay.errors import ScreenplayError
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
    width, height = page.get_size()
    letters = list(_letters(page, height))
    _mark_underlined(letters, page, height)
    stretches = [s for line in _lines(letters) for s in _stretches(line)]
    return Sheet(number, width, height, tuple(stretches), _is_pictured(page, width * height))


def _letters(page: Any, height: float) -> Iterator[_Letter]:
    """The letters of a page in the order of its text; blanks only as marks on what follows."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    looks = _Looks()
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
        bold, italic, faint, turned, size = looks.of(holder, text.raw, index)
        if turned:
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box_p)
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x_p, y_p)
        # A hyphen that PDFium takes for one at a line's end.
        char = "-" if code == 2 else char
        yield _Letter(
            char, box.left, box.right, height - y.value, size, bold, italic, faint, spaced
        )
        spaced = False
    text.close()


class _Looks:
    """How text objects look, each asked once: bold, italic, faint, turned, size in points."""

    def __init__(self) -> None:
        self.seen: dict[int, tuple[bool, bool, bool, bool, float]] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def of(self, holder: Any, text: Any, index: int) -> tuple[bool, bool, bool, bool, float]:
        key = ctypes.cast(holder, ctypes.c_void_p).value or 0
        if key not in self.seen:
            self.seen[key] = self._asked(holder, key, text, index)
        return self.seen[key]

    def _asked(
        self, holder: Any, key: int, text: Any, index: int
    ) -> tuple[bool, bool, bool, bool, float]:
        import pypdfium2.raw as pdfium

        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(text, index) * scale) or 12.0
        turned = abs(math.atan2(matrix.b, matrix.a)) > 0.1
        slanted = abs(matrix.c) > 0.1 * abs(matrix.d)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        faint = False
        if pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha):
            light = 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value
            faint = 255 - (255 - light) * alpha.value / 255 > 165
        bold = italic = False
        if key:
            font = pdfium.FPDFTextObj_GetFont(holder)
            bold, italic = self._font(font)
            if pdfium.FPDFTextObj_GetTextRenderMode(holder) == 2:
                bold = True  # filled and stroked: how a face without a bold one is made bold
        return bold, italic or slanted, faint, turned, size

    def _font(self, font: Any) -> tuple[bool, bool]:
        import pypdfium2.raw as pdfium

        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, 256)
            low = name.value.decode("latin-1").lower()
            flags = pdfium.FPDFFont_GetFlags(font)
            self.fonts[key] = (
                any(word in low for word in ("bold", "black", "heavy", "semibd")),
                any(word in low for word in ("italic", "oblique")) or bool(flags & 64),
            )
        return self.fonts[key]


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


def _mark_underlined(letters: Sequence[_Letter], page: Any, height: float) -> None:
    """Mark what stands over a thin level line."""
    import pypdfium2.raw as pdfium

    by_line: dict[int, list[_Letter]] = {}
    for letter in letters:
        by_line.setdefault(round(letter.base / _LINE_PT), []).append(letter)
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if top - bottom > 2.5 or right - left < 3:
            continue
        y = height - (top + bottom) / 2
        for line in range(round(y / _LINE_PT) - 2, round(y / _LINE_PT) + 2):
            for letter in by_line.get(line, ()):
                middle = (letter.left + letter.right) / 2
                if 0 < y - letter.base < 0.35 * letter.size and left <= middle <= right:
                    letter.under = True


def _is_pictured(page: Any, area: float) -> bool:
    import pypdfium2.raw as pdfium

    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > 0.5 * area
