"""English films as they are typed: pages with indents, the same stripped, flush left, with tabs.

Each layout draws its habits (margins, widths, numbers, blank lines, title page) from a seed, as
each writer has their own; a film set twice with one seed is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.training.films import Film, Piece
from workprint.screenplay.labelling.training.sheets import (
    BLANK,
    Row,
    Sheet,
    paged,
    sheet,
    stripped,
    wrapped,
)
from workprint.screenplay.labelling.typed import TypedLine

LAYOUTS = ("page", "stripped", "flush", "dense", "tabs", "mixed")
"""`page` has indents and page ends, `stripped` is the same without indents, `flush` has blank
lines and no indents, `dense` neither, `tabs` indents by tabs, `mixed` all of it by turns."""

WORD = "word"
"""Paragraphs of a word processor: no wrapped lines; styles, alignment and bold type."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How one writer types. Indents and widths are columns; 0 is no wrapping."""

    margin: int
    indents: tuple[int, int, int, int]
    """cue, parenthetical, dialogue, transition, from the margin"""
    widths: tuple[int, int, int]
    """action, dialogue, parenthetical"""
    numbers: str
    above_heading: int
    blank: float
    """How likely there is a blank line between paragraphs."""
    airy: bool
    title_page: bool
    cut_style: str
    play_style: bool
    small_names: bool
    small_headings: bool


def habits(random: Random, layout: str) -> Habits:
    """A writer's habits in one layout."""
    wide = random.random() < 0.5
    wrapping = layout in ("page", "stripped", "tabs") or random.random() < 0.4
    dense = layout == "dense"
    return Habits(
        margin=random.choice([0, 0, 5, 10, 15]) if layout == "page" else 0,
        indents=random.choice(
            [
                (20, 15, 10, 45),
                (22, 16, 11, 48),
                (25, 20, 15, 40),
                (30, 25, 15, 50),
                (12, 9, 6, 40),
            ]
        ),
        widths=(60 if wide else 55, 35 if wide else 32, 24) if wrapping else (0, 0, 0),
        numbers=random.choice(["", "", "left", "both", "dot"]),
        above_heading=random.choice([1, 1, 2]),
        blank=0.0 if dense else (0.88 if layout == "mixed" else 1.0),
        airy=layout in ("flush", "stripped") and random.random() < 0.12,
        title_page=random.random() < 0.4,
        cut_style=random.choice(["", "", ":", "."]),
        play_style=layout in ("flush", "dense") and random.random() < 0.08,
        small_names=layout in ("flush", WORD) and random.random() < 0.06,
        small_headings=random.random() < 0.06,
    )


def type_film(film: Film, layout: str, seed: int) -> Sheet:
    """A film set in one of LAYOUTS, or as WORD."""
    random = Random(f"{seed}|{film.title}|{layout}")
    own = habits(random, layout)
    if layout == WORD:
        return _word_processor(film, own, random)
    rows = _title_page(film, own, random) if own.title_page else []
    # The page after the title page is numbered from 1.
    body = _body(film, own, random, layout)
    if layout in ("page", "stripped"):
        body = paged(body, random, film.title, random.choice(["plain", "full", "full"]))
    elif layout == "mixed" and random.random() < 0.5:
        body = paged(body, random, film.title, "plain")
    rows += body
    if layout == "stripped":
        rows = stripped(rows)
    return sheet(film.title, film.kind, layout, rows)


def _title_page(film: Film, own: Habits, random: Random) -> list[Row]:
    middle = " " * (own.margin + 25)
    said = [
        film.title.upper(),
        random.choice(["by", "Written by", "A screenplay by", "an original"]),
    ]
    said.append(random.choice(["The Workprint Authors", "J. Marlow", "R. Okafor", "M. Lindqvist"]))
    if random.random() < 0.5:
        said.append(random.choice(["First draft", "Draft 3, May 2022", "12/03/2021", "FINAL"]))
    if random.random() < 0.3:
        said += ["12 Mill Lane", "agent@example.org"][: random.choice([1, 2])]
    rows: list[Row] = []
    for text in said:
        rows += [Row(middle + text, Label.CENTERED), *[BLANK] * random.choice([0, 1, 2])]
    return [*rows, BLANK, BLANK]


def _body(film: Film, own: Habits, random: Random, layout: str) -> list[Row]:
    rows: list[Row] = []
    scene = 0
    speaker = ""
    before: Label | None = None
    skip = -1
    for place, piece in enumerate(film.pieces):
        label, text = piece.label, piece.text
        if place <= skip:
            continue
        said = label in (Label.PARENTHETICAL, Label.DIALOGUE)
        if label is Label.HEADING:
            scene += 1
            text = _heading(text, own, random, scene)
            speaker = ""
        elif label is Label.CUE:
            name = text.split(" (")[0]
            if own.play_style:
                one, skip = _one_line(film.pieces, place)
                _space(rows, own, random, label)
                rows += [Row(t, Label.SPOKEN, place) for t in _lines(one, own.widths[0])]
                before = Label.SPOKEN
                continue
            if name == speaker and "(" not in text and random.random() < 0.6:
                text += random.choice([" (CONT'D)", " (cont'd)", " (CONT’D)"])
            speaker = name
            if own.small_names:
                text = text.title()
        elif label is Label.TRANSITION and own.cut_style:
            text = text.rstrip(":.") + own.cut_style
        if not said or before is Label.SPOKEN or own.airy:
            _space(rows, own, random, label)
        rows += [Row(t, label, place) for t in _set(label, text, own, random, layout)]
        before = label
    return rows


def _space(rows: list[Row], own: Habits, random: Random, label: Label) -> None:
    """Blank lines before a paragraph."""
    if not rows:
        return
    if label is Label.HEADING:
        often = own.blank or 0.5
        if random.random() < often:
            rows += [BLANK] * own.above_heading
    elif random.random() < own.blank:
        rows.append(BLANK)


def _heading(text: str, own: Habits, random: Random, scene: int) -> str:
    if random.random() < 0.08:
        text = text.replace(". ", " ", 1) if text[:3] in ("INT", "EXT") else text
    if own.small_headings:
        text = text.title()
    if own.numbers == "dot":
        return f"{scene}. {text}"
    if own.numbers == "left":
        return f"{scene:<5}{text}"
    return f"{scene:<5}{text:<50}  {scene}" if own.numbers == "both" else text


def _one_line(pieces: tuple[Piece, ...], place: int) -> tuple[str, int]:
    """A whole speech on one line, `IDA: (softly) No.`, and the place of its last piece."""
    said = []
    last = place
    for after in range(place + 1, len(pieces)):
        if pieces[after].label not in (Label.PARENTHETICAL, Label.DIALOGUE):
            break
        said.append(pieces[after].text)
        last = after
    return f"{pieces[place].text}: {' '.join(said)}", last


def _lines(text: str, width: int) -> list[str]:
    return wrapped(text, width) if width else text.split("\n")


def _set(label: Label, text: str, own: Habits, random: Random, layout: str) -> list[str]:
    """The typed lines of one element."""
    action, dialogue, parenthetical = own.widths
    cue_at, bracket_at, speech_at, right_at = own.indents
    if label is Label.DIALOGUE:
        lines, indent = _lines(text, dialogue), speech_at
    elif label is Label.PARENTHETICAL:
        lines, indent = _lines(text, parenthetical), bracket_at
    elif label is Label.CUE:
        lines, indent = [text], cue_at
    elif label is Label.TRANSITION:
        lines, indent = [text], right_at if random.random() < 0.9 else 0
    elif label is Label.CENTERED:
        lines, indent = [text], max(0, 30 - len(text) // 2)
    else:
        lines, indent = _lines(text, action), 0
    if label is Label.HEADING and own.numbers in ("left", "both"):
        lines = [text]
    if layout in ("flush", "dense"):
        return lines
    if layout == "tabs":
        return ["\t" * round(indent / 8) + line for line in lines]
    if layout == "mixed":
        if random.random() < 0.25:
            return ["\t" * max(1, round(indent / 8)) + ln if indent else ln for ln in lines]
        indent = max(0, indent + random.choice([-2, -1, 0, 0, 0, 1, 2])) if indent else 0
    return [" " * (own.margin + indent) + line for line in lines]


_STYLES = {
    Label.HEADING: "heading",
    Label.ACTION: "action",
    Label.CUE: "cue",
    Label.PARENTHETICAL: "parenthetical",
    Label.DIALOGUE: "dialogue",
    Label.TRANSITION: "transition",
}


def _word_processor(film: Film, own: Habits, random: Random) -> Sheet:
    """The film as a word processor's paragraphs."""
    styled = random.random() < 0.35
    centred = random.random() < 0.5
    bold_heading, bold_cue = random.random() < 0.5, random.random() < 0.2
    gaps = random.random() < 0.5
    plain = replace(own, widths=(0, 0, 0), margin=0, play_style=False, blank=1.0 if gaps else 0.0)
    flat = random.random() < 0.3
    rows = _title_page(film, plain, random) if own.title_page else []
    rows += _body(film, plain, random, "flush" if flat or centred else "page")
    made = sheet(film.title, film.kind, WORD, rows)
    lines = []
    for line, label in zip(made.lines, made.labels, strict=True):
        loose = styled and random.random() > 0.03
        style = _STYLES.get(label, "") if loose else ""
        alignment = ""
        if label is Label.CENTERED or (centred and not flat and label is Label.CUE):
            alignment = "center"
        elif centred and label is Label.TRANSITION:
            alignment = "right"
        bold = (bold_heading and label is Label.HEADING) or (bold_cue and label is Label.CUE)
        lines.append(
            replace(line, style=style, alignment=alignment, bold=bold)  # type: ignore[arg-type]
        )
    typed: tuple[TypedLine, ...] = tuple(lines)
    return replace(made, lines=typed)
