"""Lips: from phones to face units, with coarticulation by dominance.

Each phone has a mouth and a dominance that fades away from it; the mouth at a time is the mean
of the mouths by their dominances (Cohen and Massaro 1993). Lips that must close (m, b, p) or
bite (f, v) dominate strongly and briefly; k or h hardly at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from workprint.film.speech import Phone
from workprint.render.figures.body import Floats
from workprint.render.figures.face import units

_MOUTHS: dict[str, tuple[dict[str, float], float, float]] = {
    # face units, dominance, fade in seconds
    "rest": ({}, 0.9, 0.06),
    "closed": ({"mouthPress": 0.35, "mouthRollUpper": 0.3, "mouthRollLower": 0.35}, 9.0, 0.013),
    "bite": ({"mouthRollLower": 0.75, "mouthUpperUp": 0.28, "jawOpen": 0.04}, 5.0, 0.02),
    "open": ({"jawOpen": 0.72, "mouthLowerDown": 0.28, "mouthUpperUp": 0.12}, 1.3, 0.075),
    "mid": ({"jawOpen": 0.42, "mouthLowerDown": 0.25, "mouthUpperUp": 0.12,
             "mouthStretch": 0.12}, 1.1, 0.07),
    "schwa": ({"jawOpen": 0.3, "mouthLowerDown": 0.18}, 0.7, 0.06),
    "wide": ({"jawOpen": 0.2, "mouthSmile": 0.3, "mouthStretch": 0.35, "mouthLowerDown": 0.25,
              "mouthUpperUp": 0.15}, 1.2, 0.07),
    "round": ({"jawOpen": 0.42, "mouthFunnel": 0.75, "mouthPucker": 0.25}, 1.3, 0.085),
    "pucker": ({"jawOpen": 0.18, "mouthPucker": 0.95, "mouthFunnel": 0.4}, 1.4, 0.095),
    "front": ({"jawOpen": 0.2, "mouthPucker": 0.85, "mouthFunnel": 0.3}, 1.4, 0.095),
    "hush": ({"jawOpen": 0.12, "mouthFunnel": 0.65, "mouthPucker": 0.25, "mouthUpperUp": 0.15},
             1.6, 0.05),
    "hiss": ({"jawOpen": 0.07, "mouthStretch": 0.25, "mouthLowerDown": 0.35,
              "mouthUpperUp": 0.15}, 1.3, 0.045),
    "tip": ({"jawOpen": 0.17, "mouthLowerDown": 0.2, "mouthUpperUp": 0.05}, 0.65, 0.045),
    "tongue": ({"jawOpen": 0.2, "mouthLowerDown": 0.25, "tongueOut": 0.25}, 1.0, 0.045),
    "back": ({"jawOpen": 0.22, "mouthLowerDown": 0.1}, 0.35, 0.05),
    "liquid": ({"jawOpen": 0.2, "mouthFunnel": 0.35, "mouthPucker": 0.2}, 0.8, 0.05),
}  # fmt: skip

_CLASSES: dict[str, str] = {
    "closed": "mbpɓ",
    "bite": "fvɱʋ",
    "open": "aɑɐäɶAʌæ",
    "mid": "eɛəɜɝɚ3Eɤœø",
    "schwa": "ᵊᵻɨʔ",
    "wide": "iɪIj",
    "round": "oɔɒOQ",
    "pucker": "uʊwWɯʍ",
    "front": "yɥY",
    "hush": "ʃʒʧʤɕʑʂʐ",
    "hiss": "szʦʣ",
    "tip": "tdnlɾTɬɻʅɿ",
    "tongue": "θð",
    "back": "kgɡhxɣŋħʰɴqχɦ",
    "liquid": "rɹ",
}
_CLASS = {symbol: name for name, symbols in _CLASSES.items() for symbol in symbols}
_CLASS |= {"æ": "open", "ʌ": "open"}

_GLIDES: dict[str, tuple[str, str]] = {
    "A": ("mid", "wide"),  # misaki: eɪ
    "I": ("open", "wide"),  # aɪ
    "O": ("round", "pucker"),  # oʊ
    "Q": ("schwa", "pucker"),  # əʊ
    "W": ("open", "pucker"),  # aʊ
    "Y": ("round", "wide"),  # ɔɪ
}
"""Single letters misaki gives English diphthongs: where the lips start and end."""

_VECTORS = {name: (units(m), a, f) for name, (m, a, f) in _MOUTHS.items()}
_SILENT = set(" .,;:!?—…\"'“”()|-–_<>pau")
_MARKS = set("ˈˌːˑ̩̯̃↗↘→↓↑˥˦˧˨˩0123456789ʲ̚˞~")


def mouths_of(symbol: str) -> tuple[str, ...]:
    """The mouths a phone passes through, by name; () for marks that take no time of their own."""
    plain = "".join(c for c in symbol if c not in _MARKS)
    if not plain:
        return () if symbol else ("rest",)
    if plain in ("sil", "sp", "pau", "spn") or (all(c in _SILENT for c in plain) and plain != "p"):
        return ("rest",) if plain != "a" and plain != "u" else (_CLASS[plain],)
    if plain in _GLIDES:
        return _GLIDES[plain]
    if plain in ("tʃ", "dʒ", "tɕ", "dʑ", "ʈʂ", "tʂ", "tɕʰ", "ʈʂʰ", "tʂʰ"):
        return ("hush",)
    if plain in ("ts", "dz", "tsʰ"):
        return ("hiss",)
    found = [_CLASS[c] for c in plain if c in _CLASS and c != "ʰ"]
    return tuple(dict.fromkeys(found)) or ("schwa",)


@lru_cache(maxsize=256)
def _track(phones: tuple[Phone, ...], sample_rate: int) -> tuple[Floats, ...]:
    """Starts, ends (s), dominance, fade and mouth vectors of a line's phones."""
    rows: list[tuple[float, float, str]] = []
    for phone in phones:
        names = mouths_of(phone.symbol)
        if not names:
            continue
        start, end = phone.start / sample_rate, phone.end / sample_rate
        if len(names) > 2:
            names = (names[0], names[-1])
        cut = start + (end - start) * 0.55
        bounds = [(start, end)] if len(names) == 1 else [(start, cut), (cut, end)]
        rows += [(a, b, name) for (a, b), name in zip(bounds, names, strict=True)]
    if rows:
        rows = [
            (rows[0][0] - 0.5, rows[0][0], "rest"),
            *rows,
            (rows[-1][1], rows[-1][1] + 9, "rest"),
        ]
    data = [(a, b, *_VECTORS[name]) for a, b, name in rows]
    return (
        np.array([d[0] for d in data]),
        np.array([d[1] for d in data]),
        np.array([d[3] for d in data]),
        np.array([d[4] for d in data]),
        np.array([d[2] for d in data], np.float32).reshape(len(data), -1),
    )


def lips(phones: Sequence[Phone], sample_rate: int, time: float) -> Floats:
    """The mouth (52,) at `time` seconds into a line."""
    starts, ends, weight, fade, mouths = _track(tuple(phones), sample_rate)
    if not len(starts):
        return units({})
    # lips move ahead of the sound they make
    now = time + 0.02
    away = np.maximum(np.maximum(starts - now, now - ends), 0)
    near = away < 0.4
    if not near.any():
        return units({})
    dominance = weight[near] * np.exp(-away[near] / fade[near])
    dominance *= np.clip((ends - starts)[near] / 0.05, 0.4, 1.0)
    mouth = dominance @ mouths[near] / max(float(dominance.sum()), 0.35)
    return np.asarray(mouth, np.float32)


@lru_cache(maxsize=256)
def stresses(phones: tuple[Phone, ...], sample_rate: int) -> tuple[float, ...]:
    """Times (s) of a line's accents: stressed or long vowels, at least 0.8 s apart."""
    out: list[float] = []
    marked = any("ˈ" in p.symbol for p in phones)
    stress = False
    for phone in phones:
        stress = stress or "ˈ" in phone.symbol
        names = mouths_of(phone.symbol)
        vowel = bool(names) and names[0] in ("open", "mid", "wide", "round", "pucker", "front")
        if not vowel:
            continue
        start, long = phone.start / sample_rate, (phone.end - phone.start) / sample_rate
        accent = stress if marked else long > 0.09
        stress = False
        if accent and (not out or start - out[-1] > 0.8):
            out.append(start + 0.5 * long)
    return tuple(out)
