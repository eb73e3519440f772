"""What one drawing costs, in CPU seconds of its thread, with a still and with a moving camera.

    python benchmarks/drawing.py [--film examples/lamplight] [--shots 16] [--json]

Shots are taken evenly from the film; of each the first twelve drawings after the first are
timed, and the lower quartile is given, so that other work on the machine counts for little.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import tempfile
import time
from pathlib import Path

from film_folders import ROOT, copy_of, table

from workprint.film.shots import Move
from workprint.production.folder import open_folder
from workprint.production.make import make
from workprint.production.progress import Bars
from workprint.render.shots import ShotJob, pictures


def seconds_of(job: ShotJob) -> float:
    """CPU seconds of one drawing of a shot."""
    times = []
    drawings = pictures(job)
    last = next(drawings)
    start = time.thread_time()
    for picture in itertools.islice(drawings, 30):
        now = time.thread_time()
        if picture is not last:  # drawn on twos: the same picture comes twice
            times.append(now - start)
            last = picture
        start = time.thread_time()
    return statistics.quantiles(times, n=4)[0] if len(times) > 1 else times[0]


def measure(film: Path, shots: int) -> list[dict[str, object]]:
    """Cost by kind of camera."""
    with tempfile.TemporaryDirectory() as place:
        folder = open_folder(copy_of(film, Path(place) / film.name))
        jobs = make(folder, Bars("en"), until="shot_jobs").artefacts["shot_jobs"]
    long_enough = [job for job in jobs if job.shot.frames > 12]
    chosen = long_enough[:: max(1, len(long_enough) // shots)][:shots]
    costs: dict[str, list[float]] = {"still": [], "moving": []}
    for job in chosen:
        still = job.shot.move is Move.STATIC
        costs["still" if still else "moving"].append(seconds_of(job))
    return [
        {
            "camera": name,
            "shots": len(found),
            "median_ms": 1000 * statistics.median(found),
            "dearest_ms": 1000 * max(found),
        }
        for name, found in costs.items()
        if found
    ]


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--film", type=Path, default=ROOT / "examples" / "lamplight")
    parser.add_argument("--shots", type=int, default=16)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = measure(options.film, options.shots)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    print(table([tuple(rows[0]), *(tuple(row.values()) for row in rows)]))


if __name__ == "__main__":
    main()
