"""The door of the book."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from workprint.book.breakdown import breakdown_record
from workprint.book.changes import changes_since
from workprint.book.page import page_of
from workprint.book.reading import read_scenes
from workprint.book.record import record_of
from workprint.book.shoot.record import shoot_record
from workprint.book.story import story_record
from workprint.film.beats import SceneBeats
from workprint.film.breakdown import Breakdown
from workprint.film.characters import Character, Voice
from workprint.film.days_out import DaysOut
from workprint.film.language import SceneFeeling, SceneWords
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.screenplay import SceneLength, Screenplay
from workprint.film.shoot import PlannedShoot
from workprint.film.shots import ShotPlan
from workprint.film.staging import SetSpec
from workprint.film.story import Story
from workprint.film.time import FrameRate
from workprint.render.movie.subtitles import Subtitle, to_vtt
from workprint.render.sets.missing import NotStaged


@dataclass(frozen=True, slots=True)
class Book:
    """The page, and the files it shows that are nobody else's: (name beside it, file)."""

    page: str
    beside: tuple[tuple[str, Path], ...]


def film_record(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    characters: tuple[Character, ...],
    voices: tuple[tuple[str, Voice], ...],
    sets: tuple[SetSpec, ...],
    not_staged: tuple[NotStaged, ...],
    scene_lengths: tuple[SceneLength, ...],
    scene_words: tuple[SceneWords, ...],
    scene_feelings: tuple[SceneFeeling, ...],
    breakdown: Breakdown,
    story: Story,
    planned_shoot: PlannedShoot,
    shoot_days_out: DaysOut,
    decided_sets: tuple[tuple[str, str, str], ...],
    film_layout: FilmLayout,
    film_title: str,
    frame_rate: FrameRate,
    picture_size: PictureSize,
) -> str:
    """The film as JSON: what the page shows, and what the next run compares with."""
    record = record_of(
        screenplay, scene_beats, timed_plan, characters, voices, sets, film_layout, film_title,
        frame_rate, picture_size, not_staged, decided_sets,
    )  # fmt: skip
    read = read_scenes(scene_lengths, scene_words, scene_feelings)
    for scene in record["scenes"]:
        scene |= read[scene["id"]]
    record["breakdown"] = breakdown_record(screenplay, breakdown)
    record["story"] = story_record(screenplay, story)
    record["shoot"] = shoot_record(planned_shoot, shoot_days_out, screenplay)
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)


def book(
    film_record: str,
    last_record: str,
    earlier_record: str,
    portraits: tuple[Path, ...],
    subtitles: tuple[Subtitle, ...],
    frame_rate: FrameRate,
) -> Book:
    """The production book's page, one HTML file beside the movie and the panels."""
    record = json.loads(film_record)
    # When nothing changed, what did change to come to this film is still what people ask for.
    before = last_record if last_record != film_record else earlier_record
    changes = changes_since(record, before)
    vtt = to_vtt(subtitles, frame_rate)
    names = [c["portrait"] for c in record["characters"] if c["portrait"]]
    return Book(
        page_of(record, changes, vtt, first_run=not before),
        tuple(zip(names, portraits, strict=True)),
    )
