"""Killed with -9 at random moments and run again: the same bytes as an undisturbed run?

    python benchmarks/resume.py [--times 10] [--scenes 6] [--size 320x180] [--seed 1] [--json]

Every try starts from an empty cache, is killed at a moment drawn from the whole length of an
undisturbed run, and is then run to its end; each file of `out` is compared byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from film_folders import make, new_film, short_scenes, size_of, start, table


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of `out`, and anything temporary left in the folder."""
    files = {p for p in (folder / "out").rglob("*") if p.is_file()}
    files |= {p for p in folder.rglob("*") if ".tmp" in p.name}
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def measure(times: int, scenes: int, size: tuple[int, int], seed: int) -> list[dict[str, object]]:
    """Each kill: when, what had been made by then, and which files differ at the end."""
    draw = random.Random(seed)
    text = short_scenes(scenes)
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as place:
        calm = new_film(Path(place) / "calm", text, size=size)
        whole = make(calm)
        wanted = contents(calm)
        for n in range(times):
            folder = new_film(Path(place) / f"killed-{n}", text, size=size)
            moment = draw.uniform(0.02, 1.0) * whole
            process = start(folder)
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            made = sum(1 for p in (folder / ".workprint").rglob("*") if p.is_file())
            make(folder)
            found = contents(folder)
            differ = sorted(k for k in {*wanted, *found} if wanted.get(k) != found.get(k))
            rows.append({"killed_at_seconds": moment, "files_by_then": made, "differ": differ})
    return rows


def main() -> None:
    """Measure and print, as text or JSON; exit code 1 when a file differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--scenes", type=int, default=6)
    parser.add_argument("--size", default="320x180")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = measure(options.times, options.scenes, size_of(options.size), options.seed)
    if options.json:
        print(json.dumps(rows, indent=2))
    else:
        print(table([tuple(rows[0]), *(tuple(row.values()) for row in rows)]))
    sys.exit(any(row["differ"] for row in rows))


if __name__ == "__main__":
    main()
