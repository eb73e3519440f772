"""A comparison as plain data, for `compare --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workprint.film.drafts import Comparison, DraftScene
from workprint.film.reason import DraftSpan, Reason, pair


def plain(comparison: Comparison) -> dict[str, Any]:
    """The comparison as dictionaries that go straight into JSON; lines count from 1."""
    return {
        "languages": list(comparison.languages),
        "notes": [pair(note) for note in comparison.notes],
        "scenes": [
            {
                "fate": change.fate,
                "before": [_scene(scene) for scene in change.before],
                "after": [_scene(scene) for scene in change.after],
                "moved": list(change.moved),
                "kept": change.kept,
                "words_added": change.words_added,
                "words_taken": change.words_taken,
                "respoken": change.respoken,
                "heading": [asdict(part) for part in change.heading],
                "reasons": [_reason(reason) for reason in change.reasons],
            }
            for change in comparison.scenes
        ],
        "cues": [
            {
                "kind": cue.kind,
                "before": list(cue.before),
                "after": list(cue.after),
                "lines": cue.lines,
                "of": cue.of,
                "reason": _reason(cue.reason),
            }
            for cue in comparison.cues
        ],
        "locations": [
            {
                "kind": place.kind,
                "before": place.before,
                "after": place.after,
                "whole_set": place.whole_set,
                "scenes": place.scenes,
                "of": place.of,
                "reason": _reason(place.reason),
            }
            for place in comparison.locations
        ],
        "cast": [asdict(part) for part in comparison.cast],
        "places": [asdict(place) for place in comparison.places],
        "pages": {
            "before": comparison.pages.pages[0],
            "after": comparison.pages.pages[1],
            "eighths_before": comparison.pages.eighths[0],
            "eighths_after": comparison.pages.eighths[1],
        },
        "numbers": {
            "changed": [{"before": a, "after": b} for a, b in comparison.numbers.changed],
            "out_of_order": list(comparison.numbers.out_of_order),
            "repeated": list(comparison.numbers.repeated),
            "missing": comparison.numbers.missing,
        },
    }


def _scene(scene: DraftScene) -> dict[str, Any]:
    return {
        "id": scene.id,
        "place": scene.place,
        "number": scene.number,
        "heading": scene.heading,
        "page": scene.page,
        "eighths": scene.eighths,
        "words": scene.words,
        **asdict(scene.span),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    spans = [one for one in reason.evidence if isinstance(one, DraftSpan)]
    evidence = [{"draft": one.draft, **asdict(one.span)} for one in spans]
    return {**pair(reason.text), "evidence": evidence}
