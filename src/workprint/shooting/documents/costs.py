"""What a board costs and which rules it breaks, as tables with reasons."""

from __future__ import annotations

from workprint.film.reason import Phrase
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.tables import Column, Line, Table

COSTS = Phrase("Costs", "费用")
BREACHES = Phrase("Rules broken", "违反的规则")
_COSTS = (
    Column(Phrase("Kind", "种类"), 12),
    Column(Phrase("What", "项目"), 24),
    Column(Phrase("Who", "人员"), 24),
    Column(Phrase("Amount", "金额"), 14, "right"),
    Column(Phrase("Currency", "货币"), 9, "center"),
    Column(Phrase("Why", "理由"), 90),
)
_BREACHES = (
    Column(Phrase("Rule", "规则"), 20),
    Column(Phrase("Must hold", "是否硬性"), 10, "center"),
    Column(Phrase("Date", "日期"), 12),
    Column(Phrase("Scenes", "场次"), 18),
    Column(Phrase("Who", "人员"), 24),
    Column(Phrase("Why", "理由"), 90),
)
_TOTAL = Phrase("Total", "合计")
_BOUND = Phrase("no board that keeps the terms costs less than {bound}",
                "任何符合条款的方案都不低于 {bound}")  # fmt: skip
_HARD = {True: Phrase("yes", "是"), False: Phrase("no", "否")}


def costs(shoot: Shoot) -> Table:
    """Every line of the costs with its reason, the total last."""
    plan = shoot.plan
    lines = [
        Line((line.key, shoot.tell(line.name), _who(shoot, line.element), str(line.amount),
              plan.currency, shoot.tell(line.reason.text)))
        for line in plan.costs
    ]  # fmt: skip
    told = [plan.status]
    if plan.bound is not None:
        told.append(shoot.say(_BOUND, bound=plan.bound))
    lines.append(
        Line(("total", shoot.tell(_TOTAL), "", str(plan.total), plan.currency, "; ".join(told)))
    )
    return Table(COSTS, _COSTS, tuple(lines))


def breaches(shoot: Shoot) -> Table:
    """Every rule and term the board breaks, with where."""
    lines = tuple(
        Line((one.rule, shoot.tell(_HARD[one.hard]), one.date.isoformat() if one.date else "",
              ", ".join(shoot.strips[id].scene for id in one.strips if id in shoot.strips),
              ", ".join(_who(shoot, id) for id in one.elements), shoot.tell(one.reason.text)))
        for one in shoot.plan.violations
    )  # fmt: skip
    return Table(BREACHES, _BREACHES, lines)


def _who(shoot: Shoot, element: str) -> str:
    found = shoot.elements.get(element)
    return found.name if found else element
