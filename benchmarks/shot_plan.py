"""How long a screenplay of 120 pages takes to become a shot plan, start of Python included.

python benchmarks/shot_plan.py [--scenes 150] [--repeats 3] [--json]
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from pathlib import Path

from film_folders import make, new_film, table
from screenplay_sample import sample_screenplay


def measure(scenes: int, repeats: int) -> dict[str, float]:
    """The median seconds of runs with an empty cache, and of one with a full one."""
    text = sample_screenplay(scenes=scenes)
    times = []
    with tempfile.TemporaryDirectory() as place:
        for n in range(repeats):
            folder = new_film(Path(place) / str(n), text)
            times.append(make(folder, "--until", "shot_plan"))
        again = make(folder, "--until", "shot_plan")
    return {
        "lines": text.count("\n") + 1,
        "scenes": scenes,
        "seconds": statistics.median(times),
        "unchanged_seconds": again,
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=150)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.scenes, options.repeats)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(table([("figure", "value"), *figures.items()]))


if __name__ == "__main__":
    main()
