"""Type inside a page: the letters that the screenplay uses, and no more."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from workprint.screenplay.formats.lettering import (
    SIMPLIFIED_CHINESE,
    attaches,
    courier_file,
    cut,
    letters_of,
    noto_file,
    script_files,
)

_FACES = (
    ("Courier Prime.ttf", "normal", "normal"),
    ("Courier Prime Bold.ttf", "bold", "normal"),
    ("Courier Prime Italic.ttf", "normal", "italic"),
    ("Courier Prime Bold Italic.ttf", "bold", "italic"),
)


def faces(
    letters: frozenset[str], courier: Path | None, noto: Path | None, scripts: Path | None
) -> str:
    """The style rules of the typefaces `Script` (Courier) and `Others`, their fonts in them."""
    # Capitals too: headings are shown in them, whatever they are typed in.
    wanted = {c for letter in letters for c in (letter, *letter.upper()) if not c.isspace()}
    rules = []
    have: frozenset[int] = frozenset()
    if courier is not None:
        have = letters_of(courier_file(courier))
        for name, weight, style in _FACES:
            data = cut(courier_file(courier, name), {*wanted, " ", "0"})
            rules.append(_rule("Script", data, weight, style))
    left = {c for c in wanted if ord(c) not in have}
    if noto is not None:
        has = letters_of(noto_file(noto), SIMPLIFIED_CHINESE)
        of_noto = {c for c in left if ord(c) in has}
        if of_noto:
            data = cut(noto_file(noto), of_noto, number=SIMPLIFIED_CHINESE)
            rules.append(_rule("Others", data))
        left -= of_noto
    found = script_files(sorted(left), scripts)
    for number, path in enumerate(sorted(set(found.values()))):
        own = [c for c, p in found.items() if p == path] + [c for c in left if attaches(c)]
        rules.append(_rule(f"Others {number}", cut(path, own, shaped=True)))
    return "".join(rules)


def _rule(family: str, data: bytes, weight: str = "normal", style: str = "normal") -> str:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data))
    font.flavor = "woff"
    made = io.BytesIO()
    font.save(made)
    coded = base64.b64encode(made.getvalue()).decode()
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("data:font/woff;base64,{coded}") format("woff"); }}\n'
    )
