"""Type for pages: Courier Prime, and Noto Sans CJK for letters that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.columns import width_of

_FILES = {
    (False, False): "Courier Prime.ttf",
    (True, False): "Courier Prime Bold.ttf",
    (False, True): "Courier Prime Italic.ttf",
    (True, True): "Courier Prime Bold Italic.ttf",
}
_SIMPLIFIED_CHINESE = 2
_ADVANCE_EM = 0.6
"""How far Courier moves on with each letter."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters set in one face: their column from the start of the text, and the font.

    `squeeze` narrows a letter that is wider than its columns, `shift_pt` sets one that is
    narrower in their middle; `slant` leans one that has no italic.
    """

    text: str
    column: int
    font: Any
    squeeze: float = 1.0
    slant: bool = False
    shift_pt: float = 0.0


class Faces:
    """The fonts of one document; `column_pt` is the width of a column in points.

    `letters` are all that will be set: the second face holds those alone, so that each is found
    again when the text is searched or copied. `missing` are those no face has.
    """

    def __init__(
        self,
        courier: Path,
        noto: Path | None,
        column_pt: float,
        letters: frozenset[str],
        wide: bool = False,
    ) -> None:
        self.column_pt = column_pt
        self.wide = wide
        # Between Han letters Courier is as tall as they are, and narrowed into its columns.
        size = 12.0 if wide else column_pt / _ADVANCE_EM
        self.narrow = column_pt / (_ADVANCE_EM * size)
        self.courier = {
            style: _font(_file(courier / "screenplain" / "export" / "courier_prime" / name), size)
            for style, name in _FILES.items()
        }
        plain = self.courier[False, False]
        others = {c for c in letters if self._lacks(plain, c)}
        self.noto: dict[tuple[bool, int], Any] = {}
        if noto is not None and others:
            face = _subset(noto / "noto_cjk_sans_otc" / "NotoSansCJK-Regular.ttc", others)
            # A full-width letter fills two columns; others are as tall as Courier's.
            for columns, points in ((2, min(2 * column_pt, 12.0)), (1, 1.6 * column_pt)):
                for bold in (False, True):
                    self.noto[bold, columns] = _font(face, points)
                    self.noto[bold, columns].setEmbolden(bold)
        self.missing = frozenset(
            c for c in others if not self.noto or not self.noto[False, 1].unicharToGlyph(ord(c))
        )

    def _lacks(self, font: Any, char: str) -> bool:
        if char.isspace():
            return False
        return width_of(char, wide=self.wide) == 2 or not font.unicharToGlyph(ord(char))

    def pieces(self, text: str, *, bold: bool = False, italic: bool = False) -> Iterator[Piece]:
        """The text in runs of one face each, in order; what no face has leaves its place empty."""
        main = self.courier[bold, italic]
        column = start = 0
        run = ""
        for char in text:
            wide = width_of(char, wide=self.wide)
            if char in self.missing or (self.noto and self._lacks(main, char)):
                if run:
                    yield Piece(run, start, main, self.narrow)
                    run = ""
                if char not in self.missing:
                    font = self.noto[bold, max(1, wide)]
                    room = max(1, wide) * self.column_pt
                    font.setScaleX(1)
                    wants = max(font.measureText(char), 0.1)
                    squeeze, shift = min(1.0, room / wants), max(0.0, (room - wants) / 2)
                    yield Piece(char, column, font, squeeze, italic, shift)
            else:
                start = start if run else column
                run += char
            column += wide
        if run:
            yield Piece(run, start, main, self.narrow)


def _file(path: Path) -> Any:
    import skia

    return skia.Typeface.MakeFromFile(str(path))


def _subset(path: Path, letters: set[str]) -> Any:
    """The face with these letters alone, each glyph under one code."""
    import io
    import logging

    import skia
    from fontTools import subset
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(layout_features=[], name_IDs=[1, 2, 6], notdef_outline=True)
    font = TTFont(path, fontNumber=_SIMPLIFIED_CHINESE, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(ord(c) for c in letters))
    cutter.subset(font)
    made = io.BytesIO()
    font.save(made)
    return skia.Typeface.MakeFromData(skia.Data.MakeWithCopy(made.getvalue()))


def _font(face: Any, size: float) -> Any:
    import skia

    made = skia.Font(face, size)
    made.setSubpixel(True)
    made.setHinting(skia.FontHinting.kNone)
    return made
