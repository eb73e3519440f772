"""A scene's staging as glTF 2.0 in one binary file: for Blender, game engines and viewers.

Static meshes with a plain material each part, named nodes, and cameras with the film's lens.
Written by hand (a JSON chunk and a binary chunk); metres, Y up, as glTF has it.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workprint.film.staging import CameraKey
from workprint.render.mesh import Material, Mesh, Shade

_FLOAT, _UINT = 5126, 5125
_VERTICES, _INDICES = 34962, 34963
_FRAME_HEIGHT_MM, _FRAME_WIDTH_MM = 14.0, 24.9


class _Buffer:
    """The binary chunk with its views and accessors."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(self, array: npt.NDArray[Any], kind: str, component: int, target: int,
            bounds: bool = False) -> int:  # fmt: skip
        """Store an array; the number of its accessor comes back."""
        raw = np.ascontiguousarray(array).tobytes()
        self.views.append(
            {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(raw), "target": target}
        )
        self.data += raw + b"\0" * (-len(raw) % 4)
        entry: dict[str, Any] = {
            "bufferView": len(self.views) - 1,
            "componentType": component,
            "count": len(array),
            "type": kind,
        }
        if bounds:
            entry["min"] = array.min(axis=0).tolist()
            entry["max"] = array.max(axis=0).tolist()
        self.accessors.append(entry)
        return len(self.accessors) - 1


def _linear(channel: int) -> float:
    """sRGB 0 to 255 as linear light 0 to 1, which glTF's factors are."""
    c = channel / 255
    return round(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4, 6)


def _material(material: Material, two_sided: bool) -> dict[str, Any]:
    colour = [_linear(c) for c in material.colour]
    out: dict[str, Any] = {
        "name": material.name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*colour, 1.0],
            "metallicFactor": 0.0,
            "roughnessFactor": 0.9,
        },
        "doubleSided": two_sided,
    }
    if material.shade is Shade.GLOW:
        out["emissiveFactor"] = colour
    return out


def _normals(mesh: Mesh) -> npt.NDArray[np.float32]:
    """The mesh's normals, or smooth ones; always of unit length."""
    if mesh.normals is not None:
        normals = np.asarray(mesh.normals, np.float64)
    else:
        a, b, c = (mesh.vertices[mesh.triangles[:, k]].astype(np.float64) for k in range(3))
        face = np.cross(b - a, c - a)
        normals = np.zeros(mesh.vertices.shape)
        for k in range(3):
            np.add.at(normals, mesh.triangles[:, k], face)
    size = np.linalg.norm(normals, axis=1, keepdims=True)
    up = np.array([0.0, 1.0, 0.0])
    return np.where(size > 1e-9, normals / np.where(size > 1e-9, size, 1), up).astype(np.float32)


def _camera_matrix(key: CameraKey) -> list[float]:
    """Camera to world, column by column; a glTF camera looks along its -Z."""
    eye, target = np.array(key.position, float), np.array(key.target, float)
    back = eye - target
    back /= max(float(np.linalg.norm(back)), 1e-9)
    up = np.array([0.0, 1.0, 0.0])
    if abs(float(back @ up)) > 0.9999:
        up = np.array([0.0, 0.0, -1.0])
    right = np.cross(up, back)
    right /= np.linalg.norm(right)
    above = np.cross(back, right)
    c, s = math.cos(key.roll), math.sin(key.roll)
    right, above = c * right + s * above, c * above - s * right
    columns = [*right, 0.0, *above, 0.0, *back, 0.0, *eye, 1.0]
    return [round(float(v), 7) for v in columns]


def _mesh(mesh: Mesh, buffer: _Buffer, materials: list[dict[str, Any]],
          seen: dict[str, int]) -> dict[str, Any]:  # fmt: skip
    position = buffer.add(mesh.vertices.astype(np.float32), "VEC3", _FLOAT, _VERTICES, True)
    normal = buffer.add(_normals(mesh), "VEC3", _FLOAT, _VERTICES)
    primitives = []
    for part in np.unique(mesh.parts):
        entry = _material(mesh.materials[int(part)], mesh.two_sided)
        name = json.dumps(entry, sort_keys=True)
        if name not in seen:
            seen[name] = len(materials)
            materials.append(entry)
        corners = mesh.triangles[mesh.parts == part].reshape(-1).astype(np.uint32)
        indices = buffer.add(corners, "SCALAR", _UINT, _INDICES)
        primitives.append(
            {
                "attributes": {"POSITION": position, "NORMAL": normal},
                "indices": indices,
                "material": seen[name],
            }
        )
    return {"name": mesh.name or "mesh", "primitives": primitives}


def write_glb(
    path: Path,
    meshes: Sequence[Mesh],
    cameras: Sequence[tuple[str, CameraKey]] = (),
    scene: str = "scene",
) -> None:
    """Write the meshes and named cameras of one moment as a GLB 2.0 file."""
    buffer = _Buffer()
    materials: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    made: list[dict[str, Any]] = []
    nodes: list[dict[str, Any]] = []
    for mesh in meshes:
        if not len(mesh.triangles):
            continue
        made.append(_mesh(mesh, buffer, materials, seen))
        nodes.append({"name": made[-1]["name"], "mesh": len(made) - 1})
    lenses: list[dict[str, Any]] = []
    for name, key in cameras:
        field = 2 * math.atan(_FRAME_HEIGHT_MM / (2 * key.lens_mm))
        perspective = {
            "yfov": round(field, 7),
            "aspectRatio": round(_FRAME_WIDTH_MM / _FRAME_HEIGHT_MM, 7),
            "znear": 0.05,
            "zfar": 500.0,
        }
        lenses.append({"name": name, "type": "perspective", "perspective": perspective})
        nodes.append({"name": name, "camera": len(lenses) - 1, "matrix": _camera_matrix(key)})
    document: dict[str, Any] = {
        "asset": {"version": "2.0", "generator": "Workprint"},
        "scene": 0,
        "scenes": [{"name": scene, "nodes": list(range(len(nodes)))}],
        "nodes": nodes,
    }
    if not nodes:
        del document["nodes"], document["scenes"][0]["nodes"]
    if made:
        document |= {
            "meshes": made,
            "materials": materials,
            "accessors": buffer.accessors,
            "bufferViews": buffer.views,
            "buffers": [{"byteLength": len(buffer.data)}],
        }
    if lenses:
        document["cameras"] = lenses
    _write(path, document, bytes(buffer.data))


def _write(path: Path, document: dict[str, Any], binary: bytes) -> None:
    """The container: a header, the JSON chunk padded with spaces, the binary one with zeros."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks)
    part.replace(path)
