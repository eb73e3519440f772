"""How fast a screenplay of feature length is broken down, whole and with one scene changed.

    python benchmarks/breakdown_speed.py [--pages N]

The screenplay is written by code (`screenplay_sample.py`), 120 pages unless told otherwise.
Seconds are CPU of this process and wall, after the models are loaded: reading, syntax, tagging,
places, days and synopses. No other program at hand breaks screenplays down offline: there is no
rival.
"""

from __future__ import annotations

import argparse
import time

from screenplay_sample import sample_screenplay

from workprint.analysis import syntax
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse
from workprint.screenplay.pages import paginate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=120)
    chosen = parser.parse_args()
    text, scenes = "", 40
    while True:
        text = sample_screenplay(7, scenes)
        pages = len(paginate(parse(text)))
        if pages >= chosen.pages:
            break
        scenes = max(scenes + 1, round(scenes * chosen.pages / pages))
    screenplay = parse(text)
    breakdown_of(parse("INT. A - DAY\n\nIda waits.\n\nIDA\nYes.\n"))  # load
    syntax._PARSED.clear()
    told("whole", lambda: breakdown_of(screenplay), pages, len(screenplay.scenes))
    at = screenplay.scenes[len(screenplay.scenes) // 2]
    start = screenplay.elements[at.first_element].span.end
    changed = parse(f"{text[:start]}\n\nA red bicycle falls down the stairs.\n{text[start:]}")
    told("one scene changed", lambda: breakdown_of(changed), pages, len(changed.scenes))


def told(name: str, work: object, pages: int, scenes: int) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    made = work()  # type: ignore[operator]
    wall, cpu = time.perf_counter() - begun, time.process_time() - busy
    count = sum(len(scene.elements) for scene in made.scenes)
    print(
        f"{name:<18} {pages} pages, {scenes} scenes, {count} elements: "
        f"{wall:.2f} s, {cpu:.2f} s CPU"
    )


if __name__ == "__main__":
    main()
