"""The coverage's sentences on genres and on words that recur."""

from __future__ import annotations

from collections.abc import Iterator

from workprint.film.genres import GENRE_NAMES, THEME_NAMES
from workprint.film.reason import Phrase
from workprint.film.story import CoverageLine, Story


def genre_lines(story: Story) -> Iterator[CoverageLine]:
    """The mix, a genre a line with its scenes; or why there is no telling."""
    mix = story.genres
    if mix is None:
        return
    for one in mix.genres:
        name, why = GENRE_NAMES[one.genre], one.reasons[0].text
        yield CoverageLine(
            "genres",
            Phrase(
                f"{name.en} {one.share:.0%} of the mix ({one.chance:.0%} likely): {why.en}",
                f"{name.zh}占 {one.share:.0%}（可能性 {one.chance:.0%}）：{why.zh}",
            ),
            one.scenes,
        )
    yield CoverageLine("genres", mix.reason.text, ())


def theme_lines(story: Story) -> Iterator[CoverageLine]:
    """The groups of words that recur, with their scenes."""
    for one in story.themes:
        name, why = THEME_NAMES[one.kind], one.reason.text
        text = Phrase(f"{name.en}: {why.en}", f"{name.zh}：{why.zh}")
        yield CoverageLine("themes", text, one.scenes)
