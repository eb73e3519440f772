"""Chinese as it is read aloud: syllables against known transcriptions, tones, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style
from pypinyin.constants import PINYIN_DICT
from pypinyin.style import convert

from workprint.render.voices.chinese import _spoken_numbers, phones, syllable

# Duanmu (2007) and Lin (2007), in the symbols of the voice model.
KNOWN = {
    "ma1": "ma→", "ma2": "ma↗", "ma3": "ma↓", "ma4": "ma↘", "ma5": "ma",
    "zhi1": "ꭧɨ→", "chi2": "ꭧʰɨ↗", "shi4": "ʂɨ↘", "ri4": "ɻɨ↘",
    "zi3": "ʦɨ↓", "ci2": "ʦʰɨ↗", "si4": "sɨ↘",
    "ji1": "ʨi→", "qi4": "ʨʰi↘", "xi3": "ɕi↓",
    "ju2": "ʨy↗", "qu4": "ʨʰy↘", "xu1": "ɕy→", "yu3": "y↓", "lv4": "ly↘", "nü3": "ny↓",
    "jue2": "ʨɥe↗", "quan2": "ʨʰɥɛ↗n", "jun1": "ʨy→n", "yue4": "ɥe↘", "yuan2": "ɥɛ↗n",
    "bo1": "pwo→", "wo3": "wo↓", "guo2": "kwo↗", "ou3": "ou↓", "liu2": "ljou↗", "you3": "jou↓",
    "gui4": "kwei↘", "wei4": "wei↘", "dun4": "twə↘n", "wen2": "wə↗n", "weng1": "wə→ŋ",
    "tian1": "tʰjɛ→n", "yan3": "jɛ↓n", "xiong2": "ɕjʊ↗ŋ", "yong4": "jʊ↘ŋ", "zhong1": "ꭧʊ→ŋ",
    "er2": "ɚ↗", "e4": "ɤ↘", "ai4": "ai↘", "hao3": "xau↓", "mei2": "mei↗", "feng1": "fə→ŋ",
    "wu3": "u↓", "yi1": "i→", "ying1": "i→ŋ", "huang2": "xwa↗ŋ", "zher4": "ꭧɤ↘ɻ",
}  # fmt: skip


@pytest.mark.parametrize(("pinyin", "ipa"), KNOWN.items())
def test_a_syllable_is_transcribed_as_phonology_has_it(pinyin: str, ipa: str) -> None:
    assert syllable(pinyin) == ipa


def test_every_syllable_of_the_dictionary_has_a_vowel_and_its_tone() -> None:
    seen = {
        convert(one, Style.TONE3, strict=True)
        for several in PINYIN_DICT.values()
        for one in several.split(",")
    }
    assert len(seen) > 1200
    schwa = {"en", "eng", "wen", "weng", "wong"}
    unknown = {s for s in seen if syllable(s).lstrip("w").startswith("ə")}
    assert {s.rstrip("12345") for s in unknown} <= schwa
    tones = dict(zip("1234", "→↗↓↘", strict=True))
    assert all(tones[s[-1]] in syllable(s) for s in seen if s[-1] in tones)


def test_different_syllables_sound_different() -> None:
    syllables = {s: syllable(s) for s in KNOWN}
    assert len(set(syllables.values())) == len(syllables)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2024年3月5日", "二零二四年三月五日"),
        ("他有2个孩子", "他有两个孩子"),
        ("12点30分", "十二点三十分"),
        ("10:05", "十点零五分"),
        ("2：00", "两点"),
        ("3.14", "三点一四"),
        ("50%", "百分之五十"),
        ("15", "十五"),
        ("20", "二十"),
        ("110", "一百一十"),
        ("105", "一百零五"),
        ("1010", "一千零一十"),
        ("10005", "一万零五"),
        ("120000", "十二万"),
        ("13800138000", "一三八零零一三八零零零"),
    ],
)
def test_figures_are_read_out(written: str, spoken: str) -> None:
    assert _spoken_numbers(written) == spoken


def test_tones_change_where_they_meet() -> None:
    assert phones("你好") == "ni↗xau↓"
    assert phones("不是") == "pu↗ʂɨ↘"
    assert phones("一起").startswith("i↘")


def test_marks_become_pauses_and_latin_words_are_read(reader: object) -> None:
    assert phones("你好，世界！", reader) == "ni↗xau↓, ʂɨ↘ʨje↘!"
    assert phones("我叫Tom。", reader).endswith("tˈɑm.")


@given(st.text(st.sampled_from("你好世界一不了儿的，。！？…—「」 a1.%:\n"), max_size=30))
def test_any_chinese_text_is_read(text: str) -> None:
    phones(text)
