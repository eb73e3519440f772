"""What the shoot costs, as bars: by kind with the bound marked, and by person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from workprint.book.shoot.words import COSTS, money, say

Json = dict[str, Any]


def costs_of(told: Json) -> Json | None:
    """Bars in percent of the total (of the dearest person for people); None where nothing
    costs."""
    total = Decimal(told["total"])
    if total <= 0:
        return None
    bound = None if told["bound"] is None else Decimal(told["bound"])
    groups = []
    left = 0.0
    for key, (en, zh) in COSTS.items():
        lines = [line for line in told["costs"] if line["key"] == key]
        amount = sum((Decimal(line["amount"]) for line in lines), Decimal(0))
        if not lines or not amount:
            continue
        percent = float(100 * amount / total)
        groups.append(
            {
                "key": key, **say(en, zh), "amount": money(amount), "percent": round(percent, 1),
                "x": round(left, 3), "w": round(percent, 3),
                "reasons": [line["reason"] for line in lines] if key not in ("worked", "held")
                else [],
            }
        )  # fmt: skip
        left += percent
    share = None if bound is None else round(float(100 * min(bound, total) / total), 3)
    return {
        "groups": groups,
        "bound": None if bound is None else money(bound),
        "bound_x": share,
        "against": None if bound is None else _against(total, bound, told["currency"]),
        "people": _people(told),
    }


def _against(total: Decimal, bound: Decimal, currency: str) -> Json:
    """The total beside the bound, in a sentence."""
    least = f"{currency} {money(bound)}"
    en = f"No board that keeps the terms costs less than the bound of {least}"
    zh = f"满足条款的排法都不会低于下界 {least}"
    apart = f"{currency} {money(abs(total - bound))}"
    if total == bound:
        return say(f"{en}: this one costs just that.", f"{zh}：本排法恰为此数。")
    if total < bound:
        return say(f"{en}; this one breaks some, and costs {apart} less.",
                   f"{zh}；本排法违反了部分条款，低出 {apart}。")  # fmt: skip
    return say(f"{en}; this one costs {apart} more.", f"{zh}；本排法高出 {apart}。")


def _people(told: Json) -> list[Json]:
    """Each person's days worked and held, the dearest first."""
    sums: dict[str, dict[str, Decimal]] = {}
    reasons: dict[str, list[Json]] = {}
    named: dict[str, tuple[str, str]] = {}
    for line in told["costs"]:
        if line["key"] not in ("worked", "held"):
            continue
        known = told["people"][line["who"]] if line["who"] is not None else None
        key = known["id"] if known else line["en"]
        named[key] = (known["board"], known["name"]) if known else ("", line["en"])
        own = sums.setdefault(key, {"worked": Decimal(0), "held": Decimal(0)})
        own[line["key"]] += Decimal(line["amount"])
        reasons.setdefault(key, []).append(line["reason"])
    most = max((sum(own.values()) for own in sums.values()), default=Decimal(1)) or Decimal(1)
    return [
        {
            "board": named[key][0],
            "name": named[key][1],
            "amount": money(sum(own.values(), Decimal(0))),
            "worked": round(float(100 * own["worked"] / most), 2),
            "held": round(float(100 * own["held"] / most), 2),
            "held_amount": money(own["held"]) if own["held"] else "",
            "reasons": reasons[key],
        }
        for key, own in sorted(sums.items(), key=lambda item: -sum(item[1].values()))
    ]
