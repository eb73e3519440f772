"""Completing at a place of a file: what the command prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from workprint.film.reason import pair
from workprint.production.errors import FilmError
from workprint.production.partner.scripts import breaks, lines_of, open_script
from workprint.production.partner.words import word_model
from workprint.screenplay.language import language_of
from workprint.screenplay.partner.completing import complete


def completed(
    path: Path, line: int | None, column: int | None, text: str | None, most: int
) -> dict[str, Any]:
    """Proposals at a line and column of a file, or after its end and `text`.

    FilmError for a place that is not in the file.
    """
    script = open_script(path)
    source = script.screenplay.source
    if text is not None:
        if line is not None or column is not None:
            raise FilmError("give a place with --line and --column, or --text; not both")
        source += text.replace("\\n", "\n")
        offset = len(source)
    else:
        offset = _offset(script.path, source, line, column)
    return _told(str(script.path), source, offset, script.screenplay.language, most)


def serve(requests: Iterable[str | bytes], most: int) -> Iterator[dict[str, Any]]:
    """Answers to requests as an editor sends them while one types, in a process that stays warm.

    A request is a line of JSON: `text`, the whole script as it stands, and `offset`, the place in
    it, in characters. What is no such line is answered with `error`, one sentence, and so is all
    else that goes wrong with one: the next line may be right.
    """
    for line in requests:
        if not line.strip():
            continue
        try:
            asked = json.loads(line if isinstance(line, str) else line.decode("utf-8"))
            text, offset = asked["text"], asked["offset"]
            if not isinstance(text, str) or type(offset) is not int:
                raise TypeError
            text.encode("utf-8")  # half a character cannot be answered either
            answer = _told("-", text, offset, language_of(text), most)
        except Exception as error:
            why = str(error) if str(error).startswith("character ") else "it is no such line"
            answer = {
                "error": f"a request could not be answered: {why}; send one line of JSON with "
                '"text" and "offset"'
            }
        yield answer


def _told(file: str, source: str, offset: int, language: str, most: int) -> dict[str, Any]:
    model = word_model()
    usable = model if model is not None and model.speaks(language) else None
    found = complete(source, offset, usable, language=language, most=most)
    before = source[:offset]
    return {
        "file": file,
        "language": language,
        "line": breaks(before) + 1,
        "column": offset - max(before.rfind("\n"), before.rfind("\r")),
        "proposals": [
            {
                "kind": s.kind,
                "text": s.text,
                "insert": s.insert,
                "score": round(s.score, 4),
                "reasons": [pair(r.text) for r in s.reasons],
            }
            for s in found
        ],
    }


def _offset(path: Path, source: str, line: int | None, column: int | None) -> int:
    lines = lines_of(source) or [""]
    if source.endswith(("\n", "\r")):
        lines.append("")
    if line is None:
        return len(source)
    if line > len(lines):
        raise FilmError(f"{path} has {len(lines)} lines; name a --line up to there")
    bare = lines[line - 1].rstrip("\r\n")
    at = len(bare) if column is None else column - 1
    if at > len(bare):
        raise FilmError(
            f"{path}, line {line} has {len(bare)} characters; name a --column up to "
            f"{len(bare) + 1}"
        )
    return sum(map(len, lines[: line - 1])) + at
