"""How letters on a page of a PDF look, through PDFium."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple


class Look(NamedTuple):
    """Bold, italic, printed in a light colour; quarter turns to the left, None when it stands
    askew; size in points."""

    bold: bool
    italic: bool
    faint: bool
    turn: int | None
    size: float


class Looks:
    """How the text objects of a page look, each asked once."""

    def __init__(self) -> None:
        self.seen: dict[int, Look] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def of(self, holder: Any, text: Any, index: int) -> Look:
        """The look of the text object that a letter belongs to."""
        key = ctypes.cast(holder, ctypes.c_void_p).value or 0
        if key not in self.seen:
            self.seen[key] = self._asked(holder, key, text, index)
        return self.seen[key]

    def _asked(self, holder: Any, key: int, text: Any, index: int) -> Look:
        import pypdfium2.raw as pdfium

        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(text, index) * scale) or 12.0
        quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.06 else None
        slanted = turn == 0 and abs(matrix.c) > 0.1 * abs(matrix.d)
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
        return Look(bold, italic or slanted, faint, turn, size)

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
