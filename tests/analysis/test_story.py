"""The story: figures that can be counted by hand, in both languages, and what always holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.analysis.story import markdown, tell
from workprint.film.language import SceneFeeling
from workprint.film.reason import Phrase, ScriptSpan
from workprint.film.story import Content, CoverageLine, Story, Turn
from workprint.learning.word_lists import regular_forms
from workprint.production.breakdowns import people_of
from workprint.screenplay import parse
from workprint.screenplay.pages import scene_lengths

EXAMPLES = Path(__file__).parents[2] / "examples"
EN = """\
INT. KITCHEN - DAY

Ida sits. Wren pours water.

IDA
Is the lamp lit?

WREN
The lamp is lit, grandmother.

IDA
Good.

EXT. PIER - NIGHT

TOBIAS ties the boat.

TOBIAS
He never came.

INT. CAR - NIGHT

The road is wet.
"""
ZH = """\
1. 内景 厨房 日

小雨倒水。

阿梅：灯亮了吗？

小雨：灯亮了。

2. 外景 码头 夜

老周被风吹倒。

老周：他没来。
"""


def story(
    text: str,
    declared: dict[str, str] | None = None,
    feelings: tuple[SceneFeeling, ...] = (),
) -> Story:
    read = parse(text)
    if not read.scenes:
        return tell(read, (), (), (), declared)
    return tell(read, people_of(read), scene_lengths(read), feelings, declared)


def scene(action: str = "", *said: tuple[str, str], heading: str = "INT. ROOM - DAY") -> str:
    parts = [heading, *([action] if action else []), *(f"{who}\n{text}" for who, text in said)]
    return "\n\n".join(parts)


def film(*scenes: str) -> str:
    return "\n\n".join(scenes) + "\n"


def spans(value: object) -> Iterator[ScriptSpan]:
    if isinstance(value, ScriptSpan):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def phrases(value: object) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from phrases(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from phrases(getattr(value, field.name))


def level(told: Story, content: Content) -> str:
    return next(d.level for d in told.content if d.content is content)


def lines(told: Story, section: str) -> list[CoverageLine]:
    return [line for line in told.coverage if line.section == section]


# People


def test_words_lines_and_scenes_are_counted() -> None:
    people = {p.name: p for p in story(EN).presence}
    ida, wren, tobias = people["IDA"], people["WREN"], people["TOBIAS"]
    assert (ida.lines, ida.words, ida.scenes) == (2, 5, ("s001",))
    assert (wren.lines, wren.words) == (1, 5)
    assert (tobias.words, tobias.scenes, tobias.first_page, tobias.last_page) == (
        3, ("s002",), 1, 1,
    )  # fmt: skip
    assert ida.share == pytest.approx(5 / 13) and ida.main


def test_chinese_characters_are_counted() -> None:
    told = {p.name: p for p in story(ZH).presence}
    assert (told["阿梅"].words, told["小雨"].words, told["老周"].words) == (4, 3, 3)


def test_answers_are_counted_both_ways() -> None:
    (bond,) = story(EN).bonds
    assert (bond.a, bond.b, bond.forth, bond.back) == ("ida", "wren", 1, 1)
    assert bond.scenes == ("s001",) and bond.weight == 1.0
    assert bond.reasons[0].text.en == "2 answers to each other, 1 scenes together"


def test_a_voice_alone_meets_nobody() -> None:
    one = scene("", ("IDA", "Who is it?"), ("TOM (V.O.)", "It is me."))
    told = story(film(one, scene("Tom waits.")))
    assert told.bonds[0].scenes == () and told.bonds[0].forth + told.bonds[0].back == 1
    (pair,) = told.never_meet
    assert {pair.a, pair.b} == {"ida", "tom"}


def test_who_is_named_in_the_action_is_there() -> None:
    told = story(film(scene("", ("HOPE", "Yes.")), scene("Hope waits."), scene("They hope.")))
    assert told.presence[0].scenes == ("s001", "s002")


# Pace


def test_the_share_of_dialogue_and_the_length_of_speeches() -> None:
    first, second, third = story(EN).pace.scenes
    assert (first.words, first.speeches) == (15, 3)
    assert first.dialogue == pytest.approx(10 / 15)
    assert first.mean_speech == pytest.approx(10 / 3)
    assert second.dialogue == pytest.approx(3 / 7)
    assert (third.dialogue, third.mean_speech) == (0.0, 0.0)


def test_a_running_mean_is_over_five_scenes() -> None:
    told = story(film(*[scene("Rain.")] * 4, *[scene("", ("IDA", "Rain."))] * 4)).pace
    assert [round(r.dialogue, 2) for r in told.running] == [0, 0, 0, 0, 0.2, 0.4, 0.6, 0.8]


def test_the_longest_stretch_without_a_main_character() -> None:
    empty, ida = scene("Rain."), scene("", ("IDA", "Here I am."))
    told = story(film(ida, empty, ida, empty, empty, ida)).pace.without_main
    assert told is not None and told.scenes == ("s004", "s005") and told.eighths == 2
    assert story(film(ida, ida)).pace.without_main is None


def test_the_longest_speech() -> None:
    told = story(film(scene("", ("IDA", "One two three."), ("TOM", "One.")))).pace.longest_speech
    assert told is not None and (told.character, told.words) == ("ida", 3)


# Arcs


def feeling(n: int, mood: str, intensity: float) -> SceneFeeling:
    return SceneFeeling(f"s{n:03}", ((mood, 0.8), ("calm", 0.2)), intensity, ())


def test_arcs_follow_the_moods() -> None:
    text = film(scene("", ("IDA", "Yes.")), scene("Rain."), scene("", ("IDA", "No.")))
    felt = (feeling(1, "joyful", 0.5), feeling(2, "tense", 1.0), feeling(3, "angry", 0.5))
    whole, ida = story(text, feelings=felt).arcs
    assert [round(p.tension, 2) for p in whole.points] == [0.0, 0.8, 0.4]
    assert [round(p.sentiment, 2) for p in whole.points] == [0.8, 0.0, -0.8]
    assert whole.character is None
    assert (ida.character, [p.scene for p in ida.points]) == ("ida", ["s001", "s003"])


def test_without_moods_there_are_no_arcs_and_it_is_said() -> None:
    told = story(EN)
    assert told.arcs == () and any(
        "moods of scenes are not at hand" in w.en for w in told.warnings
    )
    assert not any(
        "moods" in w.en for w in story(EN, feelings=(feeling(1, "calm", 0.1),)).warnings
    )


# Turning points


def test_turns_come_in_order_and_say_why() -> None:
    text = film(*[scene("Ida waits.", ("IDA", "Yes."))] * 40)
    told = story(text).turning_points
    assert [p.turn for p in told] == list(Turn)
    order = [p.scenes for p in told]
    assert [s for scenes in order for s in scenes] == sorted({s for own in order for s in own})
    for point in told:
        assert point.likeliest in point.scenes and 0 < point.confidence < 1
        assert "guess by place" in point.reasons[0].text.en


def test_a_scene_full_of_signs_draws_the_turn() -> None:
    plain = scene("Ida sweeps.", ("IDA", "Dust."))
    loud = scene("She decides. She signs. She packs and leaves.", ("IDA", "I will go."))
    for n in (8, 10):
        scenes = [plain] * 30
        scenes[n] = loud
        told = {p.turn: p for p in story(film(*scenes)).turning_points}
        point = told[Turn.FIRST_ACT_END]
        assert point.likeliest == f"s{n + 1:03}"
        assert "decision" in point.reasons[1].text.en and "决定" in point.reasons[1].text.zh


def test_no_turns_are_guessed_in_five_scenes() -> None:
    one = scene("Ida waits.", ("IDA", "Yes."))
    assert story(film(*[one] * 5)).turning_points == ()
    assert len(story(film(*[one] * 6)).turning_points) == 5


# Words that recur


def test_words_that_recur_are_told_with_their_lines() -> None:
    text = film(scene("Her father waits."), scene("The debt is due."), scene("My brothers sing."),
                scene("The bank."), scene("A mother weeps."))  # fmt: skip
    told = story(text)
    assert [t.kind for t in told.themes] == ["family"]
    (theme,) = told.themes
    assert theme.scenes == ("s001", "s003", "s005")
    assert [text[m.span.start : m.span.end] for m in theme.mentions] == [
        "father", "brothers", "mother",
    ]  # fmt: skip
    assert "3 of 5 scenes" in theme.reason.text.en


def test_chinese_words_that_recur() -> None:
    text = "".join(f"{n}. 内景 屋 日\n\n{t}\n\n" for n, t in enumerate(
        ("他欠了债。", "她数钱。", "银子没了。"), 1))  # fmt: skip
    (theme,) = story(text).themes
    assert theme.kind == "debt" and [m.word for m in theme.mentions] == ["欠", "债", "钱", "银子"]


def test_a_longer_word_that_holds_another_by_chance_is_none() -> None:
    def film_of(*lines: str) -> str:
        return "".join(f"{n}. 内景 屋 日\n\n{t}\n\n" for n, t in enumerate(lines, 1))

    assert story(film_of("天花板裂了。", "她眼神一变。", "火花四溅。")).themes == ()
    (theme,) = story(film_of("天花板上有花。", "他看着雨。", "风停了。")).themes
    assert [m.word for m in theme.mentions] == ["花", "雨", "风"]


# Content


@pytest.mark.parametrize(
    ("action", "content", "wanted"),
    [
        ("He stabs the guard.", Content.VIOLENCE, "moderate"),
        ("She slaps him.", Content.VIOLENCE, "mild"),
        ("He decapitates the king.", Content.VIOLENCE, "strong"),
        ("They shoot a film in the yard.", Content.VIOLENCE, "none"),
        ("She shoots him a look.", Content.VIOLENCE, "none"),
        ("He kills the engine.", Content.VIOLENCE, "none"),
        ("There is no gun on the table.", Content.VIOLENCE, "none"),
        ("He doesn't kill anyone.", Content.VIOLENCE, "none"),
        ("It cracks like a gunshot.", Content.VIOLENCE, "none"),
        ("The blood pressure cuff hangs there.", Content.VIOLENCE, "none"),
        ("She is dying to see it.", Content.FEAR, "none"),
        ("The line goes dead.", Content.FEAR, "none"),
        ("The engine dies.", Content.FEAR, "none"),
        ("The old man dies.", Content.FEAR, "mild"),
        ("She screams with laughter.", Content.FEAR, "none"),
        ("She screams.", Content.FEAR, "moderate"),
        ("A high school. A high street.", Content.SUBSTANCES, "none"),
        ("The chimney smokes.", Content.SUBSTANCES, "none"),
        ("He lights a cigarette.", Content.SUBSTANCES, "mild"),
        ("She weeds the garden.", Content.SUBSTANCES, "none"),
        ("He injects heroin.", Content.SUBSTANCES, "strong"),
        ("The naked bulb swings.", Content.SEX, "none"),
        ("He kisses her on the forehead.", Content.SEX, "none"),
        ("They kiss.", Content.SEX, "mild"),
        ("They make love.", Content.SEX, "moderate"),
        ("A green shoot. She kills the TV.", Content.VIOLENCE, "none"),
        ("She slaps the taxi's roof. He kicks open the hatch.", Content.VIOLENCE, "none"),
        ("Ida kicks Tom.", Content.VIOLENCE, "mild"),
        ("The brakes shriek. He cuts the stalk. Dead tulips.", Content.FEAR, "none"),
        ("The spaniel bitch sleeps.", Content.LANGUAGE, "none"),
    ],
)  # fmt: skip
def test_english_content(action: str, content: Content, wanted: str) -> None:
    assert level(story(film(scene(action))), content) == wanted


@pytest.mark.parametrize(
    ("action", "content", "wanted"),
    [
        ("他杀死了守卫。", Content.VIOLENCE, "moderate"),
        ("剧组今天杀青。", Content.VIOLENCE, "none"),
        ("他没有开枪。", Content.VIOLENCE, "none"),
        ("护士给他量血压。", Content.VIOLENCE, "none"),
        ("他挥拳打过去。", Content.VIOLENCE, "mild"),
        ("她笑死了。", Content.FEAR, "none"),
        ("电话死了。", Content.FEAR, "none"),
        ("老人死了。", Content.FEAR, "mild"),
        ("她尖叫。", Content.FEAR, "moderate"),
        ("他点燃一支烟。", Content.SUBSTANCES, "mild"),
        ("墙上写着禁止吸烟。", Content.SUBSTANCES, "none"),
        ("孩子已经上床睡觉。", Content.SEX, "none"),
        ("两人接吻。", Content.SEX, "mild"),
        ("他跪上床沿。", Content.SEX, "none"),
        ("操场上空无一人。", Content.LANGUAGE, "none"),
        ("船慢慢靠岸。", Content.LANGUAGE, "none"),
    ],
)
def test_chinese_content(action: str, content: Content, wanted: str) -> None:
    assert level(story(f"1. 内景 房间 夜\n\n{action}\n"), content) == wanted


def test_talk_counts_a_grade_less_but_for_strong_language() -> None:
    told = story(film(scene("", ("IDA", "They murdered him. What the fuck."))))
    assert level(told, Content.VIOLENCE) == "mild"
    assert level(told, Content.LANGUAGE) == "moderate"
    often = story(film(scene("", ("IDA", "Fuck. Fuck. Fuck."))))
    assert level(often, Content.LANGUAGE) == "strong"
    assert "it takes 3 of grade strong" in often.content[1].reason.text.en


def test_a_mention_stands_where_it_is_said_to() -> None:
    text = film(scene("Rain.\n\nHe *stabs* the guard.", ("IDA", "You bastard.")))
    told = story(text)
    found = [m for d in told.content for m in d.mentions]
    assert [text[m.span.start : m.span.end] for m in found] == ["stabs", "bastard"]
    assert [text.splitlines()[m.span.line - 1] for m in found] == [
        "He *stabs* the guard.",
        "You bastard.",
    ]


def test_strong_language_in_chinese() -> None:
    said = "1. 内景 房间 夜\n\n阿梅：他妈的，滚蛋！\n"
    assert level(story(said), Content.LANGUAGE) == "mild"
    assert level(story(said.replace("他妈的，滚蛋", "那是给他妈的")), Content.LANGUAGE) == "none"


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("stab", "stabs stabbed stabbing"),
        ("torture", "tortures tortured torturing"),
        ("punch", "punches punched punching"),
        ("junky", "junkies junkied junkying"),
        ("kill", "kills killed killing"),
    ],
)
def test_regular_forms(word: str, wanted: str) -> None:
    assert set(wanted.split()) <= set(regular_forms(word))


# Declared genders

WOMEN = {"IDA": "female", "WREN": "female", "TOBIAS": "male"}


def answers(told: Story) -> list[str]:
    return [step.answer for step in told.representation.bechdel]


def test_the_bechdel_steps_by_declaration() -> None:
    assert answers(story(EN, WOMEN)) == ["yes", "yes", "yes"]
    assert answers(story(EN)) == ["undecided"] * 3
    assert answers(story(EN, {**WOMEN, "WREN": "male"})) == ["no", "no", "no"]
    apart = film(scene("", ("IDA", "Yes.")), scene("", ("WREN", "No.")))
    assert answers(story(apart, WOMEN)) == ["yes", "no", "no"]
    of_him = film(scene("", ("IDA", "Did Tobias call?"), ("WREN", "Not yet."), ("TOBIAS", "Hm.")))
    assert answers(story(of_him, WOMEN)) == ["yes", "yes", "no"]
    assert answers(story(of_him, {"IDA": "female", "WREN": "female"}))[2] == "undecided"


def test_the_bechdel_steps_in_chinese() -> None:
    women = {"阿梅": "female", "小雨": "female", "老周": "male"}
    assert answers(story(ZH, women)) == ["yes", "yes", "yes"]
    assert answers(story(ZH.replace("灯亮了吗", "他来了吗"), women)) == ["yes", "yes", "no"]


def test_names_decide_nothing() -> None:
    text = film(scene("", ("MARY", "Hello there."), ("MRS SMITH", "Good day."), ("JOHN", "Hm.")))
    told = story(text).representation
    assert [share.gender for share in told.balance] == ["unknown"]
    assert "gender not declared" in told.undecided[0].en


def test_the_balance_says_what_is_not_declared() -> None:
    told = story(EN, {"IDA": "female", "ZED": "male"}).representation
    assert [(s.gender, s.words) for s in told.balance] == [("female", 5), ("unknown", 8)]
    assert "ZED is declared" in told.undecided[1].en


# Readability


def test_how_the_page_reads() -> None:
    told = story(film(scene("The door is opened. Ida runs into the cold rain.")))
    figures = {f.key: f.value for f in told.readability}
    assert figures == {
        "sentences": 2.0, "words_per_sentence": 5.0, "long_sentences": 0.0, "passive": 0.5,
    }  # fmt: skip
    chinese = {f.key: f.value for f in story(ZH).readability}
    assert chinese["passive"] == 0.5 and chinese["words_per_sentence"] == 5.0


# Coverage


def test_the_log_line_is_the_title_pages_or_not_given() -> None:
    assert lines(story(EN), "logline")[0].text == Phrase("not given", "未提供")
    told = story("Title: A\nLogline: A keeper saves a boat.\n\n" + EN)
    assert lines(told, "logline")[0].text.en == "A keeper saves a boat."


def test_what_to_question_points_at_scenes() -> None:
    long = " ".join(["word"] * 130)
    empty = scene("Rain falls on the roof.\n\n" * 30)
    ida = scene("", ("IDA", long))
    told = story(film(ida, empty, scene("", ("TOM", long)), ida, ida))
    text = markdown(told, "Rain", "en")
    assert "- a speech of 130 words: does it hold? (scene 1)" in text
    assert "pages: is the story still theirs? (scene 2)" in text
    assert (
        "scenes in a row that are nearly all talk: what is there to see? (scenes 3, 4, 5)" in text
    )
    assert "- IDA and TOM never meet: is that meant? (scenes 1, 3)" in text
    assert "- IDA carries the story: in 3 of 5 scenes (scenes 1, 4, 5)" in text


def test_further_questions() -> None:
    passive = scene("The door is opened.", ("IDA", "Yes yes yes."))
    long = scene("Rain falls.\n\n" * 150)
    told = story(film(passive, passive, long, scene("", ("IDA", "A."), ("TOM", "Yes, Ida."))))
    text = markdown(told, "Rain", "en")
    assert "scenes of more than four pages: could they start later? (scene 3)" in text
    assert "TOM, a main character, comes only in the second half (scene 4)" in text
    half = story(film(passive, scene("The lamp is lit.")))
    assert "100% of the action is passive: who acts? (scenes 1, 2)" in markdown(half, "A", "en")


def test_tension_that_falls_is_questioned_and_that_rises_is_praised() -> None:
    text = film(*[scene("Ida waits.", ("IDA", "Yes."))] * 6)
    rising = tuple(feeling(n, "tense", n / 6) for n in range(1, 7))
    falling = tuple(feeling(n, "tense", 1 - n / 6) for n in range(1, 7))
    up, down = (markdown(story(text, feelings=f), "A", "en") for f in (rising, falling))
    assert "tension is higher in the last third than in the first, by 0.53 (scene 6)" in up
    assert "tension is lower in the last third than in the first, by 0.53" in down


def test_the_acts_are_told_by_their_scenes() -> None:
    one = [f"Ida opens door number {n} of the old house." for n in range(1, 9)]
    told = story(film(*[scene(a, ("IDA", "Yes.")) for a in one]))
    synopsis = lines(told, "synopsis")
    assert synopsis[0].text.en.startswith("Beginning: ")
    assert synopsis[-1].text.en == "End: Ida opens door number 8 of the old house."
    assert all(len(line.scenes) == 1 for line in synopsis)


def test_coverage_in_chinese() -> None:
    text = markdown(story(ZH, {"阿梅": "female", "小雨": "female", "老周": "male"}), "灯", "zh")
    assert text.startswith("# 剧本评估：灯\n") and "## 值得推敲" in text
    assert "两位女性互相交谈吗？是" in text and "（第 1 场）" in text
    assert "female" not in text and "scene" not in text


# Bad input


def test_no_scenes() -> None:
    told = story("Just a note.\n")
    assert [w.en for w in told.warnings] == [
        "there are no scenes: headings look like INT. KITCHEN - DAY"
    ]
    assert told.presence == () and "not given" in markdown(told, "A", "en")


def test_no_cues() -> None:
    told = story(film(scene("Rain."), scene("Sun.")))
    assert any("nobody speaks" in w.en for w in told.warnings)
    assert told.representation.balance == () and answers(told) == ["no"] * 3
    assert told.pace.longest_speech is None and told.pace.without_main is None


def test_one_scene() -> None:
    told = story(film(scene("", ("IDA", "Yes."))))
    assert told.presence[0].share == 1.0 and told.turning_points == ()
    assert any("no turning points" in w.en for w in told.warnings)


@pytest.mark.parametrize(
    "said",
    [
        "Je ne sais pas pourquoi tu es venu ici ce soir avec ta valise et ton chapeau. " * 4,
        "Я не знаю, зачем ты пришёл сюда сегодня вечером. " * 4,
    ],
)
def test_a_third_language(said: str) -> None:
    told = story(film(scene("", ("JEAN", said))))
    assert any("neither English nor Chinese" in w.en for w in told.warnings)
    assert told.content == () and told.readability == () and told.representation.bechdel == ()
    assert told.presence[0].share == 1.0 and markdown(told, "A", "en")


def test_two_thousand_scenes() -> None:
    one = scene(
        "Ida walks to the window. Tobias fires the gun at the wall.",
        ("IDA", "I was never in that house, damn it."),
        ("TOBIAS", "No. They killed him."),
    )
    read = parse(film(*[one] * 2000))
    people, lengths = people_of(read), scene_lengths(read)
    began = time.process_time()
    told = tell(read, people, lengths, ())
    markdown(told, "A", "en")
    assert time.process_time() - began < 3
    assert len(told.pace.scenes) == 2000


# What always holds

WHO = st.sampled_from(["IDA", "TOM", "WREN", "MAY (V.O.)"])
SAID = st.sampled_from(["Yes.", "I will kill him.", "The lamp is lit, damn it.", "He never came."])
ACTION = st.sampled_from(["", "Rain.", "Ida and Tom wait.", "A *gun* on the table.\n\nWren runs."])
SCENE = st.builds(
    lambda action, said, place: scene(action, *said, heading=f"INT. {place} - DAY"),
    ACTION, st.lists(st.tuples(WHO, SAID), max_size=4), st.sampled_from(["BARN", "PIER", "CAR"]),
)  # fmt: skip


DECLARED = st.dictionaries(st.sampled_from(["IDA", "TOM"]), st.sampled_from(["female", "male"]))


@settings(max_examples=40)
@given(st.lists(SCENE, min_size=1, max_size=10), DECLARED)
def test_shares_sum_to_one_and_spans_stand_in_the_source(
    scenes: list[str], declared: dict[str, str]
) -> None:
    text = film(*scenes)
    told = story(text, declared)
    if any(p.words for p in told.presence):
        assert sum(p.share for p in told.presence) == pytest.approx(1)
        assert sum(s.share for s in told.representation.balance) == pytest.approx(1)
    for span in spans(told):
        assert 0 <= span.start < span.end <= len(text)
        assert text.count("\n", 0, span.start) + 1 == span.line
    ids = {s.scene for s in told.pace.scenes}
    assert all(set(line.scenes) <= ids for line in told.coverage)
    assert all(0 < bond.weight <= 1 for bond in told.bonds)
    assert all(phrase.en and phrase.zh for phrase in phrases(told))


@settings(max_examples=30)
@given(st.lists(SCENE, min_size=1, max_size=6), SCENE)
def test_a_scene_more_changes_no_other_scenes_figures(scenes: list[str], more: str) -> None:
    before, after = story(film(*scenes)), story(film(*scenes, more))
    count = len(scenes)
    # Pages and eighths are the layout's: a heading may move the one above it to the next page.
    for one, other in zip(before.pace.scenes, after.pace.scenes[:count], strict=True):
        assert replace(other, page=one.page, eighths=one.eighths) == one
    said = [r.dialogue for r in before.pace.running]
    assert [r.dialogue for r in after.pace.running[:count]] == said
    for old, new in zip(before.content, after.content, strict=True):
        assert new.mentions[: len(old.mentions)] == old.mentions


@cache
def example(name: str) -> Story:
    return story((EXAMPLES / name / "screenplay.fountain").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["lamplight", "yuye"])
def test_the_examples_show_nothing_that_is_not_there(name: str) -> None:
    told = example(name)
    assert {d.content: d.level for d in told.content} == dict.fromkeys(Content, "none")
    assert len(told.turning_points) == 5
    for person in told.presence:
        assert person.reasons and person.reasons[0].evidence


def test_the_graph_makes_it_too() -> None:
    from workprint.production.artefacts import from_json, to_json
    from workprint.production.graph import edges

    takes = {name: needs for name, needs, _ in edges()}["story"]
    assert takes == (
        "screenplay", "characters", "scene_lengths", "scene_feelings", "declared_genders",
        "genre_mix", "turns_model",
    )  # fmt: skip
    told = story(EN, feelings=(feeling(1, "calm", 0.5),))
    assert from_json(to_json(told, Story), Story) == told
