"""Policies that decide for the shooting schedule: learned, judged, with cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

from workprint.film.reason import Phrase

Say = Callable[[str], None]
Use = Literal["replanning", "operators"]
USES: tuple[Use, ...] = ("replanning", "operators")
JUDGED = 100_000
"""Seeds of the shoots and films that are judged by, from here on."""

WAYS = {
    "horizon": "rolling horizon",
    "horizon_dry": "rolling horizon, later rain not counted",
    "policy": "policy",
    "rollouts_plan": "sampled futures, the plan followed",
    "rollouts_policy": "sampled futures, by the policy",
    "search": "annealing as it is",
    "fixed": "annealing in the best single mood",
    "random": "annealing in moods by chance",
}


def train_scheduling(
    use: Use,
    out: Path,
    seed: int = 1,
    updates: int | None = None,
    count: int = 50,
    seconds: float | None = None,
    weathers: int = 4,
    say: Say = lambda _: None,
) -> dict[str, Any]:
    """Learn a policy into `out` and judge it; its card, and what the command prints."""
    import torch

    from workprint.learning.card import write_card
    from workprint.learning.policies import export_scores

    torch.set_num_threads(1)
    if use == "replanning":
        from workprint.shooting.training import replanning as task
    else:
        from workprint.shooting.training import operators as task  # type: ignore[no-redef]
    settings = task.Settings(seed=seed)
    if updates is not None:
        settings = replace(settings, updates=updates)
    network, fitted = task.train(settings, out, say)
    export_scores(network, out / "model.onnx", {"use": use, "seed": str(seed)})
    told = evaluate_scheduling(use, out, count, seconds, weathers, say)
    told["epochs"] = [asdict(e) for e in fitted.epochs]
    write_card(_card(use, told, asdict(settings)), out)
    return told


def evaluate_scheduling(
    use: Use,
    model: Path | None = None,
    count: int = 50,
    seconds: float | None = None,
    weathers: int = 4,
    say: Say = lambda _: None,
) -> dict[str, Any]:
    """Judge a policy on `count` made-up shoots or films never learned from, each way with as much
    processor time: `seconds` a decision (0.04), or a film (10)."""
    from workprint.shooting.replanning.policy import folder_in_use

    folder = model or folder_in_use(use)
    if use == "replanning":
        return _replanning(folder, count, seconds or 0.04, weathers, say)
    return _operators(folder, count, seconds or 10.0, say)


def _replanning(
    folder: Path, count: int, seconds: float, weathers: int, say: Say
) -> dict[str, Any]:
    from workprint.shooting.replanning.days import HEADS
    from workprint.shooting.replanning.policy import read_policy
    from workprint.shooting.training.judging import compared, judged, ways

    policy = read_policy(folder, "replanning")
    runs = judged(range(JUDGED, JUDGED + count), weathers, ways(policy.weights, seconds), say)
    beside = runs["horizon"].costs
    return {
        "use": "replanning",
        "folder": str(folder),
        "judged": count,
        "weathers": weathers,
        "seconds": seconds,
        "beside": "horizon",
        "ways": {
            name: {
                "less": {k: asdict(v) for k, v in compared(one.costs, beside).items()},
                "lost_days": one.lost,
                "seconds": one.seconds,
                "heads": {h: float(v) for h, v in zip(HEADS, one.heads, strict=True)},
            }
            for name, one in runs.items()
        },
    }


def _operators(folder: Path, count: int, seconds: float, say: Say) -> dict[str, Any]:
    from workprint.shooting.replanning.policy import read_policy
    from workprint.shooting.sequencing.steering import FEATURES, MOODS
    from workprint.shooting.training.judging import compared
    from workprint.shooting.training.operators import best_fixed, judged

    policy = read_policy(folder, "operators", FEATURES)
    fixed = best_fixed()
    say(f"the best single mood: {MOODS[fixed].name}")
    costs = judged(range(JUDGED, JUDGED + count), seconds, policy.scores, fixed, say)
    return {
        "use": "operators",
        "folder": str(folder),
        "judged": count,
        "seconds": seconds,
        "beside": "search",
        "fixed": MOODS[fixed].name,
        "ways": {
            # One run a film: beside itself, a film's cost has no dearest tenth.
            name: {"less": {"mean": asdict(compared(one, costs["search"])["mean"])}}
            for name, one in costs.items()
        },
    }


def _card(use: Use, told: Mapping[str, Any], settings: Mapping[str, Any]) -> Any:
    from workprint.learning.card import Figure, ModelCard
    from workprint.learning.metrics import Estimate

    again = f"workprint evaluate scheduling --use {use} --count {told['judged']}"
    again += f" --seconds {told['seconds']:g}"
    data = f"{told['judged']} made-up {'shoots' if use == 'replanning' else 'films'} held out"
    if use == "replanning":
        again += f" --weathers {told['weathers']}"
        data += f", {told['weathers']} weathers each"
    measures = {"mean": "mean cost", "worst_tenth": "mean of the dearest tenth"}
    figures = tuple(
        Figure(
            f"{measures[key]}, share below {WAYS[told['beside']]}: {WAYS[name]}", data,
            Estimate(**one["less"][key]), again,
        )
        for name, one in told["ways"].items()
        if name != told["beside"]
        for key in (measures if use == "replanning" else ("mean",))
    )  # fmt: skip
    job, made_of, limits = _TEXTS[use]
    return ModelCard(
        name=f"scheduling-{use}",
        job=job,
        data=made_of,
        licence="CC0-1.0",
        figures=figures,
        limits=limits,
        settings=tuple((k, str(v)) for k, v in settings.items()),
    )


_TEXTS = {
    "replanning": (
        Phrase(
            "Scores the blocks that could be shot tomorrow, by what is left, held, forecast and "
            "planned; plays out sampled futures.",
            "依据余量、在组等候、天气预报与计划，为明天可拍的各组评分；并用于推演抽样情形。",
        ),
        Phrase(
            "Shoots made up by a seeded generator (18 to 28 blocks, 10 to 16 people, half of the "
            "places outside, 15 to 40% wet days) and played in a simulator of rain, forecasts, "
            "illness and overruns. No real shoot is in it.",
            "由带种子的生成器虚构的拍摄（18 至 28 组、10 至 16 人、半数场地为外景、15% 至 40% "
            "的日子有雨），在降雨、预报、生病与超时的模拟器中演练；不含任何真实拍摄。",
        ),
        Phrase(
            "The figures hold for the generator's shoots alone: real weather, deals and crews "
            "were not measured. A day is given to one block; a lost day cannot be saved by a "
            "second set; forecasts reach one day; minors, turnaround and permits are not "
            "in it, so a person must look at each choice.",
            "指标只对生成器的拍摄成立，未在真实天气、合同与剧组上测过。"
            "一天只拍一组；失掉的一天不能改拍他景补救；预报只到次日；不含未成年人、休息时间与许可，故每次选择须由人核对。",
        ),
    ),
    "operators": (
        Phrase(
            "Chooses how orders of scenes are changed, and how hot, before each burst of the "
            "annealing. It is not used by default.",
            "在每段退火之前选择改动场序的方式与温度。默认不使用。",
        ),
        Phrase(
            "Films of 200 scenes and 50 people made up by a seeded generator. No real film is "
            "in it.",
            "由带种子的生成器虚构的影片，200 场、50 人；不含任何真实影片。",
        ),
        Phrase(
            "It brings no gain; the search without it stays the default. Little is left to be "
            "gained on films of 200 scenes: of ten runs of ten seconds on five films, nine ended "
            "within 0.25% of the best of a minute, one 2.3% above. On four films of 400 scenes "
            "and 80 people they lay up to 1.7% above it; nothing was learned or judged there.",
            "没有收益；默认仍用原有搜索。对 200 场的影片可再得的很少："
            "五部影片、十次十秒的运行中，九次在一分钟所得最优的 0.25% 之内，一次高出 2.3%。"
            "四部 400 场、80 人的影片最多高出 1.7%；那里未学也未评。",
        ),
    ),
}
