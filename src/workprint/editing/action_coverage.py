"""How an action is shown: by who does it, with whom, and what there is to see of it."""

from __future__ import annotations

from dataclasses import replace

from workprint.editing.setups import (
    LENS,
    Piece,
    Setup,
    Situation,
    listed,
    single_setup,
    wide_setup,
)
from workprint.film.beats import Act, Beat, SceneBeats
from workprint.film.reason import Evidence, Phrase, Reason
from workprint.film.shots import Angle, Move, ShotKind, ShotSize

_HAND_ACTS = frozenset(
    {
        Act.PICK_UP, Act.PUT_DOWN, Act.HOLD, Act.GIVE, Act.TAKE, Act.OPEN, Act.READ, Act.WRITE,
        Act.TYPE, Act.REACH, Act.TOUCH, Act.DRINK, Act.LIFT, Act.WORK,
    }
)  # fmt: skip
_FACE_ACTS = frozenset(
    {
        Act.CRY, Act.LAUGH, Act.SIGH, Act.LOOK, Act.LOOK_AWAY, Act.LOOK_DOWN, Act.LOOK_UP,
        Act.NOD, Act.SHAKE_HEAD, Act.COVER_FACE, Act.WHISPER,
    }
)  # fmt: skip
_TRAVEL = frozenset({Act.WALK, Act.RUN, Act.ENTER, Act.EXIT})


def action_coverage(
    scene: SceneBeats,
    beat: Beat,
    start: int,
    end: int,
    at: Situation,
    seen_objects: set[str],
) -> list[Piece]:
    """The pieces of an action over frames [start, end); things shown join `seen_objects`."""
    span = at.spans.get(beat.id)
    evidence: tuple[Evidence, ...] = (span,) if span else ()
    who = tuple(w for w in beat.who if w in scene.present)
    acts = set(beat.acts)
    met = [t for t in beat.to if t in scene.present]
    if not who and met:
        # A thing acts, and somebody is there to meet it.
        setup = single_setup(at, met[0], ShotSize.MS, ShotKind.REACTION, beat)
        name = listed(at, met[:1], "")
        reason = Reason(Phrase(f"it meets {name}: see them", f"它落到{name}身上：看人"), evidence)
        return [Piece(setup, start, end, reason)]
    if not who:
        setup = wide_setup(at, ShotKind.MASTER, scene.present)
        reason = Reason(
            Phrase("the place itself acts: stay wide", "环境本身在动：保持全景"), evidence
        )
        return _with_insert(beat, [Piece(setup, start, end, reason)], at, seen_objects)
    together = tuple(dict.fromkeys((*who, *(t for t in beat.to if t in scene.present))))
    names = {"en": listed(at, who, " and "), "zh": listed(at, who, "、")}
    if len(who) > 2:
        setup = wide_setup(at, ShotKind.MASTER, scene.present)
        reason = Reason(
            Phrase("several people move: hold them all", "多人有动作：全部入画"), evidence
        )
    elif acts & _TRAVEL:
        move = Move.HANDHELD if Act.RUN in acts else Move.TRACK if at.exterior else Move.PAN
        size = ShotSize.LS if acts & {Act.RUN, Act.ENTER, Act.EXIT} else ShotSize.MLS
        setup = Setup(ShotKind.SINGLE, size, Angle.EYE, LENS[size], move, who, at.side)
        reason = Reason(
            Phrase(f"{names['en']} moves: room to follow", f"{names['zh']}走动：留出跟随的空间"),
            evidence,
        )
    elif len(together) > 1 and (acts - _FACE_ACTS or len(who) > 1):
        size = ShotSize.MS if Act.HUG in acts else ShotSize.MLS
        setup = Setup(
            ShotKind.TWO_SHOT, size, Angle.EYE, LENS[size], Move.STATIC, together[:3], at.side
        )
        both = Phrase(listed(at, together[:3], " and "), listed(at, together[:3], "、"))
        reason = Reason(
            Phrase(
                f"it happens between {both.en}: both in frame", f"{both.zh}之间的动作：同在画面"
            ),
            evidence,
        )
    elif acts & _FACE_ACTS or (beat.intensity > 0.5 and not acts):
        size = ShotSize.CU if beat.intensity > 0.5 else ShotSize.MCU
        kind = ShotKind.CLOSE if size is ShotSize.CU else ShotKind.REACTION
        setup = single_setup(at, who[0], size, kind, beat)
        reason = Reason(
            Phrase(f"it shows in {names['en']}'s face", f"戏在{names['zh']}脸上"), evidence
        )
    else:
        size = ShotSize.MS if acts & _HAND_ACTS else ShotSize.MLS
        setup = single_setup(at, who[0], size, ShotKind.SINGLE, beat)
        reason = Reason(
            Phrase(
                f"{names['en']} acts: enough frame for the hands",
                f"{names['zh']}有动作：画面留够双手",
            ),
            evidence,
        )
    return _with_insert(beat, [Piece(setup, start, end, reason)], at, seen_objects)


def _with_insert(beat: Beat, pieces: list[Piece], at: Situation, seen: set[str]) -> list[Piece]:
    """Add an insert of a named thing the first time hands do something with it."""
    last = pieces[-1]
    new = [o for o in beat.objects if o not in seen]
    second = at.rate.nominal
    handled = set(beat.acts) & _HAND_ACTS and beat.who
    if not new or not handled or last.end - last.start < 2 * second + second // 2:
        return pieces
    seen.update(beat.objects)
    cut = last.end - second * 3 // 2
    printed = dict(zip(beat.objects, beat.printed, strict=True))[new[0]]
    span = at.spans.get(beat.id)
    setup = Setup(
        ShotKind.INSERT, ShotSize.CU, Angle.HIGH, 85, Move.STATIC, beat.who[:1], at.side, new[0]
    )
    reason = Reason(
        Phrase(
            f"“{printed}” matters here: see it once, close", f"“{printed}”重要：给一次插入特写"
        ),
        (span,) if span else (),
    )
    return [*pieces[:-1], replace(last, end=cut), Piece(setup, cut, last.end, reason)]
