"""All notes on a scene, those worth a look first."""

from __future__ import annotations

from workprint.film.screenplay import Screenplay
from workprint.screenplay.partner.notes.changing import what_changes
from workprint.screenplay.partner.notes.overwriting import what_is_overwritten
from workprint.screenplay.partner.notes.records import Note
from workprint.screenplay.partner.notes.repeating import what_repeats
from workprint.screenplay.partner.notes.scene import Norms, norms_of, view_of


def notes_on(screenplay: Screenplay, index: int, norms: Norms | None = None) -> tuple[Note, ...]:
    """The notes on scene `index`, by weight and then by line; IndexError when there is none.

    `norms` are what `norms_of` says of the screenplay: for many scenes, count them once.
    """
    scene = view_of(screenplay, index)
    found = [
        *what_changes(scene),
        *what_repeats(scene),
        *what_is_overwritten(scene, norms or norms_of(screenplay)),
    ]
    found.sort(key=lambda note: (note.weight, note.evidence[0].line, note.rule))
    return tuple(found)
