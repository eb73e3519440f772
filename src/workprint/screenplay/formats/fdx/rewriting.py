"""Writing a changed screenplay back into the Final Draft file it came from.

What still says what it said keeps its bytes: scene properties, arc beats, revision marks, tags,
fonts, and everything that is not script. Letters that stay in a changed paragraph keep their
marks, and script notes stay on their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.compose import paragraphs_of
from workprint.screenplay.formats.fdx.document import NAMESPACE, Fdx
from workprint.screenplay.formats.fdx.markup import Length, unit_xml
from workprint.screenplay.formats.fdx.merging import changed_paragraph, same_shape
from workprint.screenplay.formats.fdx.moving import moved_notes
from workprint.screenplay.formats.fdx.reading import Placed, placed
from workprint.screenplay.formats.fdx.title_page import title_entries, title_page_xml
from workprint.screenplay.formats.fdx.units import Unit, units_of
from workprint.screenplay.formats.fdx.xml import Node

_COMMENTS = frozenset({ElementKind.NOTE, ElementKind.BONEYARD})
_GAP = b"\n    "
_OWN = re.compile(rb"<\w+\s[^<>]*?\bwp:\w+=\"")


@dataclass(frozen=True, slots=True)
class Top:
    """Neighbouring paragraphs of the file's content that belong together: bytes [start, end).

    `first` and `after` are the numbers of its paragraphs; `units` what they are to us: nearly
    always one, none where they say nothing that Fountain holds, as empty lines do, and several
    for centred text of several lines.
    """

    nodes: tuple[Node, ...]
    first: int
    after: int
    units: tuple[Unit, ...]

    @property
    def start(self) -> int:
        """Its first byte."""
        return self.nodes[0].start

    @property
    def end(self) -> int:
        """The byte after its last."""
        return self.nodes[-1].end


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of the new content, the unit of the old one they come from, and what they hold."""

    data: bytes
    top: Top | None
    paragraphs: int


def rewrite_fdx(
    base: Fdx, screenplay: Screenplay, lengths: Mapping[str, Length] | None = None
) -> bytes:
    """`base` with the script of `screenplay`; unchanged, it is the same file byte for byte.

    `lengths` as for `write_fdx`; they are written on new scenes only.
    """
    content = base.root.first("Content")
    assert content is not None  # read_fdx saw it
    units = units_of(paragraphs_of(screenplay))
    told = iter([(lengths or {}).get(scene.id) for scene in screenplay.scenes])
    wanted = [(unit, next(told) if unit.is_heading else None) for unit in units]
    tops = tuple(_tops(base, content))
    pieces = tuple(_pieces(base, tops, _grouped(tops, wanted)))
    edits = [(content.inner, content.inner_end, _joined(base, content, tops, pieces))]
    if tuple(title_entries(base)) != screenplay.title_page:
        edits.append(_title_page(base, screenplay))
    edits += moved_notes(base, edits[0][2], pieces, units)
    data = _edited(base.data, edits)
    if _OWN.search(data) and b"xmlns:wp=" not in data:
        at = base.root.inner - 1  # nothing before the root's end was changed
        data = data[:at] + f' xmlns:wp="{NAMESPACE}"'.encode() + data[at:]
    return data


def _tops(base: Fdx, content: Node) -> Iterator[Top]:
    """The content's paragraphs, those that are one unit together."""
    nodes: list[tuple[Node, int, int]] = []
    number = 0
    for node in content.all("Paragraph"):
        dual = node.first("DualDialogue")
        after = number + (len(dual.all("Paragraph")) if dual else 1)
        nodes.append((node, number, after))
        number = after
    said: dict[int, list[Placed]] = {}
    for one in placed(base):
        if one.paragraph.kind not in _COMMENTS:
            said.setdefault(one.first, []).append(one)
    index = 0
    while index < len(nodes):
        first, after = nodes[index][1:]
        lines = [one for n in range(first, after) for one in said.get(n, ())]
        end = index + 1
        last = max((one.last for one in lines), default=first)
        while end < len(nodes) and nodes[end][1] <= last:
            after = nodes[end][2]
            end += 1
        units = units_of([one.paragraph for one in lines])
        yield Top(tuple(node for node, _, _ in nodes[index:end]), first, after, units)
        index = end


def _grouped(
    tops: Sequence[Top], wanted: Sequence[tuple[Unit, Length | None]]
) -> list[tuple[tuple[Unit, ...], Length | None]]:
    """The new units; those that stand in one paragraph of the old file stay together."""
    several = {_key(top.units) for top in tops if len(top.units) > 1}
    longest = max((len(key) for key in several), default=1)
    made: list[tuple[tuple[Unit, ...], Length | None]] = []
    index = 0
    while index < len(wanted):
        for size in range(longest, 0, -1):
            units = tuple(unit for unit, _ in wanted[index : index + size])
            if size == 1 or _key(units) in several:
                made.append((units, wanted[index][1]))
                index += size
                break
    return made


def _key(units: Sequence[Unit]) -> tuple[object, ...]:
    return tuple(unit.key for unit in units)


def _pieces(
    base: Fdx,
    tops: Sequence[Top],
    wanted: Sequence[tuple[tuple[Unit, ...], Length | None]],
) -> Iterator[Piece]:
    """The new content, piece by piece: kept, changed or new."""
    speaking = [top for top in tops if top.units]
    before = [_key(top.units) for top in speaking]
    after = [_key(units) for units, _ in wanted]
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    silent = _Silent(base, tops)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for n in range(max(i2 - i1, j2 - j1)):
            top = speaking[i1 + n] if i1 + n < i2 else None
            if top is not None:
                yield from silent.before(top)
            if j1 + n >= j2:
                continue
            units, length = wanted[j1 + n]
            if top is not None and tag == "equal":
                yield _kept(base, top)
            elif top is not None and len(top.units) == 1 and same_shape(top.units[0], units[0]):
                data = changed_paragraph(base, top.nodes, top.units[0], units[0])
                # Dialogue of several paragraphs has become one.
                count = top.after - top.first if top.units[0].dual else 1
                yield Piece(data, top, count)
            else:
                for unit in units:
                    text = unit_xml(unit, length).strip()
                    if text:
                        yield Piece(text.encode(), None, len(unit.lines) if unit.dual else 1)
    yield from silent.before(None)


class _Silent:
    """Hands out, in their places, the paragraphs that say nothing Fountain holds."""

    def __init__(self, base: Fdx, tops: Sequence[Top]) -> None:
        self.base = base
        self.waiting = list(reversed(tops))

    def before(self, top: Top | None) -> Iterator[Piece]:
        """Those before `top`, or all that are left."""
        while self.waiting:
            one = self.waiting.pop()
            if one is top:
                return
            if not one.units:
                yield _kept(self.base, one)


def _kept(base: Fdx, top: Top) -> Piece:
    return Piece(base.data[top.start : top.end], top, top.after - top.first)


def _joined(base: Fdx, content: Node, tops: Sequence[Top], pieces: Sequence[Piece]) -> bytes:
    """The new content's bytes; what stood between two neighbours still does."""
    places = {id(top): n for n, top in enumerate(tops)}
    made = bytearray()
    last = -1
    for piece in pieces:
        place = places[id(piece.top)] if piece.top is not None else None
        if place is not None and place == last + 1:
            start = tops[last].end if last >= 0 else content.inner
            made += base.data[start : tops[place].start]
        else:
            made += _GAP
        made += piece.data
        last = place if place is not None else len(tops) + 1
    if tops and last == len(tops) - 1:
        made += base.data[tops[-1].end : content.inner_end]
    else:
        made += b"\n  "
    return bytes(made)


def _title_page(base: Fdx, screenplay: Screenplay) -> tuple[int, int, bytes]:
    made = title_page_xml(screenplay.title_page).strip().encode()
    page = base.root.first("TitlePage")
    content = page.first("Content") if page else None
    if content is not None:
        return content.start, content.end, made
    if page is not None and page.inner_end < page.end:
        return page.inner, page.inner, b"\n    " + made
    content = base.root.first("Content")
    assert content is not None
    whole = b"\n\n  <TitlePage>\n    " + made + b"\n  </TitlePage>"
    return content.end, content.end, whole


def _edited(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The bytes with each [start, end) replaced; edits do not overlap."""
    made = bytearray()
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        made += data[at:start] + new
        at = end
    return bytes(made + data[at:])
