"""Chinese films as they are typed: every form of heading, action and speech that is in use.

There is no standard, so a sheet draws one form for each and keeps to it, as a writer does.
"""

from __future__ import annotations

from collections.abc import Callable
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
    wrapped,
)
from workprint.screenplay.labelling.training.typewriter import WORD
from workprint.screenplay.labelling.typed import Alignment, Style

LAYOUTS = ("lines", "tight", "columns", "page", "brackets", "bold")
"""`lines`: a blank line between paragraphs, speeches on one line; `tight`: none; `columns`: names
on lines of their own, speech below; `page`: set in, pages numbered; `brackets`: action in [ ];
`bold`: bold headings, numbered or Markdown, as web pages have them."""

_DIGITS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(number: int) -> str:
    """A whole number below 1,000 in Chinese numerals."""
    if number >= 100:
        rest = number % 100
        joint = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{_DIGITS[number // 100]}百{joint}{numeral(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    made = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return made + (_DIGITS[ones] if ones or not tens else "")


@dataclass(frozen=True, slots=True)
class Slug:
    """The parts of a heading: 内 or 外 (or 内外), place, time, who is in it."""

    side: str
    place: str
    time: str
    cast: tuple[str, ...]


Form = Callable[[str, Slug], str]

FORMS: dict[str, Form] = {
    "dot": lambda n, s: f"{n}. {s.side}景 {s.place} {s.time}",
    "comma": lambda n, s: f"{n}、{s.side}景 {s.place} {s.time}",
    "short": lambda n, s: f"{n} {s.side} {s.place} {s.time}",
    "episode": lambda n, s: f"2-{n}，{s.side}，{s.place}，{s.time}",
    "chang": lambda n, s: f"场{n} {s.time} {s.side} {s.place}",
    "chang_colon": lambda n, s: f"场 {n}：{s.time} {s.side} {s.place}",
    "di": lambda n, s: f"第{n}场",
    "di_parts": lambda n, s: f"第{n}场 {s.side}景 {s.place} {s.time}",
    "di_colon": lambda n, s: f"第{n}场：{s.side}景 {s.place} {s.time}",
    "di_cast": lambda n, s: f"第{n}场，{s.place}，{s.time}，{'、'.join(s.cast)}",
    "plain": lambda n, s: f"{s.side}景 {s.place} {s.time}",
    "plain_short": lambda n, s: f"{s.side} {s.place} {s.time}",
    "dots": lambda n, s: f"{s.side}景·{s.place}·{s.time}",
    "markdown": lambda n, s: f"## {n}. {s.side}景 {s.place} {s.time}",
    "boxed": lambda n, s: f"【第{n}场】{s.side}景 {s.place} {s.time}",
    "time_side": lambda n, s: f"{n}. {s.place} {s.time} {s.side}",
    "glued": lambda n, s: f"{n}、{s.place} {s.time}{s.side}",
    "bare": lambda n, s: f"{n}、{s.place}",
    "dashes": lambda n, s: f"{n}. {s.side}景 - {s.place} - {s.time}",
    "full_blank": lambda n, s: f"{n}　{s.side}景　{s.place}　{s.time}",
    "latin": lambda n, s: f"{'INT' if s.side == '内' else 'EXT'}. {s.place} - {s.time}",
}
"""The forms of headings, the shared list's fourteen and its ambiguous one among them."""

_NEVER_NUMERAL = {"short", "episode", "markdown", "bare", "full_blank"}


@dataclass(frozen=True, slots=True)
class Habits:
    """How one writer types Chinese."""

    form: str
    numerals: str
    speech: str
    """line: 角色（情绪）：台词; after: 角色：（情绪）台词; alone: a name, below it what is said;
    alone_colon: the same with a colon after the name."""
    action: str
    """plain, triangle or square"""
    gap: float
    indent: int
    width: int
    colon: str
    cast_line: bool
    title: bool


def habits(random: Random, layout: str) -> Habits:
    """A writer's habits in one layout."""
    forms = [f for f in FORMS if f not in ("bare", "markdown")]
    if layout == "bold":
        forms = ["bare", "markdown", "bare", "dot", "comma", "di_parts"]
    alone = layout == "columns" or (layout in ("page", "bold") and random.random() < 0.4)
    action = "plain"
    if layout == "brackets":
        action = "square"
    elif layout in ("tight", "page") and random.random() < 0.7:
        action = "triangle"
    return Habits(
        form=random.choice(forms),
        numerals=random.choice(["digits", "digits", "han", "wide"]),
        speech=random.choice(["alone", "alone_colon"])
        if alone
        else random.choice(["line", "line", "after"]),
        action=action,
        gap={"tight": 0.0, "brackets": 0.5, "bold": 0.9}.get(layout, 1.0),
        indent=random.choice([2, 4]) if layout == "page" else random.choice([0, 0, 0, 4]),
        width=random.choice([0, 56, 64, 70]) if layout == "page" else 0,
        colon=random.choice(["：", "：", "：", ":"]),
        cast_line=random.random() < 0.2,
        title=random.random() < 0.4,
    )


def slug_of(piece: Piece, cast: tuple[str, ...]) -> Slug:
    """The parts of a heading in the films' notation, `内|旧书店|夜`."""
    side, place, time = [*piece.text.split("|"), "", ""][:3]
    return Slug(side.strip(), place.strip(), time.strip(), cast)


def type_film(film: Film, layout: str, seed: int) -> Sheet:
    """A film set in one of LAYOUTS, or as WORD."""
    random = Random(f"{seed}|{film.title}|{layout}")
    own = habits(random, layout)
    rows: list[Row] = []
    if own.title:
        middle = "　" * random.choice([0, 8])
        rows += [Row(f"{middle}{random.choice(['', '《'])}{film.title}", Label.CENTERED)]
        rows[-1] = replace(rows[-1], text=rows[-1].text + ("》" if "《" in rows[-1].text else ""))
        if random.random() < 0.6:
            said = random.choice(
                ["编剧：佚名", "原创短片剧本", "第二稿", "作者：林一", "（原创样例剧本）"]
            )
            rows.append(Row(middle + said, Label.CENTERED))
        rows.append(BLANK)
    rows += _body(film, own, random, layout)
    if layout == "page":
        rows = paged(rows, random, film.title, random.choice(["plain", "full"]), chinese=True)
    made = sheet(film.title, film.kind, layout, rows)
    return _in_word(made, own, random) if layout == WORD else made


def _body(film: Film, own: Habits, random: Random, layout: str) -> list[Row]:
    rows: list[Row] = []
    scene = 0
    skip = -1
    for place, piece in enumerate(film.pieces):
        if place <= skip:
            continue
        said = piece.label in (Label.PARENTHETICAL, Label.DIALOGUE)
        if piece.label is Label.HEADING:
            scene += 1
            cast = _cast(film.pieces, place)
            text = _heading(slug_of(piece, cast), own, scene)
            if layout == "bold" and own.form != "markdown":
                text = f"**{text}**"
            if rows and (own.gap or random.random() < 0.5):
                rows.append(BLANK)
            rows.append(Row(text, Label.HEADING, place))
            if own.cast_line and cast and own.form != "di_cast":
                rows.append(Row(f"人物：{'、'.join(cast)}", Label.ACTION, -1))
            continue
        if rows and not said and random.random() < own.gap:
            rows.append(BLANK)
        if piece.label is Label.CUE:
            lines, label, skip = _speech(film.pieces, place, own)
        elif piece.label is Label.ACTION:
            lines, label = [_action(piece.text, own)], Label.ACTION
        else:
            lines, label = [piece.text], piece.label
        indent = _indent(label, own, layout)
        for line in lines:
            for n, part in enumerate(wrapped(line, own.width) if own.width else [line]):
                lead = indent if n == 0 or layout == "columns" else indent.removesuffix("　　")
                rows.append(Row(lead + part, label, place))
    return rows


def _indent(label: Label, own: Habits, layout: str) -> str:
    if label is Label.TRANSITION and layout in ("page", "columns"):
        return " " * 40
    if layout == "columns":
        wide = {Label.CUE: 20, Label.PARENTHETICAL: 16, Label.DIALOGUE: 10}
        return " " * wide.get(label, 0) if own.indent else ""
    return "　" * (own.indent // 2) if label is not Label.CENTERED else ""


def _heading(slug: Slug, own: Habits, scene: int) -> str:
    if own.numerals == "han" and own.form not in _NEVER_NUMERAL:
        number = numeral(scene)
    else:
        number = str(scene).translate(_WIDE) if own.numerals == "wide" else str(scene)
    return FORMS[own.form](number, slug)


def _action(text: str, own: Habits) -> str:
    if own.action == "triangle":
        return f"△{text}"
    return f"[{text}]" if own.action == "square" else text


def _speech(pieces: tuple[Piece, ...], place: int, own: Habits) -> tuple[list[str], Label, int]:
    """A speech on one line, or its name alone; the place of the last piece used."""
    name, _, voice = pieces[place].text.partition("（")
    voice = f"（{voice}" if voice else ""
    if own.speech.startswith("alone"):
        return (
            [name + voice + (own.colon if own.speech == "alone_colon" else "")],
            Label.CUE,
            place,
        )
    last = place
    mood, said = "", list[str]()
    for after in range(place + 1, len(pieces)):
        if pieces[after].label not in (Label.PARENTHETICAL, Label.DIALOGUE):
            break
        last = after
        if pieces[after].label is Label.PARENTHETICAL and not said and not mood:
            mood = pieces[after].text
        else:
            said.append(pieces[after].text)
    text = "".join(said)
    line = f"{name}{voice}{mood}{own.colon}{text}"
    if own.speech == "after":
        line = f"{name}{voice}{own.colon}{mood}{text}"
    return [line], Label.SPOKEN, last


def _cast(pieces: tuple[Piece, ...], place: int) -> tuple[str, ...]:
    """Who speaks in the scene whose heading stands at `place`."""
    names: dict[str, None] = {}
    for piece in pieces[place + 1 :]:
        if piece.label is Label.HEADING:
            break
        if piece.label is Label.CUE:
            names[piece.text.partition("（")[0]] = None
    return tuple(names) or ("众人",)


def _in_word(made: Sheet, own: Habits, random: Random) -> Sheet:
    styled = random.random() < 0.3
    bold = random.random() < 0.5
    centred = random.random() < 0.5
    styles: dict[Label, Style] = {
        Label.HEADING: "heading",
        Label.CUE: "cue",
        Label.PARENTHETICAL: "parenthetical",
        Label.DIALOGUE: "dialogue",
        Label.ACTION: "action",
        Label.TRANSITION: "transition",
    }
    lines = []
    for line, label in zip(made.lines, made.labels, strict=True):
        middle = centred and label in (Label.CUE, Label.CENTERED)
        alignment: Alignment = "center" if middle else ""
        style = styles.get(label, "") if styled else ""
        weight = line.bold or (bold and label is Label.HEADING)
        lines.append(replace(line, style=style, alignment=alignment, bold=weight))
    return replace(made, lines=tuple(lines))
