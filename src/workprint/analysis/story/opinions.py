"""What the coverage praises and what it asks: rules over figures, each pointing at its scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Screenplay
from workprint.film.story import CoverageLine, ScenePace, Story

_LONG_EIGHTHS = 32
_LONG_SPEECH = {"en": 120, "zh": 200}
_GLANCE = {"en": 15.0, "zh": 25.0}


def works(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    """What works, by the rules."""
    measures = story.pace.scenes
    made = 0

    def line(en: str, zh: str, scenes: Iterable[str] = ()) -> CoverageLine:
        return CoverageLine("works", Phrase(en, zh), tuple(scenes))

    main = [p for p in story.presence if p.main]
    lead = max(main, key=lambda p: len(p.scenes), default=None)
    if lead and len(lead.scenes) >= 0.6 * len(measures):
        made += 1
        yield line(
            f"{lead.name} carries the story: in {len(lead.scenes)} of {len(measures)} scenes",
            f"{lead.name}撑起全剧：{len(measures)} 场中出现 {len(lead.scenes)} 场",
            lead.scenes,
        )
    if len(measures) > 1 and 0.3 <= (share := spoken_share(measures)) <= 0.65:
        made += 1
        most = max(measures, key=lambda m: m.dialogue)
        least = min(measures, key=lambda m: m.dialogue)
        yield line(
            f"word and picture keep a balance ({share:.0%} dialogue); the ends of it",
            f"对白与画面均衡（对白 {share:.0%}）；两端为",
            dict.fromkeys((most.scene, least.scene)),
        )
    mean = next((f for f in story.readability if f.key == "words_per_sentence"), None)
    if mean is not None and mean.value < _GLANCE[screenplay.language]:
        made += 1
        yield line(
            f"the action reads at a glance: {mean.value:.1f} words a sentence; the longest",
            f"动作描写读来轻快：平均每句 {mean.value:.1f} 字；最长的一句",
            scenes_of(screenplay, mean.reason),
        )
    rise = _rise(story)
    if rise is not None and rise[0] > 0.05:
        made += 1
        yield line(
            f"tension is higher in the last third than in the first, by {rise[0]:.2f}",
            f"末三分之一的紧张度比前三分之一高 {rise[0]:.2f}",
            rise[1],
        )
    if not made:
        yield line("the rules found nothing to name", "规则未发现可举之处")


def questions(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    """What to question, by the rules."""
    found = [line for rule in _RULES for line in rule(screenplay, story)]
    if not found:
        text = Phrase(
            "the rules found nothing to question; they see figures, not meaning",
            "规则未发现可推敲之处；规则只看数字，不懂意义",
        )
        found = [CoverageLine("question", text, ())]
    yield from found


def _line(en: str, zh: str, scenes: Sequence[str]) -> CoverageLine:
    return CoverageLine("question", Phrase(en, zh), tuple(scenes))


def _ask_stretch(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    stretch = story.pace.without_main
    total = sum(m.eighths for m in story.pace.scenes)
    if stretch and stretch.eighths >= max(8, 0.1 * total):
        pages = f"{stretch.eighths // 8} {stretch.eighths % 8}/8"
        yield _line(
            f"no main character for {pages} pages: is the story still theirs?",
            f"连续 {pages} 页没有主要人物：故事还是他们的吗？",
            stretch.scenes,
        )


def _ask_speech(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    speech = story.pace.longest_speech
    if speech and speech.words > _LONG_SPEECH[screenplay.language]:
        yield _line(
            f"a speech of {speech.words} words: does it hold?",
            f"一段 {speech.words} 字的独白：撑得住吗？",
            (speech.scene,),
        )


def _ask_length(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    long = [m.scene for m in story.pace.scenes if m.eighths > _LONG_EIGHTHS]
    if long:
        yield _line(
            "scenes of more than four pages: could they start later?",
            "超过四页的场：能否晚些切入？",
            long,
        )


def _ask_talk(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    measures = story.pace.scenes
    run: list[str] = []
    best: list[str] = []
    for one in measures:
        run = [*run, one.scene] if one.dialogue > 0.8 else []
        best = run if len(run) > len(best) else best
    if len(best) >= 3:
        yield _line(
            "scenes in a row that are nearly all talk: what is there to see?",
            "连续几场几乎全是对白：有什么可看？",
            best,
        )


def _ask_meeting(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    people = {p.character: p for p in story.presence}
    for pair in story.never_meet:
        one, other = people[pair.a], people[pair.b]
        yield _line(
            f"{one.name} and {other.name} never meet: is that meant?",
            f"{one.name}与{other.name}从不同场：是有意的吗？",
            (one.scenes[0], other.scenes[0]),
        )


def _ask_late(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    order = {m.scene: n for n, m in enumerate(story.pace.scenes)}
    for one in story.presence:
        if one.main and order[one.scenes[0]] > len(order) / 2:
            yield _line(
                f"{one.name}, a main character, comes only in the second half",
                f"主要人物{one.name}到后半部才出场",
                one.scenes[:1],
            )


def _ask_passive(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    for figure in story.readability:
        if figure.key == "passive" and figure.value > 0.2:
            yield _line(
                f"{figure.value:.0%} of the action is passive: who acts?",
                f"动作描写 {figure.value:.0%} 为被动句：是谁在做？",
                scenes_of(screenplay, figure.reason),
            )


def _ask_rise(_: Screenplay, story: Story) -> Iterator[CoverageLine]:
    rise = _rise(story)
    if rise is not None and rise[0] < -0.05:
        yield _line(
            f"tension is lower in the last third than in the first, by {-rise[0]:.2f}",
            f"末三分之一的紧张度比前三分之一低 {-rise[0]:.2f}",
            rise[1],
        )


_RULES: tuple[Callable[[Screenplay, Story], Iterator[CoverageLine]], ...] = (
    _ask_stretch, _ask_speech, _ask_length, _ask_talk, _ask_meeting, _ask_late, _ask_passive,
    _ask_rise,
)  # fmt: skip


def _rise(story: Story) -> tuple[float, tuple[str, ...]] | None:
    """Mean tension of the last third less that of the first, and the tensest scene of the last."""
    if not story.arcs or len(story.arcs[0].points) < 6:
        return None
    points = story.arcs[0].points
    third = len(points) // 3
    first = sum(p.tension for p in points[:third]) / third
    last = sum(p.tension for p in points[-third:]) / third
    tensest = max(points[-third:], key=lambda p: p.tension)
    return last - first, (tensest.scene,)


def scenes_of(screenplay: Screenplay, reason: Reason) -> tuple[str, ...]:
    """The scenes a reason's evidence stands in."""
    lines = [e.line for e in reason.evidence if isinstance(e, ScriptSpan)]
    return tuple(
        scene.id
        for scene in screenplay.scenes
        if any(scene.first_line <= line <= scene.last_line for line in lines)
    )


def spoken_share(measures: Sequence[ScenePace]) -> float:
    """The share of all words that is dialogue."""
    words = sum(m.words for m in measures)
    return sum(m.dialogue * m.words for m in measures) / words if words else 0.0
