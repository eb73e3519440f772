"""How well typed lines are labelled, and how fast: cross-validated by film, beside rules.

    python benchmarks/line_labels.py --labellers FOLDER [--scripts FOLDER] [--rivals PYTHON]

Every film is judged by a labeller that never saw it (five folds by film). FOLDER keeps the five
labellers; what is not there yet is trained, some two minutes of one core each, and a run that was
stopped goes on. English films are the plays and the project's own; Chinese ones the project's
own. `stripped` is a page with its wrapped lines, page numbers and continuations but no indents.

`--scripts`: Fountain and Final Draft files by others, judged by the shipped labeller, which never
saw any. `--rivals` is the Python of an environment with scripttrace==0.1.3 and
fountain-py==0.3.0, which label the same lines by rules. Speed is in CPU seconds of this process,
from text to labels, the median of five runs with nothing kept from the run before.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from workprint.film.screenplay import ElementKind
from workprint.learning.metrics import Classification, Estimate, mean
from workprint.production.line_labels import SEED, films, read_films
from workprint.screenplay.labelling.features import tokens_of
from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.model import SHIPPED, load
from workprint.screenplay.labelling.reading import as_fountain
from workprint.screenplay.labelling.shapes import row
from workprint.screenplay.labelling.training.evaluating import (
    SHEET_SEED,
    Judged,
    by_rules,
    cross_validated,
    folds,
    judged,
    measure,
    sheets_to_judge_by,
)
from workprint.screenplay.labelling.training.films import Film
from workprint.screenplay.labelling.training.fitting import Settings
from workprint.screenplay.labelling.training.setting import layouts_of, set_film
from workprint.screenplay.labelling.training.sheets import Sheet
from workprint.screenplay.labelling.typed import typed_lines
from workprint.screenplay.parser import parse

FOLDS = 5
SIX = (
    Label.HEADING, Label.ACTION, Label.CUE, Label.DIALOGUE, Label.PARENTHETICAL, Label.TRANSITION,
)  # fmt: skip
"""The labels that published figures are over."""
_RIVAL = """
import json, sys
name = sys.argv[1]
found = []
for text, numbers in json.load(sys.stdin):
    lines = text.split("\\n")
    told = {}
    if name == "fountain-py":
        import fountain
        kinds = {"scene_heading": "scene_heading", "character": "character",
                 "parenthetical": "parenthetical", "dialogue": "dialogue", "lyrics": "dialogue",
                 "transition": "transition", "centered": "centered", "title_page": "centered"}
        for one in fountain.FountainParser().parse(text).elements:
            for n in range(one.text.count("\\n") + 1):
                told[one.line_number + n] = kinds.get(one.type.value, "action")
    else:
        from scripttrace.parse import parse_screenplay
        at = 0
        for block in parse_screenplay(text):
            body, speaker = block["original"].strip(), block["speaker"]
            while at < len(lines) and not (lines[at].strip() and lines[at].strip().endswith(body)):
                at += 1
            if at == len(lines):
                break
            if speaker and lines[at].strip() != body:
                told[at + 1] = "spoken"
            elif speaker:
                told[at + 1] = "dialogue"
                before = at
                while before and not lines[before - 1].strip():
                    before -= 1
                told[before] = "character"
            else:
                told[at + 1] = "scene_heading" if block["kind"] == "scene" else "action"
            at += 1
    found.append([told.get(n, "action") for n in numbers])
print(json.dumps(found))
"""
RIVALS = ("fountain-py", "scripttrace")


def of_rival(python: str, name: str, sheets: Sequence[Sheet]) -> list[Judged]:
    """The same lines as another program labels them."""
    asked = [(one.text, [line.number for line in one.lines]) for one in sheets]
    done = subprocess.run(
        [python, "-c", _RIVAL, name], input=json.dumps(asked), capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{name} cannot be run by {python}: {done.stderr.strip().splitlines()[-1]}")
    return [
        Judged(one.film, one.kind, one.layout, truth, Label(told), 1.0)
        for one, labels in zip(sheets, json.loads(done.stdout), strict=True)
        for truth, told in zip(one.labels, labels, strict=True)
    ]


def speed(sheets: Sequence[Sheet]) -> float:
    """Lines that are not blank, labelled in a CPU second, from their text on."""
    text = "\n".join(one.text for one in sheets)
    labeller = load(SHIPPED)
    count = len(labeller.label(typed_lines(text)))
    times = []
    for _ in range(5):
        row.cache_clear()
        tokens_of.cache_clear()
        start = time.process_time()
        labeller.label(typed_lines(text))
        times.append(time.process_time() - start)
    return count / statistics.median(times)


_KINDS = {
    Label.HEADING: ElementKind.SCENE_HEADING,
    Label.ACTION: ElementKind.ACTION,
    Label.CUE: ElementKind.CHARACTER,
    Label.PARENTHETICAL: ElementKind.PARENTHETICAL,
    Label.DIALOGUE: ElementKind.DIALOGUE,
    Label.TRANSITION: ElementKind.TRANSITION,
    Label.CENTERED: ElementKind.CENTERED,
}


def wanted(film: Film, one: Sheet) -> list[tuple[str, str]]:
    """The elements a sheet should be read as: kind and text without blanks."""
    typed = dict(zip(one.elements, one.labels, strict=True))
    lines = dict(zip(one.elements, (line.text for line in one.lines), strict=True))
    made: list[tuple[str, str]] = []
    one_line = False
    for place, piece in enumerate(film.pieces):
        label, text = piece.label, piece.text
        if label is Label.CUE:
            one_line = typed.get(place) is Label.SPOKEN
        if label is Label.HEADING:
            text = lines[place]
        kind = str(_KINDS[label])
        if made and label is Label.DIALOGUE and made[-1][0] == kind:
            made[-1] = (kind, made[-1][1] + text)
        elif one_line and label is Label.PARENTHETICAL and made[-1][0] == "dialogue":
            made[-1] = (made[-1][0], made[-1][1] + text)  # typed inside what is said
        else:
            made.append((kind, text))
    return [(kind, _plain(text)) for kind, text in made]


def _plain(text: str) -> str:
    return "".join(text.split()).lstrip("#").rstrip(":：")


def found_elements(folder: Path, one: Sheet) -> list[tuple[str, str]]:
    """The elements it is read as, by the labeller in `folder` and the whole way to Fountain."""
    made = parse(as_fountain(one.lines, load(folder).label(one.lines)).text)
    # The list of who is in a scene is typed below some headings; it is no element of the film.
    return [
        (str(e.kind), _plain(e.text))
        for e in made.elements
        if e.kind is not ElementKind.TITLE_PAGE and not e.text.startswith("人物：")
    ]


def element_f1(pairs: Sequence[tuple[list[tuple[str, str]], list[tuple[str, str]]]]) -> float:
    """F1 of element sequences: what is in both, in order, beside what is in either."""
    same = sum(
        block.size
        for want, have in pairs
        for block in SequenceMatcher(a=want, b=have, autojunk=False).get_matching_blocks()
    )
    return 2 * same / sum(len(want) + len(have) for want, have in pairs)


def elements_by_layout(folder: Path) -> dict[str, Any]:
    """Element F1 of the Chinese films by layout, and over all with its interval by film."""
    by_film: dict[str, list[tuple[str, float]]] = {}
    for number, (_, held) in enumerate(folds(films(), FOLDS, SEED)):
        for film in held:
            there = (folder / f"fold{number + 1}" / "model.onnx").exists()
            if film.language == "zh" and there:
                by_film[film.title] = [
                    (one.layout, element_f1([(wanted(film, one), found_elements(place, one))]))
                    for place in [folder / f"fold{number + 1}"]
                    for one in sheets_to_judge_by([film], word=False)
                ]
    layouts = [layout for layout, _ in next(iter(by_film.values()))]
    return {
        "films": len(by_film),
        "all": mean([statistics.mean(f1 for _, f1 in own) for own in by_film.values()]),
        "layouts": {
            layout: mean([dict(own)[layout] for own in by_film.values()]) for layout in layouts
        },
    }


def six(found: Classification) -> float:
    """Macro-F1 over the six labels of published figures."""
    return statistics.mean(c.f1.value for c in found.classes if c.label in SIX)


def told(name: str, found: Classification | None) -> None:
    """One row of figures."""
    if found is None:
        return
    tags = " ".join(f"{c.label[:6]} {c.f1.value:.3f}" for c in found.classes)
    print(
        f"{name:<34} {found.count:>6} lines {found.groups:>3} films  macro-F1 {found.macro_f1}"
        f"  six {six(found):.3f}  | {tags}"
    )


def of_those_there(folder: Path) -> tuple[list[Judged], list[Sheet]]:
    """The sheets of the films held out by the folds that are trained, and their lines judged.

    The plays only stripped: set in any other layout they are easier, and in no bar.
    """
    lines: list[Judged] = []
    sheets: list[Sheet] = []
    for number, (_, held) in enumerate(folds(films(), FOLDS, SEED)):
        place = folder / f"fold{number + 1}"
        if not (place / "model.onnx").exists():
            continue
        own = [
            set_film(film, layout, SHEET_SEED)
            for film in held
            for layout in layouts_of(film)
            if film.kind != "plays" or layout == "stripped"
        ]
        lines += judged(load(place), own)
        sheets += own
    return lines, sheets


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def rates(sheets: Sequence[Sheet]) -> dict[str, float]:
    """Lines a CPU second, by language: stripped English pages, Chinese ones of every layout."""
    english = [one for one in sheets if one.layout == "stripped" and one.kind != "chinese"]
    return {
        "english": speed(english),
        "chinese": speed([one for one in sheets if one.kind == "chinese"]),
    }


def tell_speed(found: dict[str, float]) -> None:
    for name, rate in found.items():
        print(f"speed, {name}: {rate:,.0f} lines a CPU second (bar 20,000)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--labellers", type=Path)
    parser.add_argument("--speed", action="store_true", help="only how fast, which needs no folds")
    parser.add_argument(
        "--partly", action="store_true", help="only the folds whose labeller is there already"
    )
    parser.add_argument("--scripts", type=Path)
    parser.add_argument("--rivals")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.speed:
        tell_speed(rates([set_film(f, y, SHEET_SEED) for f in films() for y in layouts_of(f)]))
        return
    if options.labellers is None:
        parser.error("name the folder of the labellers with --labellers, or ask for --speed")

    if not options.partly:
        cross_validated(films(), Settings(), FOLDS, options.labellers, _say)
    lines, sheets = of_those_there(options.labellers)
    same = [one for one in sheets if one.kind == "chinese" or one.layout == "stripped"]
    beside = {"our Fountain reader": by_rules(same)}
    for name in RIVALS if options.rivals else ():
        beside[name] = of_rival(options.rivals, name, same)

    def english(x: Judged) -> bool:
        return x.kind != "chinese" and x.layout == "stripped"

    def chinese(x: Judged) -> bool:
        return x.kind == "chinese" and x.layout != "word"

    table: dict[str, Classification | None] = {"English stripped": measure(lines, english)}
    for kind in ("modern", "plays"):
        table[f"English stripped, {kind}"] = measure(
            lines, lambda x, k=kind: english(x) and x.kind == k
        )
    for name, theirs in beside.items():
        table[f"English stripped, {name}"] = measure(theirs, english)
    for kind in ("modern", "plays", "chinese"):
        for layout in sorted({x.layout for x in lines if x.kind == kind}):
            table[f"{kind}, {layout}"] = measure(
                lines, lambda x, k=kind, y=layout: (x.kind, x.layout) == (k, y)
            )
    table["Chinese, six layouts"] = measure(lines, chinese)
    for name, theirs in beside.items():
        table[f"Chinese, {name}"] = measure(theirs, chinese)
    if options.scripts:
        others = sheets_to_judge_by(read_films(options.scripts))
        ours = judged(load(SHIPPED), others)
        rules = by_rules(others)
        scripts = sorted({x.film for x in ours if sum(y.film == x.film for y in ours) > 500})
        for layout in ("stripped", "page", "dense"):
            table[f"by others, {layout}"] = measure(ours, lambda x, y=layout: x.layout == y)
            table[f"by others, {layout}, our reader"] = measure(
                rules, lambda x, y=layout: x.layout == y
            )
            table[f"whole scripts of them, {layout}"] = measure(
                ours, lambda x, y=layout: x.layout == y and x.film in scripts
            )
    elements = elements_by_layout(options.labellers)
    fast = rates(sheets)
    if options.json:
        from dataclasses import asdict

        plain = {k: v and asdict(v) for k, v in table.items()}
        parts = {
            "films": elements["films"],
            "all": asdict(elements["all"]),
            "layouts": {k: asdict(v) for k, v in elements["layouts"].items()},
        }
        print(json.dumps({"labels": plain, "chinese_elements": parts, "speed": fast}, indent=1))
        return
    for name, found in table.items():
        told(name, found)
    whole: Estimate = elements["all"]
    print(f"\nChinese elements F1, {elements['films']} scripts in six layouts: {whole} (bar .97)")
    for layout, value in elements["layouts"].items():
        print(f"  {layout:<10} {value}")
    tell_speed(fast)


if __name__ == "__main__":
    main()
