"""The production book's page: one HTML file, no outside request, both languages."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from workprint.book.view import view_of

_STYLES = (
    "paper.css", "film.css", "storyboard.css", "breakdown.css", "story.css", "lanes.css",
    "shoot.css", "shoot_parts.css", "print.css",
)  # fmt: skip
_SCRIPTS = (
    "common.js", "film.js", "keys.js", "storyboard.js", "tables.js", "breakdown.js", "story.js",
    "shoot.js",
)  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")
# What may end a script element, open a comment in it, or break a line of JavaScript.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_of(
    record: dict[str, Any],
    changes: list[dict[str, Any]],
    subtitles_vtt: str,
    *,
    first_run: bool | None = None,
) -> str:
    """The page for a film's record (see `book.record`), the changes since the last run and the
    subtitles as WebVTT (inlined: a page opened from disk may not load a track file).

    `first_run` tells "nothing changed" from "there was no earlier run"; None when that is
    unknown. The same input gives the same text.
    """
    view = view_of(record, changes, subtitles_vtt)
    first = _static("first.js")
    script = '"use strict";\n(() => {\n' + "\n".join(map(_static, _SCRIPTS)) + "\n})();"
    html = (
        _environment()
        .get_template("page.html.j2")
        .render(
            film=view,
            first_run=first_run,
            css=Markup("\n".join(_static(name) for name in _STYLES)),
            first=Markup(first),
            script=Markup(script),
            script_sources=f"{_source(first)} {_source(script)}",
            data=Markup(safe_json(view["player"])),
        )
    )
    # A screenplay with broken bytes may bring half characters, which no file can hold.
    return _SURROGATES.sub("\ufffd", html)


def safe_json(data: Any) -> str:
    """JSON that cannot leave the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_UNSAFE)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("workprint.book", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _static(name: str) -> str:
    return files("workprint.book").joinpath("static", name).read_text(encoding="utf-8").strip()


def _source(script: str) -> str:
    """The script's hash as a content security policy names it: nothing else may run."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
