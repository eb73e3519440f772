"""Type on pictures: one family for every script, from the model store, else the system's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

_SIMPLIFIED_CHINESE = 2
"""The face of the collection whose Han forms are the mainland's (0 JP, 1 KR, 2 SC, 3 TC)."""


@lru_cache(maxsize=4)
def typeface(folder: str | None) -> Any:
    """The skia typeface of the model `type` in `folder`; the system's default without it."""
    import skia

    if folder:
        path = Path(folder) / "noto_cjk_sans_otc" / "NotoSansCJK-Regular.ttc"
        face = skia.Typeface.MakeFromFile(str(path), _SIMPLIFIED_CHINESE)
        if face is not None:
            return face
    return skia.Typeface("DejaVu Sans")


def font(folder: str | None, size: float) -> Any:
    """A skia font of `size` pixels, antialiased, at sub-pixel positions."""
    import skia

    made = skia.Font(typeface(folder), size)
    made.setEdging(skia.Font.Edging.kAntiAlias)
    made.setSubpixel(True)
    return made


def wrapped(text: str, face: Any, width: float) -> list[str]:
    """Lines of `text` at most `width` pixels wide, broken at spaces or between Han characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _fitting(_pieces(paragraph), face, width):
            if line and face.measureText((line + piece).rstrip()) > width:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def _fitting(pieces: list[str], face: Any, width: float) -> list[str]:
    """The pieces, those wider than a line in parts that are not."""
    made: list[str] = []
    for piece in pieces:
        part = ""
        for character in piece if face.measureText(piece) > width else ():
            if part and face.measureText(part + character) > width:
                made.append(part)
                part = ""
            part += character
        made.append(part or piece)
    return made


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    word = ""
    for character in text:
        if "\u2e80" <= character <= "\uffef":
            if word:
                pieces.append(word)
            pieces.append(character)
            word = ""
        else:
            word += character
            if character == " ":
                pieces.append(word)
                word = ""
    return [*pieces, word] if word else pieces
