"""The breakdown as tags in Final Draft and back: how many mentions and elements survive.

    python benchmarks/fdx_tags.py FOLDER... [--json]

Every screenplay below the folders (.fountain, .fdx) is broken down, tagged, written and read
back, three ways: against the screenplay it came from, as a file of its own, and against the
screenplay after our own attributes were dropped from the file, as a program may do. A mention
survives when its element (scene, category, name) is there again with a tag on the same letters
(a cue: on the name in it); an element survives when the same scene has it again.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.analysis.tagged import corrections_from_tags
from workprint.film.breakdown import Breakdown, Category, ScriptTags
from workprint.film.screenplay import Screenplay
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse
from workprint.screenplay.formats.convert import read_any
from workprint.screenplay.formats.fdx import (
    Fdx,
    read_fdx,
    screenplay_text,
    tagged,
    tags_of,
    write_fdx,
)


def elements(made: Breakdown) -> set[tuple[str, Category, str]]:
    """(scene, category, name) of all elements."""
    return {(s.scene, e.category, e.name) for s in made.scenes for e in s.elements}


def _mentions(made: Breakdown, source: Screenplay, told: ScriptTags) -> tuple[int, int]:
    """All mentions, and those with a tag on their letters."""
    tags = {(t.scene, t.category, t.span.start, t.span.end) for t in told.tags if t.span}
    every = kept = 0
    for scene in made.scenes:
        for element in scene.elements:
            category = Category.CAST if element.category is Category.SILENT else element.category
            for span in element.spans:
                every += 1
                words = source.source[span.start : span.end]
                start = span.start + len(words) - len(words.lstrip("@ *_."))
                kept += any(
                    (scene.scene, category) == tag[:2]
                    and tag[2] <= start + 2
                    and start < tag[3] <= span.end
                    for tag in tags
                )
    return every, kept


def _back(data: bytes, screenplay: Screenplay, found: Breakdown) -> Breakdown:
    said = corrections_from_tags(tags_of(read_fdx(data), screenplay), found)
    return breakdown_of(screenplay, said.corrections)


def measure(files: Sequence[Path]) -> dict[str, Any]:
    """Shares over all files, and which of them lost something."""
    total = dict.fromkeys(("mentions", "mentions_back", "elements", "back", "as_file", "bare"), 0)
    same_text = 0
    differ = []
    seconds = 0.0
    for path in files:
        screenplay = read_any(path)
        if not screenplay.scenes:
            continue
        found = breakdown_of(screenplay)
        start = time.process_time()
        base: Fdx = read_fdx(path.read_bytes() if path.suffix == ".fdx" else write_fdx(screenplay))
        data = tagged(base, screenplay, found, found).data
        told = tags_of(read_fdx(data), screenplay)
        seconds += time.process_time() - start
        same_text += [p.text for p in read_fdx(data).paragraphs] == [
            p.text for p in base.paragraphs
        ]
        every, kept = _mentions(found, screenplay, told)
        wanted = elements(found)
        back = elements(_back(data, screenplay, found))
        own = parse(screenplay_text(read_fdx(data)))
        alone = elements(_back(data, own, breakdown_of(own)))
        bare = re.sub(rb'\swp:\w+="[^"]*"', b"", data)
        without = elements(_back(bare, screenplay, found))
        total["mentions"] += every
        total["mentions_back"] += kept
        total["elements"] += len(wanted)
        total["back"] += len(wanted & back)
        total["as_file"] += len(wanted & alone)
        total["bare"] += len(wanted & without)
        if not wanted == back == alone == without or kept < every:
            differ.append(f"{path.name} ({kept}/{every}; {len(wanted ^ back)}, "
                          f"{len(wanted ^ alone)}, {len(wanted ^ without)})")  # fmt: skip
    return {
        "files": len(files),
        "files_with_the_same_text": same_text,
        **total,
        "mentions_that_survive": total["mentions_back"] / total["mentions"],
        "elements_that_survive": total["back"] / total["elements"],
        "as_a_file_of_its_own": total["as_file"] / total["elements"],
        "with_our_attributes_dropped": total["bare"] / total["elements"],
        "files_that_differ": differ,
        "cpu_seconds": seconds,
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    files = [
        path
        for folder in options.folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".fountain", ".fdx")
    ]
    figures = measure(files)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:30} {value}")


if __name__ == "__main__":
    main()
