"""The breakdown: what each scene needs on the day, as an assistant director marks it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal
from uuid import UUID, uuid5

from workprint.film.reason import Phrase, Reason, ScriptSpan


class Category(StrEnum):
    """What an element of a breakdown is. Silent cast is kept apart from those who speak."""

    CAST = "cast"
    SILENT = "silent"
    BACKGROUND = "background"
    STUNTS = "stunts"
    VEHICLES = "vehicles"
    PROPS = "props"
    CAMERA = "camera"
    SPECIAL_EFFECTS = "special_effects"
    WARDROBE = "wardrobe"
    MAKEUP = "makeup"
    ANIMALS = "animals"
    HANDLERS = "handlers"
    MUSIC = "music"
    SOUND = "sound"
    SET_DRESSING = "set_dressing"
    GREENERY = "greenery"
    EQUIPMENT = "equipment"
    SECURITY = "security"
    LABOUR = "labour"
    VISUAL_EFFECTS = "visual_effects"
    MECHANICAL_EFFECTS = "mechanical_effects"
    MISCELLANEOUS = "miscellaneous"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """How the trade names a category: in words, in Final Draft, by UCID number, by colour.

    `colour` is 24-bit RGB as Final Draft's tags have it (silent cast, which it does not tell from
    cast, has our own); UCID is UniversalCategoryIdentification's number, whose meaning is fixed.
    """

    name: Phrase
    final_draft: str
    final_draft_number: int
    ucid: int
    colour: int


CATEGORIES: dict[Category, CategoryFacts] = {
    Category.CAST: CategoryFacts(Phrase("Cast", "演员"), "Cast", 1, 100, 0x0000FF),
    Category.SILENT: CategoryFacts(Phrase("Cast, silent", "无台词演员"), "Cast", 1, 100, 0x4169E1),
    Category.BACKGROUND: CategoryFacts(
        Phrase("Background actors", "群演"), "Background Actors", 2, 101, 0x00BFFF
    ),
    Category.STUNTS: CategoryFacts(Phrase("Stunts", "武行"), "Stunts", 3, 102, 0xFFA500),
    Category.VEHICLES: CategoryFacts(Phrase("Vehicles", "车辆"), "Vehicles", 4, 103, 0x8B0000),
    Category.PROPS: CategoryFacts(Phrase("Props", "道具"), "Props", 5, 104, 0xFF0000),
    Category.CAMERA: CategoryFacts(Phrase("Camera", "摄影"), "Camera", 6, 110, 0xCCFF00),
    Category.SPECIAL_EFFECTS: CategoryFacts(
        Phrase("Special effects", "现场特效"), "Special Effects", 7, 105, 0x1E90FF
    ),
    Category.WARDROBE: CategoryFacts(Phrase("Wardrobe", "服装"), "Wardrobe", 8, 106, 0x800080),
    Category.MAKEUP: CategoryFacts(
        Phrase("Make-up and hair", "化妆发型"), "Makeup/Hair", 9, 107, 0x9370DB
    ),
    Category.ANIMALS: CategoryFacts(Phrase("Animals", "动物"), "Animals", 10, 108, 0xCD853F),
    Category.HANDLERS: CategoryFacts(
        Phrase("Animal handlers", "驯兽师"), "Animal Handler", 11, 109, 0x8B4513
    ),
    Category.MUSIC: CategoryFacts(Phrase("Music", "音乐"), "Music", 12, 114, 0x20B2AA),
    Category.SOUND: CategoryFacts(Phrase("Sound", "音效"), "Sound", 13, 113, 0x008080),
    Category.SET_DRESSING: CategoryFacts(
        Phrase("Set dressing", "陈设"), "Set Dressing", 14, 116, 0xBA55D3
    ),
    Category.GREENERY: CategoryFacts(Phrase("Greenery", "绿植"), "Greenery", 15, 117, 0x008000),
    Category.EQUIPMENT: CategoryFacts(
        Phrase("Special equipment", "特种器材"), "Special Equipment", 16, 119, 0xBDB76B
    ),
    Category.SECURITY: CategoryFacts(Phrase("Security", "安保"), "Security", 17, 118, 0xDAA520),
    Category.LABOUR: CategoryFacts(
        Phrase("Additional labour", "额外人员"), "Additional Labor", 18, 120, 0xB8860B
    ),
    Category.VISUAL_EFFECTS: CategoryFacts(
        Phrase("Visual effects", "视觉特效"), "Visual Effects", 19, 121, 0x32CD32
    ),
    Category.MECHANICAL_EFFECTS: CategoryFacts(
        Phrase("Mechanical effects", "机械特效"), "Mechanical Effects", 20, 122, 0xB22222
    ),
    Category.MISCELLANEOUS: CategoryFacts(
        Phrase("Miscellaneous", "其他"), "Miscellaneous", 21, 125, 0x708090
    ),
    Category.NOTES: CategoryFacts(Phrase("Notes", "备注"), "Notes", 22, 123, 0xFFD700),
}
"""All categories, in the order of Final Draft's numbers."""

Source = Literal["script", "rule", "tagger", "person", "tag", "provider"]


@dataclass(frozen=True, slots=True)
class SceneElement:
    """An element in a scene.

    `id` is the element's in the whole film; `name` its words in this scene; `spans` where they
    stand, the first first; `count` how many where the script says so (`dozens` say 0).
    `confidence` is from 0 to 1; what a person decided has 1.
    """

    id: str
    category: Category
    name: str
    spans: tuple[ScriptSpan, ...]
    confidence: float
    reasons: tuple[Reason, ...]
    source: Source
    count: int = 0


@dataclass(frozen=True, slots=True)
class ScriptDay:
    """The day of the story a scene plays on, counted from 1, and the time of day: as the heading
    has it, or as the scene before where it only says that it goes on (LATER, CONTINUOUS)."""

    day: int
    time: str
    flashback: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class SceneBreakdown:
    """A scene's breakdown sheet.

    `set` and `location`, the place it belongs to, are ids in `Breakdown.locations`; `number` is as
    printed, else its place in the script; `page` is where it begins.
    """

    scene: str
    number: str
    heading: str
    int_ext: str | None
    time: str | None
    eighths: int
    page: int
    script_day: ScriptDay
    location: str
    set: str
    synopsis: str
    synopsis_reason: Reason
    elements: tuple[SceneElement, ...]


@dataclass(frozen=True, slots=True)
class BreakdownElement:
    """An element of the film: all names it goes by, the scenes it is in, for cast the number on
    the board (most scenes first)."""

    id: str
    category: Category
    name: str
    names: tuple[str, ...]
    scenes: tuple[str, ...]
    board: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A set or the place it belongs to (`part_of`), under every heading that means it."""

    id: str
    name: str
    names: tuple[str, ...]
    scenes: tuple[str, ...]
    part_of: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The breakdown of a screenplay. `warnings` say what could not be done."""

    scenes: tuple[SceneBreakdown, ...]
    elements: tuple[BreakdownElement, ...]
    locations: tuple[Location, ...]
    warnings: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of an element: in a scene (None: everywhere) a thing of this name is of a
    category, or None: no element at all. `told` says where that was decided; `count` is how many
    there are, None where nobody said; `spans` are the words it was said of, where it was said on
    words of the script."""

    scene: str | None
    name: str
    category: Category | None
    told: Phrase
    count: int | None = None
    spans: tuple[ScriptSpan, ...] = ()
    source: Source = "person"
    was: Category | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a language model proposed: a thing of a scene, and who proposed it (`by`: provider and
    model). `key` is that of the scene's words: a proposal for words that changed holds no more."""

    key: str
    category: Category
    name: str
    by: str


@dataclass(frozen=True, slots=True)
class ScriptTag:
    """A tag that stands on words of a script in another program's file.

    `definition` is its element's id there, `label` what that is called. `scene` is the scene of
    this draft; `span` is None where the draft does not have the words.
    """

    definition: str
    label: str
    category: Category
    words: str
    scene: str
    span: ScriptSpan | None


@dataclass(frozen=True, slots=True)
class TagDecision:
    """What had been decided of an element when its tags were written, as our note in the file has
    it: of a definition (eight letters) in a paragraph, more than the tag itself can say."""

    definition: str
    span: ScriptSpan
    silent: bool
    count: int
    source: Source


@dataclass(frozen=True, slots=True)
class ScriptTags:
    """The tags of a file, as they stand in a draft.

    `definitions` are the ids of all elements it defines, tagged or not. `wrote` are the
    paragraphs where we had tagged an element, by its definition; None where the file does not
    tell. `left_out` says what of its tags was not taken, and why; `decided` is what had been
    decided when tags were written.
    """

    tags: tuple[ScriptTag, ...]
    definitions: frozenset[str]
    wrote: tuple[tuple[str, ScriptSpan], ...] | None
    left_out: tuple[Phrase, ...] = ()
    decided: tuple[TagDecision, ...] = ()


_DEFINITIONS = UUID("6f1c2ad5-4b0e-5a58-9f0d-2c7d1b3f9a10")


def definition_of(element: str) -> str:
    """The id under which an element of the breakdown is defined in a Final Draft file: always the
    same for the same element."""
    return str(uuid5(_DEFINITIONS, element))


def short_definition(definition: str) -> str:
    """Eight letters of a definition's id, as our note in the file has it.

    >>> short_definition("05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa"), short_definition("a b:c")
    ('05c556eb', 'a_b_c')
    """
    return re.sub(r"[\s:,]", "_", definition)[:8]
