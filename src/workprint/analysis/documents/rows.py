"""The breakdown as rows of a table, and what a person changed in them.

Each row is an element in a scene and carries a key that a person does not touch. A row that is
gone says the element is none; another category or name says so; one without a key adds an element.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.analysis.naming import key_of
from workprint.film.breakdown import CATEGORIES, Breakdown, Category, Correction
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
    key: str


def rows_of(breakdown: Breakdown, language: str) -> list[Row]:
    """A row for each element in each scene, in order."""
    made = []
    for scene in breakdown.scenes:
        for n, element in enumerate(scene.elements, 1):
            lines = sorted({span.line for span in element.spans})
            made.append(
                {
                    "scene": scene.number,
                    "heading": scene.heading,
                    "category": CATEGORIES[element.category].name.in_(language),
                    "element": element.name,
                    "count": str(element.count or ""),
                    "lines": ", ".join(map(str, lines)),
                    "confidence": f"{element.confidence:.2f}",
                    "reason": element.reasons[0].text.in_(language) if element.reasons else "",
                    "key": f"{scene.scene}/{n}/{element.category.value}/{element.name}",
                }
            )
    return made


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


def corrections_from(
    rows: Sequence[ReadRow], breakdown: Breakdown, where: str
) -> tuple[Correction, ...]:
    """What the rows say differently from the breakdown they were written from.

    RowsError for a category or a scene that is none, and for rows that contradict each other.
    """
    numbers = {scene.number: scene.scene for scene in breakdown.scenes}
    ids = {scene.scene for scene in breakdown.scenes}
    known = {
        f"{scene.scene}/{n}/{element.category.value}/{element.name}": (scene.scene, element)
        for scene in breakdown.scenes
        for n, element in enumerate(scene.elements, 1)
    }
    made: list[Correction] = []
    said: dict[tuple[str, str], tuple[Category, int]] = {}
    seen: set[str] = set()
    for row in rows:
        category = _category(row, where)
        scene = row.key.partition("/")[0]
        if not row.key:
            scene = row.scene if row.scene in ids else numbers.get(row.scene, "")
            if not scene:
                raise RowsError(
                    f"{where}, row {row.number}: there is no scene {row.scene or 'given'}; write "
                    "the number of a scene of this screenplay"
                )
        elif row.key not in known:
            continue  # of a draft that read otherwise: nothing to compare it with
        seen.add(row.key)
        place = (scene, key_of(row.element))
        if place in said and said[place][0] is not category:
            raise RowsError(
                f"{where}, row {row.number}: {row.element} is {category.value} here and "
                f"{said[place][0].value} in row {said[place][1]}, both in scene {row.scene}; "
                "say one thing"
            )
        said[place] = (category, row.number)
        told = Phrase(f"decided in a table, row {row.number}", f"在表格第 {row.number} 行决定")
        if not row.key:
            made.append(Correction(scene, row.element, category, told))
            continue
        _, element = known[row.key]
        if row.element != element.name:
            made.append(Correction(scene, element.name, None, told))
            made.append(Correction(scene, row.element, category, told))
        elif category is not element.category:
            made.append(Correction(scene, element.name, category, told))
    for key, (scene, element) in known.items():
        if key not in seen:
            told = Phrase("its row was taken out of the table", "表格中已删去此行")
            made.append(Correction(scene, element.name, None, told))
    return tuple(made)


def _category(row: ReadRow, where: str) -> Category:
    wanted = " ".join(row.category.split()).lower()
    for category, facts in CATEGORIES.items():
        if wanted in (
            category.value, facts.name.en.lower(), facts.name.zh, facts.final_draft.lower(),
        ):  # fmt: skip
            return category
    raise RowsError(
        f'{where}, row {row.number}: "{row.category}" is no category; use one of '
        f"{', '.join(facts.name.en for facts in CATEGORIES.values())}"
    )
