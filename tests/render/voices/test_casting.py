"""Voices cast: everyone their own, fit to sex and age, the same on every run."""

from __future__ import annotations

import pytest

from workprint.film.characters import Bottom, Character, Hair, Look, Top
from workprint.render.resources import Resources
from workprint.render.voices.cast import cast_voices, unknown_voice

ALL = Resources(voice_model="x", more_voices="y")


def someone(name: str, male: float, age: int = 35) -> Character:
    grey = (90, 90, 90)
    look = Look(
        male, age, 170, 0.5, 0.5, grey, Hair.SHORT, grey, Top.SHIRT, grey, Bottom.JEANS, grey
    )
    return Character(name, name.title(), (), 3, 30, look)


CAST = [someone(f"p{n}", n % 2, (9, 35, 70)[n % 3]) for n in range(12)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "resources", [ALL, Resources(voice_model="x"), Resources()], ids=["all", "few", "none"]
)
def test_everyone_has_a_voice_of_their_own(language: str, resources: Resources) -> None:
    voices = cast_voices(CAST, language, (), resources)
    assert [who for who, _ in voices] == [c.id for c in CAST]
    assert len({(v.name, v.pitch) for _, v in voices}) == len(CAST)
    assert voices == cast_voices(CAST, language, (), resources)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_voices_have_the_sex_of_their_characters(language: str) -> None:
    for (_, voice), character in zip(cast_voices(CAST, language, (), ALL), CAST, strict=True):
        assert voice.name[1] == ("m" if character.look.male > 0.5 else "f")


def test_a_voice_a_recogniser_cannot_follow_is_not_cast() -> None:
    cast = cast_voices([someone(f"w{n}", 0, 20 + 5 * n) for n in range(12)], "zh", (), ALL)
    assert not any("zf_xiaoni" in voice.name for _, voice in cast)


def test_children_sound_higher_and_the_old_speak_slower() -> None:
    voices = [v for _, v in cast_voices([someone("kid", 0, 8), someone("ada", 0)], "en", (), ALL)]
    assert voices[0].pitch > 1.1 > voices[1].pitch
    old, young = (cast_voices([someone("x", 1, a)], "en", (), ALL)[0][1] for a in (75, 35))
    assert old.speed < young.speed


def test_a_decided_voice_is_taken_as_it_is() -> None:
    voices = dict(cast_voices(CAST, "en", [("p3", "bf_emma")], ALL))
    assert voices["p3"].name == "bf_emma"


def test_a_voice_nobody_has_is_found_out(full: Resources) -> None:
    assert unknown_voice("af_heart", full) is None
    assert unknown_voice("jf_alpha:0.6+jm_kumo:0.4", full) is None
    assert unknown_voice("formant_m2", full) is None
    assert unknown_voice("af_heart+zz_nobody", full) == "zz_nobody"
    assert unknown_voice("af_heart:loud", full) == "af_heart:loud"
    assert unknown_voice("../../etc", full) == "../../etc"
    assert unknown_voice("anything", Resources()) is None
