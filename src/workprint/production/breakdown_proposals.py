"""Elements proposed by a language model that a person chose: asked for, kept beside the script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workprint.film.breakdown import Category, Proposal
from workprint.film.screenplay import Screenplay
from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.production.partner.keeping import provenance_file
from workprint.production.partner.providing import Choice

Say = Callable[[str], None]


def proposals_file(script: Path) -> Path:
    """Where proposals for a script stand: among the film's decisions, or beside a loose file."""
    beside = provenance_file(script)
    return beside.with_name(beside.name.replace("provenance.toml", "proposals.json"))


def read_proposals(path: Path) -> str:
    """The text of a file of proposals, "" without one; FilmError when it is broken."""
    return _written(kept) if (kept := _read(path)) else ""


def proposals_in(text: str) -> tuple[Proposal, ...]:
    """The proposals in such a text."""
    scenes = json.loads(text)["scenes"] if text else {}
    return tuple(
        Proposal(key, Category(category), name, scene["by"])
        for key, scene in scenes.items()
        for category, name in scene["elements"]
    )


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """What is kept, by scene."""
    from workprint.analysis.naming import key_of

    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        scenes: dict[str, dict[str, Any]] = json.loads(text)["scenes"]
        for one in proposals_in(text):
            if not (isinstance(one.name, str) and isinstance(one.by, str)):
                raise TypeError("a name is no text")
            if not key_of(one.name):
                raise ValueError("a name is empty")
        return scenes
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise FilmError(
            f"{path} cannot be read as proposals ({error}); mend that, or delete it and run: "
            "workprint analysis propose"
        ) from None


def propose(
    path: Path, choice: Choice, date: str, again: bool = False, say: Say = lambda _: None
) -> dict[str, Any]:
    """Ask the chosen model of every scene that was not asked of it before, and keep what it says.

    Each scene is kept as it comes, so a run that was stopped goes on. Raises FilmError or
    ProviderError in one sentence: no provider, no scene, no answer that could be used.
    """
    from workprint.analysis.proposals import key_for, order_for, read_answer, scene_text
    from workprint.models.providers import Answer, ProviderError, Purse
    from workprint.production.partner.providing import provider_for
    from workprint.production.partner.scripts import open_script
    from workprint.production.partner.writing import asked
    from workprint.screenplay.partner.answers import Refused, cleaned
    from workprint.screenplay.partner.prompts import Prompt

    script = open_script(path)
    screenplay = script.screenplay
    provider, limits = provider_for(script.path, choice)
    if provider is None:
        raise FilmError(
            "proposals come from a language model; name one with --provider or --address"
        )
    if not screenplay.scenes:
        raise FilmError(
            f"{script.path} has no scenes to ask about; headings look like INT. KITCHEN - DAY"
        )
    by = f"{provider.name} ({provider.model})"
    file = proposals_file(script.path)
    kept = _read(file)
    purse = Purse(limits)
    refused = ""
    counts = {"asked": 0, "kept": 0, "refused": 0}
    for n, scene in enumerate(screenplay.scenes, 1):
        key = key_for(screenplay, scene)
        if not again and kept.get(key, {}).get("by") == by:
            counts["kept"] += 1
            continue
        say(f"{n}/{len(screenplay.scenes)} {scene.heading.text}")
        text = scene_text(screenplay, scene)

        def use(answer: Answer, text: str = text) -> tuple[tuple[Category, str], ...]:
            found = read_answer(cleaned(answer.text)[0], text)
            if found is None:
                raise Refused("it names nothing that stands in the scene")
            return found

        order = Prompt(*order_for(text, screenplay.language))
        try:
            found, answer = asked(provider, order, purse, choice, use, lambda _: None)
        except ProviderError as error:
            if "could not be used" not in str(error):
                raise
            refused = str(error)
            counts["refused"] += 1
            say(f"  {refused}")
            # Kept as answered, so that it is not paid for again.
            found, prompt = (), ""
        else:
            prompt = answer.prompt_sha256
        counts["asked"] += 1
        kept[key] = {
            "heading": scene.heading.text,
            "by": by,
            "date": date,
            "prompt_sha256": prompt,
            "elements": [[category.value, name] for category, name in found],
        }
        write_text(file, _written(kept))
    if counts["refused"] == len(screenplay.scenes):
        raise ProviderError(refused)
    return {
        "file": str(file),
        "provider": provider.name,
        "model": provider.model,
        "scenes": len(screenplay.scenes),
        **counts,
        "proposals": _rows(screenplay, kept),
        "tokens": purse.usage.read + purse.usage.written,
        "cost": f"{purse.cost:f}",
        "currency": provider.prices.currency,
    }


def _rows(screenplay: Screenplay, kept: dict[str, dict[str, Any]]) -> list[dict[str, str]]:
    from workprint.analysis.proposals import key_for

    return [
        {"scene": scene.id, "category": category, "name": name}
        for scene in screenplay.scenes
        for category, name in kept.get(key_for(screenplay, scene), {}).get("elements", ())
    ]


def _written(kept: dict[str, dict[str, Any]]) -> str:
    told = {
        "about": "Elements a language model proposed, by the words of each scene. Delete what "
        "you do not want; see docs/commands.md, workprint analysis propose.",
        "scenes": kept,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
