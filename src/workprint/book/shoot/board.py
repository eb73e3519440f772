"""The stripboard as one picture: a column a strip, black between days, a row a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workprint.book.shoot.words import clock, date_pair, day_pair, length_pair, say

Json = dict[str, Any]

_BREAK = 0.6
"""The width of the black end of a day, in strips."""
_ROWS = 40
"""People with a row of their own: those in the most scenes; the others stand in the table."""
LIGHTS = (
    ("int-day", "INT DAY", "内景日"), ("ext-day", "EXT DAY", "外景日"),
    ("int-night", "INT NIGHT", "内景夜"), ("ext-night", "EXT NIGHT", "外景夜"),
    ("at-dawn", "DAWN", "清晨"), ("at-dusk", "DUSK", "黄昏"),
)  # fmt: skip


def pages(eighths: int) -> str:
    """A length on pages as assistant directors write it: "1 3/8"."""
    whole, rest = divmod(eighths, 8)
    return " ".join(filter(None, (str(whole or ""), f"{rest}/8" if rest else ""))) or "0"


def pages_pair(eighths: int) -> Json:
    """A length on pages with its word.

    >>> pages_pair(8)["en"], pages_pair(3)["en"], pages_pair(11)["en"]
    ('1 page', '3/8 page', '1 3/8 pages')
    """
    told = pages(eighths)
    return say(f"{told} page{'s' * (eighths > 8 or not eighths)}", f"{told} 页")


def board_of(told: Json, strips: Sequence[Json], days: Sequence[Json]) -> tuple[Json, list[Json]]:
    """The picture, and for each of its columns what is told of the strip; places and widths are
    in percent of the picture."""
    orders = [list(dict.fromkeys(n for *_, n in day["items"] if n >= 0)) for day in days]
    loose = list(told["loose"])
    units = sum(map(len, orders)) + _BREAK * len(days) + len(loose)
    one = 100 / (units or 1)
    columns: list[Json] = []
    heads: list[Json] = []
    at = 0.0
    for day, order in zip(days, orders, strict=True):
        begun = at
        for n in order:
            own = {"strip": n, "day": day["n"], "x": _part(at, one)}
            columns.append({**_column(strips[n]), **own})
            at += 1
        heads.append({**_head(day, told), "x": _part(begun, one),
                      "w": _part(at + _BREAK - begun, one), "end": _part(at, one)})  # fmt: skip
        at += _BREAK
    for n in loose:
        columns.append({**_column(strips[n]), "strip": n, "day": -1, "x": _part(at, one)})
        at += 1
    rows, more = _rows(told, strips, days, columns, heads)
    sheets = [
        _sheet(c["strip"], strips, days[c["day"]] if c["day"] >= 0 else None, told)
        for c in columns
    ]
    used = {c["tone"] for c in columns}
    board = {
        "units": round(units, 2),
        "one": round(one, 3),
        "break": _part(_BREAK, one),
        "columns": columns,
        "heads": heads,
        "loose": len(loose),
        "loose_x": _part(at - len(loose), one),
        "rows": rows,
        "more": more,
        "key": [{"tone": tone, "en": en, "zh": zh} for tone, en, zh in LIGHTS if tone in used],
        "table": _table(strips, days, columns, told),
    }
    return board, sheets


def _part(units: float, one: float) -> float:
    return round(units * one, 2)


def _column(strip: Json) -> Json:
    inside = "int" if strip["place"] == "int" else "ext"
    light = strip["light"]
    return {
        "tone": f"at-{light}" if light in ("dawn", "dusk") else f"{inside}-{light}",
        "number": strip["number"],
        "key": strip["key"],
        "heading": strip["heading"],
        "set": strip["set"],
        "pages": pages(strip["eighths"]),
    }


def _head(day: Json, told: Json) -> Json:
    return {
        "number": day["number"],
        "unit": day["unit"] if len(told["units"]) > 1 else "",
        "date": date_pair(day["on"]),
        "when": day_pair(day["on"]),
        "kind": day["kind"],
        "pages": pages(day["eighths"]),
        "call": clock(day["call"]),
        "wrap": clock(day["wrap"]),
    }


def _rows(
    told: Json,
    strips: Sequence[Json],
    days: Sequence[Json],
    columns: Sequence[Json],
    heads: Sequence[Json],
) -> tuple[list[Json], int]:
    """A row a person: their strips, the days they are held, a line from first to last day."""
    people = told["people"]
    parts: dict[int, list[Json]] = {n: [] for n in range(len(people))}
    for column in columns:
        for n in strips[column["strip"]]["cast"]:
            parts[n].append(column)
    known = {(row["board"], row["name"]): row for row in told["rows"]}
    chosen = [n for n in parts if parts[n]]
    if len(chosen) > _ROWS:
        most = sorted(chosen, key=lambda n: -len(parts[n]))[:_ROWS]
        chosen = [n for n in chosen if n in set(most)]
    made = []
    for n in chosen:
        row = known.get((people[n]["board"], people[n]["name"]))
        hung = [c["day"] for c in parts[n] if c["day"] >= 0]
        made.append(
            {
                **people[n],
                "mark": people[n]["board"] or "•",
                "cells": [c["x"] for c in parts[n]],
                "runs": _runs(row, told, days, heads, hung),
                "worked": row["worked"] if row else len(set(hung)),
                "held": row["held"] if row else 0,
            }
        )
    return made, sum(1 for own in parts.values() if own) - len(made)


def _runs(
    row: Json | None,
    told: Json,
    days: Sequence[Json],
    heads: Sequence[Json],
    hung: Sequence[int],
) -> list[Json]:
    """Stretches of days between first and last: worked, held, or let go (dropped, no line)."""
    if not hung:
        return []
    codes = {told["columns"][c][0]: code for c, code, _ in row["cells"]} if row else {}
    # A day that is held has a code; once dropped, days have none till the pick-up.
    stretches: list[Json] = []
    away = False
    for n in range(hung[0], hung[-1] + 1):
        code = codes.get(days[n]["date"], "")
        gone = [c for d, c in codes.items() if d < days[n]["date"] and c and c != "/"]
        away = "D" in code or (not code and bool(gone) and gone[-1] == "D")
        kind = "away" if away else "held" if code == "H" else "on"
        if kind == "away":
            continue
        end = heads[n]["end"] if n == hung[-1] else round(heads[n]["x"] + heads[n]["w"], 3)
        if stretches and stretches[-1]["kind"] == kind and stretches[-1]["last"] == n - 1:
            stretches[-1] |= {"last": n, "w": round(end - stretches[-1]["x"], 3)}
        else:
            stretches.append({"kind": kind, "last": n, "x": heads[n]["x"],
                              "w": round(end - heads[n]["x"], 3)})  # fmt: skip
    return stretches


def times_of(day: Json, strip: int) -> str:
    """When a strip is shot on its day; parts that a meal or a move divides apart."""
    own = [(start, end) for kind, start, end, _, n in day["items"] if n == strip]
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in own)


def _sheet(n: int, strips: Sequence[Json], day: Json | None, told: Json) -> Json:
    """What is told of a strip: its head, its facts, why it hangs there."""
    strip = strips[n]
    facts: list[Any] = [times_of(day, n)] if day is not None else []
    facts.append(pages_pair(strip["eighths"]))
    if strip["minutes"]:
        facts.append(length_pair(strip["minutes"]))
    made = {
        "day": None if day is None else day["n"],
        "key": strip["key"],
        "no": strip["number"],
        "head": strip["heading"],
        "facts": facts,
        "cast": strip["cast"],
        "why": strip["why"],
        "broken": [i for i, one in enumerate(told["violations"]) if n in one["strips"]],
    }
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def labels_of(days: Sequence[Json], told: Json) -> list[Json]:
    """What each day is called: its number, its date and, where there are several, its unit."""
    made = []
    for day in days:
        at = day_pair(day["on"])
        no, unit = day["number"], f", {day['unit']}" if len(told["units"]) > 1 else ""
        made.append(say(f"day {no}, {at['en']}{unit}", f"第 {no} 天，{at['zh']}{unit}"))
    return made


def _table(
    strips: Sequence[Json], days: Sequence[Json], columns: Sequence[Json], told: Json
) -> list[Json]:
    """The board as a table: the strips of each day with their times, and the moves between."""
    made: list[Json] = []
    for day in days:
        lines: list[Mapping[str, Any]] = []
        seen: set[int] = set()
        for kind, start, end, place, n in day["items"]:
            if kind == "scene" and n in seen:
                continue
            if kind == "move":
                lines.append({"strip": None, "time": f"{clock(start)}–{clock(end)}",
                              "where": place})  # fmt: skip
            if kind != "scene":
                continue
            seen.add(n)
            lines.append({"strip": strips[n], "time": times_of(day, n), "where": place,
                          "pages": pages(strips[n]["eighths"]),
                          "tone": _column(strips[n])["tone"],
                          "cast": _numbers(strips[n], told)})  # fmt: skip
        made.append(
            {
                **_head(day, told),
                "lines": lines,
                "note": day["note"],
            }
        )
    return made


def _numbers(strip: Json, told: Json) -> str:
    people: Mapping[int, Json] = dict(enumerate(told["people"]))
    return ", ".join(people[n]["board"] or people[n]["name"] for n in strip["cast"])
