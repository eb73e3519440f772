"""Every command has its help, its page in docs/commands.md, and JSON as its schema says."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer.main
from typer.testing import CliRunner

from workprint.cli.main import app
from workprint.models.store import find
from workprint.production import story_gold

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DOCS = Path(__file__).parents[2] / "docs"
TEXT = "INT. KITCHEN - DAY\n\nIDA (40) sits.\n\nIDA\nHello there.\n\nTOM (V.O.)\n(softly)\nYes.\n"


def commands(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command of the line, groups gone into: ("models list", command)."""
    group = group or typer.main.get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands())


def test_all_commands_are_known_here() -> None:
    assert set(COMMANDS) == {
        "new", "make", "convert", "graph", "explain", "decide", "screenplay inspect",
        "screenplay compare", "analysis breakdown", "analysis propose", "analysis story",
        "train breakdown", "evaluate breakdown",
        "train genre", "evaluate genre", "train turning-points", "evaluate turning-points",
        "evaluate content", "train scheduling", "evaluate scheduling",
        "models list", "models fetch", "models use", "shooting sequence",
        "shooting board", "shooting days-out", "shooting inspect", "shooting terms",
        "shooting plan", "shooting check", "shooting why", "shooting relax", "shooting what-if",
        "shooting documents", "shooting replan",
        "language preprocess", "language features", "language identify", "language mood",
        "train language", "train mood", "train language-id", "train labels",
        "evaluate language", "evaluate mood", "evaluate language-id", "evaluate labels",
        "write complete", "write continue", "write alternatives", "write notes", "write develop",
        "write provenance", "write copycheck",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_for_itself_and_its_parameters(name: str) -> None:
    command = COMMANDS[name]
    assert len(command.help) > 20
    for parameter in command.params:
        if parameter.name != "help":
            assert getattr(parameter, "help", None), f"{name}: {parameter.name} has no help"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_page_with_every_option(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert f"## workprint {name}\n" in text
    section = text.split(f"## workprint {name}\n")[1].split("\n## ")[0]
    assert f"`workprint {name}" in section
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in section, f"{name}: {option} is not documented"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_speaks_json_by_a_documented_schema(name: str) -> None:
    assert any("--json" in p.opts for p in COMMANDS[name].params)
    schema = DOCS / "schemas" / f"{name.replace(' ', '-')}.json"
    jsonschema.Draft202012Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))
    assert f"schemas/{schema.name}" in (DOCS / "commands.md").read_text(encoding="utf-8")


def test_no_schema_without_its_command() -> None:
    names = {p.stem for p in (DOCS / "schemas").glob("*.json")}
    assert names == {name.replace(" ", "-") for name in COMMANDS}


def valid(name: str, done: subprocess.CompletedProcess[str]) -> Any:
    """What a command printed, checked against its schema."""
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    schema = (DOCS / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    jsonschema.validate(told, json.loads(schema), cls=jsonschema.Draft202012Validator)
    return told


def test_the_json_of_commands_on_a_film_is_valid(workprint: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.fountain"
    source.write_text(TEXT, encoding="utf-8")
    valid("screenplay-inspect", workprint("screenplay", "inspect", source, "--json"))
    valid("new", workprint("new", "film", "--from", source, "--json"))
    settings = tmp_path / "film" / "film.toml"
    settings.write_text("[picture]\nwidth = 160\nheight = 160\n", encoding="utf-8")
    for target in ("ida", "s001", "1A", "s001.001"):
        valid("explain", workprint("explain", target, "film", "--json"))
    decided = ("decide", "film", "shot", "s001.001", "size=ELS", "--why", "so", "--json")
    assert valid("decide", workprint(*decided))["values"] == ["size=ELS"]
    made = valid("make", workprint("make", "film", "--json"))
    assert all((tmp_path / file).is_file() for file in made["files"])


def test_the_json_of_every_example_is_valid(workprint: Run) -> None:
    for source in sorted((DOCS.parent / "examples").glob("*/screenplay.fountain")):
        told = valid("screenplay-inspect", workprint("screenplay", "inspect", source, "--json"))
        assert len(told["scenes"]) > 3


def test_the_json_of_other_commands_is_valid(workprint: Run, tmp_path: Path) -> None:
    store = {"WORKPRINT_MODELS": str(tmp_path / "store")}
    valid("graph", workprint("graph", "--json"))
    listed = valid("models-list", workprint("models", "list", "--json", **store))
    assert {m["state"] for m in listed} == {"missing"}
    mine = tmp_path / "mine"
    face = mine / "noto_cjk_sans_otc" / "NotoSansCJK-Regular.ttc"
    face.parent.mkdir(parents=True)
    face.write_bytes(b"a type face")
    valid("models-use", workprint("models", "use", "type", "mine", "--json", **store))
    fetched = valid("models-fetch", workprint("models", "fetch", "type", "--json", **store))
    assert fetched == [{"name": "type", "folder": str(mine)}]
    back = valid("models-use", workprint("models", "use", "type", "--json", **store))
    assert back["stand_in"] is None


def test_converting_gives_json_and_a_file(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(TEXT, encoding="utf-8")
    told = valid("convert", workprint("convert", "a.fountain", "a.fdx", "--json"))
    assert told["scenes"] == 1 and (tmp_path / "a.fdx").read_bytes().startswith(b"<?xml")
    done = workprint("make", "a.fdx", "--until", "draft")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a" / "screenplay.fdx").exists()
    assert "IDA" in (tmp_path / "a" / "screenplay.fountain").read_text(encoding="utf-8")


def test_the_json_of_compared_drafts_is_valid(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(TEXT, encoding="utf-8")
    after = TEXT.replace("IDA\n", "MAY\n") + "\nEXT. ROAD - DAY\n\nA bus climbs the hill.\n"
    (tmp_path / "b.fountain").write_text(after, encoding="utf-8")
    assert workprint("convert", "b.fountain", "b.fdx").returncode == 0
    told = valid(
        "screenplay-compare", workprint("screenplay", "compare", "a.fountain", "b.fdx", "--json")
    )
    assert [scene["fate"] for scene in told["scenes"]] == ["same", "added"]
    assert told["cues"][0]["after"] == ["MAY"]
    own = ("screenplay", "compare", "a.fountain", "a.fountain", "--json")
    assert not valid("screenplay-compare", workprint(*own))["cues"]


def test_the_json_of_the_language_commands_is_valid(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(TEXT, encoding="utf-8")
    told = valid(
        "language-preprocess", workprint("language", "preprocess", "a.fountain", "--json")
    )
    assert "Hello there." in [s["text"] for s in told["sentences"]]
    told = valid("language-features", workprint("language", "features", "a.fountain", "--json"))
    assert "sits" in [k["word"] for k in told["scenes"][0]["keywords"]]
    (tmp_path / "b.fountain").write_text(TEXT + "\nIda waits for the boat.\n" * 20, "utf-8")
    told = valid("language-identify", workprint("language", "identify", "b.fountain", "--json"))
    assert told["language"] == "en"
    near = workprint("language", "features", "b.fountain", "--near", "boat", "--json")
    assert near.returncode == 1 and "--corpus" in near.stderr


def test_a_language_model_is_trained_and_judged_by_command(workprint: Run, tmp_path: Path) -> None:
    for name in ("train", "valid", "test"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.fountain").write_text(TEXT * 12, encoding="utf-8")
    folders = ("--train", "train", "--valid", "valid", "--test", "test")
    small = ("--size", "small", "--epochs", "2", "--threads", "1", "--out", "model")
    told = valid("train-language", workprint("train", "language", *folders, *small, "--json"))
    assert told["ended"] == "done" and (tmp_path / "model" / "card.md").exists()
    judged = valid(
        "evaluate-language",
        workprint("evaluate", "language", *folders[2:], "--model", "model", "--json"),
    )
    assert judged["test"]["network"] == told["test"]["network"]
    done = workprint("train", "language", "--train", "train", "--out", "model")
    assert done.returncode == 1 and "name all three" in done.stderr


@pytest.mark.parametrize("artefact", ["screenplay", "characters", "scene_beats", "shot_plan"])
def test_an_artefact_is_printed_as_json(artefact: str, workprint: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.fountain"
    source.write_text(TEXT, encoding="utf-8")
    done = workprint("make", source, "--until", artefact)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


@pytest.mark.parametrize("arguments", [("bogus",), ("make", "a", "b"), ("make", "--wrong")])
def test_a_wrong_command_is_exit_code_2(arguments: tuple[str, ...], workprint: Run) -> None:
    done = workprint(*arguments)
    assert done.returncode == 2 and "Error: " in done.stderr and "Traceback" not in done.stderr


def test_the_json_of_typed_pages_and_of_the_labeller_is_valid(
    workprint: Run, tmp_path: Path
) -> None:
    source, review = tmp_path / "typed.txt", tmp_path / "review.txt"
    source.write_text(TEXT.replace("\n\n", "\n") * 3, encoding="utf-8")
    done = workprint("convert", source, "out.fountain", "--review", review, "--json")
    told = valid("convert", done)
    assert told["read"] == "labelled"
    assert told["labelled_lines"] == 21
    assert told["scenes"] == 3
    rows = review.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + len(told["unsure"])
    people = workprint("convert", source, "out.fountain")
    assert "typed pages; 21 lines labelled" in people.stderr
    stands = valid("convert", workprint("convert", "out.fountain", "b.fountain", "--json"))
    assert (stands["read"], stands["unsure"]) == ("as it stands", [])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.fountain").write_text(TEXT, encoding="utf-8")
    judged = valid("evaluate-labels", workprint("evaluate", "labels", "--test", "mine", "--json"))
    assert {row["layout"] for row in judged["test"]} >= {"page", "stripped", "dense"}
    assert "macro-F1" in workprint("evaluate", "labels", "--test", "mine").stdout


def test_the_json_of_a_story_is_valid(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text((TEXT + "\n") * 7, encoding="utf-8")
    (tmp_path / "who.toml").write_text('[gender]\nIDA = "female"\n', encoding="utf-8")
    store = {"WORKPRINT_MODELS": str(tmp_path / "store")}
    story = ("analysis", "story", "a.fountain", "--declared", "who.toml")
    told = valid("analysis-story", workprint(*story, "--json", **store))
    assert told["representation"]["bechdel"][0]["answer"] == "undecided"
    assert told["arcs"] == [] and len(told["turning_points"]) == 5
    done = workprint(*story, "--out", "coverage.md", **store)
    assert done.stdout == "coverage.md\n" and "moods" in done.stderr
    text = (tmp_path / "coverage.md").read_text(encoding="utf-8")
    assert text.startswith("# Coverage: a\n")
    shown = workprint(*story, "--no-moods").stdout
    assert "## What to question" in shown and "no arcs" in shown
    for source in sorted((DOCS.parent / "examples").glob("*/screenplay.fountain")):
        valid("analysis-story", workprint("analysis", "story", source, "--no-moods", "--json"))


def test_the_json_of_judging_the_story_is_valid(workprint: Run, tmp_path: Path) -> None:
    told = valid("evaluate-turning-points", workprint("evaluate", "turning-points", "--json"))
    assert told["judged"]["all"] == 18
    assert "place alone" in workprint("evaluate", "turning-points").stdout
    made = valid(
        "train-turning-points", workprint("train", "turning-points", "--out", "m", "--json")
    )
    assert made["systems"] == told["systems"]
    told = valid("evaluate-content", workprint("evaluate", "content", "--json"))
    assert told["test"]["descriptors"]["violence"]["annotated"] > 20
    (tmp_path / "m" / "model.json").write_text("{}", encoding="utf-8")
    done = workprint("evaluate", "turning-points", "--model", "m")
    assert done.returncode == 1 and "workprint train turning-points" in done.stderr
    assert "Traceback" not in done.stderr
    done = workprint("evaluate", "genre", "--model", "m")
    assert done.returncode == 1 and "workprint train genre" in done.stderr


def test_the_json_of_judging_genres_is_valid(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On 42 of the texts, with few choices and draws: all of them take a minute or two."""
    if find("sentences") is None:
        pytest.skip("needs the model of sentences")
    stories = [one for one in story_gold.gold_stories() if one.id == "E02"]
    short = [one for one in story_gold.synopses() if int(one.id[2:]) % 8 in (1, 2)]
    monkeypatch.setattr(story_gold, "gold_stories", lambda: stories)
    monkeypatch.setattr(story_gold, "synopses", lambda: short)
    monkeypatch.setattr("workprint.learning.multilabel.DRAWS", 40)
    monkeypatch.setattr("workprint.language.classification.genre_training.STRENGTHS", (0.3, 3.0))
    monkeypatch.setattr("workprint.language.classification.genre_training.FOLDS", 3)
    out = str(tmp_path / "m")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(app, [*words, "--json"])
        assert done.exit_code == 0, done.output
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)

    told = valid("train-genre", run("train", "genre", "--out", out))
    assert told == valid("evaluate-genre", run("evaluate", "genre", "--model", out))
    count = {"learned": told["learned"], **told["judged"]}
    assert count == {"learned": 21, "all": 21, "english": 14, "chinese": 7, "stories": 1}
    systems = {name: one["all"]["ranking"]["value"] for name, one in told["systems"].items()}
    assert systems["full"] > systems["tfidf"]
    assert "words and sentence vectors" in (tmp_path / "m/card.md").read_text(encoding="utf-8")


def test_the_json_of_learning_to_decide_is_valid(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On few shoots and films, with few updates: the figures themselves take half an hour."""
    monkeypatch.setattr("workprint.shooting.training.replanning.WATCHED", range(500_000, 500_003))
    monkeypatch.setattr("workprint.shooting.training.operators.FIXED_ON", range(500_000, 500_001))
    monkeypatch.setattr("workprint.shooting.training.operators.SCENES", 40)
    monkeypatch.setattr("workprint.shooting.training.operators.ACTORS", 12)
    monkeypatch.setattr("workprint.shooting.training.operators.STEPS", 100_000)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(app, [*words, "--json"])
        assert done.exit_code == 0, done.output
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)

    few = ("--count", "2", "--seconds", "0.002", "--weathers", "1")
    for use, first in (("replanning", "horizon"), ("operators", "search")):
        out = str(tmp_path / use)
        one = ("scheduling", "--use", use, *few)
        told = valid("train-scheduling", run("train", *one, "--updates", "2", "--out", out))
        judged = valid("evaluate-scheduling", run("evaluate", *one, "--model", out))
        assert set(told["ways"]) == set(judged["ways"]) and judged["beside"] == first
        assert judged["ways"][first]["less"]["mean"]["value"] == 0
        card = (tmp_path / use / "card.md").read_text(encoding="utf-8")
        assert "| mean cost, share below" in card and "Licence: CC0-1.0" in card
        assert (tmp_path / use / "model.onnx").stat().st_size < 1_000_000
    wrong = CliRunner().invoke(app, ["evaluate", "scheduling", "--use", "dice"])
    assert wrong.exit_code == 2 and "replanning, operators" in wrong.output
    (tmp_path / "replanning" / "model.onnx").write_bytes(b"nothing")
    broken = CliRunner().invoke(
        app, ["evaluate", "scheduling", *few, "--model", str(tmp_path / "replanning")]
    )
    assert "train it again with: workprint train scheduling" in str(broken.exception)


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("[gender]\nIDA = 'woman'\n", "choose one of female, male, other"),
        ("IDA = 'female'\n", "has no [gender]"),
        ("[gender\n", "is no TOML"),
        (None, "cannot be read"),
    ],
)
def test_a_declaration_that_cannot_be_used(
    declared: str | None, said: str, workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(TEXT, encoding="utf-8")
    if declared is not None:
        (tmp_path / "who.toml").write_text(declared, encoding="utf-8")
    done = workprint("analysis", "story", "a.fountain", "--declared", "who.toml")
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
