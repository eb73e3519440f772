"""Screenplays read out of PDFs: how many headings and cues are right, and how long it takes.

    python benchmarks/pdf_reading.py [FOLDER] [--rivals PYTHON] [--json]

Every x.pdf below FOLDER that has an x.fountain beside it is read and compared with it. Four
made-up screenplays and an example film are written in four layouts of ours and read back: US
letter, Chinese A4, production pages (numbered, revised, with headers) and A4 with other margins
and indents. `--rivals` is the Python of a separate environment with screenplain[PDF]==0.12.0,
whose pages are read as a fifth layout, and screenplay-pdf-to-json==0.3.4, whose speed is measured
beside ours on the same 120-page file. Times are CPU and wall seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from film_folders import ROOT
from screenplay_sample import sample_screenplay

from workprint.film.emphasis import plain
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.models.store import require
from workprint.screenplay import parse
from workprint.screenplay.formats.convert import read_any
from workprint.screenplay.formats.pdf import Paper, Printing, pdf_text, write_pdf
from workprint.screenplay.formats.pdf.furniture import body
from workprint.screenplay.formats.pdf.labels import label
from workprint.screenplay.formats.pdf.letters import sheets_and_pages
from workprint.screenplay.formats.pdf.rows import learn
from workprint.screenplay.formats.pdf.title_page import title_of
from workprint.screenplay.formats.revisions import Revises, revised
from workprint.screenplay.pages import US_LETTER, scene_lengths
from workprint.screenplay.pages.profile import Column

_BODY_PT = 648.0
_KINDS = ("scene_heading", "character")
_UNPRINTED = {
    ElementKind.TITLE_PAGE, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.NOTE,
    ElementKind.BONEYARD, ElementKind.PAGE_BREAK,
}  # fmt: skip
_OTHER = replace(
    US_LETTER,
    paper=(595.3, 841.9),
    left_pt=90.0,
    top_pt=64.0,
    lines=58,
    columns={
        **US_LETTER.columns,
        ElementKind.SCENE_HEADING: Column(0, 58, before=1),
        ElementKind.ACTION: Column(0, 58),
        ElementKind.CHARACTER: Column(18, 30),
        ElementKind.PARENTHETICAL: Column(13, 28, before=0),
        ElementKind.DIALOGUE: Column(8, 40, before=0),
        ElementKind.LYRIC: Column(10, 38, before=0),
        ElementKind.TRANSITION: Column(0, 58, align="right"),
        ElementKind.CENTERED: Column(0, 58, align="centre"),
    },
)
_FOREIGN = """
import sys
from screenplain.parsers import fountain
from screenplain.export import pdf
with open(sys.argv[1], encoding="utf-8") as file:
    screenplay = fountain.parse(file)
with open(sys.argv[2], "wb") as out:
    pdf.to_pdf(screenplay, out)
"""
_RIVAL = """
import sys, time
from screenplay_pdf_to_json import convert
wall, cpu = time.perf_counter(), time.process_time()
with open(sys.argv[1], "rb") as file:
    convert(file, 0)
print(time.process_time() - cpu, time.perf_counter() - wall)
"""


def chinese_sample(seed: int) -> str:
    """A Chinese screenplay of about 25 scenes: the example film's lines, drawn at random."""
    draw = random.Random(seed)
    text = (ROOT / "examples" / "yuye" / "screenplay.fountain").read_text(encoding="utf-8")
    parts = [part for part in text.split("\n\n")[1:] if part.strip()]
    lines = [p.strip() for p in parts if not p[0].isdigit() and len(p) > 6 and p[0] not in ">="]
    made = ["Title: 长灯", ""]
    for number in range(1, 26):
        side, place = (
            draw.choice("内外"),
            draw.choice(("厨房", "旧书店", "医院走廊", "天台", "胡同口")),
        )
        made += [f"{number}. {side}景 {place} {draw.choice('日夜')}", ""]
        for _ in range(draw.randrange(4, 12)):
            made += [draw.choice(lines), ""]
    return "\n".join(made)


def earlier_draft(text: str, seed: int) -> str:
    """A draft that the screenplay revises: paragraphs missing, others in other words, and a scene
    that is gone since."""
    draw = random.Random(seed)
    head, *parts = text.split("\n\n")
    made = [head]
    for part in parts:
        chance = draw.random()
        if chance > 0.04 or part.startswith(("INT", "EXT")):
            made.append(part.replace(" and ", " or ") if chance < 0.08 else part)
    made.insert(len(made) // 2, "INT. ROOM THAT WENT - DAY\n\nNothing of it is left in the film.")
    return "\n\n".join(made)


def shown(screenplay: Screenplay) -> list[tuple[str, str]]:
    """What a page shows of each element: its kind and its words."""
    told = []
    for element in screenplay.elements:
        if element.kind in _UNPRINTED:
            continue
        text = " ".join(plain(element.text).split())
        if element.kind in (ElementKind.SCENE_HEADING, ElementKind.TRANSITION):
            text = text.upper()
        told.append((element.kind.value, text.replace(" ", "") if not text.isascii() else text))
    return told


def score(pairs: Iterable[tuple[Screenplay, Screenplay]]) -> dict[str, Any]:
    """F1 of headings and cues, by kind and words in order, and of all elements."""
    same: Counter[str] = Counter()
    total: Counter[str] = Counter()
    files = 0
    for wanted, found in pairs:
        files += 1
        one, two = shown(wanted), shown(found)
        for name, kinds in (("headings_and_cues", _KINDS), ("elements", None)):
            a = [e for e in one if kinds is None or e[0] in kinds]
            b = [e for e in two if kinds is None or e[0] in kinds]
            blocks = SequenceMatcher(a=a, b=b, autojunk=False).get_matching_blocks()
            same[name] += sum(block.size for block in blocks)
            total[name] += len(a) + len(b)
    return {"files": files, **{f"f1_{n}": round(2 * same[n] / total[n], 4) for n in total}}


def renders() -> dict[str, list[tuple[Screenplay, bytes]]]:
    """Our own pages: five screenplays in each of four layouts."""
    courier, noto = require("courier"), require("type")
    english = [parse(sample_screenplay(seed, 30)) for seed in range(1, 5)]
    english.append(read_any(ROOT / "examples" / "lamplight" / "screenplay.fountain"))
    chinese = [parse(chinese_sample(seed)) for seed in range(1, 5)]
    chinese.append(read_any(ROOT / "examples" / "yuye" / "screenplay.fountain"))
    asked = Revises((Path("a"),), ("pink",), ("2026-03-14",))
    revisions = [
        revised([parse(earlier_draft(s.source, seed))], s, asked) for seed, s in enumerate(english)
    ]
    return {
        "production pages": [
            (
                made.screenplay,
                write_pdf(
                    made.screenplay,
                    courier,
                    noto,
                    printing=Printing(
                        made.pages, tuple(Paper(i.colour, i.header) for i in made.issues)
                    ),
                )[0],
            )
            for made in revisions
        ],
        "US letter": [(s, write_pdf(s, courier, noto)[0]) for s in english],
        "Chinese A4": [(s, write_pdf(s, courier, noto)[0]) for s in chinese],
        "other margins": [(s, write_pdf(s, courier, noto, _OTHER)[0]) for s in english],
    }


def foreign(python: str, folder: Path) -> list[tuple[Screenplay, bytes]]:
    """The same English screenplays on screenplain's pages."""
    made = []
    texts = [sample_screenplay(seed, 30) for seed in range(1, 5)]
    path = ROOT / "examples" / "lamplight" / "screenplay.fountain"
    texts.append(path.read_text(encoding="utf-8"))
    for number, text in enumerate(texts):
        source, target = folder / f"{number}.fountain", folder / f"{number}.pdf"
        source.write_text(text, encoding="utf-8")
        subprocess.run([python, "-c", _FOREIGN, str(source), str(target)], check=True)
        made.append((parse(text), target.read_bytes()))
    return made


def pairs_below(folder: Path) -> list[tuple[Screenplay, bytes]]:
    """Each PDF with the Fountain file beside it."""
    return [
        (read_any(path.with_suffix(".fountain")), path.read_bytes())
        for path in sorted(folder.rglob("*.pdf"))
        if path.with_suffix(".fountain").exists()
    ]


def printed_eighths(data: bytes) -> list[int]:
    """How long the scenes of a PDF are on its pages of nine inches, from heading to heading."""
    sheets = title_of([sheet for sheet, _, _ in sheets_and_pages(data)])[1]
    measures = learn(sheets)
    rows = [row for page in body(sheets, measures) for row in page]
    places = [
        (one.row.page - 1) * _BODY_PT + one.row.base
        for one in label(rows, measures)
        if one.kind is ElementKind.SCENE_HEADING and one.begins
    ]
    places.append((rows[-1].page - 1) * _BODY_PT + rows[-1].base + measures.leading)
    # The blank line before a heading is no part of the scene above.
    return [
        max(1, math.ceil(8 * (there - here - measures.leading) / _BODY_PT))
        for here, there in pairwise(places)
    ]


def eighths(pairs: Iterable[tuple[Screenplay, bytes]]) -> dict[str, Any]:
    """Scenes whose length in eighths, as we count it, is within one of that on the pages."""
    scenes = close = 0
    for screenplay, data in pairs:
        printed = printed_eighths(data)
        counted = [one.eighths for one in scene_lengths(screenplay)]
        if len(printed) == len(counted):
            scenes += len(counted)
            close += sum(abs(a - b) <= 1 for a, b in zip(printed, counted, strict=True))
    return {"scenes": scenes, "within_an_eighth": close, "share": round(close / max(1, scenes), 4)}


def timed(call: Callable[[], object]) -> dict[str, float]:
    """CPU and wall seconds of a call."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return {
        "cpu_seconds": round(time.process_time() - cpu, 2),
        "wall_seconds": round(time.perf_counter() - wall, 2),
    }


def measure(folder: Path | None, python: str | None) -> dict[str, Any]:
    """All figures."""
    figures: dict[str, Any] = {}
    sets = {"pairs": pairs_below(folder)} if folder else {}
    sets |= renders()
    with tempfile.TemporaryDirectory() as work:
        if python:
            sets["screenplain's pages"] = foreign(python, Path(work))
        foreign_pages = [
            pair for name in ("pairs", "screenplain's pages") for pair in sets.get(name, ())
        ]
        figures["eighths against other programs' pages"] = eighths(foreign_pages)
        for name, made in sets.items():
            figures[name] = score((s, parse(pdf_text(data))) for s, data in made)
        feature = parse(sample_screenplay(scenes=160))
        data, _ = write_pdf(feature, require("courier"), require("type"))
        figures["120 pages read"] = timed(lambda: pdf_text(data))
        figures["120 pages written"] = timed(
            lambda: write_pdf(feature, require("courier"), require("type"))
        )
        if python:
            path = Path(work) / "feature.pdf"
            path.write_bytes(data)
            done = subprocess.run(
                [python, "-c", _RIVAL, str(path)], capture_output=True, text=True, check=False
            )
            told = done.stdout.split()
            figures["screenplay-pdf-to-json, the same 120 pages"] = (
                {"cpu_seconds": round(float(told[0]), 2), "wall_seconds": round(float(told[1]), 2)}
                if done.returncode == 0
                else {"failed": done.stderr.strip().splitlines()[-1:]}
            )
    return figures


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rivals")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.folder, options.rivals)
    if options.json:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
        return
    for name, values in figures.items():
        print(f"{name:45}", *(f"{key} {value}" for key, value in values.items()), sep="  ")


if __name__ == "__main__":
    main()
