"""What stands above the line one types, read scene by scene so that a keystroke costs one scene.

A feature takes tens of milliseconds to read whole, too long between two keys. So the text is cut
at its headings, each piece is read once, with the names known from the pieces above, and kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from workprint.film.screenplay import Element, ElementKind, Heading, Screenplay
from workprint.screenplay.parser import parse
from workprint.screenplay.partner.cueing import Cast
from workprint.screenplay.partner.history import History, Turn, history
from workprint.screenplay.partner.wording import Bundle, Wordbook, bundle

_CUT = re.compile(
    r"(?<=\n)(?=[ \t]*(?:\.(?=\w)|(?:INT|EXT|EST|I/E|INT/EXT)[. /]"
    r"|第[\d一二三四五六七八九十百]{1,4}场|\d{1,4}[.、．]?[ \t]*(?:内|外)|场景))",
    re.IGNORECASE,
)
_PROSE = (ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.LYRIC)
_MANY = 10_000
"""More scenes than one piece has; scene numbers of pieces are that far apart."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known from the lines above; the same for all that is typed on one line."""

    language: str
    history: History
    cast: Cast
    book: Wordbook
    one_line: bool
    """whether the script writes name and speech on one line"""
    above: str
    """the last paragraphs of prose, for a model to read"""


@dataclass(frozen=True, slots=True)
class _Piece:
    history: History
    prose: tuple[str, ...]
    cues: int
    one_line: int
    """how many of the cues have their speech on the same line"""


@lru_cache(maxsize=8)
def reading(before: str, language: str) -> Reading:
    """The lines above the one that is typed, in "en" or "zh"."""
    turns: list[Turn] = []
    headings: list[Heading] = []
    introduced: dict[str, None] = {}
    bundles: list[Bundle] = []
    last: tuple[str, ...] = ()
    names: dict[str, None] = {}
    cues = one_line = 0
    piece: _Piece | None = None
    for n, text in enumerate(_CUT.split(before)):
        piece = _piece(text, language, tuple(names), n)
        turns += piece.history.turns
        names |= dict.fromkeys(turn.name for turn in piece.history.turns)
        bundles.append(bundle(piece.prose))
        headings += piece.history.headings
        introduced |= dict.fromkeys(piece.history.introduced)
        names |= dict.fromkeys(piece.history.introduced)
        last = (*last, *piece.prose)[-4:]
        cues, one_line = cues + piece.cues, one_line + piece.one_line
    assert piece is not None
    past = History(
        tuple(turns),
        tuple(headings),
        tuple(introduced),
        piece.history.here,
        piece.history.since,
    )
    above = "".join(f"{paragraph}\n" for paragraph in last)[-300:]
    book = Wordbook.joined(bundles)
    return Reading(language, past, Cast.of(turns), book, one_line * 2 >= cues, above)


def one_line_speech(screenplay: Screenplay) -> bool:
    """Whether a script writes name and speech on one line, as Chinese scripts mostly do."""
    cues = [e for e in screenplay.elements if e.kind is ElementKind.CHARACTER]
    return 2 * sum(_on_one_line(screenplay.source, cue) for cue in cues) >= len(cues)


def _numbered(turn: Turn, piece: int) -> Turn:
    return turn if turn.scene is None else replace(turn, scene=piece * _MANY + turn.scene)


@lru_cache(maxsize=2048)
def _piece(text: str, language: str, names: tuple[str, ...], number: int) -> _Piece:
    """One piece of a script. Chinese names are told as a cast list, which the reader knows."""
    # After a blank line a heading with a colon is no title page.
    head = "\n" if number else ""
    if language == "zh" and names and number:
        head = f"\n人物：{'、'.join(names)}\n\n"
    screenplay = parse(head + text, language=language)
    elements = [e for e in screenplay.elements if e.span.start >= len(head)]
    spoken = [e for e in elements if e.kind is ElementKind.CHARACTER]
    past = history(screenplay, begin=len(head), names=names)
    past = replace(
        past,
        turns=tuple(_numbered(turn, number) for turn in past.turns),
        here=_numbered(past.here, number),
    )
    return _Piece(
        past,
        tuple(e.text for e in elements if e.kind in _PROSE),
        len(spoken),
        sum(_on_one_line(screenplay.source, cue) for cue in spoken),
    )


def _on_one_line(source: str, cue: Element) -> bool:
    after = source[cue.span.end : cue.span.end + 60].split("\n")[0]
    return "：" in after or ":" in after
