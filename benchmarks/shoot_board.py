"""Boards of features: ours beside a plain annealing and CP-SAT, in one run.

    python benchmarks/shoot_board.py [--seconds S] [--rivals PYTHON] [--json]

Three boards of 170 strips with every rule on, the last with two units. Ours for `--seconds` (30)
after compilation, whose seconds with nothing kept stand apart: seconds to the first board that
breaks nothing, cost, bound, and what the independent check finds broken. The plain annealing
shifts and swaps strips and nothing else, for as long. CP-SAT (two workers, for as long) solves the
board without its clock; its board is then timed and priced as ours are. `--rivals` is the Python
of an environment with ortools; without it CP-SAT is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from shoot_feature import feature

from workprint.shooting.boards import solving
from workprint.shooting.boards.arrays import RUN
from workprint.shooting.boards.bounds import bound_of
from workprint.shooting.boards.planning import planned
from workprint.shooting.boards.pricing import totals
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.solving import Found, search
from workprint.shooting.boards.terms import applied
from workprint.shooting.boards.timing import hung, slots_array
from workprint.shooting.rules import rule_set

RULES = (*rule_set("us-sag-aftra"), *rule_set("us-ca-minors"), *rule_set("us-crew"))
BOARDS = ((1, 1), (2, 1), (3, 2))
"""Seed and units of each board."""
PLAIN = (0.7, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Shifts and swaps."""


def board(seed: int, units: int) -> Problem:
    """The board of a seeded feature."""
    schedule, terms = feature(seed, rules=RULES, units=units)
    under = applied(schedule, terms)
    return problem_of(under, under.schedule.strips)


def ours(problem: Problem, seconds: float) -> dict[str, Any]:
    """Our search: cost, seconds to the first board that breaks nothing, what the check finds."""
    began, first = time.monotonic(), None

    def tell(share: float, cost: float, broken: float) -> None:
        nonlocal first
        if first is None and broken < 0.5:
            first = time.monotonic() - began

    found = search(problem, seconds=seconds, tell=tell)
    made = planned(problem, found, "Ours")
    return {
        "feasible_seconds": first, "cost": found.cost, "broken": found.broken,
        "steps": found.work, "days": len(made.plan.days),
        "violations": sum(v.hard for v in made.plan.violations),
    }  # fmt: skip


def plain(problem: Problem, seconds: float) -> dict[str, Any]:
    """The same annealing with shifts and swaps alone."""
    mix, solving.MIX = solving.MIX, PLAIN
    try:
        found = search(problem, seconds=seconds)
    finally:
        solving.MIX = mix
    return {"cost": found.cost, "broken": found.broken, "steps": found.work}


def cp_sat(problem: Problem, python: str, seconds: float) -> dict[str, Any]:
    """CP-SAT on the board without its clock; its board under our own clock and prices."""
    data = problem.data
    people = [
        data.people[data.person_from[s] : data.person_from[s + 1]].tolist()
        for s in range(len(problem.strips))
    ]
    told = {
        "dates": len(problem.dates), "allowed": data.allowed.tolist(),
        "minutes": data.minutes.tolist(), "eighths": data.eighths.tolist(),
        "place": data.place.tolist(), "unit": data.unit.tolist(), "people": people,
        "crew": [int(c) for c in data.day_cost], "rates": [int(r) for r in data.day_rate],
        "held": [
            int(rate) if data.contract[n] == RUN else 0 for n, rate in enumerate(data.held_rate)
        ],
        "standard": int(data.standard), "most": int(data.most), "move": int(data.move),
        "eighths_most": int(data.most_eighths), "moves_most": int(data.most_moves),
        "overtime": int(data.overtime / 60), "move_cost": int(data.move_cost),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "board.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        script = Path(__file__).with_name("shoot_board_rivals.py")
        run = subprocess.run(
            [python, str(script), str(file), str(seconds)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    answer = json.loads(run.stdout)
    if answer["slots"] is None:
        return {"cost": None, "broken": None, "model_bound": answer["bound"]}
    cost, broken = totals(hung(problem, slots_array(answer["slots"])))
    made = planned(problem, Found(tuple(answer["slots"]), cost, broken, 0), "CP-SAT")
    hard = sum(v.hard for v in made.plan.violations)
    return {
        "cost": cost, "broken": broken, "violations": hard, "model_bound": answer["bound"],
    }  # fmt: skip


def told_of(seed: int, units: int, seconds: float, python: str | None) -> dict[str, Any]:
    """All of a board."""
    problem = board(seed, units)
    made: dict[str, Any] = {"seed": seed, "units": units, "ours": ours(problem, seconds)}
    cost = made["ours"]["cost"]
    made["bound"] = float(bound_of(problem).total)
    made["cost_to_bound"] = cost / made["bound"]
    made["plain"] = plain(problem, seconds)
    made["cost_to_plain"] = cost / made["plain"]["cost"]
    if python is not None:
        made["cp_sat"] = cp_sat(problem, python, seconds)
        if made["cp_sat"]["cost"]:
            made["cost_to_cp_sat"] = cost / made["cp_sat"]["cost"]
    return made


def _compiled() -> float:
    """Seconds to the first steps of a search with no compiled code kept."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, __file__, "--ready"],
            capture_output=True, text=True, check=True,
            env={**os.environ, "NUMBA_CACHE_DIR": folder},
        )  # fmt: skip
    return float(run.stdout)


def main() -> None:
    """Solve the boards and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--rivals")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ready", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    began = time.monotonic()
    search(board(*BOARDS[0]), work=100)
    if options.ready:
        print(time.monotonic() - began)
        return
    compiled = _compiled()
    rows = [told_of(*one, options.seconds, options.rivals) for one in BOARDS]
    if options.json:
        print(json.dumps({"compile_seconds": compiled, "boards": rows}, indent=2))
        return
    print(f"compiled with nothing kept in {compiled:.1f} s; {options.seconds:g} s each")
    if options.rivals is None:
        print("CP-SAT is left out: name a Python that has ortools with --rivals")
    for row in rows:
        own = row["ours"]
        first = own["feasible_seconds"]
        since = "none breaks nothing" if first is None else f"first without breaks {first:.1f} s"
        print(
            f"seed {row['seed']}, {row['units']} unit(s): cost {own['cost']:.0f} in {own['steps']}"
            f" steps, {since}, {own['violations']} hard violations by the check; "
            f"{row['cost_to_bound']:.3f} of the bound {row['bound']:.0f}; "
            f"{row['cost_to_plain']:.3f} of plain annealing "
            f"(which breaks {row['plain']['broken']:.0f} min)"
        )
        if "cp_sat" in row:
            rival = row["cp_sat"]
            if rival["cost"] is None:
                print("  CP-SAT found no board")
            else:
                print(
                    f"  {row['cost_to_cp_sat']:.3f} of CP-SAT's, which breaks "
                    f"{rival['broken']:.0f} min ({rival['violations']} hard violations)"
                )


if __name__ == "__main__":
    main()
