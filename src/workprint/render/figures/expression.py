"""The face of a performance at a frame: what is felt, what is said, what an act adds."""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Act, Feeling
from workprint.film.staging import ActCue, Performance, SpeechCue
from workprint.render.figures.body import Floats
from workprint.render.figures.face import LIPS, blink, face, resting
from workprint.render.figures.figure import UNIT, UNITS
from workprint.render.figures.noise import drift
from workprint.render.figures.stance import (
    ease,
    swell,
)
from workprint.render.figures.visemes import lips

_REST = resting()


def cue_time(cue: ActCue, frame: float, rate: float) -> tuple[float, float]:
    """Seconds into an act and its length; very short acts are given time to read."""
    return (frame - cue.start) / rate, max((cue.end - cue.start) / rate, 0.8)


def line_seconds(cue: SpeechCue) -> float:
    return cue.phones[-1].end / cue.sample_rate if cue.phones else 0.0


def feelings_at(
    performance: Performance, frame: float, rate: float
) -> tuple[dict[Feeling, float], Feeling, float]:
    """How much of each feeling shows, and the strongest; a feeling fades over two seconds."""
    shown: dict[Feeling, float] = {}
    spans = [
        (c.start / rate, max(c.end, c.start + 0.8 * rate) / rate, c.feeling, c.intensity)
        for c in performance.acts
    ]
    spans += [
        (c.start / rate, c.start / rate + line_seconds(c), c.feeling, c.intensity)
        for c in performance.speech
    ]
    now = frame / rate
    taken = 0.0
    for start, end, feeling, intensity in sorted(spans, key=lambda s: -s[0]):
        if start - 0.25 > now:
            continue
        up = ease((now - start + 0.25) / 0.45)
        down = 1 - ease((now - end) / 2.0)
        amount = up * down * (1 - taken)
        taken = min(1.0, taken + up * down * (1.0 if feeling is not Feeling.NEUTRAL else 0.6))
        if feeling is not Feeling.NEUTRAL and intensity > 0:
            shown[feeling] = max(shown.get(feeling, 0.0), amount * intensity)
        if taken >= 1:
            break
    best = max(shown, key=lambda f: shown[f], default=Feeling.NEUTRAL)
    return shown, best, shown.get(best, 0.0)


def speaking(performance: Performance, frame: float, rate: float) -> tuple[Floats, float]:
    """The lips of the line being spoken, and how much they rule the mouth."""
    for cue in performance.speech:
        time, length = (frame - cue.start) / rate, line_seconds(cue)
        if -0.12 <= time < length + 0.15:
            loud = 0.85 + 0.35 * cue.intensity
            mouth = lips(cue.phones, cue.sample_rate, time) * np.float32(loud)
            return mouth, swell(time + 0.12, length + 0.27, 0.12, 0.15)
    return np.zeros(len(UNITS), np.float32), 0.0


def act_face(cues: list[ActCue], frame: float, rate: float) -> Floats:
    """What acts do to a face beyond the feeling."""
    out = np.zeros(len(UNITS), np.float32)
    for cue in cues:
        time, length = cue_time(cue, frame, rate)
        share = swell(time, length, 0.3, 0.5)
        if cue.act is Act.LAUGH:
            out += face(Feeling.JOY, 1.0) * np.float32(0.8 * share)
            out[UNIT["jawOpen"]] += share * (0.35 + 0.2 * float(np.sin(2 * np.pi * 4.2 * time)))
        elif cue.act is Act.CRY:
            out += face(Feeling.SADNESS, 1.0) * np.float32(0.9 * share)
            for side in ("Left", "Right"):
                out[UNIT[f"eyeSquint{side}"]] += 0.4 * share
        elif cue.act is Act.SIGH:
            out[UNIT["jawOpen"]] += 0.18 * swell(time - 0.7, 1.2, 0.2, 0.4)
            out[UNIT["mouthFunnel"]] += 0.25 * swell(time - 0.7, 1.2, 0.2, 0.4)
        elif cue.act is Act.EAT:
            chew = 0.5 + 0.5 * float(np.sin(2 * np.pi * 1.6 * time))
            out[UNIT["jawOpen"]] += 0.14 * chew * share
        elif cue.act is Act.SHOUT:
            for name in ("browDownLeft", "browDownRight", "noseSneerLeft", "noseSneerRight"):
                out[UNIT[name]] += 0.5 * share
    return out


def face_at(performance: Performance, frame: float, rate: float, seed: int, cues: list[ActCue],
          shown: dict[Feeling, float], lids: Floats) -> Floats:  # fmt: skip
    total = sum(shown.values())
    out = _REST * np.float32(1 - 0.85 * min(1.0, 1.6 * total))
    scale = 1.0 / total if total > 1 else 1.0
    for feeling, amount in shown.items():
        if amount > 0.01:
            # a fading feeling must fade to nothing, though a weak one is already seen
            out += face(feeling, amount) * np.float32(scale * min(1.0, amount / 0.25))
    out += act_face(cues, frame, rate)
    mouth, rule = speaking(performance, frame, rate)
    keep = np.where(LIPS, 1 - 0.6 * rule, 1.0).astype(np.float32)
    jaw = UNIT["jawOpen"]
    out *= keep
    out[jaw] *= 1 - 0.4 * rule
    out += mouth * np.float32(rule)
    out += lids
    time = frame / rate
    brow = 0.12 * max(0.0, drift(seed + 40, time / 1.9))
    out[UNIT["browInnerUp"]] += brow
    out[UNIT["browOuterUpLeft"]] += 0.6 * brow
    out[UNIT["browOuterUpRight"]] += 0.6 * brow
    shut = blink(seed, time)
    for side in ("Left", "Right"):
        lid = UNIT[f"eyeBlink{side}"]
        out[lid] = out[lid] + (1.0 - min(out[lid], 1.0)) * shut
        out[UNIT[f"eyeWide{side}"]] *= 1 - shut
    return np.asarray(np.clip(out, 0.0, 1.75), np.float32)
