"""Orders of scenes: ours beside CP-SAT, DIDP and a plain annealing, in one run.

    python benchmarks/sequencing.py --library FOLDER [--rivals PYTHON] [--films N] [--seconds S]
                                    [--rival-seconds S] [--json]

First every instance of CSPLib problem 039 in FOLDER (its files, and optima.json with proved
costs): is it proved, at the known cost, and in what time, ours after compilation. Then `--films`
seeded films (30) of 100, 150 and 200 scenes in turn: ours for `--seconds` on one core; annealing
that moves, swaps or turns round scenes and prices each order whole, for as long on one core; and
CP-SAT for `--rival-seconds` on two. `--rivals` is the Python of an environment with ortools and
didppy; without it they are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from numba import njit

from workprint.shooting.sequencing import Sequencing, read_problem, sequence
from workprint.shooting.sequencing.costs import order_cost, pay_table
from workprint.shooting.sequencing.problem import reduced

SIZES = ((100, 30), (150, 40), (200, 50))


def film(scenes: int, actors: int, seed: int) -> dict[str, Any]:
    """A film as films are: parts fall off as 1/rank, leads cost most, 2.6 people a scene, scenes
    of one to eight eighths."""
    random = np.random.default_rng(seed)
    often = 1 / np.arange(1, actors + 1)
    pay = np.maximum(1, np.round(100 * often**0.6 * random.uniform(0.6, 1.6, actors)))
    needs = np.zeros((actors, scenes), int)
    for scene in range(scenes):
        size = 1 + min(actors - 1, random.poisson(1.6))
        needs[random.choice(actors, size, replace=False, p=often / often.sum()), scene] = 1
    for actor in np.flatnonzero(~needs.any(axis=1)):
        needs[actor, random.integers(scenes)] = 1
    return {
        "pay": pay.astype(int).tolist(),
        "duration": random.integers(1, 9, scenes).tolist(),
        "needs": needs.tolist(),
    }


def read_library(path: Path) -> dict[str, Any]:
    """An instance of CSPLib 039: name, scenes, actors, a row and the pay of each, durations."""
    numbers = [int(v) for v in path.read_text(encoding="utf-8").split("\n", 1)[1].split()]
    count, actors = numbers[:2]
    rows = [numbers[2 + n * (count + 1) :][: count + 1] for n in range(actors)]
    durations = numbers[2 + actors * (count + 1) :][:count]
    return {"pay": [r[-1] for r in rows], "duration": durations, "needs": [r[:-1] for r in rows]}


@njit(cache=True)
def plain_annealing(order, casts, durations, table, hot, cold, steps, begin, end):  # type: ignore[no-untyped-def]
    """Steps [begin, end) of `steps`: one scene moved, two swapped or a stretch turned round, the
    order priced whole. Returns the best cost met and leaves the order as it is then."""
    count = len(order)
    cost = order_cost(order, casts, durations, table)
    best = cost
    for step in range(begin, end):
        heat = hot * (cold / hot) ** (step / steps)
        i, j = np.random.randint(count), np.random.randint(count)
        new = order.copy()
        kind = np.random.randint(3)
        if kind == 0:
            new[i], new[j] = order[j], order[i]
        elif kind == 1:
            scene = order[i]
            if i < j:
                new[i:j] = order[i + 1 : j + 1]
            else:
                new[j + 1 : i + 1] = order[j:i]
            new[j] = scene
        else:
            low, high = min(i, j), max(i, j)
            new[low : high + 1] = order[low : high + 1][::-1]
        price = order_cost(new, casts, durations, table)
        if price <= cost or np.random.random() < np.exp((cost - price) / heat):
            order[:] = new
            cost = price
            best = min(best, cost)
    return best


@njit(cache=True)
def seeded(seed):  # type: ignore[no-untyped-def]
    """Seed the kernels' own chances."""
    np.random.seed(seed)


def annealed(problem: Sequencing, seconds: float, seed: int) -> float:
    """The plain annealing's best cost; as many steps as fit into the time, cooled over all."""
    task = reduced(problem)
    table = pay_table(task.pay, task.casts.shape[1])
    seeded(seed)
    order = np.random.default_rng(seed).permutation(len(task.casts))
    mean = order_cost(order, task.casts, task.durations, table) / len(order) / 4
    plain_annealing(order.copy(), task.casts, task.durations, table, mean, mean, 10, 0, 10)
    began = time.perf_counter()
    plain_annealing(order.copy(), task.casts, task.durations, table, mean, mean, 1, 0, 20_000)
    steps = int(20_000 * seconds / (time.perf_counter() - began))
    best = plain_annealing(
        order, task.casts, task.durations, table, mean, mean / 100, steps, 0, steps
    )
    # Left out actors cost what they must.
    return (
        float(best)
        + problem.cost(task.unfold(range(len(order))))
        - float(order_cost(np.arange(len(order)), task.casts, task.durations, table))
    )


def rival(python: str | None, name: str, told: dict[str, Any], seconds: float) -> dict[str, Any]:
    """A rival's answer, with the cost of its order and its time; nothing without its Python."""
    if python is None:
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(told, file)
        file.flush()
        script = Path(__file__).with_name("sequencing_rivals.py")
        began = time.perf_counter()
        done = subprocess.run(
            [python, script, name, file.name, str(seconds)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    made: dict[str, Any] = json.loads(done.stdout)
    made["seconds"] = time.perf_counter() - began
    made["cost"] = read_problem(told).cost(made["order"]) if made["order"] else float("inf")
    return made


def library(folder: Path, python: str | None) -> list[dict[str, Any]]:
    """Each instance: ours, CABS and CP-SAT, 20 s each at most."""
    known = json.loads((folder / "optima.json").read_text(encoding="utf-8"))
    rows = []
    sequence(read_problem(film(15, 8, 1)), 1)  # compiles
    for path in sorted((folder / "csplib039").iterdir()):
        if path.name not in known:
            continue
        told = read_library(path)
        began = time.perf_counter()
        ours = sequence(read_problem(told), 20)
        seconds = time.perf_counter() - began
        row = {
            "name": path.name,
            "optimum": known[path.name]["optimum"],
            "ours": {"cost": ours.cost, "status": ours.status, "seconds": seconds},
        }
        for name in ("cabs", "cp-sat"):
            row[name] = rival(python, name, told, 20)
        rows.append(row)
        _print_library(row)
    return rows


def films(count: int, seconds: float, python: str | None, limit: float) -> list[dict[str, Any]]:
    """Seeded films in turn of the three sizes."""
    rows = []
    sequence(read_problem(film(40, 20, 1)), 1)  # compiles
    for seed in range(count):
        scenes, actors = SIZES[seed % len(SIZES)]
        told = film(scenes, actors, seed + 1)
        problem = read_problem(told)
        began = time.perf_counter()
        ours = sequence(problem, seconds, seed=1)
        row = {
            "scenes": scenes,
            "seed": seed + 1,
            "cost": ours.cost,
            "bound": ours.bound,
            "seconds": time.perf_counter() - began,
            "plain": annealed(problem, seconds, 1),
            "cp-sat": rival(python, "cp-sat", told, limit),
        }
        rows.append(row)
        beside = row["cp-sat"].get("cost")
        print(
            f"{scenes} scenes, seed {seed + 1}: {ours.cost:.0f}, "
            f"bound {ours.bound / ours.cost:.3f}, "
            f"of plain annealing {ours.cost / row['plain']:.4f}"
            + (f", of CP-SAT {ours.cost / beside:.3f}" if beside else ""),
            flush=True,
        )
    return rows


def _print_library(row: dict[str, Any]) -> None:
    ours = row["ours"]
    right = "" if ours["cost"] == row["optimum"] else f" (known: {row['optimum']})"
    line = f"{row['name']:<12} {ours['cost']}{right} {ours['status']} {ours['seconds']:.3f} s"
    for name in ("cabs", "cp-sat"):
        if told := row[name]:
            state = "proved" if told["proved"] else "open"
            line += f"; {name} {told['cost']:.0f} {state} {told['seconds']:.1f} s"
    print(line, flush=True)


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Means of ratios with 95% intervals by resampling films, by size and together."""
    random = np.random.default_rng(1)

    def told(values: list[float]) -> list[float]:
        if not values:
            return []
        drawn = [np.mean(random.choice(values, len(values))) for _ in range(2000)]
        return [float(np.mean(values)), *map(float, np.quantile(drawn, [0.025, 0.975]))]

    made = {}
    for scenes in (*(s for s, _ in SIZES), None):
        own = [r for r in rows if scenes in (r["scenes"], None)]
        made[str(scenes or "all")] = {
            "films": len(own),
            "of plain annealing": told([r["cost"] / r["plain"] for r in own]),
            "of CP-SAT": told([r["cost"] / r["cp-sat"]["cost"] for r in own if r["cp-sat"]]),
            "bound": told([r["bound"] / r["cost"] for r in own]),
        }
    return made


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--rivals")
    parser.add_argument("--films", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rival-seconds", type=float, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    told: dict[str, Any] = {}
    if options.library:
        told["library"] = library(options.library, options.rivals)
        print(f"ours together: {sum(r['ours']['seconds'] for r in told['library']):.2f} s")
    rows = films(options.films, options.seconds, options.rivals, options.rival_seconds)
    told["films"] = rows
    told["summary"] = summary(rows)
    for size, row in told["summary"].items():
        print(size, json.dumps(row))
    if options.json:
        print(json.dumps(told))


if __name__ == "__main__":
    main()
