"""The films to learn from, and the sheets they are set on: the truth is the truth."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from workprint.screenplay import parse
from workprint.screenplay.chinese import chinese_heading
from workprint.screenplay.labelling.labels import Label, may_follow
from workprint.screenplay.labelling.training.evaluating import (
    by_rules,
    folds,
    measure,
    parted,
    sheets_to_judge_by,
)
from workprint.screenplay.labelling.training.films import Film, film_of, own_films, read_films
from workprint.screenplay.labelling.training.plays import play_as_film
from workprint.screenplay.labelling.training.setting import layouts_of, set_film
from workprint.screenplay.labelling.training.typewriter_zh import FORMS, Slug, numeral
from workprint.screenplay.numerals import normal_number

PLAY = """
ACT I.

SCENE I. A room in the castle.

[Enter Ida and Tom.]

""" + "\n".join(
    f"{name}.\nThou art late, and the hour is {n}.\n[Aside.] Nay, what of it?\n\n"
    for n, name in enumerate(["IDA", "TOM"] * 6)
)


def test_there_are_enough_films() -> None:
    counts = Counter(film.language for film in own_films())
    assert counts["zh"] >= 30
    assert counts["en"] >= 12
    assert all(len(film.pieces) >= 25 for film in own_films())
    assert len({film.title for film in own_films()}) == sum(counts.values())


def test_the_notation(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "= A\n# INT. HUT\nRain.\n@IDA|(low)|No.|Yes.\n> CUT TO:\n^ END\n= B\nX.\n", "utf-8"
    )
    one, two = read_films(path, "en", "mine")
    assert [(p.label.value, p.text) for p in one.pieces] == [
        ("scene_heading", "INT. HUT"), ("action", "Rain."), ("character", "IDA"),
        ("parenthetical", "(low)"), ("dialogue", "No."), ("dialogue", "Yes."),
        ("transition", "CUT TO:"), ("centered", "END"),
    ]  # fmt: skip
    assert two.title == "B"
    path.write_text("= A\n@IDA\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.txt, line 2"):
        read_films(path, "en", "mine")


def test_a_play_becomes_a_film() -> None:
    film = play_as_film("a", PLAY, 3)
    assert film == play_as_film("a", PLAY, 3) != play_as_film("a", PLAY, 4)
    counts = Counter(piece.label for piece in film.pieces)
    assert counts[Label.CUE] >= 12
    assert counts[Label.PARENTHETICAL] >= 3
    assert {p.text.split(" (")[0] for p in film.pieces if p.label is Label.CUE} == {"IDA", "TOM"}
    assert play_as_film("sonnets", "Shall I compare thee\nto a summer's day?\n", 1).pieces == ()


def test_a_screenplay_becomes_a_film() -> None:
    film = film_of(parse("INT. A - DAY\n\nOne.\nTwo.\n\n[[note]]\n\nIDA\nNo,\nno.\n"), "a", "own")
    assert [p.text for p in film.pieces] == ["INT. A - DAY", "One.\nTwo.", "IDA", "No, no."]


@pytest.mark.parametrize("number", range(0, 49, 7))
def test_sheets_hold_every_word_and_labels_that_may_be(number: int) -> None:
    film = own_films()[number]
    for layout in layouts_of(film):
        one = set_film(film, layout, number)
        assert one == set_film(film, layout, number)
        before: Label | None = None
        for label in one.labels:
            if label is not Label.FURNITURE:
                assert may_follow(before, label), (layout, before, label)
                before = label
        said = "".join("".join(line.text.split()) for line in one.lines).casefold()
        for place, piece in enumerate(film.pieces):
            if piece.label is Label.HEADING and film.language == "zh":
                continue
            own = [
                line.text
                for line, element in zip(one.lines, one.elements, strict=True)
                if element == place
            ]
            words = "".join(piece.text.split()).casefold().rstrip(":.")
            if piece.label is Label.DIALOGUE or not own:
                assert words[:12] in said
            elif piece.label is not Label.HEADING:
                assert words in "".join("".join(own).split()).casefold()


def test_chinese_numbers_and_headings() -> None:
    assert [normal_number(numeral(n)) for n in range(1, 200)] == [str(n) for n in range(1, 200)]
    slug = Slug("内", "旧书店", "夜", ("老周", "林晓"))
    for name, form in FORMS.items():
        if name not in ("bare", "latin"):
            assert chinese_heading(form("3", slug)) is not None, name


def test_films_are_dealt_out_once_each() -> None:
    films = own_films()
    held = [film.title for _, part in folds(films, 5, 1) for film in part]
    assert sorted(held) == sorted(film.title for film in films)
    for learned, part in folds(films, 5, 1):
        assert not {f.title for f in learned} & {f.title for f in part}
        assert {f.language for f in part} == {"en", "zh"}
    parts = parted(films, 1)
    assert sum(map(len, parts)) == len(films)
    assert all({f.kind for f in part} == {"modern", "chinese"} for part in parts)


def test_rules_are_judged_on_the_same_lines() -> None:
    film = Film(
        "a", "en", "own", film_of(parse("INT. A - DAY\n\nRain.\n\nIDA\nNo.\n"), "a", "own").pieces
    )
    sheets = sheets_to_judge_by([film], word=False)
    found = measure(by_rules(sheets), lambda line: line.layout == "flush")
    assert found is not None
    assert found.count == len(next(s for s in sheets if s.layout == "flush").lines)
    assert found.groups == 1
