"""The plain fallback voice: a formant synthesiser, so that nothing ever falls silent.

A pulse train and noise through three resonators, after Klatt (1980), "Software for a
cascade/parallel formant synthesizer", much reduced: one target for each phone, glides between.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from workprint.film.speech import Phone
from workprint.render.voices.kokoro import SAMPLE_RATE

Sound = npt.NDArray[np.float32]

# Formants in Hz, voicing, noise, and length in ms.
_VOWEL = {
    "i": (290, 2300, 3000), "ɪ": (400, 2000, 2600), "e": (450, 2100, 2700),
    "ɛ": (560, 1850, 2550), "æ": (690, 1700, 2450), "a": (760, 1300, 2500),
    "ɑ": (740, 1100, 2450), "ɔ": (580, 880, 2450), "o": (460, 850, 2400), "ʊ": (440, 1050, 2300),
    "u": (310, 900, 2250), "ʌ": (640, 1200, 2450), "ə": (500, 1450, 2450),
    "ɜ": (490, 1350, 1750), "ɚ": (480, 1350, 1700), "ɤ": (460, 1200, 2400),
    "y": (290, 1900, 2300), "ɨ": (360, 1500, 2500), "ᵻ": (400, 1900, 2500), "ɐ": (600, 1350, 2450),
    "ᵊ": (500, 1450, 2450),
}  # fmt: skip
_GLIDE = {"A": "ei", "I": "aɪ", "O": "oʊ", "W": "aʊ", "Y": "ɔɪ", "Q": "əʊ"}
_VOICED = {
    "m": (260, 1050, 2300), "n": (260, 1500, 2500), "ŋ": (260, 1900, 2600),
    "l": (360, 1200, 2700), "ɹ": (400, 1250, 1650), "ɻ": (400, 1350, 1700),
    "j": (290, 2250, 3000), "w": (310, 750, 2250), "ɥ": (290, 1900, 2300), "ɾ": (400, 1600, 2600),
}  # fmt: skip
_NOISE = {
    "s": 6500, "z": 6500, "ʃ": 3000, "ʒ": 3000, "ʂ": 2700, "ɕ": 4200, "f": 4000, "v": 4000,
    "θ": 5200, "ð": 5200, "h": 1500, "x": 1700, "ʧ": 3200, "ʤ": 3000, "ʦ": 6200, "ʨ": 4300,
    "ꭧ": 2800, "ʰ": 1800,
}  # fmt: skip
_STOPS = {"p": 900, "b": 900, "t": 4200, "d": 3800, "k": 1900, "ɡ": 1800, "ʔ": 500}
_BUZZ = frozenset("zʒvðʤbdɡ")
_TONE = {"→": (1.18, 1.18), "↗": (0.95, 1.2), "↓": (0.9, 0.82), "↘": (1.22, 0.85)}


def speak(phones: str, male: bool, speed: float, voice: str) -> tuple[Sound, tuple[Phone, ...]]:
    """Sound at 24 kHz and its phones; `voice` (a name) sets the pitch within the sex's range."""
    lot = int.from_bytes(hashlib.sha256(voice.encode()).digest()[:2], "big") / 65535
    base = (95 + 40 * lot) if male else (170 + 60 * lot)
    scale = 1.0 if male else 1.15
    plan = _plan(phones, speed)
    total = sum(length for _, length, _ in plan) + SAMPLE_RATE // 10
    track = np.zeros((total, 6), np.float32)  # f1 f2 f3 voice noise pitch
    times: list[Phone] = []
    at = SAMPLE_RATE // 25
    count = max(1, len(plan))
    for index, (symbol, length, tone) in enumerate(plan):
        fall = 1.12 - 0.24 * index / count
        low, high = tone or (1.0, 1.0)
        pitch = base * fall * np.linspace(low, high, length, dtype=np.float32)
        _target(track[at : at + length], symbol, pitch, scale)
        times.append(Phone(symbol, at, at + length))
        at += length
    return _sound(track[: at + SAMPLE_RATE // 25], lot), tuple(times)


def _plan(phones: str, speed: float) -> list[tuple[str, int, tuple[float, float] | None]]:
    """Each phone with its length in samples and its tone."""
    out: list[tuple[str, int, tuple[float, float] | None]] = []
    stressed = False
    for symbol in phones:
        if symbol in "ˈˌ":
            stressed = symbol == "ˈ"
        elif symbol in _TONE and out:
            name, length, _ = out[-1]
            out[-1] = (name, length, _TONE[symbol])
        elif symbol in _GLIDE:
            first, second = _GLIDE[symbol][0], _GLIDE[symbol][1]
            out += [(first, _ms(90, speed), None), (second, _ms(80, speed), None)]
        elif symbol in _VOWEL:
            out.append((symbol, _ms(125 if stressed else 85, speed), None))
            stressed = False
        elif symbol in _VOICED or symbol in _NOISE:
            out.append((symbol, _ms(75, speed), None))
        elif symbol in _STOPS:
            out.append((symbol, _ms(70, speed), None))
        elif symbol in ",;:—":
            out.append((" ", _ms(190, speed), None))
        elif symbol in ".!?…":
            out.append((" ", _ms(280, speed), None))
        elif symbol == " ":
            out.append((" ", _ms(12, speed), None))
    return out


def _ms(ms: float, speed: float) -> int:
    return int(SAMPLE_RATE * ms / 1000 / speed)


def _target(part: Sound, symbol: str, pitch: Sound, scale: float) -> None:
    part[:, 5] = pitch
    formants = _VOWEL.get(symbol) or _VOICED.get(symbol)
    if formants:
        part[:, :3] = np.array(formants) * scale
        part[:, 3] = 1.0 if symbol in _VOWEL else 0.55
    elif symbol in _NOISE:
        centre = _NOISE[symbol]
        part[:, :3] = (400, 1500, centre)
        part[:, 4] = 0.35 if symbol in "hxʰfvθð" else 0.6
        part[:, 3] = 0.4 if symbol in _BUZZ else 0.0
    elif symbol in _STOPS:
        part[:, :3] = (300, 1500, _STOPS[symbol])
        burst = len(part) * 2 // 3
        part[burst:, 4] = 0.7
        part[:burst, 3] = 0.12 if symbol in _BUZZ else 0.0
    else:
        part[:, :3] = (500, 1500, 2500)


def _sound(track: Sound, lot: float) -> Sound:
    from scipy.ndimage import uniform_filter1d
    from scipy.signal import lfilter

    smooth = uniform_filter1d(track, SAMPLE_RATE * 30 // 1000, axis=0, mode="nearest")
    pitch = np.maximum(60, smooth[:, 5])
    phase = np.cumsum(pitch / SAMPLE_RATE)
    pulses = np.diff(np.floor(phase), prepend=0).astype(np.float32)
    source = lfilter([1.0], [1.0, -0.97], pulses) - 0.03
    noise = np.random.default_rng(int(lot * 1e6)).standard_normal(len(track)).astype(np.float32)
    block = SAMPLE_RATE // 200
    state = [np.zeros(2) for _ in range(4)]
    out = np.zeros(len(track), np.float32)
    for start in range(0, len(track), block):
        part = slice(start, min(len(track), start + block))
        f1, f2, f3, _, _, _ = smooth[start]
        voiced = source[part] * smooth[part, 3]
        for n, (freq, width) in enumerate(((f1, 80), (f2, 110), (f3, 160))):
            voiced, state[n] = _resonate(voiced, freq, width, state[n])
        hiss, state[3] = _resonate(noise[part] * smooth[part, 4], f3, 900, state[3])
        out[part] = voiced * 2.2 + hiss * 0.16
    peak = float(np.abs(out).max()) or 1.0
    return np.asarray(out / peak * 0.5, np.float32)


def _resonate(
    signal: npt.NDArray[np.float64] | Sound, freq: float, width: float, state: object
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """A two-pole resonator with unit gain at zero frequency (Klatt 1980, eq. 2)."""
    from scipy.signal import lfilter

    c = -np.exp(-2 * np.pi * width / SAMPLE_RATE)
    b = 2 * np.exp(-np.pi * width / SAMPLE_RATE) * np.cos(2 * np.pi * freq / SAMPLE_RATE)
    made, after = lfilter([1 - b - c], [1, -b, -c], signal, zi=state)
    return made, after
