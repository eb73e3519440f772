"""Work over many items: streamed, kept by content, taken up where it was stopped."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from workprint.film.reason import Phrase
from workprint.production.compute import Shelf, each
from workprint.production.errors import FilmError
from workprint.production.progress import Silent

TITLE = Phrase("Test", "测试")


@dataclass(frozen=True, slots=True)
class Item:
    """A text to write; a worker that finds the file `trap` dies, as if out of memory."""

    text: str
    trap: str = ""


def write(item: Item, path: Path) -> None:
    path.write_text(item.text, encoding="utf-8")
    if item.trap and Path(item.trap).exists():
        os.kill(os.getpid(), signal.SIGKILL)


def refuse(item: Item, path: Path) -> None:
    raise OSError(28, "No space left on device", str(path))


def look_up(item: Item) -> Item:
    with Path(item.trap).open("a", encoding="utf-8") as log:
        log.write(item.text)
    return Item(item.text.upper())


def read_what_is_gone(item: Item, path: Path) -> None:
    Path(item.text).read_bytes()


def double(number: int) -> int:
    return 2 * number


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "objects", Silent(), jobs=2)


def texts(paths: tuple[Path, ...]) -> list[str]:
    return [p.read_text(encoding="utf-8") for p in paths]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_item_comes_back_once_with_its_place(jobs: int) -> None:
    assert dict(each(double, range(20), jobs=jobs)) == {n: 2 * n for n in range(20)}


def test_files_come_in_the_order_of_the_items(shelf: Shelf) -> None:
    items = [Item(t) for t in "abcab"]
    paths = shelf.make_each(write, items, suffix=".txt", title=TITLE)
    assert texts(paths) == list("abcab")
    assert paths[0] == paths[3]
    assert shelf.made == {"Test": 3}


def test_what_was_made_is_not_made_again(shelf: Shelf) -> None:
    shelf.make_each(write, [Item("a"), Item("b")], suffix=".txt", title=TITLE)
    again = Shelf(shelf.objects, Silent(), jobs=2)
    paths = again.make_each(write, [Item("b"), Item("c")], suffix=".txt", title=TITLE)
    assert texts(paths) == ["b", "c"]
    assert again.made == {"Test": 1}


def test_records_are_worked_out_once(shelf: Shelf, tmp_path: Path) -> None:
    log = str(tmp_path / "log")
    items = [Item(t, log) for t in "aba"]
    assert shelf.work_each(look_up, items, kind=Item, title=TITLE) == (
        Item("A"),
        Item("B"),
        Item("A"),
    )
    again = Shelf(shelf.objects, Silent(), jobs=2)
    (found,) = again.work_each(look_up, items[:1], kind=Item, title=TITLE)
    assert found == Item("A")
    assert sorted(Path(log).read_text(encoding="utf-8")) == ["a", "b"]
    assert again.made == {"Test": 0}


def test_a_killed_worker_is_one_sentence_and_the_next_run_goes_on(
    shelf: Shelf, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    trap.touch()
    items = [Item(str(n), str(trap) if n == 6 else "") for n in range(8)]
    with pytest.raises(FilmError, match=r"ended by the system.*run again to go on"):
        shelf.make_each(write, items, suffix=".txt", title=TITLE)
    done = [p for p in shelf.objects.rglob("*.txt") if ".tmp" not in p.suffixes]
    assert len(done) < len(items)
    trap.unlink()
    again = Shelf(shelf.objects, Silent(), jobs=2)
    paths = again.make_each(write, items, suffix=".txt", title=TITLE)
    assert texts(paths) == [str(n) for n in range(8)]
    assert again.made == {"Test": len(items) - len(done)}


def test_a_full_disk_is_one_sentence_and_leaves_nothing(shelf: Shelf) -> None:
    with pytest.raises(FilmError, match="could not be written: the disk is full; make room"):
        shelf.make_each(refuse, [Item("a")], suffix=".txt", title=TITLE)
    assert not [p for p in shelf.objects.rglob("*") if p.is_file()]


def test_a_file_that_cannot_be_read_is_the_one_that_is_named(shelf: Shelf, tmp_path: Path) -> None:
    gone = tmp_path / "elsewhere" / "model.onnx"
    with pytest.raises(FilmError, match=r"model\.onnx could not be used: No such file"):
        shelf.make_each(read_what_is_gone, [Item(str(gone))], suffix=".txt", title=TITLE)


def test_a_warning_is_told_once(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        shelf.warn(Phrase("Mind the gap.", "小心空隙。"))
    assert capsys.readouterr().err == "Mind the gap.\n"
