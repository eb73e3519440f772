"""Asking a language model for elements: over real sockets, and of a real small model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from faulty_server import Act, failing, failure, streams, word
from real_model import real_model

from workprint.models.providers import ProviderError
from workprint.production.breakdown_proposals import (
    proposals_file,
    proposals_in,
    propose,
    read_proposals,
)
from workprint.production.errors import FilmError
from workprint.production.partner.providing import Choice

SCRIPT = (
    "INT. BARN - NIGHT\n\nMARA lifts a brass lantern. A zarf glints.\n\n"
    "EXT. YARD - DAY\n\nA cart. MARA sits by a brazier.\n"
)
DAY = "2026-11-28"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "a.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def says(answer: str) -> Act:
    return streams(word(answer, "stop"), b"data: [DONE]\n\n", chunked=False)


def chosen(address: str) -> Choice:
    return Choice(address=address, model="m")


def test_what_a_model_says_is_kept_and_not_asked_again(script: Path) -> None:
    pytest.importorskip("openai")
    with failing(says("props: zarf; sword"), says("set_dressing: brazier")) as (address, seen):
        told = propose(script, chosen(address), DAY)
        again = propose(script, chosen(address), DAY)
    assert len(seen) == 2 and "zarf" in seen[0].decode() and "brazier" in seen[1].decode()
    assert [(p["category"], p["name"]) for p in told["proposals"]] == [
        ("props", "zarf"),
        ("set_dressing", "brazier"),
    ]
    assert (told["asked"], again["asked"], again["kept"]) == (2, 0, 2)
    assert again["proposals"] == told["proposals"]
    script.write_text(SCRIPT.replace("A cart", "Two carts"), encoding="utf-8")
    with failing(says("vehicles: carts")) as (address, seen):
        third = propose(script, chosen(address), DAY)
    assert (third["asked"], third["kept"], len(seen)) == (1, 1, 1)


def test_an_answer_that_is_none_leaves_the_others(script: Path) -> None:
    pytest.importorskip("openai")
    heard: list[str] = []
    chatter = says("What a lovely scene!")
    with failing(chatter, chatter, says("props: brazier")) as (address, _):
        told = propose(script, chosen(address), DAY, say=heard.append)
        again = propose(script, chosen(address), DAY)
    assert (told["asked"], told["refused"]) == (2, 1)
    assert (again["asked"], again["kept"]) == (0, 2)
    assert any("names nothing that stands in the scene" in line for line in heard)
    with (
        failing(chatter) as (address, _),
        pytest.raises(ProviderError, match="could not be used"),
    ):
        propose(script, Choice(address=address, model="other"), DAY, again=True)


def test_what_came_before_a_failure_is_kept(script: Path) -> None:
    pytest.importorskip("openai")
    refuses = failure("401 No", "no such key")
    with failing(says("props: zarf"), refuses) as (address, _), pytest.raises(ProviderError):
        propose(script, chosen(address), DAY)
    (kept,) = proposals_in(read_proposals(proposals_file(script)))
    assert kept.name == "zarf" and kept.by == "address (m)"


def test_without_a_provider_nothing_is_asked(script: Path) -> None:
    with pytest.raises(FilmError, match="name one with --provider"):
        propose(script, Choice(), DAY)


BROKEN = [
    "",
    "[]",
    '{"scenes": 1}',
    '{"scenes": {"a": {}}}',
    '{"scenes": {"a": {"by": 1, "elements": [["props", "x"]]}}}',
    '{"scenes": {"a": {"by": "m", "elements": [["no such", "x"]]}}}',
    '{"scenes": {"a": {"by": "m", "elements": [["props", ""]]}}}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_one_sentence(script: Path, text: str) -> None:
    file = proposals_file(script)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=r"a\.proposals\.json cannot be read"):
        read_proposals(file)


def test_a_film_keeps_them_among_its_decisions(script: Path) -> None:
    script.with_name("film.toml").write_text("title = 'A'\n", encoding="utf-8")
    assert proposals_file(script) == script.parent / "decisions" / "proposals.json"


def test_a_real_small_model_is_asked(tmp_path: Path) -> None:
    real_model()
    path = tmp_path / "a.fountain"
    path.write_text(
        "INT. STABLE - NIGHT\n\nA coat. A brass lantern. A dog barks.\n", encoding="utf-8"
    )
    told = propose(path, Choice("local", tokens=60, temperature=0.0), DAY)
    assert told["tokens"] > 0 and told["proposals"]
    for one in json.loads(proposals_file(path).read_text(encoding="utf-8"))["scenes"].values():
        assert one["by"].startswith("local") and len(one["prompt_sha256"]) == 64
