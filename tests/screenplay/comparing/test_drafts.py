"""Pairs of drafts in drafts/*.yaml, and what a comparison says of them, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from workprint.film.drafts import Comparison, SceneChange
from workprint.screenplay import parse
from workprint.screenplay.comparing import compare


def cases() -> Iterator[Any]:
    """Every document; one without `a` goes on from the `a` of the document before."""
    for path in sorted((Path(__file__).parent / "drafts").glob("*.yaml")):
        a = ""
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            a = document.setdefault("a", a)
            yield pytest.param(document, id=f"{path.stem}: {document['why']}")


@pytest.mark.parametrize("document", list(cases()))
def test_a_pair_of_drafts(document: dict[str, Any]) -> None:
    """Every line of `says` is said, in this order; a line may be told in less detail there."""
    found = list(said(compare(parse(document["a"]), parse(document["b"]))))
    wanted = [str(line) for line in document["says"]]
    assert len(found) == len(wanted), found
    for line, want in zip(found, wanted, strict=True):
        parts = want.split(", ")
        assert line.split(", ")[0] == parts[0], found
        assert set(parts) <= set(line.split(", ")), found
        assert (", moved" in want) == (", moved" in line), found


def said(comparison: Comparison) -> Iterator[str]:
    """A comparison in the notation of the cases."""
    yield from (note.en for note in comparison.notes)
    yield from map(scene_said, comparison.scenes)
    for cue in comparison.cues:
        names = f"{'+'.join(cue.before)} -> {'+'.join(cue.after)}"
        yield f"cue {names} {cue.kind}, {cue.lines} of {cue.of}"
    for place in comparison.locations:
        whole = ", the whole set" if place.whole_set else ""
        names = f"{place.before} -> {place.after}"
        yield f"location {names} {place.kind}{whole}, {place.scenes} of {place.of}"


def scene_said(change: SceneChange) -> str:
    before = "+".join(scene.number or scene.id for scene in change.before) or "-"
    after = "+".join(scene.number or scene.id for scene in change.after) or "-"
    parts = [f"{before} -> {after} {change.fate}"]
    parts += ["moved"] if change.moved else []
    parts += [f"{part.part} {part.before} -> {part.after}" for part in change.heading]
    words = sum(scene.words for scene in change.before)
    if change.words_taken:
        parts.append(f"{words - change.words_taken} of {words} words kept")
    parts += [f"{change.respoken} respoken"] if change.respoken else []
    return ", ".join(parts)
