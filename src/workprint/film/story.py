"""The story as a producer reads it: who speaks, how it moves, where it may turn, what it shows.

Shares run from 0 to 1; scenes are named by id; words are counted as `analysis.story.reading` does
(English words, Chinese characters).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from workprint.film.genres import GenreMix, Theme
from workprint.film.reason import Phrase, Reason, ScriptSpan

Level = Literal["none", "mild", "moderate", "strong"]
Answer = Literal["yes", "no", "undecided"]


class Turn(StrEnum):
    """The five turning points that are looked for, in the order they come."""

    INCITING = "inciting"
    FIRST_ACT_END = "first_act_end"
    MIDPOINT = "midpoint"
    LOW_POINT = "low_point"
    CLIMAX = "climax"


class Content(StrEnum):
    """What boards of classification ask about."""

    VIOLENCE = "violence"
    LANGUAGE = "language"
    FEAR = "fear"
    SUBSTANCES = "substances"
    SEX = "sex"


TURN_NAMES = {
    Turn.INCITING: Phrase("inciting incident", "激励事件"),
    Turn.FIRST_ACT_END: Phrase("end of the first act", "第一幕结尾"),
    Turn.MIDPOINT: Phrase("midpoint", "中点"),
    Turn.LOW_POINT: Phrase("low point", "最低点"),
    Turn.CLIMAX: Phrase("climax", "高潮"),
}
CONTENT_NAMES = {
    Content.VIOLENCE: Phrase("violence", "暴力"),
    Content.LANGUAGE: Phrase("strong language", "粗口"),
    Content.FEAR: Phrase("fear", "惊恐"),
    Content.SUBSTANCES: Phrase("drink, tobacco and drugs", "烟酒毒品"),
    Content.SEX: Phrase("sex and nudity", "性与裸露"),
}
LEVEL_NAMES: dict[Level, Phrase] = {
    "none": Phrase("none", "无"),
    "mild": Phrase("mild", "轻微"),
    "moderate": Phrase("moderate", "中等"),
    "strong": Phrase("strong", "强烈"),
}

ANSWER_NAMES: dict[Answer, Phrase] = {
    "yes": Phrase("yes", "是"),
    "no": Phrase("no", "否"),
    "undecided": Phrase("undecided", "未定"),
}
GENDER_NAMES = {
    "female": Phrase("women", "女性"),
    "male": Phrase("men", "男性"),
    "other": Phrase("others", "其他"),
    "unknown": Phrase("not declared", "未声明"),
}
COVERAGE_SECTIONS = {
    "logline": Phrase("Log line", "一句话故事"),
    "synopsis": Phrase("Synopsis", "梗概"),
    "figures": Phrase("At a glance", "概况"),
    "genres": Phrase("Genres it mixes", "类型混合"),
    "themes": Phrase("Words that recur", "反复出现的词"),
    "turns": Phrase("Where it may turn", "可能的转折"),
    "works": Phrase("What works", "可取之处"),
    "question": Phrase("What to question", "值得推敲"),
    "content": Phrase("Content for classification", "分级内容提示"),
    "declared": Phrase("By declared genders", "按已声明的性别"),
    "limits": Phrase("What could not be told", "未能判断"),
}


@dataclass(frozen=True, slots=True)
class DeclaredGenders:
    """(name, gender) pairs as the production declared them."""

    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """What a character says in a scene."""

    scene: str
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How much of the film a character has.

    `share` is of all spoken words; `scenes` those they speak or are seen in, `seen` those without
    the ones where only their voice is heard. Pages are the first and last scene's first page, 0
    where they are in no scene. `main` marks the (at most five) main characters.
    """

    character: str
    name: str
    lines: int
    words: int
    share: float
    scenes: tuple[str, ...]
    seen: tuple[str, ...]
    first_page: int
    last_page: int
    main: bool
    reasons: tuple[Reason, ...]
    spoken: tuple[SpokenIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """Two characters, in order of their ids.

    `forth` counts speeches of `b` right after one of `a` in the same scene, `back` the other way;
    `scenes` are those both are seen in; `weight` is exchanges and shared scenes against the
    strongest pair's, 0 to 1.
    """

    a: str
    b: str
    forth: int
    back: int
    scenes: tuple[str, ...]
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NeverMeet:
    """Two main characters who are never seen in one scene."""

    a: str
    b: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ScenePace:
    """A scene's measures. `dialogue` is the share of its words that is spoken; `mean_speech` the
    words of a speech, 0 where nobody speaks."""

    scene: str
    number: str
    page: int
    eighths: int
    words: int
    speeches: int
    dialogue: float
    mean_speech: float


@dataclass(frozen=True, slots=True)
class Running:
    """Means over a scene and the up to four before it."""

    scene: str
    eighths: float
    dialogue: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Scenes in a row without any main character, and their length."""

    scenes: tuple[str, ...]
    eighths: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class LongSpeech:
    """The longest speech."""

    character: str
    scene: str
    words: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Pace:
    """How the script moves."""

    scenes: tuple[ScenePace, ...]
    running: tuple[Running, ...]
    without_main: Stretch | None
    longest_speech: LongSpeech | None


@dataclass(frozen=True, slots=True)
class ArcPoint:
    """A scene's tension (0 to 1) and sentiment (-1 to 1), from the moods a classifier gave it."""

    scene: str
    tension: float
    sentiment: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Arc:
    """The points of the story (`character` None) or of a main character's scenes."""

    character: str | None
    points: tuple[ArcPoint, ...]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A guess at where the story turns: scenes in a row, `likeliest` among them."""

    turn: Turn
    scenes: tuple[str, ...]
    likeliest: str
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ContentMention:
    """A word that speaks for a descriptor; `grade` 1 mild, 2 moderate, 3 strong, as counted."""

    scene: str
    span: ScriptSpan
    word: str
    spoken: bool
    grade: int


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A content descriptor with its lines and the rule that gave its level."""

    content: Content
    level: Level
    mentions: tuple[ContentMention, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class BechdelStep:
    """One of the three questions, with its answer: "undecided" where genders are not declared."""

    question: Phrase
    answer: Answer
    reason: Reason


@dataclass(frozen=True, slots=True)
class GenderShare:
    """What characters of a declared gender speak; "unknown" where none was declared."""

    gender: str
    characters: tuple[str, ...]
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Representation:
    """Reports from declared genders alone; `undecided` says what is missing."""

    bechdel: tuple[BechdelStep, ...]
    balance: tuple[GenderShare, ...]
    undecided: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of readability with what it means."""

    key: str
    value: float
    meaning: Phrase
    reason: Reason


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A sentence of the coverage and the scenes it points at."""

    section: str
    text: Phrase
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The story of a screenplay. `warnings` say what could not be done."""

    presence: tuple[Presence, ...]
    bonds: tuple[Bond, ...]
    never_meet: tuple[NeverMeet, ...]
    pace: Pace
    arcs: tuple[Arc, ...]
    turning_points: tuple[TurningPoint, ...]
    content: tuple[Descriptor, ...]
    representation: Representation
    readability: tuple[Figure, ...]
    coverage: tuple[CoverageLine, ...]
    warnings: tuple[Phrase, ...] = ()
    genres: GenreMix | None = None
    themes: tuple[Theme, ...] = ()
