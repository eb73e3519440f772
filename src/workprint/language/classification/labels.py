"""What classifiers can answer."""

from __future__ import annotations

MOODS = ("calm", "joyful", "tender", "sad", "tense", "fearful", "angry", "comic")
INTENSITIES = ("low", "middle", "high")

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
