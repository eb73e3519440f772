"""A staging written as GLB reads back whole."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from workprint.film.staging import CameraKey
from workprint.render.figures import Figure, rest_pose
from workprint.render.gltf import write_glb
from workprint.render.mesh import Material, Mesh


def _read(path: Path) -> tuple[dict, bytes]:
    raw = path.read_bytes()
    magic, version, length = struct.unpack_from("<4sII", raw)
    assert (magic, version, length) == (b"glTF", 2, len(raw))
    size, kind = struct.unpack_from("<I4s", raw, 12)
    assert kind == b"JSON" and size % 4 == 0
    document = json.loads(raw[20 : 20 + size])
    count, kind = struct.unpack_from("<I4s", raw, 20 + size)
    assert kind == b"BIN\0" and count % 4 == 0
    return document, raw[28 + size : 28 + size + count]


def _array(document: dict, binary: bytes, number: int) -> np.ndarray:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    width = {"SCALAR": 1, "VEC3": 3}[accessor["type"]]
    kind = {5126: np.float32, 5125: np.uint32}[accessor["componentType"]]
    assert view["byteOffset"] % 4 == 0
    data = np.frombuffer(binary, kind, accessor["count"] * width, view["byteOffset"])
    return data.reshape(-1, width)


def test_a_figure_and_a_camera_read_back(figure: Figure, tmp_path: Path) -> None:
    mesh = figure.mesh(rest_pose(figure))
    key = CameraKey(0, (0.0, 1.5, 3.0), (0.0, 1.5, 0.0), 50.0)
    write_glb(tmp_path / "a.glb", [mesh], [("1A", key)])
    document, binary = _read(tmp_path / "a.glb")
    assert document["buffers"][0]["byteLength"] == len(binary)
    primitives = document["meshes"][0]["primitives"]
    points = _array(document, binary, primitives[0]["attributes"]["POSITION"])
    assert np.array_equal(points, mesh.vertices)
    normals = _array(document, binary, primitives[0]["attributes"]["NORMAL"])
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-4)
    corners = [_array(document, binary, p["indices"]).reshape(-1, 3) for p in primitives]
    assert sum(len(c) for c in corners) == len(mesh.triangles)
    assert max(int(c.max()) for c in corners) < len(points)
    names = {document["materials"][p["material"]]["name"] for p in primitives}
    assert {"skin", "hair", "top", "iris"} <= names
    node = next(n for n in document["nodes"] if n["name"] == "1A")
    assert node["matrix"][12:15] == [0.0, 1.5, 3.0]
    lens = document["cameras"][node["camera"]]["perspective"]
    assert lens["yfov"] == pytest.approx(np.radians(15.9), abs=2e-3)


def test_same_staging_same_bytes(figure: Figure, tmp_path: Path) -> None:
    mesh = figure.mesh(rest_pose(figure))
    write_glb(tmp_path / "a.glb", [mesh])
    write_glb(tmp_path / "b.glb", [mesh])
    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


def test_a_mesh_without_normals_gets_them(tmp_path: Path) -> None:
    flat = Mesh(
        np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32),
        np.array([[0, 1, 2]], np.int32),
        np.zeros(1, np.int32),
        (Material("paper", (255, 255, 255)),),
        name="sheet",
    )
    write_glb(tmp_path / "a.glb", [flat])
    document, binary = _read(tmp_path / "a.glb")
    normals = _array(document, binary, 1)
    assert np.allclose(normals, [0, 0, 1])
    assert document["nodes"][0]["name"] == "sheet"
