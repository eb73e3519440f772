"""Records of films as the book gets them, and the files beside the page."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from workprint.film.time import FrameRate, timecode

RATE = FrameRate.parse("23.976")

_SIZES = {
    "CU": ("close-up", "特写"),
    "MS": ("medium shot", "中景"),
    "ELS": ("extreme long shot", "远景"),
}


def shot(scene: str, number: str, start: int, frames: int, **more: Any) -> dict[str, Any]:
    size = more.pop("size", "MS")
    name = more.pop("id", f"{scene}.{number}")
    return {
        "id": name,
        "number": number,
        "kind": {"en": "single", "zh": "单人"},
        "size": {"code": size, "en": _SIZES[size][0], "zh": _SIZES[size][1]},
        "angle": {"en": "eye level", "zh": "平视"},
        "move": {"code": "push", "en": "push in", "zh": "推"},
        "lens_mm": 40,
        "start": start,
        "frames": frames,
        "seconds": round(float(RATE.seconds(frames)), 2),
        "subjects": [],
        "object": None,
        "panel": f"storyboard/{name}.jpg",
        "action": "",
        "lines": [],
        "reason": {"en": "a reason", "zh": "一个理由", "line": 7},
        **more,
    }


def scene(
    id: str, number: str, heading: str, shots: list[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    return {
        "id": id,
        "number": number,
        "heading": heading,
        "int_ext": "INT",
        "location": "KITCHEN",
        "time": "NIGHT",
        "kit": "kitchen",
        "hour": "night",
        "weather": ["rain"],
        "first_line": 3,
        "last_line": 12,
        "present": [],
        "start": shots[0]["start"] if shots else 0,
        "frames": sum(s["frames"] for s in shots),
        "content": "0" * 16,
        "shots": shots,
        "page": 1,
        "eighths": 11,
        "words": ["kettle", "<rain>"],
        "mood": None,
        **more,
    }


def character(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name.lower(),
        "name": name,
        "lines": 2,
        "words": 10,
        "share": 0.5,
        "scenes": ["1"],
        "voice": "af_heart",
        "look": {"top_colour": [200, 30, 40]},
        "reasons": [{"en": "age: “37”", "zh": "年龄：“37”", "line": 4}],
        **more,
    }


def record(
    scenes: list[dict[str, Any]], characters: list[dict[str, Any]], frames: int, **more: Any
) -> dict[str, Any]:
    return {
        "title": "Small",
        "language": "en",
        "rate": {"label": RATE.label, "fps": float(RATE.fps)},
        "size": [320, 180],
        "frames": frames,
        "runtime": timecode(frames, RATE),
        "characters": characters,
        "scenes": scenes,
        **more,
    }


def small_record() -> dict[str, Any]:
    """Two scenes, four shots, two people; every name tries to break out of the page."""
    bold = "ANNE </script><script>alert(1)</script>"
    first = [
        shot("s001", "1A", 24, 24, size="ELS", action='A "quiet" <b>kitchen</b> & rain.'),
        shot("s001", "1B", 48, 36, subjects=[bold], lines=[{"who": bold, "text": "Who’s there?"}]),
        shot("s001", "1C", 84, 24, size="CU", subjects=["BO"], id="a b/ü#?%2F"),
    ]
    second = [shot("s002", "2A", 108, 48, subjects=["BO"], lines=[{"who": "BO", "text": "Me."}])]
    return record(
        [
            scene("s001", "1", "1. INT. KITCHEN - NIGHT", first, present=[bold, "BO"],
                  staging="staging/s001.glb"),
            scene("s002", "2", "EXT. STREET <i>- DAY</i>", second, int_ext="EXT", hour="day",
                  weather=[], time="DAY", present=["BO"]),
        ],
        [character(bold), character("BO", scenes=["1", "2"])],
        180,
        title="Small & “<script>alert(2)</script>” 🎬 \u2028 end",
    )  # fmt: skip


def long_record(scenes: int = 100, shots: int = 15) -> dict[str, Any]:
    """A feature's worth of scenes and shots."""
    made, at = [], 96
    for s in range(1, scenes + 1):
        name = f"s{s:03}"
        inside = []
        for n in range(shots):
            inside.append(
                shot(name, f"{s}-{n}", at, 72, subjects=["BO"], id=f"{name}.{n:03}",
                     action="He crosses the room, stops, and turns back to the window.",
                     lines=[{"who": "BO", "text": "I never said that I would stay."}])
            )  # fmt: skip
            at += 72
        made.append(scene(name, str(s), f"INT. ROOM {s} - NIGHT", inside, present=["BO"]))
    numbers = [s["number"] for s in made]
    return record(made, [character("BO", scenes=numbers, share=1.0)], at + 144)


def subtitles() -> str:
    """Two cues: over shot 1B and over shot 2A."""
    return (
        "WEBVTT\n\n00:00:02.100 --> 00:00:03.300\nWho’s &lt;there&gt;?\nAnyone?\n\n"
        "00:00:04.700 --> 00:00:06.000\nMe.\n"
    )


def put_panels(folder: Path, film: dict[str, Any]) -> None:
    """A JPEG for each shot."""
    import skia

    for number, one in enumerate(s for scene in film["scenes"] for s in scene["shots"]):
        surface = skia.Surface(64, 36)
        surface.getCanvas().clear(skia.Color(40 + 50 * (number % 4), 120, 160))
        path = folder / one["panel"]
        path.parent.mkdir(parents=True, exist_ok=True)
        picture = bytes(surface.makeImageSnapshot().encodeToData(skia.kJPEG, 80))
        path.write_bytes(picture)
        (folder / "poster.jpg").write_bytes(picture)


def put_movie(path: Path, frames: int, rate: FrameRate) -> None:
    """A real H.264 movie whose every frame has its own grey."""
    import av
    import numpy as np

    with av.open(str(path), "w") as movie:
        stream = movie.add_stream("libx264", rate=Fraction(rate.fps))
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for number in range(frames):
            grey = np.full((36, 64, 3), 20 + number, np.uint8)
            movie.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        movie.mux(stream.encode(None))
