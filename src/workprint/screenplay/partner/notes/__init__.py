"""Notes on a scene: what changes, what repeats, what is overwritten; each with its lines.

Rules and the script's own habits, no model: the same scene always gets the same notes.
"""

from workprint.screenplay.partner.notes.records import Note
from workprint.screenplay.partner.notes.scene import Norms, SceneView, norms_of, view_of
from workprint.screenplay.partner.notes.writing import notes_on

__all__ = ["Norms", "Note", "SceneView", "norms_of", "notes_on", "view_of"]
