"""From a screenplay of one scene and two lines to a film with its book, without the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import av
import opentimelineio as otio
import pytest

TEXT = """Title: Tiny

INT. KITCHEN - DAY

IDA (40) sits at the table.

IDA
You came.

TOM
I said I would.
"""
# Every attempt to reach another machine, from any process, is written down and refused.
GUARD = """
import os, socket

def _watched(name):
    plain = getattr(socket.socket, name)
    def connect(self, address):
        local = self.family == getattr(socket, "AF_UNIX", None) or (
            isinstance(address, tuple) and str(address[0]) in ("127.0.0.1", "::1", "localhost"))
        if not local:
            with open(os.environ["CONNECTIONS"], "a") as log:
                log.write(f"{address}\\n")
            raise OSError("the network is out of bounds")
        return plain(self, address)
    setattr(socket.socket, name, connect)

for name in ("connect", "connect_ex"):
    _watched(name)
with open(os.environ["CONNECTIONS"] + ".watched", "a") as log:
    log.write(f"{os.getpid()}\\n")
"""


class Film(NamedTuple):
    """A film that was made, and what the run printed."""

    folder: Path
    said: dict[str, Any]
    connections: Path


def make(folder: Path, guard: Path) -> dict[str, Any]:
    """Run `workprint make --json` with the sockets watched."""
    done = subprocess.run(
        [sys.executable, "-m", "workprint", "make", str(folder), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                filter(None, [str(guard), os.environ.get("PYTHONPATH")])
            ),
            "CONNECTIONS": str(guard / "connections"),
        },
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    root = tmp_path_factory.mktemp("tiny")
    guard = root / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    folder = root / "film"
    folder.mkdir()
    (folder / "screenplay.fountain").write_text(TEXT, encoding="utf-8")
    (folder / "film.toml").write_text(
        'title = "Tiny"\n[picture]\nwidth = 320\nheight = 180\n', encoding="utf-8"
    )
    (folder / "decisions").mkdir()
    (folder / "decisions" / "declared.toml").write_text(
        '[gender]\nIDA = "female"\n', encoding="utf-8"
    )
    return Film(folder, make(folder, guard), guard / "connections")


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_a_film_with_its_book_is_made(film: Film) -> None:
    out = film.folder / "out"
    record = json.loads((out / "film.json").read_text(encoding="utf-8"))
    shots = [shot for scene in record["scenes"] for shot in scene["shots"]]
    assert set(contents(out)) >= {
        "film.json", "index.html", "workprint.mp4", "workprint.otio", "workprint.srt",
        "workprint.vtt", *(shot["panel"] for shot in shots),
    }  # fmt: skip
    assert [line["text"] for shot in shots for line in shot["lines"]].count("You came.") >= 1
    assert "You came." in (out / "workprint.srt").read_text(encoding="utf-8")


def test_the_story_is_told(film: Film) -> None:
    """As a document and in the record, with genders from decisions/declared.toml."""
    out = film.folder / "out"
    coverage = (out / "coverage.md").read_text(encoding="utf-8")
    assert coverage.startswith("# Coverage: Tiny\n")
    assert "TOM speaks" in coverage
    assert "women: 33% of all words (IDA)" in coverage
    assert "## Genres it mixes" in coverage
    story = json.loads((out / "film.json").read_text(encoding="utf-8"))["story"]
    assert {p["name"]: p["words"] for p in story["people"]} == {"TOM": 4, "IDA": 2}
    assert [share["gender"] for share in story["declared"]["balance"]] == ["female", "unknown"]
    page = (out / "index.html").read_text(encoding="utf-8")
    assert 'id="story-lanes"' in page and 'href="./coverage.md"' in page
    reason = story["genres"]["reason"]["en"]
    assert reason in coverage and reason in page.replace("&#39;", "'")


def test_movie_timeline_and_record_agree_to_the_frame(film: Film) -> None:
    out = film.folder / "out"
    record = json.loads((out / "film.json").read_text(encoding="utf-8"))
    timeline = otio.adapters.read_from_file(str(out / "workprint.otio"))
    assert timeline.tracks[0].duration().value == record["frames"]
    with av.open(str(out / "workprint.mp4")) as movie:
        video, audio = movie.streams.video[0], movie.streams.audio[0]
        assert (video.width, video.height) == (320, 180)
        assert video.average_rate == 24
        pictures = sum(1 for _ in movie.decode(video))
    with av.open(str(out / "workprint.mp4")) as movie:
        samples = sum(frame.samples for frame in movie.decode(movie.streams.audio[0]))
    assert pictures == record["frames"]
    assert audio.rate == 48000
    assert abs(Fraction(samples, 48000) - Fraction(pictures, 24)) <= Fraction(1, 24)


def test_no_connection_was_tried_in_any_process(film: Film) -> None:
    watched = film.connections.with_name("connections.watched")
    assert len(watched.read_text(encoding="utf-8").split()) >= 2, "the workers were not watched"
    assert not film.connections.exists(), film.connections.read_text(encoding="utf-8")


def test_the_second_run_makes_nothing_anew(film: Film) -> None:
    before = contents(film.folder / "out")
    dates = {name: (film.folder / "out" / name).stat().st_mtime_ns for name in before}
    again = make(film.folder, film.connections.parent)
    assert set(again["made_anew"].values()) == {0}
    assert contents(film.folder / "out") == before
    assert {n: (film.folder / "out" / n).stat().st_mtime_ns for n in before} == dates


def test_the_first_run_said_what_it_made(film: Film) -> None:
    assert film.said["movie"] == str(film.folder / "out" / "workprint.mp4")
    assert film.said["made_anew"]["Voices"] == 2
    assert film.said["made_anew"]["Movie"] == 1
    assert sorted(film.said["files"]) == sorted(
        str(film.folder / "out" / name) for name in contents(film.folder / "out")
    )


def test_nothing_temporary_stays(film: Film) -> None:
    assert not [p for p in film.folder.rglob("*") if ".tmp" in p.name]


def test_losing_the_cache_loses_nothing(film: Film, tmp_path: Path) -> None:
    """A copy without its cache makes the very same film again."""
    copy = tmp_path / "film"
    copy.mkdir()
    (copy / "decisions").mkdir()
    for name in ("film.toml", "screenplay.fountain", "decisions/declared.toml"):
        (copy / name).write_bytes((film.folder / name).read_bytes())
    make(copy, film.connections.parent)
    assert contents(copy / "out") == contents(film.folder / "out")
