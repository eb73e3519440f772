"""Whether a long film keeps sound and picture together, measured by decoding every frame.

    python benchmarks/sync.py [--minutes 10.5] [--rate 23.976] [--size 320x180] [--json]

Frames of the movie, of the timeline and of the layout must be equal; the sound must end within
one frame of the picture. Scenes are added until the film is longer than `--minutes`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from fractions import Fraction
from pathlib import Path

import av
import opentimelineio as otio
from film_folders import make, new_film, short_scenes, size_of, table

_SCENE_SECONDS = 9


def measure(minutes: float, rate: str, size: tuple[int, int]) -> dict[str, object]:
    """Make the film and decode it from end to end."""
    scenes = max(1, round(minutes * 60 / _SCENE_SECONDS))
    with tempfile.TemporaryDirectory() as place:
        text = short_scenes(scenes, lines=3)
        folder = new_film(Path(place) / "film", text, rate=rate, size=size)
        while True:
            # The length is known before anything is drawn.
            make(folder, "--until", "film_layout")
            frames, fps = _length(folder)
            if frames / fps >= minutes * 60:
                break
            scenes += max(1, scenes // 10)
            text = short_scenes(scenes, lines=3)
            (folder / "screenplay.fountain").write_text(text, encoding="utf-8")
        make(folder)
        out = folder / "out"
        timeline = otio.adapters.read_from_file(str(out / "workprint.otio"))
        with av.open(str(out / "workprint.mp4")) as movie:
            stream = movie.streams.video[0]
            assert stream.average_rate is not None
            shown = [f.pts * f.time_base for f in movie.decode(stream)]
            exact = Fraction(stream.average_rate)
        with av.open(str(out / "workprint.mp4")) as movie:
            heard = [(f.pts * f.time_base, f.samples) for f in movie.decode(audio=0)]
        frames, _ = _length(folder)
    picture_end = shown[-1] + 1 / exact
    sound_end = heard[-1][0] + Fraction(heard[-1][1], 48000)
    return {
        "scenes": scenes,
        "minutes": float(picture_end / 60),
        "movie_frames": len(shown),
        "timeline_frames": int(timeline.tracks[0].duration().value),
        "layout_frames": frames,
        "frames_off_their_time": sum(t != n / exact for n, t in enumerate(shown)),
        "sound_end_minus_picture_end_ms": float((sound_end - picture_end) * 1000),
        "one_frame_ms": float(1000 / exact),
    }


def _length(folder: Path) -> tuple[int, float]:
    """Frames of the film's layout, and frames a second, from what the film keeps."""
    from workprint.film.layout import FilmLayout
    from workprint.film.time import FrameRate
    from workprint.production.artefacts import from_json
    from workprint.production.folder import open_folder

    kept = (folder / ".workprint" / "artefacts").glob("film_layout-*.json")
    newest = max(kept, key=lambda p: p.stat().st_mtime_ns)
    layout: FilmLayout = from_json(newest.read_bytes(), FilmLayout)
    rate = FrameRate.parse(open_folder(folder).settings.picture.rate)
    return layout.frames, float(rate.fps)


def main() -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.5)
    parser.add_argument("--rate", default="23.976")
    parser.add_argument("--size", default="320x180")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.minutes, options.rate, size_of(options.size))
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(table([("figure", "value"), *figures.items()]))


if __name__ == "__main__":
    main()
