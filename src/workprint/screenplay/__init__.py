"""Screenplays: Fountain 1.1 and Chinese scripts, read and written without loss.

`read` and `write` for files, `parse` for text, `inspect` for plain data, `replace_element` for
edits that change nothing else, `match_scenes` to follow scenes from draft to draft.
"""

from workprint.screenplay.edits import replace_element
from workprint.screenplay.encoding import decode
from workprint.screenplay.errors import ScreenplayError
from workprint.screenplay.files import encode, read, write
from workprint.screenplay.headings import understand_heading
from workprint.screenplay.inspection import inspect
from workprint.screenplay.matching import SceneTrace, match_scenes, scene_traces
from workprint.screenplay.parser import parse

__all__ = [
    "SceneTrace",
    "ScreenplayError",
    "decode",
    "encode",
    "inspect",
    "match_scenes",
    "parse",
    "read",
    "replace_element",
    "scene_traces",
    "understand_heading",
    "write",
]
