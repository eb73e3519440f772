"""How often the small model's answers can be used, with and without an example in the prompt.

    python benchmarks/partner_answers.py [--seeds N] [--provider NAME | --address URL --model NAME]

For each order (continue a scene, other words for a line, characters, beats, a scene, dialogue) N
answers are asked for, each once, without the second try the partner has. An answer counts as
usable when it is not refused: it is in the script's language and holds what was asked for, after
mending. What a reader would say of it is not measured.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workprint.models.providers import Answer, Limits, Message, Purse, Request, ask
from workprint.production.partner.providing import Choice, provider_for
from workprint.production.partner.scripts import line_of_dialogue, open_script
from workprint.screenplay.partner import answers, prompts, shown
from workprint.screenplay.partner.develop import orders, templates
from workprint.screenplay.partner.develop.steps import Sketch

EXAMPLE = Path(__file__).parents[1] / "examples/lamplight/screenplay.fountain"
LINE = "A retired keeper must light the lamp once more to guide her oldest friend home."
Use = Callable[[Answer], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--provider", default="local")
    parser.add_argument("--address")
    parser.add_argument("--model")
    parser.add_argument("--tokens", type=int, default=120)
    chosen = parser.parse_args()
    choice = Choice(chosen.provider, chosen.address, chosen.model, tokens=chosen.tokens)
    provider, limits = provider_for(EXAMPLE, choice)
    assert provider is not None, "name a provider"
    counts: Counter[tuple[str, bool]] = Counter()
    reasons: Counter[str] = Counter()
    begun = time.perf_counter()
    for name, (prompt, use) in _orders().items():
        for example in (True, False):
            asked = prompt if example else replace(prompt, example=None)
            for seed in range(chosen.seeds):
                request = Request(_messages(asked), tokens=chosen.tokens, seed=seed)
                answer = ask(provider, request, Purse(Limits(limits.tokens, 600)))
                try:
                    use(answer)
                    counts[name, example] += 1
                except answers.Refused as refused:
                    if example:
                        reasons[f"{name}: {refused}"] += 1
        shares = [counts[name, e] / chosen.seeds for e in (True, False)]
        print(f"{name:<12} with an example {shares[0]:.2f}   without {shares[1]:.2f}", flush=True)
    total = chosen.seeds * len(_orders())
    for example, told in ((True, "with an example"), (False, "without")):
        usable = sum(v for (_, e), v in counts.items() if e is example)
        print(f"all, {told}: {usable} of {total}")
    for reason, times in reasons.most_common(8):
        print(f"  refused {times} times: {reason}")
    print(f"{time.perf_counter() - begun:.0f} s")


def _messages(prompt: prompts.Prompt) -> tuple[Message, ...]:
    made = [Message("system", prompt.system)]
    if prompt.example is not None:
        made += [Message("user", prompt.example[0]), Message("assistant", prompt.example[1])]
    return (*made, Message("user", prompt.user))


def _orders() -> dict[str, tuple[prompts.Prompt, Use]]:
    script = open_script(EXAMPLE)
    screenplay = script.screenplay
    names = [e.name for e in screenplay.elements if e.name]
    line = line_of_dialogue(script, 59)
    original = screenplay.elements[line].text
    people = (Sketch("IDA", "a lighthouse keeper"), Sketch("TOBIAS", "her friend, a fisherman"))
    scene = Sketch("INT. LAMP ROOM - NIGHT", "Ida lights the old lamp and waits.")
    heading = templates.heading(LINE, 1, "en")
    given = f"{prompts.scene_text(screenplay, 1)}\n{shown.texts('en')}"
    cut = "length"
    return {
        "continue": (
            prompts.to_continue(screenplay, 1, 4),
            lambda a: answers.passage(a.text, "en", names, given, cut=a.ended == cut),
        ),
        "alternatives": (
            prompts.to_vary(screenplay, line, 3),
            lambda a: answers.listed(a.text, "en", 3, original),
        ),
        "characters": (
            orders.for_characters(LINE, "en"),
            lambda a: orders.read_characters(a.text, "en", a.ended == cut),
        ),
        "beats": (
            orders.for_beats(LINE, people, "en"),
            lambda a: orders.read_beats(a.text, ("IDA", "TOBIAS"), "en", a.ended == cut),
        ),
        "scene": (
            orders.for_scene(LINE, people, "Ida lights the old lamp.", heading, "en"),
            lambda a: orders.read_scene(a.text, heading, ("IDA", "TOBIAS"), "en"),
        ),
        "dialogue": (
            orders.for_dialogue(scene, people, "en"),
            lambda a: orders.read_dialogue(a.text, scene, ("IDA", "TOBIAS"), "en", a.ended == cut),
        ),
    }


if __name__ == "__main__":
    main()
