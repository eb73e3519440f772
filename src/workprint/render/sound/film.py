"""A scene's sound, and the film's: voices over the air of the place, on the cut's clock."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workprint.film.staging import SetSpec
from workprint.render.sound.ambience import SAMPLE_RATE, ambience
from workprint.render.sound.loudness import to_loudness
from workprint.render.voices.lines import read_sound

Stereo = npt.NDArray[np.float32]
_FADE = SAMPLE_RATE // 20
_HEADROOM = np.float32(0.5)
"""How scenes are kept: two who speak at once may add up to twice full scale."""


@dataclass(frozen=True, slots=True)
class SpokenAt:
    """A line at a frame of its scene's clock; `pan` runs -1 (left) to 1.

    `telephone` is a voice that comes out of one.
    """

    frame: int
    audio: Path
    pan: float = 0.0
    distance: float = 0.0
    telephone: bool = False


@dataclass(frozen=True, slots=True)
class SceneSoundJob:
    """A scene's sound: `before` and `after` are frames of air under title and credits."""

    set: SetSpec
    frames: int
    rate: Fraction
    lines: tuple[SpokenAt, ...]
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class FilmSoundJob:
    """The film's sound: scene files and the film frame each begins at, air included."""

    scenes: tuple[Path, ...]
    starts: tuple[int, ...]
    frames: int
    rate: Fraction
    loudness_lufs: float


def sample_at(frame: int, rate: Fraction) -> int:
    """The sample at which a frame begins."""
    return round(Fraction(frame) * SAMPLE_RATE / rate)


def make_scene_sound(job: SceneSoundJob, path: Path) -> None:
    """Write the scene as a 48 kHz stereo WAV, at half its level (`_HEADROOM`)."""
    total = job.before + job.frames + job.after
    samples = sample_at(total, job.rate)
    sound = ambience(job.set, samples, job.frames)
    for line in job.lines:
        voice = read_sound(line.audio)
        voice = telephoned(voice) if line.telephone else _in_place(voice, job.set)
        at = sample_at(job.before + line.frame, job.rate)
        voice = voice[: max(0, samples - at)]
        left, right = np.sqrt((1 - 0.25 * line.pan) / 2), np.sqrt((1 + 0.25 * line.pan) / 2)
        sound[at : at + len(voice), 0] += voice * np.float32(left * 1.414)
        sound[at : at + len(voice), 1] += voice * np.float32(right * 1.414)
    _fade(sound, job)
    write_wav(path, sound * _HEADROOM)


def make_film_sound(job: FilmSoundJob, path: Path) -> None:
    """Write the whole film's sound at its loudness, exactly as long as its frames."""
    samples = sample_at(job.frames, job.rate)
    sound = np.zeros((samples, 2), np.float32)
    for scene, start in zip(job.scenes, job.starts, strict=True):
        part = read_wav(scene) / _HEADROOM
        at = sample_at(start, job.rate)
        part = part[: max(0, samples - at)]
        sound[at : at + len(part)] += part
    write_wav(path, to_loudness(sound, SAMPLE_RATE, job.loudness_lufs))


_TELEPHONE_HZ = (300.0, 3400.0)
"""The telephone's band: ITU-T G.712, pulse code modulation channels."""
_DRIVE = 2.2


def telephoned(voice: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The line (24 kHz) at 48 kHz as a telephone gives it: its band, a little overdriven."""
    from scipy.signal import butter, resample_poly, sosfilt

    made = np.asarray(resample_poly(voice, 2, 1), np.float64)
    band = butter(4, _TELEPHONE_HZ, "bandpass", fs=SAMPLE_RATE, output="sos")
    narrow = sosfilt(band, made)
    loud = float(np.sqrt(np.mean(narrow**2))) or 1.0
    driven = sosfilt(band, np.tanh(_DRIVE * narrow / (4 * loud)))
    # As loud as the voice was, a touch less: it comes out of a small speaker.
    level = float(np.sqrt(np.mean(made**2))) / (float(np.sqrt(np.mean(driven**2))) or 1.0)
    return np.asarray(0.8 * level * driven, np.float32)


def _in_place(voice: npt.NDArray[np.float32], place: SetSpec) -> npt.NDArray[np.float32]:
    """The line at 48 kHz with a breath of the room: a few early reflections, none outdoors."""
    from scipy.signal import resample_poly

    made = np.asarray(resample_poly(voice, 2, 1), np.float32)
    if not place.interior:
        return made
    big = any(word in place.kit for word in ("corridor", "hall", "church", "ward", "stair"))
    taps = ((31, 0.16), (47, 0.12), (71, 0.09), (103, 0.06)) if big else ((9, 0.10), (17, 0.07))
    longest = SAMPLE_RATE * max(ms for ms, _ in taps) // 1000
    out = np.concatenate([made, np.zeros(longest, np.float32)])
    for ms, level in taps:
        delay = SAMPLE_RATE * ms // 1000
        out[delay : delay + len(made)] += made * np.float32(level)
    return out


def _fade(sound: Stereo, job: SceneSoundJob) -> None:
    """Soft edges; a second and a half where the air comes in under title or credits."""
    first = min(len(sound), SAMPLE_RATE * 3 // 2 if job.before else _FADE)
    last = min(len(sound), SAMPLE_RATE * 5 // 2 if job.after else _FADE)
    sound[:first] *= np.linspace(0, 1, first, dtype=np.float32)[:, None]
    sound[-last:] *= np.linspace(1, 0, last, dtype=np.float32)[:, None]


def write_wav(path: Path, sound: Stereo) -> None:
    """(n, 2) samples, -1 to 1, as 16-bit PCM at 48 kHz."""
    data = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(data.tobytes())


def read_wav(path: Path) -> Stereo:
    """What `write_wav` wrote."""
    with wave.open(str(path), "rb") as file:
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return np.asarray(data.reshape(-1, 2), np.float32) / np.float32(32768)
