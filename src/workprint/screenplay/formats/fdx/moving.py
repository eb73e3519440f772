"""Script notes through a rewriting: each stays on its words, new ones are added, cut ones go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workprint.screenplay.formats.fdx.document import Fdx, FdxNote, read_fdx, whole
from workprint.screenplay.formats.fdx.notes import NoteAt, note_xml, notes_of
from workprint.screenplay.formats.fdx.units import Unit
from workprint.screenplay.formats.fdx.xml import Node

if TYPE_CHECKING:
    from workprint.screenplay.formats.fdx.rewriting import Piece

_RANGE = re.compile(rb'(\sRange=")[^"]*(")')
_DECLARED = b'<FinalDraft xmlns:wp="wp"><Content>'


def moved_notes(
    base: Fdx, content: bytes, pieces: Sequence[Piece], units: Sequence[Unit]
) -> list[tuple[int, int, bytes]]:
    """Edits to the file's script notes, for the new content's bytes."""
    now = read_fdx(_DECLARED + content + b"</Content></FinalDraft>")
    new = list(notes_of(units))
    numbers: dict[int, int] = {}
    at = 0
    for piece in pieces:
        if piece.top is not None:
            for n in range(min(piece.paragraphs, piece.top.after - piece.top.first)):
                numbers[piece.top.first + n] = at + n
        at += piece.paragraphs
    edits: list[tuple[int, int, bytes]] = []
    for note, node in _with_nodes(base):
        match = next((n for n in new if _same(note.text, n.text)), None)
        if match is None:
            if note.text.strip():
                edits.append((node.start, node.end, b""))
            continue
        new.remove(match)
        start = _moved(base, now, numbers, note.start, closing=False)
        end = _moved(base, now, numbers, note.end, closing=note.end > note.start)
        if (start, end) != (note.start, note.end) and start is not None and end is not None:
            tag = base.data[node.start : node.inner]
            told = rb"\g<1>" + f"{start},{end}".encode() + rb"\g<2>"
            edits.append((node.start, node.inner, _RANGE.sub(told, tag)))
    if new:
        edits.append(_added(base, now, new))
    return edits


def _with_nodes(base: Fdx) -> list[tuple[FdxNote, Node]]:
    holder = base.root.first("ScriptNotes")
    nodes = [
        node
        for node in (holder.all("ScriptNote") if holder else ())
        if re.fullmatch(r"\s*\d+\s*,\s*\d+\s*", node.attributes.get("Range", ""))
    ]
    return list(zip(base.notes, nodes, strict=True))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _moved(
    base: Fdx, now: Fdx, numbers: dict[int, int], position: int, *, closing: bool
) -> int | None:
    """Where a position of the old script is in the new one; None past the old script's end.

    What is typed at a note's edge stays out of it: `closing` is its end.
    """
    starts = [p.at for p in base.paragraphs]
    index = bisect_right(starts, position) - 1
    if index < 0:
        return position
    old = base.paragraphs[index]
    offset = position - old.at
    if offset > len(old.text) + 1:
        return None if index == len(starts) - 1 else position
    if index not in numbers:
        # The words went: the note closes to where they stood.
        later = [numbers[n] for n in range(index, len(starts)) if n in numbers]
        return now.paragraphs[later[0]].at if later else _end(now)
    new = now.paragraphs[numbers[index]]
    if old.text == new.text:
        return new.at + offset
    place = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        a=old.text, b=new.text, autojunk=False
    ).get_opcodes():
        if tag == "equal" and (i1 < offset <= i2 if closing else i1 <= offset < i2):
            return new.at + j1 + offset - i1
        if i1 <= offset:
            place = j1 if tag != "equal" and offset < i2 else j2
    return new.at + place


def _end(fdx: Fdx) -> int:
    return fdx.paragraphs[-1].at + len(fdx.paragraphs[-1].text) if fdx.paragraphs else 0


def _added(base: Fdx, now: Fdx, new: Sequence[NoteAt]) -> tuple[int, int, bytes]:
    holder = base.root.first("ScriptNotes")
    told = [whole(n.attributes.get("ID", "")) for n in base.root.walk() if n.name == "ScriptNote"]
    first = max(told, default=0) + 1
    made = "\n".join(note_xml(n, now, first + i) for i, n in enumerate(new)).encode()
    if holder is None:
        end = base.root.inner_end
        return end, end, b"  <ScriptNotes>\n" + made + b"\n  </ScriptNotes>\n"
    if holder.inner_end == holder.end:  # <ScriptNotes/>
        return holder.start, holder.end, b"<ScriptNotes>\n" + made + b"\n  </ScriptNotes>"
    return holder.inner_end, holder.inner_end, made.lstrip() + b"\n  "
