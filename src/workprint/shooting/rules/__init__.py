"""Sets of rules a shoot may keep to: one a jurisdiction, or a production's own, as TOML.

    [set]
    jurisdiction = "US"
    checked = 2026-11-28

    [[rule]]
    id = "us-crew.rest"
    kind = "rest"
    whom = "crew"
    en = "10 hours of rest between wrap and the next call"
    zh = "收工至次日开工之间休息 10 小时"
    values = { minutes = 600 }
    hard = false
    source = "our agreement with the crew"
    date = 2026-01-05

`values` are those of the kind (see `workprint.film.rules.Rule`), all of them but those a kind may
do without. `date` and `currency` may be left out.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_args

from workprint.film.reason import Phrase
from workprint.film.rules import Rule, RuleKind, Whom
from workprint.shooting.errors import ScheduleError

VALUES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "rest": (("minutes",), ()),
    "weekly_rest": (("one", "two"), ()),
    "meal": (("first", "between"), ("penalty_1", "penalty_2", "penalty_3")),
    "week_days": (("days",), ()),
    "day_minutes": (("minutes",), ()),
    "week_minutes": (("minutes",), ()),
    "minor_hours": (("from_months", "to_months", "on_set", "work"), ("work_free",)),
    "minor_window": (("earliest", "latest"), ("latest_free",)),
    "minor_rest": (("minutes",), ()),
}
"""The values of each kind: those it must have, those it may have."""
_KEYS = ("id", "kind", "whom", "en", "zh", "values", "hard", "source")
_MAY = ("date", "currency")
_MOST = 1_000_000


def rule_sets() -> tuple[str, ...]:
    """The names of the sets that come with Workprint."""
    here = files("workprint.shooting.rules").iterdir()
    return tuple(sorted(one.name[:-5] for one in here if one.name.endswith(".toml")))


@cache
def rule_set(name: str) -> tuple[Rule, ...]:
    """A set that comes with Workprint; ScheduleError names those there are for another."""
    if name not in rule_sets():
        raise ScheduleError(
            f"there is no set of rules {name!r}; use one of {', '.join(rule_sets())}, or a file "
            "of your own that ends in .toml"
        )
    text = files("workprint.shooting.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_rules(text)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """A production's own rules; ScheduleError says in one sentence what is wrong and the mend."""
    try:
        return parse_rules(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ScheduleError(f"{path} is not there; name a .toml file of rules") from None
    except UnicodeDecodeError:
        raise ScheduleError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise ScheduleError(f"{path} cannot be read: {error.strerror}; name a file") from None
    except ScheduleError as error:
        raise ScheduleError(f"{path}: {error}") from None


def parse_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a text in this form; ScheduleError for damage."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScheduleError(f"not valid TOML: {error}; mend that line") from None
    except RecursionError:
        raise ScheduleError("tables are nested too deep; write rules under [[rule]]") from None
    unknown = sorted(table.keys() - {"set", "rule"})
    if unknown:
        raise ScheduleError(f"{unknown[0]} is no part of a set of rules; use [set] and [[rule]]")
    head = table.get("set")
    if not isinstance(head, dict) or not isinstance(head.get("jurisdiction"), str):
        raise ScheduleError('[set] has no jurisdiction; write one like jurisdiction = "US-CA"')
    _known(head, ("jurisdiction", "checked"), "[set]")
    checked = _day(head.get("checked", ""), "[set]", "checked")
    told = table.get("rule")
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise ScheduleError("there are no rules; write each under [[rule]]")
    rules = [_rule(one, n, head["jurisdiction"], checked) for n, one in enumerate(told, 1)]
    ids = [rule.id for rule in rules]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise ScheduleError(f"two rules have the id {twice!r}; give one another id")
    return tuple(rules)


def _rule(table: dict[str, Any], number: int, jurisdiction: str, checked: str) -> Rule:
    named = table.get("id")
    where = f"rule {named!r}" if isinstance(named, str) and named else f"[[rule]] no. {number}"
    _known(table, _KEYS + _MAY, where)
    for key in _KEYS:
        if key not in table:
            raise ScheduleError(f"{where} has no {key}; add it")
        if key not in ("values", "hard") and not (isinstance(table[key], str) and table[key]):
            raise ScheduleError(f"{where}: {key} must be text, and not empty; write it so")
    if not isinstance(table["hard"], bool):
        raise ScheduleError(f"{where}: hard must be true or false; write one of them")
    _one_of(table["kind"], get_args(RuleKind), where, "kind")
    _one_of(table["whom"], get_args(Whom), where, "whom")
    minors = table["kind"].startswith("minor_")
    if minors != (table["whom"] == "minor"):
        raise ScheduleError(
            f"{where}: the kind {table['kind']} is not for whom = {table['whom']!r}; "
            f"use {'minor' if minors else 'crew or cast'}"
        )
    currency = table.get("currency", "")
    if not isinstance(currency, str):
        raise ScheduleError(f'{where}: currency must be text; write it like "USD"')
    return Rule(
        table["id"], cast(RuleKind, table["kind"]), cast(Whom, table["whom"]),
        Phrase(table["en"], table["zh"]), _values(table["values"], table["kind"], where),
        table["hard"], jurisdiction, table["source"],
        _day(table.get("date", ""), where, "date"), checked, currency,
    )  # fmt: skip


def _values(told: object, kind: str, where: str) -> tuple[tuple[str, int], ...]:
    must, may = VALUES[kind]
    if not isinstance(told, dict):
        raise ScheduleError(f"{where}: values must be a table like {{ {must[0]} = 600 }}")
    _known(told, must + may, f"{where}, values")
    for name, value in told.items():
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            raise ScheduleError(
                f"{where}: {name} must be a whole number from 0 to {_MOST}; mend {value!r}"
            )
    lacking = [name for name in must if name not in told]
    if lacking:
        raise ScheduleError(f"{where}: values has no {lacking[0]}; add it")
    for low, high in (("from_months", "to_months"), ("earliest", "latest")):
        if low in told and told[low] >= told[high]:
            raise ScheduleError(f"{where}: {low} is not before {high}; mend one of them")
    return tuple((name, told[name]) for name in must + may if name in told)


def _known(table: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    unknown = sorted(table.keys() - set(keys))
    if unknown:
        raise ScheduleError(f"{where}: {unknown[0]} is not known; use one of {', '.join(keys)}")


def _one_of(value: str, known: tuple[str, ...], where: str, key: str) -> None:
    if value not in known:
        raise ScheduleError(
            f"{where}: {key} {value!r} is not known; use one of {', '.join(known)}"
        )


def _day(value: object, where: str, key: str) -> str:
    """A date as ISO 8601, "" for none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if value else ""  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ScheduleError(
            f"{where}: {key} {value} is no date; write it like 2026-05-04"
        ) from None
