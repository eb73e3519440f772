"""How answers of the writing partner are shown."""

from __future__ import annotations

import json
import sys
from typing import Any


def hear() -> Any:
    """Shows an answer as it comes, where somebody watches."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda text: print(text, end="", file=sys.stderr, flush=True)


def say(text: str) -> None:
    """What is being done, beside the answer."""
    print(text, file=sys.stderr, flush=True)


def show_proposals(told: dict[str, Any], as_json: bool) -> None:
    """Proposed texts, and below them who wrote them, what it cost and what they repeat."""
    if as_json:
        show_json(told)
        return
    for n, entry in enumerate(told["proposals"], 1):
        number = f"{n}. " if len(told["proposals"]) > 1 else ""
        print(f"{number}{entry['text'].rstrip()}")
    facts = [f"{told['provider']} ({told['model']})", *told["mended"]]
    if told["inserted"]:
        facts.append(f"inserted at line {told['inserted']}")
    if told["tokens"]:
        facts.append(f"{told['tokens']} tokens, {told['cost']} {told['currency']}")
    print(f"[{'; '.join(facts)}]", file=sys.stderr)
    for overlap in told["overlaps"]:
        print(
            f"workprint: {overlap['words']} words stand in {overlap['source']}, line "
            f"{overlap['source_line']}: {' '.join(overlap['text'].split())[:80]}",
            file=sys.stderr,
        )


def show_json(told: dict[str, Any]) -> None:
    """An answer as JSON."""
    print(json.dumps(told, ensure_ascii=False, indent=1))
