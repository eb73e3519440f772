"""The film's sound: exactly as long as its frames, at its loudness, the same every time.

Loudness and true peak are measured here by a meter of our own, written from ITU-R BS.1770-4,
so that the mixer is not checked with its own ruler.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import lfilter, resample_poly

from workprint.film.staging import SetSpec
from workprint.film.time import FrameRate
from workprint.render.sound.ambience import SAMPLE_RATE, ambience
from workprint.render.sound.film import (
    FilmSoundJob,
    SceneSoundJob,
    SpokenAt,
    make_film_sound,
    make_scene_sound,
    read_wav,
    sample_at,
    write_wav,
)
from workprint.render.sound.loudness import to_loudness, true_peak_db

# The two filters of BS.1770-4, tables 1 and 2, for 48 kHz.
_SHELF = ([1.53512485958697, -2.69169618940638, 1.19839281085285],
          [1.0, -1.69065929318241, 0.73248077421585])  # fmt: skip
_HIGH = ([1.0, -2.0, 1.0], [1.0, -1.99004745483398, 0.99007225036621])


def integrated(sound: np.ndarray) -> float:
    """LUFS of (n, 2) samples at 48 kHz: blocks of 400 ms, gated at -70 and at -10 relative."""
    weighted = lfilter(*_HIGH, lfilter(*_SHELF, sound.astype(np.float64), axis=0), axis=0)
    block, step = 19200, 4800
    starts = range(0, len(weighted) - block + 1, step)
    power = np.array([np.mean(weighted[s : s + block] ** 2, axis=0).sum() for s in starts])
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    power = power[power > power.mean() / 10]
    return -0.691 + 10 * float(np.log10(power.mean()))


def true_peak(sound: np.ndarray) -> float:
    """dBTP: eight times oversampled by the spectrum, in stretches of ten seconds."""
    highest = 0.0
    for at in range(0, len(sound), 480_000):
        part = sound[max(0, at - 4800) : at + 484_800].astype(np.float64)
        fine = np.fft.irfft(np.fft.rfft(part, axis=0), n=8 * len(part), axis=0) * 8
        highest = max(highest, float(np.abs(fine[8000:-8000]).max()))
    return 20 * float(np.log10(highest))


def test_the_meter_reads_what_the_standard_says() -> None:
    """A sine of 997 Hz at 0 dB of full scale in one channel is -3.01 LUFS."""
    time = np.arange(48_000 * 5) / 48_000
    sine = np.stack([np.sin(2 * np.pi * 997 * time), np.zeros_like(time)], axis=1)
    assert integrated(sine) == pytest.approx(-3.01, abs=0.02)
    assert true_peak(sine) == pytest.approx(0.0, abs=0.02)


def place(kit: str = "kitchen", **more: object) -> SetSpec:
    given = {"seed": 7, "interior": True, "time": "day"} | more
    return SetSpec(kit=kit, **given)  # type: ignore[arg-type]


def voice(path: Path, seconds: float = 1.5, level: float = 0.5) -> Path:
    """A line in the form lines are kept in: bursts of a buzz, far louder in its peaks."""
    rng = np.random.default_rng(3)
    time = np.arange(int(24_000 * seconds)) / 24_000
    buzz = np.sign(np.sin(2 * np.pi * 140 * time)) * (np.sin(2 * np.pi * 3 * time) > 0)
    sound = level * buzz * rng.uniform(0.3, 1.9, len(time)).clip(0, 1.9)
    facts = np.frombuffer(json.dumps({"engine": "formant", "phones": []}).encode(), np.uint8)
    np.savez(path, sound=(sound.clip(-1, 1) * 32767).astype(np.int16), facts=facts)
    return path


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    """Ten seconds of a rainy street with three lines."""
    lines = tuple(
        SpokenAt(48 * n, voice(tmp_path / f"{n}.npz", level=0.2 + 0.2 * n)) for n in range(3)
    )
    job = SceneSoundJob(
        place("street", interior=False, weather=("rain",)), 240, Fraction(24), lines
    )
    make_scene_sound(job, tmp_path / "scene.wav")
    return tmp_path / "scene.wav"


@pytest.mark.parametrize("lufs", [-23.0, -16.0])
def test_the_film_is_at_its_loudness_and_below_the_peak(
    lufs: float, scene: Path, tmp_path: Path
) -> None:
    job = FilmSoundJob((scene, scene), (96, 400), 800, Fraction(24), lufs)
    make_film_sound(job, tmp_path / "film.wav")
    sound = read_wav(tmp_path / "film.wav")
    assert integrated(sound) == pytest.approx(lufs, abs=0.5)
    assert true_peak(sound) <= -1.0


@settings(max_examples=5)
@given(st.integers(0, 10**6), st.floats(0.05, 0.9), st.integers(1, 40))
def test_any_mix_of_peaks_comes_to_its_loudness(seed: int, level: float, spikes: int) -> None:
    """Quiet noise with single loud clicks is the hardest case for a limiter."""
    rng = np.random.default_rng(seed)
    sound = (rng.standard_normal((48_000 * 2, 2)) * level * 0.1).astype(np.float32)
    sound[rng.integers(0, len(sound), spikes)] += np.float32(level)
    made = to_loudness(sound, SAMPLE_RATE, -23.0)
    assert true_peak(made) <= -1.0
    assert integrated(made) == pytest.approx(-23.0, abs=0.5)


@given(st.integers(0, 1000), st.integers(1, 12))
@settings(max_examples=20)
def test_the_true_peak_is_found_wherever_it_lies(seed: int, seconds: int) -> None:
    """Only stretches that could hold the peak are looked at; the answer is that of all."""
    chance = np.random.default_rng(seed)
    sound = chance.normal(0, 0.05, (48000 * seconds, 2)).astype(np.float32)
    for at in chance.integers(10, len(sound) - 10, 5):
        sound[at : at + 2] = chance.uniform(-1, 1, (2, 2))
    everywhere = np.abs(resample_poly(sound, 4, 1, axis=0)).max()
    assert true_peak_db(sound) == pytest.approx(20 * np.log10(everywhere), abs=1e-3)


def test_silence_stays_silence(tmp_path: Path) -> None:
    silence = np.zeros((48_000, 2), np.float32)
    write_wav(tmp_path / "s.wav", silence)
    job = FilmSoundJob((tmp_path / "s.wav",), (0,), 24, Fraction(24), -23.0)
    make_film_sound(job, tmp_path / "film.wav")
    assert not read_wav(tmp_path / "film.wav").any()


@pytest.mark.parametrize("label", ["23.976", "24", "25", "29.97", "30"])
@pytest.mark.parametrize("frames", [1, 101])
def test_sound_is_as_long_as_the_frames_to_the_sample(
    label: str, frames: int, tmp_path: Path
) -> None:
    rate = FrameRate.parse(label)
    write_wav(tmp_path / "s.wav", np.full((48_000, 2), 0.1, np.float32))
    make_film_sound(
        FilmSoundJob((tmp_path / "s.wav",), (0,), frames, rate.fps, -23.0), tmp_path / "film.wav"
    )
    wanted = rate.seconds(frames) * 48_000
    assert len(read_wav(tmp_path / "film.wav")) == round(wanted)
    make_scene_sound(SceneSoundJob(place(), frames, rate.fps, ()), tmp_path / "scene.wav")
    assert len(read_wav(tmp_path / "scene.wav")) == round(wanted)


@given(st.integers(0, 10**6), st.sampled_from(["23.976", "24", "25", "29.97", "59.94"]))
def test_frames_begin_within_half_a_sample_of_their_time(frame: int, label: str) -> None:
    rate = FrameRate.parse(label)
    exact = rate.seconds(frame) * 48_000
    assert abs(sample_at(frame, rate.fps) - exact) <= Fraction(1, 2)


def test_a_line_is_heard_from_its_frame_on(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "a.npz")
    job = SceneSoundJob(place(), 120, Fraction(24), (SpokenAt(48, spoken),))
    make_scene_sound(job, tmp_path / "with.wav")
    make_scene_sound(SceneSoundJob(place(), 120, Fraction(24), ()), tmp_path / "without.wav")
    difference = np.abs(read_wav(tmp_path / "with.wav") - read_wav(tmp_path / "without.wav"))
    first = int(np.flatnonzero(difference.max(axis=1) > 0.01)[0])
    assert 48 * 2000 <= first <= 48 * 2000 + 480


def test_two_lines_at_one_frame_are_both_heard(tmp_path: Path) -> None:
    one = SpokenAt(48, voice(tmp_path / "a.npz", 1, level=0.2))
    two = SpokenAt(48, voice(tmp_path / "b.npz", 2, level=0.3))
    heard = []
    for lines in ((), (one,), (two,), (one, two)):
        make_scene_sound(SceneSoundJob(place(), 120, Fraction(24), lines), tmp_path / "s.wav")
        heard.append(read_wav(tmp_path / "s.wav"))
    air, first, second, both = heard
    assert np.abs(first - air).max() > 0.1 < np.abs(second - air).max()
    assert np.allclose(both - air, (first - air) + (second - air), atol=1e-3)


def test_a_line_longer_than_its_scene_is_cut_at_the_end(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "a.npz", 4)
    job = SceneSoundJob(place(), 24, Fraction(24), (SpokenAt(12, spoken), SpokenAt(40, spoken)))
    make_scene_sound(job, tmp_path / "s.wav")
    assert len(read_wav(tmp_path / "s.wav")) == 48_000


def test_the_same_job_gives_the_same_bytes(scene: Path, tmp_path: Path) -> None:
    job = FilmSoundJob((scene,), (10,), 300, Fraction(24000, 1001), -23.0)
    for name in "ab":
        make_film_sound(job, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


KITS = ("kitchen", "street", "forest", "beach", "cafe", "hospital", "car", "bedroom", "river")
WEATHERS = ((), ("rain",), ("storm",), ("snow",), ("fog",), ("wind",))


@pytest.mark.parametrize("kit", KITS)
@pytest.mark.parametrize("weather", WEATHERS)
def test_every_place_has_an_air_of_its_own_below_the_voices(
    kit: str, weather: tuple[str, ...]
) -> None:
    spec = place(kit, interior=kit not in ("street", "forest", "beach", "river"), weather=weather)
    air = ambience(spec, 96_000, 1)
    assert air.shape == (96_000, 2)
    assert np.isfinite(air).all()
    level = 20 * np.log10(np.sqrt(np.mean(air**2)))
    assert -70 < level < -24
    assert np.array_equal(air, ambience(spec, 96_000, 1))


@pytest.mark.parametrize("samples", [1, 9_999])
def test_a_very_short_scene_has_air_too(samples: int) -> None:
    for weather in WEATHERS:
        for kit in KITS:
            spec = place(kit, interior=False, weather=weather)
            assert ambience(spec, samples, 1).shape == (samples, 2)
