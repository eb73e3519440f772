"""Plain text: the pages as a typewriter would leave them, with their indents and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.film.columns import width_of
from workprint.film.emphasis import plain
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.pages import Page, Profile, paginate, profile_for

_MARGIN = 8
"""Columns left of the body, for scene numbers."""
_CENTRED = frozenset("title credit author authors source 标题 片名 剧名 编剧 作者".split())


def typescript(screenplay: Screenplay) -> str:
    """The screenplay as text; pages are parted by a form feed, as printers take it."""
    profile = profile_for(screenplay)
    numbers = {
        scene.first_element: scene.number
        for scene in screenplay.scenes
        if scene.number and screenplay.language != "zh"
    }
    pages = ["\n".join(_page(p, profile, numbers)) for p in paginate(screenplay, profile)]
    if screenplay.title_page:
        pages.insert(0, "\n".join(_title_page(screenplay.title_page, profile)))
    return "\n\f".join(pages) + "\n"


def _page(page: Page, profile: Profile, numbers: dict[int, str]) -> Iterator[str]:
    width = _MARGIN + profile.column(ElementKind.ACTION).width
    if page.number > 1:
        yield f"{page.number}.".rjust(width)
        yield ""
    rows = [""] * page.used
    wide = profile.run_in
    for line in sorted(page.lines, key=lambda one: one.indent):
        free = _MARGIN + line.indent - width_of(rows[line.row], wide=wide)
        rows[line.row] += " " * max(0, free) + line.text
        number = numbers.pop(line.element, None)
        if number and line.kind is ElementKind.SCENE_HEADING:
            body = rows[line.row].removeprefix(" " * _MARGIN)
            rows[line.row] = f"{number:>{_MARGIN - 2}}  {body}".ljust(width) + f"  {number}"
    yield from (row.rstrip() for row in rows)


def _title_page(entries: Sequence[tuple[str, str]], profile: Profile) -> Iterator[str]:
    width = profile.column(ElementKind.ACTION).width
    yield from [""] * 14
    below = []
    for key, value in entries:
        for line in value.split("\n"):
            text = plain(line)
            if key.lower() in _CENTRED:
                free = width - width_of(text, wide=profile.run_in)
                yield " " * (_MARGIN + max(0, free // 2)) + text
            else:
                below.append(" " * _MARGIN + text)
        if key.lower() in _CENTRED:
            yield ""
    yield from [""] * 14
    yield from below
