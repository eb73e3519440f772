"""Proposals on a file: with a real small model behind a real server, and without any."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from faulty_server import Act, failing, failure, hangs, says, streams, word
from model_server import KEY, MODEL, served

from workprint.models.providers import LlamaProvider, ProviderError
from workprint.production.errors import FilmError
from workprint.production.partner import keeping, proposing
from workprint.production.partner.completing import completed
from workprint.production.partner.developing import develop
from workprint.production.partner.providing import Choice
from workprint.screenplay import parse, read
from workprint.screenplay.partner.notes import norms_of

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = "2026-11-25"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The English example as a loose file, and no texts at hand to compare with."""
    monkeypatch.setattr("workprint.production.partner.checking.sources", lambda *a, **k: ())
    path = tmp_path / "lamp.fountain"
    path.write_bytes((EXAMPLES / "lamplight/screenplay.fountain").read_bytes())
    return path


def go_on(path: Path, choice: Choice, insert: bool = False) -> dict[str, Any]:
    return proposing.continue_scene(path, "2", 4, choice, DAY, insert, [], lambda _: None)


def vary(path: Path, choice: Choice, insert: int | None = None, line: int = 59) -> dict[str, Any]:
    return proposing.vary_line(path, line, 3, choice, DAY, insert, [], lambda _: None)


def test_a_real_model_behind_a_server_continues_a_scene(
    script: Path, small: LlamaProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openai")
    monkeypatch.setenv("WORKPRINT_TEST_KEY", KEY)
    before = script.read_bytes()
    heard: list[str] = []
    with served(small) as (address, seen):
        choice = Choice(address=address, model=MODEL, key_from="WORKPRINT_TEST_KEY", tokens=60)
        told = proposing.continue_scene(script, "2", 3, choice, DAY, False, [], heard.append)
    assert script.read_bytes() == before
    assert told["tokens"] > 100 and told["inserted"] is None and heard
    made = parse("INT. A - DAY\n\n" + told["proposals"][0]["text"])
    assert len(made.elements) >= 2
    asked = seen[0]["messages"]
    assert asked[0]["role"] == "system" and "People: COLM, IDA, WREN" in asked[-1]["content"]
    (record,) = keeping.read_records(keeping.provenance_file(script))
    assert (record.provider, record.model, record.date) == ("address", MODEL, DAY)
    assert record.prompt_sha256 == told["prompt_sha256"] and len(record.prompt_sha256) == 64
    for path in script.parent.rglob("*"):
        assert KEY.encode() not in path.read_bytes()


def test_a_real_model_varies_a_line(script: Path, small: LlamaProvider) -> None:
    told = vary(script, Choice("local", tokens=60))
    assert told["provider"] == "local" and told["proposals"]


def test_the_built_in_partner_is_the_same_each_time(script: Path) -> None:
    first, again = go_on(script, Choice()), go_on(script, Choice())
    assert first["proposals"] == again["proposals"] and first["tokens"] == 0
    assert first["proposals"] != go_on(script, Choice(seed=2))["proposals"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_inserting_changes_nothing_else(script: Path, newline: str) -> None:
    text = script.read_text(encoding="utf-8").replace("\n", newline)
    script.write_bytes(text.encode())
    old = read(script)
    told = go_on(script, Choice(), insert=True)
    new = read(script)
    line = told["inserted"]
    lines = new.source.split(newline)
    body = told["proposals"][0]["text"].strip("\n").split("\n")
    assert lines[line - 1 : line - 1 + len(body)] == body
    del lines[line - 1 : line + len(body)]
    assert newline.join(lines) == old.source
    assert [s.heading for s in new.scenes] == [s.heading for s in old.scenes]
    told = proposing.list_provenance(script, None, False)
    assert [p["kept"] for p in told["passages"]] == [1.0] and 0 < told["share"] < 0.2


def test_a_line_is_replaced_and_no_other_character(script: Path) -> None:
    before = script.read_text(encoding="utf-8")
    told = vary(script, Choice(), insert=2)
    after = script.read_text(encoding="utf-8")
    old = before.split("\n")[58]
    assert after == before.replace(old, told["proposals"][1]["text"], 1)
    with pytest.raises(FilmError, match="only 3 lines came"):
        vary(script, Choice(), insert=9)


def test_a_script_in_chinese(script: Path) -> None:
    path = script.with_name("yuye.fountain")
    path.write_bytes((EXAMPLES / "yuye/screenplay.fountain").read_bytes())
    told = go_on(path, Choice(), insert=True)
    assert "：" in told["proposals"][0]["text"]
    assert proposing.list_provenance(path, None, False)["passages"][0]["kept"] == 1.0


def test_a_film_keeps_its_records_among_its_decisions(script: Path) -> None:
    script.with_name("film.toml").write_text("title = 'A'\n", encoding="utf-8")
    told = go_on(script, Choice())
    assert told["provenance"].endswith("decisions/provenance.toml")


def test_nothing_calls_the_network_unless_a_provider_was_named(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-us")
    go_on(script, Choice())
    vary(script, Choice())
    proposing.note_scenes(script, None, Choice(), DAY, lambda _: None)
    proposing.list_provenance(script, None, True)
    completed(script, 61, 1, None, 5)
    line = "A keeper must light the lamp."
    develop(script.parent / "f", line, "screenplay", None, None, Choice(), DAY, lambda _: None)


def test_records_are_exported(script: Path) -> None:
    vary(script, Choice(), insert=1)
    table = script.with_name("out.csv")
    proposing.list_provenance(script, table, True)
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    assert len(rows) == 3 and rows[0]["task"] == "alternative"
    listed = script.with_name("out.json")
    proposing.list_provenance(script, listed, False)
    assert len(json.loads(listed.read_text(encoding="utf-8"))) == 1
    with pytest.raises(FilmError, match=r"must end in \.csv or \.json"):
        proposing.list_provenance(script, script.with_name("out.xls"), False)


def test_a_broken_provenance_file_stops_before_anything_is_asked(script: Path) -> None:
    keeping.provenance_file(script).write_text("[[passage]]\nid = 'p1'\n", encoding="utf-8")
    before = script.read_bytes()
    with pytest.raises(FilmError, match="a passage lacks"):
        go_on(script, Choice(), insert=True)
    assert script.read_bytes() == before


def test_notes_come_with_a_providers_own_marked(script: Path) -> None:
    pytest.importorskip("openai")
    said = "51: The kettle says what Ida feels.\n3: not in this scene at all."
    with failing(streams(word(said, "stop"), chunked=False)) as (address, _):
        choice = Choice(address=address, model="big")
        told = proposing.note_scenes(script, "2", choice, DAY, lambda _: None)
    (scene,) = told["scenes"]
    assert [n["en"] for n in scene["notes"] if n["by"] != "rules"] == [
        "The kettle says what Ida feels."
    ]
    assert scene["notes"][-1]["by"] == "address (big)"


FAULTS: dict[str, tuple[Act, str]] = {
    "hangs": (hangs, "did not finish within 1 s"),
    "500": (failure("500 Oops", "boom", retry_after_ms="10"), "failed on its side"),
    "429": (failure("429 Busy", "slow", Retry_After="99"), "takes no more requests"),
    "HTML": (says("200 OK", "<html></html>", "text/html"), "answers with a web page"),
    "garbage": (streams(b"\x00\xff\xfe" * 999, chunked=False), "no answer of a model"),
    "nonsense": (
        streams(word("我不知道该写什么。", "stop"), chunked=False),
        "could not be used, twice: it is not in English",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_a_provider_does_the_writers_file_stays(script: Path, name: str) -> None:
    pytest.importorskip("openai")
    act, sentence = FAULTS[name]
    before = script.read_bytes()
    with failing(act) as (address, _):
        choice = Choice(address=address, model="big", seconds=1)
        for command in (
            lambda: go_on(script, choice, insert=True),
            lambda: vary(script, choice, insert=1),
        ):
            with pytest.raises(ProviderError, match=sentence):
                command()
    assert script.read_bytes() == before
    assert list(script.parent.iterdir()) == [script]


def test_a_file_changed_meanwhile_is_left_as_it_is(script: Path) -> None:
    pytest.importorskip("openai")
    changed = b"INT. ELSEWHERE - DAY\n\nAnother draft.\n"

    def writes(connection: Any, end: Any) -> None:
        script.write_bytes(changed)
        streams(word("IDA\nToo late for that.", "stop"), chunked=False)(connection, end)

    with (
        failing(writes) as (address, _),
        pytest.raises(FilmError, match="was changed while the model wrote"),
    ):
        go_on(script, Choice(address=address, model="big"), insert=True)
    assert script.read_bytes() == changed


@pytest.mark.parametrize(
    ("scene", "says_so"), [("99", "has no scene 99; it has 1 to 9"), ("x", "has no scene x")]
)
def test_a_scene_that_is_not_there(script: Path, scene: str, says_so: str) -> None:
    with pytest.raises(FilmError, match=says_so):
        proposing.continue_scene(script, scene, 4, Choice(), DAY, False, [], lambda _: None)


def test_a_line_on_which_nobody_speaks(script: Path) -> None:
    with pytest.raises(FilmError, match="line 13: nobody speaks there"):
        vary(script, Choice(), line=13)


def test_the_copy_check_of_a_script(tmp_path: Path) -> None:
    script = tmp_path / "a.fountain"
    line = "To be or not to be that is the question here"
    script.write_text(f"INT. A - DAY\n\nIDA\n{line}, Colm.\n", encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "hamlet.txt").write_text(f"HAMLET.\n{line.upper()}!\n", encoding="utf-8")
    told = proposing.check_copies(script, [texts], 8, 14)
    found = [o for o in told["overlaps"] if o["source"] == "texts/hamlet.txt"]
    assert [(o["words"], o["line"], o["source_line"]) for o in found] == [(11, 4, 2)]
    assert not [
        o
        for o in proposing.check_copies(script, [tmp_path], 8, 14)["overlaps"]
        if o["source"].endswith("a.fountain")
    ]


def test_what_is_usual_is_counted_once_for_all_scenes(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def counted(screenplay: Any) -> Any:
        calls.append(screenplay)
        return norms_of(screenplay)

    monkeypatch.setattr("workprint.screenplay.partner.notes.writing.norms_of", counted)
    monkeypatch.setattr(proposing, "norms_of", counted)
    assert len(proposing.note_scenes(script, None, Choice(), DAY, lambda _: None)["scenes"]) > 1
    assert len(calls) == 1
