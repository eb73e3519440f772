"""Sets of rules: those that come with Workprint, and a production's own file."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from workprint.shooting.errors import ScheduleError
from workprint.shooting.rules import VALUES, parse_rules, read_rules, rule_set, rule_sets

OWN = """
[set]
jurisdiction = "our film"

[[rule]]
id = "rest"
kind = "rest"
whom = "crew"
en = "eleven hours of rest"
zh = "休息 11 小时"
values = { minutes = 660 }
hard = true
source = "our agreement"
"""


def test_the_sets_are_told_by_name_and_each_says_where_it_is_from() -> None:
    assert rule_sets() == ("cn", "us-ca-minors", "us-crew", "us-sag-aftra")
    for name in rule_sets():
        for rule in rule_set(name):
            assert rule.id.startswith(f"{name}.")
            assert rule.source and rule.checked and rule.jurisdiction
            assert rule.name.en != rule.name.zh
            must, may = VALUES[rule.kind]
            assert {one for one, _ in rule.values} - set(may) == set(must)


def test_ages_of_minors_follow_each_other_to_eighteen_years() -> None:
    ages = [
        (one.value("from_months"), one.value("to_months"))
        for one in rule_set("us-ca-minors")
        if one.kind == "minor_hours"
    ]
    assert ages[0][0] == 0 and ages[-1][1] == 216
    assert all(a[1] == b[0] for a, b in pairwise(ages))


def test_a_production_may_write_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    (rule,) = read_rules(path)
    assert (rule.id, rule.value("minutes"), rule.hard) == ("rest", 660, True)
    assert (rule.jurisdiction, rule.date, rule.checked) == ("our film", "", "")
    with pytest.raises(KeyError):
        rule.value("hours")


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("[set]", "[sets]", "sets is no part of a set of rules"),
        ('jurisdiction = "our film"', "", "no jurisdiction; write one"),
        ('"our film"', '"x"\nchecked = "May"', r"\[set\]: checked May is no date; write it like"),
        ('"our film"', '"x"\nby = "me"', r"\[set\]: by is not known; use one of jurisdiction"),
        ("[[rule]]", "[rule]", "there are no rules; write each under"),
        ('id = "rest"', "", r"\[\[rule\]\] no\. 1 has no id; add it"),
        ('id = "rest"', "id = 3", r"no\. 1: id must be text"),
        ('kind = "rest"', 'kind = "sleep"', "rule 'rest': kind 'sleep' is not known; use one of"),
        ('kind = "rest"', "kind = []", "kind must be text"),
        ('kind = "rest"', 'kind = "minor_rest"', "not for whom = 'crew'; use minor"),
        ('whom = "crew"', 'whom = "all"', "whom 'all' is not known; use one of crew, cast, minor"),
        ('whom = "crew"', 'whom = "minor"', "rest is not for whom = 'minor'; use crew or cast"),
        ('zh = "休息 11 小时"', 'zh = ""', "zh must be text, and not empty"),
        ("hard = true", "hard = 1", "hard must be true or false"),
        ("{ minutes = 660 }", "{ hours = 11 }", "values: hours is not known; use one of minutes"),
        ("{ minutes = 660 }", "{}", "values has no minutes; add it"),
        ("{ minutes = 660 }", "660", "values must be a table like"),
        ("minutes = 660", "minutes = 11.0", "minutes must be a whole number from 0"),
        ("minutes = 660", "minutes = true", "minutes must be a whole number"),
        ("minutes = 660", "minutes = -1", "minutes must be a whole number"),
        ('source = "our agreement"', "source = 1", "source must be text"),
        ("hard = true", "hard = true\ndate = 07:00:00", "date 07:00:00 is no date"),
        ("hard = true", "hard = true\ncurrency = 3", "currency must be text"),
        ("hard = true", "hard = ", "not valid TOML: .*line"),
        ("hard = true", "hard = true\nday = 1", "rule 'rest': day is not known; use one of id"),
    ],
)
def test_damage_is_one_sentence_with_the_place_and_the_mend(
    was: str, becomes: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(was, becomes), encoding="utf-8")
    with pytest.raises(ScheduleError, match=says) as raised:
        read_rules(path)
    assert str(path) in str(raised.value) and "\n" not in str(raised.value)


def test_bounds_that_are_crossed_ids_twice_and_missing_files_are_told(tmp_path: Path) -> None:
    window = OWN.replace('"rest"\nwhom = "crew"', '"minor_window"\nwhom = "minor"')
    with pytest.raises(ScheduleError, match="earliest is not before latest; mend one"):
        parse_rules(window.replace("minutes = 660", "earliest = 600, latest = 600"))
    with pytest.raises(ScheduleError, match="two rules have the id 'rest'; give one another"):
        parse_rules(OWN + OWN[OWN.index("[[rule]]") :])
    with pytest.raises(ScheduleError, match=r"is not there; name a \.toml file of rules"):
        read_rules(tmp_path / "none.toml")
    with pytest.raises(ScheduleError, match="cannot be read"):
        read_rules(tmp_path)
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ScheduleError, match="is not UTF-8 text; save it as UTF-8"):
        read_rules(tmp_path / "b.toml")
    with pytest.raises(ScheduleError, match="no set of rules 'us'; use one of cn, us-ca-minors"):
        rule_set("us")


@pytest.mark.parametrize(("guide", "yes", "no"), [
    ("docs/shoot-guide.md", "yes", "no"), ("docs/zh/shoot-guide.md", "是", "否"),
])  # fmt: skip
def test_the_guide_says_of_every_rule_whether_it_is_hard(guide: str, yes: str, no: str) -> None:
    text = (Path(__file__).parents[2] / guide).read_text(encoding="utf-8")
    told: list[tuple[str, bool]] = []
    set_ = ""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].strip("`") in rule_sets():
            set_ = cells[0].strip("`")
        elif cells[0] or not line.startswith("|"):
            set_ = ""
        if set_:
            word = re.split("[:：]", cells[2])[0]
            assert word in (yes, no)
            told += [(f"{set_}.{name}", word == yes) for name in re.findall("`(.+?)`", cells[1])]
    assert sorted(told) == sorted((one.id, one.hard) for s in rule_sets() for one in rule_set(s))


def test_chinese_words_are_those_of_the_trade() -> None:
    import workprint.shooting

    home = Path(workprint.shooting.__file__).parent
    files = [
        *(p for room in ("checking", "documents", "rules") for p in (home / room).rglob("*.*")),
        home / "boards" / "costing.py", home / "boards" / "bounds.py",
    ]  # fmt: skip
    read = [path for path in files if path.suffix in (".py", ".toml")]
    assert len(read) > 30
    for path in read:
        found = re.findall("班底|通告板|强制通告", path.read_text(encoding="utf-8"))
        assert not found, path.name
