"""The annotated stories read for training and judging: as scripts, their signs and vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workprint.analysis.training.stories import GoldStory, gold_stories, synopses
from workprint.analysis.training.turns import Marked
from workprint.film.story import Content

Say = Callable[[str], None]


def marked_stories(judged: bool) -> list[Marked]:
    """The stories of a half with the signs of their scenes."""
    from workprint.analysis.training.stories import is_judged

    return [marked(one) for one in gold_stories() if is_judged(one.id) is judged]


def marked(story: GoldStory) -> Marked:
    """A story's scenes as the guesses see them."""
    from workprint.analysis.story.pace import pace
    from workprint.analysis.story.people import presence
    from workprint.analysis.story.reading import story_scenes
    from workprint.analysis.story.turn_signs import signs_of
    from workprint.production.breakdowns import people_of
    from workprint.screenplay import parse
    from workprint.screenplay.pages import scene_lengths

    read = parse(story.text)
    characters = people_of(read)
    scenes = story_scenes(read, characters)
    known = {one.scene: one for one in scene_lengths(read)}
    people = presence(scenes, characters, {scene: one.page for scene, one in known.items()})
    measures = pace(scenes, known, people).scenes
    signs = signs_of(scenes, measures, people, read.language)
    return Marked(story.id, tuple(signs), story.turns)


def content_of(story: GoldStory) -> list[dict[Content, int]]:
    """The highest grade the words find in each scene of a story."""
    from workprint.analysis.story.content import descriptors
    from workprint.analysis.story.reading import story_scenes
    from workprint.production.breakdowns import people_of
    from workprint.screenplay import parse

    read = parse(story.text)
    scenes = story_scenes(read, people_of(read))
    made: dict[str, dict[Content, int]] = {one.scene.id: {} for one in scenes}
    for descriptor in descriptors(read, scenes):
        for mention in descriptor.mentions:
            own = made[mention.scene]
            own[descriptor.content] = max(own.get(descriptor.content, 0), mention.grade)
    return list(made.values())


def genre_texts(encoder: Any, say: Say = lambda _: None) -> list[Any]:
    """Every story and synopsis with its scenes' vectors."""
    from workprint.language.classification.genre import LETTERS, parts_of
    from workprint.language.classification.genre_training import GenreText
    from workprint.screenplay import parse

    made = []
    say("reading the stories and synopses")
    for story in gold_stories():
        parts = tuple(text for _, text in parts_of(parse(story.text)))
        vectors = encoder.embed([p[:LETTERS] for p in parts])
        made.append(GenreText(story.id, parts, vectors, story.genres, story.chinese))
    for one in synopses():
        chinese = one.id.startswith("SZ")
        vectors = encoder.embed([one.text])
        made.append(GenreText(one.id, (one.text,), vectors, one.genres, chinese))
    return made


def halves(texts: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """What is learned from, what is judged by."""
    from workprint.analysis.training.stories import is_judged

    return (
        [t for t in texts if not is_judged(t.id)],
        [t for t in texts if is_judged(t.id)],
    )
