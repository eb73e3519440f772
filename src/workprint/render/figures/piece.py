"""Pieces of a figure at rest: cut, offset, smoothed and joined before they are skinned.

A piece carries, for every vertex, its bones and its sources: the vertices of the base mesh it
follows when the face moves. Cutting along a field makes exact hems, necklines and hairlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from workprint.render.figures.body import Body, Floats, Ints
from workprint.render.figures.data import strongest


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Triangles at rest, in metres.

    `rest` (n, 3); `triangles` (m, 3); `parts` (m,) numbers of materials; `bones`, `weights`
    (n, 4); `sources`, `shares` (n, 4): base-mesh vertices and how much each one's face moves
    count, all zero for what the face does not move.
    """

    rest: Floats
    triangles: Ints
    parts: Ints
    bones: Ints
    weights: Floats
    sources: Ints
    shares: Floats


def of_faces(body: Body, shape: Floats, faces: npt.NDArray[np.bool_], part: int) -> Piece:
    """The chosen quads of the base mesh as a piece."""
    quads = body.quads[faces]
    tri = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    tri = tri[(tri[:, 0] != tri[:, 2]) & (tri[:, 1] != tri[:, 2])]
    used, flat = np.unique(tri, return_inverse=True)
    n = len(used)
    sources = np.zeros((n, 4), np.int32)
    sources[:, 0] = used
    shares = np.zeros((n, 4), np.float32)
    shares[:, 0] = 1
    return Piece(
        rest=shape[used],
        triangles=flat.reshape(-1, 3).astype(np.int32),
        parts=np.full(len(tri), part, np.int32),
        bones=body.bones[used],
        weights=body.weights[used],
        sources=sources,
        shares=shares,
    )


def rigid(rest: Floats, triangles: Ints, part: int | Ints, bone: int) -> Piece:
    """A stiff piece that follows one bone."""
    n = len(rest)
    bones = np.zeros((n, 4), np.int32)
    bones[:, 0] = bone
    weights = np.zeros((n, 4), np.float32)
    weights[:, 0] = 1
    tri = np.asarray(triangles, np.int32)
    return Piece(
        rest=np.asarray(rest, np.float32),
        triangles=tri,
        parts=np.broadcast_to(np.asarray(part, np.int32), (len(tri),)).copy(),
        bones=bones,
        weights=weights,
        sources=np.zeros((n, 4), np.int32),
        shares=np.zeros((n, 4), np.float32),
    )


def compact(piece: Piece, keep: npt.NDArray[np.bool_]) -> Piece:
    """Only the triangles to keep, and the vertices they use."""
    tri = piece.triangles[keep]
    used, flat = np.unique(tri, return_inverse=True)
    return Piece(
        piece.rest[used],
        flat.reshape(-1, 3).astype(np.int32),
        piece.parts[keep],
        piece.bones[used],
        piece.weights[used],
        piece.sources[used],
        piece.shares[used],
    )


def with_part(piece: Piece, part: int) -> Piece:
    return replace(piece, parts=np.full(len(piece.triangles), part, np.int32))


def join(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    pieces = [p for p in pieces if len(p.triangles)]
    starts = np.cumsum([0, *(len(p.rest) for p in pieces)])[:-1]
    return Piece(
        np.concatenate([p.rest for p in pieces]),
        np.concatenate([p.triangles + np.int32(s) for p, s in zip(pieces, starts, strict=True)]),
        np.concatenate([p.parts for p in pieces]),
        np.concatenate([p.bones for p in pieces]),
        np.concatenate([p.weights for p in pieces]),
        np.concatenate([p.sources for p in pieces]),
        np.concatenate([p.shares for p in pieces]),
    )


def _mix(
    index: Ints, value: Floats, i: Ints, j: Ints, t: Floats
) -> tuple[npt.NDArray[np.int32], Floats]:
    """Four-entry mixtures between rows i and j at t: the four strongest of the eight."""
    both = np.concatenate([index[i], index[j]], axis=1)
    share = np.concatenate([value[i] * (1 - t[:, None]), value[j] * t[:, None]], axis=1)
    for a in range(4):  # a source present in both rows counts once
        same = both[:, 4:] == both[:, a : a + 1]
        share[:, a] += (share[:, 4:] * same).sum(axis=1)
        share[:, 4:][same] = 0
    best = np.argsort(-share, axis=1, kind="stable")[:, :4]
    kept = np.take_along_axis(share, best, axis=1)
    total = kept.sum(axis=1, keepdims=True)
    full = share.sum(axis=1, keepdims=True)
    kept = kept * np.where(total > 0, full / np.where(total > 0, total, 1), 0)
    return np.take_along_axis(both, best, axis=1), kept.astype(np.float32)


def between(piece: Piece, i: Ints, j: Ints, t: Floats) -> Piece:
    """New vertices between pairs of a piece's vertices, without triangles."""
    bones, weights = _mix(piece.bones, piece.weights, i, j, t)
    sources, shares = _mix(piece.sources, piece.shares, i, j, t)
    rest = piece.rest[i] * (1 - t[:, None]) + piece.rest[j] * t[:, None]
    none = np.zeros((0, 3), np.int32)
    return Piece(rest.astype(np.float32), none, none[:, 0], bones, weights, sources, shares)


def _append(piece: Piece, more: Piece, triangles: Ints, parts: Ints) -> Piece:
    return Piece(
        np.concatenate([piece.rest, more.rest]),
        triangles,
        parts,
        np.concatenate([piece.bones, more.bones]),
        np.concatenate([piece.weights, more.weights]),
        np.concatenate([piece.sources, more.sources]),
        np.concatenate([piece.shares, more.shares]),
    )


def clip(piece: Piece, field: npt.NDArray[np.floating]) -> Piece:
    """The part of a piece where `field` (n,) is positive, cut exactly along its zero line."""
    f = np.asarray(field, np.float64)
    f = np.where(np.abs(f) < 1e-9, 1e-9, f)
    inside = f > 0
    tri = piece.triangles
    count = inside[tri].sum(axis=1)
    if count.min(initial=3) == 3:
        return piece
    cut = (count == 1) | (count == 2)
    edges = np.concatenate([tri[cut][:, [0, 1]], tri[cut][:, [1, 2]], tri[cut][:, [2, 0]]])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    edges = edges[inside[edges[:, 0]] != inside[edges[:, 1]]]
    t = (f[edges[:, 0]] / (f[edges[:, 0]] - f[edges[:, 1]])).astype(np.float32)
    more = between(piece, edges[:, 0], edges[:, 1], t)
    n = len(piece.rest)
    number = {(int(a), int(b)): n + k for k, (a, b) in enumerate(edges)}

    def mid(a: int, b: int) -> int:
        return number[(a, b) if a < b else (b, a)]

    new: list[tuple[int, int, int]] = []
    parts: list[int] = []
    for row, part in zip(tri[cut].tolist(), piece.parts[cut].tolist(), strict=True):
        ins = [bool(inside[v]) for v in row]
        lone = ins.index(True) if sum(ins) == 1 else ins.index(False)
        a, b, c = row[lone], row[(lone + 1) % 3], row[(lone + 2) % 3]
        if sum(ins) == 1:
            new.append((a, mid(a, b), mid(a, c)))
            parts.append(part)
        else:
            new.append((mid(a, b), b, c))
            new.append((mid(a, b), c, mid(a, c)))
            parts += [part, part]
    whole = count == 3
    triangles = np.concatenate([tri[whole], np.array(new, np.int32).reshape(-1, 3)])
    numbers = np.concatenate([piece.parts[whole], np.array(parts, np.int32)])
    full = _append(piece, more, triangles, numbers)
    return compact(full, np.ones(len(triangles), bool))


def subdivide(piece: Piece) -> Piece:
    """Every triangle as four."""
    tri = piece.triangles
    pairs = np.sort(np.concatenate([tri[:, [0, 1]], tri[:, [1, 2]], tri[:, [2, 0]]]), axis=1)
    edges, flat = np.unique(pairs, axis=0, return_inverse=True)
    m = flat.reshape(-1).astype(np.int32).reshape(3, -1) + len(piece.rest)
    more = between(piece, edges[:, 0], edges[:, 1], np.full(len(edges), 0.5, np.float32))
    a, b, c = tri.T
    rows = [(a, m[0], m[2]), (m[0], b, m[1]), (m[2], m[1], c), (m[0], m[1], m[2])]
    new = np.concatenate([np.stack(row, axis=1) for row in rows]).astype(np.int32)
    return _append(piece, more, new, np.tile(piece.parts, 4))


def vertex_normals(rest: Floats, triangles: Ints) -> Floats:
    """Area-weighted unit normals."""
    a, b, c = (rest[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    out = np.zeros(rest.shape, np.float64)
    for k in range(3):
        for axis in range(3):
            out[:, axis] += np.bincount(triangles[:, k], face[:, axis], minlength=len(rest))
    length = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.where(length > 1e-12, length, 1)).astype(np.float32)


def boundary(triangles: Ints) -> Ints:
    """Directed edges (k, 2) that belong to one triangle only."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    _, first, count = np.unique(
        np.sort(edges, axis=1), axis=0, return_index=True, return_counts=True
    )
    return np.asarray(edges[first[count == 1]])


def _links(piece: Piece) -> Any:
    """Sparse (n, n): each row averages a vertex's neighbours."""
    from scipy.sparse import coo_matrix, diags

    tri = piece.triangles
    i = np.concatenate([tri[:, 0], tri[:, 1], tri[:, 2], tri[:, 1], tri[:, 2], tri[:, 0]])
    j = np.concatenate([tri[:, 1], tri[:, 2], tri[:, 0], tri[:, 0], tri[:, 1], tri[:, 2]])
    n = len(piece.rest)
    links = coo_matrix((np.ones(len(i), np.float32), (i, j)), shape=(n, n)).tocsr()
    links.data[:] = 1
    degree = np.maximum(np.asarray(links.sum(axis=1))[:, 0], 1)
    return diags((1 / degree).astype(np.float32)) @ links


def smooth(piece: Piece, rounds: int, amount: float = 0.5, hold_edges: bool = True) -> Piece:
    """Each vertex moved towards the mean of its neighbours; cut edges stay if asked."""
    links = _links(piece)
    free = np.full((len(piece.rest), 1), amount, np.float32)
    if hold_edges:
        free[np.unique(boundary(piece.triangles))] = 0
    rest = piece.rest
    for _ in range(rounds):
        rest = rest + free * (links @ rest - rest)
    return replace(piece, rest=rest.astype(np.float32))


def soften(piece: Piece, bones: int, rounds: int) -> Piece:
    """Skin weights shared with the neighbours: cloth bends wider than skin."""
    links = _links(piece)
    dense = np.zeros((len(piece.rest), bones), np.float32)
    rows = np.arange(len(piece.rest))
    for k in range(4):
        np.add.at(dense, (rows, piece.bones[:, k]), piece.weights[:, k])
    for _ in range(rounds):
        dense = 0.5 * dense + 0.5 * (links @ dense)
    return reweigh(piece, dense)


def offset(piece: Piece, distance: npt.NDArray[np.floating] | float) -> Piece:
    """Moved along the vertex normals by metres, one for all or one each."""
    normal = vertex_normals(piece.rest, piece.triangles)
    away = np.asarray(distance, np.float32)
    move = normal * (away[:, None] if away.ndim else away)
    return replace(piece, rest=piece.rest + move)


def rim(piece: Piece, depth: float, part: int | None = None) -> Piece:
    """A piece with its open edges folded inwards by `depth` metres: cloth has a thickness."""
    edges = boundary(piece.triangles)
    if not len(edges):
        return piece
    normal = vertex_normals(piece.rest, piece.triangles)
    used, flat = np.unique(edges, return_inverse=True)
    flat = flat.reshape(-1, 2) + len(piece.rest)
    zero = np.zeros(len(used), np.float32)
    inner = between(piece, used, used, zero)
    inner = replace(inner, rest=inner.rest - normal[used] * np.float32(depth))
    a, b = edges.T
    c, d = flat.T
    new = np.concatenate([np.stack([b, a, c], 1), np.stack([b, c, d], 1)]).astype(np.int32)
    own = int(piece.parts[0]) if part is None else part
    parts = np.concatenate([piece.parts, np.full(len(new), own, np.int32)])
    return _append(piece, inner, np.concatenate([piece.triangles, new]), parts)


def reweigh(piece: Piece, dense: Floats) -> Piece:
    """New skin weights from a (n, bones) table."""
    bones, weights = strongest(dense)
    return replace(piece, bones=bones.astype(np.int32), weights=weights)
