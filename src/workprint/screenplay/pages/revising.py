"""What changed since an earlier draft, to the word: on which lines it stands, and which pages
are handed out anew for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from workprint.film.emphasis import plain
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.pages.paginate import Line, Page

COLOURS = ("white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry")
"""The customary order of revisions; after cherry it goes round again, as double blue and so on."""

_UNPRINTED = frozenset(
    {ElementKind.TITLE_PAGE, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.NOTE,
     ElementKind.BONEYARD, ElementKind.PAGE_BREAK}
)  # fmt: skip
_LONGEST = 4_000_000
"""Words of one draft times those of the other, above which the commonest do not count."""
_Word = tuple[str, str]
_Place = tuple[int, int, int]
"""An element, and a word's first and last letter in it, blanks not counted."""


def changes(old: Screenplay, new: Screenplay) -> dict[int, frozenset[int]]:
    """The letters (blanks not counted) of each element of `new` that `old` does not have.

    Where something was only taken out, the word after it counts as changed, or the last one.
    """
    before, after = _elements(old), _elements(new)
    matcher = SequenceMatcher(
        a=[key for _, key in before], b=[key for _, key in after], autojunk=False
    )
    found: dict[int, set[int]] = {}
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        one = [w for n, key in before[a1:a2] for w, _ in _words(n, key)]
        two = [w for n, key in after[b1:b2] for w in _words(n, key)]
        following = [w for n, key in after[b2 : b2 + 1] for w in _words(n, key)]
        last = [w for n, key in after[max(0, b1 - 1) : b1] for w in _words(n, key)]
        for place in _changed(one, two, following or last[-1:]):
            element, first, end = place
            found.setdefault(element, set()).update(range(first, end))
    return {element: frozenset(letters) for element, letters in found.items()}


def _changed(
    one: Sequence[_Word],
    two: Sequence[tuple[_Word, _Place]],
    following: Sequence[tuple[_Word, _Place]],
) -> Iterable[_Place]:
    """The places of words in `two` that are not in `one`, or stand where some were."""
    # Two texts with nothing in common would be compared word by word for minutes.
    long = len(one) * len(two) > _LONGEST
    matcher = SequenceMatcher(a=one, b=[word for word, _ in two], autojunk=long)
    places = [place for _, place in two]
    for kind, _, _, b1, b2 in matcher.get_opcodes():
        if kind in ("replace", "insert"):
            yield from places[b1:b2]
        elif kind == "delete":
            yield from places[b1 : b1 + 1] or [p for _, p in following[:1]] or places[-1:]


def _elements(screenplay: Screenplay) -> list[tuple[int, tuple[str, str]]]:
    numbers = {scene.first_element: scene.number or "" for scene in screenplay.scenes}
    return [
        (n, (element.kind.value, f"{plain(element.text)}\0{numbers.get(n, '')}"))
        for n, element in enumerate(screenplay.elements)
        if element.kind not in _UNPRINTED
    ]


def _words(element: int, key: tuple[str, str]) -> list[tuple[_Word, _Place]]:
    """An element's words with their places."""
    kind, told = key
    text = told.partition("\0")[0]
    made = []
    at = 0
    # Chinese is compared letter by letter.
    words = text.split() if text.isascii() else [c for c in text if not c.isspace()]
    for word in words:
        made.append(((kind, word), (element, at, at + len(word))))
        at += len(word)
    return made


def marked(pages: Sequence[Page], changed: Mapping[int, frozenset[int]]) -> tuple[Page, ...]:
    """The pages with every line marked that holds something changed."""
    read: dict[int, int] = {}
    made = []
    for page in pages:
        lines: list[Line] = []
        for line in page.lines:
            if line.added:
                lines.append(line)
                continue
            start = read.get(line.element, 0)
            end = start + sum(not c.isspace() for c in line.text)
            read[line.element] = end
            letters = changed.get(line.element, frozenset())
            revised = any(start <= letter < end for letter in letters)
            lines.append(replace(line, revised=True) if revised else line)
        made.append(replace(page, lines=tuple(lines)))
    return tuple(made)


def issued(
    pages: Sequence[Page],
    changed: Mapping[int, frozenset[int]],
    before: Sequence[Page],
    issue: int,
) -> tuple[Page, ...]:
    """Locked pages of a revision, those with anything new on them marked and of this `issue`.

    A page that stands `before` as it stands now keeps its own issue and marks. One that took in
    or gave away rows or a number without a changed word is handed out anew all the same.
    """
    known = {_face(page): page for page in before}
    made = []
    for page in marked(pages, changed):
        old = known.get(_face(page))
        if old is None or any(line.revised for line in page.lines):
            made.append(replace(page, issue=issue))
            continue
        lines = (
            replace(line, revised=one.revised)
            for line, one in zip(page.lines, old.lines, strict=True)
        )
        made.append(replace(page, lines=tuple(lines), issue=old.issue))
    return tuple(made)


def _face(page: Page) -> tuple[object, ...]:
    return (page.label, *((line.row, line.indent, line.text) for line in page.lines))


def colour_after(colour: str) -> str:
    """The colour of the next revision: pink after blue, double blue after cherry.

    >>> colour_after("cherry")
    'double blue'
    """
    prefix, _, name = colour.rpartition(" ")
    place = COLOURS.index(name) + 1
    if place < len(COLOURS):
        return f"{prefix} {COLOURS[place]}".strip()
    return {"": "double", "double": "triple"}.get(prefix, prefix) + " blue"
