"""The genres a script mixes, and the groups of words that recur in it.

Shares and chances run from 0 to 1; scenes are named by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workprint.film.reason import Phrase, Reason, ScriptSpan


class Genre(StrEnum):
    """The genres that are told apart: thirteen of those IMDb lists, which can be told by words."""

    ACTION = "action"
    COMEDY = "comedy"
    CRIME = "crime"
    DRAMA = "drama"
    FAMILY = "family"
    FANTASY = "fantasy"
    HISTORY = "history"
    HORROR = "horror"
    ROMANCE = "romance"
    SCIENCE_FICTION = "science_fiction"
    THRILLER = "thriller"
    WAR = "war"
    WESTERN = "western"


class ThemeKind(StrEnum):
    """Groups of words whose recurrence is told."""

    FAMILY = "family"
    LOVE = "love"
    LOSS = "loss"
    REVENGE = "revenge"
    DEBT = "debt"
    GROWING_UP = "growing_up"
    POWER = "power"
    GUILT = "guilt"
    LIES = "lies"
    FREEDOM = "freedom"
    HOME = "home"
    MEMORY = "memory"
    WORK = "work"
    FAITH = "faith"
    NATURE = "nature"
    COURAGE = "courage"


GENRE_NAMES = {
    Genre.ACTION: Phrase("action", "动作"),
    Genre.COMEDY: Phrase("comedy", "喜剧"),
    Genre.CRIME: Phrase("crime", "犯罪"),
    Genre.DRAMA: Phrase("drama", "剧情"),
    Genre.FAMILY: Phrase("family", "家庭"),
    Genre.FANTASY: Phrase("fantasy", "奇幻"),
    Genre.HISTORY: Phrase("history", "历史"),
    Genre.HORROR: Phrase("horror", "恐怖"),
    Genre.ROMANCE: Phrase("romance", "爱情"),
    Genre.SCIENCE_FICTION: Phrase("science fiction", "科幻"),
    Genre.THRILLER: Phrase("thriller", "惊悚"),
    Genre.WAR: Phrase("war", "战争"),
    Genre.WESTERN: Phrase("western", "西部"),
}
THEME_NAMES = {
    ThemeKind.FAMILY: Phrase("family", "家人"),
    ThemeKind.LOVE: Phrase("love", "爱情"),
    ThemeKind.LOSS: Phrase("death and loss", "死亡与失去"),
    ThemeKind.REVENGE: Phrase("revenge", "复仇"),
    ThemeKind.DEBT: Phrase("money and debt", "钱与债"),
    ThemeKind.GROWING_UP: Phrase("growing up and learning", "成长与学习"),
    ThemeKind.POWER: Phrase("power", "权力"),
    ThemeKind.GUILT: Phrase("guilt and forgiveness", "愧疚与原谅"),
    ThemeKind.LIES: Phrase("lies and truth", "谎言与真相"),
    ThemeKind.FREEDOM: Phrase("captivity and freedom", "囚禁与自由"),
    ThemeKind.HOME: Phrase("home", "家园"),
    ThemeKind.MEMORY: Phrase("memory", "记忆"),
    ThemeKind.WORK: Phrase("work", "工作"),
    ThemeKind.FAITH: Phrase("faith", "信仰"),
    ThemeKind.NATURE: Phrase("nature", "自然"),
    ThemeKind.COURAGE: Phrase("courage and fear", "勇气与恐惧"),
}


@dataclass(frozen=True, slots=True)
class GenreShare:
    """A genre of the mix: its share of the mix, the chance that it is one of the script's
    genres, the scenes that speak for it most, and the words."""

    genre: Genre
    share: float
    chance: float
    scenes: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GenreMix:
    """The genres a script mixes, the greatest share first; none where there is no telling.

    Never one label: `reason` says why there is none, or what the mix rests on.
    """

    genres: tuple[GenreShare, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class ThemeMention:
    """A word of a theme's group where it stands."""

    scene: str
    span: ScriptSpan
    word: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of words that recurs: words, not meaning."""

    kind: ThemeKind
    scenes: tuple[str, ...]
    mentions: tuple[ThemeMention, ...]
    reason: Reason
