"""Units as FDX: paragraphs, runs, properties and our own attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from workprint.film.comments import without_comments
from workprint.film.emphasis import Run, emphasis
from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph
from workprint.screenplay.formats.fdx.document import OWN
from workprint.screenplay.formats.fdx.units import Unit
from workprint.screenplay.formats.fdx.xml import text_of, value_of

Length = tuple[int, str]
"""A scene's length in eighths of a page, and the page it begins on."""

_TYPES = {
    ElementKind.SCENE_HEADING: "Scene Heading",
    ElementKind.ACTION: "Action",
    ElementKind.CHARACTER: "Character",
    ElementKind.PARENTHETICAL: "Parenthetical",
    ElementKind.DIALOGUE: "Dialogue",
    ElementKind.LYRIC: "Dialogue",
    ElementKind.TRANSITION: "Transition",
    ElementKind.CENTERED: "General",
    ElementKind.SYNOPSIS: "Outline Body",
    ElementKind.PAGE_BREAK: "General",
}
_OWN_KINDS = frozenset(
    {ElementKind.LYRIC, ElementKind.SYNOPSIS, ElementKind.SECTION, ElementKind.PAGE_BREAK}
)
"""Kinds that FDX's types do not tell apart."""


def unit_xml(unit: Unit, length: Length | None = None, indent: str = "    ") -> str:
    """The unit's paragraphs; empty for one that only holds comments."""
    if not unit.lines:
        if not unit.page_break:
            return ""
        return f'{indent}<Paragraph StartsNewPage="Yes" Type="General" {OWN}kind="page_break"/>'
    if unit.dual:
        inner = "\n".join(_paragraph(p, indent=f"{indent}    ") for p in unit.lines)
        opening = ' StartsNewPage="Yes"' if unit.page_break else ""
        return (
            f"{indent}<Paragraph{opening}>\n{indent}  <DualDialogue>\n{inner}\n"
            f"{indent}  </DualDialogue>\n{indent}</Paragraph>"
        )
    first, *more = unit.lines
    return _paragraph(first, more, length, page_break=unit.page_break, indent=indent)


def _paragraph(
    paragraph: Paragraph,
    summary: Sequence[Paragraph] = (),
    length: Length | None = None,
    *,
    page_break: bool = False,
    indent: str,
) -> str:
    attributes = _attributes(paragraph, page_break=page_break)
    opening = "".join(f" {name}={value_of(value)}" for name, value in sorted(attributes.items()))
    inside = []
    if paragraph.kind is ElementKind.SCENE_HEADING and (length or summary):
        inside.append(_properties(summary, length, indent))
    inside += [f"{indent}  {run}" for run in text_runs(paragraph)]
    body = "\n".join(inside)
    return f"{indent}<Paragraph{opening}>\n{body}\n{indent}</Paragraph>"


def _attributes(paragraph: Paragraph, *, page_break: bool) -> dict[str, str]:
    kind = paragraph.kind
    made = {"Type": _TYPES.get(kind, "")}
    if kind is ElementKind.SECTION:
        made["Type"] = f"Outline {min(4, paragraph.depth)}"
    if kind is ElementKind.CENTERED:
        made["Alignment"] = "Center"
    if paragraph.number:
        made["Number"] = paragraph.number
    if page_break:
        made["StartsNewPage"] = "Yes"
    return made | own_attributes(paragraph)


def own_attributes(paragraph: Paragraph) -> dict[str, str]:
    """What of a paragraph FDX has no field for, as attributes in our namespace."""
    kind = paragraph.kind
    made: dict[str, str] = {}
    if kind in _OWN_KINDS:
        made[f"{OWN}kind"] = kind.value
    if kind is ElementKind.SECTION:
        made[f"{OWN}depth"] = str(paragraph.depth)
    if paragraph.forced:
        made[f"{OWN}forced"] = "1"
    if paragraph.text != _plainly(paragraph.text):
        # Emphasis comes back from the runs in one way only; this is how it was written.
        made[f"{OWN}text"] = paragraph.text
    return made


def _plainly(text: str) -> str:
    return "".join(run.text for run in emphasis(without_comments(text)))


def _properties(summary: Sequence[Paragraph], length: Length | None, indent: str) -> str:
    told = ""
    if length:
        whole, part = divmod(length[0], 8)
        eighths = " ".join([str(whole)] * bool(whole) + [f"{part}/8"] * bool(part or not whole))
        told = f' Length="{eighths}" Page={value_of(length[1])}'
    if not summary:
        return f'{indent}  <SceneProperties{told} Title=""/>'
    return (
        f'{indent}  <SceneProperties{told} Title="">\n{summary_xml(summary, indent)}\n'
        f"{indent}  </SceneProperties>"
    )


def summary_xml(summary: Sequence[Paragraph], indent: str) -> str:
    """A scene's synopsis, as SceneProperties hold it."""
    lines = "".join(
        f"\n{indent}      <Paragraph>\n{indent}        <Text>{text_of(p.text)}</Text>"
        f"\n{indent}      </Paragraph>"
        for p in summary
    )
    return f"{indent}    <Summary>{lines}\n{indent}    </Summary>"


def text_runs(paragraph: Paragraph, kept: Sequence[tuple[str, str]] = ()) -> list[str]:
    """The paragraph's <Text> elements.

    `kept` are the runs there were, (text, attributes without Style as written): letters that
    stayed keep theirs, so revision marks and breakdown tags stay on their words.
    """
    runs = emphasis(without_comments(paragraph.text)) or (Run(""),)
    attributes = _carried("".join(run.text for run in runs), kept)
    made: list[str] = []
    at = 0
    for run in runs:
        style = "+".join(
            name
            for name, on in (
                ("Bold", run.bold), ("Italic", run.italic), ("Underline", run.underline)
            )
            if on
        )  # fmt: skip
        start = at
        for place in range(at + 1, at + len(run.text) + 1):
            end = place == at + len(run.text)
            if end or attributes[place] != attributes[start]:
                told = attributes[start] + (f' Style="{style}"' if style else "")
                text = run.text[start - at : place - at]
                made.append(f"<Text{told}>{text_of(text)}</Text>")
                start = place
        at += len(run.text)
    return made or ["<Text></Text>"]


def _carried(text: str, kept: Sequence[tuple[str, str]]) -> list[str]:
    """For each letter of `text` the attributes of the letter it was."""
    before = "".join(run for run, _ in kept)
    given = [attributes for run, attributes in kept for _ in run]
    made = [""] * len(text)
    if not before:
        return made
    matcher = SequenceMatcher(a=before, b=text, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            made[j1:j2] = given[i1:i2]
        elif j2 > j1:
            left = given[i1 - 1] if i1 else ""
            right = given[i2] if i2 < len(given) else ""
            # Typed inside tagged words it belongs to them; at their edge it does not.
            made[j1:j2] = [left if left == right else _plain_attributes(left)] * (j2 - j1)
    return made


def _plain_attributes(attributes: str) -> str:
    return re.sub(r"\s(?:TagNumber|RevisionID)=\"[^\"]*\"", "", attributes)
