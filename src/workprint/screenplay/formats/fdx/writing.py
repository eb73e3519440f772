"""From a screenplay to FDX: anew, or into the file it came from with all else left as it was.

What Fountain says and FDX has no field for (sections, lyrics, forcing marks, boneyards …)
travels in attributes of our own namespace; other programs pass over them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from workprint.film.screenplay import Screenplay
from workprint.screenplay.compose import paragraphs_of
from workprint.screenplay.formats.fdx.document import read_fdx
from workprint.screenplay.formats.fdx.markup import Length, unit_xml
from workprint.screenplay.formats.fdx.notes import note_xml, notes_of
from workprint.screenplay.formats.fdx.title_page import title_page_xml
from workprint.screenplay.formats.fdx.units import Unit, units_of


def write_fdx(screenplay: Screenplay, lengths: Mapping[str, Length] | None = None) -> bytes:
    """The screenplay as a new Final Draft file, UTF-8.

    `lengths` gives each scene id its eighths and page, for SceneProperties.
    """
    units = units_of(paragraphs_of(screenplay))
    told = [(lengths or {}).get(scene.id) for scene in screenplay.scenes]
    template = (
        files("workprint.screenplay.formats.fdx")
        .joinpath("template.xml")
        .read_text(encoding="utf-8")
    )
    content = "\n".join(filter(None, _written(units, told)))
    whole = template.replace("<!-- content -->", content).replace(
        "<!-- title page -->", title_page_xml(screenplay.title_page)
    )
    placed = read_fdx(whole.encode())
    notes = "\n".join(note_xml(n, placed, i) for i, n in enumerate(notes_of(units), start=1))
    return whole.replace("<!-- notes -->", notes).encode()


def _written(units: Sequence[Unit], lengths: Sequence[Length | None]) -> list[str]:
    made = []
    scene = 0
    for unit in units:
        length = None
        if unit.is_heading:
            length = lengths[scene]
            scene += 1
        made.append(unit_xml(unit, length))
    return made
