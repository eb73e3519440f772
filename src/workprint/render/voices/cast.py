"""Casting voices: each character a voice of its own, fit to sex and age, kept through the film."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from workprint.film.characters import Character, Voice
from workprint.render.resources import Resources
from workprint.render.voices.kokoro import known_voice

# Best voices first, as their makers graded them; older-sounding ones stand in lists of their own.
_ENGLISH = {
    ("f", "adult"): ("af_heart", "af_bella", "bf_emma", "af_nicole", "af_sarah", "af_aoede",
                     "af_kore", "bf_isabella", "af_alloy", "af_nova", "af_jessica", "af_river"),
    ("f", "old"): ("bf_emma", "bf_isabella", "af_kore", "bf_alice", "af_alloy"),
    ("f", "young"): ("af_sky", "bf_lily", "af_jessica", "af_nova", "af_bella"),
    ("m", "adult"): ("am_michael", "am_fenrir", "am_puck", "bm_george", "am_echo", "am_eric",
                     "bm_fable", "am_liam", "bm_daniel", "am_adam"),
    ("m", "old"): ("bm_george", "bm_lewis", "am_onyx", "am_santa"),
    ("m", "young"): ("am_puck", "am_liam", "am_adam", "am_eric"),
}  # fmt: skip
_OLDER = "zf_xiaobei:0.7+zf_xiaoxiao:0.3"
# zf_xiaoni is left out: a recogniser misses most of what it says; two of the others mix.
_CHINESE = {
    ("f", "adult"): ("zf_xiaoxiao", "zf_xiaobei", "zf_xiaoyi", _OLDER),
    ("f", "old"): (_OLDER, "zf_xiaobei"),
    ("f", "young"): ("zf_xiaoyi", "zf_xiaoxiao"),
    ("m", "adult"): ("zm_yunxi", "zm_yunyang", "zm_yunjian", "zm_yunxia"),
    ("m", "old"): ("zm_yunjian", "zm_yunyang"),
    ("m", "young"): ("zm_yunxia", "zm_yunxi"),
}
# With the model alone: its five voices and mixtures of them.
_FEW = {
    "f": ("jf_alpha", "jf_nezumi", "jf_gongitsune", "jf_tebukuro", "jf_alpha:0.5+jf_tebukuro:0.5",
          "jf_nezumi:0.6+jf_gongitsune:0.4"),
    "m": ("jm_kumo", "jm_kumo:0.8+jf_alpha:0.2", "jm_kumo:0.85+jf_tebukuro:0.15",
          "jm_kumo:0.78+jf_gongitsune:0.22"),
}  # fmt: skip
_PITCHES = (1.0, 0.95, 1.05, 0.92, 1.08)


def cast_voices(
    characters: Sequence[Character],
    language: str,
    decided: Sequence[tuple[str, str]],
    resources: Resources,
) -> tuple[tuple[str, Voice], ...]:
    """A voice for each character, by id, in the order given.

    Those who come first choose first. When the voices of a kind run out they come again, a little
    higher or lower. A decided voice is taken as it is.
    """
    chosen = dict(decided)
    used: dict[str, int] = {}
    made = []
    for character in characters:
        look = character.look
        sex = "m" if look.male > 0.5 else "f"
        age = "young" if look.age_years < 19 else "old" if look.age_years >= 58 else "adult"
        pitch = 1.0
        if look.age_years < 13:
            pitch = 1.16
        elif look.age_years < 17:
            pitch = 1.06
        elif look.age_years >= 70:
            pitch = 0.97
        if character.id in chosen:
            name = chosen[character.id]
        else:
            name = _free(_options(language, sex, age, resources), used)
        again = used.get(name, 0)
        used[name] = again + 1
        pitch *= _PITCHES[again % len(_PITCHES)]
        speed = 0.94 if look.age_years >= 65 else 1.0
        lot = int.from_bytes(hashlib.sha256(character.id.encode()).digest()[:2], "big") / 65535
        voice = Voice(name, language, round(speed * (0.97 + 0.06 * lot), 3), round(pitch, 3))
        made.append((character.id, voice))
    return tuple(made)


def unknown_voice(name: str, resources: Resources) -> str | None:
    """The part of a voice's name that nothing at hand can speak, or None.

    Without the voice model every name is spoken by the plain voice, so all are known.
    """
    if resources.voice_model is None:
        return None
    for part in name.split("+"):
        voice, _, weight = part.partition(":")
        if re.fullmatch(r"formant_[fm]\d*", voice) and part == name:
            continue
        try:
            if weight and not 0 < float(weight) <= 1:
                return part
        except ValueError:
            return part
        if not known_voice(resources.voice_model, resources.more_voices, voice):
            return part
    return None


def _options(language: str, sex: str, age: str, resources: Resources) -> tuple[str, ...]:
    if resources.voice_model is None:
        return tuple(f"formant_{sex}{n}" for n in range(1, 9))
    if resources.more_voices is None:
        return _FEW[sex]
    table = _CHINESE if language == "zh" else _ENGLISH
    return (*table[sex, age], *(v for v in table[sex, "adult"] if v not in table[sex, age]))


def _free(options: Sequence[str], used: dict[str, int]) -> str:
    """The first option used least."""
    return min(options, key=lambda name: used.get(name, 0))
