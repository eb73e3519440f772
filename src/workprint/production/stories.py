"""The story of any screenplay file: its people as the graph has them, moods where at hand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.genres import GenreMix
from workprint.film.language import SceneFeeling
from workprint.film.screenplay import Screenplay
from workprint.film.story import Story
from workprint.production.errors import FilmError
from workprint.production.files import write_text

Say = Callable[[str], None]
_MANY = 60
"""Scenes whose moods take long enough to be told of: a few in a second."""
_GENDERS = ("female", "male", "other")


@dataclass(frozen=True, slots=True)
class Told:
    """The story of a file, its title, and the language it is told in."""

    story: Story
    title: str
    language: str


def story_of(
    screenplay: Screenplay,
    declared: Mapping[str, str] | None = None,
    moods: bool = True,
    say: Say = lambda _: None,
) -> Story:
    """The story of a screenplay; with `moods` where the model of sentences is at hand."""
    from workprint.analysis.story import tell
    from workprint.analysis.story.turn_model import in_use, read_model
    from workprint.production.breakdowns import people_of
    from workprint.screenplay.pages import scene_lengths

    read_model(in_use())  # a damaged one is told of before anything long is done
    if not screenplay.scenes:
        return tell(screenplay, (), (), (), declared)
    return tell(
        screenplay,
        people_of(screenplay),
        scene_lengths(screenplay),
        _feelings(screenplay, say) if moods else (),
        declared,
        _genres(screenplay, moods),
    )


def tell_story(
    file: Path,
    declared: Path | None,
    out: Path | None,
    moods: bool = True,
    say: Say = lambda _: None,
) -> Told:
    """The story of a screenplay file; its coverage written to `out` as Markdown.

    FilmError for a file that is not there and for declarations that cannot be used.
    """
    from workprint.analysis.story import markdown
    from workprint.screenplay.formats.convert import read_any

    if out is not None and out.suffix.lower() not in (".md", ".markdown"):
        raise FilmError(f"{out.name}: coverage is written as Markdown; choose a name in .md")
    genders = declared_in(declared) if declared is not None else {}
    screenplay = read_any(file, say)
    story = story_of(screenplay, genders, moods, say)
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = " ".join((titles.get("title") or titles.get("标题") or file.stem).split())
    if out is not None:
        write_text(out, markdown(story, title, screenplay.language))
    return Told(story, title, screenplay.language)


def declared_in(file: Path) -> dict[str, str]:
    """The genders a production declared: a TOML file with lines under [gender], IDA = "female"."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FilmError(f"{file} cannot be read; name a TOML file with [gender]") from error
    except tomllib.TOMLDecodeError as error:
        raise FilmError(f"{file} is no TOML ({error}); names beyond A-Z go in quotes") from error
    table = told.get("gender")
    if not isinstance(table, dict):
        raise FilmError(f'{file} has no [gender]; write [gender] and below it IDA = "female"')
    for name, gender in table.items():
        if gender not in _GENDERS:
            raise FilmError(
                f"{file}: {name} is declared as {gender!r}; choose one of {', '.join(_GENDERS)}"
            )
    return dict(table)


def _feelings(screenplay: Screenplay, say: Say) -> tuple[SceneFeeling, ...]:
    from workprint.models.store import find
    from workprint.production.learned import model_in_use

    folder = find("sentences")
    if folder is None:
        return ()
    from workprint.language.scenes import feelings_of

    if len(screenplay.scenes) > _MANY:
        say(f"reading the moods of {len(screenplay.scenes)} scenes; --no-moods leaves them out")
    return feelings_of(screenplay, folder, model_in_use("mood"))


def _genres(screenplay: Screenplay, meaning: bool) -> GenreMix:
    """The mix; by words alone where moods are left out or sentences cannot be read."""
    from workprint.language.classification.genre import mix_of, read_genre_model
    from workprint.language.scenes import encoder_in
    from workprint.models.store import find
    from workprint.production.learned import model_in_use

    folder = find("sentences") if meaning else None
    encoder = encoder_in(str(folder)) if folder is not None else None
    return mix_of(screenplay, read_genre_model(model_in_use("genre")), encoder)


def told_of(told: Told) -> dict[str, Any]:
    """A story as JSON types: what `analysis story --json` prints."""
    from workprint.production.artefacts import plain

    made: dict[str, Any] = plain(told.story)
    return {"title": told.title, "language": told.language, **made}
