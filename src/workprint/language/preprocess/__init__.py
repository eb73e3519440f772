"""Text made ready to learn from: cleaned, marked up, cut into words and sentences."""

from workprint.language.preprocess.cleaning import clean
from workprint.language.preprocess.documents import Document
from workprint.language.preprocess.segmenting import Sentence, Word, sentences, words
from workprint.language.preprocess.vocabulary import NEWLINE, UNKNOWN, Vocabulary

__all__ = [
    "NEWLINE",
    "UNKNOWN",
    "Document",
    "Sentence",
    "Vocabulary",
    "Word",
    "clean",
    "sentences",
    "words",
]
