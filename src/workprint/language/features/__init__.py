"""Texts as numbers: which words mark them, which words are alike, what sentences mean."""

from workprint.language.features.embedding import SentenceModel, load_sentence_model
from workprint.language.features.tfidf import Keyword, TextIndex
from workprint.language.features.vectors import WordVectors

__all__ = ["Keyword", "SentenceModel", "TextIndex", "WordVectors", "load_sentence_model"]
