"""What people decided of strips and shooting days, put into the terms of the shoot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workprint.film.breakdown import Breakdown
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import DayNote, LockedDay, ShootTerms, StripTerms
from workprint.production.decisions import Decisions
from workprint.shooting.boarding import strip_id


def with_decisions(terms: ShootTerms, decisions: Decisions) -> ShootTerms:
    """The terms with what was decided of scenes (their date, unit, minutes, a note) and of days
    (the scenes they keep, a banner). A decision stands above the same in the terms' file."""
    said = {one.scene: one for one in terms.strips}
    for decision in decisions.scenes:
        values = {f.removeprefix("shoot_"): v for f, v in decision.values if f[:6] == "shoot_"}
        if values:
            one = StripTerms(
                strip_id(decision.target),
                values.get("unit", ""),
                int(values["minutes"]) if "minutes" in values else None,
                date.fromisoformat(values["date"]) if "date" in values else None,
                values.get("note", ""),
            )
            said[one.scene] = one
    locked = {(one.date, one.unit): one for one in terms.locked}
    notes = list(terms.notes)
    for decision in decisions.days:
        values = dict(decision.values)
        day = date.fromisoformat(decision.target)
        if "scenes" in values:
            scenes = tuple(strip_id(scene) for scene in values["scenes"].split(","))
            locked[day, values.get("unit", "")] = LockedDay(day, scenes, values.get("unit", ""))
        if "note" in values:
            notes.append(DayNote(day, values["note"]))
    # What was decided last comes first: the first that names a strip holds.
    strips = tuple(sorted(said.values(), key=lambda one: one in terms.strips))
    return replace(terms, strips=strips, locked=tuple(locked.values()), notes=tuple(notes))


def scenes_planned(shoot: PlannedShoot, breakdown: Breakdown, day: date) -> list[str]:
    """The ids of the scenes that a plan shoots on a date, in their order."""
    by_strip = {strip_id(scene.scene): scene.scene for scene in breakdown.scenes}
    return [
        by_strip[strip]
        for one in shoot.plan.days
        if one.date == day
        for strip in one.strips
        if strip in by_strip
    ]
