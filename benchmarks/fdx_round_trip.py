"""Fountain to Final Draft and back, and Final Draft files rewritten: what is lost.

    python benchmarks/fdx_round_trip.py FOLDER [--json]

Every .fountain file below FOLDER goes to FDX and back, and its elements are compared (kind, text,
dual side, depth); every .fdx file is read and written back unchanged, byte for byte. A feature of
3,500 lines is timed both ways, in CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import time
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from screenplay_sample import sample_screenplay

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay import parse
from workprint.screenplay.formats.convert import read_any
from workprint.screenplay.formats.fdx import read_fdx, rewrite_fdx, screenplay_text, write_fdx
from workprint.screenplay.pages import scene_lengths


def said(screenplay: Screenplay) -> list[tuple[object, ...]]:
    """The elements as they count: how long a page break's line is does not."""
    return [
        (e.kind, "" if e.kind is ElementKind.PAGE_BREAK else e.text.strip(), e.dual, e.depth)
        for e in screenplay.elements
        if e.kind is not ElementKind.TITLE_PAGE
    ]


def measure(folder: Path) -> dict[str, Any]:
    """F1 over all elements, the files that differ, identical FDX files, times."""
    same = before = after = 0
    differ = []
    files = sorted(folder.rglob("*.fountain"))
    for path in files:
        screenplay = read_any(path)
        back = parse(screenplay_text(read_fdx(write_fdx(screenplay))))
        one, two = said(screenplay), said(back)
        matcher = SequenceMatcher(a=one, b=two, autojunk=False)
        same += sum(block.size for block in matcher.get_matching_blocks())
        before, after = before + len(one), after + len(two)
        if one != two or screenplay.title_page != back.title_page:
            differ.append(path.name)
    drafts = sorted(folder.rglob("*.fdx"))
    identical = categories = scenes = close = 0
    for path in drafts:
        fdx = read_fdx(path.read_bytes())
        again = rewrite_fdx(fdx, parse(screenplay_text(fdx)))
        identical += again == fdx.data
        categories += read_fdx(again).categories == fdx.categories
        given = [p.length_eighths for p in fdx.paragraphs if p.type == "Scene Heading"]
        counted = [one.eighths for one in scene_lengths(parse(screenplay_text(fdx)))]
        pairs = [(a, b) for a, b in zip(given, counted, strict=True) if a is not None]
        scenes += len(pairs)
        close += sum(abs(a - b) <= 1 for a, b in pairs)
    feature = parse(sample_screenplay())
    start = time.process_time()
    data = write_fdx(feature)
    wrote = time.process_time()
    screenplay_text(read_fdx(data))
    return {
        "fountain_files": len(files),
        "elements": before,
        "f1": 2 * same / (before + after),
        "files_that_differ": differ,
        "fdx_files": len(drafts),
        "written_back_byte_for_byte": identical,
        "tag_categories_kept": categories,
        "scenes_with_a_length": scenes,
        "of_them_within_an_eighth": close,
        "feature_written_cpu_seconds": wrote - start,
        "feature_read_cpu_seconds": time.process_time() - wrote,
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.folder)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:30} {value}")


if __name__ == "__main__":
    main()
