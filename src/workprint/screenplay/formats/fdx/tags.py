"""The breakdown tags of a Final Draft file: what it defines, and the words they stand on.

A run's TagNumber names a <Tag>, whose <DefId> names the <TagDefinition> of an element, which is of
a <TagCategory>. A tag of several <DefId> is read as words tagged with each of them.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from workprint.film.breakdown import (
    Category,
    SceneElement,
    ScriptTag,
    ScriptTags,
    Source,
    TagDecision,
)
from workprint.film.reason import Phrase, ScriptSpan
from workprint.film.screenplay import Screenplay
from workprint.screenplay.formats.fdx.categories import NO_ELEMENTS, category_named
from workprint.screenplay.formats.fdx.document import OWN, Fdx, whole
from workprint.screenplay.formats.fdx.letters import Places, letters
from workprint.screenplay.formats.fdx.xml import Node

WROTE = f"{OWN}wrote"
"""Our attribute of TagData: the paragraphs we tagged each element in."""
DECIDED = f"{OWN}decided"
"""Our attribute of TagData: which of those elements a person had decided, silent cast, counts."""
_DECIDED = re.compile(r"([pt])(s?)([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Definition:
    """An element as the file defines it; `category` is its category's name there."""

    id: str
    label: str
    category: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A definition's tag on letters [start, end) of a paragraph."""

    definition: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TagTable:
    """TagData as it counts: definitions by id, and the ids that each tag's number means. `wrong`
    says what of it is damaged."""

    definitions: dict[str, Definition]
    tags: dict[int, tuple[str, ...]]
    wrong: tuple[Phrase, ...]


def tag_table(fdx: Fdx) -> TagTable:
    """TagData of a file; of two with one id or number the first counts."""
    wrong: list[Phrase] = []
    categories: dict[str, str] = {}
    for node in _all(fdx, "TagCategory"):
        categories.setdefault(node.attributes.get("Id", ""), node.attributes.get("Name", ""))
    definitions: dict[str, Definition] = {}
    for node in _all(fdx, "TagDefinition"):
        told = node.attributes
        made = Definition(
            told.get("Id", "").strip(), told.get("Label", "").strip(),
            categories.get(told.get("CatId", ""), ""),
        )  # fmt: skip
        known = definitions.setdefault(made.id, made)
        if known != made:
            wrong.append(
                Phrase(
                    f'the definitions "{known.label}" and "{made.label}" have one id ({made.id}); '
                    "the first counts",
                    f"定义“{known.label}”与“{made.label}”编号相同（{made.id}），以前者为准",
                )
            )
    tags: dict[int, tuple[str, ...]] = {}
    for node in _all(fdx, "Tag"):
        given = node.attributes.get("Number", "")
        number = whole(given)
        ids = tuple(child.text.strip() for child in node.all("DefId"))
        if not number:
            given = given if len(given) <= 20 else f"{given[:19]}…"
            wrong.append(
                Phrase(
                    f'a tag has the number "{given}", which is none; it is kept and not read',
                    f"有标记的编号“{given}”不是数字，保留但未采用",
                )
            )
        elif tags.setdefault(number, ids) != ids:
            wrong.append(
                Phrase(
                    f"two tags have the number {number}; the first counts",
                    f"两个标记编号都是 {number}，以前者为准",
                )
            )
    return TagTable(definitions, tags, tuple(wrong))


def _all(fdx: Fdx, name: str) -> Iterator[Node]:
    return (node for node in fdx.root.walk() if node.name == name)


def mentions_of(fdx: Fdx, table: TagTable) -> tuple[Mention, ...]:
    """The words that definitions are tagged on: neighbouring runs of one tag are one mention."""
    made: list[Mention] = []
    for place, paragraph in enumerate(fdx.paragraphs):
        going: dict[str, tuple[int, bool, Mention]] = {}
        at = 0
        for run in paragraph.runs:
            end = at + len(run.text)
            now: dict[str, tuple[int, bool, Mention]] = {}
            for number in run.tags:
                ids = table.tags.get(number, ())
                several = len(ids) > 1 or len(run.tags) > 1
                for one in ids:
                    if one not in table.definitions:
                        continue
                    before = going.get(one)
                    start = at
                    # Overlapping words have a tag of both; it goes on from that of one.
                    if before is not None and (before[0] == number or before[1] or several):
                        start = before[2].start
                    now[one] = (number, several, Mention(one, place, start, end))
            made += [
                m for one, (_, _, m) in going.items() if one not in now or now[one][2].start == at
            ]
            going, at = now, end
        made += [m for _, _, m in going.values()]
    return tuple(sorted(made, key=lambda m: (m.paragraph, m.start, m.end)))


def tags_of(fdx: Fdx, screenplay: Screenplay) -> ScriptTags:
    """The file's tags on the words of `screenplay`: this script, or another draft of it."""
    table = tag_table(fdx)
    places = letters(fdx, screenplay)
    scenes = _Scenes(fdx, screenplay, places)
    made: list[ScriptTag] = []
    unread: Counter[str] = Counter()
    lost = 0
    for mention in mentions_of(fdx, table):
        definition = table.definitions[mention.definition]
        category = _category(definition, unread)
        if category is None:
            continue
        text = "".join(run.text for run in fdx.paragraphs[mention.paragraph].runs)
        words = text[mention.start : mention.end].strip()
        span = span_at(screenplay.source, places[mention.paragraph][mention.start : mention.end])
        scene = scenes.of(mention.paragraph, span)
        if scene is None or not words:
            lost += 1
            continue
        label = definition.label or words
        made.append(ScriptTag(definition.id, label, category, words, scene, span))
    left_out = [*table.wrong, *_strange_numbers(fdx, table)]
    for name, count in unread.items():
        left_out.append(_not_read(name, count))
    if lost:
        left_out.append(
            Phrase(
                f"{lost} tags stand in no scene of this draft; nothing is taken from them",
                f"有 {lost} 处标记不在本稿任何场景中，未采用",
            )
        )
    wrote = _wrote(fdx, screenplay, places)
    decided = tuple(_decided(fdx, screenplay, places))
    return ScriptTags(tuple(made), frozenset(table.definitions), wrote, tuple(left_out), decided)


def _category(definition: Definition, unread: Counter[str]) -> Category | None:
    name = definition.category
    if " ".join(name.split()).casefold() in NO_ELEMENTS or not name:
        unread[name] += 1
        return None
    found = category_named(name)
    if found is None:
        unread[name] += 1
    return found or Category.MISCELLANEOUS


def _not_read(name: str, count: int) -> Phrase:
    if not name:
        return Phrase(
            f"{count} tags are of no category and not taken; give their elements one",
            f"有 {count} 处标记没有类别，请补上；未采用",
        )
    if name.casefold() in NO_ELEMENTS:
        return Phrase(
            f"{count} tags of {name} say something of a scene, not of an element; they are kept "
            "and not read",
            f"“{name}”的 {count} 处标记说的是场景而非元素，保留但未采用",
        )
    return Phrase(
        f"{count} tags are of {name}, a category of your own; they are taken as miscellaneous",
        f"有 {count} 处标记属于自定类别“{name}”，归入其他",
    )


def _strange_numbers(fdx: Fdx, table: TagTable) -> Iterator[Phrase]:
    """A sentence for each tag on the text that leads to no element."""
    told: set[int] = set()
    for paragraph in fdx.paragraphs:
        for run in paragraph.runs:
            for number in run.tags:
                ids = table.tags.get(number, ())
                if number in told or (ids and all(one in table.definitions for one in ids)):
                    continue
                told.add(number)
                words = " ".join(run.text.split())[:40]
                if not number:
                    yield Phrase(
                        f'"{words}" has a tag whose number is none; it is kept and not read',
                        f"“{words}”的标记编号不是数字，保留但未采用",
                    )
                    continue
                yield Phrase(
                    f'"{words}" has tag {number}, whose element is not defined; tag it again',
                    f"“{words}”的标记 {number} 没有元素定义，请重新标记",
                )


def span_at(source: str, places: Sequence[int | None]) -> ScriptSpan | None:
    """The stretch of the source that letters stand in, blanks at its ends left off."""
    known = [place for place in places if place is not None and not source[place].isspace()]
    if not known:
        return None
    start, end = min(known), max(known) + 1
    before = source[:start].replace("\r\n", "\n").replace("\r", "\n")
    return ScriptSpan(start, end, before.count("\n") + 1)


class _Scenes:
    """The scene of this draft that words of the file are in."""

    def __init__(self, fdx: Fdx, screenplay: Screenplay, places: Sequence[Places]) -> None:
        self.ids = [scene.id for scene in screenplay.scenes]
        elements = screenplay.elements
        self.starts = [elements[s.first_element].span.start for s in screenplay.scenes]
        self.headings = {
            n: next((place for place in places[n] if place is not None), None)
            for n, paragraph in enumerate(fdx.paragraphs)
            if paragraph.type == "Scene Heading"
        }
        self.numbers = sorted(self.headings)

    def of(self, paragraph: int, span: ScriptSpan | None) -> str | None:
        """Where the words are, else where the heading above them is."""
        place = span.start if span is not None else None
        if place is None:
            above = bisect_right(self.numbers, paragraph)
            place = self.headings[self.numbers[above - 1]] if above else None
        if place is None:
            return None
        at = bisect_right(self.starts, place)
        return self.ids[at - 1] if at else None


def mark_of(text: str) -> str:
    """Eight letters that tell a paragraph from others, whatever its blanks."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:8]


def written_before(fdx: Fdx) -> set[tuple[str, str]] | None:
    """(first letters of a definition's id, mark of a paragraph) for each we tagged, as we noted it
    down in the file; None where that is gone."""
    data = fdx.root.first("TagData")
    told = data.attributes.get(WROTE) if data is not None else None
    if told is None:
        return None
    made = set()
    for part in told.split():
        one, _, marks = part.partition(":")
        made |= {(one, mark) for mark in marks.split(",") if mark}
    return made


def decision_told(element: SceneElement) -> str:
    """What was decided of an element, as our note has it: by whom, silent or not, how many."""
    by = "t" if element.source == "tag" else "p"
    return f"{by}{'s' if element.category is Category.SILENT else ''}{element.count}"


def decided_before(fdx: Fdx) -> dict[tuple[str, str], str]:
    """By (first letters of a definition's id, mark of a paragraph) what our note says was
    decided; what is damaged there is left out."""
    data = fdx.root.first("TagData")
    told = data.attributes.get(DECIDED, "") if data is not None else ""
    made = {}
    for part in told.split():
        one, _, rest = part.partition(":")
        mark, _, what = rest.partition(":")
        if _DECIDED.fullmatch(what):
            made[one, mark] = what
    return made


def _wrote(
    fdx: Fdx, screenplay: Screenplay, places: Sequence[Places]
) -> tuple[tuple[str, ScriptSpan], ...] | None:
    noted = written_before(fdx)
    if noted is None:
        return None
    return tuple((one, span) for one, _, span in _paragraphs(fdx, screenplay, places, noted))


def _decided(fdx: Fdx, screenplay: Screenplay, places: Sequence[Places]) -> Iterator[TagDecision]:
    noted = decided_before(fdx)
    for one, mark, span in _paragraphs(fdx, screenplay, places, noted):
        told = _DECIDED.fullmatch(noted[one, mark])
        if told is not None:
            source: Source = "tag" if told[1] == "t" else "person"
            yield TagDecision(one, span, bool(told[2]), int(told[3]), source)


def _paragraphs(
    fdx: Fdx,
    screenplay: Screenplay,
    places: Sequence[Places],
    noted: Collection[tuple[str, str]],
) -> Iterator[tuple[str, str, ScriptSpan]]:
    """Definition, mark and place in the script of each paragraph that a note is of."""
    by_mark: dict[str, list[str]] = {}
    for one, mark in noted:
        by_mark.setdefault(mark, []).append(one)
    for paragraph, row in zip(fdx.paragraphs, places, strict=True):
        mark = mark_of("".join(run.text for run in paragraph.runs))
        ids = by_mark.get(mark)
        span = span_at(screenplay.source, row) if ids else None
        if ids and span is not None:
            for one in sorted(ids):
                yield one, mark, span
