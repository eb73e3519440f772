"""What classifiers can answer, and what people read for it."""

from __future__ import annotations

from workprint.film.reason import Phrase

MOODS = ("calm", "joyful", "tender", "sad", "tense", "fearful", "angry", "comic")
INTENSITIES = ("low", "middle", "high")

MOOD_NAMES = {
    "calm": Phrase("calm", "平静"),
    "joyful": Phrase("joyful", "欢乐"),
    "tender": Phrase("tender", "温情"),
    "sad": Phrase("sad", "悲伤"),
    "tense": Phrase("tense", "紧张"),
    "fearful": Phrase("fearful", "恐惧"),
    "angry": Phrase("angry", "愤怒"),
    "comic": Phrase("comic", "诙谐"),
}

LANGUAGES = {
    "arb": "ar",
    "ces": "cs",
    "dan": "da",
    "deu_1996": "de",
    "ell_monotonic": "el",
    "eng": "en",
    "spa": "es",
    "fin": "fi",
    "fra": "fr",
    "heb": "he",
    "hin": "hi",
    "ind": "id",
    "ita": "it",
    "jpn": "ja",
    "kor": "ko",
    "nob": "nb",
    "nld": "nl",
    "pol": "pl",
    "por_BR": "pt",
    "por_PT": "pt",
    "rus": "ru",
    "swe": "sv",
    "tha": "th",
    "tur": "tr",
    "ukr": "uk",
    "vie": "vi",
    "cmn_hans": "zh-Hans",
    "cmn_hant": "zh-Hant",
}
"""The Declaration's texts by the codes of ISO 639-3, and the languages as BCP 47 names them."""
