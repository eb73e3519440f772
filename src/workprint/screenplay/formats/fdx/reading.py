"""From Final Draft's paragraphs to a Fountain screenplay."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.film.comments import find_comments, without_comments
from workprint.film.emphasis import emphasis
from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph, compose
from workprint.screenplay.formats.fdx.document import Fdx, FdxNote, FdxParagraph, FdxRun, whole
from workprint.screenplay.formats.fdx.title_page import title_entries

KINDS = {
    "Scene Heading": ElementKind.SCENE_HEADING,
    "Action": ElementKind.ACTION,
    "Character": ElementKind.CHARACTER,
    "Parenthetical": ElementKind.PARENTHETICAL,
    "Dialogue": ElementKind.DIALOGUE,
    "Singing": ElementKind.LYRIC,
    "Lyrics": ElementKind.LYRIC,
    "Transition": ElementKind.TRANSITION,
    "New Act": ElementKind.CENTERED,
    "End of Act": ElementKind.CENTERED,
    "Outline Body": ElementKind.SYNOPSIS,
}
"""What a paragraph type is in Fountain; every other one is action."""
_OWN_KINDS = {kind.value: kind for kind in ElementKind}
_OUTLINE = re.compile(r"Outline ([1-4])\Z")
_LITERAL = re.compile(r"[*_\\]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of the screenplay and which of the file's paragraphs it was made from."""

    paragraph: Paragraph
    first: int
    last: int


def screenplay_text(fdx: Fdx) -> str:
    """The Fountain text of a Final Draft script."""
    return compose(title_entries(fdx), [p.paragraph for p in placed(fdx)])


def placed(fdx: Fdx) -> tuple[Placed, ...]:
    """Every paragraph of the script as a screenplay's, with its place in the file."""
    notes = _notes_by_paragraph(fdx)
    texts = [_own_text(p) for p in fdx.paragraphs]
    # Notes of ours that stand inside such a text are there already.
    there = Counter(
        " ".join(comment.text.split()) for text in texts for comment in find_comments(text or "")
    )
    made: list[Placed] = []
    for index, paragraph in enumerate(fdx.paragraphs):
        own = dict(paragraph.own)
        kind = _kind(paragraph, own)
        blocks, inline = _split(notes.get(index, ()), there)
        made += [Placed(block, index, index) for block in blocks]
        if paragraph.new_page:
            made.append(Placed(Paragraph(ElementKind.PAGE_BREAK, ""), index, index))
            if kind is ElementKind.PAGE_BREAK:
                continue
        written = texts[index]
        # Written anew since, or never ours: the runs and the notes on them tell.
        text = (
            _with_notes(_marked(paragraph.runs), paragraph, inline) if written is None else written
        )
        if kind is ElementKind.PARENTHETICAL and text and text[0] not in "(（":
            text = f"({text})"
        # Centred text is centred line by line in Fountain.
        for part in text.split("\n") if kind is ElementKind.CENTERED else (text,):
            if part.strip():
                made.append(Placed(_made(kind, part, paragraph, own, fdx, index), index, index))
        if kind is ElementKind.SCENE_HEADING:
            made += [
                Placed(Paragraph(ElementKind.SYNOPSIS, line), index, index)
                for line in paragraph.summary.split("\n")
                if line.strip()
            ]
    made += [
        Placed(block, len(fdx.paragraphs), len(fdx.paragraphs))
        for block in _split(notes.get(len(fdx.paragraphs), ()), there)[0]
    ]
    return tuple(_joined(made))


def without_marks(text: str) -> str:
    """What a text in Fountain says to a reader: no emphasis marks, notes or boneyards."""
    return "".join(run.text for run in emphasis(without_comments(text)))


def _made(
    kind: ElementKind,
    text: str,
    paragraph: FdxParagraph,
    own: dict[str, str],
    fdx: Fdx,
    index: int,
) -> Paragraph:
    outline = _OUTLINE.match(paragraph.type)
    depth = whole(own.get("depth", ""))
    if not 0 < depth < 100:
        depth = int(outline[1]) if outline else 1
    dual = kind is ElementKind.CHARACTER and paragraph.dual == "right"
    if dual and index:
        # Only the cue that opens the right side carries the mark.
        before = [
            p for p in fdx.paragraphs[:index] if p.block == paragraph.block and p.dual == "right"
        ]
        dual = not before
    number = paragraph.number if kind is ElementKind.SCENE_HEADING else None
    return Paragraph(kind, text.strip("\n"), number, dual, depth, own.get("forced") == "1")


def _kind(paragraph: FdxParagraph, own: dict[str, str]) -> ElementKind:
    if told := _OWN_KINDS.get(own.get("kind", "")):
        return told
    if _OUTLINE.match(paragraph.type):
        return ElementKind.SECTION
    kind = KINDS.get(paragraph.type, ElementKind.ACTION)
    if kind is ElementKind.ACTION and paragraph.alignment == "Center":
        return ElementKind.CENTERED
    return kind


def _joined(made: Sequence[Placed]) -> Iterator[Placed]:
    """Dialogue in several paragraphs is one speech of several lines."""
    waiting: Placed | None = None
    for one in made:
        if (
            waiting is not None
            and one.paragraph.kind is ElementKind.DIALOGUE
            and waiting.paragraph.kind is ElementKind.DIALOGUE
        ):
            text = f"{waiting.paragraph.text}\n{one.paragraph.text}"
            waiting = Placed(Paragraph(ElementKind.DIALOGUE, text), waiting.first, one.last)
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _marked(runs: Sequence[FdxRun]) -> str:
    """Runs as text with Fountain's emphasis; literal marks are escaped where they would count."""
    text = "".join(run.text.upper() if "AllCaps" in run.styles else run.text for run in runs)
    styled = [run for run in runs if run.styles & {"Bold", "Italic", "Underline"}]
    if not styled:
        as_read = "".join(run.text for run in emphasis(text))
        return text if as_read == text else _LITERAL.sub(r"\\\g<0>", text)
    return "".join(_emphasised(run) for run in _alike(runs))


def _alike(runs: Sequence[FdxRun]) -> Iterator[FdxRun]:
    """Neighbours of one style as one run: revisions and tags part what reads as one."""
    waiting: FdxRun | None = None
    for run in runs:
        if waiting is not None and waiting.styles == run.styles:
            waiting = FdxRun(waiting.text + run.text, run.styles)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting


def _emphasised(run: FdxRun) -> str:
    text = run.text.upper() if "AllCaps" in run.styles else run.text
    text = _LITERAL.sub(r"\\\g<0>", text)
    stars = "*" * (2 * ("Bold" in run.styles) + ("Italic" in run.styles))
    opening = ("_" if "Underline" in run.styles else "") + stars
    if not opening:
        return text
    # Emphasis does not cross a line's end, nor touch a blank on its inner side.
    return re.sub(r"[^\s](?:[^\n]*[^\s])?", lambda m: f"{opening}{m[0]}{opening[::-1]}", text)


def _notes_by_paragraph(fdx: Fdx) -> dict[int, tuple[tuple[int, FdxNote], ...]]:
    """Script notes by the paragraph their words end in, with the place in its text.

    What stands behind the last paragraph is under the number after its.
    """
    starts = [p.at for p in fdx.paragraphs]
    found: dict[int, list[tuple[int, FdxNote]]] = {}
    for note in fdx.notes:
        if not note.text.strip():
            continue
        if not starts:
            found.setdefault(0, []).append((0, note))
            continue
        # Within dual dialogue all lines stand at one place: the first of them has the note.
        index = bisect_right(starts, max(note.start, note.end - 1)) - 1
        index = max(0, bisect_left(starts, starts[max(0, index)]))
        plain = "".join(run.text for run in fdx.paragraphs[index].runs)
        place = min(len(plain), max(0, note.end - starts[index]))
        if note.place == "block" and plain and place == len(plain):
            index += 1
        found.setdefault(index, []).append((place, note))
    return {index: tuple(several) for index, several in found.items()}


def _own_text(paragraph: FdxParagraph) -> str | None:
    """A paragraph's text as we wrote it with all its marks, unless it was changed since."""
    text = dict(paragraph.own).get("text")
    if text is None or without_marks(text) != "".join(run.text for run in paragraph.runs):
        return None
    return text


def _split(
    notes: Sequence[tuple[int, FdxNote]], there: Counter[str]
) -> tuple[list[Paragraph], list[tuple[int, str]]]:
    """Those on lines of their own, and those inside the text as (place, Fountain)."""
    blocks, inline = [], []
    for place, note in notes:
        text = note.text.strip("\n")
        if not note.boneyard:
            text = re.sub(r"\n(?=\n)", "\n  ", text)
        if note.place == "block":
            kind = ElementKind.BONEYARD if note.boneyard else ElementKind.NOTE
            blocks.append(Paragraph(kind, text))
        elif note.place == "inline" and there[" ".join(note.text.split())]:
            there[" ".join(note.text.split())] -= 1
        else:
            inline.append((place, f"/*{text}*/" if note.boneyard else f"[[{text}]]"))
    return blocks, sorted(inline)


def _with_notes(text: str, paragraph: FdxParagraph, notes: Sequence[tuple[int, str]]) -> str:
    """The text with its script notes as Fountain notes behind the words they are on."""
    plain = "".join(run.text for run in paragraph.runs)
    for place, note in reversed(notes):
        # Marks of emphasis before the place push it on; a note never parts a marked run.
        at = len(text) if text != plain or place >= len(plain) else place
        gap = "" if at == 0 or text[:at].endswith((" ", "\n")) else " "
        text = f"{text[:at]}{gap}{note}{text[at:]}"
    return text
