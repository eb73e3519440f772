"""The movie file: every frame, every chapter, every word, at every rate."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from workprint.film.shots import Move
from workprint.film.time import FrameRate
from workprint.render.movie.assemble import Chapter, MovieJob, make_movie
from workprint.render.movie.panels import PanelJob, make_panel
from workprint.render.movie.subtitles import Subtitle
from workprint.render.movie.titles import TitleJob, make_title
from workprint.render.movie.video import write_video
from workprint.render.sound.film import sample_at, write_wav

LENGTHS = (1, 7, 30)
CUES = (Subtitle(2, 12, ("You came.",)), Subtitle(14, 34, ("<i>I said</i>", "我说过 & 我来了")))


def shot(path: Path, frames: int, rate: Fraction, size: tuple[int, int], tone: int) -> Path:
    """A shot of one grey each, a little brighter from frame to frame."""
    width, height = size
    pictures = (np.full((height, width, 3), tone + n % 20, np.uint8) for n in range(frames))
    write_video(path, pictures, rate, size)
    return path


def movie(
    folder: Path, label: str = "24", size: tuple[int, int] = (160, 90), name: str = "m.mp4"
) -> Path:
    """A movie of three shots, two scenes and two subtitles."""
    rate = FrameRate.parse(label).fps
    frames = sum(LENGTHS)
    shots = tuple(
        shot(folder / f"{n}.mp4", length, rate, size, 40 + 80 * n)
        for n, length in enumerate(LENGTHS)
    )
    time = np.arange(sample_at(frames, rate)) / 48_000
    tone = np.sin(2 * np.pi * 440 * time).astype(np.float32)[:, None] * 0.2
    write_wav(folder / "sound.wav", np.repeat(tone, 2, axis=1))
    chapters = (Chapter("1. INT. KITCHEN", 1, 8), Chapter("2. 外景 街道 夜", 8, frames))
    job = MovieJob(shots, folder / "sound.wav", chapters, CUES, rate, frames, "A Film", "en")
    make_movie(job, folder / name)
    return folder / name


@pytest.mark.parametrize("label", ["23.976", "24", "25", "29.97", "30", "59.94"])
def test_every_frame_is_there_on_its_time(label: str, tmp_path: Path) -> None:
    rate = FrameRate.parse(label).fps
    with av.open(str(movie(tmp_path, label))) as file:
        stream = file.streams.video[0]
        assert stream.average_rate == rate
        assert stream.frames == sum(LENGTHS)
        frames = list(file.decode(stream))
        assert [f.pts * f.time_base for f in frames] == [n / rate for n in range(sum(LENGTHS))]
    tones = [float(f.to_ndarray(format="gray").mean()) for f in frames]
    wanted = [40 + 80 * n + k % 20 for n, length in enumerate(LENGTHS) for k in range(length)]
    assert np.abs(np.array(tones) - wanted).max() < 4


@pytest.mark.parametrize("label", ["23.976", "25", "29.97"])
def test_sound_and_picture_end_together(label: str, tmp_path: Path) -> None:
    rate = FrameRate.parse(label).fps
    with av.open(str(movie(tmp_path, label))) as file:
        frames = list(file.decode(file.streams.audio[0]))
        stream = file.streams.audio[0]
        assert (stream.rate, stream.layout.name) == (48_000, "stereo")
    end = frames[-1].pts * frames[-1].time_base + Fraction(frames[-1].samples, 48_000)
    assert abs(end - sum(LENGTHS) / rate) <= 1 / rate


def test_the_sound_is_the_sound_that_was_given(tmp_path: Path) -> None:
    with av.open(str(movie(tmp_path))) as file:
        sound = np.concatenate([f.to_ndarray() for f in file.decode(audio=0)], axis=1)[0]
    middle = sound[20_000:30_000]
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(0.2 / np.sqrt(2), rel=0.05)
    crossings = np.count_nonzero(np.diff(np.signbit(middle)))
    assert crossings / 2 / (len(middle) / 48_000) == pytest.approx(440, rel=0.02)


def test_chapters_are_the_scenes(tmp_path: Path) -> None:
    with av.open(str(movie(tmp_path, "25"))) as file:
        found = [
            (c["metadata"]["title"], float(c["start"] * c["time_base"])) for c in file.chapters()
        ]
    assert found == [
        ("A Film", 0),
        ("1. INT. KITCHEN", pytest.approx(1 / 25, abs=0.001)),
        ("2. 外景 街道 夜", pytest.approx(8 / 25, abs=0.001)),
    ]


def test_soft_subtitles_are_read_back(tmp_path: Path) -> None:
    with av.open(str(movie(tmp_path))) as file:
        stream = file.streams.subtitles[0]
        assert stream.codec_context.name == "mov_text"
        assert stream.metadata.get("language") == "eng"
        read = [
            (round(p.pts * p.time_base * 24), bytes(p)[2:].decode())
            for p in file.demux(stream)
            if p.size > 2
        ]
    assert read == [(cue.start, "\n".join(cue.lines)) for cue in CUES]


@pytest.mark.parametrize("size", [(160, 284), (320, 180), (160, 160)])
def test_the_picture_has_the_size_that_was_asked_for(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with av.open(str(movie(tmp_path, size=size))) as file:
        stream = file.streams.video[0]
        assert (stream.width, stream.height) == size
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"


def test_the_same_film_is_the_same_bytes(tmp_path: Path) -> None:
    one = movie(tmp_path, name="a.mp4").read_bytes()
    assert movie(tmp_path, name="b.mp4").read_bytes() == one


def test_sound_and_picture_begin_together(tmp_path: Path) -> None:
    """The coder's run-up is skipped: the tone is there from the first samples on."""
    with av.open(str(movie(tmp_path))) as file:
        sound = np.concatenate([f.to_ndarray() for f in file.decode(audio=0)], axis=1)[0]
    assert np.flatnonzero(np.abs(sound) > 0.02)[0] < 100


def test_the_title_stands_in_the_file(tmp_path: Path) -> None:
    with av.open(str(movie(tmp_path))) as file:
        assert file.metadata["title"] == "A Film"


def test_playing_can_begin_before_the_file_is_whole(tmp_path: Path) -> None:
    data = movie(tmp_path).read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_shots_that_do_not_add_up_are_refused(tmp_path: Path) -> None:
    rate = Fraction(24)
    write_wav(tmp_path / "s.wav", np.zeros((48_000, 2), np.float32))
    one = shot(tmp_path / "a.mp4", 10, rate, (160, 90), 90)
    job = MovieJob((one,), tmp_path / "s.wav", (), (), rate, 11, "x", "en")
    with pytest.raises(ValueError, match="the shots add up to 10 frames, the cut to 11"):
        make_movie(job, tmp_path / "m.mp4")


def test_a_film_in_which_nobody_speaks_has_no_subtitle_track(tmp_path: Path) -> None:
    rate = Fraction(24)
    write_wav(tmp_path / "s.wav", np.zeros((sample_at(10, rate), 2), np.float32))
    one = shot(tmp_path / "a.mp4", 10, rate, (160, 90), 90)
    make_movie(
        MovieJob((one,), tmp_path / "s.wav", (), (), rate, 10, "x", "en"), tmp_path / "m.mp4"
    )
    with av.open(str(tmp_path / "m.mp4")) as file:
        assert not file.streams.subtitles
        assert len(list(file.decode(video=0))) == 10


@pytest.mark.parametrize("size", [(320, 180), (180, 320)])
@pytest.mark.parametrize("title", ["The Long Lamp", "雨夜", "A " * 80, "x" * 200])
def test_a_title_is_type_on_paper_that_ends_in_black(
    title: str, size: tuple[int, int], tmp_path: Path
) -> None:
    width, height = size
    job = TitleJob(((title, 0.1), ("", 0.03)), 30, Fraction(24), width, height, None)
    make_title(job, tmp_path / "t.mp4")
    with av.open(str(tmp_path / "t.mp4")) as file:
        pictures = [f.to_ndarray(format="gray").astype(float) for f in file.decode(video=0)]
    assert len(pictures) == 30
    assert pictures[15].max() - pictures[15].min() > 80
    margin = width // 20
    assert np.ptp(pictures[15][:, :margin]) < 20, "type runs out of the frame"
    assert pictures[-1].mean() < 40


@pytest.mark.parametrize("move", list(Move))
def test_a_panel_shows_its_shot_with_the_move_drawn_on(move: Move, tmp_path: Path) -> None:
    source = shot(tmp_path / "a.mp4", 20, Fraction(24), (320, 180), 90)
    make_panel(PanelJob(source, move, 20), tmp_path / "p.jpg")
    with av.open(str(tmp_path / "p.jpg")) as file:
        picture = next(file.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    assert picture.shape == (360, 640, 3)
    assert np.median(picture) == pytest.approx(103, abs=6)
    red = (picture[:, :, 0] - picture[:, :, 1] > 60).sum()
    assert (red > 100) == (move is not Move.STATIC)
