"""Lines spoken: sound, the time of each phone, delivery, and the plain voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.beats import Act, Feeling
from workprint.film.characters import Voice
from workprint.film.speech import SpokenLine
from workprint.render.resources import Resources
from workprint.render.voices.formant import speak
from workprint.render.voices.kokoro import SAMPLE_RATE, _parts
from workprint.render.voices.lines import LineJob, phones_of, read_line, read_sound, speak_line

PLAIN = Resources()
ENGLISH = "I said I would come, and here I am."
CHINESE = "我说过我会来，现在我来了。"


def job(text: str, voice: Voice, resources: Resources, **more: object) -> LineJob:
    given = {"feeling": Feeling.NEUTRAL, "intensity": 0.0, "acts": ()} | more
    return LineJob(
        text=text, voice=voice, language=voice.language, resources=resources, **given  # type: ignore[arg-type]
    )  # fmt: skip


def spoken(path: Path, line: LineJob) -> SpokenLine:
    speak_line(line, path)
    return read_line(path, "b", "c")


def loudness(path: Path) -> float:
    sound = read_sound(path)
    loud = sound[np.abs(sound) > 0.01]
    return 20 * float(np.log10(np.sqrt(np.mean(loud**2))))


def fundamental(sound: np.ndarray) -> float:
    """Hz: the median over all voiced stretches of 60 ms, by autocorrelation."""
    window, low, high = SAMPLE_RATE * 6 // 100, SAMPLE_RATE // 400, SAMPLE_RATE // 60
    found = []
    for at in range(0, len(sound) - window - high, window // 2):
        one = sound[at : at + window]
        if np.sqrt(np.mean(one**2)) < 0.03:
            continue
        same = np.array(
            [
                np.dot(one, two) / np.sqrt(np.dot(one, one) * np.dot(two, two) + 1e-9)
                for two in (sound[at + lag : at + lag + window] for lag in range(low, high))
            ]
        )
        if same.max() > 0.6:
            # The first peak nearly as high as the highest: not an octave below.
            near = np.flatnonzero(same > 0.9 * same.max())
            first = near[: 1 + int(np.argmax(np.diff(near, append=near[-1] + 9) > 1))]
            found.append(SAMPLE_RATE / (low + int(first[np.argmax(same[first])])))
    return float(np.median(found))


def phones_are_sound(line: SpokenLine) -> None:
    """Phones stand in order, inside the audio, and cover nearly all of it."""
    assert line.phones
    assert all(0 <= p.start < p.end <= line.samples for p in line.phones)
    for one, two in zip(line.phones, line.phones[1:], strict=False):
        assert one.end <= two.start + 1
    covered = sum(p.end - p.start for p in line.phones)
    assert covered > 0.75 * line.samples
    assert line.phones[0].start < 0.2 * line.sample_rate
    assert line.phones[-1].end > line.samples - 0.3 * line.sample_rate


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_without_models_the_plain_voice_speaks(text: str, language: str, tmp_path: Path) -> None:
    line = spoken(tmp_path / "a.npz", job(text, Voice("formant_f1", language), PLAIN))
    assert line.engine == "formant"
    assert line.samples > line.sample_rate
    assert np.abs(read_sound(tmp_path / "a.npz")).max() > 0.1
    phones_are_sound(line)


@pytest.mark.parametrize(
    ("text", "voice"),
    [(ENGLISH, Voice("af_heart", "en")), (CHINESE, Voice("zf_xiaoxiao", "zh")),
     (ENGLISH, Voice("am_puck", "en", 1.1, 0.92))],
)  # fmt: skip
def test_the_voice_model_speaks_with_the_times_of_its_phones(
    text: str, voice: Voice, full: Resources, tmp_path: Path
) -> None:
    line = spoken(tmp_path / "a.npz", job(text, voice, full))
    assert line.engine == "kokoro"
    assert 1 < line.samples / line.sample_rate < 6
    phones_are_sound(line)


def test_the_same_line_gives_the_same_bytes(full: Resources, tmp_path: Path) -> None:
    line = job(ENGLISH, Voice("af_heart", "en"), full)
    for name in "ab":
        speak_line(line, tmp_path / f"{name}.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


@pytest.mark.parametrize(
    "text", ["...", "—", "!", "😀😀", "❤️ 1️⃣", "♪ ♪", "（……）", "？！", "", "\x07"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("model", [False, True])
def test_a_line_without_words_is_a_short_silence(
    text: str, language: str, model: bool, full: Resources, tmp_path: Path
) -> None:
    voice = Voice("af_heart" if model else "formant_m1", language)
    line = spoken(tmp_path / "a.npz", job(text, voice, full if model else PLAIN))
    assert 0.4 * line.sample_rate <= line.samples <= line.sample_rate
    assert not line.phones
    assert not read_sound(tmp_path / "a.npz").any()


@pytest.mark.parametrize(
    "text", ["Привет, как дела?", "こんにちは", "안녕하세요", "مرحبا", "नमस्ते", "Łódź, café"]
)
def test_no_script_falls_silent(text: str, full: Resources, tmp_path: Path) -> None:
    line = spoken(tmp_path / "a.npz", job(text, Voice("af_heart", "en"), full))
    assert 0.5 < line.samples / line.sample_rate < 4
    phones_are_sound(line)


@given(st.text("abə ɪ.,!?", max_size=3000))
def test_a_very_long_line_is_cut_into_parts_the_model_takes(phones: str) -> None:
    parts = _parts(list(phones))
    assert "".join(c for part in parts for c in part).rstrip() == phones.rstrip()
    assert all(0 < len(part) <= 500 for part in parts)
    if len(parts) > 1 and "." in parts[0]:
        assert parts[0][-1] in ".!?,"


@pytest.mark.parametrize("sex", ["f", "m"])
def test_the_plain_voice_keeps_to_its_sex(sex: str) -> None:
    sound, _ = speak(phones_of("oh no no no", "en", None), sex == "m", 1.0, f"formant_{sex}1")
    low, high = (70, 165) if sex == "m" else (140, 330)
    assert low < fundamental(sound) < high


@pytest.mark.parametrize(("name", "male"), [("am_michael", 1), ("bm_george", 1), ("af_maria", 0)])
def test_a_named_voice_keeps_its_sex_without_the_model(
    name: str, male: int, tmp_path: Path
) -> None:
    speak_line(job("oh no no no", Voice(name, "en"), PLAIN), tmp_path / "a.npz")
    assert (fundamental(read_sound(tmp_path / "a.npz")) < 160) == bool(male)


def test_pitch_moves_the_voice_and_keeps_the_pace(full: Resources, tmp_path: Path) -> None:
    lengths, pitches = [], []
    for n, pitch in enumerate((1.0, 1.16)):
        path = tmp_path / f"{n}.npz"
        line = spoken(path, job("Oh no, no, no, no.", Voice("am_michael", "en", 1.0, pitch), full))
        lengths.append(line.samples)
        pitches.append(fundamental(read_sound(path)))
        phones_are_sound(line)
    assert pitches[1] / pitches[0] == pytest.approx(1.16, rel=0.08)
    assert lengths[1] / lengths[0] == pytest.approx(1.0, rel=0.2)


def test_a_shout_is_louder_than_a_whisper(full: Resources, tmp_path: Path) -> None:
    levels = {}
    for act in (Act.WHISPER, Act.SPEAK, Act.SHOUT):
        path = tmp_path / f"{act}.npz"
        speak_line(job(ENGLISH, Voice("af_heart", "en"), full, acts=(act,)), path)
        levels[act] = loudness(path)
        assert np.abs(read_sound(path)).max() <= 0.985
    assert levels[Act.WHISPER] + 3 < levels[Act.SPEAK] < levels[Act.SHOUT] - 1
