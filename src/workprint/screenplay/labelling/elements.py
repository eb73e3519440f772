"""Labelled lines to the elements of a script: wrapped lines joined, page ends left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.typed import TypedLine, width_of

_MORE = re.compile(r"[(（]\s*(?:MORE|续|未完)\s*[)）]", re.IGNORECASE)
_CONTINUED = re.compile(r"\s*[(（]\s*(?:CONT['’]?D?\.?|CONTINUED|CONTINUING|续)\s*[)）]", re.I)
_SPOKEN = re.compile(
    r"(?P<name>[^：:（(]{1,40}?)\s*(?P<voice>[（(][^）)]{1,40}[）)])?\s*(?P<mood>[（(][^）)]{1,60}[）)])?"
    r"\s*[：:]\s*(?P<said>.*)\Z",
    re.DOTALL,
)
_WIDE_MARK = re.compile("[\u2e80-\uffef“”‘’…—]")
_ENDS = ".!?:。！？：…"
_AGREED = 0.3
"""The share of a label's line ends that must agree on an edge."""
_FULL_FROM = {Label.DIALOGUE: 18, Label.PARENTHETICAL: 12, Label.ACTION: 36, Label.SPOKEN: 36}
"""Columns: a line shorter than this never ended because the next word did not fit."""
UNWRAPPED = 96
"""Columns: a page whose lines are longer than this was not wrapped."""


@dataclass(frozen=True, slots=True)
class TypedElement:
    """An element: its label, its text with line ends where its writer ended a line, its lines."""

    label: Label
    text: str
    lines: tuple[TypedLine, ...]
    apart: bool
    """Whether a blank line or another element stands before it."""


def elements(lines: Sequence[TypedLine], labels: Sequence[Label]) -> tuple[TypedElement, ...]:
    """The elements of a labelled document, in order.

    A speech that a page's end divided, `(MORE)` and `NAME (CONT'D)`, is one again.
    """
    edges = page_edges(lines, labels)
    made: list[list[TypedLine]] = []
    kinds: list[Label] = []
    texts: list[str] = []
    more = page_ended = cut = False
    last_cue = ""
    for line, label in zip(lines, labels, strict=True):
        if label is Label.FURNITURE:
            page_ended = True
            more = more or _MORE.match(line.text) is not None
            continue
        if label is Label.CUE:
            name = _CONTINUED.sub("", line.text).strip(" :：")
            if more and name == last_cue and kinds and kinds[-1] is not Label.CUE:
                # The rest of the speech goes on where the page cut it.
                more, page_ended, cut = False, True, True
                continue
            last_cue = name
        if label is Label.DIALOGUE and kinds and kinds[-1] is Label.SPOKEN:
            before = made[-1][-1]
            if not line.blanks and before.text[-1] not in _ENDS:
                # A speech on one line that did not fit on it.
                made[-1].append(line)
                texts[-1] = _with(texts[-1], before, line, label, edges, True)
                continue
        same = bool(kinds) and kinds[-1] is label
        if same and made[-1]:
            before = made[-1][-1]
            joined = _goes_on(before, line, label, edges, page_ended)
            if joined:
                kinds[-1] = label
                made[-1].append(line)
                cut = cut or (page_ended and before.text[-1] not in _ENDS)
                texts[-1] = _with(texts[-1], before, line, label, edges, cut)
                more = page_ended = cut = False
                continue
        made.append([line])
        kinds.append(label)
        texts.append(line.marked or line.text)
        if label is not Label.CUE:
            more = False
        page_ended = cut = False
    return tuple(
        TypedElement(k, t, tuple(own), own[0].blanks > 0)
        for k, t, own in zip(kinds, texts, made, strict=True)
    )


def page_edges(lines: Sequence[TypedLine], labels: Sequence[Label]) -> dict[Label, int]:
    """How many columns the lines of each label may take; 0 when they were not wrapped.

    A line that was ended because the next word had no room tells that the edge lies between its
    own width and that with the word. The width that most such lines agree on is the edge.
    """
    votes: dict[Label, Counter[int]] = {}
    inner: Counter[Label] = Counter()
    unended: Counter[Label] = Counter()
    for place in range(len(lines) - 1):
        line, after, label = lines[place], lines[place + 1], labels[place]
        if labels[place + 1] is not label or after.blanks or label not in _FULL_FROM:
            continue
        width = width_of(line.text)
        inner[label] += 1
        unended[label] += line.text[-1] not in _ENDS
        least = max(width, _FULL_FROM[label])
        votes.setdefault(label, Counter()).update(
            range(least, min(width + _room(after), UNWRAPPED + 1))
        )
    made = {}
    for label, told in votes.items():
        edge, count = max(told.items(), key=lambda vote: (vote[1], vote[0]), default=(0, 0))
        agreed = count >= max(2, _AGREED * inner[label]) or (inner[label] <= 2 and unended[label])
        made[label] = edge if count and agreed else 0
    return made


def _room(line: TypedLine) -> int:
    """The columns that the first word of a line and a blank before it would take."""
    if _WIDE_MARK.match(line.text[0]):
        return 4  # a full-width character, and a stop that may not begin a line
    return 1 + len(line.text.split(maxsplit=1)[0])


def full(before: TypedLine, line: TypedLine, edge: int) -> bool:
    """Whether `before` ended because the first word of `line` had no room in `edge` columns."""
    if not edge:
        return False
    return width_of(before.text) + _room(line) > edge


def _goes_on(
    before: TypedLine, line: TypedLine, label: Label, edges: dict[Label, int], page_ended: bool
) -> bool:
    """Whether `line` belongs to the element that `before` is in."""
    if label in (Label.HEADING, Label.TRANSITION, Label.CENTERED, Label.CUE):
        return False
    if label is Label.PARENTHETICAL:
        return before.text[-1] not in ")）"
    if label is Label.DIALOGUE:
        return True
    if line.text[0] in "△▲[【":
        return False  # each such mark begins a paragraph of action
    wrapped = full(before, line, edges.get(label, 0))
    if label is Label.SPOKEN:
        return wrapped and _SPOKEN.match(line.text[:60]) is None
    if page_ended:
        return wrapped and before.text[-1] not in ".!?。！？"
    if line.blanks:
        return False
    return wrapped or (bool(edges.get(label)) and line.indent == before.indent)


def _with(
    text: str,
    before: TypedLine,
    line: TypedLine,
    label: Label,
    edges: dict[Label, int],
    cut: bool,
) -> str:
    """`text` and one more line: in one, where the first was full or a page cut it, or below."""
    more = line.marked or line.text
    if cut or label is Label.PARENTHETICAL or full(before, line, edges.get(label, 0)):
        if _WIDE_MARK.match(text[-1]) and _WIDE_MARK.match(more[0]):
            return text + more
        if text.endswith("-") and text[-2:-1].isalpha() and more[0].islower():
            return text + more
        return f"{text} {more}"
    return f"{text}\n{more}"


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech on one line: who, how, and what."""

    cue: str
    parenthetical: str
    said: str


def speech_of(text: str, is_voice: re.Pattern[str]) -> Speech | None:
    """`角色（情绪）：台词` or `IDA (softly): No.` in its parts; None when it has no colon.

    Brackets that match `is_voice` ((V.O.), （画外音）) stay with the name.
    """
    match = _SPOKEN.match(text)
    if match is None or not match["said"].strip():
        return None
    name, said = match["name"].strip(), match["said"].strip()
    mood = ""
    for part in (match["voice"], match["mood"]):
        if part and is_voice.match(part):
            name = f"{name} {part}" if part[0] == "(" else name + part
        elif part:
            mood = part
    opened = re.match(r"[（(][^）)]{1,60}[）)](?=\s*\S)", said)
    if opened and not mood:
        mood, said = opened.group(), said[opened.end() :].strip()
    return Speech(name, mood, said)
