"""Text to a screenplay: comments out, lines, title page, elements, scenes."""

from __future__ import annotations

import gc

from workprint.film.comments import find_comments
from workprint.film.screenplay import Screenplay
from workprint.screenplay.assembly import assemble
from workprint.screenplay.chinese_speech import speech_rules
from workprint.screenplay.language import language_named, language_of
from workprint.screenplay.lines import read_lines
from workprint.screenplay.reader import Reader
from workprint.screenplay.titlepage import read_title_page


def parse(text: str, *, encoding: str = "utf-8", language: str | None = None) -> Screenplay:
    """The screenplay that `text` is: Fountain 1.1, with Chinese headings, action and speech.

    `encoding` is kept for writing. `language` is "en" or "zh" (or a longer tag); without it, the
    text decides. Any text is a screenplay; nothing is lost, nothing raises.

    Notes and boneyards inside another element are left out of its text and are elements of their
    own as well, right after it, with spans inside its span.
    """
    if encoding == "utf-8" and text.startswith("\ufeff"):  # decoded without regard to its mark
        text, encoding = text[1:], "utf-8-sig"
    tongue = language_of(text) if language is None else language_named(language)
    # Many small records are made and no cycles, so the collector would walk them all in vain.
    collecting = gc.isenabled()
    gc.disable()
    try:
        comments = find_comments(text)
        lines = read_lines(text, comments)
        entries, first = read_title_page(lines)
        reader = Reader(lines, speech_rules(text) if tongue == "zh" else None, text.isascii())
        reader.read(first)
        return assemble(lines, entries, reader.collector.raws, comments, encoding, tongue)
    finally:
        if collecting:
            gc.enable()
