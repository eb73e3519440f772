"""Draft comparison: what became of each scene, cue and location, and what it means."""

from workprint.screenplay.comparing.compare import compare

__all__ = ["compare"]
