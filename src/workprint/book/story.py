"""The story for the book: people, bonds, pace, turns, genres, content, coverage as JSON types."""

from __future__ import annotations

from typing import Any

from workprint.book.mix import genres_record, quoted, themes_record
from workprint.film.reason import Reason, ScriptSpan, pair
from workprint.film.screenplay import Screenplay
from workprint.film.story import (
    ANSWER_NAMES,
    CONTENT_NAMES,
    COVERAGE_SECTIONS,
    GENDER_NAMES,
    LEVEL_NAMES,
    TURN_NAMES,
    Arc,
    Descriptor,
    Pace,
    Presence,
    Representation,
    Story,
)

Json = dict[str, Any]
_LEVELS = tuple(LEVEL_NAMES)


def story_record(screenplay: Screenplay, story: Story) -> Json:
    """The story as JSON types; texts that exist in two languages are {"en", "zh"}."""
    names = {one.character: one.name for one in story.presence}
    return {
        "people": [_person(one) for one in story.presence],
        "bonds": [
            {
                "a": bond.a,
                "b": bond.b,
                "forth": bond.forth,
                "back": bond.back,
                "scenes": list(bond.scenes),
                "weight": round(bond.weight, 3),
            }
            for bond in story.bonds
        ],
        "never_meet": [
            {"a": names[two.a], "b": names[two.b], "reason": pair(two.reason.text)}
            for two in story.never_meet
        ],
        "pace": _pace(screenplay, story.pace, names),
        "arcs": [_arc(screenplay, arc, names) for arc in story.arcs],
        "turns": [
            {
                "key": point.turn.value,
                **pair(TURN_NAMES[point.turn]),
                "scenes": list(point.scenes),
                "likeliest": point.likeliest,
                "confidence": round(point.confidence, 2),
                "reasons": [_reason(reason) for reason in point.reasons],
            }
            for point in story.turning_points
        ],
        "genres": genres_record(screenplay, story.genres),
        "themes": themes_record(screenplay, story.themes),
        "content": [_descriptor(screenplay, one) for one in story.content],
        "declared": _declared(story.representation),
        "coverage": [
            {
                "key": key,
                **pair(name),
                "lines": [
                    {**pair(line.text), "scenes": list(line.scenes)}
                    for line in story.coverage
                    if line.section == key
                ],
            }
            for key, name in COVERAGE_SECTIONS.items()
            if any(line.section == key for line in story.coverage)
        ],
        "warnings": [pair(warning) for warning in story.warnings],
    }


def _reason(reason: Reason) -> Json:
    lines = [e.line for e in reason.evidence if isinstance(e, ScriptSpan)]
    return {**pair(reason.text), "line": lines[0] if lines else None}


def _text(screenplay: Screenplay, span: ScriptSpan) -> str:
    return " ".join(screenplay.source[span.start : span.end].split())


def _person(one: Presence) -> Json:
    return {
        "id": one.character,
        "name": one.name,
        "lines": one.lines,
        "words": one.words,
        "share": round(one.share, 4),
        "main": one.main,
        "scenes": list(one.scenes),
        "seen": list(one.seen),
        "first_page": one.first_page,
        "last_page": one.last_page,
        "spoken": {told.scene: [told.lines, told.words] for told in one.spoken},
    }


def _pace(screenplay: Screenplay, pace: Pace, names: dict[str, str]) -> Json:
    stretch, speech = pace.without_main, pace.longest_speech
    return {
        "scenes": [
            {
                "id": one.scene,
                "page": one.page,
                "eighths": one.eighths,
                "words": one.words,
                "speeches": one.speeches,
                "dialogue": round(one.dialogue, 3),
                "mean_speech": round(one.mean_speech, 1),
                "running_eighths": round(running.eighths, 2),
            }
            for one, running in zip(pace.scenes, pace.running, strict=True)
        ],
        "without_main": stretch
        and {
            "scenes": list(stretch.scenes),
            "eighths": stretch.eighths,
            **_reason(stretch.reason),
        },
        "longest_speech": speech
        and {
            "name": names.get(speech.character, speech.character),
            "scene": speech.scene,
            "words": speech.words,
            **_reason(speech.reason),
        },
    }


def _arc(screenplay: Screenplay, arc: Arc, names: dict[str, str]) -> Json:
    return {
        "id": arc.character,
        "name": names.get(arc.character, arc.character) if arc.character else None,
        "points": [
            {
                "scene": point.scene,
                "tension": round(point.tension, 3),
                "sentiment": round(point.sentiment, 3),
                **_reason(point.reason),
                "lines": [
                    {"line": span.line, "text": _text(screenplay, span)}
                    for span in point.reason.evidence
                    if isinstance(span, ScriptSpan)
                ],
            }
            for point in arc.points
        ],
    }


def _descriptor(screenplay: Screenplay, one: Descriptor) -> Json:
    return {
        "key": one.content.value,
        **pair(CONTENT_NAMES[one.content]),
        "level": _LEVELS.index(one.level),
        "named": pair(LEVEL_NAMES[one.level]),
        "reason": pair(one.reason.text),
        "mentions": [
            {
                "scene": mention.scene,
                **quoted(screenplay, mention.span),
                "grade": mention.grade,
                "spoken": mention.spoken,
            }
            for mention in one.mentions
        ],
    }


def _declared(told: Representation) -> Json | None:
    """The reports by gender; None where no gender was declared: nothing is guessed."""
    if not any(share.gender != "unknown" for share in told.balance):
        return None
    return {
        "bechdel": [
            {
                **pair(step.question),
                "answer": step.answer,
                "answered": pair(ANSWER_NAMES[step.answer]),
                "reason": _reason(step.reason),
            }
            for step in told.bechdel
        ],
        "balance": [
            {
                "gender": share.gender,
                **pair(GENDER_NAMES[share.gender]),
                "characters": list(share.characters),
                "words": share.words,
                "share": round(share.share, 4),
            }
            for share in told.balance
        ],
        "undecided": [pair(phrase) for phrase in told.undecided],
    }
