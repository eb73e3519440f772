"""From a log line to a film's folder: step by step, nothing edited overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from faulty_server import failing, streams, word

from workprint.models.providers import (
    AddressProvider,
    Limits,
    LlamaProvider,
    ProviderError,
    Purse,
)
from workprint.production.errors import FilmError
from workprint.production.folder import open_folder
from workprint.production.partner import developing
from workprint.production.partner.developing import develop
from workprint.production.partner.providing import Choice
from workprint.screenplay import read
from workprint.screenplay.partner.develop.steps import FILES

LINES = {
    "en": "A retired keeper must light the lamp once more to guide her friend home.",
    "zh": "一个退休的司机必须在天亮前把妻子的书还给旧书店。",
}


def run(
    folder: Path,
    line: str | None = None,
    through: str | None = None,
    again: str | None = None,
    choice: Choice | None = None,
) -> dict[str, Any]:
    return develop(
        folder, line, through, again, None, choice or Choice(), "2026-11-25", lambda _: None
    )


def states(told: dict[str, Any]) -> list[str]:
    return [step["state"] for step in told["steps"]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_step_a_run_until_the_film_plays(tmp_path: Path, language: str) -> None:
    film = tmp_path / "film"
    told = run(film, LINES[language])
    assert told["made"] == ["characters"] and "Edit " in told["next"]
    for step in ("beats", "outline", "scenes", "screenplay"):
        told = run(film)
        assert told["made"] == [step]
    assert states(told) == ["made"] * 5 and "workprint make" in told["next"]
    folder = open_folder(film)
    screenplay = read(folder.screenplay)
    assert folder.settings.language == screenplay.language == language
    assert len(screenplay.scenes) == 8
    assert all(e.name for e in screenplay.elements if e.kind.value == "character")
    marks = [e for e in screenplay.elements if e.kind.value == "note"]
    assert len(marks) == 8, "each scene says that it is a template"
    assert run(film)["made"] == []


def test_the_same_each_time(tmp_path: Path) -> None:
    texts = []
    for name in ("one/film", "two/film"):
        run(tmp_path / name, LINES["en"], "screenplay")
        texts.append([(tmp_path / name / f).read_bytes() for f in FILES.values()])
    assert texts[0] == texts[1]


def test_what_was_edited_is_read_and_never_overwritten(tmp_path: Path) -> None:
    film = tmp_path / "film"
    run(film, LINES["en"], "beats")
    beats = film / FILES["beats"]
    beats.write_text("# Beats\n\n1. Ida waits.\n2. Ida leaves.\n", encoding="utf-8")
    told = run(film, through="screenplay")
    assert states(told) == ["made", "edited", "made", "made", "made"]
    screenplay = read(film / "screenplay.fountain")
    assert len(screenplay.scenes) == 2 and "Ida leaves." in screenplay.source
    with pytest.raises(FilmError, match="was edited, so it is not made anew"):
        run(film, again="beats")
    assert "Ida waits" in beats.read_text(encoding="utf-8")
    beats.write_text("# Beats\n\n1. Ida sings.\n", encoding="utf-8")
    told = run(film)
    assert states(told) == ["made", "edited", "older", "older", "older"]
    assert "--again outline" in told["next"]
    for step in ("outline", "scenes", "screenplay"):
        told = run(film, again=step)
    assert states(told) == ["made", "edited", "made", "made", "made"]
    assert "Ida sings." in (film / "screenplay.fountain").read_text(encoding="utf-8")


def test_a_screenplay_that_was_there_stays(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.mkdir()
    own = film / "screenplay.fountain"
    own.write_text("INT. MINE - DAY\n\nMy own.\n", encoding="utf-8")
    run(film, LINES["en"], "screenplay")
    assert own.read_text(encoding="utf-8") == "INT. MINE - DAY\n\nMy own.\n"
    with pytest.raises(FilmError, match="was edited"):
        run(film, again="screenplay")


@pytest.mark.parametrize(
    ("line", "through", "says"),
    [
        (None, None, "has no log line; begin with"),
        ("  ", None, "the log line is empty"),
        ("long " * 400, None, "the log line has 1999 characters"),
        (LINES["en"], "end", "--through end is no step; use one of characters, beats"),
    ],
)
def test_bad_input_makes_nothing(
    tmp_path: Path, line: str | None, through: str | None, says: str
) -> None:
    with pytest.raises(FilmError, match=says):
        run(tmp_path / "film", line, through)
    assert not (tmp_path / "film" / "development").exists()


def test_another_log_line_is_refused(tmp_path: Path) -> None:
    run(tmp_path / "film", LINES["en"])
    with pytest.raises(FilmError, match="holds another log line; edit that file"):
        run(tmp_path / "film", "Something else.")


def test_an_emptied_step_is_one_sentence(tmp_path: Path) -> None:
    run(tmp_path / "film", LINES["en"], "beats")
    (tmp_path / "film" / FILES["beats"]).write_text("nothing\n", encoding="utf-8")
    with pytest.raises(FilmError, match=r"beats\.md holds no beats"):
        run(tmp_path / "film")


def test_a_provider_that_talks_nonsense_is_asked_twice_and_nothing_is_made(
    tmp_path: Path,
) -> None:
    pytest.importorskip("openai")
    with failing(streams(word("I am a model.", "stop"), chunked=False)) as (address, requests):
        choice = Choice(address=address, model="big")
        with pytest.raises(ProviderError, match="could not be used, twice: it names 0 characters"):
            run(tmp_path / "film", LINES["en"], choice=choice)
    assert len(requests) == 2
    assert not (tmp_path / "film" / FILES["characters"]).exists()
    assert (tmp_path / "film" / FILES["log-line"]).exists()


def test_a_scene_without_a_usable_answer_keeps_the_frame(tmp_path: Path) -> None:
    pytest.importorskip("openai")
    film = tmp_path / "film"
    run(film, LINES["en"], "beats")
    (film / FILES["beats"]).write_text("1. Ida waits here.\n2. Ida leaves us.\n", encoding="utf-8")
    good = streams(word("INT. TOWER - NIGHT\nThe lamp is dark.", "stop"), chunked=False)
    bad = streams(word("No!", "stop"), chunked=False)
    with failing(good, bad) as (address, _):
        run(film, choice=Choice(address=address, model="big"))
    text = (film / FILES["outline"]).read_text(encoding="utf-8")
    assert "## INT. TOWER - NIGHT\n\nThe lamp is dark." in text
    assert "<!-- Template" in text and "Ida leaves us." in text


def test_a_real_small_model_names_characters(tmp_path: Path, small: LlamaProvider) -> None:
    assert small.file.exists()
    film = tmp_path / "film"
    told = run(film, LINES["en"], choice=Choice("local", tokens=110, temperature=0.6))
    assert told["provider"] == "local" and told["tokens"] > 50
    assert "## " in (film / FILES["characters"]).read_text(encoding="utf-8")
    assert (film / "decisions/provenance.toml").exists()


def test_a_step_written_while_the_model_writes_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film"
    beats = film / FILES["beats"]
    run(film, LINES["en"])
    make = developing._MAKERS["beats"]

    def meanwhile(work: Any) -> str:
        text = make(work)
        beats.write_text("1. Mine.\n", encoding="utf-8")
        return text

    monkeypatch.setitem(developing._MAKERS, "beats", meanwhile)
    with pytest.raises(FilmError, match="was changed while beats was being made, so it stays"):
        run(film)
    assert beats.read_text(encoding="utf-8") == "1. Mine.\n"
    beats.unlink()
    monkeypatch.setitem(developing._MAKERS, "beats", make)
    run(film)
    monkeypatch.setitem(developing._MAKERS, "beats", meanwhile)
    with pytest.raises(FilmError, match="so it stays as it is now"):
        run(film, again="beats")
    assert beats.read_text(encoding="utf-8") == "1. Mine.\n"


def test_a_language_is_honoured_or_refused(tmp_path: Path) -> None:
    film = tmp_path / "film"

    def begin(language: str) -> None:
        quiet: Any = lambda _: None  # noqa: E731
        develop(film, LINES["en"], None, None, language, Choice(), "2026-11-25", quiet)

    with pytest.raises(FilmError, match='"fr" is not a language'):
        begin("fr")
    assert not film.exists()
    begin("en")
    for language, says in (("fr", '"fr" is not a language'), ("zh", 'language = "en"; change it')):
        with pytest.raises(FilmError, match=says):
            begin(language)
    assert not (film / FILES["beats"]).exists()


def test_nothing_to_write_is_one_sentence(tmp_path: Path) -> None:
    provider = AddressProvider("there", "http://127.0.0.1:9/v1", "m")
    work = developing._Work(
        tmp_path, "en", provider, Purse(Limits()), Choice(), "2026-11-25", lambda _: None, []
    )
    with pytest.raises(ProviderError, match="no scene for there to write; add one"):
        developing._each(work, (), lambda scene: scene, lambda scene, _: scene)


def test_an_early_step_edited_meanwhile_makes_the_later_one_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film"
    run(film, LINES["en"])
    make = developing._MAKERS["beats"]

    def meanwhile(work: Any) -> str:
        text = make(work)
        (film / FILES["characters"]).write_text("## IDA\n\nA keeper.\n", encoding="utf-8")
        return text

    monkeypatch.setitem(developing._MAKERS, "beats", meanwhile)
    assert states(run(film))[:2] == ["edited", "older"]
