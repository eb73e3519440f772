"""Completing as one types: is the next cue, heading or word among what is proposed, and how fast?

    python benchmarks/completion.py [FILE...] [--model FOLDER | --no-model] [--plays] [--fit]

Every screenplay is typed character by character. Before each cue and heading, with nothing of it
typed yet, the first and the five best proposals of that kind are compared with what the writer
wrote, beside a baseline that proposes the most frequent ones so far. Keystrokes saved: a proposal
among five is taken with one key as soon as it shows. Without files, the example films.

`--plays` does the same for the turns of the plays held out of all training (stage directions as
action, no layout), beside the same baseline; `--fit` finds the weights of the opinions on the
other plays by expectation maximisation and prints them.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workprint.film.screenplay import ElementKind
from workprint.screenplay import read
from workprint.screenplay.partner.completing import complete
from workprint.screenplay.partner.cueing import OPINIONS, WEIGHTS, Cast
from workprint.screenplay.partner.history import After, Turn

EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/*/screenplay.fountain"))
_CUE = re.compile(r"(?:^|\n)\s*\n([A-Z][A-Za-z' ]{1,20})\.\n")
_STAGE = re.compile(r"\[[^\]]*\]")
_SCENE = re.compile(r"\n(?:ACT|SCENE|Scene)\b[^\n]*\n", re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--plays", action="store_true")
    parser.add_argument("--fit", action="store_true")
    chosen = parser.parse_args()
    if chosen.fit or chosen.plays:
        from workprint.production.corpus import plays

        learned, watched, judged = plays()
        if chosen.fit:
            fit([turns_of(t.text) for t in (*learned, *watched)])
        if chosen.plays:
            judge_plays([turns_of(t.text) for t in judged])
        return
    model = None
    if not chosen.no_model:
        from workprint.production.partner.words import word_model

        model = word_model(chosen.model)
        print(f"language model: {'yes' if model else 'none'}")
    for file in chosen.files or EXAMPLES:
        typed(file, model)
    if not chosen.files:
        long_script(model)


def typed(file: Path, model: object) -> None:
    """Type one screenplay and print what was found."""
    screenplay = read(file)
    source = screenplay.source
    usable = model if getattr(model, "speaks", lambda _: True)(screenplay.language) else None
    wanted = {
        e.span.start: (e.kind, e.name if e.kind is ElementKind.CHARACTER else e.text)
        for e in screenplay.elements
        if e.kind in (ElementKind.CHARACTER, ElementKind.SCENE_HEADING)
    }
    complete(source[:400], 400, usable, language=screenplay.language)  # warm
    hits: dict[str, Counter[str]] = {"cue": Counter(), "heading": Counter()}
    so_far: dict[str, Counter[str]] = {"cue": Counter(), "heading": Counter()}
    times: list[float] = []
    spent: list[float] = []
    keys = at = 0
    while at < len(source):
        if at in wanted:
            kind = "cue" if wanted[at][0] is ElementKind.CHARACTER else "heading"
            _compare(source, at, kind, str(wanted[at][1]), usable, hits[kind], so_far[kind])
        begun, busy = time.perf_counter(), time.thread_time()
        proposals = complete(source[:at], at, usable, language=screenplay.language)
        times.append(time.perf_counter() - begun)
        spent.append(time.thread_time() - busy)
        taken = max(
            (len(p.insert) for p in proposals if source.startswith(p.insert, at)), default=0
        )
        keys += 1
        at += taken if taken > 1 else 1
    print(f"{file.parent.name}: {len(source)} characters, {len(times)} completions")
    for kind, counts in hits.items():
        n = counts["all"]
        if n:
            told = "  ".join(
                f"{k} {counts[k] / n:.3f}" for k in ("top1", "top5", "most1", "most5")
            )
            print(f"  {kind:<8} {n:>4}  {told}")
    print(f"  keystrokes saved {1 - keys / len(source):.3f}")
    _tell("wall", times)
    _tell("CPU", spent)


def _tell(clock: str, times: list[float]) -> None:
    milliseconds = sorted(1000 * t for t in times)
    print(
        f"  {clock} ms: median {statistics.median(milliseconds):.2f}, "
        f"99% {milliseconds[int(0.99 * len(milliseconds))]:.2f}, worst {milliseconds[-1]:.2f}"
    )


def long_script(model: object) -> None:
    """A place in every line of a script of feature length, each line new to the process."""
    source = read(EXAMPLES[0]).source
    text = source
    while text.count("\n") < 3500:
        text += source
    places = [m.end() for m in re.finditer(r"\n+", text)][::12]
    times, spent = [], []
    for at in places:
        begun, busy = time.perf_counter(), time.thread_time()
        complete(text[: at + 2], at + 2, model, language="en")  # type: ignore[arg-type]
        times.append(time.perf_counter() - begun)
        spent.append(time.thread_time() - busy)
    lines = text.count("\n")
    print(f"a script of {lines} lines, {len(places)} places, the lines above never seen before")
    _tell("wall", times)
    _tell("CPU", spent)


def _compare(
    source: str,
    at: int,
    kind: str,
    truth: str,
    model: object,
    counts: Counter[str],
    so_far: Counter[str],
) -> None:
    language = "zh" if re.search("[\u3400-\u9fff]", source[:500]) else "en"
    found = complete(source[:at], at, model, language=language, most=40)  # type: ignore[arg-type]
    texts = [_bare(p.text, kind) for p in found if p.kind == kind]
    truth = _bare(truth, kind)
    most = [t for t, _ in sorted(so_far.items(), key=lambda p: (-p[1], p[0]))]
    counts["all"] += 1
    counts["top1"] += truth in texts[:1]
    counts["top5"] += truth in texts[:5]
    counts["most1"] += truth in most[:1]
    counts["most5"] += truth in most[:5]
    so_far[truth] += 1


def _bare(text: str, kind: str) -> str:
    if kind == "cue":
        return re.split(r"\s*[(（：:]", text.strip())[0]
    return re.sub(r"\A\s*\d+\s*[.、]\s*", "", text).strip().upper()


def turns_of(play: str) -> list[Turn]:
    """The turns of a play in plain text; abbreviated names stand for themselves."""
    made: list[Turn] = []
    scene = 0
    end = 0
    before = ""
    names = {m.group(1) for m in _CUE.finditer(play)}
    for cue in _CUE.finditer(play):
        between = play[end : cue.start() + 1]
        stage = " ".join(_STAGE.findall(between))
        if _SCENE.search(between):
            scene += 1
            after: After = "action" if stage else "heading"
            before = ""
        else:
            after = "action" if stage and made else "speech"
        speech = _STAGE.sub("", between) if before else ""
        made.append(Turn(cue.group(1), scene, after, _named(stage, names), _named(speech, names)))
        before, end = cue.group(1), cue.end() - 1
    return made


def _named(text: str, names: set[str]) -> tuple[str, ...]:
    words = re.findall(r"\b[A-Z][a-z]+", text)
    short = {n[:4].lower(): n for n in names if len(n) > 2}
    found = dict.fromkeys(short[w[:4].lower()] for w in words if w[:4].lower() in short)
    return tuple(found)


def _seen(turns: list[Turn]) -> Iterator[tuple[Turn, dict[str, float]]]:
    """Each turn with the probability every opinion gave it, where any gave one."""
    cast = Cast.of()
    for turn in turns:
        opinions = cast.opinions(turn, ())
        shares = {o: opinions[o].get(turn.name, 0.0) for o in OPINIONS}
        if any(shares.values()):
            yield turn, shares
        cast.learn(turn)


def fit(plays: list[list[Turn]]) -> None:
    """Weights for turns after speech and after action; headings come too seldom in plays."""
    for after in ("speech", "action"):
        rows = np.array(
            [
                [shares[o] for o in OPINIONS]
                for turns in plays
                for turn, shares in _seen(turns)
                if turn.after == after
            ]
        )
        if not len(rows):
            continue
        weights = np.full(len(OPINIONS), 1 / len(OPINIONS))
        for _ in range(100):
            parts = weights * rows
            parts /= parts.sum(axis=1, keepdims=True)
            weights = parts.mean(axis=0)
        told = ", ".join(f"{o} {w:.3f}" for o, w in zip(OPINIONS, weights, strict=True))
        print(f"{after}: {len(rows)} turns: {told}; in use: {WEIGHTS[after]}")  # type: ignore[index]


def judge_plays(plays: list[list[Turn]]) -> None:
    """How often the next speaker is the first, or among the first five, of our guesses."""
    counts: Counter[str] = Counter()
    for turns in plays:
        cast = Cast.of()
        often: Counter[str] = Counter()
        for turn in turns:
            names = [g.name for g in cast.guesses(turn, ())]
            most = [n for n, _ in sorted(often.items(), key=lambda p: (-p[1], p[0]))[:5]]
            counts["all"] += 1
            counts["top1"] += turn.name in names[:1]
            counts["top5"] += turn.name in names
            counts["most1"] += turn.name in most[:1]
            counts["most5"] += turn.name in most
            cast.learn(turn)
            often[turn.name] += 1
    n = counts["all"]
    told = "  ".join(f"{k} {counts[k] / n:.3f}" for k in ("top1", "top5", "most1", "most5"))
    print(f"{len(plays)} plays, {n} turns: {told}")


if __name__ == "__main__":
    main()
