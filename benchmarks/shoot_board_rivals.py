"""CP-SAT on a board to be solved; run by `shoot_board.py` in an environment of its own.

    python shoot_board_rivals.py FILE SECONDS

Needs ortools. The board is simplified: each strip on a date it may be on, minutes and eighths of a
day, people in one unit a date, crew days from the first to the last, overtime, places of a day as
moves, days worked and held. No clock, so no light, meals, rest or hours of children. Prints the
slot of each strip and the model's own bound as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def cp_sat(told: dict[str, Any], seconds: float) -> dict[str, Any]:
    """A Boolean for each strip and date it may be on."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    dates, strips = range(told["dates"]), range(len(told["minutes"]))
    hangs = [{d: model.new_bool_var("") for d in dates if told["allowed"][s][d]} for s in strips]
    for own in hangs:
        model.add_exactly_one(own.values())
    costs = []
    works: dict[tuple[int, int], list[Any]] = {}
    for unit, crew in enumerate(told["crew"]):
        mine = [s for s in strips if told["unit"][s] == unit]
        ends = model.new_int_var(0, told["dates"], "")
        for d in dates:
            there = [s for s in mine if d in hangs[s]]
            at = {}
            for place in {told["place"][s] for s in there}:
                at[place] = model.new_bool_var("")
                for s in there:
                    if told["place"][s] == place:
                        model.add_implication(hangs[s][d], at[place])
            used = model.new_bool_var("")
            for one in at.values():
                model.add_implication(one, used)
            model.add(ends >= d + 1).only_enforce_if(used)
            moves = sum(at.values()) - used
            work = sum(told["minutes"][s] * hangs[s][d] for s in there) + told["move"] * moves
            over = model.new_int_var(0, told["most"] - told["standard"], "")
            model.add(work <= told["standard"] + over)
            model.add(sum(told["eighths"][s] * hangs[s][d] for s in there) <= told["eighths_most"])
            model.add(moves <= told["moves_most"])
            costs += [told["overtime"] * over, told["move_cost"] * moves]
            for person in {p for s in there for p in told["people"][s]}:
                needed = model.new_bool_var("")
                for s in there:
                    if person in told["people"][s]:
                        model.add_implication(hangs[s][d], needed)
                works.setdefault((person, d), []).append(needed)
        costs.append(crew * ends)
    for person, rate in enumerate(told["rates"]):
        own = {d: works[person, d] for d in dates if (person, d) in works}
        for units in own.values():
            model.add_at_most_one(units)
        if told["held"][person] and own:
            first, last = (model.new_int_var(0, told["dates"], "") for _ in range(2))
            for d, units in own.items():
                for one in units:
                    model.add(first <= d).only_enforce_if(one)
                    model.add(last >= d).only_enforce_if(one)
            held = last - first + 1 - sum(one for units in own.values() for one in units)
            costs.append(told["held"][person] * held)
        costs += [rate * one for units in own.values() for one in units]
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"slots": None, "bound": solver.best_objective_bound}
    slots = [
        told["unit"][s] * told["dates"] + next(d for d, v in own.items() if solver.value(v))
        for s, own in enumerate(hangs)
    ]
    return {"slots": slots, "bound": solver.best_objective_bound}


if __name__ == "__main__":
    file, limit = sys.argv[1:]
    print(json.dumps(cp_sat(json.loads(Path(file).read_text(encoding="utf-8")), float(limit))))
