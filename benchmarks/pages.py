"""How long a 120-page screenplay takes to be set in pages and written as PDF.

    python benchmarks/pages.py [--json]

CPU and wall seconds of pagination, of scene lengths and of the PDF, fonts included. The models
`courier` and `type` must be in the store.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable

from screenplay_sample import sample_screenplay

from workprint.models.store import require
from workprint.screenplay import parse
from workprint.screenplay.formats.pdf import write_pdf
from workprint.screenplay.pages import paginate, scene_lengths


def timed(call: Callable[[], object]) -> tuple[float, object]:
    """Wall seconds of one call and what it gave."""
    start = time.perf_counter()
    given = call()
    return time.perf_counter() - start, given


def measure() -> dict[str, float]:
    """The figures."""
    screenplay = parse(sample_screenplay())
    pages, made = timed(lambda: paginate(screenplay))
    lengths, _ = timed(lambda: scene_lengths(screenplay))
    pdf, written = timed(lambda: write_pdf(screenplay, require("courier"), require("type")))
    assert isinstance(made, tuple) and isinstance(written, tuple)
    return {
        "pages": len(made),
        "paginate_seconds": pages,
        "scene_lengths_seconds": lengths,
        "pdf_seconds": pdf,
        "pdf_megabytes": len(written[0]) / 1e6,
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args().json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    main()
