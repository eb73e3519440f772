"""How long `workprint --help` takes, beside Python's own start.

python benchmarks/startup.py [--repeats 15] [--json]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from film_folders import table


def seconds(command: list[str], repeats: int) -> float:
    """The median of `repeats` runs, after one that warms the disk's cache."""
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    script = Path(sys.executable).with_name("workprint")
    figures = {
        "workprint_help_seconds": seconds([str(script), "--help"], options.repeats),
        "python_seconds": seconds([sys.executable, "-c", "pass"], options.repeats),
    }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(table([("figure", "value"), *((k, f"{v:.3f}") for k, v in figures.items())]))


if __name__ == "__main__":
    main()
