"""From scene to scene: rain that goes on, and a set that was decided once."""

from __future__ import annotations

import pytest

from workprint.film.beats import SceneBeats
from workprint.film.staging import SetSpec
from workprint.render.nodes import sets
from workprint.screenplay import parse


def built(
    *scenes: tuple[str, str, tuple[str, ...]], decided: tuple[tuple[str, str, str], ...] = ()
) -> tuple[SetSpec, ...]:
    """The sets of (heading, action, weather read there) scenes."""
    text = "\n\n".join(f"{heading}\n\n{action}" for heading, action, _ in scenes)
    screenplay = parse(text)
    beats = tuple(
        SceneBeats(scene.id, (), (), weather)
        for scene, (_, _, weather) in zip(screenplay.scenes, scenes, strict=True)
    )
    return sets(screenplay, beats, decided)


RAIN = ("EXT. BUS STOP - NIGHT", "Rain.", ("rain",))


@pytest.mark.parametrize(
    "heading",
    ["EXT. BUS STOP - LATER", "EXT. ROAD - NIGHT", "EXT. ROAD - CONTINUOUS", "EXT. ROAD",
     "EXT. FIELD - MOMENTS LATER"],
)  # fmt: skip
def test_rain_goes_on(heading: str) -> None:
    assert built(RAIN, (heading, "They wait.", ()))[1].weather == ("rain",)


@pytest.mark.parametrize(
    "heading,action",
    [
        ("EXT. BUS STOP - DAY", "They wait."),
        ("EXT. BUS STOP - NEXT NIGHT", "They wait."),
        ("EXT. BUS STOP - NIGHT, TWO WEEKS LATER", "They wait."),
        ("EXT. BUS STOP - LATER", "Stars. They wait."),
        ("EXT. BUS STOP - LATER", "The rain has stopped."),
        ("INT. KITCHEN - NIGHT", "They wait."),
    ],
)
def test_rain_ends(heading: str, action: str) -> None:
    assert built(RAIN, (heading, action, ()))[1].weather == ()


def test_a_day_is_a_day() -> None:
    told = built(("EXT. ROAD - DAY", "Fog.", ("fog",)), ("EXT. FIELD - DAY", "On.", ()))
    assert told[1].weather == ("fog",)


def test_rain_goes_on_past_a_room_and_until_it_stops() -> None:
    told = built(
        RAIN,
        ("INT. KITCHEN - NIGHT", "A pot boils.", ()),
        ("EXT. BUS STOP - LATER", "They wait.", ()),
        ("EXT. BUS STOP - LATER", "The rain stops.", ("rain",)),
        ("EXT. BUS STOP - LATER", "They leave.", ()),
    )
    assert [spec.weather for spec in told] == [("rain",), (), ("rain",), ("rain",), ()]


def test_other_weather_takes_its_place() -> None:
    told = built(RAIN, ("EXT. ROAD - NIGHT", "Snow.", ("snow",)), ("EXT. ROAD - LATER", "On.", ()))
    assert told[2].weather == ("snow",)


def test_rain_on_a_window_is_rain_at_the_door_and_in_the_room_again() -> None:
    told = built(
        ("1. 内景 面馆 夜", "△ 雨敲着玻璃。", ("rain",)),
        ("2. 外景 面馆门口 夜", "△ 她打着伞跑来。", ()),
        ("3. 内景 面馆 夜", "△ 她走进来。", ()),
    )
    assert [spec.weather for spec in told] == [("rain",)] * 3


def test_a_decided_kit_is_the_places() -> None:
    told = built(
        ("EXT. BUS STOP - NIGHT", "One.", ()),
        ("INT. BUS STOP - NIGHT", "Two.", ()),
        ("EXT. BUS STOP - LATER", "Three.", ()),
        ("EXT. BUS STOP - DAY", "Four.", ()),
        decided=(("s001", "kit", "platform"), ("s004", "kit", "park")),
    )
    assert [spec.kit for spec in told[::2]] == ["platform", "platform"]
    assert told[1].kit != "platform"  # inside is another set
    assert told[3].kit == "park"
    assert [s.time for s in told] == ["night", "night", "night", "day"]
