"""Keys of kept results: equal for equal content, different for anything else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workprint
from workprint.production.fingerprint import code_version, fingerprint

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


class Size(StrEnum):
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Shot:
    name: str
    frames: int


@dataclass(frozen=True, slots=True)
class Take:
    name: str
    frames: int


def told(value: Any) -> Any:
    """What makes two values the same content: `1`, `1.0` and `True` are three things."""
    if isinstance(value, dict):
        return ("map", tuple((k, told(v)) for k, v in sorted(value.items())))
    if isinstance(value, list):
        return ("seq", tuple(told(v) for v in value))
    return (type(value).__name__, repr(value))


@given(plain, plain)
def test_keys_are_equal_exactly_when_contents_are(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (told(one) == told(other))


@given(st.text(), st.text(), st.text())
def test_texts_do_not_run_together(a: str, b: str, c: str) -> None:
    if (a + b, c) != (a, b + c):
        assert fingerprint(a + b, c) != fingerprint(a, b + c)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Shot("a", 1), Take("a", 1)),
        (Shot("a", 1), Shot("a", 2)),
        (Size.WIDE, "wide"),
        ((), None),
        (("a",), ("a", None)),
        (Fraction(24), 24),
        ({"a": {}}, {"a": None}),
        (Path("x/a.wav"), Path("x/b.wav")),
    ],
)
def test_these_are_told_apart(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_the_order_of_a_mapping_does_not_count() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


def test_files_count_by_name() -> None:
    assert fingerprint(Path("/one/a.wav")) == fingerprint(Path("/two/a.wav"))


@pytest.mark.parametrize("value", [object(), {1, 2}, lambda: 0, frozenset()])
def test_what_has_no_content_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no fingerprint"):
        fingerprint(value)


def test_another_process_finds_the_same_keys() -> None:
    program = (
        "from fractions import Fraction;"
        "from workprint.production.fingerprint import code_version, fingerprint;"
        "print(fingerprint('雨', 1.5, Fraction(24000, 1001), {'b': (1,), 'a': None}));"
        "print(code_version('workprint.editing.nodes'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        fingerprint("雨", 1.5, Fraction(24000, 1001), {"b": (1,), "a": None}),
        code_version("workprint.editing.nodes"),
    ]


def test_rooms_that_do_not_meet_have_keys_of_their_own() -> None:
    versions = {code_version(f"workprint.{room}.nodes") for room in ("editing", "render", "book")}
    assert len(versions) == 3


ROOT = Path(workprint.__file__).parent
WORD_LISTS = sorted((ROOT / "analysis" / "words").glob("*.txt"))


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with the breakdown's door, its word lists and a file of gold, all as they are."""
    made = tmp_path / "workprint"
    shutil.copytree(ROOT / "analysis" / "words", made / "analysis" / "words")
    for path in (ROOT / "analysis").glob("*.py"):
        (made / "analysis" / path.name).write_bytes(path.read_bytes())
    (made / "analysis" / "gold").mkdir()
    (made / "analysis" / "gold" / "first.en.txt").write_text("s001\n", encoding="utf-8")
    monkeypatch.setattr(workprint, "__file__", str(made / "__init__.py"))
    return made


def version_now() -> str:
    return code_version.__wrapped__("workprint.analysis.nodes")


@pytest.mark.parametrize("name", [path.name for path in WORD_LISTS])
def test_each_word_list_is_in_the_key_of_the_breakdown(name: str, rooms: Path) -> None:
    before = version_now()
    with (rooms / "analysis" / "words" / name).open("a", encoding="utf-8") as list_:
        list_.write("\nartifact\tsextant")
    assert version_now() != before


def test_there_are_word_lists_and_gold_is_in_no_key(rooms: Path) -> None:
    assert len(WORD_LISTS) >= 3
    before = version_now()
    (rooms / "analysis" / "gold" / "first.en.txt").write_text("s002\n", encoding="utf-8")
    assert version_now() == before
