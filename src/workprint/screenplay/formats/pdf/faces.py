"""Type for pages: Courier Prime, Noto Sans CJK for letters that it lacks, and for scripts whose
letters join or stack, and for emoji, Noto's faces of their own, shaped a word at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.columns import width_of
from workprint.screenplay.formats.lettering import (
    SIMPLIFIED_CHINESE,
    attaches,
    courier_file,
    cut,
    noto_file,
    script_files,
)

_FILES = {
    (False, False): "Courier Prime.ttf",
    (True, False): "Courier Prime Bold.ttf",
    (False, True): "Courier Prime Italic.ttf",
    (True, True): "Courier Prime Bold Italic.ttf",
}
_ADVANCE_EM = 0.6
"""How far Courier moves on with each letter."""
_SIZE_PT = 12.0
_LARGEST = 1.2


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

    def draw(self, canvas: Any, x: float, y: float, paint: Any) -> None:
        """Draw it with its base line at `y`."""
        self.font.setSkewX(-0.2 if self.slant else 0)
        self.font.setScaleX(self.squeeze)
        canvas.drawString(self.text, x + self.shift_pt, y, self.font, paint)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word of a script whose letters join, stack or run from the right, or emoji: a laid out
    paragraph of one line, its base line `ascent_pt` below its top, narrowed to its columns."""

    column: int
    paragraph: Any
    ascent_pt: float
    squeeze: float

    def draw(self, canvas: Any, x: float, y: float, paint: Any) -> None:
        """Draw it with its base line at `y`."""
        canvas.save()
        canvas.translate(x, y - self.ascent_pt)
        canvas.scale(self.squeeze, 1)
        self.paragraph.paint(canvas, 0, 0)
        canvas.restore()


class Faces:
    """The fonts of one document; `column_pt` is the width of a column in points.

    `letters` are all that will be set: other faces hold those alone, so that each is found again
    when the text is searched or copied. `missing` are those no face has.
    """

    def __init__(
        self,
        courier: Path,
        noto: Path | None,
        scripts: Path | None,
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
            style: _font(_file(courier_file(courier, name)), size)
            for style, name in _FILES.items()
        }
        plain = self.courier[False, False]
        others = {c for c in letters if self._lacks(plain, c) and not c.isspace()}
        self.noto: dict[tuple[bool, int], Any] = {}
        if noto is not None and others:
            face = _typeface(cut(noto_file(noto), others, number=SIMPLIFIED_CHINESE))
            # A full-width letter fills two columns; others are as tall as Courier's.
            for columns, points in ((2, min(2 * column_pt, 12.0)), (1, 1.6 * column_pt)):
                for bold in (False, True):
                    self.noto[bold, columns] = _font(face, points)
                    self.noto[bold, columns].setEmbolden(bold)
        left = {
            c for c in others if not self.noto or not self.noto[False, 1].unicharToGlyph(ord(c))
        }
        self.scripts = script_files(sorted(left), scripts)
        self.families = _families(self.scripts)
        self.missing = frozenset(c for c in left - set(self.scripts) if not attaches(c))

    def _lacks(self, font: Any, char: str) -> bool:
        if char.isspace():
            return False
        return width_of(char, wide=self.wide) == 2 or not font.unicharToGlyph(ord(char))

    def pieces(
        self, text: str, *, bold: bool = False, italic: bool = False
    ) -> Iterator[Piece | Shaped]:
        """The text in runs of one face each, in order; what no face has leaves its place empty."""
        main = self.courier[bold, italic]
        column = at = 0
        while at < len(text):
            end = self._script_end(text, at)
            if end > at:
                yield self._shaped(text[at:end], column)
            elif self._lacks(main, text[at]):
                end = at + 1
                if text[at] not in self.missing and self.noto and not attaches(text[at]):
                    yield self._han(text[at], column, bold, italic)
            else:
                end = at + 1
                while end < len(text) and not self._lacks(main, text[end]):
                    end += 1
                yield Piece(text[at:end], column, main, self.narrow)
            column += width_of(text[at:end], wide=self.wide)
            at = end

    def _script_end(self, text: str, at: int) -> int:
        """The end of the run of one script or of emoji that begins at `at`, or `at`."""
        path = self.scripts.get(text[at])
        if path is None:
            return at
        end = at + 1
        while end < len(text):
            after = text[end + 1 : end + 2]
            same = self.scripts.get(text[end]) == path or attaches(text[end])
            between = text[end] == " " and after and self.scripts.get(after) == path
            if not same and not between:
                break
            end += 1
        return end

    def _han(self, char: str, column: int, bold: bool, italic: bool) -> Piece:
        wide = max(1, width_of(char, wide=self.wide))
        font = self.noto[bold, wide]
        room = wide * self.column_pt
        font.setScaleX(1)
        wants = max(font.measureText(char), 0.1)
        squeeze, shift = min(1.0, room / wants), max(0.0, (room - wants) / 2)
        return Piece(char, column, font, squeeze, italic, shift)

    def _shaped(self, text: str, column: int) -> Shaped:
        room = max(1, width_of(text, wide=self.wide)) * self.column_pt
        made = self._laid_out(text, _SIZE_PT)
        # Letters narrower than their columns are set a little larger.
        size = _SIZE_PT * min(_LARGEST, max(1.0, room / max(made.MaxIntrinsicWidth, 0.1)))
        if size > _SIZE_PT:
            made = self._laid_out(text, size)
        squeeze = min(1.0, room / max(made.MaxIntrinsicWidth, 0.1))
        return Shaped(column, made, made.AlphabeticBaseline, squeeze)

    def _laid_out(self, text: str, size: float) -> Any:
        import skia

        layout = skia.textlayout
        style, paragraph = layout.TextStyle(), layout.ParagraphStyle()
        style.setFontFamilies([self.scripts[text[0]].name])
        style.setFontSize(size)
        style.setColor(skia.ColorBLACK)
        paragraph.setTextStyle(style)
        builder = layout.ParagraphBuilder.make(paragraph, self.families, skia.Unicodes.ICU.Make())
        builder.pushStyle(style)
        builder.addText(text)
        made = builder.Build()
        made.layout(10_000)
        return made


def _families(scripts: dict[str, Path]) -> Any:
    """The faces of these scripts, each under its file's name."""
    import skia

    provider = skia.textlayout.TypefaceFontProvider()
    for path in sorted(set(scripts.values())):
        face = _typeface(cut(path, [c for c, p in scripts.items() if p == path], shaped=True))
        provider.registerTypeface(face, path.name)
    fonts = skia.textlayout.FontCollection()
    fonts.setDefaultFontManager(provider)
    return fonts


def _file(path: Path) -> Any:
    import skia

    return skia.Typeface.MakeFromFile(str(path))


def _typeface(data: bytes) -> Any:
    import skia

    return skia.Typeface.MakeFromData(skia.Data.MakeWithCopy(data))


def _font(face: Any, size: float) -> Any:
    import skia

    made = skia.Font(face, size)
    made.setSubpixel(True)
    made.setHinting(skia.FontHinting.kNone)
    return made
