"""Questions to a planned board: why here, what if, what would save most, what tomorrow."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from workprint.cli.shoots import AsJson, BoardName, Seed, Terms, Uss, Work, say


def why(
    file: Uss,
    scene: Annotated[str, typer.Argument(help="A scene's number, or a strip's id.")],
    terms: Terms = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say what keeps a scene on its day, and what the next-best day would cost."""
    from workprint.production.shoot import asking, plans, told

    of, made = plans.given(file, terms, board, say)
    record = told.why_told(made, asking.why(made, scene))
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return
    zh = of.language == "zh"
    print(f"{record['scene']}  {record['date']}")
    for reason in record["reasons"]:
        print(f"  - {reason[of.language]}")
    currency = made.plan.currency
    if record["next_best"]:
        one = record["next_best"]
        print(("次优日期 " if zh else "next best: ") + _other(one, currency, of.language))
    for one in record["others"]:
        print(("不合规的日期 " if zh else "would break: ") + _other(one, currency, of.language))


def relax(
    file: Uss,
    terms: Terms = None,
    board: BoardName = None,
    work: Work = None,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Find the five terms whose loss would save most: each given up, the board solved again."""
    from workprint.production.shoot import asking, plans, told

    of, made = plans.given(file, terms, board, say)
    options, decided = asking.relax(made, work, seed, _counting())
    record: dict[str, Any] = {
        "options": told.options_told(options),
        "decisions": told.change_told(made, decided) if decided else None,
    }
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return
    zh, currency = of.language == "zh", made.plan.currency
    for one in record["options"]:
        saves = told.money_text(one["saves"], currency)
        days = f"{one['days'][0]} -> {one['days'][1]}"
        said = f"省 {saves}，{days} 天" if zh else f"saves {saves}, {days} days"
        print(f"{one['give_up'][of.language]}{'：' if zh else ': '}{said}")
    if not record["options"]:
        print("放弃单项条款均未见更省" if zh else "no term given up was seen to save anything")
    if record["decisions"]:
        costs = told.money_text(record["decisions"]["more"], currency)
        print(f"所定日期的代价：{costs}" if zh else f"what was decided costs {costs}")


def what_if(
    file: Uss,
    then: Annotated[Path, typer.Argument(help="Other terms (.toml) to solve the board under.")],
    terms: Terms = None,
    board: BoardName = None,
    work: Work = None,
    seed: Seed = 1,
    out: Annotated[
        Path | None, typer.Option("--out", help="A schedule to write the other board to (.uss).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Solve a board again under other terms: what changes in days, cost lines and rules."""
    from workprint.production.shoot import asking, plans, told

    if out is not None:
        plans.check_out(file, out)
    of, made = plans.given(file, terms, board, say)
    after, change = asking.what_if(of, made, file, then, work, seed)
    if out is not None:
        plans.write_plan(of, after, out)
    record = told.change_told(after, change)
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return
    _print_change(record, after.plan.currency, of.language)


def replan(
    file: Uss,
    evening: Annotated[str, typer.Option(help="The date of the evening, like 2027-05-04.")],
    shot: Annotated[str, typer.Option(help="Scenes that are shot: 1,2,7A.")] = "",
    reports: Annotated[
        Path | None, typer.Option(help="A folder of production reports that say what is shot.")
    ] = None,
    wet: Annotated[bool, typer.Option("--wet", help="It rained today.")] = False,
    rain: Annotated[bool, typer.Option("--rain", help="Rain is forecast for tomorrow.")] = False,
    ill: Annotated[
        list[str] | None, typer.Option(help="Who is ill, by name or number; may be said again.")
    ] = None,
    rain_comes: Annotated[
        float, typer.Option(help="The chance of rain after a dry day.", min=0, max=1)
    ] = 0.2,
    rain_stays: Annotated[
        float, typer.Option(help="The chance of rain after a wet day.", min=0, max=1)
    ] = 0.5,
    forecast_right: Annotated[
        float, typer.Option(help="How often tomorrow's forecast is right.", min=0.5, max=1)
    ] = 0.85,
    futures: Annotated[int, typer.Option(help="Futures that are tried.", min=20)] = 200,
    seed: Seed = 1,
    terms: Terms = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Propose what to shoot tomorrow, by the weather, who is ill and what is left."""
    from workprint.production.shoot import plans
    from workprint.production.shoot.replanning import (
        Tonight,
        choice_told,
        left_of,
        tomorrow,
        with_reports,
    )
    from workprint.production.shoot.schedules import date_of
    from workprint.shooting.replanning import Chances

    of, made = plans.given(file, terms, board, say)
    scenes = tuple(one.strip() for one in shot.split(",") if one.strip())
    tonight = Tonight(date_of(evening, "--evening"), scenes, wet, rain, tuple(ill or ()))
    if reports is not None:
        tonight = with_reports(tonight, reports)
    left = left_of(made, tonight, Chances(rain_comes, rain_stays, forecast_right))
    record = choice_told(left, tomorrow(left, futures, seed))
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return
    zh = of.language == "zh"
    print(f"{record['date']}: {record['why'][of.language]}")
    if record["stranded"]:
        named = ", ".join(record["stranded"])
        print(f"已无日期可拍：{named}" if zh else f"no date is left for scenes {named}")
    if len(record["candidates"]) > 1:
        print("与之相比，余下费用的差：" if zh else "what is left costs beside that:")
    for one in record["candidates"][1:]:
        who = ", ".join(one["ill"])
        sick = (f"，需要病假中的 {who}" if zh else f", needs {who}, who is ill") if who else ""
        print(f"  {one['name']}: {one['more']:+,.0f} (+/- {2 * one['error']:,.0f}){sick}")


def _print_change(record: dict[str, Any], currency: str, language: str) -> None:
    from workprint.production.shoot.told import money_text

    zh = language == "zh"
    days = f"{record['days'][0]} -> {record['days'][1]}"
    more = money_text(record["more"], currency)
    print(f"{days} 天，费用变化 {more}" if zh else f"{days} days, cost changes by {more}")
    for line in record["lines"]:
        print(f"  {line['name'][language]} ({line['key']}): {line['before']} -> {line['after']}")
    for mark, key in (("+", "broken"), ("-", "mended")):
        for one in record[key]:
            print(f"  {mark} {one['rule']}: {one[language]}")
    for move in record["moves"]:
        print(f"  {move['scene']}: {move['before'] or '-'} -> {move['after'] or '-'}")


def _other(one: dict[str, Any], currency: str, language: str) -> str:
    from workprint.production.shoot.told import money_text

    zh = language == "zh"
    parts = [f"{one['date']}: {money_text(one['more'], currency)}"]
    parts += [
        f"{line['name'][language]} {line['key']} {line['before']} -> {line['after']}"
        for line in one["lines"][:4]
    ]
    parts += [v[language] for v in one["broken"][:2]]
    return ("；" if zh else "; ").join(parts)


def _counting() -> Callable[[int, int, str], None]:
    def tell(n: int, count: int, name: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{n + 1}/{count} {name[:60]:<60}", end="", file=sys.stderr, flush=True)

    return tell
