"""Comparing two drafts: from passages that are alike to what the new draft means."""

from __future__ import annotations

from workprint.film.drafts import Comparison, PageCount
from workprint.film.screenplay import Screenplay
from workprint.screenplay.comparing.alike import pair_passages
from workprint.screenplay.comparing.bearing import (
    cast_changes,
    location_uses,
    number_order,
    speakers,
)
from workprint.screenplay.comparing.cues import cue_changes, other_names
from workprint.screenplay.comparing.linking import group_scenes
from workprint.screenplay.comparing.order import moved_links
from workprint.screenplay.comparing.passages import Draft
from workprint.screenplay.comparing.places import location_changes
from workprint.screenplay.comparing.scenes import draft_scenes, scene_changes
from workprint.screenplay.comparing.wording import languages_told, no_scenes_told
from workprint.screenplay.matching import pair_scenes, scene_traces
from workprint.screenplay.pages import paginate, scene_lengths


def compare(before: Screenplay, after: Screenplay) -> Comparison:
    """What changed from one draft to the next, with its evidence, and what it means."""
    a, b = Draft(before), Draft(after)
    found = pair_scenes(scene_traces(before), scene_traces(after), only_equal=True)
    equal = {one: other for other, one in found.items()}
    pairs = pair_passages(a, b, equal)
    groups = group_scenes(a, b, pairs, equal)
    pages = paginate(before), paginate(after)
    scenes = (
        draft_scenes(a, scene_lengths(before, pages=pages[0])),
        draft_scenes(b, scene_lengths(after, pages=pages[1])),
    )
    cues = cue_changes(a, b, pairs)
    moved = moved_links(groups, b.sizes)
    changes = scene_changes(a, b, scenes, groups, pairs, moved, other_names(cues))
    locations = location_changes(a, b, scenes, groups)
    notes = [no_scenes_told(name) for name, s in zip("AB", scenes, strict=True) if not s]
    if before.language != after.language and not notes:
        notes.append(languages_told(before.language, after.language))
    return Comparison(
        (before.language, after.language),
        changes,
        cues,
        locations,
        cast_changes(speakers(a, pages[0]), speakers(b, pages[1]), cues),
        location_uses(a, b, scenes, locations),
        PageCount(
            (len(pages[0]), len(pages[1])),
            (sum(s.eighths for s in scenes[0]), sum(s.eighths for s in scenes[1])),
        ),
        number_order(changes, scenes[1]),
        tuple(notes),
    )
