"""Rows to elements by the columns they stand in.

A cue is told by what it is (capitals, or a name said again) and by what follows it (a row in the
column of dialogue), a transition by its right edge, centred text by its middle, a heading by its
words, its number in the margin, its weight or the space above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.screenplay import ElementKind as K
from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.cues import split_cue
from workprint.screenplay.formats.pdf.columns import (
    APART,
    INDENTED,
    SPEECH,
    Columns,
    columns_of,
    follows,
    is_italic,
    may_be_cue,
    says_heading,
)
from workprint.screenplay.formats.pdf.rows import TOP, Measures, Row
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.marks import is_chinese_transition, is_transition

_SLUG = re.compile(
    r"\b(?:POV|P\.O\.V\.|MONTAGE|SERIES OF SHOTS|FLASHBACK|DREAM SEQUENCE|INTERCUT"
    r"|(?:OPENING|MAIN|END|CLOSING) (?:TITLES?|CREDITS))\b"
)
"""Words that open a scene in capitals without INT. or EXT."""


@dataclass(slots=True)
class Labelled:
    """A row and what it is; `begins` when it opens a new element of its kind."""

    row: Row
    kind: K
    begins: bool = True


def label(rows: Sequence[Row], measures: Measures) -> list[Labelled]:
    """Every row with its kind, in order; dual dialogue must have been taken out."""
    labeller = _Labeller(rows, measures, columns_of(rows, measures))
    return [labeller.read(at) for at in range(len(rows))]


class _Labeller:
    def __init__(self, rows: Sequence[Row], measures: Measures, columns: Columns) -> None:
        self.rows = rows
        self.measures = measures
        self.columns = columns
        self.before: Labelled | None = None
        self.open_bracket = False
        # Names said in capitals somewhere: the same name counts again wherever it stands.
        self.names = {
            split_cue(row.text).name
            for row in rows
            if may_be_cue(row, measures) and abs(measures.indent(row) - columns.cue) < 1
        }

    def read(self, at: int) -> Labelled:
        row = self.rows[at]
        kind, begins = self._kind(at, row)
        self.open_bracket = kind is K.PARENTHETICAL and not _closes(
            row.text, self.open_bracket and not begins
        )
        self.before = Labelled(row, kind, begins)
        return self.before

    def _kind(self, at: int, row: Row) -> tuple[K, bool]:
        before = self.before
        apart = row.gap >= APART
        indent = self.measures.indent(row)
        if self._is_heading(at, row, indent):
            return K.SCENE_HEADING, True
        if before is not None and before.kind is K.SCENE_HEADING and self._goes_on(before, row):
            return K.SCENE_HEADING, False
        if self._is_transition(at, row, indent):
            return K.TRANSITION, True
        if self._is_cue(at, row, indent):
            return K.CHARACTER, True
        spoken = before is not None and before.kind in (
            K.CHARACTER, K.PARENTHETICAL, K.DIALOGUE, K.LYRIC,
        )  # fmt: skip
        if spoken and (not apart or self._carries_on(row, indent)) and indent >= SPEECH:
            return self._speech(row, indent)
        if self._is_lyric(row, indent):
            goes_on = before is not None and before.kind is K.LYRIC and not apart
            return K.LYRIC, not goes_on
        if self._is_centred(row, indent):
            goes_on = before is not None and before.kind is K.CENTERED and not apart
            return K.CENTERED, not (goes_on and self._wrapped(at))
        goes_on = before is not None and before.kind is K.ACTION and not apart
        return K.ACTION, not goes_on

    def _is_heading(self, at: int, row: Row, indent: float) -> bool:
        text = row.text
        if row.number is not None and (indent < 2 or says_heading(text)):
            return True
        if abs(indent) > 1.5:
            return False
        apart = row.gap >= APART
        alone = self._alone(at)
        if is_english_heading(text):
            capitals = text.isupper()
            return (apart or self.before is None or capitals) and (alone or self._wraps(at))
        if is_chinese_heading(text):
            return apart or alone
        if not text.isupper() or not (alone or self._wraps(at)) or is_transition(text, text):
            return False
        if _SLUG.search(text) and apart and text[-1] not in ".!?:":
            return True
        wanted = self.columns.heading_gap
        if self.columns.bold_headings:
            return (
                row.bold and apart and (wanted is None or row.gap == TOP or row.gap > wanted - 0.4)
            )
        return wanted is not None and wanted - 0.4 < row.gap < TOP and len(text) < 60

    def _alone(self, at: int) -> bool:
        after = self._after(at)
        return after is None or after.gap >= APART or self.measures.indent(after) >= INDENTED

    def _after(self, at: int) -> Row | None:
        """The next row of the page."""
        if at + 1 < len(self.rows) and self.rows[at + 1].page == self.rows[at].page:
            return self.rows[at + 1]
        return None

    def _wraps(self, at: int) -> bool:
        """Whether a heading goes on in the rows below: capitals as well, until a blank line."""
        row, after = self.rows[at], self._after(at)
        if after is None:
            return False
        if row.bold != after.bold or (not row.bold and not full(row, after, self.measures)):
            return is_english_heading(row.text) and not after.text.isupper()
        return after.text.isupper() and full(row, after, self.measures)

    def _goes_on(self, before: Labelled, row: Row) -> bool:
        same = before.row.page == row.page and row.gap < APART
        return (
            same
            and abs(self.measures.indent(row)) < 2
            and row.text.isupper()
            and row.bold == before.row.bold
            and full(before.row, row, self.measures)
            and not says_heading(row.text)
        )

    def _is_transition(self, at: int, row: Row, indent: float) -> bool:
        text = row.text
        if len(row.stretches) > 1 or len(text) > 40:
            return False
        apart = row.gap >= APART
        if is_chinese_transition(text):
            return apart or indent > INDENTED
        if not text.isupper() or not self._alone(at) or not (apart or indent > 20):
            return False
        if is_transition(text, text):
            return True
        if indent < 20 or self._speaks(at):
            return False
        if self._is_centred(row, indent) and text[-1] not in ":.":
            return False
        at_right = abs(row.right - self.measures.right) < 1.6 * self.measures.column
        return at_right or (indent > self.columns.cue + 6 and text[-1] in ":.")

    def _wrapped(self, at: int) -> bool:
        """Whether a centred row goes on because there was no room left on the one above."""
        above, row = self.rows[at - 1], self.rows[at]
        letter = (row.right - row.left) / max(1, len(row.text))
        wanted = above.right - above.left + letter * (1 + len(row.text.split(" ", 1)[0]))
        return wanted > self.measures.right - self.measures.left

    def _speaks(self, at: int) -> bool:
        row, after = self.rows[at], self._after(at)
        return after is not None and follows(row, after) and self.measures.indent(after) >= SPEECH

    def _is_cue(self, at: int, row: Row, indent: float) -> bool:
        if row.goes_on and indent >= INDENTED:
            return True
        if len(row.stretches) > 1 or indent < INDENTED or not self._speaks(at):
            return False
        columns = self.columns
        below = self.measures.indent(self.rows[at + 1])
        if row.gap < APART:
            # Inside a speech: a second cue only where cues stand, and not in dialogue's column.
            spoken = self.before is not None and self.before.kind is not K.ACTION
            if spoken and (indent < columns.dialogue + 2 or abs(indent - columns.cue) > 1):
                return False
        text = row.text
        if len(text) > 60 or text[0] in "(（":
            return False
        if may_be_cue(row, self.measures):
            return below < indent - 1 or below <= indent + 1.5 < columns.cue + 3
        if split_cue(text).name in self.names:
            return True
        # In small letters, or of a script that has none: where cues stand, over dialogue.
        near = abs(indent - columns.cue) < 0.7 and below < indent - 1
        return near and len(text) <= 38 and row.gap >= APART

    def _carries_on(self, row: Row, indent: float) -> bool:
        """Whether dialogue goes on after a blank line: in its own column, where nothing else
        stands."""
        if abs(indent - self.columns.dialogue) > 0.6:
            return False
        return row.gap < 2.6 or (row.gap == TOP and not row.goes_on)

    def _speech(self, row: Row, indent: float) -> tuple[K, bool]:
        before = self.before
        assert before is not None
        bracket = self.columns.parenthetical
        here = before.kind
        inside = self.open_bracket and here is K.PARENTHETICAL
        if inside and (bracket is None or abs(indent - bracket) < 2.2):
            return K.PARENTHETICAL, False
        text = row.text
        if text[0] in "(（":
            if bracket is not None and abs(indent - bracket) < 1.1:
                return K.PARENTHETICAL, True
            opens = here is K.CHARACTER and not any(c in text for c in ")）")
            if bracket is None and (text[-1] in ")）" or opens):
                return K.PARENTHETICAL, True
        if self._is_lyric(row, indent):
            return K.LYRIC, here is not K.LYRIC or _starts_line(row)
        return K.DIALOGUE, here is not K.DIALOGUE

    def _is_lyric(self, row: Row, indent: float) -> bool:
        """Sung lines: in italics, and set in from dialogue by a little."""
        return is_italic(row) and 1 < indent - self.columns.dialogue < 3.5

    def _is_centred(self, row: Row, indent: float) -> bool:
        if indent < 2:
            return False
        measures = self.measures
        middle = (row.left + row.right) / 2
        centres = (
            measures.paper / 2,
            measures.left + 30 * measures.column,
            (measures.left + measures.right) / 2,
        )
        return any(abs(middle - centre) < 0.8 * measures.column for centre in centres)


def _starts_line(row: Row) -> bool:
    return row.text[:1] in "♪~"


def _closes(text: str, opened: bool) -> bool:
    """Whether the brackets of a text are closed at its end."""
    depth = sum(c in "(（" for c in text) - sum(c in ")）" for c in text)
    return depth + opened <= 0


def full(row: Row, after: Row, measures: Measures, right: float | None = None) -> bool:
    """Whether the first word of the next row would not have fitted on this one."""
    edge = measures.right if right is None else right
    first = after.text.split(" ", 1)[0]
    if not after.text.isascii() and not first.isascii():
        return edge - row.right < 2.6 * measures.column
    letter = (after.right - after.left) / max(1, len(after.text))
    return row.right + (1 + len(first)) * letter > edge + 0.4 * letter
