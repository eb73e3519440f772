"""A film's frame without a model: the oldest structure there is, in the words of the log line.

Nothing here is clever or claims to be. It gives each step a form to fill, and a film that plays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.screenplay.partner.develop.steps import Sketch
from workprint.screenplay.words import words

_PEOPLE = words(
    """
    man woman boy girl child mother father son daughter brother sister wife husband friend
    detective doctor nurse captain soldier king queen prince princess thief cook chef student
    widow widower orphan priest nun spy cop guard judge pilot monk witch ghost robot stranger
    grandmother grandfather grandson granddaughter uncle aunt neighbour neighbor boss clerk
    politician musician athlete comedian mechanic scientist artist nobody couple twin bride groom
    """
)
_NOT = words("her other another water river summer winter number letter matter never over under")
_PERSON = re.compile(
    r"\b(?:a|an|the|her|his|their|two|one)\s+(?=([\w'’\-]+(?:\s+[\w'’\-]+){0,3}))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![.!?]\s)(?<!^)\b([A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)\b")
_PLACE = re.compile(
    r"\b(?:in|at|on|aboard|inside|into|to)\s+(?:a|an|the|her|his|their)\s+"
    r"((?:[\w'’\-]+\s+){0,2}?[\w'’\-]+)(?=[,.;]|\s+(?:and|or|where|when|who|that|with|to|for|before"
    r"|after|during|while)\b|$)",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:must|has to|have to|tries to|wants to|needs to|decides to|sets out to|fights to)\s+"
    r"([^.;]+)",
    re.IGNORECASE,
)
_PERSON_ZH = re.compile(
    r"((?:(?![把被在和与从前后的给向对将让为要必须个名位说是])[\u3400-\u9fff]){0,4}?(?:老人|老师|医生|护士|警察|侦探|司机|店员|学生|女孩"
    r"|男孩|女人|男人|母亲|父亲|儿子|女儿|妻子|丈夫|朋友|老板|厨师|作家|记者|士兵|船长|守塔人|陌生人"
    r"|少年|少女|姑娘|孩子|演员|歌手|渔夫|农民|工人|小偷|律师|法官))"
)
_PLACE_ZH = re.compile(
    r"(?:在|到|回到|来到|给|进)([\u3400-\u9fff]{1,6}?(?:里|中|上|镇|村|城|店|院|馆|楼|塔|山|岛|站|家|街|船|学校|车站))"
)
_GOAL_ZH = re.compile(r"(?:必须|不得不|想要|决定|试图|要|想)([^，。；！？]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """What a log line gives: people by the names their cues get, a place, and what is wanted."""

    people: tuple[str, ...]
    place: str
    goal: str


def words_of(log_line: str, language: str) -> Words:
    """The people, the place and the aim of a log line; plain stand-ins for what it leaves open."""
    return _words_zh(log_line) if language == "zh" else _words_en(log_line)


def _words_en(log_line: str) -> Words:
    found: dict[str, None] = {}
    for match in _PERSON.finditer(log_line):
        for word in match[1].split():
            plain = word.lower().strip("'’-")
            ends = plain.endswith(("er", "or", "ist", "ian", "man", "woman", "ess"))
            if plain in _PEOPLE or (ends and len(plain) > 4 and plain not in _NOT):
                found.setdefault(plain.upper())
                break
    for match in _NAMED.finditer(log_line):
        found.setdefault(match[1].split()[0].upper())
    people = [*found, *(n for n in ("THE ONE", "THE OTHER") if n not in found)][
        : max(2, len(found))
    ]
    place = _PLACE.search(log_line)
    goal = _GOAL.search(log_line)
    return Words(
        tuple(people[:4]),
        place[1].upper() if place else "THE ROOM",
        _short(goal[1]) if goal else "get through this",
    )


def _short(goal: str) -> str:
    """An aim up to where it begins to say how, why or where."""
    parts = re.split(
        r"\s+(?=(?:to|in|before|after|through|while|when|so|because|and|but|or)\s)", goal
    )
    made = parts[0]
    for part in parts[1:]:
        if len(made.split()) >= 3:
            break
        made += f" {part}"
    return made.strip(" ,")


def _words_zh(log_line: str) -> Words:
    found = dict.fromkeys(m[1].lstrip("的个名位") for m in _PERSON_ZH.finditer(log_line))
    short = [name[-4:] if len(name) > 4 else name for name in found]
    people = [*dict.fromkeys(short), *(n for n in ("主角", "对手") if n not in short)]
    place = _PLACE_ZH.search(log_line)
    goal = _GOAL_ZH.search(log_line)
    return Words(
        tuple(people[: max(2, min(4, len(short)))]),
        place[1].rstrip("里中上") or "房间" if place else "房间",
        goal[1] if goal else "挺过这一关",
    )


def characters(log_line: str, language: str) -> tuple[Sketch, ...]:
    """The people the log line names."""
    given = words_of(log_line, language)
    texts = {
        "en": (
            f"Wants to {given.goal}. What is lost if that fails? What does nobody know?",
            "Stands in the way, for a good reason. Which one?",
            "Sees both of them. What does this one risk by speaking?",
        ),
        "zh": (
            f"想要{given.goal}。若失败会失去什么？有什么无人知道？",
            "挡在路上，且理由充分。是什么理由？",
            "看得见双方。若开口，要冒什么险？",
        ),
    }[language]
    return tuple(Sketch(name, texts[min(n, 2)], True) for n, name in enumerate(given.people))


def beats(log_line: str, people: Sequence[Sketch], language: str) -> tuple[str, ...]:
    """Eight beats of three acts."""
    given = words_of(log_line, language)
    hero = people[0].title
    other = people[1].title if len(people) > 1 else people[0].title
    if language == "zh":
        return (
            f"平常的一天：{hero}还不必{given.goal}。",
            f"出事了：从现在起，{hero}必须{given.goal}。",
            f"{other}说这办不到，理由难以反驳。",
            f"{hero}第一次尝试，失败了，也学到一点。",
            f"{hero}与{other}之间，原来的关系变了。",
            "最坏的时刻：眼看一切都完了。",
            f"最后一次尝试：{hero}付出代价。",
            f"同一个地方，一切已不同：{hero}不再是开头的那个人。",
        )
    return (
        f"An ordinary day: {hero} does not have to {given.goal} yet.",
        f"Something happens: from now on {hero} has to {given.goal}.",
        f"{other} says that it cannot be done, for a reason that is hard to answer.",
        f"{hero} tries for the first time, fails, and learns something.",
        f"What was between {hero} and {other} changes.",
        "The worst moment: all seems lost.",
        f"The last attempt: {hero} pays a price.",
        f"The same place, and nothing is the same: {hero} is somebody else now.",
    )


def outline(
    log_line: str, people: Sequence[Sketch], steps: Sequence[str], language: str
) -> tuple[Sketch, ...]:
    """One scene a beat, at the one place the log line gives."""
    return tuple(
        Sketch(heading(log_line, n, language), text, True) for n, text in enumerate(steps)
    )


def heading(log_line: str, number: int, language: str) -> str:
    """The heading of scene `number`, from 0: inside and outside, day and night in turn."""
    place = words_of(log_line, language).place
    inside, night = number % 3 != 0, number in (2, 5, 6)
    if language == "zh":
        return f"{number + 1}. {'内' if inside else '外'}景 {place} {'夜' if night else '日'}"
    return f"{'INT' if inside else 'EXT'}. {place} - {'NIGHT' if night else 'DAY'}"


def speeches(
    log_line: str, people: Sequence[Sketch], number: int, language: str
) -> tuple[tuple[str, str], ...]:
    """Two or three speeches for scene `number`, so that the scene can be heard and timed."""
    given = words_of(log_line, language)
    hero = people[0].title
    other = people[1].title if len(people) > 1 else people[0].title
    exchanges = _SPEECHES[language]
    said = exchanges[number % len(exchanges)]
    return tuple(
        ((hero, other)[who], text.format(goal=given.goal, other=other, hero=hero))
        for who, text in said
    )


_SPEECHES = {
    "en": (
        ((0, "Another day."), (1, "You say that every day.")),
        ((1, "You have heard it too."), (0, "I have to {goal}.")),
        ((1, "It cannot be done."), (0, "Who says so?"), (1, "I do.")),
        ((0, "Not like that, then."), (1, "I told you."), (0, "Say it again.")),
        ((1, "You never asked me."), (0, "I am asking now.")),
        ((1, "It is over."), (0, "Not while I stand here.")),
        ((0, "Now."), (1, "What will it cost you?"), (0, "What it costs.")),
        ((1, "You are late."), (0, "I am here.")),
    ),
    "zh": (
        ((0, "又是一天。"), (1, "你天天这么说。")),
        ((1, "你也听说了。"), (0, "我必须{goal}。")),
        ((1, "这办不到。"), (0, "谁说的？"), (1, "我说的。")),
        ((0, "看来不能这样。"), (1, "我早说过。"), (0, "你再说一遍。")),
        ((1, "你从来没问过我。"), (0, "我现在问。")),
        ((1, "都完了。"), (0, "我还站在这儿。")),
        ((0, "就是现在。"), (1, "你要付出什么？"), (0, "该付的都付。")),
        ((1, "你来晚了。"), (0, "我来了。")),
    ),
}
