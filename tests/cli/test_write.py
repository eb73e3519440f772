"""The writing partner's commands as a person runs them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from faulty_server import failing, failure, hangs, says, streams, word

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
OFFLINE = {"WORKPRINT_MODELS": os.devnull + "/none", "WORKPRINT_PROVIDER": ""}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.fountain"
    path.write_bytes((ROOT / "examples/lamplight/screenplay.fountain").read_bytes())
    return path


def valid(name: str, done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    schema = json.loads((ROOT / f"docs/schemas/{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    return told


def one_sentence(done: subprocess.CompletedProcess[str], said: str) -> None:
    assert done.returncode == 1, done.stdout
    lines = done.stderr.strip().splitlines()
    assert done.stdout == "" and len(lines) == 1, done.stderr
    assert lines[0].startswith("workprint: ") and "unforeseen" not in lines[0]
    assert said in lines[0], lines[0]


def test_the_json_of_every_command_is_valid(workprint: Run, script: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("You're not going out in that in any weather at all.\n", "utf-8")

    def run(command: str, *arguments: str | Path) -> Any:
        done = workprint("write", command, *arguments, "--json", **OFFLINE)
        return valid(f"write-{command}", done)

    found = run("complete", script, "--line", "61", "--column", "1")
    assert found["line"] == 61
    typed = run("complete", script, "--text", r"\n\nIDA\nPut out the lan")
    assert "tern" in [p["insert"] for p in typed["proposals"]]
    made = run("continue", script, "--scene", "2", "--insert", "--against", texts)
    assert made["inserted"] and made["provider"] == "built-in" and made["cost"] == "0"
    assert len(run("alternatives", script, "--line", "59", "-n", "3")["proposals"]) == 3
    assert len(run("notes", script)["scenes"]) == 9
    listed = run("provenance", script, "--export", tmp_path / "list.csv")
    assert listed["passages"][0]["kept"] == 1.0 and (tmp_path / "list.csv").exists()
    assert run("copycheck", script, "--against", texts, "--words", "6")["overlaps"]
    told = run("develop", "film", "--log-line", "A keeper must light the lamp.")
    assert told["made"] == ["characters"]


def test_people_read_it_without_json(workprint: Run, script: Path) -> None:
    for command, says_so in (
        (("complete", script, "--line", "61", "--column", "1"), "cue"),
        (("notes", script, "--scene", "2"), "(line "),
        (("provenance", script), "0.0% of the script's words are from models"),
        (("develop", "film", "--log-line", "一个司机必须还书。"), "development/characters.md"),
    ):
        done = workprint("write", *command, **OFFLINE)
        assert done.returncode == 0 and says_so in done.stdout, done.stderr + done.stdout
    again = workprint("write", "develop", "film", **OFFLINE)
    assert "beats" in again.stdout and "Edit film/development/beats.md" in again.stdout


def test_an_editor_asks_again_and_again(workprint: Run, script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    at = text.index("And when it fails?\n\n") + 20
    lines = [
        json.dumps({"text": text, "offset": at}),
        "nonsense",
        json.dumps({"text": "INT. A - DAY\n\nB", "offset": 99}),
        json.dumps({"text": "老周：", "offset": "1"}),
        json.dumps({"text": "", "offset": 0}),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "workprint", "write", "complete", "--stdin"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **OFFLINE, "PYTHONUTF8": "1"},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    schema = json.loads((ROOT / "docs/schemas/write-complete.json").read_text(encoding="utf-8"))
    jsonschema.validate(answers[0], schema)
    assert answers[0]["proposals"][0]["text"] == "COLM"
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert "character 99 of 15" in answers[2]["error"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("complete", "nowhere.fountain"), "there is no file nowhere.fountain"),
        (("complete", "lamp.fdx"), "is not a Fountain screenplay; make one with"),
        (("complete", "lamp.fountain", "--line", "9999"), "lines; name a --line up to there"),
        (("complete", "lamp.fountain", "--line", "2", "--column", "999"), "name a --column up to"),
        (("continue", "lamp.fountain", "--scene", "77"), "has no scene 77"),
        (("continue", "empty.fountain", "--scene", "1"), "is empty"),
        (("continue", "bare.fountain", "--scene", "1"), "has no scenes"),
        (("continue", "lamp.fountain", "--scene", "1", "--provider", "x"), "no provider x"),
        (("continue", "lamp.fountain", "--scene", "1", "--provider", "local"), "fetch smollm2"),
        (("alternatives", "lamp.fountain", "--line", "13"), "nobody speaks there"),
        (("provenance", "lamp.fountain", "--export", "a.doc"), "must end in .csv or .json"),
        (("copycheck", "lamp.fountain"), "there are no texts to compare with"),
        (("copycheck", "lamp.fountain", "--against", "nowhere"), "nowhere is not there"),
        (("develop", "film"), "has no log line"),
        (("develop", "lamp.fountain", "--log-line", "A."), "is a file; name a folder"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    workprint: Run, script: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "lamp.fdx").write_text("<x/>", encoding="utf-8")
    (tmp_path / "empty.fountain").write_text("", encoding="utf-8")
    (tmp_path / "bare.fountain").write_text("Nothing happens.\n", encoding="utf-8")
    before = {p: p.read_bytes() for p in tmp_path.iterdir()}
    one_sentence(workprint("write", *arguments, **OFFLINE), said)
    assert {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (hangs, "did not finish within 15 s"),
        (failure("429 Busy", "slow down", Retry_After="60"), "takes no more requests for 60 s"),
        (failure("500 Oops", "x"), "failed on its side"),
        (failure("401 No", "bad key sk-secret-77"), "did not accept the key"),
        (says("200 OK", "<html>", "text/html"), "answers with a web page"),
        (streams(word("IDA\nWell.")), "closed the connection in the middle"),
        (streams(b"\x00\xff" * 99, chunked=False), "no answer of a model"),
    ],
)
def test_a_provider_that_fails_is_one_sentence_and_the_file_stays(
    workprint: Run, script: Path, tmp_path: Path, act: Any, said: str
) -> None:
    pytest.importorskip("openai")
    before = script.read_bytes()
    with failing(act) as (address, _):
        done = workprint(
            "write", "continue", script, "--scene", "2", "--insert", "--seconds", "15",
            "--address", address, "--model", "big", "--key-from", "MY_KEY",
            **OFFLINE, MY_KEY="sk-secret-77",
        )  # fmt: skip
    one_sentence(done, said)
    assert "sk-secret-77" not in done.stderr
    assert script.read_bytes() == before and list(tmp_path.iterdir()) == [script]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_while_a_provider_thinks(script: Path, tmp_path: Path) -> None:
    pytest.importorskip("openai")
    before = script.read_bytes()
    with failing(hangs) as (address, requests):
        command = ["write", "continue", str(script), "--scene", "2", "--insert"]
        command += ["--address", address, "--model", "big"]
        running = subprocess.Popen(
            [sys.executable, "-m", "workprint", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **OFFLINE},
        )
        while not requests and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        said, told = running.communicate(timeout=30)
    assert running.returncode == 130 and said == ""
    assert told.strip().startswith("workprint: stopped") and "Traceback" not in told
    assert script.read_bytes() == before and list(tmp_path.iterdir()) == [script]


def test_nothing_listens_where_it_should(workprint: Run, script: Path) -> None:
    pytest.importorskip("openai")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    done = workprint(
        "write", "notes", script, "--scene", "1", "--seconds", "60", "--model", "big",
        "--address", f"http://127.0.0.1:{port}/v1", **OFFLINE,
    )  # fmt: skip
    one_sentence(done, f"nothing answers at http://127.0.0.1:{port}/v1")


def test_a_sum_of_money_that_is_none(workprint: Run, script: Path) -> None:
    done = workprint("write", "notes", script, "--money", "much", **OFFLINE)
    assert done.returncode == 2 and "is no sum of money" in done.stderr


def test_the_environment_chooses_no_provider_of_a_folder(
    workprint: Run, script: Path, tmp_path: Path
) -> None:
    (tmp_path / "film.toml").write_text(
        '[providers.far]\naddress = "http://127.0.0.1:9/v1"\nmodel = "m"\nkey_from = "HOME"\n',
        encoding="utf-8",
    )
    named = {**OFFLINE, "WORKPRINT_PROVIDER": "far"}
    one_sentence(
        workprint("write", "notes", script, "--scene", "1", **named),
        "WORKPRINT_PROVIDER may only be built-in or local",
    )
    done = workprint("write", "notes", script, "--scene", "1", "--provider", "built-in", **named)
    assert done.returncode == 0, done.stderr


def test_numbers_that_are_none_are_refused(workprint: Run, script: Path) -> None:
    done = workprint("write", "notes", script, "--scene", "1", "--seconds", "inf", **OFFLINE)
    one_sentence(done, "--seconds inf is no number")
