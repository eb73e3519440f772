"""Commands of planned boards: terms, plan, check, papers."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Uss = Annotated[Path, typer.Argument(help="A schedule with a planned board (.uss).")]
Terms = Annotated[
    Path | None,
    typer.Option(help="The terms of the shoot (.toml); else the shoot.toml beside the file."),
]
BoardName = Annotated[
    str | None, typer.Option(help="The board, by name; else the last that has days.")
]
Work = Annotated[
    int | None, typer.Option(help="Steps of search instead of time: the same anywhere.", min=1)
]
Seed = Annotated[int, typer.Option(help="Which chances are taken.", min=0)]


def terms(
    file: Annotated[Path, typer.Argument(help="A screenplay, or a schedule (.uss).")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")] = Path("shoot.toml"),
    start: Annotated[
        str | None, typer.Option(help="The first shooting day, like 2026-05-04.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the terms of a shoot to fill in: cast and places of a script, with no rates yet."""
    from workprint.production.shoot.plans import new_terms_for

    made = new_terms_for(file, out, start, say)
    print(json.dumps({"terms": str(made)}, ensure_ascii=False) if as_json else made)


def plan(
    file: Annotated[Path, typer.Argument(help="A screenplay, or a schedule (.uss).")],
    terms: Terms = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The schedule to write, with the board (.uss).")
    ] = None,
    name: Annotated[str, typer.Option(help="What the board is called.")] = "Plan",
    seconds: Annotated[
        float, typer.Option(help="How long to search; Ctrl-C ends it with the best so far.", min=1)
    ] = 20.0,
    work: Work = None,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Plan the shoot: days, hours, calls and costs, with a bound that is proved."""
    from workprint.production.shoot import plans, told

    if out is not None:
        plans.check_out(file, out)
    of = plans.asked(file, terms, say)
    with _stoppable() as stopped:
        made = plans.plan(
            of, name, seconds=seconds, work=work, seed=seed, tell=_progress(), stop=stopped
        )
    if isinstance(made, plans.Impossible):
        _impossible(told.impossible_told(made), of.language, as_json)
    if out is not None:
        plans.write_plan(of, made, out)
    record = told.plan_told(of, made)
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        _print_plan(record, of.language)
        if out is not None:
            print(out)
    if record["loose"] or any(v["hard"] for v in record["violations"]):
        raise typer.Exit(1)


def check(
    file: Uss, terms: Terms = None, board: BoardName = None, as_json: AsJson = False
) -> None:
    """Check a board, ours or brought in, against every term and rule; exit code 1 if it breaks a
    hard one."""
    from workprint.production.shoot import plans, told

    of, made = plans.given(file, terms, board, say)
    record = told.plan_told(of, made)
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        _warn(record, of.language)
        _print_violations(record, of.language)
        print(_kept(record, of.language))
    if any(v["hard"] for v in record["violations"]):
        raise typer.Exit(1)


def documents(
    file: Uss,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")],
    terms: Terms = None,
    board: BoardName = None,
    script: Annotated[
        Path | None, typer.Option(help="The screenplay, for sides of each day.")
    ] = None,
    reports: Annotated[
        Path | None, typer.Option(help="A folder of production reports that were filled in.")
    ] = None,
    theme: Annotated[
        str, typer.Option(help="Colours of strips: night-blue, night-green, scenechronize.")
    ] = "night-blue",
    personal: Annotated[
        bool, typer.Option("--personal", help="With telephones, mail and homes.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(help="en or zh; else the language of the schedule's own words.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the papers of a shoot: board, schedules, call sheets, sides, reports, calendar."""
    from workprint.production.shoot import packs, plans

    of, made = plans.given(file, terms, board, say, language)
    written, kept = packs.write_documents(
        made, out, of.language, theme=theme, personal=personal, script=script, reports=reports
    )
    for path in kept:
        say(f"{path} is left as it is: filled in or changed; delete it to get a fresh form")
    if as_json:
        told = {"files": [str(path) for path in written], "kept": [str(path) for path in kept]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for path in written:
        print(path)


def _print_plan(record: dict[str, Any], language: str) -> None:
    from workprint.analysis.documents.sheets import eighths_text
    from workprint.production.shoot.told import money_text

    zh = language == "zh"
    _warn(record, language)
    for day in record["days"]:
        hours = f"{day['work_minutes'] / 60:.1f} h"
        pages = eighths_text(day["eighths"]) or "0"
        head = f"{day['number']:>3} {day['date']} {day['unit']:<7} {day['call']}-{day['wrap']:<7}"
        print(f"{head} {hours:>6} {pages:>6}  {', '.join(day['scenes'])}")
    for line in record["costs"]:
        print(f"{money_text(line['amount'], record['currency']):>18}  {line['reason'][language]}")
    total = money_text(record["total"], record["currency"])
    print(f"{total}{'：' if zh else ': '}{_status(record['status'], zh)}")
    _print_violations(record, language)
    if record["loose"]:
        named = ", ".join(record["loose"])
        print(f"未排日：{named}" if zh else f"no day: {named}")


def _status(status: str, zh: bool) -> str:
    """How good a board is known to be."""
    from workprint.film.shoot import status_phrase

    return status_phrase(status).in_("zh" if zh else "en")


def _warn(record: dict[str, Any], language: str) -> None:
    for warning in record["warnings"]:
        say(warning[language])


def _print_violations(record: dict[str, Any], language: str) -> None:
    for one in record["violations"]:
        print(f"{'!' if one['hard'] else '?'} {one['rule']}: {one[language]}")


def _kept(record: dict[str, Any], language: str) -> str:
    hard = sum(v["hard"] for v in record["violations"])
    soft = len(record["violations"]) - hard
    if language == "zh":
        return f"违反硬性规定 {hard} 处，其他 {soft} 处"
    return f"{hard} hard rules or terms broken, {soft} others"


def _impossible(record: dict[str, Any], language: str, as_json: bool) -> NoReturn:
    """Tell why there can be no board, and end."""
    from workprint.production.shoot.told import money_text

    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        raise typer.Exit(1)
    zh = language == "zh"
    scenes = ", ".join(record["scenes"])
    say(("没有可行的计划：" if zh else "no board is possible: ") + record["impossible"][language])
    say((f"冲突的场次：{scenes}") if zh else f"the scenes in conflict: {scenes}")
    for way in record["ways_out"]:
        total = money_text(way["total"], way["currency"])
        days, broken = way["days"], way["violations"]
        told = f"{days} 天，{total}" if zh else f"{days} days, {total}"
        if broken:
            told += f"，仍有 {broken} 处违规" if zh else f", {broken} violations left"
        say(f"- {way['give_up'][language]}{'：' if zh else ': '}{told}")
    raise typer.Exit(1)


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C ends a search with the best so far, not the command."""
    told: list[bool] = []
    before = signal.signal(signal.SIGINT, lambda *_: told.append(True))
    try:
        yield lambda: bool(told)
    finally:
        signal.signal(signal.SIGINT, before)


def _progress() -> Callable[[float, float, float], None]:
    """A line on a terminal that tells how far a search is; nothing elsewhere."""
    shown = [-1]

    def tell(share: float, cost: float, broken: float) -> None:
        now = int(100 * share)
        if sys.stderr.isatty() and now != shown[0]:
            shown[0] = now
            left = f", {broken:.0f} min of violations" if broken >= 0.5 else ""
            end = "\n" if now >= 100 else ""
            print(f"\r{now:3d}% {cost:,.0f}{left}    ", end=end, file=sys.stderr, flush=True)

    return tell


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
