"""A scene as the notes see it, and what is usual in its script."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import quantiles

from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Heading, Screenplay
from workprint.screenplay.partner.names import introduced, mentions
from workprint.screenplay.partner.tokens import words


@dataclass(frozen=True, slots=True)
class Speech:
    """What one cue says: its name, its words and the spans of its lines and asides."""

    name: str
    text: str
    lines: tuple[Element, ...]
    asides: tuple[Element, ...]

    @property
    def span(self) -> ScriptSpan:
        """Where it stands, without the cue."""
        return self.lines[0].span

    @property
    def words(self) -> int:
        """Words, a Han character counting as one."""
        return len(words(self.text))


@dataclass(frozen=True, slots=True)
class SceneView:
    """One scene: its heading, and speeches and action in the order they come."""

    heading: Heading
    heading_span: ScriptSpan
    beats: tuple[Speech | Element, ...]
    people: tuple[str, ...]
    """everybody the script names"""

    @property
    def speeches(self) -> tuple[Speech, ...]:
        """The speeches alone."""
        return tuple(b for b in self.beats if isinstance(b, Speech))

    @property
    def actions(self) -> tuple[Element, ...]:
        """The paragraphs of action alone."""
        return tuple(b for b in self.beats if isinstance(b, Element))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order, each once."""
        return tuple(dict.fromkeys(s.name for s in self.speeches))

    def present(self) -> tuple[str, ...]:
        """Who speaks or is named in the action, in order."""
        seen: dict[str, None] = {}
        for beat in self.beats:
            named = (beat.name,) if isinstance(beat, Speech) else mentions(beat.text, self.people)
            seen |= dict.fromkeys(named)
        return tuple(seen)


@dataclass(frozen=True, slots=True)
class Norms:
    """What is usual in a script: words of a speech and of a paragraph, words alone of each."""

    speech: float
    """a longer speech stands out"""
    action: float
    """a longer paragraph of action stands out"""
    asides: float
    """the share of speeches with a parenthetical"""


def view_of(screenplay: Screenplay, index: int) -> SceneView:
    """Scene `index` of a screenplay; IndexError when there is none."""
    scene = screenplay.scenes[index]
    elements = screenplay.elements[scene.first_element : scene.last_element]
    people = _people(screenplay)
    beats: list[Speech | Element] = []
    cue: Element | None = None
    lines: list[Element] = []
    asides: list[Element] = []

    def close() -> None:
        if cue is not None and lines:
            text = "\n".join(line.text for line in lines)
            beats.append(Speech(cue.name or cue.text, text, tuple(lines), tuple(asides)))
        lines.clear()
        asides.clear()

    for element in elements:
        if element.kind is ElementKind.CHARACTER:
            close()
            cue = element
        elif element.kind in (ElementKind.DIALOGUE, ElementKind.LYRIC):
            lines.append(element)
        elif element.kind is ElementKind.PARENTHETICAL:
            asides.append(element)
        elif element.kind is ElementKind.ACTION:
            close()
            cue = None
            beats.append(element)
    close()
    heading = next(e for e in elements if e.kind is ElementKind.SCENE_HEADING)
    return SceneView(scene.heading, heading.span, tuple(beats), people)


def _people(screenplay: Screenplay) -> tuple[str, ...]:
    spoken = [e.name for e in screenplay.elements if e.name]
    named = [n for n in introduced(screenplay) if not any(w in spoken for w in n.split())]
    return tuple(dict.fromkeys([*spoken, *named]))


def norms_of(screenplay: Screenplay) -> Norms:
    """What is usual in a screenplay: the upper quartile and half of the range below it more."""
    views = [view_of(screenplay, n) for n in range(len(screenplay.scenes))]
    speeches = [s for v in views for s in v.speeches]
    chinese = screenplay.language == "zh"
    with_aside = sum(bool(s.asides) for s in speeches)
    return Norms(
        _unusual([s.words for s in speeches], 60 if chinese else 40),
        _unusual([len(words(a.text)) for v in views for a in v.actions], 90 if chinese else 60),
        with_aside / len(speeches) if speeches else 0.0,
    )


def _unusual(lengths: list[int], least: int) -> float:
    """Tukey's fence: the upper quartile and 1.5 times the distance between the quartiles."""
    if len(lengths) < 4:
        return float(least)
    low, _, high = quantiles(lengths, n=4)
    return max(float(least), high + 1.5 * (high - low))
