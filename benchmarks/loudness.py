"""How loud films are: the sound of their MP4s decoded and measured, twice.

    python benchmarks/loudness.py [MP4 ...] [--json]

Without files, the two example films are measured as `make film` left them. Each film's integrated
loudness (LUFS, ITU-R BS.1770-4) and true peak (dBTP, four times oversampled) are measured with
the mix's own `render.sound.loudness`, and beside it with FFmpeg's `ebur128`, which shares no code
with it. The bar is -23 LUFS within 0.5 and a true peak of at most -1 dBTP (EBU R 128).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph, filters_available
from film_folders import ROOT, table

from workprint.render.sound.loudness import integrated_lufs, true_peak_db

_RATE = 48_000
_EXAMPLES = tuple(
    ROOT / "examples" / name / "out" / "workprint.mp4" for name in ("lamplight", "yuye")
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A film's loudness (LUFS) and true peak (dBTP) by both meters; None without `ebur128`."""

    film: str
    seconds: float
    lufs: float
    dbtp: float
    ffmpeg_lufs: float | None
    ffmpeg_dbtp: float | None


def measure(path: Path) -> Measured:
    """Decode a film's sound and measure it. ValueError for a film without sound."""
    sound = decoded(path)
    lufs, dbtp = ebur128(path) if "ebur128" in filters_available else (None, None)
    return Measured(
        film=_name(path),
        seconds=len(sound) / _RATE,
        lufs=integrated_lufs(sound, _RATE),
        dbtp=true_peak_db(sound),
        ffmpeg_lufs=lufs,
        ffmpeg_dbtp=dbtp,
    )


def decoded(path: Path) -> npt.NDArray[np.float32]:
    """The sound as (n, 2) samples at 48 kHz, full scale 1."""
    with av.open(str(path)) as film:
        if not film.streams.audio:
            raise ValueError(f"{path} has no sound")
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=_RATE)
        parts = [
            made.to_ndarray()
            for frame in (*film.decode(audio=0), None)
            for made in resampler.resample(frame)
        ]
    return np.ascontiguousarray(np.concatenate(parts, axis=1).T)


def ebur128(path: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) by FFmpeg's filter, from its last frame."""
    last: dict[str, str] = {}
    with av.open(str(path)) as film:
        graph = Graph()
        source = graph.add_abuffer(template=film.streams.audio[0])
        meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in (*film.decode(audio=0), None):
            graph.push(frame)
            while True:
                try:
                    last = dict(graph.pull().metadata) or last
                except (av.BlockingIOError, av.EOFError):
                    break
    peaks = [float(v) for k, v in last.items() if k.startswith("lavfi.r128.true_peaks_ch")]
    # The filter tells peaks as parts of full scale, to three places.
    return float(last["lavfi.r128.I"]), 20 * math.log10(max(peaks)) if max(peaks) else -math.inf


def _name(path: Path) -> str:
    """A film by its folder: "lamplight" for examples/lamplight/out/workprint.mp4."""
    return path.parent.parent.name if path.parent.name == "out" else path.stem


def _finite(figures: dict[str, object]) -> dict[str, object]:
    """The figures as JSON can hold them: silence is null, not minus infinity."""
    return {
        key: None if isinstance(value, float) and math.isinf(value) else value
        for key, value in figures.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as text or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("films", nargs="*", type=Path, metavar="MP4")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    films = options.films or _EXAMPLES
    missing = [str(film) for film in films if not film.is_file()]
    if missing:
        sys.exit(f"{', '.join(missing)}: no such film; `make film` makes the examples")
    found = [measure(film) for film in films]
    if options.json:
        print(json.dumps([_finite(asdict(each)) for each in found], indent=2))
        return
    names = ("film", "seconds", "LUFS", "dBTP", "ffmpeg LUFS", "ffmpeg dBTP")
    print(table([names, *(["-" if v is None else v for v in asdict(f).values()] for f in found)]))


if __name__ == "__main__":
    main()
