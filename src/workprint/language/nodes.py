"""The door of the language stage."""

from __future__ import annotations

from pathlib import Path

from workprint.film.genres import GenreMix
from workprint.film.language import SceneFeeling, SceneWords
from workprint.film.screenplay import Screenplay
from workprint.language.scenes import feelings_of, words_of


def scene_words(screenplay: Screenplay) -> tuple[SceneWords, ...]:
    """The words that mark each scene among the others."""
    return words_of(screenplay)


def scene_feelings(
    screenplay: Screenplay, sentence_model: str, mood_model: str
) -> tuple[SceneFeeling, ...]:
    """Each scene's mood and how strong it is; none where the model of sentences is not at hand.

    `sentence_model` and `mood_model` are folders and what is in them, "" for none.
    """
    if not sentence_model:
        return ()
    folder, _, _ = sentence_model.partition("\n")
    moods, _, _ = mood_model.partition("\n")
    return feelings_of(screenplay, Path(folder), Path(moods))


def genre_mix(screenplay: Screenplay, sentence_model: str, genre_model: str) -> GenreMix:
    """The genres the script mixes; by its words alone where the model of sentences is not at hand.

    `sentence_model` and `genre_model` are folders and what is in them, "" for none.
    """
    from workprint.language.classification.genre import mix_of, read_genre_model
    from workprint.language.scenes import encoder_in

    folder, _, _ = sentence_model.partition("\n")
    genres, _, _ = genre_model.partition("\n")
    encoder = encoder_in(folder) if folder else None
    return mix_of(screenplay, read_genre_model(Path(genres)), encoder)
