"""The shoot made ready for the page: what stands at its head, what it breaks, and its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workprint.book.shoot.board import board_of, labels_of
from workprint.book.shoot.calendar import months_of
from workprint.book.shoot.costs import costs_of
from workprint.book.shoot.out import days_out_of
from workprint.book.shoot.words import CALLS, PARTS, day_pair, money, say, span_pair

Json = dict[str, Any]


def shoot_of(record: Json, scenes: Sequence[Json]) -> tuple[Json | None, Json | None]:
    """What the shoot's section shows, and what its script tells of strips, days and codes; None
    where the record has no shoot."""
    told = record.get("shoot")
    if not told:
        return None, None
    shown = {scene["id"]: scene for scene in scenes}
    strips = [_named(strip, shown) for strip in told["strips"]]
    days = [{**day, "n": n, "on": date.fromisoformat(day["date"])}
            for n, day in enumerate(told["days"])]  # fmt: skip
    board, sheets = board_of(told, strips, days)
    months, dates = months_of(told, strips, days)
    out, codes = days_out_of(told, days)
    eighths = sum(day["eighths"] for day in days)
    return {
        "facts": _facts(told, days, eighths) if days else [],
        "status": told["status"],
        "currency": told["currency"],
        "total": money(told["total"]),
        "board": board,
        "months": months,
        "out": out,
        "costs": costs_of(told),
        "broken": _broken(told["violations"], strips, days),
        "warnings": told["warnings"],
        "strips": strips,
    }, slim({"strips": sheets, "dates": dates, "out": codes, "calls": CALLS, "parts": PARTS,
             "days": labels_of(days, told),
             "people": [f"{one['board']} {one['name']}".strip() for one in told["people"]],
             "broken": [say(one["en"], one["zh"]) for one in told["violations"]]})  # fmt: skip


def slim(told: Any) -> Any:
    """The same with texts in two languages as [English, Chinese], once where both are the same."""
    if isinstance(told, dict):
        if set(told) == {"en", "zh"}:
            return told["en"] if told["en"] == told["zh"] else [told["en"], told["zh"]]
        return {key: slim(value) for key, value in told.items()}
    return [slim(one) for one in told] if isinstance(told, (list, tuple)) else told


def _named(strip: Json, shown: Mapping[str, Json]) -> Json:
    """A strip with the place on the page of its scene, where it has one."""
    scene = shown.get(strip["scene"] or "")
    slug = " ".join(filter(None, (strip["int_ext"], strip["set"])))
    hour = f" - {strip['day_night']}" if strip["day_night"] else ""
    return {
        **strip,
        "key": scene["key"] if scene else "",
        "heading": scene["heading"] if scene else slug + hour,
    }


def _facts(told: Json, days: Sequence[Json], eighths: int) -> list[Json]:
    shot = {strip for day in days for *_, strip in day["items"] if strip >= 0}
    dates = len({day["date"] for day in days})
    pages = f"{eighths / 8:.1f}".removesuffix(".0")
    units = len(told["units"])
    return [
        say(f"{dates} shooting day{'s' * (dates != 1)}", f"{dates} 个拍摄日"),
        span_pair(days[0]["on"], days[-1]["on"]),
        *([say(f"{units} units", f"{units} 个摄制组")] if units > 1 else []),
        say(f"{len(shot)} scene{'s' * (len(shot) != 1)}", f"{len(shot)} 场"),
        say(f"{pages} pages", f"{pages} 页"),
    ]


def _broken(
    violations: Sequence[Json], strips: Sequence[Json], days: Sequence[Json]
) -> list[Json]:
    """What is broken, what no money settles first."""
    numbers = {day["date"]: day["number"] for day in reversed(days)}
    return [
        {
            **one,
            "day": numbers.get(one["date"]),
            "when": day_pair(date.fromisoformat(one["date"])) if one["date"] else None,
            "in": [strips[n] for n in one["strips"] if strips[n]["key"]],
        }
        for one in sorted(violations, key=lambda one: not one["hard"])
    ]
