"""Rivals on one talent scheduling problem; run by `sequencing.py` in an environment of their own.

    python sequencing_rivals.py cp-sat|cabs FILE SECONDS

Needs ortools (CP-SAT, two workers) or didppy (CABS, one thread). Prints the order, the rival's
bound, and whether it is proved, as JSON. Both models take scenes whose casts are equal as one, as
ours does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def joined(
    problem: dict[str, Any],
) -> tuple[list[int], list[int], list[set[int]], list[list[int]]]:
    """Pay, durations and casts with equal casts joined, and the scenes of each."""
    groups: dict[frozenset[int], list[int]] = {}
    for scene in range(len(problem["duration"])):
        cast = frozenset(a for a, row in enumerate(problem["needs"]) if row[scene])
        groups.setdefault(cast, []).append(scene)
    durations = [sum(problem["duration"][s] for s in scenes) for scenes in groups.values()]
    return problem["pay"], durations, [set(c) for c in groups], list(groups.values())


def cp_sat(problem: dict[str, Any], seconds: float) -> dict[str, Any]:
    """A Boolean for each pair of scenes (which is first) and each actor held at a scene."""
    from ortools.sat.python import cp_model

    pay, durations, casts, scenes = joined(problem)
    count, model = len(casts), cp_model.CpModel()
    place = [model.new_int_var(0, count - 1, f"p{s}") for s in range(count)]
    model.add_all_different(place)
    first: dict[tuple[int, int], Any] = {}
    for s in range(count):
        for t in range(s + 1, count):
            one = model.new_bool_var("")
            model.add(place[s] < place[t]).only_enforce_if(one)
            model.add(place[t] < place[s]).only_enforce_if(one.negated())
            first[s, t], first[t, s] = one, one.negated()
    costs = []
    for actor, money in enumerate(pay):
        own = [s for s in range(count) if actor in casts[s]]
        for s in range(count):
            if s in own or len(own) < 2 or not money:
                continue
            begun, left, held = (model.new_bool_var("") for _ in range(3))
            for t in own:
                model.add_implication(first[t, s], begun)
                model.add_implication(first[s, t], left)
            model.add_bool_or([begun.negated(), left.negated(), held])
            costs.append(money * durations[s] * held)
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    base = sum(pay[a] * d for cast, d in zip(casts, durations, strict=True) for a in cast)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"order": None, "bound": base, "proved": False}
    turn = sorted(range(count), key=lambda s: solver.value(place[s]))
    return {
        "order": [scene for s in turn for scene in scenes[s]],
        "bound": base + solver.best_objective_bound,
        "proved": status == cp_model.OPTIMAL,
    }


def cabs(problem: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Domain-independent dynamic programming (Kuroiwa and Beck), complete anytime beam search."""
    import didppy as dp

    pay, durations, casts, scenes = joined(problem)
    model = dp.Model(maximize=False)
    scene = model.add_object_type(number=len(casts))
    actor = model.add_object_type(number=max(1, len(pay)))
    left = model.add_set_var(object_type=scene, target=list(range(len(casts))))
    members = model.add_set_table([list(c) for c in casts], object_type=actor)
    money = model.add_int_table(list(pay) or [0])
    time = model.add_int_table(durations)
    own = model.add_int_table(
        [sum(pay[a] for a in c) * d for c, d in zip(casts, durations, strict=True)]
    )
    model.add_base_case([left.is_empty()])
    begun = members.union(left.complement())
    needed = members.union(left)
    for s in range(len(casts)):
        here = members[s] | (begun & needed)
        model.add_transition(
            dp.Transition(
                name=str(s),
                cost=time[s] * money[here] + dp.IntExpr.state_cost(),
                effects=[(left, left.remove(s))],
                preconditions=[left.contains(s)],
            )
        )
    model.add_dual_bound(own[left])
    found = dp.CABS(model, time_limit=seconds, quiet=True).search()
    turn = [int(t.name) for t in found.transitions]
    return {
        "order": [one for s in turn for one in scenes[s]] if len(turn) == len(casts) else None,
        "bound": found.best_bound or 0,
        "proved": bool(found.is_optimal),
    }


if __name__ == "__main__":
    name, file, limit = sys.argv[1:]
    task = json.loads(Path(file).read_text(encoding="utf-8"))
    print(json.dumps({"cp-sat": cp_sat, "cabs": cabs}[name](task, float(limit))))
