"""Cleaning: the same letters, quotes and line ends whatever program wrote the text."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "--",
        "\u2026": "...",
        "\u00a0": " ",
        "\u3000": " ",
        "\t": " ",
        "\f": "\n",
        "\v": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_HAN = re.compile("[\u3400-\u9fff]")
_KEPT_IN_CHINESE = dict.fromkeys(map(ord, "\u2018\u2019\u201c\u201d\u2014\u2026"))
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")
_BLANKS = re.compile(" {2,}")
_LINES = re.compile("\n{3,}")
_GUTENBERG = re.compile(
    r"\A.*?\*\*\* ?START OF[^\n]*\n|\*\*\* ?END OF.*\Z|^[^\n]*project gutenberg[^\n]*$",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)


def clean(text: str) -> str:
    """`text` in one form (NFC), with plain quotes and dashes and single blanks and blank lines.

    Chinese keeps its own quotes and dashes, which are different marks there. The wording that
    Project Gutenberg puts around its texts is left out.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "gutenberg" in text.lower():
        text = _GUTENBERG.sub("", text)
    alike = _ALIKE
    if _HAN.search(text):
        alike = {k: v for k, v in _ALIKE.items() if k not in _KEPT_IN_CHINESE}
    text = _CONTROLS.sub("", text.translate(alike))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"
