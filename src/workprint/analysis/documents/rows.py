"""The breakdown as rows of a table, and what a person changed in them.

Each row is an element in a scene and carries a key that a person does not touch: the scene, the
category, the name, and a mark of the whole table. Another category, name or count says so; a row
without a key adds an element; one that is gone says the element is none in that scene, as long as
the breakdown is still the one the table was written from. A table of a corrected breakdown has
the keys of the one before, so that all its corrections come back with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.analysis.naming import key_of
from workprint.film.breakdown import (
    CATEGORIES,
    Breakdown,
    Category,
    Correction,
    SceneBreakdown,
    SceneElement,
)
from workprint.film.reason import Phrase

COLUMNS: dict[str, Phrase] = {
    "scene": Phrase("Scene", "场次"),
    "heading": Phrase("Slug line", "场景标题"),
    "category": Phrase("Category", "类别"),
    "element": Phrase("Element", "名称"),
    "count": Phrase("Count", "数量"),
    "lines": Phrase("Script lines", "剧本行"),
    "confidence": Phrase("Confidence", "把握"),
    "reason": Phrase("Reason", "依据"),
    "key": Phrase("Key (leave as it is)", "键（请勿改动）"),
}
NEEDED = ("scene", "category", "element", "key")
"""The columns that are read back."""
Row = dict[str, str]


class RowsError(Exception):
    """A table that cannot be read back; the message names the row and the mend."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it came back; `number` counts from 1, with the head as row 1."""

    number: int
    scene: str
    category: str
    element: str
    count: str
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a table says: corrections, and sentences about what was not taken from it."""

    corrections: tuple[Correction, ...]
    left_out: tuple[Phrase, ...]


def rows_of(breakdown: Breakdown, language: str, before: Breakdown | None = None) -> list[Row]:
    """A row for each element in each scene, in order; `before` is the breakdown before it was
    corrected, which the table will be read against."""
    keys = _keys(breakdown, before or breakdown)
    return [
        {
            "scene": scene.number,
            "heading": scene.heading,
            "category": CATEGORIES[element.category].name.in_(language),
            "element": element.name,
            "count": str(element.count or ""),
            "lines": ", ".join(map(str, sorted({span.line for span in element.spans}))),
            "confidence": f"{element.confidence:.2f}",
            "reason": element.reasons[0].text.in_(language) if element.reasons else "",
            "key": key,
        }
        for (scene, element, _), key in zip(_keyed(breakdown), keys, strict=True)
    ]


def _keys(breakdown: Breakdown, before: Breakdown) -> list[str]:
    """The key of each element: that of the one it was before, none for one that was added."""
    mark = _mark(before)
    free = {key: element for _, element, key in _keyed(before)}
    rows = list(_keyed(breakdown))
    made = {n: key for n, (_, _, key) in enumerate(rows) if key in free}
    for key in made.values():
        free.pop(key, None)
    for n, (scene, element, _) in enumerate(rows):
        if n in made:
            continue
        alike = [f"{scene.scene}/{category.value}/{element.name}" for category in Category]
        # Under another category, it is the one on the same words.
        same = [key for key in alike if key in free and free[key].spans[:1] == element.spans[:1]]
        same = same or [key for key in alike if key in free]
        if same:
            made[n] = same[0]
            del free[same[0]]
    return [f"{made[n]}#{mark}" if n in made else "" for n in range(len(rows))]


def unescaped(text: str) -> str:
    """Text as it was before `escaped`."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in "=+-@'" else text


def _keyed(breakdown: Breakdown) -> Iterator[tuple[SceneBreakdown, SceneElement, str]]:
    for scene in breakdown.scenes:
        for element in scene.elements:
            yield scene, element, f"{scene.scene}/{element.category.value}/{element.name}"


def _mark(breakdown: Breakdown) -> str:
    """Six letters that tell one breakdown from another."""
    told = "\n".join(key for _, _, key in _keyed(breakdown))
    return hashlib.sha256(told.encode()).hexdigest()[:6]


def columns_named(head: Sequence[str], where: str) -> dict[str, int]:
    """The place of each column by its head in either language; RowsError for one that is gone."""
    places = {}
    given = [" ".join(str(cell or "").split()).lower() for cell in head]
    for column, names in COLUMNS.items():
        wanted = {column, names.en.lower(), names.zh.lower()}
        found = [n for n, cell in enumerate(given) if cell in wanted]
        if len(found) > 1:
            raise RowsError(f'{where}: two columns are called "{names.en}"; take one away')
        if found:
            places[column] = found[0]
    for column in NEEDED:
        if column not in places:
            told = ", ".join(str(cell) for cell in head if cell)[:120]
            raise RowsError(
                f'{where}: there is no column "{COLUMNS[column].en}" among {told or "none"}; '
                "give it its name back"
            )
    return places


def corrections_from(rows: Sequence[ReadRow], breakdown: Breakdown, where: str) -> Said:
    """What the rows say differently from the breakdown.

    RowsError for a table without rows, for a category, scene or count that is none, and for rows
    that contradict each other.
    """
    if not rows:
        raise RowsError(f"{where} has no rows, so nothing is taken from it; write it anew")
    numbers = {scene.number: scene.scene for scene in breakdown.scenes}
    numbers |= {scene.scene: scene.scene for scene in breakdown.scenes}
    known = {key: (scene, element) for scene, element, key in _keyed(breakdown)}
    mark = _mark(breakdown)
    made: list[Correction] = []
    said: dict[tuple[str, str], tuple[Category, int, bool]] = {}
    seen: set[str] = set()
    strange = 0
    same = all(row.key.endswith(f"#{mark}") for row in rows if row.key)
    for row in rows:
        category, count = _category(row, where), _count(row, where)
        told = Phrase(f"decided in a table, row {row.number}", f"在表格第 {row.number} 行决定")
        key = row.key.rpartition("#")[0]
        there = known.get(key)
        if row.key and there is None:
            strange += 1
            continue
        scene = numbers.get(row.scene, "")
        if there is not None and row.scene == there[0].number:
            scene = there[0].scene  # two scenes may be printed with one number
        if not scene:
            raise RowsError(
                f"{where}, row {row.number}: there is no scene {row.scene or 'given'}; write "
                "the number of a scene of this screenplay"
            )
        place = (scene, key_of(row.element))
        untouched = there is not None and (row.element, category) == (
            there[1].name, there[1].category,
        )  # fmt: skip
        clash = place in said and said[place][0] is not category
        if clash and not (untouched and said[place][2]):
            raise RowsError(
                f"{where}, row {row.number}: {row.element} is {category.value} here and "
                f"{said[place][0].value} in row {said[place][1]}, both in scene {row.scene}; "
                "say one thing"
            )
        said[place] = (category, row.number, untouched)
        if there is None:
            made.append(Correction(scene, row.element, category, told, count))
            continue
        seen.add(key)
        home, element = there
        if row.element != element.name or scene != home.scene:
            made.append(Correction(home.scene, element.name, None, told, was=element.category))
            spans = element.spans if scene == home.scene else ()
            made.append(Correction(scene, row.element, category, told, count, spans))
        elif category is not element.category or (count or 0) != element.count:
            # A count that was cleared says that there is none.
            cleared = 0 if element.count else None
            many = cleared if count is None else count
            made.append(
                Correction(scene, element.name, category, told, many, was=element.category)
            )
    gone = [(scene, element) for key, (scene, element) in known.items() if key not in seen]
    if same:
        told = Phrase("its row was taken out of the table", "表格中已删去此行")
        made += [
            Correction(scene.scene, element.name, None, told, was=element.category)
            for scene, element in gone
        ]
        gone = []
    return Said(tuple(made), tuple(_left_out(where, strange, len(gone))))


def _left_out(where: str, strange: int, unseen: int) -> Iterator[Phrase]:
    if strange:
        yield Phrase(
            f"{where}: {strange} rows are of elements that this draft does not have; nothing is "
            "taken from them",
            f"{where}：有 {strange} 行的元素本稿已没有，未采用",
        )
    if unseen:
        yield Phrase(
            f"{where} was written from another breakdown: {unseen} elements stand in no row of it "
            "and are left as they are",
            f"{where} 出自另一次分解：有 {unseen} 个元素不在表中，保持原样",
        )


def _count(row: ReadRow, where: str) -> int | None:
    told = row.count.strip().removesuffix(".0")
    if not told:
        return None
    if not told.isdecimal() or len(told) > 6:
        raise RowsError(f'{where}, row {row.number}: the count "{told}" is no whole number')
    return int(told)


def _category(row: ReadRow, where: str) -> Category:
    wanted = " ".join(row.category.split()).lower()
    for category, facts in CATEGORIES.items():
        if wanted in (
            category.value, facts.name.en.lower(), facts.name.zh, facts.final_draft.lower(),
        ):  # fmt: skip
            return category
    names = "; ".join(facts.name.en for facts in CATEGORIES.values())
    if not wanted:
        raise RowsError(f"{where}, row {row.number}: the category is empty; use one of: {names}")
    raise RowsError(
        f'{where}, row {row.number}: "{row.category}" is no category; use one of: {names}'
    )
