"""How the script moves: lengths, the share of dialogue, speeches, scenes without the mains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workprint.analysis.story.reading import StoryScene
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import SceneLength
from workprint.film.story import LongSpeech, Pace, Presence, Running, ScenePace, Stretch

_WINDOW = 5
"""Scenes a running mean is taken over."""


def pace(
    scenes: Sequence[StoryScene],
    lengths: Mapping[str, SceneLength],
    people: Sequence[Presence],
) -> Pace:
    """The measures of every scene, and the extremes."""
    made = tuple(_measured(scene, lengths) for scene in scenes)
    return Pace(
        made,
        _running(made),
        _without_main(scenes, made, people),
        _longest_speech(scenes),
    )


def _measured(scene: StoryScene, lengths: Mapping[str, SceneLength]) -> ScenePace:
    spoken = scene.spoken_words
    words = spoken + scene.action_words
    length = lengths.get(scene.scene.id)
    count = len(scene.speeches)
    return ScenePace(
        scene.scene.id,
        scene.number,
        length.page if length else 0,
        length.eighths if length else 0,
        words,
        count,
        spoken / words if words else 0.0,
        spoken / count if count else 0.0,
    )


def _running(made: Sequence[ScenePace]) -> tuple[Running, ...]:
    told = []
    for at, one in enumerate(made):
        window = made[max(0, at - _WINDOW + 1) : at + 1]
        told.append(
            Running(
                one.scene,
                sum(s.eighths for s in window) / len(window),
                sum(s.dialogue for s in window) / len(window),
            )
        )
    return tuple(told)


def _without_main(
    scenes: Sequence[StoryScene], made: Sequence[ScenePace], people: Sequence[Presence]
) -> Stretch | None:
    main = {p.character for p in people if p.main}
    if not main:
        return None
    best: list[int] = []
    best_length = 0
    run: list[int] = []
    length = 0
    for at, scene in enumerate(scenes):
        if main.isdisjoint(scene.seen) and main.isdisjoint(scene.speaking):
            run.append(at)
            length += made[at].eighths
            if length > best_length or (length == best_length and len(run) > len(best)):
                best, best_length = list(run), length
        else:
            run, length = [], 0
    if not best:
        return None
    text = Phrase(
        "no main character speaks or is named in these scenes",
        "这些场中没有主要人物说话或被点名",
    )
    evidence = tuple(scenes[i].heading for i in (best[0], best[-1])[: len(best)])
    return Stretch(tuple(made[i].scene for i in best), best_length, Reason(text, evidence))


def _longest_speech(scenes: Sequence[StoryScene]) -> LongSpeech | None:
    said = [(speech.words, scene, speech) for scene in scenes for speech in scene.speeches]
    if not said:
        return None
    words, scene, speech = max(said, key=lambda one: one[0])
    text = Phrase(f"{words} words without a break", f"一口气 {words} 字")
    return LongSpeech(speech.character, scene.scene.id, words, Reason(text, (speech.span,)))
