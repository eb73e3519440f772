"""A changed paragraph of the file: new words, and all that hung on the old ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import unescape

from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph
from workprint.screenplay.formats.fdx.document import OWN, Fdx
from workprint.screenplay.formats.fdx.markup import own_attributes, summary_xml, text_runs
from workprint.screenplay.formats.fdx.units import Unit
from workprint.screenplay.formats.fdx.xml import Node, value_of

_RUN = re.compile(rb"<Text((?:\s[^>]*?)?)(?:/>|>(.*?)</Text>)", re.DOTALL)
_STYLE = re.compile(r'\sStyle="[^"]*"')
_OWN = re.compile(rf'\s{OWN}\w+="[^"]*"'.encode())
_NUMBER = re.compile(rb'\sNumber="[^"]*"')
_ENTITIES = {"&quot;": '"', "&apos;": "'"}


def same_shape(old: Unit, new: Unit) -> bool:
    """Whether the new unit can take the old one's place in the file line by line."""
    if old.page_break != new.page_break or old.dual != new.dual:
        return False
    if old.dual:
        return [p.kind for p in old.lines] == [p.kind for p in new.lines]
    return bool(old.lines and new.lines) and old.lines[0].kind is new.lines[0].kind


def changed_paragraph(base: Fdx, nodes: Sequence[Node], old: Unit, new: Unit) -> bytes:
    """The bytes of `nodes` with the words of `new`; SceneProperties and the like stay."""
    first = nodes[0]
    dual = first.first("DualDialogue")
    if dual is None:
        inner: Sequence[Node] = (first,)
    else:
        inner = dual.all("Paragraph")
    made = bytearray()
    at = first.start
    for node, before, line in zip(inner, old.lines, new.lines, strict=False):
        made += base.data[at : node.start]
        # Dialogue of several paragraphs comes back as one, with its line ends inside.
        changed = before.text != line.text or before.number != line.number
        summary = new.lines[1:] if line.kind is ElementKind.SCENE_HEADING else ()
        if changed or ((summary or old.lines[1:]) and not old.dual):
            texts = nodes if dual is None else (node,)
            made += _rewritten(base, node, texts, line, summary, old.lines[1:])
        else:
            made += base.data[node.start : node.end]
        at = node.end
    return bytes(made + base.data[at : first.end])


def _rewritten(
    base: Fdx,
    node: Node,
    texts: Sequence[Node],
    line: Paragraph,
    summary: Sequence[Paragraph],
    old_summary: Sequence[Paragraph],
) -> bytes:
    kept = [run for n, one in enumerate(texts) for run in _runs(base, one, newline=n > 0)]
    runs = b"\n      ".join(run.encode() for run in text_runs(line, kept))
    opening = _opening(base.data[node.start : node.inner], line)
    own = node.all("Text")
    edits: list[tuple[int, int, bytes]] = []
    if own:
        edits.append((own[0].start, own[-1].end, runs))
    else:
        edits.append((node.inner_end, node.inner_end, b"\n      " + runs + b"\n    "))
    if [p.text for p in summary] != [p.text for p in old_summary]:
        edits += _summary(node, summary)
    made = bytearray(opening)
    at = node.inner
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        made += base.data[at:start] + new
        at = end
    made += base.data[at : node.inner_end]
    closing = base.data[node.inner_end : node.end] or b"</Paragraph>"
    return bytes(made + closing)


def _summary(node: Node, summary: Sequence[Paragraph]) -> list[tuple[int, int, bytes]]:
    made = summary_xml(summary, "    ").encode() if summary else b""
    properties = node.first("SceneProperties")
    if properties is None or properties.inner_end == properties.end:
        return []  # written without a body: the heading has no place for a synopsis yet
    found = properties.first("Summary")
    if found is not None:
        return [(found.start, found.end, made.strip())]
    return [(properties.inner, properties.inner, b"\n" + made)]


def _opening(tag: bytes, line: Paragraph) -> bytes:
    """The start tag with the line's number and marks of ours in place of the old ones."""
    tag = _OWN.sub(b"", tag)
    if line.kind is ElementKind.SCENE_HEADING:
        tag = _NUMBER.sub(b"", tag)
        if line.number:
            tag = tag.replace(b"<Paragraph", f"<Paragraph Number={value_of(line.number)}".encode())
    own = "".join(f" {name}={value_of(value)}" for name, value in own_attributes(line).items())
    end = b"/>" if tag.endswith(b"/>") else b">"
    return tag.removesuffix(end) + own.encode() + b">"


def _runs(base: Fdx, node: Node, *, newline: bool) -> list[tuple[str, str]]:
    """The paragraph's runs as (text, attributes without Style as they are written)."""
    found = []
    for text in node.all("Text"):
        match = _RUN.match(base.data, text.start, text.end)
        if match is None:
            continue
        said = unescape((match[2] or b"").decode(), _ENTITIES)
        found.append((said, _STYLE.sub("", match[1].decode())))
    if newline and found:
        found[0] = ("\n" + found[0][0], found[0][1])
    return found
