"""What a run puts into a film's `out` folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workprint.film.time import FrameRate
from workprint.render.movie.subtitles import to_srt, to_vtt

_FOLDERS = (("storyboard", "*.jpg"), ("staging", "*.glb"), ("characters", "*.jpg"))
Put = Callable[[Path | bytes | str, Path], None]


def publish(out: Path, artefacts: dict[str, Any], put: Put) -> tuple[Path, ...]:
    """Write the movie, its subtitles, the cut, the pictures, the data and the book.

    `put(source, target)` writes one file whole. Panels of shots that are gone are removed, and
    stagings and portraits likewise.
    """
    record = json.loads(artefacts["film_record"])
    rate = FrameRate.parse(record["rate"]["label"])
    cues = artefacts["subtitles"]
    files: dict[str, Path | bytes | str] = {
        "workprint.mp4": artefacts["movie"],
        "workprint.srt": to_srt(cues, rate),
        "workprint.vtt": to_vtt(cues, rate),
        "workprint.otio": artefacts["cut"],
        "film.json": artefacts["film_record"],
        "poster.jpg": artefacts["poster"],
    }
    shots = [shot for scene in record["scenes"] for shot in scene["shots"]]
    for shot, panel in zip(shots, artefacts["panels"], strict=True):
        files[shot["panel"]] = panel
    for scene, model in zip(record["scenes"], artefacts["scene_models"], strict=True):
        files[scene["staging"]] = model
    files.update(artefacts["book"].beside)
    # The page goes last: when it is new, so is everything it shows.
    files["index.html"] = artefacts["book"].page
    for name, source in files.items():
        put(source, out / name)
    for name, pattern in _FOLDERS:
        for old in (out / name).glob(pattern) if (out / name).is_dir() else ():
            if f"{name}/{old.name}" not in files:
                old.unlink()
    return tuple(out / name for name in files)
