"""Chinese as it is read aloud: syllables against known transcriptions, tones, numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style
from pypinyin.constants import PINYIN_DICT
from pypinyin.style import convert

from workprint.render.resources import Resources
from workprint.render.voices.chinese import phones, syllable
from workprint.render.voices.chinese_numbers import spoken_numbers
from workprint.render.voices.lines import phones_of
from workprint.render.voices.readings import words_read

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
        ("24年", "二十四年"),
        ("1940年代", "一九四零年代"),
        ("2024-03-05", "二零二四年三月五日"),
        ("10:30:15", "十点三十分十五秒"),
        ("1,000元", "一千元"),
        ("¥100", "一百元"),
        ("$5", "五美元"),
        ("£3.50", "三点五英镑"),
        ("1.5万", "一点五万"),
        ("2000", "两千"),
        ("100000000", "一亿"),
        ("第2个", "第二个"),
        ("B2层", "B二层"),
        ("2月2日", "二月二日"),
        ("1/3", "三分之一"),
        ("3-5天", "三到五天"),
        ("-5度", "零下五度"),
        ("5km", "五公里"),
        ("打110！", "打幺幺零！"),
        ("302房间", "三零二房间"),
        ("007", "零零七"),
        ("13800138000", "幺三八零零幺三八零零零"),
    ],
)
def test_figures_are_read_out(written: str, spoken: str) -> None:
    assert spoken_numbers(written) == spoken


def test_tones_change_where_they_meet() -> None:
    assert phones("你好") == "ni↗xau↓"
    assert phones("不是") == "pu↗ʂɨ↘"
    assert phones("一起").startswith("i↘")


@pytest.mark.parametrize(
    ("run", "pinyin"),
    [
        ("我来还书", "wo3 lai2 huan2 shu1"),
        ("把钱还我", "ba3 qian2 huan2 wo3"),
        ("算是还了吗", "suan4 shi4 huan2 le5 ma5"),
        ("我还", "wo3 huan2"),
        ("还早呢", "hai2 zao3 ne5"),
        ("你还好吗", "ni3 hai2 hao3 ma5"),
        ("你得走了", "ni3 dei3 zou3 le5"),
        ("我得到了", "wo3 de2 dao4 le5"),
        ("他跑得快", "ta1 pao3 de5 kuai4"),
        ("慢慢地走", "man4 man4 de5 zou3"),
        ("地上有水", "di4 shang4 you3 shui3"),
        ("很长", "hen3 chang2"),
        ("校长", "xiao4 zhang3"),
        ("教我", "jiao1 wo3"),
        ("不得了", "bu4 de2 liao3"),
        ("不对", "bu2 dui4"),
        ("不去", "bu2 qu4"),
        ("不来", "bu4 lai2"),
        ("一下", "yi2 xia4"),
        ("一天", "yi4 tian1"),
        ("第一天", "di4 yi1 tian1"),
        ("十一", "shi2 yi1"),
        ("唯一的", "wei2 yi1 de5"),
        ("二〇二四年", "er4 ling2 er4 si4 nian2"),
        ("慢々", "man4 man4"),
    ],
)
def test_a_character_is_read_by_its_place(run: str, pinyin: str) -> None:
    assert [p for word in words_read(run) for p in word] == pinyin.split()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("我明天飞 New York，OK？", ("mi↗ŋtʰjɛ→n", "fei→", "nˈu jˈɔɹk,", "ˌOkˈA?")),
        ("他说 I have 2 cats 然后走了", ("ʂwo→", "tˈu kˈæts", "ɻa↗nxou↘")),
        ("去A座找VIP", ("ʨʰy↘", "ˈA", "ʦwo↘", "vˌiˌIpˈi")),
        ("CIA来了3个人", ("sˌiˌIˈA", "lai↗", "sa→nkɤ↘")),
        ("我叫Hélène，你呢", ("ʨjau↘", "Alˈɛn,", "ni↓")),
        ("Привет，你好", ("pɹˈivɛt,", "ni↗xau↓")),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_of_a_mixed_line_is_spoken_in_order(
    text: str, parts: tuple[str, ...], language: str, full: Resources
) -> None:
    said = phones_of(text, language, full.pronunciation)
    places = [said.find(part) for part in parts]
    assert -1 not in places and places == sorted(places), said


def test_figures_follow_the_language_they_stand_in(full: Resources) -> None:
    def said(text: str, language: str) -> str:
        return phones_of(text, language, full.pronunciation)

    assert said("It is 9:30, 老师", "en").startswith("ɪt ɪz nˈIn θˈɜɹɾi, lau")
    assert "lja↓ŋkɤ↘" in said("I want 2个", "en")
    assert said("I have 5 dollars.", "zh") == said("I have five dollars.", "en")
    assert said("50%", "zh") == said("百分之五十", "zh")


def test_marks_become_pauses_and_latin_words_are_read(reader: object) -> None:
    assert phones("你好，世界！", reader) == "ni↗xau↓, ʂɨ↘ʨje↘!"
    assert phones("我叫Tom。", reader).endswith("tˈɑm.")


@given(st.text(st.sampled_from("你好世界一不了儿的，。！？…—「」 a1.%:\n"), max_size=30))
def test_any_chinese_text_is_read(text: str) -> None:
    phones(text)
