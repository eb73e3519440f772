"""Coverage: which set-ups show a scene, and why, beat by beat.

The classical pattern: where are we before who speaks; a wide shot that shows everyone; over the
shoulder while two people feel each other out; singles as it tightens; close-ups kept for the
lines where the feeling peaks; the listener when a line lands (cf. Leake et al. 2017, "start
wide", "intensify emotion", "avoid jump cuts", "change zoom gradually").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.reason import Contribution, Evidence, Phrase, Reason, ScriptSpan
from workprint.film.shots import Angle, BeatTime, Move, ShotKind, ShotSize
from workprint.film.time import FrameRate

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
_ORDER = list(ShotSize)
_LENS = {
    ShotSize.ECU: 100,
    ShotSize.CU: 85,
    ShotSize.MCU: 50,
    ShotSize.MS: 40,
    ShotSize.MLS: 32,
    ShotSize.LS: 25,
    ShotSize.ELS: 18,
}


@dataclass(frozen=True, slots=True)
class Setup:
    """A camera set-up: what makes two shots the same slate."""

    kind: ShotKind
    size: ShotSize
    angle: Angle
    lens_mm: int
    move: Move
    subjects: tuple[str, ...]
    side: int
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A set-up over frames [start, end) of the scene's clock, and why."""

    setup: Setup
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Situation:
    """What coverage knows of a scene besides its beats."""

    new_place: bool
    exterior: bool
    axis: tuple[str, ...]
    side: int
    spans: dict[str, ScriptSpan]
    names: dict[str, str]
    rate: FrameRate
    last_scene: bool = False


def cover(
    scene: SceneBeats, times: Sequence[BeatTime], total: int, at: Situation
) -> tuple[Piece, ...]:
    """The pieces that show the scene, end to end over frames [0, total)."""
    pieces: list[Piece] = []
    seen_objects: set[str] = set()
    lines = [b for b in scene.beats if b.kind is BeatKind.LINE]
    spoken = 0
    since_wide = 0
    for index, (beat, time) in enumerate(zip(scene.beats, times, strict=True)):
        start = 0 if index == 0 else time.start
        end = times[index + 1].start if index + 1 < len(times) else total
        if index == 0:
            opening = _opening(scene, beat, start, end, at)
            pieces += opening
            since_wide = 0
            if beat.kind is BeatKind.LINE:
                spoken += 1
            start = opening[-1].end
            if start >= end:
                continue
        if beat.kind is BeatKind.LINE:
            spoken += index > 0
            made = _line(scene, beat, start, end, at, spoken / max(1, len(lines)), since_wide)
        else:
            made = _action(scene, beat, start, end, at, seen_objects)
        pieces += made
        wide = any(p.setup.size in (ShotSize.LS, ShotSize.ELS) for p in made)
        since_wide = 0 if wide else since_wide + len(made)
    if not pieces:
        pieces = [Piece(_place(at, ShotKind.ESTABLISHING, ()), 0, total, _where(at, None))]
    return _smooth(pieces, at)


def _opening(scene: SceneBeats, beat: Beat, start: int, end: int, at: Situation) -> list[Piece]:
    """Where we are: an establishing shot in a new place, a master where we have been before."""
    wide = 3 * at.rate.nominal
    length = end - start
    take = length if length < wide * 3 // 2 or beat.kind is BeatKind.LINE else wide
    if beat.kind is BeatKind.LINE and length > wide * 2:
        take = wide
    kind = ShotKind.ESTABLISHING if at.new_place else ShotKind.MASTER
    setup = _place(at, kind, scene.present)
    return [Piece(setup, start, start + take, _where(at, at.spans.get(beat.id)))]


def _place(at: Situation, kind: ShotKind, present: tuple[str, ...]) -> Setup:
    distant = at.exterior and (kind is ShotKind.ESTABLISHING or not present)
    size = ShotSize.ELS if distant else ShotSize.LS
    move = Move.STATIC
    if kind is ShotKind.ESTABLISHING:
        move = Move.CRANE if at.exterior and at.last_scene else Move.PUSH
    angle = Angle.HIGH if size is ShotSize.ELS else Angle.EYE
    return Setup(kind, size, angle, _LENS[size], move, present, 0)


def _where(at: Situation, span: ScriptSpan | None) -> Reason:
    evidence: tuple[Evidence, ...] = (span,) if span else ()
    if at.new_place:
        text = Phrase(
            "a new place: show where we are before who speaks", "新地点：先交代环境，再看谁说话"
        )
    else:
        text = Phrase(
            "back in a place we know: one wide shot that holds everyone",
            "回到熟悉的地点：一个全景交代所有人",
        )
    return Reason(text, evidence)


def _line(
    scene: SceneBeats,
    beat: Beat,
    start: int,
    end: int,
    at: Situation,
    progress: float,
    since_wide: int,
) -> list[Piece]:
    speaker = beat.who[0]
    listener = next((t for t in beat.to if t in scene.present), None)
    span = at.spans.get(beat.id)
    name = at.names.get(speaker, speaker)
    if beat.off_screen or speaker not in scene.present:
        shown = listener or (scene.present[0] if scene.present else None)
        if shown is None:
            return [Piece(_place(at, ShotKind.MASTER, ()), start, end, _heard(name, span))]
        setup = _single(at, shown, ShotSize.MCU, ShotKind.REACTION, beat)
        return [Piece(setup, start, end, _heard(name, span))]
    heat = 0.75 * progress + 0.95 * beat.intensity
    setup, reason = _speaking(scene, beat, speaker, listener, heat, since_wide, at)
    pieces = [Piece(setup, start, end, reason)]
    second = at.rate.nominal
    length = end - start
    if listener and length > 7 * second:
        middle = start + length * 55 // 100
        back = middle + second * 8 // 5
        closer = replace(
            setup,
            kind=ShotKind.CLOSE,
            size=ShotSize.CU,
            lens_mm=_LENS[ShotSize.CU],
            subjects=(speaker,),
        )
        pieces = [
            Piece(setup, start, middle, reason),
            Piece(
                _single(at, listener, ShotSize.MCU, ShotKind.REACTION, None),
                middle,
                back,
                _reaction(at, listener, span, long_line=True),
            ),
            Piece(closer, back, end, _peak(name, beat, span, tightening=True)),
        ]
    elif listener and beat.intensity >= 0.6 and length > 2 * second:
        tail = end - second * 9 // 10
        size = ShotSize.CU if heat > 1.0 else ShotSize.MCU
        pieces = [
            Piece(setup, start, tail, reason),
            Piece(
                _single(at, listener, size, ShotKind.REACTION, None),
                tail,
                end,
                _reaction(at, listener, span, long_line=False),
            ),
        ]
    return pieces


def _speaking(
    scene: SceneBeats,
    beat: Beat,
    speaker: str,
    listener: str | None,
    heat: float,
    since_wide: int,
    at: Situation,
) -> tuple[Setup, Reason]:
    """How the speaker of a line is shown, by how far the scene has heated up."""
    span = at.spans.get(beat.id)
    name = at.names.get(speaker, speaker)
    evidence: tuple[Evidence, ...] = (
        *((span,) if span else ()),
        Contribution("intensity", beat.intensity),
        Contribution("heat", round(heat, 2)),
    )
    if heat >= 1.05:
        return _single(at, speaker, ShotSize.CU, ShotKind.CLOSE, beat), _peak(name, beat, span)
    if since_wide >= 9 and len(scene.present) > 1:
        return _place(at, ShotKind.MASTER, scene.present), Reason(
            Phrase(
                "nine shots without a wide one: show again who is where",
                "已有九个镜头没有全景：重新交代人物位置",
            ),
            evidence,
        )
    if listener is None or len(scene.present) < 2:
        size = ShotSize.MCU if heat > 0.55 else ShotSize.MS
        return _single(at, speaker, size, ShotKind.SINGLE, beat), Reason(
            Phrase(f"{name} speaks alone", f"{name}独自说话"), evidence
        )
    in_axis = speaker in at.axis and listener in at.axis
    if heat < 0.62 and in_axis:
        setup = Setup(
            ShotKind.OVER_SHOULDER,
            ShotSize.MS if heat < 0.35 else ShotSize.MCU,
            Angle.EYE,
            35,
            Move.STATIC,
            (speaker, listener),
            at.side,
        )
        other = at.names.get(listener, listener)
        return setup, Reason(
            Phrase(
                f"{name} speaks to {other}: over the shoulder ties the two together",
                f"{name}对{other}说话：过肩镜头把两人连在一起",
            ),
            evidence,
        )
    size = ShotSize.MCU if heat > 0.45 else ShotSize.MS
    return _single(at, speaker, size, ShotKind.SINGLE, beat), Reason(
        Phrase(f"the scene tightens: {name} gets a single", f"戏渐紧：给{name}单人镜头"), evidence
    )


def _action(
    scene: SceneBeats,
    beat: Beat,
    start: int,
    end: int,
    at: Situation,
    seen_objects: set[str],
) -> list[Piece]:
    span = at.spans.get(beat.id)
    evidence: tuple[Evidence, ...] = (span,) if span else ()
    who = tuple(w for w in beat.who if w in scene.present)
    acts = set(beat.acts)
    if not who:
        setup = _place(at, ShotKind.MASTER, scene.present)
        reason = Reason(
            Phrase("the place itself acts: stay wide", "环境本身在动：保持全景"), evidence
        )
        return _with_insert(beat, [Piece(setup, start, end, reason)], at, seen_objects)
    together = tuple(dict.fromkeys((*who, *(t for t in beat.to if t in scene.present))))
    names = {"en": _list(at, who, " and "), "zh": _list(at, who, "、")}
    if len(who) > 2:
        setup = _place(at, ShotKind.MASTER, scene.present)
        reason = Reason(
            Phrase("several people move: hold them all", "多人有动作：全部入画"), evidence
        )
    elif acts & _TRAVEL:
        move = Move.HANDHELD if Act.RUN in acts else Move.TRACK if at.exterior else Move.PAN
        size = ShotSize.LS if acts & {Act.RUN, Act.ENTER, Act.EXIT} else ShotSize.MLS
        setup = Setup(ShotKind.SINGLE, size, Angle.EYE, _LENS[size], move, who, at.side)
        reason = Reason(
            Phrase(f"{names['en']} moves: room to follow", f"{names['zh']}走动：留出跟随的空间"),
            evidence,
        )
    elif len(together) > 1 and (acts - _FACE_ACTS or len(who) > 1):
        size = ShotSize.MS if Act.HUG in acts else ShotSize.MLS
        setup = Setup(
            ShotKind.TWO_SHOT, size, Angle.EYE, _LENS[size], Move.STATIC, together[:3], at.side
        )
        both = Phrase(_list(at, together[:3], " and "), _list(at, together[:3], "、"))
        reason = Reason(
            Phrase(
                f"it happens between {both.en}: both in frame", f"{both.zh}之间的动作：同在画面"
            ),
            evidence,
        )
    elif acts & _FACE_ACTS or (beat.intensity > 0.5 and not acts):
        size = ShotSize.CU if beat.intensity > 0.5 else ShotSize.MCU
        kind = ShotKind.CLOSE if size is ShotSize.CU else ShotKind.REACTION
        setup = _single(at, who[0], size, kind, beat)
        reason = Reason(
            Phrase(f"it shows in {names['en']}'s face", f"戏在{names['zh']}脸上"), evidence
        )
    else:
        size = ShotSize.MS if acts & _HAND_ACTS else ShotSize.MLS
        setup = _single(at, who[0], size, ShotKind.SINGLE, beat)
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


def _single(at: Situation, who: str, size: ShotSize, kind: ShotKind, beat: Beat | None) -> Setup:
    angle, move = Angle.EYE, Move.STATIC
    if beat is not None:
        if size is ShotSize.CU and beat.kind is BeatKind.LINE:
            move = Move.PUSH
        if beat.feeling is Feeling.RESOLVE and beat.intensity >= 0.6:
            angle = Angle.LOW
        elif beat.feeling in (Feeling.FEAR, Feeling.SADNESS) and size in (
            ShotSize.MS,
            ShotSize.MLS,
        ):
            angle = Angle.HIGH
        if beat.feeling is Feeling.ANGER and beat.intensity >= 0.7:
            move = Move.HANDHELD
        if Act.SHOUT in beat.acts and beat.feeling is Feeling.FEAR:
            angle = Angle.DUTCH
    return Setup(kind, size, angle, _LENS[size], move, (who,), at.side)


def _peak(name: str, beat: Beat, span: ScriptSpan | None, *, tightening: bool = False) -> Reason:
    evidence: tuple[Evidence, ...] = (
        *((span,) if span else ()),
        Contribution("intensity", beat.intensity),
    )
    if tightening:
        text = Phrase(f"a long line: come back to {name} closer", f"台词较长：再回到{name}时更近")
    else:
        text = Phrase(f"the feeling peaks in {name}'s line: close-up", f"{name}这句情绪到顶：特写")
    return Reason(text, evidence)


def _reaction(at: Situation, listener: str, span: ScriptSpan | None, *, long_line: bool) -> Reason:
    name = at.names.get(listener, listener)
    evidence: tuple[Evidence, ...] = (span,) if span else ()
    if long_line:
        return Reason(
            Phrase(f"a long line: see how {name} takes it", f"台词较长：看{name}如何反应"),
            evidence,
        )
    return Reason(Phrase(f"the line lands on {name}", f"这句话落在{name}身上"), evidence)


def _heard(name: str, span: ScriptSpan | None) -> Reason:
    return Reason(
        Phrase(f"{name} is heard, not seen: show who listens", f"只闻{name}其声：拍听的人"),
        (span,) if span else (),
    )


def _list(at: Situation, who: Sequence[str], joint: str) -> str:
    return joint.join(at.names.get(w, w) for w in who)


def _smooth(pieces: list[Piece], at: Situation) -> tuple[Piece, ...]:
    """Merge what is the same set-up, too short to read, or would jump.

    A jump cut is two shots on the same subjects whose sizes differ by less than two steps and
    whose angles are the same; the second then stays in the first's set-up.
    """
    shortest = at.rate.nominal * 4 // 5
    longest = at.rate.nominal * 10
    made: list[Piece] = []
    for piece in pieces:
        if piece.end <= piece.start:
            continue
        if made:
            last = made[-1]
            whole = piece.end - last.start
            short = piece.end - piece.start < shortest and piece.setup.kind is not ShotKind.INSERT
            same = piece.setup == last.setup or (_jumps(last.setup, piece.setup))
            if (same and whole <= longest) or short or last.end - last.start < shortest // 2:
                made[-1] = replace(last, end=piece.end)
                continue
            if same:
                piece = replace(piece, setup=_another_angle(piece.setup))
        made.append(piece)
    return tuple(made)


def _jumps(one: Setup, two: Setup) -> bool:
    if one.object or two.object or set(one.subjects) != set(two.subjects):
        return False
    if ShotKind.OVER_SHOULDER in (one.kind, two.kind):
        return one.subjects == two.subjects and one.kind is two.kind
    near = abs(_ORDER.index(one.size) - _ORDER.index(two.size)) < 2
    return near and one.side == two.side


def _another_angle(setup: Setup) -> Setup:
    """The same subject from a size two steps away."""
    at = _ORDER.index(setup.size)
    size = _ORDER[at - 2] if at >= 3 else _ORDER[at + 2]
    return replace(setup, size=size, lens_mm=_LENS[size])
