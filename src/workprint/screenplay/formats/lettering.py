"""Which typeface has which letters, and typefaces cut down to the letters that are used."""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

SIMPLIFIED_CHINESE = 2
"""The face of Noto Sans CJK's collection."""
EMOJI = "NotoEmoji[wght].ttf"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_FIRST_EMOJI = 0x1F000


def noto_file(folder: Path) -> Path:
    """Noto Sans CJK in the model `type`."""
    return folder / "noto_cjk_sans_otc" / "NotoSansCJK-Regular.ttc"


def courier_file(folder: Path, name: str = "Courier Prime.ttf") -> Path:
    """A face of Courier Prime in the model `courier`."""
    return folder / "screenplain" / "export" / "courier_prime" / name


@lru_cache(maxsize=64)
def letters_of(path: Path, number: int = -1) -> frozenset[int]:
    """The code points that a font file has glyphs for."""
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(path, fontNumber=number, lazy=True).getBestCmap())


def attaches(char: str) -> bool:
    """Whether a letter is drawn with the one before it: joiners, accents, vowel signs, skin
    tones."""
    return (
        char in _JOINERS
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
        or 0x1F3FB <= ord(char) <= 0x1F3FF
    )


def script_files(letters: Iterable[str], folder: Path | None) -> dict[str, Path]:
    """For each letter the file of the model `scripts` that has it; emoji first where they are
    meant."""
    if folder is None:
        return {}
    files = sorted((folder / "manimgx_fonts").glob("*.ttf"), key=lambda path: path.name)
    plain = [path for path in files if "Italic" not in path.name]
    emoji = [path for path in plain if path.name == EMOJI]
    made = {}
    for char in letters:
        code = ord(char)
        order = emoji + plain if code >= _FIRST_EMOJI or 0x2600 <= code < 0x27C0 else plain
        found = next((path for path in order if code in letters_of(path)), None)
        if found is not None:
            made[char] = found
    return made


def cut(path: Path, letters: Iterable[str], *, number: int = -1, shaped: bool = False) -> bytes:
    """The font file with these letters alone; `shaped` keeps what joins and stacks them."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(
        layout_features=["*"] if shaped else [], name_IDs=[1, 2, 6], notdef_outline=True
    )
    font = TTFont(path, fontNumber=number, lazy=True)
    wanted = {ord(c) for c in letters}
    if shaped:
        # Joined Arabic letters keep their codes, so that they can be copied.
        wanted |= {c for c in letters_of(path) if 0xFB50 <= c < 0xFE00 or 0xFE70 <= c < 0xFEFF}
        wanted |= {0x20, 0x200C, 0x200D, 0xFE0F} & letters_of(path)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(wanted))
    cutter.subset(font)
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": 400})
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
