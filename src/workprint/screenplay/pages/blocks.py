"""A screenplay as blocks of rows: paragraphs, headings, whole speeches, before they are set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from workprint.film.columns import width_of
from workprint.film.emphasis import Run, emphasis
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.pages.profile import Column, Profile
from workprint.screenplay.pages.wrap import wrapped

_UNPRINTED = frozenset(
    {ElementKind.TITLE_PAGE, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.NOTE,
     ElementKind.BONEYARD}
)  # fmt: skip
_SPEECH = frozenset({ElementKind.PARENTHETICAL, ElementKind.DIALOGUE, ElementKind.LYRIC})
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
Numbered = tuple[int, Element]
"""An element with its index in the screenplay."""


@dataclass(slots=True)
class Part:
    """A stretch of a row: the element it belongs to (an index), its kind, text and indent.

    `start` is the letter of what is printed of the element that it begins with; `added` marks
    what the page adds; `right` the right-hand speech of dual dialogue.
    """

    element: int
    kind: ElementKind
    text: str
    indent: int
    runs: tuple[Run, ...] = ()
    right: bool = False
    added: bool = False
    start: int = 0


@dataclass(slots=True)
class Block:
    """Rows that belong together, with the blank rows before them.

    `cue` is the name that is said again where the block parts; `whole` keeps it on one page;
    `setting` sets its elements anew where they part inside a row; `halves` are the speeches of
    dual dialogue, each with rows of its own.
    """

    rows: list[list[Part]]
    before: int
    kind: ElementKind
    cue: str = ""
    keep_next: bool = False
    keep_last: bool = False
    page_break: bool = False
    whole: bool = False
    setting: Setting | None = None
    halves: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How the elements of a block are set, up to a letter of one of them where it was parted:
    each in its column, a part to a row."""

    group: tuple[Numbered, ...]
    column: Callable[[Element], Column]
    wide: bool = False
    right: bool = False
    end: tuple[int, int] | None = None

    def rows(self, element: int = -1, start: int = 0) -> list[list[Part]]:
        """All rows, or those from a letter of an element on."""
        rows: list[list[Part]] = []
        for n, e in self.group:
            if n < element or (self.end and n > self.end[0]):
                continue
            column = self.column(e)
            runs = _runs(e)
            skipped = start if n == element else 0
            end = self.end[1] if self.end and n == self.end[0] else None
            if skipped or end is not None:
                runs = _between(runs, skipped, end)
            for text, at, several in _lines(runs, column.width, wide=self.wide):
                # FADE IN: opens a script at the left edge, by custom.
                align = "left" if text.startswith("FADE IN") else column.align
                free = max(0, column.width - width_of(text, wide=self.wide))
                shift = free if align == "right" else free // 2 if align == "centre" else 0
                rows.append(
                    [Part(n, e.kind, text, column.indent + shift, several, self.right,
                          start=skipped + at)]
                )  # fmt: skip
        return rows


def blocks(screenplay: Screenplay, profile: Profile) -> Iterator[Block]:
    """All that is printed of a screenplay, its title page apart."""
    printed = [(n, e) for n, e in enumerate(screenplay.elements) if e.kind not in _UNPRINTED]
    index = 0
    while index < len(printed):
        element = printed[index][1]
        if element.kind is ElementKind.PAGE_BREAK:
            yield Block([], 0, element.kind, page_break=True)
            index += 1
            continue
        end = index + 1
        if element.kind is ElementKind.CHARACTER:
            end = _speech_end(screenplay, printed, index)
            if element.dual == "left" and end < len(printed):
                right = end
                end = _speech_end(screenplay, printed, right)
                yield _dual(printed[index:right], printed[right:end], profile)
                index = end
                continue
        yield _block(printed[index:end], profile)
        index = end


def _speech_end(screenplay: Screenplay, printed: Sequence[Numbered], at: int) -> int:
    """The end of the speech that begins at a cue: a song after a blank line is none of it."""
    end = at + 1
    while end < len(printed) and printed[end][1].kind in _SPEECH:
        before, element = printed[end - 1][1], printed[end][1]
        between = screenplay.source[before.span.end : element.span.start]
        if element.kind is ElementKind.LYRIC and _BLANK.search(between):
            break
        end += 1
    return end


def _block(group: Sequence[Numbered], profile: Profile) -> Block:
    element = group[0][1]
    kind = element.kind
    setting = None
    if profile.run_in and kind in (ElementKind.CHARACTER, ElementKind.ACTION):
        rows = _run_in(group, profile)
    else:
        setting = Setting(tuple(group), lambda e: profile.column(e.kind), profile.run_in)
        rows = setting.rows()
    speech = kind is ElementKind.CHARACTER and not profile.run_in
    return Block(
        rows,
        profile.column(kind).before,
        kind,
        cue=_said(element) if speech else "",
        keep_next=kind is ElementKind.SCENE_HEADING,
        keep_last=kind is ElementKind.TRANSITION,
        setting=setting,
    )


def _said(element: Element) -> str:
    return "".join(run.text for run in _runs(element))


def _runs(element: Element) -> tuple[Run, ...]:
    """What is printed, in runs of one style: headings bold and in capitals, lyrics in italics."""
    runs = emphasis(element.text)
    if element.kind is ElementKind.SCENE_HEADING:
        return tuple(replace(run, text=run.text.upper(), bold=True) for run in runs)
    if element.kind is ElementKind.TRANSITION:
        return tuple(replace(run, text=run.text.upper()) for run in runs)
    if element.kind is ElementKind.LYRIC:
        return tuple(replace(run, italic=True) for run in runs)
    return runs


def _lines(
    runs: Sequence[Run], width: int, hang: int = 0, wide: bool = False
) -> Iterator[tuple[str, int, tuple[Run, ...]]]:
    """The lines of a text in a column, each with its place in the text and its runs."""
    whole = "".join(run.text for run in runs)
    at = 0
    for line in wrapped(whole, width - hang, first=hang, wide=wide):
        start = whole.find(line, at) if line else at
        at = start + len(line)
        yield line, start, _between(runs, start, at)


def _between(runs: Sequence[Run], start: int, end: int | None) -> tuple[Run, ...]:
    """The part of some runs between two letters, or from the first one on."""
    made = []
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : None if end is None else max(0, end - at)]
        if text:
            made.append(replace(run, text=text))
        at += len(run.text)
    return tuple(made)


def _run_in(group: Sequence[Numbered], profile: Profile) -> list[list[Part]]:
    """A Chinese paragraph: △ before action, `角色（情绪）：台词` in one; the rest hangs below."""
    pieces: list[tuple[int, ElementKind, bool, tuple[Run, ...]]] = []
    said = False
    for place, (n, element) in enumerate(group):
        runs = _runs(element)
        kind = element.kind
        if kind is ElementKind.ACTION:
            pieces.append((n, kind, True, (Run("△"),)))
        elif place and kind is not ElementKind.PARENTHETICAL and not said:
            pieces.append((n, kind, True, (Run("："),)))
            said = True
        elif place and (said or place > 1):
            pieces.append((n, kind, True, (Run("\n"),)))
        pieces.append((n, kind, False, runs))
    column = profile.column(group[0][1].kind)
    hang = 2 if group[0][1].kind is ElementKind.ACTION else column.hang
    runs = tuple(run for *_, several in pieces for run in several)
    rows: list[list[Part]] = []
    for line, start, _ in _lines(runs, column.width, hang, wide=True):
        indent = column.indent + (hang if rows else 0)
        parts: list[Part] = []
        at = 0
        for n, kind, added, several in pieces:
            length = sum(len(run.text) for run in several)
            cut = _between(several, max(0, start - at), max(0, start + len(line) - at))
            text = "".join(run.text for run in cut)
            if text:
                skipped = max(0, start - at)
                parts.append(Part(n, kind, text, indent, cut, added=added, start=skipped))
                indent += width_of(text, wide=True)
            at += length
        rows.append(parts or [Part(group[-1][0], group[-1][1].kind, "", indent)])
    return rows


def _dual(left: Sequence[Numbered], right: Sequence[Numbered], profile: Profile) -> Block:
    """Two speeches side by side."""
    at_left, at_right, width = profile.dual
    before = profile.column(ElementKind.CHARACTER).before

    def half(side: Sequence[Numbered], base: int) -> Block:
        def column(element: Element) -> Column:
            indent = _dual_indent(element, width)
            return Column(base + indent, width - indent)

        setting = Setting(tuple(side), column, profile.run_in, base == at_right)
        cue = "" if profile.run_in else _said(side[0][1])
        return Block(setting.rows(), before, ElementKind.CHARACTER, cue, setting=setting)

    return abreast((half(left, at_left), half(right, at_right)))


def abreast(halves: Sequence[Block]) -> Block:
    """Speeches as one block, side by side."""
    count = max(len(half.rows) for half in halves)
    rows = [
        [part for half in halves if n < len(half.rows) for part in half.rows[n]]
        for n in range(count)
    ]
    kind = ElementKind.CHARACTER
    return Block(rows, halves[0].before, kind, whole=True, halves=tuple(halves))


def _dual_indent(element: Element, width: int) -> int:
    """The indent of an element in its half; a long name begins further left."""
    if element.kind is ElementKind.CHARACTER:
        return max(0, min(8, width - width_of(element.text)))
    if element.kind is ElementKind.LYRIC:
        return 2
    return 3 if element.kind is ElementKind.PARENTHETICAL else 0
