"""The copy check of a feature against Shakespeare's plays, and what it finds of what was planted.

    python benchmarks/copycheck.py [--plant N] [--seed S]

A script of feature length (the English example, again and again) gets N stretches of 8 to 40 words
from random places of the plays, in other letters and with other marks. Prints the time, the words
of both sides, how many planted stretches were found at their place, and false reports: those that
are not word for word the same.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

from workprint.production.corpus import plays
from workprint.screenplay.partner.copying import Source, overlaps

EXAMPLE = Path(__file__).parents[1] / "examples/lamplight/screenplay.fountain"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plant", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    draw = random.Random(chosen.seed)
    texts = [Source(t.name, t.text) for part in plays() for t in part]
    example = EXAMPLE.read_text(encoding="utf-8")
    paragraphs = example.split("\n\n") * (3500 // example.count("\n"))
    planted = []
    for _ in range(chosen.plant):
        text = draw.choice(texts).text
        words = list(re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text))
        size = draw.randint(8, 40)
        first = draw.randrange(len(words) - size)
        said = [w.group().upper() for w in words[first : first + size]]
        planted.append(" ".join(said))
    for n, line in enumerate(planted):
        paragraphs.insert(draw.randrange(len(paragraphs)), f"NUMBER{n}X -- {line}!")
    script = "\n\n".join(paragraphs)
    begun, busy = time.perf_counter(), time.process_time()
    found = overlaps(script, texts)
    wall, cpu = time.perf_counter() - begun, time.process_time() - busy
    spans = [(o.span.start, o.span.end) for o in found]
    hit = 0
    for n, line in enumerate(planted):
        at = script.index(f"NUMBER{n}X -- ") + len(f"NUMBER{n}X -- ")
        hit += any(start <= at and end >= at + len(line) for start, end in spans)
    wrong = sum(_plain(o.text) != _plain(o.source_text) for o in found)
    print(f"script {len(script.split())} words, texts {sum(len(t.text.split()) for t in texts)}")
    print(f"{wall:.2f} s wall, {cpu:.2f} s CPU")
    print(f"planted {len(planted)}, found whole {hit}; {len(found)} reports, {wrong} not the same")


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("'", "").replace("’", ""))


if __name__ == "__main__":
    main()
