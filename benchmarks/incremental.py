"""One line changed in a film of many scenes: which shots are made again, and how fast.

python benchmarks/incremental.py [--scenes 100] [--size 1280x720] [--json]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from film_folders import make, new_film, short_scenes, size_of, table


def objects(folder: Path) -> set[str]:
    """Every shot, line and panel that was ever made for the film."""
    return {p.name for p in (folder / ".workprint" / "objects").rglob("*") if p.is_file()}


def shots(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Each shot's scene, and the bytes of its panel."""
    record = json.loads((folder / "out" / "film.json").read_text(encoding="utf-8"))
    return {
        shot["id"]: (scene["id"], (folder / "out" / shot["panel"]).read_bytes())
        for scene in record["scenes"]
        for shot in scene["shots"]
    }


def measure(scenes: int, size: tuple[int, int]) -> dict[str, Any]:
    """Make the film, change one line in the middle, make it again."""
    text = short_scenes(scenes)
    middle = scenes // 2
    old = next(line for line in text.split("\n") if line.endswith(f" Number {middle}."))
    with tempfile.TemporaryDirectory() as place:
        folder = new_film(Path(place) / "film", text, size=size)
        first = make(folder)
        before, there = shots(folder), objects(folder)
        changed = text.replace(old, f"I have changed my mind about number {middle}.", 1)
        (folder / "screenplay.fountain").write_text(changed, encoding="utf-8")
        again = make(folder)
        after = shots(folder)
        fresh = objects(folder) - there
    home = f"s{middle:03}"
    changed_panels = sorted(s for s, v in after.items() if before.get(s, ("", b""))[1] != v[1])
    return {
        "scenes": scenes,
        "shots": len(after),
        "first_seconds": first,
        "again_seconds": again,
        "times_faster": first / again,
        "made_again": {
            end: sum(1 for name in fresh if name.endswith(end)) for end in (".mp4", ".npz", ".jpg")
        },
        "shots_of_the_scene": sum(1 for scene, _ in after.values() if scene == home),
        "pictures_changed_elsewhere": [s for s in changed_panels if not s.startswith(home)],
    }


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=100)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.scenes, size_of(options.size))
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(table([("figure", "value"), *figures.items()]))


if __name__ == "__main__":
    main()
