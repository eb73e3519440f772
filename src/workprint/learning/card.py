"""Model cards: what a trained model was made of, how good it is, and where it ends.

After Mitchell et al., "Model cards for model reporting" (2019), kept to what a film-maker or a
TD would ask. A card lies beside its model as JSON and as Markdown.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from workprint.film.reason import Phrase
from workprint.learning.metrics import Estimate
from workprint.learning.whole import write_whole


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on a card: what it is, on which data, and the command that measures it."""

    name: str
    data: str
    value: Estimate
    command: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A trained model's card. `settings` are what makes the training reproducible."""

    name: str
    job: Phrase
    data: Phrase
    licence: str
    figures: tuple[Figure, ...]
    limits: Phrase
    settings: tuple[tuple[str, str], ...] = ()


def as_markdown(card: ModelCard) -> str:
    """The card as people read it."""
    lines = [f"# {card.name}", "", card.job.en, "", card.job.zh, ""]
    lines += [
        "## Data · 数据",
        "",
        card.data.en,
        "",
        card.data.zh,
        "",
        f"Licence: {card.licence}",
        "",
    ]
    lines += [
        "## Figures · 指标",
        "",
        "| figure | on | value [95%] | command |",
        "|---|---|---|---|",
    ]
    lines += [f"| {f.name} | {f.data} | {f.value} | `{f.command}` |" for f in card.figures]
    lines += ["", "## Limits · 局限", "", card.limits.en, "", card.limits.zh, ""]
    if card.settings:
        lines += ["## Settings · 设置", ""]
        lines += [f"- {name}: {value}" for name, value in card.settings]
        lines.append("")
    return "\n".join(lines)


def write_card(card: ModelCard, folder: Path) -> None:
    """Write `card.json` and `card.md` into a model's folder."""
    told = json.dumps(asdict(card), ensure_ascii=False, indent=1)
    write_whole(folder / "card.json", (told + "\n").encode())
    write_whole(folder / "card.md", as_markdown(card).encode())


def read_card(folder: Path) -> ModelCard:
    """The card in a model's folder; OSError or ValueError when there is none that can be read."""
    told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    figures = tuple(
        Figure(f["name"], f["data"], Estimate(**f["value"]), f["command"]) for f in told["figures"]
    )
    return ModelCard(
        told["name"],
        Phrase(**told["job"]),
        Phrase(**told["data"]),
        told["licence"],
        figures,
        Phrase(**told["limits"]),
        tuple((name, value) for name, value in told["settings"]),
    )
