"""How fast a screenplay is read: this parser and two others, side by side in one run.

    python benchmarks/screenplay_speed.py --rivals /path/to/rivals/bin/python [--json]

`--rivals` is the Python of a separate environment with fountain-py==0.3.0 and
screenplay-tools==0.0.10; they are no dependency of this project. Times are CPU seconds, the median
of `--repeats` runs after one warm-up; what is timed is text to elements. Parsers take turns, so
that a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from film_folders import ROOT
from screenplay_sample import sample_screenplay

_RIVAL = """
import sys, time
name, path, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
text = open(path, encoding="utf-8").read()
if name == "fountain-py":
    import fountain
    def run(): fountain.FountainParser().parse(text)
else:
    from screenplay_tools.fountain.parser import Parser
    def run(): Parser().add_text(text)
run()
for _ in range(repeats):
    start = time.process_time()
    run()
    print(time.process_time() - start)
"""
_RIVALS = ("fountain-py", "screenplay-tools")
_SIZES = (1, 10, 100)


def chinese_sample() -> str:
    """A Chinese screenplay of at least 3,500 lines: the example film's, over and over."""
    text = (ROOT / "examples" / "yuye" / "screenplay.fountain").read_text(encoding="utf-8")
    body = text.partition("\n\n")[2]
    return text + ("\n\n" + body) * (3500 // body.count("\n"))


def ours(text: str, repeats: int) -> list[float]:
    """CPU seconds of each run of our parser, without the warm-up."""
    from workprint.screenplay import parse

    times = []
    parse(text)
    for _ in range(repeats):
        start = time.process_time()
        parse(text)
        times.append(time.process_time() - start)
    return times


def rival(python: str, name: str, path: Path, repeats: int) -> list[float]:
    """CPU seconds of each run of the rival `name`, in its own process."""
    call = [python, "-c", _RIVAL, name, str(path), str(repeats)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def measure(python: str | None, repeats: int) -> dict[str, object]:
    """All figures: lines per CPU second of each parser, ratios, and growth with size."""
    text = sample_screenplay()
    lines = text.count("\n") + 1
    times: dict[str, list[float]] = {"workprint": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.fountain"
        path.write_text(text, encoding="utf-8")
        for _ in range(3):
            times["workprint"] += ours(text, repeats)
            for name in _RIVALS if python else ():
                times.setdefault(name, []).extend(rival(python, name, path, repeats))
    rates = {name: lines / statistics.median(found) for name, found in times.items()}
    chinese = chinese_sample()
    rates["workprint, Chinese"] = (chinese.count("\n") + 1) / statistics.median(
        ours(chinese, repeats)
    )
    growth = []
    for size in _SIZES:
        seconds = statistics.median(ours("\n\n".join([text] * size), 3))
        growth.append({"times": size, "lines": lines * size, "cpu_seconds": seconds})
    return {
        "lines": lines,
        "lines_per_cpu_second": rates,
        "ratios": {name: rates["workprint"] / rates[name] for name in _RIVALS if name in rates},
        "growth": growth,
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", metavar="PYTHON", help="Python that has the rivals installed")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.rivals, options.repeats)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    if not options.rivals:
        print("The rivals are skipped: give --rivals the Python of an environment with them.")
    print(f"{figures['lines']} lines, about 120 pages; lines per CPU second:")
    for name, rate in figures["lines_per_cpu_second"].items():
        print(f"  {name:18} {rate:10,.0f}")
    for name, ratio in figures["ratios"].items():
        print(f"  {ratio:.1f} times as fast as {name}")
    first = figures["growth"][0]["cpu_seconds"]
    for row in figures["growth"]:
        part = row["cpu_seconds"] / first / row["times"]
        print(
            f"  {row['times']:4d} x  {row['lines']:8,} lines  {row['cpu_seconds']:8.3f} s"
            f"  {part:.2f} of linear"
        )


if __name__ == "__main__":
    sys.exit(main())
