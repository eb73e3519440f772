"""What plain words say of a person: sex, skin, hair, beard, clothes, and the reasons for them."""

from __future__ import annotations

import pytest
from scene_making import read

from workprint.film.characters import Character


def cast(action: str, *speakers: str) -> dict[str, Character]:
    """The people of a scene with this action, by name."""
    lines = "".join(f"{name}\nHello.\n\n" for name in speakers)
    _, people, _ = read(f"INT. ROOM - DAY\n\n{action}\n\n{lines}")
    return {p.name: p for p in people}


def cast_zh(action: str, *speakers: str) -> dict[str, Character]:
    lines = "".join(f"{name}：你好。\n\n" for name in speakers)
    _, people, _ = read(f"第1场 内景 房间 日\n\n△{action}\n\n{lines}")
    return {p.name: p for p in people}


def sex_of(person: Character) -> tuple[str, str]:
    """Man or woman, and the reason given."""
    said = next(r.text.en for r in person.reasons if r.text.en.startswith(("man:", "woman:")))
    kind, why = said.split(": ", 1)
    assert kind == ("man" if person.look.male > 0.5 else "woman")
    return kind, why


@pytest.mark.parametrize(
    ("action", "name", "sex"),
    [
        ("NORA (34) and her son TOBY (7) wait. She looks at Toby. She sighs. She waits.",
         "TOBY", ("man", "“son”")),
        ("Kim sees TOBY (7), her son, by the door.", "TOBY", ("man", "“son”")),
        ("ALEX (40), Kim's wife, sits.", "ALEX", ("woman", "“wife”")),
        ("The old man hugs his granddaughter SAM (9).", "SAM", ("woman", "“granddaughter”")),
        ("KIM (40) waits. Her husband JAMES waits.", "KIM", ("woman", "“he” 0 times, “she” 1")),
        ("JAMES (40) looks at her.", "JAMES", ("man", "the name JAMES")),
        ("LENA (40) looks at his coat.", "LENA", ("woman", "the name LENA")),
        ("WALTER (80) watches her. She laughs.", "WALTER", ("man", "the name WALTER")),
        ("KIM (40), a waitress, looks at her husband.", "KIM", ("woman", "“waitress”")),
        ("KIM (40), bearded, waits.", "KIM", ("man", "“bearded”")),
        ("KIM (40) sits with both her hands on her lap.", "KIM",
         ("woman", "“he” 0 times, “she” 2")),
        ("NURSE (40) waits.", "NURSE", ("woman", "“nurse”")),
    ],
)  # fmt: skip
def test_the_strongest_evidence_decides_the_sex_and_is_the_reason(
    action: str, name: str, sex: tuple[str, str]
) -> None:
    assert sex_of(cast(action, name)[name]) == sex


@pytest.mark.parametrize(
    ("action", "name", "sex"),
    [
        ("林芳牵着儿子小宝（七岁）。她看着小宝。她笑了。", "小宝", ("man", "“儿子”")),
        ("小满，老秦的女儿，坐着。", "小满", ("woman", "“女儿”")),
        ("老秦（六十岁，瘦高，白胡子，围着深蓝围裙）站着。", "老秦", ("man", "“胡子”")),
        ("小满（七岁，花裙子）站着。", "小满", ("woman", "“裙”")),
        ("林美娟（四十岁）站着。", "林美娟", ("woman", "the name 林美娟")),
        ("王志强（四十岁）站着。", "王志强", ("man", "the name 王志强")),
        ("护士（28岁，男）站着。", "护士", ("man", "“男”")),
    ],
)
def test_a_chinese_script_says_the_sex_too(action: str, name: str, sex: tuple[str, str]) -> None:
    assert sex_of(cast_zh(action, name)[name]) == sex


def test_a_doctor_with_a_husband() -> None:
    people = cast(
        "DR. MIRIAM OKAFOR (52), black, grey braids, scrubs. Her husband JAMES waits.",
        "MIRIAM",
        "JAMES",
    )
    miriam, james = people["MIRIAM"].look, people["JAMES"].look
    assert (miriam.male, james.male) == (0.0, 1.0)
    assert miriam.hair == "ponytail"
    assert sum(miriam.skin) < 300
    assert max(miriam.hair_colour) - min(miriam.hair_colour) < 10 < miriam.hair_colour[0] - 100
    said = {r.text.en for r in people["MIRIAM"].reasons}
    assert {"skin: “black”", "hair: “braids”", "hair colour: “grey braids”"} <= said


@pytest.mark.parametrize(
    "action",
    [
        "IDA (40), black coat, waits.",
        "IDA (40), black hair, waits.",
        "IDA (40), black eyes, waits.",
        "IDA (40), all in black, waits.",
        "IDA (40) holds a brown dog.",
    ],
)
def test_other_black_things_do_not_darken_the_skin(action: str) -> None:
    person = cast(action, "IDA")["IDA"]
    assert not any(r.text.en.startswith("skin") for r in person.reasons)


@pytest.mark.parametrize(
    ("words", "dark"),
    [
        ("40, a black woman", True),
        ("40, tall, black", True),
        ("40, brown-skinned", True),
        ("40, dark-skinned", True),
        ("40, pale", False),
        ("40, fair-skinned, thin", False),
        ("40, olive skin", False),
    ],
)
def test_skin_is_read_where_the_script_names_it(words: str, dark: bool) -> None:
    person = cast(f"IDA ({words}) waits.", "IDA")["IDA"]
    assert (sum(person.look.skin) < 400) == dark
    assert any(r.text.en.startswith("skin: ") for r in person.reasons)


@pytest.mark.parametrize(("words", "dark"), [("皮肤黝黑", True), ("肤色白皙", False)])
def test_skin_is_read_in_chinese(words: str, dark: bool) -> None:
    person = cast_zh(f"林芳（三十岁，{words}，黑色大衣）坐着。", "林芳")["林芳"]
    assert (sum(person.look.skin) < 450) == dark
    assert any(r.text.zh.startswith("肤色：") for r in person.reasons)


@pytest.mark.parametrize(
    ("action", "name", "wanted"),
    [
        ("A NURSE, young man in blue scrubs, looks up.", "NURSE",
         {"male": 1.0, "age_years": 24, "top": "uniform", "top_colour": (58, 92, 150)}),
        ("NORA, 40s, long red hair, green coat, sits.", "NORA",
         {"male": 0.0, "age_years": 45, "hair": "long", "hair_colour": (156, 74, 40),
          "top": "coat", "top_colour": (70, 112, 74)}),
        ("TOM – a tall man in his sixties – waits.", "TOM", {"male": 1.0, "age_years": 65}),
        ("NORA (40s). Tall. Grey-haired. Jeans.", "NORA",
         {"hair_colour": (166, 166, 166), "bottom": "jeans"}),
        ("KIM (40) holds an old rope and a big tin by a small child.", "KIM",
         {"age_years": 40}),
    ],
)  # fmt: skip
def test_descriptions_with_and_without_brackets(
    action: str, name: str, wanted: dict[str, object]
) -> None:
    look = cast(action, name)[name].look
    assert {trait: getattr(look, trait) for trait in wanted} == wanted


def test_traits_of_things_are_nobodys() -> None:
    person = cast("KIM (40) holds an old rope and a big tin by a small child.", "KIM")["KIM"]
    assert [r.text.en.split(":")[0] for r in person.reasons if "lot" not in r.text.en] == ["age"]


@pytest.mark.parametrize("action", ["A SIGN, old and rusty, hangs.", "LONDON, 1940s. Fog."])
def test_a_thing_with_a_description_is_nobody(action: str) -> None:
    assert set(cast(action, "IDA")) == {"IDA"}


def test_an_old_man_in_an_apron() -> None:
    person = cast_zh("老秦（六十岁，瘦高，白胡子，围着深蓝围裙）坐着。", "老秦")["老秦"]
    look = person.look
    assert look.male == 1.0 and look.beard and look.age_years == 60
    assert look.height_cm > 176 and look.weight < 0.3
    assert look.top != "uniform" and look.bottom != "skirt"


def test_braids_in_chinese() -> None:
    look = cast_zh("小满（七岁，两个小辫，红毛衣）坐着。", "小满")["小满"].look
    assert (look.hair, look.age_years, look.top_colour) == ("ponytail", 7, (176, 48, 44))


def test_a_chinese_introduction_without_brackets() -> None:
    look = cast_zh("老秦，六十岁，瘦高，白胡子，坐在门口。", "老秦")["老秦"].look
    assert (look.age_years, look.beard) == (60, True)


def test_a_role_before_a_name_is_no_part_of_it() -> None:
    assert set(cast_zh("老秦的女儿小满（七岁，红裙）跑来。", "老秦")) == {"老秦", "小满"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("navy coat", "their colour: “navy coat”"),
        ("white hair in a bun", "hair colour: “white hair”"),
        ("black jeans", "colour of the legs: “black jeans”"),
        ("a red cap", "colour of the hat: “red cap”"),
        ("glasses", "glasses: “glasses”"),
    ],
)
def test_colours_that_were_read_are_among_the_reasons(words: str, reason: str) -> None:
    assert reason in {r.text.en for r in cast(f"IDA (40), {words}, sits.", "IDA")["IDA"].reasons}


@pytest.mark.parametrize(
    ("action", "names"),
    [
        ("Her husband JAMES waits. Her mother SCREAMS. The boy RUNS.", {"JAMES"}),
        ("CAST: NORA, TOBY (7) and an old dog", {"NORA", "TOBY"}),
        ("Her brother OTTO waits. OTTO (40s, bald) nods.", {"OTTO"}),
    ],
)
def test_who_is_in_the_film_without_a_line(action: str, names: set[str]) -> None:
    assert set(cast(action, "IDA")) == {"IDA"} | names


def test_the_fuller_introduction_is_the_one_that_counts() -> None:
    look = cast("Her brother OTTO waits. OTTO (40s, bald) nods.", "IDA")["OTTO"].look
    assert (look.male, look.age_years, look.hair) == (1.0, 45, "bald")


def test_a_chinese_cast_line_names_people() -> None:
    assert set(cast_zh("坐着。\n\n人物：老秦、小满、路人若干", "老秦")) == {"老秦", "小满"}
