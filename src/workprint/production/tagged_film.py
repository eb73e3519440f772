"""A film made from a tagged Final Draft file: its tags are written down as decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from workprint.film.breakdown import Breakdown, Correction
from workprint.film.reason import Phrase
from workprint.film.screenplay import Screenplay
from workprint.production.applying import anchors_of
from workprint.production.breakdown_corrections import from_tags
from workprint.production.decision_files import write_elements
from workprint.production.decision_values import NO_ELEMENT
from workprint.production.decisions import Decision

Say = Callable[[str], None]
Broken = Callable[[Screenplay], Breakdown]


def decide_by_tags(
    decisions: Path, source: Path, screenplay: Screenplay, broken: Broken, say: Say
) -> None:
    """Write decisions/elements.toml from the tags of `source`, whose script `screenplay` is;
    nothing where it has none. `broken` breaks a screenplay down."""
    from workprint.screenplay.formats.fdx import read_fdx

    if not any(run.tags for p in read_fdx(source.read_bytes()).paragraphs for run in p.runs):
        return
    said = from_tags(source, screenplay, broken(screenplay), say, strict=False)
    made = decisions_of(said)
    if not made:
        return
    write_elements(decisions, made, anchors_of(screenplay))
    told = Phrase(
        f"{source.name}: its tags are decisions on {len(made)} elements now; "
        "decisions/elements.toml lists them",
        f"{source.name}：其中的标记已成为对 {len(made)} 个元素的决定，见 decisions/elements.toml",
    )
    say(told.in_(screenplay.language))


def decisions_of(corrections: Sequence[Correction]) -> tuple[Decision, ...]:
    """Corrections as decisions, one for each name in a scene. Where a scene has two things of one
    name nothing is decided: a decision knows them by name alone."""
    from workprint.analysis.naming import key_of

    by_name: dict[tuple[str | None, str], list[Correction]] = defaultdict(list)
    for one in corrections:
        by_name[one.scene, key_of(one.name)].append(one)
    made = []
    for (scene, _), several in by_name.items():
        if scene is None or len({one.category for one in several}) > 1:
            continue
        one = several[0]
        category = NO_ELEMENT if one.category is None else one.category.value
        values = {"category": category, "scene": scene}
        if one.count is not None and one.category is not None:
            values["count"] = str(one.count)
        why = one.told.en.partition(",")[0]
        made.append(Decision("element", one.name, tuple(values.items()), why=why))
    return tuple(made)
