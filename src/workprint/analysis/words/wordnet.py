"""Nouns by what they are, drawn from WordNet: `python -m workprint.analysis.words.wordnet DICT`.

DICT is the folder `dict` of WordNet 3.1. Writes beside this module `nouns.en.txt`: for every
noun that names a thing, being or happening of one of our classes, the class and how much of its
use (by WordNet's counts of tagged senses) is of that class; and `verbs.en.txt`: how much of a
word's use is as a verb. Princeton's licence allows it and stands in the files' heads.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

_HEAD = """\
# {}. Made by wordnet.py from
# WordNet 3.1, (c) 2011 Princeton University, whose licence permits use, copying, modification and
# distribution for any purpose without fee, with this notice. WordNet is a registered tradename.
"""
_NOUNS = "Nouns by what they are, and how much of their use is that, in hundredths"
_VERBS = "Verbs by how much of their use is as verbs: mostly (over 0.6) or often (over 0.25)"


def main(folder: Path) -> None:
    """Write the list."""
    glosses, parents, lemmas = _synsets(folder / "data.noun")
    roots = _roots(glosses, lemmas)
    classes: dict[str, str | None] = {}

    def class_of(synset: str) -> str | None:
        """The class of the nearest ancestor that has one, by breadth."""
        if synset in classes:
            return classes[synset]
        seen, level = {synset}, [synset]
        found = None
        while level and found is None:
            found = next((roots[s] for s in level if s in roots), None)
            level = [p for s in level for p in parents[s] if p not in seen]
            seen.update(level)
        classes[synset] = found
        return found

    tagged = _tagged(folder / "index.sense")
    made = []
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        lemma = fields[0].replace("_", " ")
        # The last word of a compound says what it is, so single words are enough.
        if not re.fullmatch(r"[a-z][a-z'-]+", lemma) or len(lemma) < 3:
            continue
        offsets = fields[-int(fields[2]) :]
        shares: defaultdict[str, float] = defaultdict(float)
        for place, offset in enumerate(offsets):
            shares[class_of(offset) or "other"] += tagged.get((lemma, offset), 0) + 0.5**place
        kind, weight = max(shares.items(), key=lambda p: (p[1], p[0]))
        share = round(100 * weight / sum(shares.values()))
        if kind == "other":
            kind, weight = max(
                ((k, w) for k, w in shares.items() if k != "other"), key=lambda p: p[1],
                default=("other", 0.0),
            )  # fmt: skip
            share = round(100 * weight / sum(shares.values()))
        if kind != "other" and share >= 10:
            made.append((kind, lemma, share))
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for kind, lemma, share in sorted(made):
        lines[kind].append(lemma if share >= 95 else f"{lemma}:{share}")
    _write("nouns.en.txt", _NOUNS, lines)
    _write("verbs.en.txt", _VERBS, _verbs(folder))


def _write(name: str, what: str, lines: dict[str, list[str]]) -> None:
    text = "".join(f"{kind}\t{'|'.join(words)}\n" for kind, words in sorted(lines.items()))
    place = Path(__file__).with_name(name)
    place.write_text(_HEAD.format(what) + text, encoding="utf-8")


def _verbs(folder: Path) -> dict[str, list[str]]:
    """Words that are mostly and often verbs, by tagged counts and, less, by numbers of senses."""
    uses: dict[str, defaultdict[str, float]] = {k: defaultdict(float) for k in ("noun", "verb")}
    for kind, counts in uses.items():
        for line in (folder / f"index.{kind}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if re.fullmatch(r"[a-z]{2,}", fields[0]) and not line.startswith(" "):
                counts[fields[0]] += 0.3 * int(fields[2]) ** 0.5
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split()
        lemma, _, sense = key.partition("%")
        part = {"1": "noun", "2": "verb"}.get(sense[0], "")
        if part and lemma in uses[part]:
            uses[part][lemma] += int(count)
    made: dict[str, list[str]] = {"mostly": [], "often": []}
    for lemma, told in sorted(uses["verb"].items()):
        share = told / (told + uses["noun"].get(lemma, 0.0))
        if share > 0.25:
            made["mostly" if share > 0.6 else "often"].append(lemma)
    return made


def _synsets(
    path: Path,
) -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Glosses and parents by offset, and the offsets of every lemma."""
    glosses, parents = {}, {}
    lemmas: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        told, _, gloss = line.partition("|")
        fields = told.split()
        offset, count = fields[0], int(fields[3], 16)
        for n in range(count):
            lemmas[fields[4 + 2 * n].lower().replace("_", " ")].append(offset)
        rest = fields[4 + 2 * count + 1 :]
        parents[offset] = [
            rest[n + 1] for n in range(0, len(rest) - 3, 4) if rest[n] in ("@", "@i")
        ]
        glosses[offset] = gloss.strip()
    return glosses, parents, lemmas


def _tagged(path: Path) -> dict[tuple[str, str], int]:
    """How often each noun was tagged with each of its senses (lemma, offset)."""
    made = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, _, sense = key.partition("%")
        if sense.startswith("1:") and count != "0":
            made[lemma.replace("_", " "), offset] = int(count)
    return made


def _roots(glosses: dict[str, str], lemmas: dict[str, list[str]]) -> dict[str, str]:
    """The class of each root: those of `wordnet.toml`, by their lemma and words of their gloss."""
    made: dict[str, str] = {}
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for kind, roots in table.items():
        for lemma, _, told in (root.partition(": ") for root in roots):
            found = [o for o in lemmas[lemma] if told in glosses[o]]
            if not found:
                sys.stderr.write(f"no sense of {lemma} says: {told}\n")
            made.update(dict.fromkeys(found, kind))
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]))
