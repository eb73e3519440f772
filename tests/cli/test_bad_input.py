"""Bad input: one clear sentence each, an exit code that is not 0, nothing lost, no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workprint.models.store import manifest_of, write_manifest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
GOOD = "INT. KITCHEN - DAY\n\nIDA (40) sits.\n\nIDA\nHello there.\n"
SMALL = "[picture]\nwidth = 160\nheight = 160\n[compute]\njobs = 1\n"


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def one_sentence(done: subprocess.CompletedProcess[str], says: str) -> None:
    """Nothing on standard output, one line on standard error, exit code not 0."""
    assert done.returncode not in (0, None)
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("workprint: ")
    assert "Traceback" not in done.stderr and "unforeseen" not in done.stderr
    assert says in lines[0], lines[0]


SCREENPLAYS = {
    "empty": (b"", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "binary": (bytes(range(256)) * 50, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "no known encoding": (b"INT. CAF\x81\xff - DAY\n", "UTF-8"),
    "mostly control characters": (b"\x01\x02\x1b\x1b" * 100 + b"INT. A - DAY\n", "binary"),
    "without scenes": (b"Dear friend,\n\nnothing happens here.\n", "no scenes"),
    "only a title page": (b"Title: Nothing\nAuthor: Nobody\n", "no scenes"),
    "ten megabytes": (b"INT. ROOM - DAY\n\n" + b"He waits and waits. " * 500_000, "10.0 MB"),
    "ten megabytes on one line": (b"x" * 10_000_000, "10.0 MB"),
}


@pytest.mark.parametrize("name", SCREENPLAYS)
@pytest.mark.parametrize("command", ["new", "make a file", "make a folder"])
def test_what_is_no_screenplay(command: str, name: str, workprint: Run, tmp_path: Path) -> None:
    data, says = SCREENPLAYS[name]
    source = tmp_path / "draft.fountain"
    source.write_bytes(data)
    if command == "new":
        done = workprint("new", "film", "--from", source)
    elif command == "make a file":
        done = workprint("make", source)
    else:
        film = tmp_path / "film"
        film.mkdir()
        source.rename(film / "screenplay.fountain")
        (film / "film.toml").write_text(SMALL, encoding="utf-8")
        done = workprint("make", film)
        source = film / "screenplay.fountain"
    one_sentence(done, says)
    assert source.read_bytes() == data
    assert not (tmp_path / "draft").exists()


SETTINGS = {
    "not TOML": (b"title = \n", "not valid TOML"),
    "not text": (b"\xff\xfe\x00\x01", "not UTF-8"),
    "unknown key": (b"colour = 'red'\n", "colour"),
    "unknown rate": (b"[picture]\nrate = 12\n", "use one of 23.976"),
    "odd size": (b"[picture]\nwidth = 641\n", "641 is odd"),
    "screenplay elsewhere": (b"screenplay = 'nowhere.fountain'\n", "nowhere.fountain"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_broken_film_toml(name: str, workprint: Run, tmp_path: Path) -> None:
    data, says = SETTINGS[name]
    film = tmp_path / "film"
    film.mkdir()
    (film / "screenplay.fountain").write_text(GOOD, encoding="utf-8")
    (film / "film.toml").write_bytes(data)
    before = contents(film)
    for command in (
        ("make", film),
        ("explain", "ida", film),
        ("decide", film, "shot", "x", "a=b"),
    ):
        one_sentence(workprint(*command), says)
    assert contents(film) == before


def test_a_folder_without_film_toml(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    one_sentence(workprint("make", "film"), "has no film.toml; make a film's folder with")
    one_sentence(workprint("make", "nowhere"), "does not exist; make a film's folder with")
    assert list(tmp_path.iterdir()) == [tmp_path / "film"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "film", "--from", "nowhere.fountain"),
        ("new", "film", "--from", "."),
        ("screenplay", "inspect", "nowhere.fountain"),
        ("screenplay", "inspect", "."),
        ("models", "fetch", "nothing"),
        ("models", "use", "nothing", "."),
        ("models", "use", "kokoro", "nowhere"),
    ],
)
def test_a_name_that_is_not_there(
    arguments: tuple[str, ...], workprint: Run, tmp_path: Path
) -> None:
    done = workprint(*arguments, WORKPRINT_MODELS=str(tmp_path / "store"))
    one_sentence(done, arguments[2 if arguments[0] != "new" else 3])
    assert not (tmp_path / "store").exists()


def test_an_artefact_a_shot_and_a_scene_that_are_not_there(workprint: Run, tmp_path: Path) -> None:
    source = tmp_path / "draft.fountain"
    source.write_text(GOOD, encoding="utf-8")
    workprint("new", "film", "--from", source)
    one_sentence(workprint("make", "film", "--until", "nothing"), "no artefact called nothing")
    one_sentence(
        workprint("explain", "s9.1", "film"), "s9.1 names no shot, character, scene or element"
    )
    one_sentence(workprint("decide", "film", "shot", "s9.1", "size=CU"), "s9.1 is not a shot")


def test_a_place_that_cannot_be_written(workprint: Run, tmp_path: Path) -> None:
    """Below a regular file nothing can be made, whoever asks."""
    source = tmp_path / "draft.fountain"
    source.write_text(GOOD, encoding="utf-8")
    (tmp_path / "wall").write_text("a file", encoding="utf-8")
    one_sentence(workprint("new", "wall/film", "--from", source), "could not be written")
    one_sentence(workprint("new", "wall", "--from", source), "could not be written")
    film = tmp_path / "film"
    workprint("new", film, "--from", source)
    (film / ".workprint").write_text("in the way", encoding="utf-8")
    before = contents(film)
    one_sentence(workprint("make", film), "could not be written")
    one_sentence(workprint("explain", "ida", film), "could not be written")
    assert contents(film) == before


def test_a_store_that_cannot_be_written(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "wall").write_text("a file", encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    done = workprint(
        "models", "use", "kokoro", mine, WORKPRINT_MODELS=str(tmp_path / "wall/store")
    )
    one_sentence(done, "wall")


def test_a_model_that_was_never_fetched_and_one_that_is_broken(
    workprint: Run, tmp_path: Path
) -> None:
    """Without a model the fallback carries on; a file that is missing or damaged is mended."""
    source = tmp_path / "draft.fountain"
    source.write_text(GOOD, encoding="utf-8")
    workprint("new", "film", "--from", source)
    models = tmp_path / "store"

    def voices() -> subprocess.CompletedProcess[str]:
        return workprint("make", "film", "--until", "spoken_lines", WORKPRINT_MODELS=str(models))

    done = voices()
    assert done.returncode == 0
    assert "formant" in done.stdout
    assert "The model kokoro (voices) is not here yet; fetch it with: workprint" in done.stderr
    (models / "kokoro").mkdir(parents=True)
    weights = models / "kokoro" / "weights.onnx"
    weights.write_bytes(b"weights")
    write_manifest(models / "kokoro", manifest_of(models / "kokoro"))
    weights.write_bytes(b"w")
    one_sentence(voices(), "The model kokoro (voices) is damaged; fetch it with: workprint")
    weights.unlink()
    one_sentence(voices(), "The model kokoro (voices) is damaged; fetch it with: workprint")
    shutil.rmtree(models / "kokoro")
    (models / "stand-ins.json").write_text("{", encoding="utf-8")
    one_sentence(voices(), "stand-ins.json cannot be read")


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv[0:2] = ["workprint"]
from workprint.cli.main import run
run()
"""


def limited(
    limit: int, *arguments: str | Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `workprint` where no file may grow beyond `limit` bytes, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, str(limit), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("limit", [0, 100, 5_000, 40_000])
def test_a_disk_that_takes_no_more(limit: int, workprint: Run, tmp_path: Path) -> None:
    """Wherever in the making the disk fills up, the film folder keeps what it had."""
    film = tmp_path / "film"
    film.mkdir()
    (film / "screenplay.fountain").write_text(GOOD, encoding="utf-8")
    (film / "film.toml").write_text(SMALL, encoding="utf-8")
    (film / "out").mkdir()
    (film / "out" / "workprint.mp4").write_bytes(b"the last film")
    done = limited(limit, "make", film)
    assert done.returncode == 1, done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("workprint: ") and "could not be written" in last, done.stderr
    assert "Traceback" not in done.stderr
    assert (film / "screenplay.fountain").read_text(encoding="utf-8") == GOOD
    assert (film / "film.toml").read_text(encoding="utf-8") == SMALL
    assert (film / "out" / "workprint.mp4").read_bytes() == b"the last film"
    assert not [p for p in film.rglob("*") if ".tmp" in p.name]


def test_control_characters_and_slashes_in_names_make_a_film(
    workprint: Run, tmp_path: Path
) -> None:
    source = tmp_path / "draft.fountain"
    text = (
        "Title: A/B \\ C:\n\nINT. ../../ETC/PASSWD - DAY #1/2#\n\n"
        "MAN\x07 1/2 (30) waits.\x1b\n\n@MAN/WOMAN \\ ..\nHello\x08 there.\n\n@/\nAnd\x1c you?\n"
        "\n@\x1f\nMe too.\n"
    )
    source.write_text(text, encoding="utf-8")
    done = workprint("new", "film", "--from", source)
    assert done.returncode == 0, done.stderr
    done = workprint("make", "film", "--until", "staging")
    assert done.returncode == 0, done.stderr
    done = workprint("make", "film", "--until", "spoken_lines")
    assert done.returncode == 0, done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"draft.fountain", "film"}


def test_a_stand_in_that_holds_no_model_is_one_sentence(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    source = tmp_path / "draft.fountain"
    source.write_text(GOOD, encoding="utf-8")
    workprint("new", "film", "--from", source)
    store = str(tmp_path / "store")
    done = workprint("models", "use", "kokoro", "mine", WORKPRINT_MODELS=store)
    assert done.returncode == 0, done.stderr
    done = workprint("make", "film", "--until", "spoken_lines", WORKPRINT_MODELS=store)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("workprint: ") and "mine" in last and "Traceback" not in done.stderr


def test_a_fetch_without_network_is_one_sentence_a_model(workprint: Run, tmp_path: Path) -> None:
    done = workprint(
        "models", "fetch", "kokoro",
        WORKPRINT_MODELS=str(tmp_path / "store"), PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull,
    )  # fmt: skip
    assert done.returncode == 1
    assert "could not be downloaded" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.fountain", "b.fdx", "--review", "a.fountain"), "another file with --review"),
        (("a.fountain", "b.pdf", "--only-changed"), "--revises"),
        (("a.fountain", "b.pdf", "--revision", "pink"), "--revises"),
        (("a.fountain", "nowhere/b.fdx"), "no such folder"),
        (("folder.fountain", "b.fdx"), "it is a folder"),
        (("blank.fountain", "b.fdx"), "the file is empty"),
    ],
)
def test_a_conversion_that_cannot_be_meant(
    arguments: tuple[str, ...], said: str, workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text("INT. A - DAY\n\nHe sits.\n", encoding="utf-8")
    (tmp_path / "blank.fountain").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "folder.fountain").mkdir()
    before = (tmp_path / "a.fountain").read_bytes()
    done = workprint("convert", *arguments)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / "a.fountain").read_bytes() == before


def test_a_screenplay_that_lies_there_is_not_written_over(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. A - DAY\n\nHe sits.\n", encoding="utf-8")
    assert workprint("convert", "a.fountain", "a.fdx").returncode == 0
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "screenplay.fdx").write_text("mine", encoding="utf-8")
    done = workprint("new", "film", "--from", "a.fdx")
    assert done.returncode == 1 and "already there" in done.stderr
    assert (tmp_path / "film" / "screenplay.fdx").read_text(encoding="utf-8") == "mine"


def test_too_few_scenes_to_judge_by(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "few.txt").write_text("# none\ncalm 1 | Rain.\n", encoding="utf-8")
    done = workprint("evaluate", "mood", "--data", "few.txt")
    assert done.returncode == 1 and "give 16 or more" in done.stderr
    done = workprint("evaluate", "mood", "--model", "few")
    assert done.returncode == 1 and "--data" in done.stderr


def test_ctrl_c_is_one_sentence_and_its_exit_code(workprint: Run) -> None:
    program = (
        "import sys, workprint.cli.main as main\n"
        "def stop(): raise KeyboardInterrupt\n"
        "main.app.command('stop')(stop)\n"
        "sys.argv = ['workprint', 'stop']\n"
        "main.run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr == "workprint: stopped; run the same command again to go on where it was\n"
