"""Script days: when a night has passed, and what stands outside the count."""

from __future__ import annotations

import pytest

from workprint.analysis.days import script_days
from workprint.screenplay import parse


def days(*scenes: str) -> list[int | str]:
    """The day of each scene; "back" for a flashback."""
    told = [scene if "\n" in scene else f"{scene}\n\nRain." for scene in scenes]
    return ["back" if d.flashback else d.day for d in script_days(parse("\n\n".join(told)))]


@pytest.mark.parametrize(
    ("scenes", "wanted"),
    [
        (["INT. A - DAY", "INT. B - NIGHT", "INT. C - MORNING"], [1, 1, 2]),
        (
            ["INT. A - NIGHT", "INT. B - CONTINUOUS", "INT. C - LATER", "INT. D - DAWN"],
            [1, 1, 1, 2],
        ),
        (["INT. A - DAY", "INT. B - NEXT DAY", "INT. C - TWO WEEKS LATER"], [1, 2, 3]),
        (["INT. A - DAY", "INT. B - FLASHBACK - NIGHT", "INT. C - DAY"], [1, "back", 1]),
        (["INT. A - DAY", "INT. B - DAY\n\nSUPER: Three years later\n\nRain."], [1, 2]),
        (["INT. A - AFTERNOON", "INT. B - NOON"], [1, 2]),
        (["INT. A - MIDNIGHT", "INT. B - NIGHT"], [1, 1]),
        (["INT. SESAME STREET - NIGHT", "INT. DREAMLAND CINEMA - DAY"], [1, 2]),
        (["INT. A - DAY", "INT. B - DAY\n\nHe reads tomorrow's paper."], [1, 1]),
        (["1. 内景 甲 夜", "2. 内景 乙 清晨", "3. 内景 丙 日", "4. 内景 丁 次日"], [1, 2, 2, 3]),
    ],
)
def test_days_are_counted(scenes: list[str], wanted: list[int | str]) -> None:
    assert days(*scenes) == wanted


@pytest.mark.parametrize(
    ("scenes", "wanted"),
    [
        (["INT. KITCHEN - DAY", "INT. KITCHEN - LATER"], ["DAY", "DAY"]),
        (["INT. A - NIGHT", "INT. B - CONTINUOUS", "INT. C - MOMENTS LATER"], ["NIGHT"] * 3),
        (["INT. A - NIGHT", "INT. B - DAY (LATER)"], ["NIGHT", "DAY (LATER)"]),
        (
            ["INT. A - DAY", "INT. B - FLASHBACK - NIGHT", "INT. C - LATER"],
            ["DAY", "NIGHT", "DAY"],
        ),
        (["INT. A - DAY", "INT. B", "INT. C - LATER"], ["DAY", "", ""]),
        (["INT. A - LATER"], [""]),
        (["1. 内景 甲 夜", "2. 内景 乙 稍后"], ["夜", "夜"]),
    ],
)
def test_what_goes_on_has_the_time_of_the_scene_before(
    scenes: list[str], wanted: list[str]
) -> None:
    screenplay = parse("\n\n".join(f"{scene}\n\nRain." for scene in scenes))
    assert [day.time for day in script_days(screenplay)] == wanted


def test_every_day_says_why() -> None:
    made = script_days(parse("INT. A - NIGHT\n\nRain.\n\nINT. B - DAY\n\nSun."))
    assert "a night has passed" in made[1].reason.text.en and made[1].reason.evidence
