"""What a provider is told at each step, and how its answer is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.film.screenplay import ElementKind
from workprint.screenplay.chinese import chinese_heading
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.parser import parse
from workprint.screenplay.partner import shown
from workprint.screenplay.partner.answers import (
    Passage,
    Refused,
    check_language,
    cleaned,
    passage,
    without_half,
)
from workprint.screenplay.partner.develop.steps import Sketch
from workprint.screenplay.partner.prompts import Prompt, system_for

_LEAST_PEOPLE, _MOST_PEOPLE = 2, 6
_LEAST_BEATS, _MOST_BEATS = 4, 14
_NAMED = re.compile(
    r"^\W*(?:\d+[.)、]\s*)?([^\W\d_][\w .'’·\-]{0,28}?)\W*\s*[:：\-–—]\s*(\S.{3,})$"
)
_NUMBERED = re.compile(r"^\s*(?:\d+[.)、:：]|[-*•])\s*(.{8,})$")


def for_characters(log_line: str, language: str) -> Prompt:
    """Who is in the film."""
    example = _characters(shown.LOG_LINE[language], language), shown.CHARACTERS[language]
    return Prompt(system_for(language), _characters(log_line, language), example)


def _characters(log_line: str, language: str) -> str:
    if language == "zh":
        user = (
            f"影片一句话故事：{log_line}\n\n写出 3 到 4 个人物。每人一行，格式：\n"
            "姓名：此人是谁、想要什么"
        )
    else:
        user = (
            f"A film: {log_line}\n\nName 3 or 4 characters of this film. One on each line, as:\n"
            "NAME: who this is and what they want"
        )
    return user


def read_characters(answer: str, language: str, cut: bool = False) -> tuple[Sketch, ...]:
    """The people in an answer. Raises Refused when fewer than two are named."""
    made: dict[str, Sketch] = {}
    for line in _lines(answer, language, cut):
        if (found := _NAMED.match(line.strip())) is None:
            continue
        name = " ".join(found[1].split())
        if language == "en":
            name = name.upper()
        if len(name.split()) <= 3 and len(name) <= (24 if language == "en" else 6):
            made.setdefault(name, Sketch(name, found[2].strip()))
    if len(made) < _LEAST_PEOPLE:
        raise Refused(
            f"it names {len(made)} characters in the form asked for, not {_LEAST_PEOPLE}"
        )
    return tuple(made.values())[:_MOST_PEOPLE]


def for_beats(log_line: str, people: Sequence[Sketch], language: str) -> Prompt:
    """What happens, in short."""
    cast = shown.CHARACTERS[language]
    example = _beats(shown.LOG_LINE[language], cast, language), shown.BEATS[language]
    return Prompt(system_for(language), _beats(log_line, _cast(people), language), example)


def _beats(log_line: str, cast: str, language: str) -> str:
    if language == "zh":
        user = (
            f"影片一句话故事：{log_line}\n\n人物：\n{cast}\n\n"
            "按顺序写出影片的 8 个节拍，每个一句话，编号 1. 到 8."
        )
    else:
        user = (
            f"A film: {log_line}\n\nCharacters:\n{cast}\n\nWrite the 8 beats of this film in "
            "order, one sentence each, numbered 1. to 8."
        )
    return user


def read_beats(
    answer: str, names: Sequence[str], language: str, cut: bool = False
) -> tuple[str, ...]:
    """The beats in an answer. Raises Refused when there are too few."""
    lines = _lines(shown.own_names(answer, names, language), language, cut)
    found = [m[1].strip() for line in lines if (m := _NUMBERED.match(line))]
    if len(found) < _LEAST_BEATS:
        sentences = [p.strip() for p in lines if len(p.strip()) > 20]
        found = sentences if len(sentences) >= _LEAST_BEATS else found
    once = list(dict.fromkeys(found))
    if len(once) < _LEAST_BEATS:
        raise Refused(f"it holds {len(once)} different beats, not {_LEAST_BEATS}")
    return tuple(once[:_MOST_BEATS])


def for_scene(
    log_line: str, people: Sequence[Sketch], beat: str, heading: str, language: str
) -> Prompt:
    """Where one beat happens, and what is seen."""
    names = ("、" if language == "zh" else ", ").join(p.title for p in people)
    line, one = shown.LOG_LINE[language], shown.BEAT[language]
    example = _scene(line, _names(language), one, heading, language), shown.SCENE[language]
    return Prompt(system_for(language), _scene(log_line, names, beat, heading, language), example)


def _scene(log_line: str, names: str, beat: str, heading: str, language: str) -> str:
    if language == "zh":
        user = (
            f"影片：{log_line}\n人物：{names}\n\n节拍：{beat}\n\n"
            f"第一行写场景标题，格式：{heading}\n第二行用一两句话写画面上发生什么。"
        )
    else:
        user = (
            f"A film: {log_line}\nCharacters: {names}\n\nThe beat: {beat}\n\n"
            f"First line: a scene heading like {heading}\n"
            "Second line: one or two sentences of what is seen, in the present tense."
        )
    return user


def read_scene(answer: str, heading: str, names: Sequence[str], language: str) -> Sketch:
    """A heading and what happens. Without a heading of its own it gets `heading`.

    Raises Refused when nothing happens in it.
    """
    found = ""
    said = []
    for line in _lines(shown.own_names(answer, names, language), language):
        bare = line.strip().strip("*#").strip()
        bare = re.sub(
            r"^(?:scene heading|first line|second line|场景标题|标题)\s*[:：]\s*",
            "",
            bare,
            flags=re.I,
        )
        if not bare:
            continue
        is_heading = is_english_heading(bare) or (
            language == "zh" and chinese_heading(bare) is not None
        )
        if is_heading and len(bare) <= 80:
            found = found or (bare.upper() if language == "en" else bare)
        elif not is_heading:
            said.append(bare)
    text = " ".join(said)[:600]
    if len(text) < (6 if language == "zh" else 15):
        raise Refused("nothing happens in it")
    return Sketch(found or heading, text, False)


def for_action(scene: Sketch, people: Sequence[Sketch], language: str) -> Prompt:
    """What one sees in a scene."""
    title, _, text = shown.SCENE[language].partition("\n")
    first = _action(Sketch(title, text), shown.CHARACTERS[language], language)
    example = first, shown.ACTION[language]
    return Prompt(system_for(language), _action(scene, _cast(people), language), example)


def _action(scene: Sketch, cast: str, language: str) -> str:
    if language == "zh":
        user = (
            f"人物：\n{cast}\n\n场景：{scene.title}\n{scene.text}\n\n"
            "用两三句现在时的动作描写写出这场戏的开头，只写看得见、听得见的，不要台词。"
        )
    else:
        user = (
            f"Characters:\n{cast}\n\nThe scene: {scene.title}\n{scene.text}\n\n"
            "Write two or three sentences of action for the beginning of this scene, in the "
            "present tense: only what one sees and hears. No dialogue."
        )
    return user


def read_action(answer: str, names: Sequence[str], language: str, cut: bool) -> Passage:
    """The action in an answer, without anything spoken. Raises Refused when there is none."""
    answer = shown.own_names(answer, names, language)
    given = shown.texts(language)
    found = passage(answer, language, names, given, cut=cut, one_line=language == "zh")
    kept = [e.text for e in parse(found.text).elements if e.kind is ElementKind.ACTION]
    if not kept:
        raise Refused("it holds no action")
    return Passage("\n\n".join(kept)[:900] + "\n", found.mended)


def for_dialogue(scene: Sketch, people: Sequence[Sketch], language: str) -> Prompt:
    """What is said in a scene."""
    title = shown.SCENE[language].partition("\n")[0]
    names = _names(language).split("、" if language == "zh" else ", ")
    first = _dialogue(
        Sketch(title, shown.ACTION[language]), shown.CHARACTERS[language], names, language
    )
    own = _dialogue(scene, _cast(people), [p.title for p in people], language)
    return Prompt(system_for(language), own, (first, shown.DIALOGUE[language]))


def _dialogue(scene: Sketch, cast: str, names: Sequence[str], language: str) -> str:
    if language == "zh":
        form = "\n".join(f"{name}：台词" for name in names[:2])
        user = (
            f"人物：\n{cast}\n\n场景：{scene.title}\n{scene.text}\n\n"
            f"为这场戏写 4 到 8 段台词。每段一行，格式：\n{form}"
        )
    else:
        one, two = ([*names] * 2)[:2]
        user = (
            f"Characters:\n{cast}\n\nThe scene: {scene.title}\n{scene.text}\n\n"
            f"Write 4 to 8 short speeches for this scene. Use this form:\n\n{one}\nWhat {one} "
            f"says.\n\n{two}\nWhat {two} says."
        )
    return user


def read_dialogue(
    answer: str, scene: Sketch, names: Sequence[str], language: str, cut: bool
) -> Passage:
    """The speeches in an answer, with the action between. Raises Refused for fewer than two.

    Headings are left out: the scene has its own.
    """
    answer = shown.own_names(answer, names, language)
    given = shown.own_names(
        f"{scene.title}\n{scene.text}\n{shown.texts(language)}", names, language
    )
    found = passage(answer, language, names, given, cut=cut, one_line=language == "zh")
    lines = [line for line in found.text.split("\n") if not is_english_heading(line.strip())]
    text = "\n".join(lines).strip("\n") + "\n"
    read = parse(text, language=language)
    if sum(e.kind is ElementKind.DIALOGUE for e in read.elements) < 2:
        raise Refused("it holds fewer than two speeches")
    return Passage(text, found.mended)


def _names(language: str) -> str:
    """The people of the example, as a list."""
    return "马岚、石警官" if language == "zh" else "MARA, STEIN"


def _cast(people: Sequence[Sketch]) -> str:
    return "\n".join(f"{p.title}: {p.text}"[:240] for p in people)


def _lines(answer: str, language: str, cut: bool = False) -> list[str]:
    lines, _ = cleaned(answer)
    if cut:
        lines, _ = without_half(lines)
    check_language("\n".join(lines), language)
    return lines
