"""Beats: what happens in a scene, in order, as the camera and the actors need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class BeatKind(StrEnum):
    LINE = "line"
    ACTION = "action"


class Act(StrEnum):
    """What a body does. The figures know how to play each."""

    STAND = "stand"
    SIT = "sit"
    SIT_DOWN = "sit_down"
    STAND_UP = "stand_up"
    KNEEL = "kneel"
    LIE = "lie"
    WALK = "walk"
    RUN = "run"
    ENTER = "enter"
    EXIT = "exit"
    TURN = "turn"
    LOOK = "look"
    LOOK_DOWN = "look_down"
    LOOK_UP = "look_up"
    LOOK_AWAY = "look_away"
    REACH = "reach"
    PICK_UP = "pick_up"
    PUT_DOWN = "put_down"
    HOLD = "hold"
    GIVE = "give"
    TAKE = "take"
    OPEN = "open"
    CLOSE = "close"
    POINT = "point"
    WAVE = "wave"
    NOD = "nod"
    SHAKE_HEAD = "shake_head"
    SHRUG = "shrug"
    HUG = "hug"
    TOUCH = "touch"
    PUSH = "push"
    HIT = "hit"
    FALL = "fall"
    DRINK = "drink"
    EAT = "eat"
    SMOKE = "smoke"
    PHONE = "phone"
    READ = "read"
    WRITE = "write"
    TYPE = "type"
    COVER_FACE = "cover_face"
    CROSS_ARMS = "cross_arms"
    LEAN = "lean"
    DRIVE = "drive"
    WORK = "work"
    WIPE = "wipe"
    LIFT = "lift"
    PLAY = "play"
    LAUGH = "laugh"
    CRY = "cry"
    SIGH = "sigh"
    SHOUT = "shout"
    WHISPER = "whisper"
    SPEAK = "speak"
    LISTEN = "listen"


class Feeling(StrEnum):
    NEUTRAL = "neutral"
    JOY = "joy"
    TENDER = "tender"
    SADNESS = "sadness"
    ANGER = "anger"
    FEAR = "fear"
    SURPRISE = "surprise"
    DISGUST = "disgust"
    WORRY = "worry"
    RESOLVE = "resolve"


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happens: a line spoken, or an action.

    `who` are the ids of the characters that do it (the speaker for a line), `to` those it is
    directed at. `elements` are indices into `Screenplay.elements`: the cue, parentheticals and
    dialogue of a line, or the action paragraph. `text` is what is said (without parentheticals)
    or described. `intensity` runs 0 to 1. `objects` are the things named, as set and prop kits
    know them ("cup", "letter", "phone"); `printed` is each object's word in the script.
    `beside` is set on the right side of dual dialogue: the beat with which the left side begins.
    """

    id: str
    kind: BeatKind
    elements: tuple[int, ...]
    who: tuple[str, ...]
    to: tuple[str, ...]
    text: str
    acts: tuple[Act, ...]
    feeling: Feeling
    intensity: float
    objects: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    off_screen: bool = False
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class SceneBeats:
    """A scene read for the camera: who is there, what happens, in what light and weather."""

    scene: str
    present: tuple[str, ...]
    beats: tuple[Beat, ...]
    weather: tuple[str, ...] = ()
    """Any of "rain", "storm", "snow", "fog", "wind"."""


Lane = tuple[Beat, ...]
"""Beats that play one after the other."""


def moments(beats: Sequence[Beat]) -> tuple[tuple[Lane, ...], ...]:
    """The beats as they play: each moment is the lanes that begin together.

    Nearly always that is one lane of one beat; for dual dialogue it is two lanes, the left
    speech and the right one. Lanes keep the order of the beats.
    """
    made: list[tuple[Lane, ...]] = []
    for beat in beats:
        if beat.beside is None:
            made.append(((beat,),))
        elif len(made[-1]) == 2:
            left, right = made[-1]
            made[-1] = (left, (*right, beat))
        else:
            # The left speech may be several beats: all from the one it began with.
            first = len(made) - 1
            while made[first][0][0].id != beat.beside:
                first -= 1
            left = tuple(b for lanes in made[first:] for b in lanes[0])
            made[first:] = [(left, (beat,))]
    return tuple(made)
