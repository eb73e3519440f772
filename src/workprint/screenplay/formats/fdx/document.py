"""What an FDX file holds: paragraphs with their runs, notes, tags and revisions.

Known from files that Final Draft 8 to 13, Fade In and other programs wrote; there is no public
standard. Positions of script notes count characters of the script as Final Draft does: each
paragraph's text and one for its end, two for a block embedded in a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.formats.fdx.xml import Node, as_utf8, parse_xml

NAMESPACE = "https://workprint.film/ns/fdx/1"
OWN = "wp:"
"""Prefix of our attributes: what Fountain says and FDX has no field for."""
_DIGITS = 12
"""The longest number that is read; what programs count (tags, letters, notes) is far shorter."""


@dataclass(frozen=True, slots=True)
class FdxRun:
    """A stretch of text in one style; `styles` such as "Bold", "Underline", "AllCaps".

    `revision` is the number of the revision set it was written in, 0 for none; `tags` are the
    numbers of the breakdown tags on it.
    """

    text: str
    styles: frozenset[str] = frozenset()
    revision: int = 0
    tags: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FdxParagraph:
    """A paragraph of the script as the file has it: bytes [start, end).

    `length_eighths` and `page` come from SceneProperties; `summary` is the scene's synopsis;
    `own` are our attributes. `at` is the position of its first character as script notes count.
    """

    type: str
    runs: tuple[FdxRun, ...]
    start: int
    end: int
    at: int
    number: str | None = None
    alignment: str = ""
    new_page: bool = False
    dual: Literal["left", "right"] | None = None
    block: int = -1
    length_eighths: int | None = None
    page: str | None = None
    summary: str = ""
    own: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """What it says, without styles; AllCaps in capitals, as it is printed."""
        return "".join(r.text.upper() if "AllCaps" in r.styles else r.text for r in self.runs)


@dataclass(frozen=True, slots=True)
class FdxNote:
    """A script note on characters [start, end) of the script.

    `place` is "block" or "inline" where we wrote it (see `notes`), else "".
    """

    text: str
    start: int
    end: int
    author: str = ""
    name: str = ""
    place: str = ""
    boneyard: bool = False


@dataclass(frozen=True, slots=True)
class FdxTag:
    """A breakdown tag: its number on the text, its element's label, its category's name."""

    number: int
    label: str
    category: str


@dataclass(frozen=True, slots=True)
class FdxRevision:
    """A revision set: number, name ("Blue"), mark and page colour (#RRRRGGGGBBBB)."""

    number: int
    name: str
    mark: str
    page_colour: str


@dataclass(frozen=True, slots=True)
class Fdx:
    """A Final Draft file: what was understood of it, and its bytes (UTF-8) for the rest."""

    data: bytes
    paragraphs: tuple[FdxParagraph, ...]
    title_page: tuple[FdxParagraph, ...]
    notes: tuple[FdxNote, ...]
    tags: tuple[FdxTag, ...]
    categories: tuple[str, ...]
    revisions: tuple[FdxRevision, ...]
    root: Node


def read_fdx(data: bytes) -> Fdx:
    """Read a Final Draft file.

    ScreenplayError when it is no XML, not Final Draft's, declares entities, or has no script.
    """
    data = as_utf8(data)
    if not data.strip():
        raise ScreenplayError("the file is empty", "export the screenplay again")
    root = parse_xml(data)
    content = root.first("Content")
    if root.name != "FinalDraft" or content is None:
        raise ScreenplayError(
            f"it is XML, but not a Final Draft script (its root is <{root.name}>)",
            "export the screenplay as Final Draft (.fdx)",
        )
    title = root.first("TitlePage")
    title_content = title.first("Content") if title else None
    return Fdx(
        data=data,
        paragraphs=tuple(_paragraphs(content)),
        title_page=tuple(_paragraphs(title_content)) if title_content else (),
        notes=tuple(_notes(root)),
        tags=tuple(_tags(root)),
        categories=tuple(c.attributes.get("Name", "") for c in _below(root, "TagCategory")),
        revisions=tuple(
            FdxRevision(
                whole(node.attributes.get("ID", node.attributes.get("Number", ""))),
                node.attributes.get("Name", ""),
                node.attributes.get("Mark", ""),
                node.attributes.get("PageColor", ""),
            )
            for node in _below(root, "Revision")
        ),
        root=root,
    )


def _paragraphs(content: Node) -> Iterator[FdxParagraph]:
    at = 0
    block = 0
    for node in content.all("Paragraph"):
        dual = node.first("DualDialogue")
        if dual is not None:
            side: Literal["left", "right"] = "left"
            cues = 0
            for inner in dual.all("Paragraph"):
                cues += inner.attributes.get("Type") == "Character"
                side = "right" if cues > 1 else "left"
                yield _paragraph(inner, at, side, block)
            block += 1
            at += 3
            continue
        paragraph = _paragraph(node, at, None, -1)
        yield paragraph
        embedded = sum(child.name in ("OmittedScene",) for child in node.children)
        at += _length(paragraph) + 2 * embedded + 1


def _length(paragraph: FdxParagraph) -> int:
    """Characters as Final Draft counts them: UTF-16 units."""
    return sum(len(run.text.encode("utf-16-le")) // 2 for run in paragraph.runs)


def _paragraph(
    node: Node, at: int, dual: Literal["left", "right"] | None, block: int
) -> FdxParagraph:
    properties = node.first("SceneProperties")
    given = properties.attributes if properties else {}
    summary = properties.first("Summary") if properties else None
    attributes = node.attributes
    return FdxParagraph(
        type=attributes.get("Type", ""),
        runs=tuple(_run(text) for text in node.all("Text") if text.text),
        start=node.start,
        end=node.end,
        at=at,
        number=attributes.get("Number") or None,
        alignment=attributes.get("Alignment", ""),
        new_page=attributes.get("StartsNewPage") == "Yes",
        dual=dual,
        block=block,
        length_eighths=eighths(given.get("Length", "")),
        page=given.get("Page") or None,
        summary="\n".join(_said(p) for p in summary.all("Paragraph")) if summary else "",
        own=tuple(
            (key.removeprefix(OWN), value)
            for key, value in attributes.items()
            if key.startswith(OWN)
        ),
    )


def _run(node: Node) -> FdxRun:
    attributes = node.attributes
    numbers = attributes.get("TagNumber", "").replace(",", " ").split()
    return FdxRun(
        node.text,
        frozenset(s for s in attributes.get("Style", "").split("+") if s),
        whole(attributes.get("RevisionID", "")),
        tuple(whole(n) for n in numbers),
    )


def _said(node: Node) -> str:
    return "".join(text.text for text in node.all("Text"))


def eighths(length: str) -> int | None:
    """ "1 3/8" is 11 eighths, "2" is 16; None for what is no length."""
    if len(length) > _DIGITS:
        return None
    whole, _, part = length.strip().rpartition(" ")
    top, slash, bottom = part.partition("/")
    try:
        if not slash:
            return 8 * int(part)
        return 8 * int(whole or 0) + int(top) * 8 // int(bottom)
    except (ValueError, ZeroDivisionError):
        return None


def _notes(root: Node) -> Iterator[FdxNote]:
    holder = root.first("ScriptNotes")
    for node in holder.all("ScriptNote") if holder else ():
        ends = node.attributes.get("Range", "").split(",")
        if len(ends) != 2 or not all(_is_number(e) for e in ends):
            continue
        start, end = sorted(whole(e) for e in ends)
        yield FdxNote(
            "\n".join(_said(p) for p in node.all("Paragraph")),
            start,
            end,
            node.attributes.get("WriterName", "").strip(),
            node.attributes.get("Name", ""),
            node.attributes.get(f"{OWN}place", ""),
            node.attributes.get(f"{OWN}kind") == "boneyard",
        )


def _tags(root: Node) -> Iterator[FdxTag]:
    categories = {
        c.attributes.get("Id", ""): c.attributes.get("Name", "")
        for c in _below(root, "TagCategory")
    }
    definitions = {d.attributes.get("Id", ""): d.attributes for d in _below(root, "TagDefinition")}
    for tag in _below(root, "Tag"):
        identifier = tag.first("DefId")
        definition = definitions.get(identifier.text.strip()) if identifier else None
        if definition is not None:
            yield FdxTag(
                whole(tag.attributes.get("Number", "")),
                definition.get("Label", ""),
                categories.get(definition.get("CatId", ""), ""),
            )


def _below(root: Node, name: str) -> Iterator[Node]:
    return (node for node in root.walk() if node.name == name)


def whole(text: str) -> int:
    """A number as an attribute has it; 0 for what is none, or is longer than any count."""
    return int(text) if _is_number(text) else 0


def _is_number(text: str) -> bool:
    digits = text.strip()
    return digits.isdecimal() and len(digits) <= _DIGITS
