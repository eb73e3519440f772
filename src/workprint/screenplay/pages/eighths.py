"""Scene lengths in eighths of a page, as an assistant director counts them."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.screenplay import ElementKind, SceneLength, Screenplay
from workprint.screenplay.pages.paginate import Page, paginate
from workprint.screenplay.pages.profile import Profile, profile_for


def scene_lengths(
    screenplay: Screenplay, profile: Profile | None = None, pages: Sequence[Page] | None = None
) -> tuple[SceneLength, ...]:
    """The length of every scene, from its heading's row to the next one's; `pages` are those of
    the screenplay where they were made already."""
    chosen = profile or profile_for(screenplay)
    if pages is None:
        pages = paginate(screenplay, chosen)
    starts = _starts(screenplay, pages)
    made = []
    for index, scene in enumerate(screenplay.scenes):
        page, row = starts[index]
        end_page, end_row = (
            starts[index + 1] if index + 1 < len(starts) else (pages[-1].number, pages[-1].used)
        )
        rows = (end_page - page) * chosen.lines + end_row - row
        if index + 1 < len(starts) and end_row:
            # The blank rows before the next heading are no part of this scene.
            rows -= chosen.column(ElementKind.SCENE_HEADING).before
        eighths = max(1, -(-8 * rows // chosen.lines))
        made.append(SceneLength(scene.id, page, rows, eighths))
    return tuple(made)


def _starts(screenplay: Screenplay, pages: Sequence[Page]) -> list[tuple[int, int]]:
    """The page and row of every scene's heading."""
    first: dict[int, tuple[int, int]] = {}
    for page in pages:
        for line in page.lines:
            first.setdefault(line.element, (page.number, line.row))
    return [first[scene.first_element] for scene in screenplay.scenes]
