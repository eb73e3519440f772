"""Making the reduced body that comes with the package, for when no model was fetched.

`python -m workprint.render.figures.plain ROOT` writes it again from the unpacked wheel at ROOT.
Its data are MakeHuman's (CC0), thinned out: descents averaged, ages child to old, heavy, thin
and strong builds of the young, and all 52 face units.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workprint.render.figures.body import PLAIN_BODY
from workprint.render.figures.data import compile_body

_BUILDS = ("averagemuscle-maxweight", "averagemuscle-minweight", "maxmuscle-averageweight")


def _rounded(
    index: npt.NDArray[Any], moves: npt.NDArray[Any], step: int
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Moves in whole steps (of 0.1 mm), without those that come to nothing."""
    whole = (np.rint(moves / step) * step).astype(np.int16)
    left = np.abs(whole).max(axis=1) > 0
    return index[left], whole[left]


def reduce(arrays: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a compiled body with few targets."""
    spans = arrays["target_spans"]
    stored = {
        str(name): (arrays["target_index"][a:b], arrays["target_moves"][a:b])
        for name, a, b in zip(arrays["target_names"], spans[:-1], spans[1:], strict=True)
    }
    kept: dict[str, tuple[npt.NDArray[Any], npt.NDArray[Any]]] = {}
    for sex in ("female", "male"):
        for age in ("child", "young", "old"):
            dense = np.zeros((len(arrays["vertices"]), 3))
            for descent in ("african", "asian", "caucasian"):
                index, moves = stored[f"{descent}-{sex}-{age}"]
                dense[index] += moves / 3
            everywhere = np.arange(len(dense), dtype=np.uint16)
            kept[f"mixed-{sex}-{age}"] = _rounded(everywhere, dense, 4)
        for build in _BUILDS:
            name = f"universal-{sex}-young-{build}"
            kept[name] = _rounded(*stored[name], 2)
    details = (
        "unit/",
        "eyes/l-eye-scale-incr",
        "eyes/r-eye-scale-incr",
        "nose/nose-scale",
        "chin/chin-w",
    )
    kept |= {
        name: _rounded(*value, 1) for name, value in stored.items() if name.startswith(details)
    }
    names = sorted(kept)
    out = dict(arrays)
    out["target_names"] = np.array(names)
    out["target_index"] = np.concatenate([kept[n][0] for n in names])
    out["target_moves"] = np.concatenate([kept[n][1] for n in names])
    out["target_spans"] = np.cumsum([0, *(len(kept[n][0]) for n in names)]).astype(np.int32)
    out["vertices"] = (np.round(arrays["vertices"] * 1000) / 1000).astype(np.float32)
    out["weights"] = arrays["weights"].astype(np.float16)
    return out


def main(root: Path, out: Path = PLAIN_BODY) -> None:
    """Write the reduced body."""
    # As `numpy.savez_compressed`, but packed tighter; `numpy.load` reads both.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, array in reduce(compile_body(root).arrays).items():
            member = zipfile.ZipInfo(f"{name}.npy")
            member.compress_type = zipfile.ZIP_LZMA
            with archive.open(member, "w") as file:
                np.lib.format.write_array(file, np.ascontiguousarray(array))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
