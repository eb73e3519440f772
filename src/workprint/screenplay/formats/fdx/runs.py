"""A run of the file as several, byte for byte but for the tag's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.screenplay.formats.fdx.xml import Node, text_of

_TAG_NUMBER = re.compile(r'\sTagNumber="[^"]*"')
_LETTER = re.compile(r"&[^;&]*;|\r\n|.", re.DOTALL)
_TEXT = re.compile(rb"<Text((?:\s[^>]*?)?)(/?)>")


def parted_run(data: bytes, node: Node, pieces: Sequence[tuple[int, int, int | None]]) -> bytes:
    """A <Text> as several, one a piece: (first letter, letter after, its tag's number; 0 takes
    the tag away, None leaves it)."""
    opening = _TEXT.match(data, node.start, node.inner)
    attributes = opening[1].decode() if opening else ""
    raw = data[node.inner : node.inner_end].decode()
    split: list[str] = _LETTER.findall(raw)
    if len(split) != len(node.text) or "<" in raw:
        split = [text_of(letter) for letter in node.text]
    line = data[data.rfind(b"\n", 0, node.start) + 1 : node.start].decode()
    gap = f"\n{line}" if not line.strip() else ""
    made = []
    for start, end, number in pieces:
        told = attributes
        if number is not None:
            told = _TAG_NUMBER.sub("", attributes) + (f' TagNumber="{number}"' if number else "")
        made.append(f"<Text{told}>{''.join(split[start:end])}</Text>")
    return gap.join(made).encode()
