"""A screenplay as plain data, for `inspect --json` and for people who ask."""

from __future__ import annotations

from typing import Any

from workprint.film.screenplay import Screenplay


def inspect(screenplay: Screenplay) -> dict[str, Any]:
    """Title page, elements and scenes as dictionaries that go straight into JSON.

    Lines count from 1; `start` and `end` are character offsets into the decoded text; `scene` is
    the id of the element's scene or None. A key that stands twice on the title page has both
    values, one per line.
    """
    title_page: dict[str, str] = {}
    for key, value in screenplay.title_page:
        title_page[key] = f"{title_page[key]}\n{value}" if key in title_page else value
    ids = [scene.id for scene in screenplay.scenes]
    return {
        "title_page": title_page,
        "elements": [
            {
                "type": element.kind.value,
                "text": element.text,
                "line": element.span.line,
                "start": element.span.start,
                "end": element.span.end,
                "scene": None if element.scene is None else ids[element.scene],
                "dual": element.dual,
            }
            for element in screenplay.elements
        ],
        "scenes": [
            {
                "id": scene.id,
                "number": scene.number,
                "heading": scene.heading.text,
                "int_ext": scene.heading.int_ext,
                "location": scene.heading.location,
                "time": scene.heading.time,
                "first_line": scene.first_line,
                "last_line": scene.last_line,
            }
            for scene in screenplay.scenes
        ],
    }
