"""Page profiles: the customary measures of a screenplay page.

US letter: 12-point Courier, 10 characters to the inch and 6 lines to the inch, an inch above and
below: 54 lines. Indents are Final Draft's. The Chinese profile is A4 with 36 full-width
characters to the line and a blank line between paragraphs, which makes a page about a minute.
"""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.screenplay import ElementKind, Screenplay


@dataclass(frozen=True, slots=True)
class Column:
    """Where an element stands: its indent and width in characters of half an em, the blank lines
    before it, and whether it ends at the right edge or stands in the middle; the rows after the
    first of a paragraph hang `hang` columns in where names and speech run together."""

    indent: int
    width: int
    before: int = 1
    align: str = "left"
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """A page: `lines` in its body, points of paper, and a column for each kind of element.

    `dual` are the columns of the left and the right speech of dual dialogue: of cue,
    parenthetical and dialogue; indents count from the body's left edge. `run_in` is the Chinese
    way: △ before action, and a speech in one paragraph with its name.
    """

    name: str
    lines: int
    paper: tuple[float, float]
    left_pt: float
    top_pt: float
    columns: dict[ElementKind, Column]
    dual: tuple[int, int, int]
    run_in: bool = False

    def column(self, kind: ElementKind) -> Column:
        """The column of a kind; action's where it has none of its own."""
        return self.columns.get(kind, self.columns[ElementKind.ACTION])


US_LETTER = Profile(
    name="us-letter",
    lines=54,
    paper=(612.0, 792.0),
    left_pt=108.0,
    top_pt=72.0,
    columns={
        ElementKind.SCENE_HEADING: Column(0, 60, before=2),
        ElementKind.ACTION: Column(0, 60),
        ElementKind.CHARACTER: Column(22, 38),
        ElementKind.PARENTHETICAL: Column(16, 25, before=0),
        ElementKind.DIALOGUE: Column(10, 35, before=0),
        ElementKind.LYRIC: Column(12, 33, before=0),
        ElementKind.TRANSITION: Column(0, 60, align="right"),
        ElementKind.CENTERED: Column(0, 60, align="centre"),
    },
    dual=(0, 31, 28),
)
CHINESE_A4 = Profile(
    name="chinese-a4",
    lines=40,
    paper=(595.3, 841.9),
    left_pt=82.0,
    top_pt=86.0,
    columns={
        ElementKind.SCENE_HEADING: Column(0, 72, before=2),
        ElementKind.ACTION: Column(0, 72),
        ElementKind.CHARACTER: Column(0, 72, hang=4),
        ElementKind.PARENTHETICAL: Column(4, 68, before=0),
        ElementKind.DIALOGUE: Column(4, 68, before=0),
        ElementKind.LYRIC: Column(6, 66),
        ElementKind.TRANSITION: Column(0, 72, align="right"),
        ElementKind.CENTERED: Column(0, 72, align="centre"),
    },
    dual=(0, 37, 34),
    run_in=True,
)


def profile_for(screenplay: Screenplay) -> Profile:
    """The customary page for the language of a screenplay."""
    return CHINESE_A4 if screenplay.language == "zh" else US_LETTER
