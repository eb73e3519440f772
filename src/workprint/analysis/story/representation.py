"""The Bechdel steps and who speaks how much, from declared genders alone.

A gender is known where the production declared it; nothing is read from names, looks or pronouns.
What an undeclared character could change is undecided. The three steps are those of Alison
Bechdel's strip "The Rule" (1985). Two speak with each other where one's speech follows the
other's; an exchange is about a man where a man's name stands in it, or a word for men.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workprint.analysis.story.reading import Speech, StoryScene
from workprint.film.reason import Phrase, Reason
from workprint.film.story import Answer, BechdelStep, GenderShare, Presence, Representation

GENDERS = ("female", "male", "other")
UNKNOWN = "unknown"
_QUESTIONS = (
    Phrase("Are there two women who speak?", "有两位说话的女性吗？"),
    Phrase("Do two women speak with each other?", "两位女性互相交谈吗？"),
    Phrase("Do they once speak of something other than a man?", "她们谈过男人以外的事吗？"),
)
_MEN = {
    "en": re.compile(
        r"\b(?:he|him|his|himself|he['’](?:s|d|ll)|man|men|boy|boys|guy|guys|husband|boyfriend|"
        r"father|dad|daddy|brother|son|grandfather|grandpa|uncle|mister|mr|sir)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"他|男|爸|父亲|爹|爷爷|外公|姥爷|哥|弟|儿子|丈夫|老公|先生|叔|舅|伯"),
}


def representation(
    scenes: Sequence[StoryScene],
    people: Sequence[Presence],
    declared: Mapping[str, str],
    language: str,
) -> Representation:
    """The reports; `declared` maps names, as cues have them, to female, male or other."""
    by_name = {name.casefold(): gender for name, gender in declared.items()}
    gender = {p.character: by_name.get(p.name.casefold(), UNKNOWN) for p in people}
    speakers = [p for p in people if p.words]
    unknown = [p.name for p in speakers if gender[p.character] == UNKNOWN]
    undecided = []
    if unknown:
        shown, more = unknown[:8], len(unknown) - 8
        undecided.append(
            Phrase(
                f"gender not declared: {', '.join(shown)}" + (f", {more} more" * (more > 0)),
                f"未声明性别：{'、'.join(shown)}" + (f"等，另有 {more} 人" * (more > 0)),
            )
        )
    known = {p.name.casefold() for p in people}
    for name in declared:
        if name.casefold() not in known:
            undecided.append(
                Phrase(
                    f"{name} is declared, and no character of that name is in the script",
                    f"已声明“{name}”，但剧本中没有这个人物",
                )
            )
    return Representation(
        _bechdel(scenes, speakers, gender, language),
        _balance(speakers, gender),
        tuple(undecided),
    )


def _balance(speakers: Sequence[Presence], gender: Mapping[str, str]) -> tuple[GenderShare, ...]:
    total = sum(p.words for p in speakers)
    made = []
    for kind in (*GENDERS, UNKNOWN):
        own = [p for p in speakers if gender[p.character] == kind]
        if own:
            words = sum(p.words for p in own)
            made.append(GenderShare(kind, tuple(p.name for p in own), words, words / total))
    return tuple(made)


def _bechdel(
    scenes: Sequence[StoryScene],
    speakers: Sequence[Presence],
    gender: Mapping[str, str],
    language: str,
) -> tuple[BechdelStep, ...]:
    women = {p.character for p in speakers if gender[p.character] == "female"}
    maybe = women | {p.character for p in speakers if gender[p.character] == UNKNOWN}
    first: Answer = "yes" if len(women) > 1 else "undecided" if len(maybe) > 1 else "no"
    shown = [s for scene in scenes for s in scene.speeches if s.character in maybe]
    heard = list({s.character: s for s in reversed(shown)}.values())[::-1][:2]
    steps = [_step(0, first, [heard] if heard else [])]
    sure = list(_talks(scenes, women))
    open_ = list(_talks(scenes, maybe))
    second: Answer = "yes" if sure else "undecided" if open_ else "no"
    steps.append(_step(1, second, (sure or open_)[:2]))
    men = [p.name for p in speakers if gender[p.character] == "male"]
    unsure = [p.name for p in speakers if gender[p.character] == UNKNOWN]
    passing = [t for t in sure if not _of_men(t, men + unsure, language)]
    possible = [t for t in open_ if not _of_men(t, men, language)]
    third: Answer = "yes" if passing else "undecided" if possible else "no"
    steps.append(_step(2, third, (passing or possible)[:2]))
    return tuple(steps)


def _step(n: int, answer: Answer, talks: Sequence[Sequence[Speech]]) -> BechdelStep:
    evidence = tuple(s.span for talk in talks for s in talk[:2])
    text = {
        "yes": Phrase("by what is declared; these lines", "依据已声明的性别；见这些台词"),
        "no": Phrase("no line that could make it so", "没有任何台词可使其成立"),
        "undecided": Phrase(
            "it hangs on genders that are not declared; these lines may decide",
            "取决于未声明的性别；可由这些台词决定",
        ),
    }[answer]
    return BechdelStep(_QUESTIONS[n], answer, Reason(text, evidence))


def _talks(scenes: Sequence[StoryScene], who: set[str]) -> Iterator[tuple[Speech, Speech]]:
    """Speeches of `who` that follow a speech of another of them."""
    for scene in scenes:
        for one, other in pairwise(scene.speeches):
            if one.character != other.character and {one.character, other.character} <= who:
                yield one, other


def _of_men(talk: Sequence[Speech], names: Sequence[str], language: str) -> bool:
    text = "\n".join(speech.text for speech in talk)
    low = text.casefold()
    named = any(
        name.casefold() in low
        if language == "zh"
        else re.search(rf"\b{re.escape(name.casefold())}\b", low)
        for name in names
    )
    return named or bool(_MEN[language].search(text))
