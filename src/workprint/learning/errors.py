"""What goes wrong with trained models."""

from __future__ import annotations


class ModelFileError(Exception):
    """A trained model's folder cannot be used; the message says why and what to do."""
