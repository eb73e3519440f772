"""Typed lines to a screenplay in Fountain: labelled, joined, composed.

What the labeller was not sure of is listed for the writer, who corrects it in the Fountain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph, compose
from workprint.screenplay.labelling.elements import TypedElement, elements, speech_of
from workprint.screenplay.labelling.labels import Label, LabelledLine
from workprint.screenplay.labelling.model import Labeller, load
from workprint.screenplay.labelling.shapes import NAMES, shape
from workprint.screenplay.labelling.typed import TypedLine

SURE = 0.8
"""Lines labelled with less confidence than this are listed for the writer."""

_KINDS = {
    Label.HEADING: ElementKind.SCENE_HEADING,
    Label.ACTION: ElementKind.ACTION,
    Label.CUE: ElementKind.CHARACTER,
    Label.PARENTHETICAL: ElementKind.PARENTHETICAL,
    Label.DIALOGUE: ElementKind.DIALOGUE,
    Label.TRANSITION: ElementKind.TRANSITION,
    Label.CENTERED: ElementKind.CENTERED,
}
_NUMBERED = re.compile(r"\(?([A-Z]?\d{1,4}[A-Z]{0,2})[.):]?\s+(?=\S)")
_SAME_NUMBER = r"\s+\(?{}[.)]?\s*\*?\Z"
_LATIN_SLUG = re.compile(r"(?:INT|EXT|EST|I/E|INTERIOR|EXTERIOR)\b", re.IGNORECASE)
_VOICE = re.compile(
    r"[(（]\s*(?:V\.?\s?O|O\.?\s?[SC]\b|OFF|CONT|VOICE|FILTERED|PRE-?LAP|ON |INTO |"
    r"画外|旁白|独白|内心|电话|广播|耳机|对讲机|语音|[OV][SO])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:screenplay|written|story|teleplay|an original.*)?\s*by|a film by|编剧|作者|导演)\W*",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r".*(?:\bdraft\b|\brev\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|第.{1,3}稿|初稿|定稿)", re.I
)
_DIGITS = re.compile(r"\d+")
_MARKDOWN = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Unsure:
    """A line whose label is not sure: its number in the file, its text, what it was taken for,
    what it would be otherwise, and how sure the first is (0 to 1)."""

    line: int
    text: str
    label: Label
    next_best: Label
    confidence: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A typed script as Fountain, how many lines were labelled, and those not sure."""

    text: str
    lines: int
    unsure: tuple[Unsure, ...]


def label_lines(
    lines: Sequence[TypedLine], labeller: Labeller | None = None
) -> tuple[LabelledLine, ...]:
    """A label for each line, with its confidence; by the shipped labeller when none is given."""
    return (labeller or load()).label(lines)


def as_fountain(lines: Sequence[TypedLine], labels: Sequence[LabelledLine]) -> Labelled:
    """The Fountain text of labelled lines; the same lines and labels always give the same."""
    labels = kept(lines, labels)
    found = elements(lines, [one.label for one in labels])
    title_page, body = _title_page(found)
    return Labelled(
        compose(title_page, [p for element in body for p in _paragraphs(element)]),
        len(lines),
        tuple(
            Unsure(line.number, line.text, one.label, one.next_best, round(one.confidence, 3))
            for line, one in zip(lines, labels, strict=True)
            if one.confidence < SURE
        ),
    )


def kept(lines: Sequence[TypedLine], labels: Sequence[LabelledLine]) -> tuple[LabelledLine, ...]:
    """The labels, but nothing is left out that does not look like a page's number or running head.

    What the labeller alone takes for the page's is what it would be otherwise, and is listed.
    """
    often = Counter(_DIGITS.sub("#", line.text) for line in lines)
    made = []
    for line, one in zip(lines, labels, strict=True):
        if one.label is Label.FURNITURE and not _may_go(line.text, often):
            other = one.next_best
            lone = other in (Label.DIALOGUE, Label.PARENTHETICAL)
            one = LabelledLine(Label.ACTION if lone else other, SURE / 2, Label.FURNITURE)
        made.append(one)
    return tuple(made)


def _may_go(text: str, often: Counter[str]) -> bool:
    marks = dict(zip(NAMES, shape(text), strict=True))
    if marks["carried"] or marks["folio"]:
        return True
    head = often[_DIGITS.sub("#", text)] > 1 or marks["running"]
    return bool(head and not marks["transition"] and not marks["heading"])


def _paragraphs(element: TypedElement) -> list[Paragraph]:
    label, text = element.label, element.text
    if label is Label.SPOKEN:
        speech = speech_of(text, _VOICE)
        if speech is None:
            return [Paragraph(ElementKind.ACTION, text)]
        made = [Paragraph(ElementKind.CHARACTER, speech.cue)]
        if speech.parenthetical:
            made.append(Paragraph(ElementKind.PARENTHETICAL, speech.parenthetical))
        return [*made, Paragraph(ElementKind.DIALOGUE, speech.said)]
    if label is Label.HEADING:
        slug, number = _slug(text)
        return [Paragraph(ElementKind.SCENE_HEADING, slug, number)]
    if label is Label.CUE:
        return [Paragraph(ElementKind.CHARACTER, text.rstrip(":： "))]
    if label is Label.PARENTHETICAL:
        text = " ".join(text.split("\n"))
        if text[0] not in "(（":
            text = f"({text.strip('()（） ')})"
        return [Paragraph(ElementKind.PARENTHETICAL, text)]
    if label is Label.ACTION:
        text = _unmarked(text)
    return [Paragraph(_KINDS[label], text)] if text.strip() else []


def _unmarked(text: str) -> str:
    """Action without the marks a Chinese page has for it: △…, ▲…, [ … ], 【 … 】."""
    if text[0] in "△▲":
        return re.sub(r"(?m)^[△▲]\s*", "", text)
    if text[0] + text[-1] in ("[]", "【】") and len(text) > 2:
        return text[1:-1].strip()
    return text


def _slug(text: str) -> tuple[str, str | None]:
    """A heading without the scene number at its ends, and that number.

    A Chinese heading keeps its number where it is: our reader finds it there.
    """
    text = _MARKDOWN.sub("", " ".join(text.split("\n")), count=1)
    match = _NUMBERED.match(text)
    if match is None:
        return text, None
    number, rest = match.group(1), text[match.end() :]
    after = re.search(_SAME_NUMBER.format(re.escape(number)), rest)
    if after is not None:
        return rest[: after.start()].rstrip(), number
    if _LATIN_SLUG.match(rest) or (rest.isascii() and rest.isupper()):
        return rest, number
    return text, None


def _title_page(
    found: tuple[TypedElement, ...],
) -> tuple[tuple[tuple[str, str], ...], tuple[TypedElement, ...]]:
    """What stands centred before everything else, as a title page; and the rest."""
    count = 0
    while count < len(found) and found[count].label is Label.CENTERED:
        count += 1
    if not count or count == len(found):
        return (), found
    said = [element.text for element in found[:count]]
    entries: list[tuple[str, str]] = [("Title", said[0].strip("《》"))]
    contact = []
    author = False
    for text in said[1:]:
        credit = _CREDIT.match(text)
        keys = {key for key, _ in entries}
        if credit is not None and "Credit" not in keys:
            entries.append(("Credit", credit.group().strip(" :：")))
            rest = text[credit.end() :].strip()
            author = not rest
            if rest:
                entries.append(("Author", rest))
        elif _DRAFT.match(text) and "Draft date" not in keys:
            entries.append(("Draft date", text))
            author = False
        elif author and "Author" not in keys:
            entries.append(("Author", text))
            author = False
        else:
            contact.append(text)
    if contact:
        entries.append(("Contact", "\n".join(contact)))
    return tuple(entries), found[count:]
