"""How long making a film takes beside how long it plays: first run and unchanged run.

    python benchmarks/film_speed.py [--film examples/lamplight ...] [--json]

Each film is copied to a temporary folder, without cache. The models must be in the store.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from film_folders import ROOT, copy_of, make, table


def measure(films: list[Path]) -> list[dict[str, object]]:
    """Seconds of both runs and of the film itself."""
    rows: list[dict[str, object]] = []
    for film in films:
        with tempfile.TemporaryDirectory() as place:
            folder = copy_of(film, Path(place) / film.name)
            first, again = make(folder), make(folder)
            record = json.loads((folder / "out" / "film.json").read_text(encoding="utf-8"))
        plays = record["frames"] / record["rate"]["fps"]
        rows.append(
            {
                "film": film.name,
                "plays_seconds": plays,
                "first_seconds": first,
                "unchanged_seconds": again,
                "first_over_plays": first / plays,
            }
        )
    return rows


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--film", type=Path, nargs="+", help="film folders; all examples if none")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    films = options.film or sorted(p.parent for p in ROOT.glob("examples/*/film.toml"))
    rows = measure(films)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    print(table([tuple(rows[0]), *(tuple(row.values()) for row in rows)]))


if __name__ == "__main__":
    main()
