"""Telephone calls: who holds a phone, until when, and whose voice comes through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.editing.nodes import scene_beats, stand_ins
from workprint.film.beats import Act
from workprint.film.layout import FilmLayout
from workprint.film.reason import Phrase, Reason
from workprint.film.shots import (
    Angle,
    BeatTime,
    Move,
    ScenePlan,
    Shot,
    ShotKind,
    ShotPlan,
    ShotSize,
)
from workprint.film.speech import SpokenLine
from workprint.film.staging import ActCue, PathKey, Performance, SceneStaging, SetSpec
from workprint.film.time import FrameRate
from workprint.render.calls import OnPhone, SceneCalls, calls_of, with_calls
from workprint.render.nodes import sound
from workprint.render.sound.film import SceneSoundJob
from workprint.screenplay import parse

SIDES = """EXT. STREET - DAY

ANNA (30) waits. {action}

{rest}
"""


def read(text: str) -> tuple[SceneCalls, dict[str, str]]:
    """The calls of the first scene, and the words of its beats by id."""
    screenplay = parse(text)
    scene = scene_beats(screenplay, stand_ins(screenplay))[0]
    return calls_of(screenplay, scene), {b.id: b.text for b in scene.beats}


def test_both_ends_of_a_call() -> None:
    calls, words = read("""INT. KITCHEN - NIGHT

WALTER (71) stands at the window with a corded phone.

WALTER
(into phone)
Nora. Don't hang up.

NORA (V.O.)
(over phone)
You are dead.

WALTER
Put him on.

NORA (V.O.)
No.

Walter hangs up. He sits.

NORA (V.O.)
I was nine that year.
""")
    assert [words[b] for b in calls.heard] == ["You are dead.", "No."]
    (call,) = calls.held
    assert (call.character, call.prop) == ("walter", "handset")
    assert words[call.first].startswith("WALTER (71)")
    assert words[call.last] == "No."


def test_a_call_in_chinese() -> None:
    calls, words = read("""1. 外景 面馆门口 夜

△ 林芳（三十五岁，短发）打着伞跑过来，拿着手机。

林芳（对着电话，急）：你看见她没有？

老秦（画外音）：在我这儿。

△ 林芳站住，慢慢放下手机。

老秦（画外音）：多年以后，她还记得。
""")
    assert [words[b] for b in calls.heard] == ["在我这儿。"]
    (call,) = calls.held
    assert call.prop == "mobile" and words[call.last] == "在我这儿。"


@pytest.mark.parametrize(
    "action,begins",
    [
        ("She answers the phone.", True),
        ("Her phone rings. She answers.", True),
        ("She speaks into her phone.", True),
        ("She is on the phone.", True),
        ("Her PHONE BUZZES. She looks at the screen.", False),
        ("She looks at a photo on her phone.", False),
        ("She answers with a smile.", False),
        ("She picks up the phone and puts it away.", False),
    ],
)
def test_what_begins_a_call(action: str, begins: bool) -> None:
    calls, _ = read(SIDES.format(action=action, rest="ANNA\nYes."))
    assert bool(calls.held) is begins


@pytest.mark.parametrize(
    "cue,heard",
    [("BO (V.O.)\n(filtered)", True), ("BO (ON PHONE)", True), ("BO (V.O.)\n(on phone)", True),
     ("BO (V.O.)", False), ("BO (O.S.)", False), ("BO\n(calls to the phone company)", False)],
)  # fmt: skip
def test_whose_voice_comes_through(cue: str, heard: bool) -> None:
    calls, words = read(SIDES.format(action="", rest=f"{cue}\nHello."))
    assert [words[b] for b in calls.heard] == (["Hello."] if heard else [])


def test_a_voice_from_the_next_room_is_not_on_the_line() -> None:
    rest = "ANNA\n(into phone)\nYes.\n\nBO (O.S.)\nDinner!\n\nCY (V.O.)\nNo."
    calls, words = read(SIDES.format(action="", rest=rest))
    assert [words[b] for b in calls.heard] == ["No."]


def test_the_phone_is_at_the_ear_through_the_call_and_in_the_hand_for_an_insert() -> None:
    reason = Reason(Phrase("", ""))

    def shot(name: str, kind: ShotKind, frames: int, thing: str | None = None) -> Shot:
        return Shot(name, "s001", name, kind, ShotSize.CU, Angle.EYE, 50, Move.STATIC,
                    ("anna",), 0, (), frames, reason, thing)  # fmt: skip

    plan = ScenePlan(
        "s001", (), tuple(BeatTime(f"b{n}", 24 * n, 24 * n + 24) for n in range(4)),
        (shot("a", ShotKind.SINGLE, 48), shot("b", ShotKind.INSERT, 12, "phone"),
         shot("c", ShotKind.SINGLE, 36)), 96,
    )  # fmt: skip
    acts = (
        ActCue(0, 24, Act.PHONE, prop="phone"),
        ActCue(24, 48, Act.SPEAK),
        ActCue(72, 96, Act.LISTEN, prop="cup"),
    )
    person = Performance("anna", (PathKey(0, (0, 0, 0), 0.0),), acts)
    scene = SceneStaging("s001", SetSpec("street", 1, False, "day"), (person,))
    calls = SceneCalls("s001", (OnPhone("anna", "mobile", "b1", "b2"),))
    made = with_calls(scene, calls, plan).performances[0].acts
    assert [(a.start, a.end, a.act, a.prop) for a in made] == [
        (0, 24, Act.HOLD, "phone"),  # it rings, and is looked at
        (24, 48, Act.SPEAK, "mobile"),
        (24, 48, Act.PHONE, "mobile"),
        (48, 60, Act.HOLD, "phone"),
        (60, 72, Act.PHONE, "mobile"),
        (72, 96, Act.LISTEN, "cup"),
    ]


def test_the_far_end_is_mixed_through_a_telephone() -> None:
    class Jobs:
        """A workshop that only writes down what it is asked to make."""

        def __init__(self) -> None:
            self.asked: list[object] = []

        def make_each(
            self, function: object, items: list[object], **_: object
        ) -> tuple[Path, ...]:
            self.asked += items
            return tuple(Path(str(n)) for n in range(len(items)))

    spoken = tuple(SpokenLine(b, "anna", f"{b}.npz", 24_000, 24_000, (), "formant") for b in "ab")
    plan = ScenePlan("s001", (), (BeatTime("a", 0, 24), BeatTime("b", 24, 48)), (), 48)
    jobs = Jobs()
    sound(
        (SetSpec("street", 1, False, "day"),),
        (SceneCalls("s001", (), ("b",)),),
        ShotPlan((plan,)),
        FilmLayout(0, (0,), (48,), 0),
        spoken,
        FrameRate.parse("24"),
        -23.0,
        jobs,  # type: ignore[arg-type]
    )
    scene = jobs.asked[0]
    assert isinstance(scene, SceneSoundJob)
    assert [line.telephone for line in scene.lines] == [False, True]
