"""The coverage report: sentences by rule from what was found, each pointing at its scenes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workprint.analysis.story.mixing import genre_lines, theme_lines
from workprint.analysis.story.opinions import questions, scenes_of, spoken_share, works
from workprint.analysis.story.reading import StoryScene
from workprint.analysis.synopsis import synopsis
from workprint.film.reason import Phrase
from workprint.film.screenplay import Screenplay
from workprint.film.story import (
    ANSWER_NAMES,
    CONTENT_NAMES,
    COVERAGE_SECTIONS,
    GENDER_NAMES,
    LEVEL_NAMES,
    TURN_NAMES,
    CoverageLine,
    Story,
    Turn,
)

_LOG_LINE = ("logline", "log line", "一句话故事", "故事梗概", "梗概")
_OF_AN_ACT = 4
"""Scenes a synopsis tells of an act."""
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
        *(works(screenplay, story) if scenes else ()),
        *(questions(screenplay, story) if scenes else ()),
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
    for key, name in COVERAGE_SECTIONS.items():
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
            f"{speakers} who speak; {spoken_share(measures):.0%} of the words are dialogue",
            f"共 {len(measures)} 场、{eighths // 8} {eighths % 8}/8 页，{speakers} 人有台词；"
            f"对白占全部文字 {spoken_share(measures):.0%}",
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
            yield CoverageLine("figures", text, scenes_of(screenplay, figure.reason))


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


def _content(story: Story) -> Iterator[CoverageLine]:
    for one in story.content:
        name, level, why = CONTENT_NAMES[one.content], LEVEL_NAMES[one.level], one.reason.text
        scenes = tuple(dict.fromkeys(m.scene for m in one.mentions))
        text = Phrase(
            f"{name.en}: {level.en} ({why.en})" if one.mentions else f"{name.en}: {level.en}",
            f"{name.zh}：{level.zh}（{why.zh}）" if one.mentions else f"{name.zh}：{level.zh}",
        )
        yield CoverageLine("content", text, scenes)


def _declared(screenplay: Screenplay, story: Story) -> Iterator[CoverageLine]:
    told = story.representation
    where = {p.name: p.scenes for p in story.presence}
    order = [m.scene for m in story.pace.scenes]
    for step in told.bechdel:
        answer = ANSWER_NAMES[step.answer]
        text = Phrase(
            f"{step.question.en} {answer.en}: {step.reason.text.en}",
            f"{step.question.zh}{answer.zh}：{step.reason.text.zh}",
        )
        yield CoverageLine("declared", text, scenes_of(screenplay, step.reason))
    for share in told.balance:
        name = GENDER_NAMES[share.gender]
        text = Phrase(
            f"{name.en}: {share.share:.0%} of all words ({', '.join(share.characters[:8])})",
            f"{name.zh}：台词占 {share.share:.0%}（{'、'.join(share.characters[:8])}）",
        )
        own = {scene for name in share.characters for scene in where[name]}
        yield CoverageLine("declared", text, tuple(s for s in order if s in own))
    for phrase in told.undecided:
        yield CoverageLine("declared", phrase, ())
