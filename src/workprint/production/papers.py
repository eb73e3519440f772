"""The breakdown's documents in a film's folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workprint.film.breakdown import Breakdown
from workprint.production.folder import FilmFolder

Put = Callable[[bytes, Path], object]


def breakdown_papers(
    folder: FilmFolder, made: Breakdown, found: Breakdown, put: Put
) -> tuple[Path, ...]:
    """The breakdown as sheets and as a workbook; no sheets where their type is not at hand.

    The workbook's keys are those of `found`, the breakdown before anybody decided, as
    `analysis breakdown` makes it of the film's screenplay: that command reads the workbook back.
    """
    from workprint.analysis.documents.sheets import sheets_pdf
    from workprint.analysis.documents.spreadsheet import workbook
    from workprint.models import store

    language = folder.settings.language
    targets = [folder.out / "breakdown.xlsx"]
    put(workbook(_in_order(made), language, before=_in_order(found)), targets[0])
    face = store.find("type")
    if face is not None:
        targets.append(folder.out / "breakdown.pdf")
        put(sheets_pdf(made, folder.title, language, (face,)), targets[1])
    return tuple(targets)


def _in_order(breakdown: Breakdown) -> Breakdown:
    """The breakdown with the scene ids of a script that is read by itself: s001 is the first. In
    a film's folder, scenes keep their ids from draft to draft."""
    new = {scene.scene: f"s{n:03d}" for n, scene in enumerate(breakdown.scenes, 1)}
    return replace(
        breakdown,
        scenes=tuple(replace(scene, scene=new[scene.scene]) for scene in breakdown.scenes),
        elements=tuple(
            replace(element, scenes=tuple(new[scene] for scene in element.scenes))
            for element in breakdown.elements
        ),
    )
