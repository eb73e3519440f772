"""Scanned screenplays: how much of their elements is read right, and how long a page takes.

    python benchmarks/pdf_scans.py [--json]

The example films are written as PDF, rendered at 150 dots an inch, turned by 0.6 degrees, softened
and made grainy, and read again from these pictures with the model `ocr`. F1 of headings and cues,
of all elements (kind and words), and the share of letters that are right.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from difflib import SequenceMatcher
from typing import Any

from film_folders import ROOT
from pdf_reading import score, shown

from workprint.models.store import require
from workprint.screenplay import parse
from workprint.screenplay.formats.convert import read_any
from workprint.screenplay.formats.pdf import pdf_text, write_pdf

sys.path.insert(0, str(ROOT / "tests" / "screenplay" / "formats"))


def measure() -> dict[str, Any]:
    """The figures of each film."""
    from scanned_pages import scanned

    figures = {}
    for film in ("lamplight", "yuye"):
        screenplay = read_any(ROOT / "examples" / film / "screenplay.fountain")
        data = scanned(write_pdf(screenplay, require("courier"), require("type"))[0])
        pages: list[str] = []
        wall, cpu = time.perf_counter(), time.process_time()
        found = parse(pdf_text(data, require("ocr"), pages.append))
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        one, two = ("".join(text for _, text in shown(s)) for s in (screenplay, found))
        blocks = SequenceMatcher(a=one, b=two, autojunk=False).get_matching_blocks()
        figures[film] = {
            **score([(screenplay, found)]),
            "letters": round(2 * sum(b.size for b in blocks) / (len(one) + len(two)), 4),
            "cpu_seconds_a_page": round(cpu / len(pages), 2),
            "wall_seconds_a_page": round(wall / len(pages), 2),
        }
    return figures


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args().json:
        print(json.dumps(figures, indent=2))
        return
    for name, values in figures.items():
        print(f"{name:12}", *(f"{key} {value}" for key, value in values.items()), sep="  ")


if __name__ == "__main__":
    main()
