"""A proved lower bound for films of any size: three scenes, and who must wait at the middle one.

Of any three scenes one is shot between the other two. Let it be r, between p and q, and let
p = x0, x1, ..., xk = q be scenes of which each shares an actor with the next who is not in r. Two
neighbours of that chain lie on either side of r, so the actor they share is held at r. With
y[a, s] for "a is held at s", and the length of a chain the sum of its actors' y at the middle
scene, every order satisfies for every three scenes

    d_p(q, r) + d_q(p, r) + d_r(p, q) >= 1                                                   (*)

where d_r(p, q) is the length of the shortest chain past r. The least of sum pay x duration x y
under (*) is a linear programme whose value, added to what everybody's own scenes cost, no order
goes below. Any packing of chains into the capacities pay x duration bounds it from below. The
packing is found as by Garg and Koenemann (2007): lengths grow where capacity is used, and each
triple below the level takes its share. Then every flow is scaled by the fullest place it passes,
which keeps it feasible, and what capacity is left is filled. (The idea is that of asteroidal
triples, which interval graphs lack: Lekkerkerker and Boland 1962.)
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numba import njit
from numpy.typing import NDArray

from workprint.shooting.sequencing.problem import Floats, Reduced

MOST_SCENES = 300
MOST_ACTORS = 150
"""Scenes and actors the bound looks at, the dearest: its tables hold the cube of the first."""
_EDGES = 18
"""The most actors along the three chains of a triple."""
_MOST_FLOWS = 600_000
_START, _GROW, _EAGER, _SHARE = 0.002, 1.3, 0.3, 0.3
"""Lengths at the begin; how the level grows in a round; how lengths grow with use; what part of
the free capacity one flow takes."""

Bits = NDArray[np.bool_]


def least_held(problem: Reduced, go_on: Callable[[], bool] = lambda: True) -> float:
    """What held people cost at least, in any order.

    When `go_on` says no, what was packed by then is what it answers; it is asked some times a
    second.
    """
    count, actors = len(problem.casts), len(problem.pay)
    if count < 3 or not actors:
        return 0.0
    works = _incidence(problem)
    # Leaving out actors leaves out what they cost, and never adds a chain.
    weight = problem.pay * (works * problem.durations).sum(axis=1)
    chosen = np.sort(np.argsort(-weight, kind="stable")[:MOST_ACTORS])
    works, pay = works[chosen], problem.pay[chosen]
    near = (works.astype(np.int64) @ works.T.astype(np.int64)) > 0
    np.fill_diagonal(near, False)
    dear = np.argsort(-(works.T * pay).sum(axis=1) * problem.durations, kind="stable")
    kept = np.sort(dear[:MOST_SCENES])
    works = np.ascontiguousarray(works[:, kept])
    room = pay[:, None] * problem.durations[kept][None, :]
    room[works] = 0.0
    return _packed(works, near, room, go_on) * (1 - 1e-9)


def _incidence(problem: Reduced) -> Bits:
    """(M, N): who is in which scene."""
    actors = np.arange(len(problem.pay))
    words = problem.casts[:, actors // 64].T
    shifted: Bits = (words >> (actors % 64).astype(np.uint64)[:, None]) & np.uint64(1) != 0
    return shifted


def _packed(works: Bits, near: Bits, room: Floats, go_on: Callable[[], bool]) -> float:
    actors, count = works.shape
    length = np.where(room > 0, _START, 1.0)
    length[works] = 0.0
    capacity = np.where(room > 0, room, 1.0)
    sizes = works.sum(axis=0)
    casts = np.zeros((count, max(1, int(sizes.max()))), np.int64)
    for scene in range(count):
        casts[scene, : sizes[scene]] = np.flatnonzero(works[:, scene])
    chains = np.empty((count, count, count), np.float32)
    ends = np.zeros((count, count, count), np.int32)
    paths = np.empty((count, actors, actors), np.float32)
    through = np.empty((count, actors, actors), np.int16)
    edges = np.zeros((_MOST_FLOWS // 8, _EDGES), np.int32)
    lengths = np.zeros(len(edges), np.int16)
    flows = np.zeros(len(edges))
    random = np.random.default_rng(1)
    made, level = 0, 3 * _START * 1.2
    while made < _MOST_FLOWS:
        for r in range(count):
            if not go_on():
                return float(_scaled(edges, lengths, flows, made, capacity.reshape(-1)))
            _distances(r, length, works, near, casts, sizes, paths, through, chains, ends)
        before = made
        while True:
            turn = random.permutation(count)
            made = _sweep(
                length, capacity, chains, ends, through, min(level, 1.0), turn, edges, lengths,
                flows, made,
            )  # fmt: skip
            if made < len(flows) or len(flows) >= _MOST_FLOWS:
                break
            edges = np.concatenate([edges, np.zeros_like(edges)])
            lengths = np.concatenate([lengths, np.zeros_like(lengths)])
            flows = np.concatenate([flows, np.zeros_like(flows)])
        if (level >= 1 and made - before < 50) or not go_on():
            break
        level = min(1.0, level * _GROW)
    return float(_scaled(edges, lengths, flows, made, capacity.reshape(-1)))


@njit(cache=True)
def _distances(
    r: int,
    length: Floats,
    works: Bits,
    near: Bits,
    casts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    paths: NDArray[np.float32],
    through: NDArray[np.int16],
    chains: NDArray[np.float32],
    ends: NDArray[np.int32],
) -> None:
    """Past scene r, shortest paths between actors (Dijkstra) and chains between scenes."""
    actors, count = works.shape
    far = np.float32(1e9)
    done = np.zeros(actors, np.bool_)
    path, via = paths[r], through[r]
    path[:] = far
    via[:] = -1
    for a in range(actors):
        if works[a, r]:
            continue
        path[a, a] = length[a, r]
        done[:] = False
        for _ in range(actors):
            nearest, at = far, -1
            for b in range(actors):
                if not done[b] and path[a, b] < nearest:
                    nearest, at = path[a, b], b
            if at < 0 or nearest >= 1.0:
                break
            done[at] = True
            for b in range(actors):
                if near[at, b] and not works[b, r] and not done[b]:
                    longer = np.float32(nearest + length[b, r])
                    if longer < path[a, b]:
                        path[a, b] = longer
                        via[a, b] = at
    for p in range(count):
        for q in range(p):
            nearest, code = far, 0
            if p != r and q != r:
                for i in range(sizes[p]):
                    a = casts[p, i]
                    if works[a, r]:
                        continue
                    for j in range(sizes[q]):
                        b = casts[q, j]
                        if path[a, b] < nearest:
                            nearest, code = path[a, b], a * actors + b
            chains[r, p, q] = chains[r, q, p] = nearest
            ends[r, p, q] = ends[r, q, p] = code


@njit(cache=True, inline="always")
def _chain(
    edges: NDArray[np.int32],
    flow: int,
    at: int,
    through: NDArray[np.int16],
    code: int,
    r: int,
    actors: int,
    count: int,
) -> int:
    """Write down the places (actor, r) of a chain past r; how many there are now."""
    first, actor = code // actors, code % actors
    most: int = edges.shape[1]
    while at < most:
        edges[flow, at] = actor * count + r
        at += 1
        if actor == first:
            return at
        actor = int(through[r, first, actor])
    return most + 1


@njit(cache=True)
def _sweep(
    length: Floats,
    capacity: Floats,
    chains: NDArray[np.float32],
    ends: NDArray[np.int32],
    through: NDArray[np.int16],
    level: float,
    turn: NDArray[np.int64],
    edges: NDArray[np.int32],
    lengths: NDArray[np.int16],
    flows: Floats,
    made: int,
) -> int:
    """Let every triple whose chains are shorter than the level take capacity until they are not;
    how many flows there are now."""
    actors, count = length.shape
    long, room = length.reshape(-1), capacity.reshape(-1)
    for i in range(count):
        p = turn[i]
        for j in range(i + 1, count):
            q = turn[j]
            for k in range(j + 1, count):
                r = turn[k]
                if chains[p, q, r] + chains[q, p, r] + chains[r, p, q] >= level:
                    continue
                if made >= len(flows):
                    return made
                at = _chain(edges, made, 0, through, ends[p, q, r], p, actors, count)
                at = _chain(edges, made, at, through, ends[q, p, r], q, actors, count)
                at = _chain(edges, made, at, through, ends[r, p, q], r, actors, count)
                if at > edges.shape[1]:
                    continue
                total, least = 0.0, np.inf
                for e in edges[made, :at]:
                    total += long[e]
                    least = min(least, room[e])
                share, flow = least * _SHARE, 0.0
                while total < level:
                    total = 0.0
                    for e in edges[made, :at]:
                        long[e] *= 1 + _EAGER * share / room[e]
                        total += long[e]
                    flow += share
                if flow > 0:
                    lengths[made] = at
                    flows[made] = flow
                    made += 1
    return made


@njit(cache=True)
def _scaled(
    edges: NDArray[np.int32],
    lengths: NDArray[np.int16],
    flows: Floats,
    made: int,
    room: Floats,
) -> float:
    """The value of a packing made feasible: each flow over the fullest place it passes, then what
    is left of capacity filled."""
    load = np.zeros(len(room))
    for f in range(made):
        for e in edges[f, : lengths[f]]:
            load[e] += flows[f]
    for f in range(made):
        fullest = 0.0
        for e in edges[f, : lengths[f]]:
            fullest = max(fullest, load[e] / room[e])
        flows[f] /= fullest
    load[:] = 0.0
    for f in range(made):
        for e in edges[f, : lengths[f]]:
            load[e] += flows[f]
    total = 0.0
    for f in range(made):
        left = np.inf
        for e in edges[f, : lengths[f]]:
            left = min(left, room[e] - load[e])
        if left > 0:
            flows[f] += left
            for e in edges[f, : lengths[f]]:
                load[e] += left
        total += flows[f]
    over = 1.0
    for e in range(len(room)):
        over = max(over, load[e] / room[e])
    return total / over
