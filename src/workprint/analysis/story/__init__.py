"""The story part of script analysis: what a producer reads a script for."""

from workprint.analysis.story.coverage import markdown
from workprint.analysis.story.telling import tell

__all__ = ["markdown", "tell"]
