"""The body every figure is built from: base mesh, morph targets, bones and weights.

`load_body` reads the model store's MakeHuman data, compiled once into one small file; without
it, a reduced body that comes with the package stands in (fewer builds and faces, same figure).
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workprint.render.figures import data

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

PLAIN_BODY = Path(__file__).with_name("plain_body.npz")
"""The reduced body: MakeHuman's base, a young, a child's and an old build, the 52 face units."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """MakeHuman's body in decimetres, Y up, facing +Z.

    `vertices` (V, 3); `quads` (F, 4), a triangle repeating its last corner; `groups` (F,) an
    index into `data.GROUPS`; `bone_names` and `parents` (B,), parents first; `joints` the
    vertices whose mean is each bone's head (B of them) and tail (B more); `bones`, `weights`
    (V, 4) skinning; `targets` maps a target's name to its vertices and moves (dm).
    """

    vertices: Floats
    quads: Ints
    groups: npt.NDArray[np.int8]
    bone_names: tuple[str, ...]
    parents: tuple[int, ...]
    joints: tuple[Ints, ...]
    bones: Ints
    weights: Floats
    targets: Mapping[str, tuple[Ints, Floats]]
    plain: bool


def _body(arrays: dict[str, npt.NDArray[Any]], plain: bool) -> Body:
    joint, spans = arrays["joint_vertices"].astype(np.int32), arrays["joint_spans"]
    starts = arrays["target_spans"]
    index = arrays["target_index"].astype(np.int32)
    moves = arrays["target_moves"].astype(np.float32) * np.float32(1e-3)
    targets = {
        str(name): (index[a:b], moves[a:b])
        for name, a, b in zip(arrays["target_names"], starts[:-1], starts[1:], strict=True)
    }
    return Body(
        vertices=arrays["vertices"].astype(np.float32),
        quads=arrays["quads"].astype(np.int32),
        groups=arrays["groups"],
        bone_names=tuple(str(name) for name in arrays["bone_names"]),
        parents=tuple(int(p) for p in arrays["parents"]),
        joints=tuple(joint[a:b] for a, b in itertools.pairwise(spans)),
        bones=arrays["bones"].astype(np.int32),
        weights=arrays["weights"].astype(np.float32),
        targets=targets,
        plain=plain,
    )


def _read(path: Path) -> dict[str, npt.NDArray[Any]]:
    with np.load(path, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def load_body(root: Path | None, cache: Path | None = None) -> Body:
    """The body from the unpacked wheel at `root`, kept compiled in `cache` if one is named.

    With `root` None the package's own reduced body is used.
    """
    if root is None:
        return _body(_read(PLAIN_BODY), plain=True)
    if cache is not None and cache.exists():
        return _body(_read(cache), plain=False)
    arrays = data.compile_body(root).arrays
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part = cache.with_name(f"{cache.name}.{os.getpid()}.part")
        with part.open("wb") as out:
            np.savez(out, **arrays)  # type: ignore[arg-type]
        part.replace(cache)
    return _body(arrays, plain=False)
