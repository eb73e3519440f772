"""The coverage report: sentences by rule from what was found, each pointing at its scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from workprint.analysis.story.mixing import genre_lines, theme_lines
from workprint.analysis.story.reading import StoryScene
from workprint.analysis.synopsis import synopsis
from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Screenplay
from workprint.film.story import (
    CONTENT_NAMES,
    LEVEL_NAMES,
    TURN_NAMES,
    CoverageLine,
    ScenePace,
    Story,
    Turn,
)

SECTIONS = {
    "logline": Phrase("Log line", "一句话故事"),
    "synopsis": Phrase("Synopsis", "梗概"),
    "figures": Phrase("At a glance", "概况"),
    "genres": Phrase("Genres it mixes", "类型混合"),
    "themes": Phrase("Words that recur", "反复出现的词"),
    "turns": Phrase("Where it may turn", "可能的转折"),
    "works": Phrase("What works", "可取之处"),
    "question": Phrase("What to question", "值得推敲"),
    "content": Phrase("Content for classification", "分级内容提示"),
    "declared": Phrase("By declared genders", "按已声明的性别"),
    "limits": Phrase("What could not be told", "未能判断"),
}
_LOG_LINE = ("logline", "log line", "一句话故事", "故事梗概", "梗概")
_OF_AN_ACT = 4
"""Scenes a synopsis tells of an act."""
_LONG_EIGHTHS = 32
_LONG_SPEECH = {"en": 120, "zh": 200}
_GLANCE = {"en": 15.0, "zh": 25.0}
_MOST_NAMED = 8
_ACTS = (
    Phrase("Beginning", "开端"), Phrase("Middle", "发展"), Phrase("End", "结局"),
)  # fmt: skip


def coverage(screenplay: Screenplay, scenes: Sequence[StoryScene], story: Story) -> Story:
    """The story with its coverage."""
    lines = (
        _log_line(screenplay),
        *_synopsis(screenplay, scenes, story),
        *_figures(screenplay, story),
        *genre_lines(story),
        *theme_lines(story),
        *_turns(story),
        *(_works(screenplay, story) if scenes else ()),
        *(_questions(screenplay, story) if scenes else ()),
        *_content(story),
        *_declared(screenplay, story),
        *(CoverageLine("limits", warning, ()) for warning in story.warnings),
    )
    return replace(story, coverage=lines)


def markdown(story: Story, title: str, language: str) -> str:
    """The coverage as Markdown in a language; each sentence names its scenes by their numbers."""
    number = {one.scene: one.number for one in story.pace.scenes}
    told = Phrase(f"# Coverage: {title}", f"# 剧本评估：{title}").in_(language)
    note = Phrase(
        "Made by rules from the script alone: a first opinion, to be argued with.",
        "仅由剧本按规则得出：只是初步意见，欢迎反驳。",
    ).in_(language)
    made = [told, "", note, ""]
    for key, name in SECTIONS.items():
        own = [line for line in story.coverage if line.section == key]
        if not own:
            continue
        made += [f"## {name.in_(language)}", ""]
        for line in own:
            where = _where([number[s] for s in line.scenes], language)
            made.append(f"- {line.text.in_(language)}{where}")
        made.append("")
    return "\n".join(made)


def _where(numbers: Sequence[str], language: str) -> str:
    if not numbers:
        return ""
    shown = list(numbers[:_MOST_NAMED])
    more = len(numbers) - len(shown)
    if language.startswith("zh"):
        return f"（第 {'、'.join(shown)} 场{f'等 {len(numbers)} 场' if more else ''}）"
    word = "scene" if len(numbers) == 1 else "scenes"
    return f" ({word} {', '.join(shown)}{f' and {more} more' if more else ''})"


def _log_line(screenplay: Screenplay) -> CoverageLine:
    given = next(
        (" ".join(v.split()) for k, v in screenplay.title_page
         if k.strip().lower() in _LOG_LINE and v.strip()),
        None,
    )  # fmt: skip
    text = Phrase(given, given) if given else Phrase("not given", "未提供")
    return CoverageLine("logline", text, ())


def _synopsis(
    screenplay: Screenplay, scenes: Sequence[StoryScene], story: Story
) -> Iterator[CoverageLine]:
    """Of each act, the scenes that weigh most: those of turning points, then the longest."""
    names = [p.name for p in story.presence][:40]
    likeliest = {p.likeliest for p in story.turning_points}
    for act, own in zip(_ACTS, _acts(scenes, story), strict=True):
        weighed = sorted(
            own,
            key=lambda n: (scenes[n].scene.id not in likeliest, -story.pace.scenes[n].eighths, n),
        )
        for n in sorted(weighed[:_OF_AN_ACT]):
            line, _ = synopsis(screenplay, scenes[n].scene, names)
            if line:
                text = Phrase(f"{act.en}: {line}", f"{act.zh}：{line}")
                yield CoverageLine("synopsis", text, (scenes[n].scene.id,))


def _acts(scenes: Sequence[StoryScene], story: Story) -> tuple[range, range, range]:
    """The three acts: by the guessed turns, else by quarters of the scenes."""
    index = {scene.scene.id: n for n, scene in enumerate(scenes)}
    turns = {p.turn: index[p.likeliest] for p in story.turning_points}
    count = len(scenes)
    if turns:
        first, last = turns[Turn.FIRST_ACT_END] + 1, turns[Turn.LOW_POINT] + 1
    else:
        first = -(-count // 4)
        last = max(first, 3 * count // 4)
    return range(first), range(first, last), range(last, count)


def _figures(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    measures = story.pace.scenes
    if not measures:
        return
    eighths = sum(m.eighths for m in measures)
    speakers = sum(1 for p in story.presence if p.words)
    yield CoverageLine(
        "figures",
        Phrase(
            f"{len(measures)} scenes of {eighths // 8} {eighths % 8}/8 pages in all, "
            f"{speakers} who speak; {_spoken(measures):.0%} of the words are dialogue",
            f"共 {len(measures)} 场、{eighths // 8} {eighths % 8}/8 页，{speakers} 人有台词；"
            f"对白占全部文字 {_spoken(measures):.0%}",
        ),
        (),
    )
    for one in story.presence:
        if one.main:
            yield CoverageLine(
                "figures",
                Phrase(
                    f"{one.name} speaks {one.share:.0%} of all words",
                    f"{one.name}说了全部台词的 {one.share:.0%}",
                ),
                one.scenes,
            )
    for figure in story.readability:
        if figure.key == "words_per_sentence":
            told = f"{figure.value:.1f}"
            text = Phrase(
                f"{told} {figure.meaning.en}; the longest",
                f"{told}：{figure.meaning.zh}；最长的一句",
            )
            yield CoverageLine("figures", text, _scenes_of(screenplay, figure.reason))


def _scenes_of(screenplay: Screenplay, reason: Reason) -> tuple[str, ...]:
    """The scenes a reason's evidence stands in."""
    lines = [e.line for e in reason.evidence if isinstance(e, ScriptSpan)]
    return tuple(
        scene.id
        for scene in screenplay.scenes
        if any(scene.first_line <= line <= scene.last_line for line in lines)
    )


def _spoken(measures: Sequence[ScenePace]) -> float:
    words = sum(m.words for m in measures)
    return sum(m.dialogue * m.words for m in measures) / words if words else 0.0


def _turns(story: Story) -> Iterator[CoverageLine]:
    for point in story.turning_points:
        name, why = TURN_NAMES[point.turn], point.reasons[-1].text
        yield CoverageLine(
            "turns",
            Phrase(
                f"{name.en}, a guess ({point.confidence:.0%} sure): {why.en}",
                f"{name.zh}（猜测，把握 {point.confidence:.0%}）：{why.zh}",
            ),
            point.scenes,
        )


def _works(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
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
    if len(measures) > 1 and 0.3 <= (share := _spoken(measures)) <= 0.65:
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
            _scenes_of(screenplay, mean.reason),
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


def _questions(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
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
                _scenes_of(screenplay, figure.reason),
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


def _content(story: Story) -> Iterator[CoverageLine]:
    for one in story.content:
        name, level, why = CONTENT_NAMES[one.content], LEVEL_NAMES[one.level], one.reason.text
        scenes = tuple(dict.fromkeys(m.scene for m in one.mentions))
        text = Phrase(
            f"{name.en}: {level.en} ({why.en})" if one.mentions else f"{name.en}: {level.en}",
            f"{name.zh}：{level.zh}（{why.zh}）" if one.mentions else f"{name.zh}：{level.zh}",
        )
        yield CoverageLine("content", text, scenes)


_ANSWERS = {
    "yes": Phrase("yes", "是"),
    "no": Phrase("no", "否"),
    "undecided": Phrase("undecided", "未定"),
}
_GENDERS = {
    "female": Phrase("women", "女性"),
    "male": Phrase("men", "男性"),
    "other": Phrase("others", "其他"),
    "unknown": Phrase("not declared", "未声明"),
}


def _declared(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    told = story.representation
    where = {p.name: p.scenes for p in story.presence}
    order = [m.scene for m in story.pace.scenes]
    for step in told.bechdel:
        answer = _ANSWERS[step.answer]
        text = Phrase(
            f"{step.question.en} {answer.en}: {step.reason.text.en}",
            f"{step.question.zh}{answer.zh}：{step.reason.text.zh}",
        )
        yield CoverageLine("declared", text, _scenes_of(screenplay, step.reason))
    for share in told.balance:
        name = _GENDERS[share.gender]
        text = Phrase(
            f"{name.en}: {share.share:.0%} of all words ({', '.join(share.characters[:8])})",
            f"{name.zh}：台词占 {share.share:.0%}（{'、'.join(share.characters[:8])}）",
        )
        own = {scene for name in share.characters for scene in where[name]}
        yield CoverageLine("declared", text, tuple(s for s in order if s in own))
    for phrase in told.undecided:
        yield CoverageLine("declared", phrase, ())
