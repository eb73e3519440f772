"""A line spoken: from text and voice to a file of sound and phone times."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workprint.film.beats import Act, Feeling
from workprint.film.characters import Voice
from workprint.film.speech import Phone, SpokenLine
from workprint.render.resources import Resources
from workprint.render.voices import chinese
from workprint.render.voices.english import english
from workprint.render.voices.kokoro import SAMPLE_RATE
from workprint.render.voices.script import HAN, has, prepared

Sound = npt.NDArray[np.float32]

# How a feeling at full strength changes the pace and the level (dB).
_DELIVERY = {
    Feeling.JOY: (1.05, 1.0),
    Feeling.TENDER: (0.93, -2.0),
    Feeling.SADNESS: (0.90, -2.5),
    Feeling.ANGER: (1.07, 3.0),
    Feeling.FEAR: (1.08, 0.5),
    Feeling.SURPRISE: (1.05, 1.5),
    Feeling.WORRY: (0.97, -0.5),
    Feeling.RESOLVE: (0.97, 1.0),
}


# Seconds of a line without words: a sign alone, and dots or a dash.
_PAUSE, _LONG_PAUSE = 0.5, 0.9
_ENGLISH_WORD = re.compile(r"(?<!\d)[^\W\d_]{2}")
_CHINESE_PART = re.compile(
    rf"[\d.:%％]*[{HAN}](?:[{HAN}\d.:%％，。、？！：；“”《》（）…]*[{HAN}\d%％])?"
)


@dataclass(frozen=True, slots=True)
class LineJob:
    """All that a spoken line depends on."""

    text: str
    voice: Voice
    feeling: Feeling
    intensity: float
    acts: tuple[Act, ...]
    language: str
    resources: Resources


def speak_line(job: LineJob, path: Path) -> None:
    """Speak the line and write it: 16-bit samples, phones and engine in one .npz."""
    pace, gain = _DELIVERY.get(job.feeling, (1.0, 0.0))
    pace = 1 + (pace - 1) * job.intensity
    gain *= job.intensity
    if Act.WHISPER in job.acts:
        pace, gain = pace * 0.95, gain - 5.0
    elif Act.SHOUT in job.acts:
        pace, gain = pace * 1.02, gain + 4.0
    sound, phones, engine = _spoken(job, job.voice.speed * pace / job.voice.pitch)
    if abs(job.voice.pitch - 1) > 0.005:
        sound, phones = _repitched(sound, phones, job.voice.pitch)
    sound = _levelled(sound, gain)
    samples = np.clip(np.rint(sound * 32767), -32768, 32767).astype(np.int16)
    table = {"engine": engine, "phones": [[p.symbol, p.start, p.end] for p in phones]}
    with path.open("wb") as file:
        np.savez(file, sound=samples, facts=np.frombuffer(json.dumps(table).encode(), np.uint8))


def read_line(path: Path, beat: str, character: str) -> SpokenLine:
    """The record of a line that `speak_line` wrote."""
    with np.load(path, allow_pickle=False) as file:
        facts = json.loads(file["facts"].tobytes())
        samples = len(file["sound"])
    return SpokenLine(
        beat=beat,
        character=character,
        audio=str(path),
        sample_rate=SAMPLE_RATE,
        samples=samples,
        phones=tuple(Phone(s, a, b) for s, a, b in facts["phones"]),
        engine=facts["engine"],
    )


def read_sound(path: Path) -> Sound:
    """A line's samples, -1 to 1, at `SAMPLE_RATE`."""
    with np.load(path, allow_pickle=False) as file:
        return np.asarray(file["sound"], np.float32) / np.float32(32768)


def phones_of(text: str, language: str, pronunciation: str | None) -> str:
    """The phones of a line in the film's language, every language's words in order; "" for none.

    In a Chinese film figures are Chinese unless they stand between English words; in an English
    one they are English unless they touch a Chinese character.
    """
    reader = english(pronunciation)
    text = prepared(text)
    if not has(text, "han"):
        bare = language == "zh" and not _ENGLISH_WORD.search(text) and not has(text, "other")
        return chinese.phones(text, reader) if bare else reader.phones(text)
    if language == "zh":
        return chinese.phones(text, reader)
    shouted = not any(c.islower() for c in text) and any(c.isupper() for c in text)
    out, at = "", 0
    for match in _CHINESE_PART.finditer(text):
        out += reader.phones(text[at : match.start()], shouted=shouted) + " "
        out += chinese.phones(match[0], reader) + " "
        at = match.end()
    out += reader.phones(text[at:], shouted=shouted)
    return re.sub(r"\s+(?=[,.!?;:…”)]|$)", "", re.sub(r"\s+", " ", out)).strip()


def _spoken(job: LineJob, speed: float) -> tuple[Sound, tuple[Phone, ...], str]:
    phones = phones_of(job.text, job.language, job.resources.pronunciation)
    model = job.resources.voice_model
    if not phones:
        long = re.search(r"…|\.\.|—|--", job.text)
        silence = np.zeros(round(SAMPLE_RATE * (_LONG_PAUSE if long else _PAUSE)), np.float32)
        return silence, (), "kokoro" if model else "formant"
    if model is not None and not job.voice.name.startswith("formant_"):
        from workprint.render.voices.kokoro import kokoro

        sound, times = kokoro(model, job.resources.more_voices).speak(
            phones, job.voice.name, speed
        )
        return sound, times, "kokoro"
    from workprint.render.voices.formant import speak

    # Voices are named by language and sex: am_michael, zf_xiaoni; formant_m1.
    male = job.voice.name.removeprefix("formant_")[:2].startswith("m") or (
        job.voice.name[1:3] == "m_"
    )
    sound, times = speak(phones, male, speed, job.voice.name)
    return sound, times, "formant"


def _repitched(
    sound: Sound, phones: tuple[Phone, ...], pitch: float
) -> tuple[Sound, tuple[Phone, ...]]:
    """Higher or lower by resampling; the line was spoken slower or faster to make up for it."""
    from scipy.signal import resample_poly

    down = round(pitch * 100)
    made = np.asarray(resample_poly(sound, 100, down), np.float32)
    moved = tuple(Phone(p.symbol, p.start * 100 // down, p.end * 100 // down) for p in phones)
    return made, moved


def _levelled(sound: Sound, gain_db: float) -> Sound:
    """The line at the film's speech level (-20 dB RMS where it sounds), plus its own gain."""
    loud = sound[np.abs(sound) > 0.01]
    level = float(np.sqrt(np.mean(loud**2))) if len(loud) else 0.0
    if level <= 0:
        return sound
    factor = 10 ** (-20 / 20) / level * 10 ** (gain_db / 20)
    made = sound * factor
    peak = float(np.abs(made).max())
    return made if peak <= 0.98 else made * (0.98 / peak)
