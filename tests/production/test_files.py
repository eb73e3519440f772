"""Files appear whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workprint.production.errors import FilmError
from workprint.production.files import whole_file, write_text


def test_a_write_that_fails_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text("old", encoding="utf-8")

    def half_write() -> None:
        with whole_file(path) as temporary:
            temporary.write_text("ne", encoding="utf-8")
            raise RuntimeError("stopped in the middle")

    with pytest.raises(RuntimeError):
        half_write()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(FilmError, match="could not be written: part of that path is a file"):
        write_text(tmp_path / "out" / "deeper" / "film.json", "x")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


_LIMITED = """
import resource, sys
from pathlib import Path
from workprint.production.errors import FilmError
from workprint.production.files import write_text
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_text(Path(sys.argv[1]), "x" * 5000)
except FilmError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text("old", encoding="utf-8")
    call = [sys.executable, "-c", _LIMITED, str(path)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert "film.json could not be written: a file may not grow that large here" in done.stdout
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
