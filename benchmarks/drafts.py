"""How well drafts are compared: seeded edits whose truth is known, beside difflib by heading.

    python benchmarks/drafts.py [--pairs N] [--seed N] [--plays] [--heavy SHARE] [--json]

Each pair is a script of 30 to 60 scenes and the same script with scenes moved, split, merged, cut
and added, cues and locations renamed, and then none, 5% or 30% of its words written anew (at 30%
some lines are also cut and added). Cues that change places, that are renamed in part, made one or
divided in two are there to mislead. Scripts are made of scenes of the project's own (English and
Chinese), of its example films, of made-up ones of few words, and with `--plays` of the plays in
the model store.

An edit is found when all its scenes or names are right: a move by its scene, a split by its scene
and all its parts, a renaming by both names. The baseline pairs scenes by difflib over headings
and cues by difflib over the names as they stand. Intervals are by the bootstrap over pairs.
Thresholds were chosen on seeds below 150; those from 5000 on were judged once.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher
from itertools import cycle
from pathlib import Path

from screenplay_sample import sample_screenplay

from workprint.film.drafts import Comparison
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.learning.metrics import ClassMeasure, classification
from workprint.screenplay import parse, understand_heading
from workprint.screenplay.comparing import compare
from workprint.screenplay.formats.convert import read_any
from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.training.films import Film, film_of, own_films

EXAMPLES = Path(__file__).parents[1] / "examples"
KINDS = (
    "same scene", "moved", "split", "merged", "cut", "added", "cue renamed", "location renamed",
    "cue in part", "cues made one", "cue divided",
)  # fmt: skip
LEVELS = {"none": 0.0, "light": 0.05, "heavy": 0.3}
NAMES = {
    "en": "ZELDA,OTTO,PRIYA,QUINN,VERA,ROLAND,IMOGEN,CASIMIR,TAMSIN,HUGO",
    "zh": "欧阳雪,司马明,诸葛兰,慕容峰,上官云,夏侯静,令狐海,皇甫青,尉迟山,东方月",
}
PLACES = {
    "en": "FACTORY,LIGHTHOUSE,GREENHOUSE,BARRACKS - YARD,OBSERVATORY,TANNERY",
    "zh": "灯塔,玻璃花房,旧兵营,天文台,制革厂,染坊",
}
LATER = {"en": ("LATER", "CONTINUOUS"), "zh": ("稍后", "深夜")}
Facts = dict[str, set[object]]


@dataclass(frozen=True)
class Beat:
    """A paragraph of action, or a speech with its cue."""

    text: str
    cue: str | None = None
    extension: str = ""


@dataclass(frozen=True)
class Made:
    """A scene to be written; `of` are the scenes of draft A it comes from, none for a new one."""

    side: str
    place: str
    time: str
    beats: tuple[Beat, ...]
    of: tuple[int, ...] = ()
    number: str | None = None


@dataclass
class Pair:
    """Two drafts and what was done between them."""

    corpus: str
    language: str
    level: str
    a: str
    b: str
    scenes: tuple[int, int]
    truth: Facts = field(default_factory=lambda: defaultdict(set))


def scenes_of(film: Film) -> list[Made]:
    """The scenes of a film whose elements are known, those with a handful of beats alone."""
    made: list[Made] = []
    beats: list[Beat] = []
    cue = ""
    for piece in film.pieces:
        if piece.label is Label.HEADING:
            beats = []
            made.append(Made(*_heading(piece.text, film.language), ()))
            made[-1] = replace(made[-1], beats=beats)  # type: ignore[arg-type]
        elif not made:
            continue
        elif piece.label is Label.CUE:
            cue = piece.text
        elif piece.label is Label.DIALOGUE and cue:
            name, _, rest = cue.replace("（", "(").replace("）", ")").partition("(")
            beats.append(Beat(piece.text, name.strip(), rest.rstrip(")").strip()))
        elif piece.label is Label.ACTION:
            beats.append(Beat(piece.text))
    clear = [
        replace(m, beats=tuple(b for b in m.beats if _is_clear(b, film.language))[:40])
        for m in made
    ]
    return [scene for scene in clear if len(scene.beats) >= 3]


def _is_clear(beat: Beat, language: str) -> bool:
    """Whether a beat is read as what it is; `广播：` in a line of action is taken for a cue."""
    home = Made(
        "内" if language == "zh" else "INT", "B", "日" if language == "zh" else "DAY", (beat,)
    )
    screenplay = parse(written([home], language))
    names = [e.name for e in screenplay.elements if e.kind is ElementKind.CHARACTER]
    return len(screenplay.scenes) == 1 and names == ([beat.cue] if beat.cue else [])


def _heading(text: str, language: str) -> tuple[str, str, str]:
    if language == "zh":
        side, place, hour = text.split("|")
        return side.removesuffix("景"), place, hour
    heading = understand_heading(text)
    return heading.int_ext or "INT", heading.location or text, heading.time or "DAY"


def written(scenes: Sequence[Made], language: str) -> str:
    """The scenes as a screenplay of their language."""
    lines: list[str] = []
    for n, scene in enumerate(scenes, 1):
        if language == "zh":
            lines += [f"{scene.number or n}. {scene.side}景 {scene.place} {scene.time}", ""]
        else:
            mark = f" #{scene.number}#" if scene.number else ""
            side = scene.side.replace("INT/EXT", "INT./EXT")
            lines += [f"{side}. {scene.place} - {scene.time}{mark}", ""]
        for beat in scene.beats:
            if beat.cue is None:
                lines += [beat.text, ""]
            elif language == "zh":
                note = f"（{beat.extension}）" if beat.extension else ""
                lines += [f"{beat.cue}{note}：{beat.text}", ""]
            else:
                note = f" ({beat.extension})" if beat.extension else ""
                lines += [f"@{beat.cue}{note}", beat.text, ""]
    return "\n".join(lines)


class Editor:
    """Makes draft B of a draft A, and knows what it did."""

    def __init__(
        self, base: Sequence[Made], spare: Sequence[Made], language: str, seed: int
    ) -> None:
        self.draw = random.Random(seed)
        self.language = language
        self.scenes = [replace(scene, of=(n,)) for n, scene in enumerate(base)]
        self.spare = list(spare)
        self.draw.shuffle(self.spare)
        self.touched: set[int] = set()
        self.moved: set[int] = set()
        self.facts: Facts = defaultdict(set)
        words = [w for s in (*base, *spare) for beat in s.beats for w in self._words(beat.text)]
        said = {beat.cue for s in (*base, *spare) for beat in s.beats}
        places = {s.place.upper() for s in (*base, *spare)}
        self.names = [name for name in NAMES[language].split(",") if name not in said]
        self.places = [name for name in PLACES[language].split(",") if name not in places]
        self.vocabulary = sorted({w for w in words if w.isalnum()})

    def _words(self, text: str) -> list[str]:
        return list(text) if self.language == "zh" else text.split()

    def _free(self, least: int = 0) -> list[int]:
        """Places of scenes that nothing was done to yet."""
        return [
            n
            for n, scene in enumerate(self.scenes)
            if len(scene.of) == 1 and scene.of[0] not in self.touched and len(scene.beats) >= least
        ]

    def _pick(self, least: int = 0) -> int:
        place = self.draw.choice(self._free(least))
        self.touched.add(self.scenes[place].of[0])
        return place

    def edit(self) -> None:
        """Do all of it."""
        for act in (self.cut, self.split, self.merge):
            for _ in range(self.draw.randint(1, 4)):
                act()
        for _ in range(self.draw.randint(1, 4)):
            self.move()
        for _ in range(self.draw.randint(1, 4)):
            self.add()

    def cut(self) -> None:
        del self.scenes[self._pick()]

    def split(self) -> None:
        """A part of the beats goes under a heading of its own."""
        place = self._pick(6)
        scene = self.scenes[place]
        at = self.draw.randint(len(scene.beats) // 3, len(scene.beats) - len(scene.beats) // 3)
        rest = replace(scene, beats=scene.beats[at:], number=None)
        if self.draw.random() < 0.5:
            rest = replace(rest, time=self.draw.choice(LATER[self.language]))
        else:
            other = self.draw.choice(self.scenes)
            rest = replace(rest, side=other.side, place=other.place)
        self.scenes[place : place + 1] = [replace(scene, beats=scene.beats[:at]), rest]

    def merge(self) -> None:
        """A scene goes into the one before it, or into one elsewhere."""
        places = self._free(3)
        beside = [n for n in places if n + 1 in places]
        if beside and self.draw.random() < 0.7:
            one = self.draw.choice(beside)
            other = one + 1
        else:
            one, other = sorted(self.draw.sample(places, 2))
        first, second = self.scenes[one], self.scenes[other]
        self.touched |= {first.of[0], second.of[0]}
        beats = (*first.beats, *second.beats)
        self.scenes[one] = replace(first, beats=beats, of=first.of + second.of)
        del self.scenes[other]

    def move(self) -> None:
        """A scene goes at least four places on, past others of the old draft."""
        place = self._pick()
        scene = self.scenes.pop(place)
        self.moved |= set(scene.of)
        far = [n for n in range(len(self.scenes) + 1) if abs(n - place) >= 4]
        self.scenes.insert(self.draw.choice(far), scene)

    def add(self) -> None:
        scene = replace(self.spare.pop(), of=(), number=None)
        self.scenes.insert(self.draw.randrange(len(self.scenes) + 1), scene)

    def cues(self) -> Counter[str]:
        """Lines by name in scenes that both drafts have."""
        return Counter(b.cue for s in self.scenes if s.of for b in s.beats if b.cue)

    def rename_cues(self) -> None:
        """Renamings, and what only looks like them."""
        fresh = self.draw.sample(self.names, len(self.names))
        lines = self.cues()
        names = sorted(lines, key=lambda name: (-lines[name], name))
        many = [name for name in names if lines[name] >= 6][:12]
        some = [name for name in names if lines[name] >= 2]
        self.draw.shuffle(many)
        self.draw.shuffle(some)
        mentions = self.draw.random() < 0.5
        if len(many) > 6:
            chosen = many[:4]
            if self.draw.random() < 0.5:
                self._recue(chosen[0], [chosen[0], fresh.pop()])
            if self.draw.random() < 0.5:
                self._recue(chosen[1], [fresh.pop(), fresh.pop()])
            if self.draw.random() < 0.5:
                into = chosen[2] if self.draw.random() < 0.5 else fresh.pop()
                self._make_one(chosen[2], chosen[3], into)
            some = [name for name in some if name not in chosen]
        count = self.draw.randint(1, 3)
        if len(some) > count + 2 and self.draw.random() < 0.3:
            self._swap(some.pop(), some.pop())
        for old in some[:count]:
            new = fresh.pop()
            self._replace_cue(old, new)
            self.facts["cue renamed"].add((old, new))
            if mentions:
                self._replace_words(old, new)

    def _replace_cue(self, old: str, new: str) -> None:
        self.scenes = [
            replace(s, beats=tuple(replace(b, cue=new) if b.cue == old else b for b in s.beats))
            for s in self.scenes
        ]

    def _replace_words(self, old: str, new: str) -> None:
        def told(text: str) -> str:
            return text.replace(old, new).replace(old.title(), new.title())

        self.scenes = [
            replace(s, beats=tuple(replace(b, text=told(b.text)) for b in s.beats))
            for s in self.scenes
        ]

    def _recue(self, old: str, names: Sequence[str]) -> None:
        """The lines of a name go to two, in turn; the first may be itself."""
        turn = cycle(names)
        made = []
        for scene in self.scenes:
            beats = [
                replace(b, cue=next(turn)) if b.cue == old and scene.of else b for b in scene.beats
            ]
            made.append(replace(scene, beats=tuple(beats)))
        self.scenes = made
        kind = "cue in part" if old in names else "cue divided"
        self.facts[kind].add((old, frozenset(names) - {old}))

    def _swap(self, one: str, other: str) -> None:
        """Two names change places."""
        self._replace_cue(one, "-")
        self._replace_cue(other, one)
        self._replace_cue("-", other)
        self.facts["cue renamed"] |= {(one, other), (other, one)}

    def _make_one(self, one: str, other: str, into: str) -> None:
        self._replace_cue(one, into)
        self._replace_cue(other, into)
        self.facts["cues made one"].add((frozenset((one, other)), into))

    def rename_locations(self) -> None:
        kept = Counter(s.place for s in self.scenes if len(s.of) == 1)
        parts = Counter(s.of[0] for s in self.scenes if len(s.of) == 1)
        whole = {s.place for s in self.scenes if len(s.of) == 1 and parts[s.of[0]] == 1}
        fresh = self.draw.sample(self.places, len(self.places))
        places = sorted(place for place in kept if place in whole)
        for old in self.draw.sample(places, self.draw.randint(1, 2)):
            new = fresh.pop()
            self.scenes = [replace(s, place=new) if s.place == old else s for s in self.scenes]
            self.facts["location renamed"].add((old.upper(), new))

    def rewrite(self, rate: float) -> None:
        """Other words, for a share of all; where it is large, other lines too."""
        made = []
        for scene in self.scenes:
            beats: list[Beat] = []
            for beat in scene.beats:
                if rate > 0.2 and len(scene.beats) > 4 and self.draw.random() < 0.1:
                    if self.draw.random() < 0.5:
                        continue
                    beats.append(self.draw.choice(self.draw.choice(self.spare).beats))
                words = [
                    self.draw.choice(self.vocabulary)
                    if word[0].isalnum() and self.draw.random() < rate
                    else word
                    for word in self._words(beat.text)
                ]
                joined = ("" if self.language == "zh" else " ").join(words)
                beats.append(replace(beat, text=joined))
            made.append(replace(scene, beats=tuple(beats)))
        self.scenes = made

    def truth(self, count: int) -> Facts:
        """What was done, by places of scenes in A and in B."""
        homes: defaultdict[int, list[int]] = defaultdict(list)
        for place, scene in enumerate(self.scenes):
            for one in scene.of:
                homes[one].append(place)
            if not scene.of:
                self.facts["added"].add(place)
            elif len(scene.of) > 1:
                self.facts["merged"].add((scene.of, place))
        for one in range(count):
            here = homes[one]
            if not here:
                self.facts["cut"].add(one)
            elif len(here) > 1:
                self.facts["split"].add((one, tuple(here)))
            elif len(self.scenes[here[0]].of) == 1:
                self.facts["same scene"].add((one, here[0]))
                if one in self.moved:
                    self.facts["moved"].add((one, here[0]))
        return self.facts


def make_pair(
    corpus: str, language: str, base: Sequence[Made], spare: Sequence[Made], seed: int
) -> Pair:
    """A draft, and the same one edited."""
    draw = random.Random(seed)
    numbering = draw.choice(("none", "kept", "anew"))
    if numbering != "none":
        base = [replace(scene, number=str(n)) for n, scene in enumerate(base, 1)]
    else:
        base = [replace(scene, number=None) for scene in base]
    level = draw.choice(list(LEVELS))
    editor = Editor(base, spare, language, seed)
    editor.edit()
    editor.rename_cues()
    editor.rename_locations()
    editor.rewrite(LEVELS[level])
    after = editor.scenes
    if numbering == "anew":
        after = [replace(scene, number=str(n)) for n, scene in enumerate(after, 1)]
    return Pair(
        corpus, language, level,
        written(base, language), written(after, language), (len(base), len(after)),
        editor.truth(len(base)),
    )  # fmt: skip


def pairs(count: int, plays: bool, first: int = 0) -> Iterator[Pair]:
    """Pairs of all corpora in turn, seeded from `first` on."""
    own = own_films()
    shown = {
        name: read_any(EXAMPLES / name / "screenplay.fountain") for name in ("lamplight", "yuye")
    }
    films = [*own, *(film_of(s, name, "example") for name, s in shown.items())]
    pools = {
        "own": ("en", [s for f in films if f.language == "en" for s in scenes_of(f)]),
        "own, Chinese": ("zh", [s for f in films if f.language == "zh" for s in scenes_of(f)]),
    }
    if plays:
        from workprint.production.line_labels import films as all_films

        theirs = [scenes_of(f) for f in all_films() if f.kind == "plays"]
    names = ["own", "own, Chinese", "made up", "own, Chinese", *(["plays"] if plays else [])]
    for seed, corpus in zip(range(first, first + count), cycle(names), strict=False):
        draw = random.Random(seed)
        size = draw.randint(30, 60)
        if corpus == "made up":
            text = sample_screenplay(seed, size + 8)
            made = scenes_of(film_of(parse(text), "made up", "made up"))
            language = "en"
        elif corpus == "plays":
            made = [s for play in draw.sample(theirs, len(theirs)) for s in play][:68]
            language = "en"
        else:
            language, pool = pools[corpus]
            made = draw.sample(pool, len(pool))
        size = min(size, len(made) - 8)
        yield make_pair(corpus, language, made[:size], made[size:], seed)


def told(comparison: Comparison) -> Facts:
    """What the comparison says, in the terms of the truth."""
    facts: Facts = defaultdict(set)
    for change in comparison.scenes:
        a = tuple(scene.place - 1 for scene in change.before)
        b = tuple(scene.place - 1 for scene in change.after)
        if change.fate == "added":
            facts["added"].add(b[0])
        elif change.fate == "cut":
            facts["cut"].add(a[0])
        elif change.fate == "split":
            facts["split"].add((a[0], b))
        elif change.fate == "merged":
            facts["merged"].add((a, b[0]))
        else:
            facts["same scene"].add((a[0], b[0]))
            if change.moved:
                facts["moved"].add((a[0], b[0]))
    for cue in comparison.cues:
        if cue.kind == "renamed":
            facts["cue renamed"].add((cue.before[0], cue.after[0]))
        elif cue.kind == "merged":
            facts["cues made one"].add((frozenset(cue.before), cue.after[0]))
        elif cue.kind in ("partly", "split"):
            kind = "cue in part" if cue.kind == "partly" else "cue divided"
            facts[kind].add((cue.before[0], frozenset(cue.after) - {cue.before[0]}))
    for place in comparison.locations:
        if place.kind == "renamed":
            facts["location renamed"].add((place.before, place.after))
    return facts


def by_headings(a: Screenplay, b: Screenplay) -> Facts:
    """The baseline: difflib over headings, and over the names of cues."""
    facts: Facts = defaultdict(set)

    def keys(screenplay: Screenplay) -> list[str]:
        said = [scene.heading for scene in screenplay.scenes]
        return [f"{h.int_ext} {h.location} {h.time}" for h in said]

    ours, theirs = keys(a), keys(b)
    gone: list[int] = []
    new: list[int] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            facts["same scene"] |= set(zip(range(a1, a2), range(b1, b2), strict=True))
        elif kind == "replace" and a2 - a1 == b2 - b1:
            facts["same scene"] |= set(zip(range(a1, a2), range(b1, b2), strict=True))
            for one, other in zip(range(a1, a2), range(b1, b2), strict=True):
                old, fresh = a.scenes[one].heading.location, b.scenes[other].heading.location
                if old and fresh and old != fresh:
                    facts["location renamed"].add((old.upper(), fresh.upper()))
        else:
            gone += range(a1, a2)
            new += range(b1, b2)
    for one in gone:
        other = next((n for n in new if theirs[n] == ours[one]), None)
        if other is None:
            facts["cut"].add(one)
        else:
            new.remove(other)
            facts["same scene"].add((one, other))
            facts["moved"].add((one, other))
    facts["added"] |= set(new)
    cues = [[e.name or e.text for e in s.elements if e.name] for s in (a, b)]
    votes: Counter[tuple[str, str]] = Counter()
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, *cues, autojunk=False).get_opcodes():
        if kind == "replace" and a2 - a1 == b2 - b1:
            votes.update(zip(cues[0][a1:a2], cues[1][b1:b2], strict=True))
    for old, fresh in votes:
        if old not in cues[1] and fresh not in cues[0]:
            facts["cue renamed"].add((old, fresh))
    return facts


def measure(found: Sequence[tuple[Facts, Facts]]) -> dict[str, ClassMeasure]:
    """Precision, recall and F1 of each kind, from truth and what was told, pair by pair."""
    made = {}
    for kind in KINDS:
        cases: list[tuple[str, str, int]] = []
        for n, (truth, said) in enumerate(found):
            cases += [(kind, kind, n) for _ in truth[kind] & said[kind]]
            cases += [(kind, "-", n) for _ in truth[kind] - said[kind]]
            cases += [("-", kind, n) for _ in said[kind] - truth[kind]]
        if any(truth == kind for truth, _, _ in cases):
            figures = classification(*map(list, zip(*cases, strict=True)), [kind, "-"])  # type: ignore[arg-type]
            made[kind] = next(c for c in figures.classes if c.label == kind)
    return made


def speed() -> tuple[int, float, float]:
    """Pages of a long draft, CPU seconds to compare it rewritten, and with itself."""
    made = scenes_of(film_of(parse(sample_screenplay(1, 190)), "made up", "made up"))
    editor = Editor(made[:-10], made[-10:], "en", 1)
    editor.edit()
    editor.rename_cues()
    editor.rewrite(LEVELS["heavy"])
    a, b = parse(written(made[:-10], "en")), parse(written(editor.scenes, "en"))
    times = []
    for one, other in ((a, b), (a, a)):
        start = time.process_time()
        comparison = compare(one, other)
        times.append(time.process_time() - start)
    return comparison.pages.pages[0], times[0], times[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pairs", type=int, default=240)
    parser.add_argument("--seed", type=int, default=5000, help="of the first pair")
    parser.add_argument("--plays", action="store_true", help="scripts made of the plays too")
    parser.add_argument("--heavy", type=float, default=LEVELS["heavy"], help="share of new words")
    parser.add_argument("--misses", type=int, default=0, help="print so many that were missed")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    LEVELS["heavy"] = options.heavy

    rows: list[tuple[Pair, Facts, Facts]] = []
    times = []
    unread = 0
    for pair in pairs(options.pairs, options.plays, options.seed):
        a, b = parse(pair.a), parse(pair.b)
        if (len(a.scenes), len(b.scenes)) != pair.scenes:
            unread += 1
            continue
        start = time.process_time()
        comparison = compare(a, b)
        times.append(time.process_time() - start)
        said = told(comparison)
        rows.append((pair, said, by_headings(a, b)))
        for kind in KINDS:
            for fact in (pair.truth[kind] ^ said[kind]) if options.misses > 0 else ():
                options.misses -= 1
                sign = "missed" if fact in pair.truth[kind] else "wrong"
                print(f"{len(rows) - 1} {pair.corpus}, {pair.level}: {sign} {kind} {fact}")
    tables = {"all": measure([(p.truth, said) for p, said, _ in rows])}
    tables["difflib by heading"] = measure([(p.truth, base) for p, _, base in rows])
    for name in ("corpus", "language", "level"):
        for value in sorted({getattr(p, name) for p, _, _ in rows}):
            some = [(p.truth, said) for p, said, _ in rows if getattr(p, name) == value]
            tables[f"{name}: {value}"] = measure(some)
    pages, seconds, same = speed()
    if options.json:
        plain = {name: {k: asdict(v) for k, v in t.items()} for name, t in tables.items()}
        print(json.dumps({"pairs": len(rows), "tables": plain, "pages": pages,
                          "seconds": seconds, "same_seconds": same}, indent=1))  # fmt: skip
        return
    for name, table in tables.items():
        print(f"\n{name}")
        for kind, c in table.items():
            print(
                f"  {kind:<17} {c.count:>6}  precision {c.precision}  recall {c.recall}  F1 {c.f1}"
            )
    print(
        f"\n{len(rows)} pairs, {unread} left out (a heading that cannot be read); "
        f"{statistics.median(times):.2f} s CPU each (median)"
    )
    print(f"a pair of {pages} pages: {seconds:.2f} s CPU; a draft with itself {same:.2f} s")


if __name__ == "__main__":
    main()
