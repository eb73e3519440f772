"""Breakdowns written to files and read back, any number of times."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from workprint.film.breakdown import Breakdown, Category, Correction
from workprint.film.reason import Phrase
from workprint.models import store
from workprint.production.applying import corrections_of
from workprint.production.breakdowns import breakdown_of, write_breakdown
from workprint.production.deciding import decide
from workprint.production.decisions import SceneAnchor
from workprint.production.errors import FilmError
from workprint.production.folder import new_folder
from workprint.production.make import make
from workprint.production.papers import breakdown_papers
from workprint.production.progress import Silent
from workprint.production.tagged_film import decisions_of
from workprint.screenplay import parse
from workprint.screenplay.formats.convert import convert
from workprint.screenplay.formats.fdx import read_fdx

TEXT = """INT. HUT - NIGHT

Ida (60) lights a candle and holds an old brass lantern. A dog sleeps.

IDA
Good dog.

EXT. FIELD - DAY

A horse grazes. Ida puts the lantern on the grass. The dog barks.
"""


@pytest.fixture(autouse=True)
def _models() -> None:
    if store.find("syntax-en") is None:
        pytest.skip("the model syntax-en is not fetched")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (tmp_path / "a.fountain").write_text(TEXT, encoding="utf-8")
    return tmp_path / "a.fountain"


def elements(made: Breakdown) -> set[tuple[str, Category, str, int]]:
    return {(s.number, e.category, e.name, e.count) for s in made.scenes for e in s.elements}


def run(
    file: Path, *targets: Path, given: Path | None = None, told: list[str] | None = None
) -> Breakdown:
    said: list[str] = []
    made = write_breakdown(file, targets, given, "paper", None, said.append)
    if told is None:
        assert said == []
    else:
        told += said
    return made.breakdown


def in_table(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    """Change the rows of a table as a person would."""
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def row_of(rows: list[dict[str, str]], scene: str, name: str) -> dict[str, str]:
    return next(r for r in rows if r["Scene"] == scene and r["Element"].endswith(name))


def test_corrections_outlive_any_number_of_tables(script: Path, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{n}.csv" for n in "123")
    run(script, first)

    def move(rows: list[dict[str, str]]) -> None:
        row_of(rows, "1", "lantern")["Category"] = "Set dressing"
        row_of(rows, "1", "candle")["Element"] = "tall candle"
        row_of(rows, "2", "horse")["Count"] = "3"
        rows.remove(row_of(rows, "1", "dog"))
        rows.append(
            {"Scene": "2", "Element": "crane", "Category": "Special equipment", "Key": "x"}
        )
        rows[-1].update(dict.fromkeys(set(rows[0]) - set(rows[-1]), ""))
        rows[-1][next(name for name in rows[0] if name.startswith("Key"))] = ""
        rows[-1].pop("Key", None)

    in_table(first, move)
    made = run(script, second, given=first)
    wanted = elements(made)
    assert {
        ("1", Category.SET_DRESSING, "old brass lantern", 0),
        ("2", Category.SET_DRESSING, "lantern", 0),
        ("1", Category.PROPS, "tall candle", 0),
        ("2", Category.ANIMALS, "horse", 3),
        ("2", Category.EQUIPMENT, "crane", 0),
    } <= wanted
    assert not any(name == "dog" for number, _, name, _ in wanted if number == "1")
    for _ in range(3):
        assert elements(run(script, third, given=second)) == wanted
        assert elements(run(script, second, given=third)) == wanted
    # Something more is said in the second table: it holds beside what was said in the first.

    def more(rows: list[dict[str, str]]) -> None:
        row_of(rows, "2", "dog")["Category"] = "Sound"

    in_table(third, more)
    changed = elements(run(script, second.with_suffix(".xlsx"), given=third))
    assert ("2", Category.SOUND, "dog", 0) in changed
    assert {e for e in changed if e[2] != "dog"} == {e for e in wanted if e[2] != "dog"}
    assert elements(run(script, given=second.with_suffix(".xlsx"))) == changed


def test_a_tagged_file_brings_the_breakdown_back(script: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.fdx", tmp_path / "2.fdx"
    wanted = elements(run(script, one))
    back = run(script, given=one)
    assert elements(back) == wanted
    assert back == run(script), "a file that nobody touched decides nothing"
    assert elements(run(one, two)) == wanted
    assert two.read_bytes() == one.read_bytes()


@pytest.mark.parametrize("noted", [True, False])
def test_what_a_person_tags_goes_before_what_we_found(
    noted: bool, script: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "1.fdx", tmp_path / "2.fdx"
    found = elements(run(script, one))
    text = one.read_text(encoding="utf-8")
    # The dog is no element of scene 1, the lantern is dressing, the grass greenery.
    text = re.sub(r'<Text TagNumber="\d+">dog</Text>', "<Text>dog</Text>", text, count=1)
    text = re.sub(
        r'CatId="05c[^"]+"( Id="[^"]+" Label="old brass lantern")',
        r'CatId="0debb71b-5743-4c53-80cc-e17e841ce645"\1',
        text,
    )
    text = re.sub(
        r"<Text>([^<]*)grass([^<]*)</Text>",
        r'<Text>\1</Text><Text TagNumber="900">grass</Text><Text>\2</Text>',
        text,
    )
    text = text.replace(
        "</TagDefinitions>",
        '<TagDefinition CatId="0e7a8fc5-5441-4bad-a9bf-5ddd3fe51c69" Id="g" Label="long grass" '
        'Number="900"/></TagDefinitions>',
    ).replace("</Tags>", '<Tag Number="900"><DefId>g</DefId></Tag></Tags>')
    if not noted:
        text = re.sub(r'\s(?:xmlns:)?wp(?::\w+)?="[^"]*"', "", text)
    one.write_text(text, encoding="utf-8")
    wanted = {e for e in found if e[2] not in ("dog", "old brass lantern", "lantern", "grass")}
    wanted |= {
        ("2", Category.ANIMALS, "dog", 0),
        ("1", Category.SET_DRESSING, "old brass lantern", 0),
        ("2", Category.SET_DRESSING, "lantern", 0),
        ("2", Category.GREENERY, "long grass", 0),
    }
    assert elements(run(script, given=one)) == wanted
    assert elements(run(one, two)) == wanted
    assert elements(run(two)) == wanted
    # With a table on top of it, and back in Final Draft against the script.
    table, three = tmp_path / "t.csv", tmp_path / "3.fdx"
    run(two, table)

    def move(rows: list[dict[str, str]]) -> None:
        row_of(rows, "1", "candle")["Category"] = "Special effects"
        rows.remove(row_of(rows, "2", "long grass"))

    in_table(table, move)
    last = elements(run(two, three, given=table))
    assert last - wanted == {("1", Category.SPECIAL_EFFECTS, "candle", 0)}
    assert elements(run(script, given=three)) == last
    assert elements(run(three)) == last


def test_words_with_two_categories_are_one_sentence(script: Path, tmp_path: Path) -> None:
    one = tmp_path / "1.fdx"
    run(script, one)
    text = one.read_text(encoding="utf-8")
    (number,) = re.findall(r'<Text TagNumber="(\d+)">candle</Text>', text)
    (candle,) = re.findall(rf'<Tag Number="{number}">\s*<DefId>(\S+)</DefId>', text)
    text = text.replace(f"<DefId>{candle}</DefId>", f"<DefId>{candle}</DefId><DefId>c</DefId>")
    text = text.replace(
        "</TagDefinitions>",
        '<TagDefinition CatId="069e18b8-2109-4f3d-94e7-d802027a60a8" Id="c" Label="flame" '
        'Number="99"/></TagDefinitions>',
    )
    one.write_text(text, encoding="utf-8")
    says = (
        '1.fdx: "candle" in scene 1 is tagged as Props ("candle") and as Special Effects '
        '("flame"); take one of the tags out'
    )
    with pytest.raises(FilmError) as raised:
        run(script, given=one)
    assert str(raised.value) == says
    told: list[str] = []
    made = run(one, told=told)
    assert told == [says]
    (found,) = [e for e in made.scenes[0].elements if e.name == "candle"]
    assert found.source == "tagger"


def test_a_final_draft_file_without_tags_corrects_nothing(script: Path, tmp_path: Path) -> None:
    one = tmp_path / "1.fdx"
    run(script, one)
    bare = re.sub(r"<TagData.*</TagData>", "", one.read_text("utf-8"), flags=re.DOTALL)
    one.write_text(re.sub(r' TagNumber="\d+"', "", bare), encoding="utf-8")
    with pytest.raises(FilmError, match=r"1\.fdx has no tags; tag it in Final Draft"):
        run(script, given=one)
    one.write_text("no XML", encoding="utf-8")
    with pytest.raises(Exception, match=r"1\.fdx") as raised:
        run(script, given=one)
    assert "\n" not in str(raised.value)


def test_a_chinese_screenplay_is_tagged(tmp_path: Path) -> None:
    text = (
        "1. 内景 出租车 夜\n\n林晓（24岁）抱着一只旧琴盒，穿着红色毛衣。\n\n司机：去哪儿？\n\n"
        "2. 外景 草地 日\n\n一匹马在吃草。林晓放下琴盒。\n"
    )
    script, one = tmp_path / "a.txt", tmp_path / "a.fdx"
    script.write_text(text, encoding="utf-8")
    wanted = elements(run(script, one))
    assert wanted == elements(breakdown_of(parse(text)))
    assert elements(run(script, given=one)) == wanted
    assert re.search(r'TagNumber="\d+">马</Text>', one.read_text(encoding="utf-8"))
    assert {tag.label for tag in read_fdx(one.read_bytes()).tags} >= {"旧琴盒", "马", "司机"}


def test_a_film_made_from_a_tagged_file_has_its_decisions(
    script: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = tmp_path / "1.fdx"
    run(script, one)
    text = one.read_text(encoding="utf-8")
    text = re.sub(r'<Text TagNumber="\d+">dog</Text>', "<Text>dog</Text>", text, count=1)
    text = re.sub(
        r'CatId="05c[^"]+"( Id="[^"]+" Label="candle")',
        r'CatId="069e18b8-2109-4f3d-94e7-d802027a60a8"\1',
        text,
    )
    one.write_text(text, encoding="utf-8")
    wanted = elements(run(one))
    assert ("1", Category.SPECIAL_EFFECTS, "candle", 0) in wanted
    folder = new_folder(tmp_path / "film", one)
    assert "its tags are decisions on" in capsys.readouterr().err
    made = make(folder, Silent(), until="breakdown").artefacts["breakdown"]
    assert elements(made) == wanted
    (candle,) = [e for e in made.scenes[0].elements if e.name == "candle"]
    assert candle.reasons[0].text.en == "decided in s001: tagged in Final Draft by hand"
    assert candle.confidence == 1
    # One for the candle that was moved, and one for the dog that was taken out.
    decided = (folder.decisions / "elements.toml").read_text(encoding="utf-8")
    assert decided.count("[[element]]") == 2


def test_a_count_changed_by_hand_is_decided() -> None:
    told = Phrase("tagged in Final Draft, by hand", "标记")
    one = Correction("s001", "dogs", Category.ANIMALS, told, 3)
    (decision,) = decisions_of([one])
    assert dict(decision.values) == {"category": "animals", "scene": "s001", "count": "3"}
    (back,) = corrections_of([decision], [SceneAnchor("s001", None, "INT. HUT", "")])
    assert (back.name, back.category, back.count) == ("dogs", Category.ANIMALS, 3)


def test_a_file_without_tags_decides_nothing(script: Path, tmp_path: Path) -> None:
    convert(script, tmp_path / "plain.fdx")
    folder = new_folder(tmp_path / "film", tmp_path / "plain.fdx")
    assert not folder.decisions.exists()


def test_the_workbook_of_a_film_comes_back_to_its_script(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(f"EXT. ROOF - DAY\n\nA bell.\n\n{TEXT}", encoding="utf-8")
    folder = new_folder(tmp_path / "film", tmp_path / "a.fountain")
    anchors = make(folder, Silent(), until="scene_anchors").artefacts["scene_anchors"]
    (folder.hidden / "scenes.json").write_text(json.dumps([asdict(a) for a in anchors]))
    folder.screenplay.write_text(TEXT, encoding="utf-8")  # the next draft has no roof
    decide(folder, "element", "lantern", ["category=set_dressing", "scene=1", "count=2"], "")
    decide(folder, "element", "dog", ["category=none", "scene=1"], "")
    made, found = (
        make(folder, Silent(), until=name).artefacts[name]
        for name in ("breakdown", "found_breakdown")
    )
    assert [scene.scene for scene in made.scenes] == ["s002", "s003"]
    folder.out.mkdir()
    table, *_ = breakdown_papers(folder, made, found, lambda data, to: to.write_bytes(data))
    assert ("1", Category.SET_DRESSING, "old brass lantern", 2) in elements(made)
    assert elements(run(folder.screenplay, given=table)) == elements(made)
