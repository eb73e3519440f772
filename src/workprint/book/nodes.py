"""The door of the book."""

from __future__ import annotations

import json

from workprint.book.page import page_of
from workprint.book.record import changes_since, record_of
from workprint.film.beats import SceneBeats
from workprint.film.characters import Character, Voice
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ShotPlan
from workprint.film.staging import SetSpec
from workprint.film.time import FrameRate
from workprint.render.movie.subtitles import Subtitle, to_vtt


def film_record(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    characters: tuple[Character, ...],
    voices: tuple[tuple[str, Voice], ...],
    sets: tuple[SetSpec, ...],
    film_layout: FilmLayout,
    film_title: str,
    frame_rate: FrameRate,
    picture_size: PictureSize,
) -> str:
    """The film as JSON: what the page shows, and what the next run compares with."""
    record = record_of(
        screenplay, scene_beats, timed_plan, characters, voices, sets, film_layout, film_title,
        frame_rate, picture_size,
    )  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)


def book(
    film_record: str,
    last_record: str,
    earlier_record: str,
    subtitles: tuple[Subtitle, ...],
    frame_rate: FrameRate,
) -> str:
    """The production book's page, one HTML file beside the movie and the panels."""
    record = json.loads(film_record)
    # When nothing changed, what did change to come to this film is still what people ask for.
    before = last_record if last_record != film_record else earlier_record
    changes = changes_since(record, before)
    vtt = to_vtt(subtitles, frame_rate)
    return page_of(record, changes, vtt, first_run=not before)
