"""A breakdown as tags in a Final Draft file, beside the tags that are there.

An element of the film is one definition, a mention of it one tag; words of two elements have a
tag of both. Nothing else of the file changes: letters, styles, revision marks and tags stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workprint.film.breakdown import Breakdown, SceneElement, definition_of, short_definition
from workprint.film.screenplay import Screenplay
from workprint.screenplay.formats.fdx.categories import category_named, number_of
from workprint.screenplay.formats.fdx.document import Fdx, FdxParagraph
from workprint.screenplay.formats.fdx.runs import parted_run
from workprint.screenplay.formats.fdx.tag_data import NewTags, with_tag_data
from workprint.screenplay.formats.fdx.tagged_words import TaggedWords
from workprint.screenplay.formats.fdx.tags import (
    Mention,
    TagTable,
    decided_before,
    decision_told,
    mark_of,
    mentions_of,
    tag_table,
    written_before,
)
from workprint.screenplay.formats.fdx.xml import Node

Edit = tuple[int, int, bytes]
_MOST = 1_000_000_000
"""No file has as many tags: a number above is damaged, and none goes on from it."""


@dataclass(frozen=True, slots=True)
class TaggedFile:
    """A file with tags: how many mentions were put or were there, and how many found no place."""

    data: bytes
    mentions: int
    unplaced: int


def tagged(
    fdx: Fdx,
    screenplay: Screenplay,
    breakdown: Breakdown,
    found: Breakdown,
    read: Breakdown | None = None,
) -> TaggedFile:
    """The file, whose script `screenplay` is, with the elements of `breakdown` as tags.

    `found` is the breakdown before anybody corrected it: what was taken out of it is noted down,
    so that it stays out when the file comes back. `read` is the breakdown with the tags of the
    file: one whose element was moved or taken out since is taken off its words.
    """
    at_work = _Tagging(fdx, screenplay)
    at_work.take_off(read or breakdown, breakdown)
    mentions, unplaced = at_work.put(breakdown)
    at_work.note_removed(found)
    return TaggedFile(at_work.data(), mentions, unplaced)


@dataclass(slots=True)
class _New:
    """A mention to be put: of a definition, on letters [start, end)."""

    definition: str
    start: int
    end: int
    number: int = 0


@dataclass(slots=True)
class _Tagging:
    fdx: Fdx
    screenplay: Screenplay
    table: TagTable = field(init=False)
    words: TaggedWords = field(init=False)
    there: dict[int, list[Mention]] = field(init=False)
    new: dict[int, list[_New]] = field(init=False)
    made: NewTags = field(init=False)
    off: dict[int, list[Mention]] = field(init=False)
    next: int = 1

    def __post_init__(self) -> None:
        self.table = tag_table(self.fdx)
        self.words = TaggedWords(self.fdx, self.screenplay)
        self.there, self.new, self.off = {}, {}, {}
        for mention in mentions_of(self.fdx, self.table):
            self.there.setdefault(mention.paragraph, []).append(mention)
        self.made = NewTags(set(written_before(self.fdx) or ()), decided_before(self.fdx))
        used = {n for p in self.fdx.paragraphs for run in p.runs for n in run.tags}
        self.next = max(n for n in (0, *used, *self.table.tags) if n < _MOST) + 1

    def take_off(self, read: Breakdown, breakdown: Breakdown) -> None:
        """Let go of tags that have their element in `read` and not in `breakdown`."""
        if read == breakdown:
            return
        before, after = self._standing(read), self._standing(breakdown)
        for paragraph, mentions in self.there.items():
            kept = []
            for mention in mentions:
                number = self._number(mention.definition)
                had, has = (
                    any(
                        n == number and start < mention.end and mention.start < end
                        for start, end, n in rows.get(paragraph, ())
                    )
                    for rows in (before, after)
                )
                if had and not has:
                    self.off.setdefault(paragraph, []).append(mention)
                else:
                    kept.append(mention)
            self.there[paragraph] = kept

    def _standing(self, breakdown: Breakdown) -> dict[int, list[tuple[int, int, int]]]:
        """By paragraph the letters [start, end) of each mention and its category's number."""
        made: dict[int, list[tuple[int, int, int]]] = {}
        for scene in breakdown.scenes:
            for element in scene.elements:
                for span in element.spans:
                    if (range_ := self.words.range_of(span)) is not None:
                        row = (range_[1], range_[2], number_of(element.category))
                        made.setdefault(range_[0], []).append(row)
        return made

    def put(self, breakdown: Breakdown) -> tuple[int, int]:
        """Put every mention; how many were put or there, how many found no place."""
        put = unplaced = 0
        names = {element.id: element.name for element in breakdown.elements}
        every = [element for scene in breakdown.scenes for element in scene.elements]
        ids = self._definitions(every, names)
        for element in every:
            standing: list[tuple[int, str, bool]] = []
            for span in element.spans:
                range_ = self.words.range_of(span)
                if range_ is None:
                    unplaced += 1
                    continue
                put += 1
                known = self._same(element, *range_)
                if known is None:
                    self._add(ids[element.id], *range_)
                standing.append((range_[0], known or ids[element.id], known is None))
            self._decided(element, standing)
        return put, unplaced

    def _decided(self, element: SceneElement, standing: Sequence[tuple[int, str, bool]]) -> None:
        """Note what was decided of an element, whose mentions are (paragraph, definition, new).

        A tag that somebody else put is a decision itself: nothing is noted of an element that has
        no others, nor of one that only has ours because of such a tag in another scene."""
        own = definition_of(element.id)
        by_hand = element.source in ("person", "tag")
        mixed = len({new for _, _, new in standing}) > 1
        for paragraph, definition, _ in standing:
            key = (short_definition(definition), self._mark(paragraph))
            if by_hand and (element.source == "person" or definition == own or mixed):
                self.made.decided[key] = decision_told(element)
            else:
                self.made.decided.pop(key, None)

    def _same(self, element: SceneElement, paragraph: int, start: int, end: int) -> str | None:
        """The definition that these words are tagged with already, in the element's category."""
        wanted = number_of(element.category)
        for mention in self.there.get(paragraph, ()):
            overlaps = mention.start < end and start < mention.end
            if overlaps and self._number(mention.definition) == wanted:
                return mention.definition
        return None

    def _definitions(self, every: Sequence[SceneElement], names: dict[str, str]) -> dict[str, str]:
        """The definition of each element: ours, or the one on its words, or of its name, where
        the file has one; else a new one."""
        made: dict[str, str] = {}
        taken: set[str] = set()
        for known in (self._ours, self._on_words, self._of_name(names)):
            for element in every:
                if element.id not in made:
                    found = next((d for d in known(element) if d not in taken), None)
                    if found is not None:
                        made[element.id] = found
                        taken.add(found)
        for element in every:
            if element.id in made:
                continue
            # Its id may be there under another category: a person moved the element.
            given, n = definition_of(element.id), 1
            while given in self.table.definitions or given in taken:
                n += 1
                given = definition_of(f"{element.id}/{n}")
            made[element.id] = given
            taken.add(given)
            self.made.definitions.append((given, names[element.id], number_of(element.category)))
        return made

    def _ours(self, element: SceneElement) -> Iterator[str]:
        own = definition_of(element.id)
        if own in self.table.definitions and self._number(own) == number_of(element.category):
            yield own

    def _on_words(self, element: SceneElement) -> Iterator[str]:
        for span in element.spans:
            range_ = self.words.range_of(span)
            known = self._same(element, *range_) if range_ is not None else None
            if known is not None:
                yield known

    def _of_name(self, names: dict[str, str]) -> Callable[[SceneElement], Iterator[str]]:
        by_label: dict[tuple[str, int | None], list[str]] = {}
        for one in self.table.definitions.values():
            by_label.setdefault((one.label.casefold(), self._number(one.id)), []).append(one.id)

        def alike(element: SceneElement) -> Iterator[str]:
            label = names[element.id].casefold()
            yield from by_label.get((label, number_of(element.category)), ())

        return alike

    def _number(self, definition: str) -> int | None:
        """Final Draft's number of a definition's category."""
        category = category_named(self.table.definitions[definition].category)
        return None if category is None else number_of(category)

    def _add(self, definition: str, paragraph: int, start: int, end: int) -> None:
        row = self.new.setdefault(paragraph, [])
        for one in row:
            if one.definition == definition and one.start < end and start < one.end:
                one.start, one.end = min(one.start, start), max(one.end, end)
                return
        row.append(_New(definition, start, end))
        self._note(definition, paragraph)

    def _note(self, definition: str, paragraph: int) -> None:
        self.made.wrote.add((short_definition(definition), self._mark(paragraph)))

    def _mark(self, paragraph: int) -> str:
        return mark_of("".join(run.text for run in self.fdx.paragraphs[paragraph].runs))

    def note_removed(self, found: Breakdown) -> None:
        """Note elements that were found and now have no tag on any of their words."""
        for scene in found.scenes:
            for element in scene.elements:
                ranges = [
                    r for span in element.spans if (r := self.words.range_of(span)) is not None
                ]
                tags = [
                    one
                    for paragraph, start, end in ranges
                    for one in (*self.there.get(paragraph, ()), *self.new.get(paragraph, ()))
                    if one.start < end and start < one.end
                ]
                if not tags:
                    for paragraph, _, _ in ranges:
                        self._note(definition_of(element.id), paragraph)

    def data(self) -> bytes:
        """The file's bytes with all new tags."""
        nodes = {node.start: node for node in self.fdx.root.walk() if node.name == "Paragraph"}
        edits: list[Edit] = []
        for number in sorted({*self.new, *self.off}):
            one = self.fdx.paragraphs[number]
            row = sorted(self.new.get(number, ()), key=lambda m: (m.start, -m.end))
            for mention in row:
                mention.number, self.next = self.next, self.next + 1
            edits += self._paragraph(one, nodes[one.start], row, self.off.get(number, ()))
        return with_tag_data(self.fdx, self.made, edits)

    def _paragraph(
        self, one: FdxParagraph, node: Node, row: Sequence[_New], off: Sequence[Mention]
    ) -> Iterator[Edit]:
        at = 0
        texts = [text for text in node.all("Text") if text.text]
        bounds = {edge for mention in row for edge in (mention.start, mention.end)}
        bounds |= {edge for mention in off for edge in (mention.start, mention.end)}
        used: set[int] = set()
        both: dict[tuple[str, ...], int] = {}
        for text, run in zip(texts, one.runs, strict=True):
            end = at + len(run.text)
            cuts = sorted({at, end, *(b for b in bounds if at < b < end)})
            pieces: list[tuple[int, int, int | None]] = []
            for a, b in pairwise(cuts):
                over = [m for m in row if m.start <= a and b <= m.end]
                gone = {m.definition for m in off if m.start <= a and b <= m.end}
                number = self._tag_for(run.tags, over, gone, both)
                used |= {number} if number else set()
                pieces.append((a - at, b - at, number))
            if any(number is not None for _, _, number in pieces):
                yield text.start, text.end, parted_run(self.fdx.data, text, pieces)
            at = end
        for mention in row:
            if mention.number in used:
                self.made.tags.append((mention.number, (mention.definition,)))

    def _tag_for(
        self,
        there: tuple[int, ...],
        over: Sequence[_New],
        gone: set[str],
        both: dict[tuple[str, ...], int],
    ) -> int | None:
        """The tag's number for letters under mentions and tags; 0 for no tag any more, None where
        they keep what they have."""
        known = [one for number in there for one in self.table.tags.get(number, ())]
        if not (over or gone) or (there and not known):
            return None  # a tag that leads nowhere is not ours to overwrite
        if len(over) == 1 and not set(known) - gone:
            return over[0].number
        kept = [one for one in known if one not in gone]
        ids = tuple(dict.fromkeys([*kept, *(m.definition for m in over)]))
        if ids == tuple(known):
            return None
        if ids and ids not in both:
            both[ids], self.next = self.next, self.next + 1
            self.made.tags.append((both[ids], ids))
        return both[ids] if ids else 0
