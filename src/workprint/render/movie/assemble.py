"""The movie: shots joined packet by packet, sound, chapters and soft subtitles in one MP4."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from workprint.render.movie.subtitles import Subtitle


@dataclass(frozen=True, slots=True)
class Chapter:
    """A scene on the movie's clock, frames [start, end)."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MovieJob:
    """All that the movie is made of; `pictures` in order of play, `sound` a 48 kHz WAV."""

    pictures: tuple[Path, ...]
    sound: Path
    chapters: tuple[Chapter, ...]
    subtitles: tuple[Subtitle, ...]
    rate: Fraction
    frames: int
    title: str
    language: str


def make_movie(job: MovieJob, path: Path) -> None:
    """Write the movie. Raises ValueError when the pictures do not add up to its frames."""
    import av

    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", container_options=options) as movie:
        movie.metadata["title"] = job.title
        with av.open(str(job.pictures[0])) as first:
            video = movie.add_stream_from_template(first.streams.video[0])
        video.time_base = 1 / job.rate
        # The fast coder takes half the time and, at this rate, is the closer one to the source.
        audio = movie.add_stream("aac", rate=48000, options={"aac_coder": "fast"})
        audio.layout = "stereo"
        audio.bit_rate = 160_000
        texts = movie.add_mux_stream("mov_text") if job.subtitles else None
        if texts is not None:
            texts.time_base = Fraction(1, 1000)
            texts.metadata["language"] = {"en": "eng", "zh": "zho"}.get(job.language, "und")
        movie.set_chapters([
            {
                "id": n,
                "start": c.start,
                "end": c.end,
                "time_base": 1 / job.rate,
                "metadata": {"title": c.title},
            }
            for n, c in enumerate(_from_the_start(job), start=1)
        ])  # fmt: skip
        movie.start_encoding()
        streams = [_video(job, video), _audio(job, audio)]
        if texts is not None:
            streams.append(_texts(job, texts))
        _interleave(movie, streams)


def _from_the_start(job: MovieJob) -> tuple[Chapter, ...]:
    """The chapters, with the title as one: players move a first chapter to zero otherwise."""
    if job.chapters and job.chapters[0].start > 0:
        return (Chapter(job.title, 0, job.chapters[0].start), *job.chapters)
    return job.chapters


def _video(job: MovieJob, stream: Any) -> Any:
    """Packets of all shots on one clock; a shot is only frames from 0, so adding suffices."""
    import av

    at = 0
    for path in job.pictures:
        with av.open(str(path)) as shot:
            source = shot.streams.video[0]
            count = 0
            for packet in shot.demux(source):
                if packet.pts is None:
                    continue
                frame = round(packet.pts * packet.time_base * job.rate)
                packet.pts = packet.dts = at + frame
                packet.duration = 1
                packet.time_base = 1 / job.rate
                packet.stream = stream
                seconds = (at + frame) / job.rate
                count += 1
                yield seconds, packet
            at += count
    if at != job.frames:
        raise ValueError(f"the shots add up to {at} frames, the cut to {job.frames}")


def _audio(job: MovieJob, stream: Any) -> Any:
    """AAC packets. The coder's first 1,024 samples are its run-up: they lie before zero, and an
    edit list tells players to begin behind them, so that sound and picture start together."""
    import av

    clock = Fraction(1, 48000)
    at = 0
    with av.open(str(job.sound)) as sound:
        for frame in sound.decode(audio=0):
            frame.pts, frame.time_base = at, clock
            at += frame.samples
            for packet in stream.encode(frame):
                yield packet.pts * packet.time_base, packet
    for packet in stream.encode(None):
        yield packet.pts * packet.time_base, packet


def _texts(job: MovieJob, stream: Any) -> Any:
    """3GPP timed text: two bytes of length, then UTF-8; empty samples between cues."""
    import av

    clock = Fraction(1, 1000)

    def packet(text: str, start: int, end: int) -> Any:
        data = text.encode("utf-8")
        made = av.Packet(len(data).to_bytes(2, "big") + data)
        made.pts = made.dts = start
        made.duration = max(1, end - start)
        made.time_base = clock
        made.stream = stream
        return start * clock, made

    at = 0
    for cue in job.subtitles:
        start, end = (round(f / job.rate * 1000) for f in (cue.start, cue.end))
        if start > at:
            yield packet("", at, start)
        yield packet("\n".join(cue.lines), start, end)
        at = end
    whole = round(job.frames / job.rate * 1000)
    if whole > at:
        yield packet("", at, whole)


def _interleave(movie: Any, streams: list[Any]) -> None:
    """Mux in order of time, so that a player never has to wait for a stream."""
    import heapq

    keyed = [
        ((seconds, order, n, packet) for n, (seconds, packet) in enumerate(stream))
        for order, stream in enumerate(streams)
    ]
    for _, _, _, packet in heapq.merge(*keyed, key=lambda item: item[:3]):
        movie.mux(packet)
