"""The terms of a film's shoot: those of its folder, else nominal ones, so that there is a board
from the first draft on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from workprint.film.reason import Phrase
from workprint.film.schedule import Calendar
from workprint.film.terms import ShootTerms
from workprint.production.folder import FilmFolder
from workprint.production.shoot.new import USUAL_RULES
from workprint.production.shoot.terms import read_terms
from workprint.shooting.rules import rule_set

FILE = "shoot.toml"
START = date(2027, 1, 4)
"""The first day, a Monday, where nobody said: days are counted, dates mean nothing yet."""


def nominal_terms(language: str, calendar: Calendar | None = None) -> ShootTerms:
    """Terms nobody agreed on: the usual rules of the language, no rates; the start and the days
    off of a calendar, where there is one."""
    rules = tuple(rule for name in USUAL_RULES[language] for rule in rule_set(name))
    if calendar is None or calendar.start is None:
        return ShootTerms(START, rules=rules)
    off = tuple((d.day, d.name) for d in calendar.dates if d.kind == "dayOff")
    return ShootTerms(calendar.start, days_off=calendar.days_off, holidays=off, rules=rules)


def nominal_note(terms: ShootTerms) -> Phrase:
    """What a person should know of a board that nobody gave terms for."""
    return Phrase(
        f"there are no terms of the shoot: days count from {terms.start}, rates are points; write "
        "your own with: workprint shooting terms",
        f"没有拍摄条款：自 {terms.start} 起计日，费率以点数计；"
        "请用 workprint shooting terms 写一份",
    )


def terms_of(folder: FilmFolder) -> ShootTerms:
    """The terms in a film's folder, nominal ones where it has none; FilmError for a damaged
    file."""
    path = folder.path / FILE
    return read_terms(path) if path.exists() else nominal_terms(folder.settings.language)


def terms_beside(file: Path) -> Path | None:
    """The terms that lie beside a schedule, or in the film's folder above its `out`."""
    for place in (file.parent, file.parent.parent):
        if (place / FILE).is_file():
            return place / FILE
    return None
