"""TagData with further categories, definitions and tags; what stands in it stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workprint.film.breakdown import definition_of
from workprint.screenplay.formats.fdx.categories import DEFAULTS, category_named, number_of
from workprint.screenplay.formats.fdx.document import NAMESPACE, Fdx, whole
from workprint.screenplay.formats.fdx.tags import DECIDED, WROTE
from workprint.screenplay.formats.fdx.xml import Node, value_of

Edit = tuple[int, int, bytes]
_SECTIONS = ("TagCategories", "TagDefinitions", "Tags")


@dataclass(slots=True)
class NewTags:
    """What comes into TagData: `wrote` of definitions and paragraphs (see `written_before`),
    `decided` of them (see `decided_before`), definitions (id, label, number of a category) and
    tags (number, ids)."""

    wrote: set[tuple[str, str]]
    decided: dict[tuple[str, str], str] = field(default_factory=dict)
    definitions: list[tuple[str, str, int]] = field(default_factory=list)
    tags: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


def with_tag_data(fdx: Fdx, new: NewTags, edits: Sequence[Edit]) -> bytes:
    """The file after `edits` of its paragraphs and with the new tags; the same bytes where
    nothing is new."""
    notes = {WROTE: _wrote(new.wrote), DECIDED: _decided(new.decided)}
    node = fdx.root.first("TagData")
    there = node.attributes if node is not None else {}
    noted = all(there.get(name, "") == told for name, told in notes.items())
    if noted and not edits and not new.definitions and not new.tags:
        return fdx.data
    rows, by_number = _categories(fdx, node, new)
    added = {
        "TagCategories": rows,
        "TagDefinitions": _definitions(fdx, new, by_number),
        "Tags": _tags(new),
    }
    every = [*edits, *_tag_data(fdx, node, added, notes)]
    data = bytearray()
    at = 0
    for start, end, text in sorted(every, key=lambda edit: edit[:2]):
        data += fdx.data[at:start] + text
        at = end
    made = bytes(data + fdx.data[at:])
    if b"xmlns:wp=" not in made[: fdx.root.inner]:
        end = fdx.root.inner - 1  # nothing before the root's end was changed
        made = made[:end] + f' xmlns:wp="{NAMESPACE}"'.encode() + made[end:]
    return made


def _wrote(told: set[tuple[str, str]]) -> str:
    by_definition: dict[str, list[str]] = {}
    for one, mark in sorted(told):
        by_definition.setdefault(one, []).append(mark)
    return " ".join(f"{one}:{','.join(marks)}" for one, marks in by_definition.items())


def _decided(told: dict[tuple[str, str], str]) -> str:
    return " ".join(f"{one}:{mark}:{what}" for (one, mark), what in sorted(told.items()))


def _categories(fdx: Fdx, node: Node | None, new: NewTags) -> tuple[list[str], dict[int, str]]:
    """Rows of categories that are not there and are needed, and the id of each by number. A file
    without any gets all of Final Draft's."""
    there = [n for n in fdx.root.walk() if n.name == "TagCategory"]
    by_number: dict[int, str] = {}
    for one in there:
        category = category_named(one.attributes.get("Name", ""))
        # "Art Department" dresses sets too: the one with Final Draft's own name goes first.
        if category is not None:
            number = number_of(category)
            if one.attributes.get("Name") == DEFAULTS[number].name:
                by_number[number] = one.attributes.get("Id", "")
            by_number.setdefault(number, one.attributes.get("Id", ""))
    needed = {number for _, _, number in new.definitions} if there else set(DEFAULTS)
    used = {one.attributes.get("Id", "") for one in there}
    numbers = {whole(one.attributes.get("Number", "")) for one in there}
    rows = []
    for number, facts in DEFAULTS.items():
        if number in by_number or number not in needed:
            continue
        given = facts.id if facts.id not in used else definition_of(f"category/{number}")
        shown = facts.number if facts.number not in numbers else max(numbers) + 1
        numbers.add(shown)
        by_number[number] = given
        rows.append(
            f'<TagCategory Color="{facts.colour}" Id="{given}" Name={value_of(facts.name)} '
            f'Number="{shown}" Style="Bold"/>'
        )
    return rows, by_number


def _definitions(fdx: Fdx, new: NewTags, by_number: dict[int, str]) -> list[str]:
    there = [n for n in fdx.root.walk() if n.name == "TagDefinition"]
    last = max((whole(n.attributes.get("Number", "")) for n in there), default=0)
    return [
        f'<TagDefinition CatId={value_of(by_number[number])} Id="{given}" '
        f'Label={value_of(" ".join(label.split()))} Number="{n}"/>'
        for n, (given, label, number) in enumerate(new.definitions, last + 1)
    ]


def _tags(new: NewTags) -> list[str]:
    return [
        f'<Tag Number="{number}">\n'
        + "".join(f"        <DefId>{_plain(one)}</DefId>\n" for one in ids)
        + "      </Tag>"
        for number, ids in sorted(new.tags)
    ]


def _plain(text: str) -> str:
    return value_of(text)[1:-1]


def _tag_data(
    fdx: Fdx, node: Node | None, added: dict[str, list[str]], notes: dict[str, str]
) -> list[Edit]:
    noted = "".join(f" {name}={value_of(told)}" for name, told in notes.items() if told)
    if node is None or node.inner_end == node.end:
        whole_ = "\n".join(filter(None, (_section(name, added[name]) for name in _SECTIONS)))
        text = f"<TagData{noted}>\n{whole_}\n  </TagData>"
        if node is not None:
            return [(node.start, node.end, text.encode())]
        before = fdx.root.first("ScriptNotes")
        at = before.start if before is not None else fdx.root.inner_end
        lead = "" if before is not None else "  "
        tail = "\n\n  " if before is not None else "\n"
        return [(at, at, f"{lead}{text}{tail}".encode())]
    edits: list[Edit] = []
    opening = fdx.data[node.start : node.inner].decode()
    if any(node.attributes.get(name) != (told or None) for name, told in notes.items()):
        for name in notes:
            if name in node.attributes:
                begin = opening.index(f"{name}=") - 1
                quote = opening[begin + len(name) + 2]
                end = opening.index(quote, begin + len(name) + 3) + 1
                opening = opening[:begin] + opening[end:]
        edits.append((node.start, node.inner, f"{opening[:-1]}{noted}>".encode()))
    missing = []
    for name in _SECTIONS:
        found = node.first(name)
        rows = added[name]
        if found is None:
            missing.append(_section(name, rows))
        elif rows and found.inner_end == found.end:
            edits.append((found.start, found.end, _section(name, rows).strip().encode()))
        elif rows:
            # Behind the last row; the closing tag keeps its own line.
            last = found.children[-1].end if found.children else found.inner
            edits.append((last, last, "".join(f"\n      {row}" for row in rows).encode()))
    if any(missing):
        last = node.children[-1].end if node.children else node.inner
        text = "".join(f"\n{section}" for section in missing if section)
        edits.append((last, last, text.encode()))
    return edits


def _section(name: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    inner = "".join(f"      {row}\n" for row in rows)
    return f"    <{name}>\n{inner}    </{name}>"
