"""Plays by a small grammar: a few people do and say the same few things."""

from __future__ import annotations

import random

from workprint.language.preprocess import Document

WHO = ("IDA", "TOM", "RUTH", "SAM")
DOES = (
    "opens the door",
    "pours the tea",
    "reads the letter",
    "looks at the sea",
    "lights the lamp",
)
SAYS = (
    "the boat comes in at night .",
    "you never told me that .",
    "is the lamp still burning ?",
    "we go home in the morning .",
)


def play(seed: int, lines: int = 120) -> Document:
    """A play in which the same few people do and say the same few things."""
    draw = random.Random(seed)
    text = "".join(
        f"{draw.choice(WHO)}\n{draw.choice(SAYS)}\n\n{draw.choice(WHO)} {draw.choice(DOES)} .\n\n"
        for _ in range(lines)
    )
    return Document(f"play{seed}.txt", text)
