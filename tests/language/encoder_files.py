"""Small sentence encoders in the file format of the real one, with their weights beside them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

PIECES = (
    "<s>",
    "</s>",
    "<pad>",
    "<unk>",
    "\u2581",
    "\u2581he",
    "\u2581sits",
    "l",
    "o",
    "lo",
    "。",
)
SCORES = (0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -2.5, -4.0, -4.0, -5.0, -3.5)
WIDTH, LAYERS, HEADS, INNER, POSITIONS = 32, 2, 4, 64, 40


@dataclass(frozen=True)
class SmallEncoder:
    """An encoder's file, and every tensor of it as floats."""

    data: bytes
    tensors: dict[str, np.ndarray]


def small_encoder(seed: int = 0) -> SmallEncoder:
    draw = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES), WIDTH),
        "emb.pos": (POSITIONS, WIDTH),
        "emb.type": (2, WIDTH),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
    }
    for n in range(LAYERS):
        for name in ("q", "k", "v", "ao"):
            shapes |= {f"l{n}.{name}.w": (WIDTH, WIDTH), f"l{n}.{name}.b": (WIDTH,)}
        shapes |= {f"l{n}.fi.w": (INNER, WIDTH), f"l{n}.fi.b": (INNER,)}
        shapes |= {f"l{n}.fo.w": (WIDTH, INNER), f"l{n}.fo.b": (WIDTH,)}
        for name in ("aln", "oln"):
            shapes |= {f"l{n}.{name}.w": (WIDTH,), f"l{n}.{name}.b": (WIDTH,)}
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), POSITIONS, 2, 1e-5, 32
    )
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(p.encode()) for p in PIECES)]).astype("<u4")
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, len(blob))
    head += offsets.tobytes() + np.array(SCORES, "<f4").tobytes() + blob
    # A full-width blank is read as a plain one, and a soft hyphen not at all.
    alike = struct.pack("<IBI", 0x3000, 1, 0x20) + struct.pack("<IB", 0xAD, 0)
    head += struct.pack("<iI", 2, len(alike)) + alike

    bodies, tensors = {}, {}
    for name, shape in shapes.items():
        values = draw.normal(0, 0.4, shape).astype(np.float32)
        if name.endswith(("ln.w",)):
            values += 1
        packed = len(shape) == 2 and name not in ("emb.pos", "emb.type")
        bodies[name], tensors[name] = _packed(values) if packed else (values.tobytes(), values)
    size = sum(2 + len(name) + 21 for name in shapes)
    offset = len(head) + 4 + size
    directory = struct.pack("<i", len(shapes))
    for name, body in bodies.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, tensors[name].size, offset, len(body))
        offset += len(body)
    return SmallEncoder(head + directory + b"".join(bodies.values()), tensors)


def _packed(values: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Blocks of 32 as Q4_0 keeps them, and what they then are."""
    blocks = values.reshape(-1, 32)
    scale = (np.abs(blocks).max(axis=1) / 7).astype(np.float16)
    whole = np.clip(np.rint(blocks / scale[:, None].astype(np.float32)), -8, 7).astype(int)
    nibbles = (whole + 8).astype(np.uint8)
    bodies = b"".join(
        s.tobytes() + (n[:16] | n[16:] << 4).tobytes() for s, n in zip(scale, nibbles, strict=True)
    )
    kept = (whole * scale[:, None].astype(np.float32)).astype(np.float32)
    return bodies, kept.reshape(values.shape)
