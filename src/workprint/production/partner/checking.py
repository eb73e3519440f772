"""The copy check: the script beside the plays of the model store and any folder named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.film.reason import ScriptSpan
from workprint.models import store
from workprint.production.corpus import plays, read_texts
from workprint.screenplay.partner.copying import HAN, WORDS, Overlap, Source, overlaps


def sources(folders: Sequence[Path], *, leave_out: Path | None = None) -> tuple[Source, ...]:
    """The texts to compare with: those of `folders`, and the plays where they were fetched."""
    found: dict[str, Source] = {}
    for folder in folders:
        for text in read_texts(folder):
            path = folder.parent / text.name
            if leave_out is None or path.resolve() != leave_out.resolve():
                found[text.name] = Source(text.name, text.text)
    if store.find("plays") is not None:
        for part in plays():
            for text in part:
                found.setdefault(f"plays/{text.name}", Source(f"plays/{text.name}", text.text))
    return tuple(found.values())


def check(
    text: str,
    texts: Sequence[Source],
    *,
    words: int = WORDS,
    han: int = HAN,
    within: Sequence[ScriptSpan] | None = None,
) -> tuple[Overlap, ...]:
    """The overlaps of a text with others."""
    return overlaps(text, texts, least_words=words, least_han=han, within=within)


def told(overlap: Overlap) -> dict[str, Any]:
    """An overlap as plain data."""
    ours, theirs = overlap.span, overlap.source_span
    return {
        "words": overlap.words,
        "line": ours.line,
        "start": ours.start,
        "end": ours.end,
        "text": overlap.text,
        "source": overlap.source,
        "source_line": theirs.line,
        "source_start": theirs.start,
        "source_end": theirs.end,
        "source_text": overlap.source_text,
    }
