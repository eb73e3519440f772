"""The breakdown of whole screenplays, and what people correct in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.analysis import reading, syntax
from workprint.analysis.documents.spreadsheet import workbook
from workprint.analysis.tags import load
from workprint.film.breakdown import Breakdown, Category, Correction
from workprint.film.reason import Phrase
from workprint.models import store
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse, read

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = Phrase("decided", "决定")
TEXT = """\
INT. TAXI - NIGHT

IDA (60), in a wool coat, holds a brass lantern. No gun in sight. Tom growls like a wolf.

TOM
Where to?

EXT. FIELD - DAY

Rain. A horse grazes. Ida puts the lantern down and strokes the horse.
"""


@pytest.fixture(autouse=True)
def _parser() -> None:
    if store.find("syntax-en") is None:
        pytest.skip("the model syntax-en is not fetched")


def found(made: Breakdown, scene: int) -> dict[str, set[str]]:
    """The names of a scene's elements by category."""
    told: dict[str, set[str]] = {}
    for element in made.scenes[scene].elements:
        told.setdefault(element.category.value, set()).add(element.name)
    return told


def test_a_scene_is_broken_down() -> None:
    screenplay = parse(TEXT)
    made = breakdown_of(screenplay)
    one, two = found(made, 0), found(made, 1)
    assert one["cast"] == {"TOM"} and "IDA" in one["silent"]
    assert one["vehicles"] == {"taxi"}
    assert one["props"] == {"brass lantern"} and one["wardrobe"] == {"wool coat"}
    assert "wolf" not in str(one) and "gun" not in str(one)
    assert two["animals"] == {"horse"} and "rain" in two["special_effects"]
    for scene in made.scenes:
        for element in scene.elements:
            assert element.reasons and 0 <= element.confidence <= 1
            for span in element.spans:
                assert screenplay.source[span.start : span.end].strip()


def test_the_same_object_in_two_scenes_is_one_element() -> None:
    made = breakdown_of(parse(TEXT))
    lantern = next(e for e in made.elements if e.name == "brass lantern")
    assert lantern.scenes == ("s001", "s002") and "lantern" in lantern.names


def test_a_correction_in_one_scene_shows_in_the_others() -> None:
    screenplay = parse(TEXT)
    correction = Correction("s001", "lantern", Category.SET_DRESSING, TOLD)
    made = breakdown_of(screenplay, (correction,))
    for n in (0, 1):
        assert any("lantern" in name for name in found(made, n)["set_dressing"])
        assert "lantern" not in str(found(made, n).get("props"))
    gone = breakdown_of(screenplay, (Correction("s001", "brass lantern", None, TOLD),))
    assert "lantern" not in str(found(gone, 0)) and "lantern" in str(found(gone, 1))
    gone = breakdown_of(screenplay, (Correction(None, "brass lantern", None, TOLD),))
    assert "lantern" not in str(found(gone, 0)) + str(found(gone, 1))
    added = breakdown_of(screenplay, (Correction("s002", "wrangler", Category.HANDLERS, TOLD),))
    assert found(added, 1)["handlers"] == {"wrangler"}
    assert "handlers" not in found(added, 0)


def test_a_thing_in_the_name_of_a_role_is_a_thing() -> None:
    text = "EXT. STREET - DAY\n\nA taxi passes. Nora drops the gun.\n\nTAXI DRIVER\nHey!\n"
    made = found(breakdown_of(parse(text)), 0)
    assert "taxi" in made["vehicles"] and "gun" in made["props"]
    assert "TAXI DRIVER" not in made.get("silent", ())


def test_a_paragraph_without_end_and_odd_letters() -> None:
    text = f"INT. KIT\x0bCHEN - DAY\n\n{'A gun. ' * 4000}\n\nIDA\nYes.\u2028No.\n"
    made = breakdown_of(parse(text))
    assert workbook(made, "en").startswith(b"PK")


@pytest.mark.parametrize("film", ["lamplight", "yuye"])
def test_the_example_films(film: str) -> None:
    screenplay = read(EXAMPLES / film / "screenplay.fountain")
    made = breakdown_of(screenplay)
    assert len(made.scenes) == len(screenplay.scenes)
    syntax._PARSED.clear()  # made anew, not remembered
    reading._KNOWN.clear()
    load().known.clear()
    assert breakdown_of(screenplay) == made
    speakers = {e.name for e in screenplay.elements if e.name}
    cast = {n for e in made.elements if e.category is Category.CAST for n in e.names}
    assert speakers <= cast
    ids = [e.id for e in made.elements]
    assert len(ids) == len(set(ids))
    assert {e.id for s in made.scenes for e in s.elements} == set(ids)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Just some words.\n", "there are no scenes"),
        ("INT. A - DAY\n\nNothing is said.\n", "nobody speaks"),
        (
            "INT. A - DAY\n\nIDA\nYes.\n\n" + "Rain falls on it.\n\n" * 700,
            "pages: are its scene headings",
        ),
    ],
)
def test_what_cannot_be_done_is_said(text: str, told: str) -> None:
    assert any(told in warning.en for warning in breakdown_of(parse(text)).warnings)


def test_a_script_in_a_third_language_has_its_cast_and_places() -> None:
    made = breakdown_of(parse("INT. KÜCHE - TAG\n\nANNA (40) hält ein Messer.\n\nANNA\nJa.\n"))
    assert found(made, 0)["cast"] == {"ANNA"}


def test_who_speaks_is_not_taken_out_by_what_is_said_of_a_thing_or_elsewhere() -> None:
    text = (
        "INT. A - DAY\n\nTOM lifts a mug.\n\nTOM\nYes.\n\nINT. B - DAY\n\nTom splashes in water.\n"
    )
    screenplay = parse(text)
    gone = Correction(None, "tom", None, TOLD)
    silent = Correction("s002", "TOM", Category.SILENT, TOLD)
    row = Correction("s001", "TOM", None, TOLD, was=Category.PROPS)
    for said in (gone, silent, row):
        assert found(breakdown_of(screenplay, (said,)), 0)["cast"] == {"TOM"}
    row = Correction("s001", "TOM", None, TOLD, was=Category.CAST)
    assert "cast" not in found(breakdown_of(screenplay, (row,)), 0)
    assert found(breakdown_of(screenplay), 1)["silent"] == {"TOM"}
    words = "throws two men into the water"
    added = Correction("s002", words, Category.STUNTS, TOLD)
    assert words in found(breakdown_of(screenplay, (added,)), 1)["stunts"]
