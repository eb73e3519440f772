"""Film folders in temporary places, and running `workprint` on them, for the benchmarks."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "workprint")

_PLACES = ("KITCHEN", "BOOKSHOP", "OFFICE", "CORRIDOR", "CAFE", "BEDROOM", "STATION", "STREET")
_NAMES = ("Ida", "Tom", "May", "Jonas")
_DEEDS = ("looks up", "sits down", "opens the letter", "walks to the window", "shakes his head")
_SAYINGS = ("I know.", "Not tonight.", "You came back.", "Say it again.", "We have no time.")


def short_scenes(count: int, seed: int = 1, *, lines: int = 2) -> str:
    """A screenplay of `count` short scenes, numbered, the same for the same seed."""
    draw = random.Random(seed)
    out = ["Title: Short Scenes", ""]
    for n in range(1, count + 1):
        place, hour = draw.choice(_PLACES), draw.choice(("DAY", "NIGHT"))
        side = "EXT." if place in ("STREET", "STATION") else "INT."
        one, two = draw.sample(_NAMES, 2)
        out += [f"{side} {place} {n} - {hour} #{n}#", "", f"{one} {draw.choice(_DEEDS)}.", ""]
        for m in range(lines):
            who = (one, two)[m % 2].upper()
            out += [who, f"{draw.choice(_SAYINGS)} Number {n}.", ""]
    return "\n".join(out)


def new_film(
    folder: Path, text: str, *, rate: str = "24", size: tuple[int, int] = (1280, 720)
) -> Path:
    """A film's folder with that screenplay."""
    folder.mkdir(parents=True)
    (folder / "screenplay.fountain").write_text(text, encoding="utf-8")
    width, height = size
    (folder / "film.toml").write_text(
        f'title = "Benchmark"\n[picture]\nrate = "{rate}"\nwidth = {width}\nheight = {height}\n',
        encoding="utf-8",
    )
    return folder


def copy_of(example: Path, folder: Path) -> Path:
    """An example film as it lies in a fresh clone: without cache and results."""
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("out", ".workprint"))
    return folder


def make(folder: Path, *more: str) -> float:
    """Run `workprint make`; the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        [*COMMAND, "make", str(folder), *more], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - start


def start(folder: Path) -> subprocess.Popen[bytes]:
    """`workprint make` in a process group of its own, so that all of it can be killed."""
    return subprocess.Popen(
        [*COMMAND, "make", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(os.environ),
    )


def size_of(text: str) -> tuple[int, int]:
    """ "320x180" as two numbers."""
    width, _, height = text.partition("x")
    return int(width), int(height)


def table(rows: Sequence[Sequence[object]]) -> str:
    """Rows as text in columns, the first row as their names."""
    cells = [[f"{c:.2f}" if isinstance(c, float) else str(c) for c in row] for row in rows]
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    return "\n".join(
        "  ".join(c.ljust(w) if n == 0 else c.rjust(w)
                  for n, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    )  # fmt: skip
