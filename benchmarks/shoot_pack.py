"""How long all papers of a shoot take: 60 days, some 220 scenes, two units, a screenplay of them.

python benchmarks/shoot_pack.py [--days 60] [--language en] [--out FOLDER] [--json]

The schedule is the one of the tests (tests/shooting/made_plans.py), its screenplay is written from
its strips, a shot plan and panels for it likewise. Reading the type is timed with it; storing the
files is not, without --out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from film_folders import table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "shooting"))
import made_plans as plans

from workprint.models.store import require
from workprint.production.files import write_bytes
from workprint.production.shoot.papers import Extras, papers
from workprint.shooting.documents.shoot import shoot_of


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    schedule, plan, terms = plans.large(options.language, options.days)
    extras = Extras(plans.screenplay_of(schedule, options.language), plans.shots_of(schedule))
    fonts = (require("type"),)
    made: Counter[str] = Counter()
    size = 0
    start, worked = time.perf_counter(), time.process_time()
    shoot = shoot_of(schedule, schedule.boards[0], plan, terms, "Lamplight", options.language)
    for name, data in papers(shoot, extras, fonts):
        if options.out is not None:
            write_bytes(options.out / name, data)
        made[name.split("/")[0]] += 1
        size += len(data)
    figures = {
        "scenes": len(schedule.strips),
        "call_sheets": len(plan.days),
        "files": sum(made.values()),
        "megabytes": round(size / 1e6, 1),
        "seconds": round(time.perf_counter() - start, 2),
        "cpu_seconds": round(time.process_time() - worked, 2),
    }
    if options.json:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
        return
    told = [(name, str(value)) for name, value in figures.items()]
    print(table([("figure", "value"), *told]))


if __name__ == "__main__":
    main()
