"""Compare this parser with two others on a folder of Fountain files, element by element.

    python benchmarks/screenplay_oracles.py FOLDER --rivals /path/to/rivals/bin/python [--json]

Every file is also read and written back, and must come back byte for byte. `--rivals` is the
Python of a separate environment with fountain-py==0.3.0 and screenplay-tools==0.0.10. The three
readings are made alike first (names of kinds, brackets, dialogue lines joined, paragraphs split
at blank lines), so that what is printed are differences of meaning. docs/screenplay-oracles.md
tells the reason of each.
"""

from __future__ import annotations

import argparse
import difflib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from workprint.film.screenplay import ElementKind
from workprint.screenplay import decode, encode, parse, read

Reading = list[tuple[str, str]]

_ORACLE = """
import json, sys
name = sys.argv[1]
text = sys.stdin.buffer.read().decode("utf-8")
if name == "fountain-py":
    import fountain
    def flat(elements):
        for e in elements:
            if e.type.name == "DUAL_DIALOGUE":
                for column in e.dual_dialogue_columns():
                    yield from flat(column)
            else:
                yield e.type.name, e.text
    found = list(flat(fountain.FountainParser().parse(text).elements))
else:
    from screenplay_tools.fountain.parser import Parser
    parser = Parser()
    parser.add_text(text)
    found = []
    for e in parser.script.elements:
        said = e.text
        if e.type.name == "CHARACTER":
            said = e.name + (f" ({e.extension})" if getattr(e, "extension", None) else "")
        kind = "CENTERED" if getattr(e, "centered", False) else e.type.name
        found.append((kind, said))
print(json.dumps(found))
"""
_KINDS = {
    "HEADING": "scene_heading",
    "LYRICS": "lyric",
    "PAGEBREAK": "page_break",
    "SYNOPSES": "synopsis",
    "COMMENT": "boneyard",
}
_UNPRINTED = {"note", "boneyard", "title_page"}
"""Left out of the comparison: only one oracle gives them, and not where they stand."""


def ours(text: str) -> Reading:
    """Our reading, in the common form."""
    found: Reading = []
    for element in parse(text, language="en").elements:
        said = element.text
        if element.kind is ElementKind.CHARACTER:
            said = f"{element.name}{''.join(f' ({part})' for part in element.extensions)}"
        found.append((element.kind.value, said))
    return _alike(found)


def theirs(python: str, name: str, text: str) -> Reading:
    """An oracle's reading, in the common form."""
    call = [python, "-c", _ORACLE, name]
    done = subprocess.run(call, input=text.encode(), capture_output=True, check=True)
    return _alike([(kind, said) for kind, said in json.loads(done.stdout)])


def _alike(found: Reading) -> Reading:
    out: Reading = []
    for kind, said in found:
        kind = _KINDS.get(kind, kind.lower())
        if kind in _UNPRINTED:
            continue
        if kind == "character":
            said = said.split("(")[0]  # one oracle drops extensions, the other only (CONT'D)
        if kind == "parenthetical":
            said = said.strip("()")
        if kind == "page_break":
            said = ""
        if kind == "dialogue" and out and out[-1][0] == "dialogue":
            out[-1] = ("dialogue", _tidy(f"{out[-1][1]} {said}"))
            continue
        parts = said.split("\n\n") if kind == "action" else [said]
        out += [(kind, _tidy(part)) for part in parts if part.strip() or kind == "page_break"]
    return out


def _tidy(said: str) -> str:
    return " ".join(said.split()).translate({ord(mark): None for mark in "*_\\"})


def differences(one: Reading, two: Reading) -> list[str]:
    """What differs, ours with -, theirs with +."""
    left = [f"{kind}: {said}" for kind, said in one]
    right = [f"{kind}: {said}" for kind, said in two]
    diff = difflib.unified_diff(left, right, lineterm="", n=0)
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


def main() -> int:
    """Compare all files; 1 when one does not come back byte for byte."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivals", metavar="PYTHON")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    files = sorted(
        path for end in ("fountain", "txt") for path in options.folder.rglob(f"*.{end}")
    )
    lost: list[str] = []
    counts: Counter[str] = Counter()
    report: dict[str, dict[str, list[str]]] = {}
    for path in files:
        data = path.read_bytes()
        if encode(read(path)) != data:
            lost.append(path.name)
        if path.suffix != ".fountain" or not options.rivals:
            continue
        text = decode(data)[0]
        # fountain-py reads CRLF as an open blank line, so all are given plain line ends.
        text = text.replace("\r\n", "\n")
        mine = ours(text)
        for name in ("fountain-py", "screenplay-tools"):
            found = differences(mine, theirs(options.rivals, name, text))
            counts[f"{name}: files alike" if not found else f"{name}: files that differ"] += 1
            if found:
                report.setdefault(str(path.relative_to(options.folder)), {})[name] = found
    result = {"files": len(files), "not byte for byte": lost, **counts, "differences": report}
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
        return bool(lost)
    print(f"{len(files)} files read and written, {len(lost)} not byte for byte {lost or ''}")
    for name, count in sorted(counts.items()):
        print(f"  {name}: {count}")
    for file, found_by in report.items():
        for name, lines in found_by.items():
            print(f"\n{file}, {name}")
            print("\n".join(f"  {line[:110]}" for line in lines))
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
