"""How a line is shown: its speaker, by how far the scene has heated up, and its listener."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from workprint.film.beats import Beat, Lane, SceneBeats
from workprint.film.reason import Contribution, Evidence, Phrase, Reason, ScriptSpan
from workprint.film.shots import Angle, BeatTime, Move, ShotKind, ShotSize


def line_coverage(
    scene: SceneBeats,
    beat: Beat,
    start: int,
    end: int,
    at: Situation,
    progress: float,
    since_wide: int,
) -> list[Piece]:
    """The pieces of a line over frames [start, end), up to three: speaker, listener, speaker.

    `progress` is the part of the scene's lines spoken so far, 0 to 1; `since_wide` counts the
    pieces since a wide shot. A speaker who is not to be seen is heard over who listens.
    """
    speaker = beat.who[0]
    listener = next((t for t in beat.to if t in scene.present), None)
    span = at.spans.get(beat.id)
    name = at.names.get(speaker, speaker)
    if beat.off_screen or speaker not in scene.present:
        shown = listener or (scene.present[0] if scene.present else None)
        if shown is None:
            return [Piece(wide_setup(at, ShotKind.MASTER, ()), start, end, _heard(name, span))]
        setup = single_setup(at, shown, ShotSize.MCU, ShotKind.REACTION, beat)
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
            lens_mm=LENS[ShotSize.CU],
            subjects=(speaker,),
        )
        pieces = [
            Piece(setup, start, middle, reason),
            Piece(
                single_setup(at, listener, ShotSize.MCU, ShotKind.REACTION, None),
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
                single_setup(at, listener, size, ShotKind.REACTION, None),
                tail,
                end,
                _reaction(at, listener, span, long_line=False),
            ),
        ]
    return pieces


def dual_coverage(
    scene: SceneBeats,
    lanes: Sequence[Lane],
    clock: Mapping[str, BeatTime],
    start: int,
    end: int,
    at: Situation,
    progress: float,
    since_wide: int,
) -> list[Piece]:
    """The pieces of dual dialogue over frames [start, end): a two-shot while both speak.

    Whoever goes on alone for two seconds or more is then shown as in any line. Where one of the
    two is not to be seen, the other's speech is shown alone.
    """
    left, right = (lane[0] for lane in lanes)
    seen = [b for b in (left, right) if not b.off_screen and b.who[0] in scene.present]
    if len(seen) < 2:
        beat = seen[0] if seen else left
        return line_coverage(scene, beat, start, end, at, progress, since_wide)
    shorter, longer = sorted(lanes, key=lambda lane: clock[lane[-1].id].end)
    apart = clock[shorter[-1].id].end
    if clock[longer[-1].id].end - apart < 2 * at.rate.nominal:
        return [_together(left, right, start, end, at)]
    pieces = [_together(left, right, start, apart, at)] if apart > start else []
    for n, beat in enumerate(longer):
        begin = max(start, apart, clock[beat.id].start)
        until = clock[longer[n + 1].id].start if n + 1 < len(longer) else end
        if until > begin:
            pieces += line_coverage(scene, beat, begin, until, at, progress, since_wide)
    return pieces


def _together(left: Beat, right: Beat, start: int, end: int, at: Situation) -> Piece:
    """Two who speak at once, both in frame: the left speech's speaker first."""
    who = (left.who[0], right.who[0])
    size = ShotSize.MS
    setup = Setup(ShotKind.TWO_SHOT, size, Angle.EYE, LENS[size], Move.STATIC, who, at.side)
    spans = (at.spans.get(left.id), at.spans.get(right.id))
    text = Phrase(
        f"{listed(at, who, ' and ')} speak at once: both in frame",
        f"{listed(at, who, '、')}同时说话：同在画面",
    )
    return Piece(setup, start, end, Reason(text, tuple(span for span in spans if span)))


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
        return single_setup(at, speaker, ShotSize.CU, ShotKind.CLOSE, beat), _peak(
            name, beat, span
        )
    if since_wide >= 9 and len(scene.present) > 1:
        return wide_setup(at, ShotKind.MASTER, scene.present), Reason(
            Phrase(
                "nine shots without a wide one: show again who is where",
                "已有九个镜头没有全景：重新交代人物位置",
            ),
            evidence,
        )
    if listener is None or len(scene.present) < 2:
        size = ShotSize.MCU if heat > 0.55 else ShotSize.MS
        return single_setup(at, speaker, size, ShotKind.SINGLE, beat), Reason(
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
    return single_setup(at, speaker, size, ShotKind.SINGLE, beat), Reason(
        Phrase(f"the scene tightens: {name} gets a single", f"戏渐紧：给{name}单人镜头"), evidence
    )


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
