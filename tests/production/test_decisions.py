"""Decisions: written down, checked, and kept with the scene whatever becomes of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from film_texts import draft

from workprint.film.shots import Shot
from workprint.production.applying import waiting
from workprint.production.deciding import decide, forget
from workprint.production.decisions import read_decisions
from workprint.production.errors import FilmError
from workprint.production.explain import explain
from workprint.production.folder import FilmFolder, open_folder
from workprint.production.make import make
from workprint.production.progress import Silent

LOOKED_AT = ("screenplay", "characters", "shot_plan", "scene_beats")


def artefact(folder: FilmFolder, name: str) -> Any:
    return make(folder, Silent(), until=name).artefacts[name]


def shots(folder: FilmFolder) -> list[Shot]:
    return [shot for scene in artefact(folder, "shot_plan").scenes for shot in scene.shots]


def rewrite(folder: FilmFolder, text: str) -> None:
    folder.screenplay.write_text(text, encoding="utf-8")


def scene_of(folder: FilmFolder, heading: str) -> str:
    """The id of the scene with that heading."""
    scenes = artefact(folder, "screenplay").scenes
    return next(s.id for s in scenes if heading in s.heading.text)


def test_a_decision_outlives_runs_and_the_cache(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen", "street"))
    shot = shots(folder)[0]
    path = decide(folder, "shot", shot.id, ["size=ECU", "lens=135"], "it must sting")
    written = path.read_bytes()
    for _ in range(2):
        found = next(s for s in shots(folder) if s.id == shot.id)
        assert (found.size, found.lens_mm) == ("ECU", 135)
        assert found.reason.text.en.startswith(
            "decided: size = ECU, lens = 135 (it must sting); proposed: "
        )
        assert path.read_bytes() == written
        shutil.rmtree(folder.hidden)


@pytest.mark.parametrize(
    "later",
    [
        draft("street", "kitchen", "roof"),
        draft("roof", "street", "kitchen"),
        draft("street"),
        draft("kitchen", "street").replace("EXT. STREET - NIGHT", "EXT. STREET - NIGHT #44#"),
        draft("kitchen", "street").replace("EXT. STREET - NIGHT", "EXT. OLD STREET - DUSK"),
    ],
    ids=["moved up", "moved down", "left alone", "renumbered", "renamed"],
)
def test_decisions_follow_their_scene(later: str, film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen", "street"))
    home = scene_of(folder, "STREET")
    shot = next(s for s in shots(folder) if s.scene == home and s.subjects == ("tom",))
    decide(folder, "shot", shot.id, ["angle=dutch"], "")
    decide(folder, "scene", home, ["time=dawn"], "")
    rewrite(folder, later)
    assert scene_of(folder, "STREET") == home
    decided = [s for s in shots(folder) if s.angle == "dutch"]
    assert [s.scene for s in decided] == [home]
    assert decided[0].kind == shot.kind
    specs = artefact(folder, "sets")
    order = [s.id for s in artefact(folder, "screenplay").scenes]
    assert specs[order.index(home)].time == "dawn"


def test_a_new_scene_that_takes_the_place_takes_no_decision(
    film: Callable[[str], FilmFolder],
) -> None:
    folder = film(draft("kitchen", "street"))
    home = scene_of(folder, "KITCHEN")
    decide(folder, "scene", home, ["kit=church"], "")
    rewrite(folder, draft("roof", "street"))
    assert "church" not in [spec.kit for spec in artefact(folder, "sets")]
    rewrite(folder, draft("roof", "kitchen"))
    assert scene_of(folder, "KITCHEN") == home
    assert [spec.kit for spec in artefact(folder, "sets")][1] == "church"


def test_a_scene_known_only_to_a_decision_keeps_its_id(film: Callable[[str], FilmFolder]) -> None:
    """A made film remembers its draft; a decision on a later draft is remembered beside it."""
    folder = film(draft("kitchen"))
    folder.hidden.mkdir(exist_ok=True)
    (folder.hidden / "scenes.json").write_text(
        '[{"id": "s001", "number": null, "heading": "INT. KITCHEN - DAY", "opening": "IDA (40)"}]',
        encoding="utf-8",
    )
    rewrite(folder, draft("kitchen", "street"))
    street = scene_of(folder, "STREET")
    decide(folder, "scene", street, ["time=dusk"], "")
    rewrite(folder, draft("roof", "kitchen", "street"))
    assert scene_of(folder, "STREET") == street
    assert scene_of(folder, "ROOF") not in (street, "s001")


def test_what_people_wrote_by_hand_stays(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen", "street"))
    folder.decisions.mkdir()
    path = folder.decisions / "characters.toml"
    path.write_text(
        '# by hand\n[[character]]\nid = "tom"  # him\nbeard = true\n', encoding="utf-8"
    )
    decide(folder, "character", "ida", ["hair_colour=#203040", "glasses=true"], "")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# by hand\n[[character]]\nid = "tom"  # him\nbeard = true\n')
    looks = {c.id: c.look for c in artefact(folder, "characters")}
    assert looks["tom"].beard
    assert looks["ida"].glasses and looks["ida"].hair_colour == (0x20, 0x30, 0x40)


def test_a_later_decision_on_the_same_thing_replaces_it(
    film: Callable[[str], FilmFolder],
) -> None:
    folder = film(draft("kitchen"))
    for size in ("CU", "LS"):
        path = decide(folder, "shot", "s001.001", [f"size={size}"], "")
    assert path.read_text(encoding="utf-8").count("[[shot]]") == 1
    assert shots(folder)[0].size == "LS"


def test_an_element_is_decided_on_in_a_scene_by_its_number(film: Any) -> None:
    folder = film(draft("kitchen"))
    path = decide(folder, "element", "tin mug", ["category=set_dressing", "scene=1"], "it stays")
    assert path.name == "elements.toml"
    (decision,) = read_decisions(folder.decisions).elements
    assert decision.target == "tin mug"
    assert dict(decision.values) == {"category": "set_dressing", "scene": "s001"}
    decide(folder, "element", "tin mug", ["category=none", "scene=1"], "")
    (decision,) = read_decisions(folder.decisions).elements
    assert dict(decision.values)["category"] == "none"
    forget(folder, "element", "tin mug")
    assert read_decisions(folder.decisions).elements == ()


def test_how_many_there_are_is_decided(film: Any) -> None:
    folder = film(draft("kitchen"))
    decide(folder, "element", "tin mug", ["category=props", "scene=1", "count=3"], "")
    made = artefact(folder, "breakdown")
    (mug,) = [e for e in made.scenes[0].elements if e.name == "tin mug"]
    assert (mug.category.value, mug.count) == ("props", 3)
    for wrong in ("-1", "two", "1.5"):
        with pytest.raises(FilmError, match=f"tin mug: count={wrong} is no count; write a whole"):
            decide(folder, "element", "tin mug", ["category=props", f"count={wrong}"], "")


def test_a_decision_on_an_element_is_taken_back_in_one_scene(film: Any) -> None:
    folder = film(draft("kitchen", "street"))
    for scene in ("1", "2"):
        decide(folder, "element", "tin mug", ["category=none", f"scene={scene}"], "")
    forget(folder, "element", "tin mug", ["scene=2"])
    (left,) = read_decisions(folder.decisions).elements
    assert dict(left.values)["scene"] == "s001"
    with pytest.raises(FilmError, match="nothing was decided about tin mug in scene 2"):
        forget(folder, "element", "tin mug", ["scene=2"])
    for values in (["category=none"], ["scene=1", "category=none"], ["scene"]):
        with pytest.raises(FilmError, match="--undo takes back the whole decision, not"):
            forget(folder, "element", "tin mug", values)
    with pytest.raises(FilmError, match="--undo takes back the whole decision, not scene=1"):
        forget(folder, "shot", "s001.001", ["scene=1"])
    assert len(read_decisions(folder.decisions).elements) == 1


@pytest.mark.parametrize("scene", ['"2"', "2", '"s002"', '"S002"'])
def test_a_scene_of_an_element_written_by_hand_is_its_number_or_id(scene: str, film: Any) -> None:
    folder = film(draft("kitchen", "street"))
    folder.decisions.mkdir()
    path = folder.decisions / "elements.toml"
    path.write_text(f'[[element]]\nid = "tin mug"\ncategory = "props"\nscene = {scene}\n')
    (correction,) = artefact(folder, "corrections")
    assert (correction.scene, correction.name) == ("s002", "tin mug")
    told = [artefact(folder, name) for name in LOOKED_AT]
    assert waiting(read_decisions(folder.decisions), *told) == []
    # A decision by command is on the same scene: it goes in place of the one by hand.
    decide(folder, "element", "tin mug", ["category=none", "scene=2"], "")
    (decision,) = read_decisions(folder.decisions).elements
    assert dict(decision.values) == {"category": "none", "scene": "s002"}


def test_a_scene_of_an_element_that_is_not_there_is_said(film: Any) -> None:
    folder = film(draft("kitchen"))
    folder.decisions.mkdir()
    (folder.decisions / "elements.toml").write_text(
        '[[element]]\nid = "tin mug"\ncategory = "props"\nscene = "9"\n'
    )
    told = [artefact(folder, name) for name in LOOKED_AT]
    assert [p.en for p in waiting(read_decisions(folder.decisions), *told)] == [
        "decisions/elements.toml: this draft has no one scene 9, in which tin mug was decided; "
        "write its id or number, until then that waits"
    ]


def test_an_element_is_explained_in_each_of_its_scenes(film: Any) -> None:
    folder = film(
        "INT. HUT - DAY\n\nIda (40) holds a brass lantern.\n\nIDA\nHello.\n\n"
        "EXT. PIER - NIGHT\n\nIda puts the lantern down.\n"
    )
    decide(folder, "element", "lantern", ["category=set_dressing", "scene=2"], "it hangs there")
    told = explain(folder, "brass lantern")["explanations"]
    assert [item["what"]["en"].split(", sure")[0] for item in told] == [
        "brass lantern: set dressing in 1. INT. HUT - DAY",
        "lantern: set dressing in 2. EXT. PIER - NIGHT",
    ]
    assert told[1]["reasons"][0]["en"] == "decided in s002: it hangs there"
    assert told[0]["reasons"][-1]["evidence"] and all(r["zh"] for r in told[0]["reasons"])
    assert explain(folder, told[0]["id"])["explanations"] == told
    with pytest.raises(FilmError, match="saucer names no shot, character, scene or element"):
        explain(folder, "saucer")


@pytest.mark.parametrize(
    ("kind", "target", "value", "says"),
    [
        ("shot", "9Z", "size=CU", "9Z is not a shot of this film; there are 1A (s001.001)"),
        ("shot", "s001.001", "size=HUGE", "use one of ECU, CU"),
        ("shot", "s001.001", "lens=4", "write millimetres, 8 to 400"),
        ("shot", "s001.001", "lens=²", "write millimetres, 8 to 400"),
        ("shot", "s001.001", "colour=red", "fields are size, angle, move, lens"),
        ("shot", "s001.001", "size", "is not FIELD=VALUE"),
        ("shot", "s999.001", "size=CU", "s999.001 is not a shot of this film"),
        ("character", "ida", "skin=#12345", "write a colour as #RRGGBB"),
        ("character", "ida", "skin=+1-2+3", "write a colour as #RRGGBB"),
        ("character", "ida", "male=nan", "write a number from 0 to 1"),
        ("character", "ida", "age_years=-3", "write a whole number from 2 to 95"),
        ("character", "ida", "glasses=maybe", "write true or false"),
        ("character", "ida", "hair=blue", "use one of bald"),
        ("character", "nobody", "male=1", "nobody is not a character"),
        ("scene", "s001", "time=noon", "use one of dawn, day, dusk, night"),
        ("scene", "s001", "kit=moon/../..", "is not known; use one of alley"),
        ("element", "cup", "category=thing", "use one of none, cast"),
        ("element", "saucer", "category=props", "nothing in the breakdown is called saucer"),
        ("element", "cup", "scene=1", "nothing is said of cup; write category=props"),
        ("prop", "cup", "x=y", "use shot, character, scene, element or day"),
    ],
)
def test_a_decision_that_does_not_fit_is_one_sentence(
    kind: str, target: str, value: str, says: str, film: Callable[[str], FilmFolder]
) -> None:
    folder = film(draft("kitchen"))
    with pytest.raises(FilmError) as raised:
        decide(folder, kind, target, [value], "")
    assert says in str(raised.value) and "\n" not in str(raised.value)
    assert not folder.decisions.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[shot]\n", "is not valid TOML"),
        ("shot = 3", r"write each decision under \[\[shot\]\]"),
        ("[[shot]]\nsize = 'CU'", "has no id"),
        ("[[shot]]\nid = 's001.001'\nsiz = 'CU'", "siz is not a field of a shot"),
        ("[[shot]]\nid = 's001.001'\nsize = 'BIG'", "size=BIG is not known"),
        ("[[shot]]\nid = 'a'\n[[shot]]\nid = 'a'\nsize = 'CU'", r"two \[\[shot\]\] for a"),
    ],
)
def test_a_broken_file_of_decisions_is_one_sentence(
    text: str, says: str, film: Callable[[str], FilmFolder]
) -> None:
    folder = film(draft("kitchen"))
    folder.decisions.mkdir()
    (folder.decisions / "shots.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=says) as raised:
        shots(folder)
    assert "shots.toml" in str(raised.value) and "\n" not in str(raised.value)


def test_a_kit_written_by_hand_is_checked(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen"))
    folder.decisions.mkdir()
    path = folder.decisions / "scenes.toml"
    path.write_text('[[scene]]\nid = "s001"\nkit = "moon"\n', encoding="utf-8")
    with pytest.raises(FilmError, match=r"scenes\.toml: s001: kit=moon is not known; use one of"):
        artefact(folder, "sets")


def test_a_decision_follows_a_person_by_name(film: Callable[[str], FilmFolder]) -> None:
    """DR WU comes in beside DR. WU: ids that came to the same are told apart."""
    text = "INT. WARD - DAY\n\nThey wait.\n\nDR. WU\nWho is next?\n"
    folder = film(text)
    decide(folder, "character", "dr-wu", ["glasses=true"], "")
    rewrite(folder, text + "\nDR WU\nI am, I think. Nobody else is here at all.\n")
    people = {c.name: c for c in artefact(folder, "characters")}
    assert people["DR. WU"].look.glasses
    assert people["DR. WU"].id != people["DR WU"].id
    assert not people["DR WU"].look.glasses


def test_who_speaks_more_does_not_change_ids(film: Callable[[str], FilmFolder]) -> None:
    cues = "INT. WARD - DAY\n\nDR. WU\nYes.\n\nDR WU\nNo, and again no.\n"
    folder = film(cues)
    before = {c.name: c.id for c in artefact(folder, "characters")}
    rewrite(folder, cues + "\nDR. WU\nYes, yes, and once more: yes, my friend.\n")
    assert {c.name: c.id for c in artefact(folder, "characters")} == before


def test_what_this_draft_does_not_have_is_said_and_waits(
    film: Callable[[str], FilmFolder],
) -> None:
    folder = film(draft("kitchen", "street"))
    street = scene_of(folder, "STREET")
    decide(folder, "scene", street, ["time=dawn"], "")
    decide(folder, "character", "tom", ["beard=true"], "")
    told = {name: artefact(folder, name) for name in LOOKED_AT}
    assert waiting(read_decisions(folder.decisions), *told.values()) == []
    rewrite(folder, "INT. ATTIC - DAY\n\nMAY\nAlone again.\n")
    told = {name: artefact(folder, name) for name in LOOKED_AT}
    said = [p.en for p in waiting(read_decisions(folder.decisions), *told.values())]
    assert said == [
        f"decisions/scenes.toml: this draft has no scene {street}; what was decided on it waits",
        "decisions/characters.toml: this draft has no character tom; what was decided on it waits",
    ]


BOILED = """INT. KITCHEN - DAY

IDA (40) sits. TOM (30) stands.

IDA
I was gone for a minute.

TOM
It boiled over.

IDA
Then we eat out, as we did last year.

TOM
Is there soup?
"""


@pytest.mark.parametrize(
    "line",
    ["It boiled over. Twice.", "It boiled over, love.", "It has boiled over."],
)
def test_a_decision_stays_on_a_line_that_was_rewritten(
    line: str, film: Callable[[str], FilmFolder]
) -> None:
    folder = film(BOILED)
    found = [s for s in shots(folder) if _says(folder, s, "It boiled over.")][-1]
    decide(folder, "shot", found.id, ["lens=85", "angle=dutch"], "his moment")
    rewrite(folder, BOILED.replace("It boiled over.", line).replace("IDA\nI was", "TOM\nI was"))
    decided = [s for s in shots(folder) if s.angle == "dutch"]
    assert [_says(folder, s, line) for s in decided] == [True]
    assert "his moment" in decided[0].reason.text.en
    assert "; proposed: " in decided[0].reason.text.en


def test_a_decision_whose_line_is_cut_waits(film: Callable[[str], FilmFolder]) -> None:
    folder = film(BOILED)
    found = next(s for s in shots(folder) if _says(folder, s, "It boiled over."))
    decide(folder, "shot", found.id, ["angle=dutch"], "")
    rewrite(folder, BOILED.replace("It boiled over.", "Never mind the potatoes."))
    assert [s for s in shots(folder) if s.angle == "dutch"] == []
    told = {name: artefact(folder, name) for name in LOOKED_AT}
    (said,) = waiting(read_decisions(folder.decisions), *told.values())
    assert f"no shot {found.id} (“It boiled over.”); what was decided on it waits" in said.en


def _says(folder: FilmFolder, shot: Shot, words: str) -> bool:
    """Whether a shot covers the beat with these words."""
    beats = artefact(folder, "scene_beats")
    texts = {beat.id: beat.text for scene in beats for beat in scene.beats}
    return words in (texts[part.beat] for part in shot.slices)


def test_names_slates_and_numbers_will_do_and_a_decision_is_taken_back(
    film: Callable[[str], FilmFolder],
) -> None:
    folder = film(draft("kitchen", "street"))
    decide(folder, "shot", "1a", ["size=ECU"], "")
    decide(folder, "character", "IDA", ["glasses=true"], "")
    decide(folder, "scene", "2", ["time=dawn"], "")
    assert shots(folder)[0].size == "ECU"
    made = read_decisions(folder.decisions)
    assert [d.target for d in (*made.shots, *made.characters, *made.scenes)] == [
        "s001.001",
        "ida",
        "s002",
    ]
    forget(folder, "shot", "1A")
    forget(folder, "character", "ida")
    forget(folder, "scene", "s002")
    made = read_decisions(folder.decisions)
    assert not (*made.shots, *made.characters, *made.scenes)
    with pytest.raises(FilmError, match="nothing was decided about the scene 2"):
        forget(folder, "scene", "2")


def test_two_who_decide_at_once_both_are_kept(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen", "street"))
    artefact(folder, "characters")
    command = [sys.executable, "-m", "workprint", "decide", str(folder.path), "character"]
    people = ("ida", "tom")
    runs = [subprocess.Popen([*command, who, "glasses=true"]) for who in people]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    looks = {c.id: c.look for c in artefact(folder, "characters")}
    assert all(looks[who].glasses for who in people)


def test_a_voice_nobody_has_is_one_sentence(film: Callable[[str], FilmFolder]) -> None:
    from workprint.models import store

    if store.find("kokoro") is None:
        pytest.skip("without the voice model the plain voice speaks under every name")
    folder = film(draft("kitchen"))
    with pytest.raises(FilmError, match="voice=zz_nobody is not known"):
        decide(folder, "character", "ida", ["voice=zz_nobody"], "")
    decide(folder, "character", "ida", ["voice=jf_alpha:0.6+jm_kumo:0.4"], "")
    voices = dict(artefact(open_folder(folder.path), "voices"))
    assert voices["ida"].name == "jf_alpha:0.6+jm_kumo:0.4"


def test_decisions_lie_where_the_design_says(film: Callable[[str], FilmFolder]) -> None:
    folder = film(draft("kitchen"))
    decide(folder, "scene", "s001", ["time=dusk"], "")
    names = sorted(p.name for p in folder.decisions.iterdir())
    assert names == ["anchors.toml", "scenes.toml"]
    assert folder.decisions == Path(folder.path) / "decisions"


def test_a_count_alone_keeps_the_category_that_was_found(film: Any) -> None:
    folder = film("INT. HUT - DAY\n\nIda (40) holds a lantern.\n\nIDA\nHello.\n")
    decide(folder, "element", "lantern", ["count=40", "scene=1"], "")
    (decision,) = read_decisions(folder.decisions).elements
    assert dict(decision.values) == {"count": "40", "scene": "s001", "category": "props"}
    (lantern,) = [e for e in artefact(folder, "breakdown").scenes[0].elements if e.count == 40]
    assert (lantern.name, lantern.category.value) == ("lantern", "props")
    with pytest.raises(FilmError, match="nothing in scene 1 is called elephant"):
        decide(folder, "element", "elephant", ["count=40", "scene=1"], "")


def test_an_element_of_a_characters_name_is_mentioned(film: Any) -> None:
    folder = film("INT. HUT - DAY\n\nIda (40) holds a lantern.\n\nIDA\nHello.\n")
    told = explain(folder, "IDA")
    assert [item["id"] for item in told["also"]] == ["cast-ida"]
    assert told["also"][0]["en"].endswith("workprint explain cast-ida")
    assert "cast in 1." in explain(folder, "cast-ida")["explanations"][0]["what"]["en"]
    assert explain(folder, "s001")["also"] == []
