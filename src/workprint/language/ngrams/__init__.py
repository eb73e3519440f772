"""Counting models: the yardstick of every language model, and the fast half of completing."""

from workprint.language.ngrams.kneser_ney import KneserNey

__all__ = ["KneserNey"]
