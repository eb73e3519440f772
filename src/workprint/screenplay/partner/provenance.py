"""Which passages a model wrote, and what has become of them in the script as it stands.

A record keeps the passage's words. Lines of it are looked for in the script by content, as scenes
of drafts are: first those that stand there unchanged, then those whose words mostly do, near the
lines already found. So a record follows its text when it is moved, cut or partly rewritten.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.reason import ScriptSpan
from workprint.screenplay.lines import read_lines
from workprint.screenplay.partner.tokens import is_han, words

_ALIKE, _ALIKE_BY_HAND = 0.5, 0.85
"""The share of a line's words that must be left, in order, for it to be the same line; more where
nothing was inserted: a proposal in a character's own words is like other lines of theirs."""
_LONG, _LONG_HAN = 4, 6
"""Words, and Han characters, from which on a line tells by itself where it is."""
_SPEAKER = re.compile(r"\s*[^\s：:，。！？]{1,12}(?:[（(][^（）()]*[)）])?[：:]")
"""Who speaks, in a Chinese line of name and speech: the record of a speech has only the speech."""


@dataclass(frozen=True, slots=True)
class Record:
    """One passage a model wrote: what, for what, who, from which prompt, and when.

    `date` is the day it was written (ISO 8601), a fact told by the caller; `prompt_sha256` is of
    the whole request. `line` is where it began when it was written, None when the writer has not
    taken it in.
    """

    id: str
    task: str
    provider: str
    model: str
    prompt_sha256: str
    date: str
    text: str
    line: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of a record in a script: where, and the share of its words, 0 to 1."""

    record: Record
    spans: tuple[ScriptSpan, ...]
    kept: float


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[str, ...]
    span: ScriptSpan

    @property
    def tells(self) -> bool:
        """Whether it is long enough to be known alone."""
        return len(self.words) >= (_LONG_HAN if self.words and is_han(self.words[0]) else _LONG)


def traces(source: str, records: Sequence[Record]) -> tuple[Trace, ...]:
    """What is left of each record in the text of a script, in the order of the records.

    No line of the script is counted for two records; the later record has it.
    """
    lines = _lines(source)
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    index: defaultdict[str, set[int]] = defaultdict(set)
    for n, line in enumerate(lines):
        by_words[line.words].append(n)
        for word in line.words:
            index[word].add(n)
    common = max(8, len(lines) // 8)
    rare = {word: places for word, places in index.items() if len(places) <= common}
    taken: set[int] = set()
    made = []
    for record in reversed(records):
        trace, used = _trace(record, lines, by_words, rare, taken)
        taken |= used
        made.append(trace)
    return tuple(reversed(made))


def _trace(
    record: Record,
    lines: Sequence[_Line],
    by_words: dict[tuple[str, ...], list[int]],
    rare: dict[str, set[int]],
    taken: set[int],
) -> tuple[Trace, set[int]]:
    wanted = [line for line in _lines(record.text) if line.words]
    total = sum(len(line.words) for line in wanted)
    least = _ALIKE if record.line is not None else _ALIKE_BY_HAND
    found: dict[int, tuple[int, int]] = {}  # index in `wanted` -> (line of the script, words kept)
    used: set[int] = set()

    def take(n: int, at: int, kept: int) -> None:
        found[n] = (at, kept)
        used.add(at)

    for n, line in enumerate(wanted):
        if line.tells:
            free = [at for at in by_words.get(line.words, ()) if at not in taken | used]
            if free:
                take(n, _nearest(free, found, record.line, lines), len(line.words))
    for n, line in enumerate(wanted):
        if n not in found and line.tells:
            at, kept = _likest(line, lines, rare, taken | used, least)
            if at is not None:
                take(n, at, kept)
    if record.line is not None and not any(line.tells for line in wanted):
        # Short lines alone: the one place that says just this is it.
        for n, line in enumerate(wanted):
            free = [at for at in by_words.get(line.words, ()) if at not in taken | used]
            if len(free) == 1:
                take(n, free[0], len(line.words))
    # A short line is the one that stands next to a neighbour that was found.
    for order in (range(len(wanted)), range(len(wanted) - 1, -1, -1)):
        for n in order:
            if n in found:
                continue
            for step in (-1, 1):
                at = found[n + step][0] - step if n + step in found else -1
                free_there = 0 <= at < len(lines) and at not in taken | used
                if free_there and lines[at].words == wanted[n].words:
                    take(n, at, len(wanted[n].words))
                    break
    kept = sum(words_kept for _, words_kept in found.values())
    spans = _joined(sorted(at for at, _ in found.values()), lines)
    return Trace(record, spans, kept / total if total else 0.0), used


def _nearest(
    free: list[int], found: dict[int, tuple[int, int]], line: int | None, lines: Sequence[_Line]
) -> int:
    if found:
        last = list(found.values())[-1][0]
        return min(free, key=lambda at: (abs(at - last - 1), at))
    if line is not None:
        return min(free, key=lambda at: (abs(lines[at].span.line - line), at))
    return free[0]


def _likest(
    line: _Line, lines: Sequence[_Line], rare: dict[str, set[int]], taken: set[int], least: float
) -> tuple[int | None, int]:
    """The line of the script that keeps most of a line's words in their order."""
    shared: Counter[int] = Counter()
    for word in set(line.words):
        for at in rare.get(word, ()):
            if at not in taken:
                shared[at] += 1
    best: tuple[int, int | None] = (0, None)
    for at, _ in sorted(shared.items(), key=lambda p: (-p[1], p[0]))[:8]:
        matcher = difflib.SequenceMatcher(None, line.words, lines[at].words, autojunk=False)
        kept = sum(block.size for block in matcher.get_matching_blocks())
        if kept > best[0] and kept >= least * len(line.words):
            best = (kept, at)
    return best[1], best[0]


def _lines(source: str) -> list[_Line]:
    made = []
    read = read_lines(source, [])
    for number, (text, start) in enumerate(zip(read.text, read.starts, strict=True), 1):
        if text.strip():
            lead = len(text) - len(text.lstrip())
            span = ScriptSpan(start + lead, start + len(text.rstrip()), number)
            speaker = _SPEAKER.match(text)
            said = text[speaker.end() :] if speaker and is_han(speaker.group().strip()) else text
            made.append(_Line(tuple(w.text for w in words(said or text)), span))
    return made


def _joined(found: Sequence[int], lines: Sequence[_Line]) -> tuple[ScriptSpan, ...]:
    """Spans of lines, those that follow each other as one."""
    made: list[ScriptSpan] = []
    last = -2
    for at in found:
        span = lines[at].span
        if at == last + 1 and made:
            made[-1] = ScriptSpan(made[-1].start, span.end, made[-1].line)
        else:
            made.append(span)
        last = at
    return tuple(made)
