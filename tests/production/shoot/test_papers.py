"""All papers of a shoot in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "shooting"))
import made_plans as plans

from workprint.models import store
from workprint.production.shoot.papers import strip_scenes, write_pack
from workprint.shooting.boarding import id_of

pytestmark = pytest.mark.skipif(
    store.find("type") is None or store.find("courier") is None, reason="needs type and courier"
)


def pack(language: str, folder: Path, **told: object) -> dict[str, bytes]:
    """A pack of four days; what was put where."""
    schedule, plan, terms = plans.large(language, 4)
    put: dict[str, bytes] = {}

    def keep(data: bytes, path: Path) -> None:
        put[path.relative_to(folder).as_posix()] = data

    title = "夜雨" if language == "zh" else "Lamplight"
    written = write_pack(folder, schedule, schedule.boards[0], plan, terms, title, language,
                         put=keep, **told)  # type: ignore[arg-type]  # fmt: skip
    assert [path.relative_to(folder).as_posix() for path in written] == list(put)
    return put


def test_an_english_pack_has_english_names(tmp_path: Path) -> None:
    schedule, _, _ = plans.large("en", 4)
    told = pack("en", tmp_path, screenplay=plans.screenplay_of(schedule, "en"),
                shot_plan=plans.shots_of(schedule, 2))  # fmt: skip
    assert {
        "Stripboard.pdf", "One-line schedule.csv", "Shooting schedule.pdf", "Scene list.xlsx",
        "Scenes by location.pdf", "Day-out-of-days.pdf", "Call sheets/All call sheets.pdf",
        "Call sheets/Day 01 2027-05-03 main.pdf", "Production reports/Day 02 2027-05-04 main.xlsx",
        "Sides/Day 03 2027-05-05 main.pdf", "Shot list.pdf", "Shoot.ics", "Costs.xlsx",
    } <= set(told)  # fmt: skip
    assert all(name.isascii() for name in told)


def test_a_chinese_pack_has_chinese_names_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    told = pack("zh", tmp_path)
    assert {"场次条板.pdf", "拍摄计划.xlsx", "顺场表.pdf", "分景表.xlsx", "演员出勤表.pdf",
            "通告单/第01天 2027-05-03 A 组.pdf", "拍摄日报/全部拍摄日报.pdf", "拍摄日历.ics",
            "费用.csv"} <= set(told)  # fmt: skip
    assert not any("当日剧本" in name for name in told)
    assert told == pack("zh", tmp_path)


def test_strips_know_their_scenes_by_id_then_by_number() -> None:
    schedule, _, _ = plans.large("en", 2)
    screenplay = plans.screenplay_of(schedule, "en")
    by_number = strip_scenes(schedule, screenplay, None)
    assert by_number == {
        strip.id: scene.id for strip, scene in zip(schedule.strips, screenplay.scenes, strict=True)
    }
    from dataclasses import replace

    ours = replace(schedule.strips[0], id=id_of("strip", "s002"))
    schedule = replace(schedule, strips=(ours, *schedule.strips[1:]))
    assert strip_scenes(schedule, screenplay, None)[ours.id] == "s002"
