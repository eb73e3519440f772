"""The genres a script mixes, with the words and scenes that speak for each.

A regularised linear model a genre (logistic regression) over the share each genre's word list has
of all genre words, and, where the model of sentences is at hand, over the mean of the scenes'
vectors; linear, so that a scene's part in the sum is known. Words stand in `words/genre.*.toml`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.film.genres import GENRE_NAMES, Genre, GenreMix, GenreShare
from workprint.film.reason import Contribution, Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Screenplay
from workprint.language.features import SentenceModel
from workprint.language.scenes import SceneText, scene_texts
from workprint.learning.errors import ModelFileError
from workprint.learning.word_lists import Hit, read_lists

Floats = NDArray[np.float64]
GENRES = tuple(genre.value for genre in Genre)
MOST_SCENES, LETTERS = 80, 600
"""Scenes of a script whose vectors are taken, spread over it, and how much of each is read."""
LEAST_WORDS = 3
"""Words of the lists; with fewer and without vectors there is no telling."""
LONG, DIFFERENT, APART = 4, 3, 2
"""In a script of LONG scenes or more a genre is told only where DIFFERENT words of its list
stand, in APART scenes: set by hand, as less is chance (teeth and a laugh make no comedy)."""
_WORDS = Path(__file__).parent / "words"
_SMOOTH = 0.3
_NAMED_SCENES, _NAMED_WORDS = 3, 6


@dataclass(frozen=True, slots=True)
class GenreWeights:
    """A linear model: weights (G, F), offsets (G,), and the chance from which a genre is told."""

    weights: Floats
    offsets: Floats
    enough: float

    def chances(self, features: Floats) -> Floats:
        """The chance of each genre, (..., G)."""
        made: Floats = 1 / (1 + np.exp(-(features @ self.weights.T + self.offsets)))
        return made


@dataclass(frozen=True, slots=True)
class GenreModel:
    """How vectors are centred and scaled (D,), and the models with them and by words alone."""

    centre: Floats
    scale: Floats
    full: GenreWeights
    words: GenreWeights


def genre_hits(text: str, chinese: bool) -> list[Hit]:
    """The words of a text that are at home in a genre."""
    name = f"genre.{'zh' if chinese else 'en'}.toml"
    return list(read_lists(_WORDS / name, chinese).found(text))


def word_features(counts: Counter[str]) -> Floats:
    """(G,): the logarithm of each genre's share of all genre words, against even shares."""
    there = np.array([counts.get(genre, 0) for genre in GENRES], float) + _SMOOTH
    made: Floats = np.log(there / there.sum() * len(GENRES))
    return made


def vector_features(vectors: NDArray[Any], centre: Floats, scale: Floats) -> Floats:
    """(D,): the mean of a text's vectors (N, D), of length one, centred and scaled."""
    mean = vectors.astype(float).mean(axis=0)
    mean = mean / max(float(np.linalg.norm(mean)), 1e-12)
    made: Floats = (mean - centre) / scale
    return made


def parts_of(screenplay: Screenplay) -> list[tuple[SceneText, str]]:
    """Each scene with what is read of it: its heading and its text."""
    return [
        (told, f"{screenplay.elements[told.scene.first_element].text}\n{told.text}")
        for told in scene_texts(screenplay)
    ]


def spread(count: int) -> list[int]:
    """The scenes whose vectors are taken."""
    if count <= MOST_SCENES:
        return list(range(count))
    return [int(n) for n in np.linspace(0, count - 1, MOST_SCENES)]


def mix_of(screenplay: Screenplay, model: GenreModel, encoder: SentenceModel | None) -> GenreMix:
    """The genres of a screenplay; without an encoder by words alone."""
    parts = parts_of(screenplay)
    chinese = screenplay.language == "zh"
    hits = without_names([text for _, text in parts], chinese, cues_of(screenplay))
    counts = Counter(hit.group for scene in hits for hit in scene)
    own = word_features(counts)
    if encoder is None or not parts:
        if counts.total() < LEAST_WORDS:
            return GenreMix((), Reason(Phrase(
                "no telling: hardly a word of the genres' lists stands there",
                "无法判断：几乎没有各类型词表中的词",
            )))  # fmt: skip
        weights, features = model.words, own
        scores = _by_words(hits)
    else:
        chosen = spread(len(parts))
        vectors = encoder.embed([parts[n][1][:LETTERS] for n in chosen])
        weights = model.full
        features = np.concatenate([own, vector_features(vectors, model.centre, model.scale)])
        scaled = (vectors - model.centre) / model.scale
        leaning = scaled @ model.full.weights[:, len(GENRES) :].T
        scores = np.zeros((len(parts), len(GENRES)))
        scores[chosen] = leaning - leaning.mean(axis=1, keepdims=True)
    chances = weights.chances(features)
    enough = (chances >= weights.enough) & spoken_for(hits)
    told = [int(g) for g in np.argsort(-chances, kind="stable") if enough[g]]
    whole = float(sum(chances[g] for g in told))
    basis = (
        Phrase("its words and the meaning of its scenes", "用词与各场的含义")
        if weights is model.full
        else Phrase(
            "its words alone (scenes are read too with: workprint models fetch sentences)",
            "仅凭用词（读各场含义需要：workprint models fetch sentences）",
        )
    )
    if not told:
        best = int(np.argmax(chances))
        name = GENRE_NAMES[Genre(GENRES[best])]
        if chances[best] >= weights.enough:
            return GenreMix((), _few_words(best, hits))
        return GenreMix((), Reason(Phrase(
            f"no telling: the likeliest, {name.en}, has a chance of {chances[best]:.0%} by "
            f"{basis.en}",
            f"无法判断：最可能的{name.zh}也只有 {chances[best]:.0%}，依据{basis.zh}",
        )))  # fmt: skip
    shares = tuple(
        GenreShare(
            Genre(GENRES[g]),
            round(float(chances[g]) / whole, 4),
            round(float(chances[g]), 4),
            _scenes(parts, scores[:, g]),
            (_reason(g, screenplay, parts, hits, float(features[g])),),
        )
        for g in told
    )
    reason = Reason(
        Phrase(
            f"a first opinion by {basis.en}; shares are of the genres whose chance is "
            f"{weights.enough:.0%} or more",
            f"初步意见，依据{basis.zh}；比例在可能性不低于 {weights.enough:.0%} 的类型中计算",
        )
    )
    return GenreMix(shares, reason)


def cues_of(screenplay: Screenplay) -> frozenset[str]:
    """The names over the speeches, lower-cased."""
    return frozenset(e.name.lower() for e in screenplay.elements if e.name)


def without_names(
    texts: Sequence[str], chinese: bool, cues: frozenset[str] = frozenset()
) -> list[list[Hit]]:
    """The words of genres in each scene, without those that are somebody's name.

    English: a name is announced in capitals or speaks, stands with a capital inside a sentence
    and never without one (BISCUIT, feeds Biscuit); "the Sheriff" is a role. Chinese: part of the
    name of somebody who speaks, but for its end, which tells the role (王警长).
    """
    found = [genre_hits(text, chinese) for text in texts]
    if chinese:
        return [
            [
                hit
                for hit in own
                if not any(hit.word in c and not c.endswith(hit.word) for c in cues)
            ]
            for own in found
        ]
    whole = "\n".join(texts)
    return [[hit for hit in own if not _is_name(hit.word, whole, cues)] for own in found]


def _is_name(word: str, text: str, cues: frozenset[str]) -> bool:
    bare = re.escape(word)
    return (
        re.search(rf"\b{bare}\b", text) is None
        and (word in cues or re.search(rf"\b{re.escape(word.upper())}\b", text) is not None)
        and re.search(
            rf"(?<!\bthe )(?<!\ba )(?<!\ban )(?<=[a-z,;] )\b{re.escape(word.title())}\b", text
        )
        is not None
    )


def spoken_for(hits: Sequence[Sequence[Hit]]) -> NDArray[np.bool_]:
    """(G,): whether enough different words in enough scenes speak for each genre; of few scenes
    nothing is asked."""
    if len(hits) < LONG:
        return np.ones(len(GENRES), bool)
    made = [_standing(genre, hits) for genre in GENRES]
    return np.array([len(w) >= DIFFERENT and scenes >= APART for w, scenes in made])


def _standing(genre: str, hits: Sequence[Sequence[Hit]]) -> tuple[list[str], int]:
    """The different words of a genre, and in how many scenes there are any."""
    by_scene = [[hit.word for hit in scene if hit.group == genre] for scene in hits]
    return sorted({w for own in by_scene for w in own}), sum(map(bool, by_scene))


def _few_words(genre: int, hits: Sequence[Sequence[Hit]]) -> Reason:
    name = GENRE_NAMES[Genre(GENRES[genre])]
    words, scenes = _standing(GENRES[genre], hits)
    return Reason(Phrase(
        f"no telling: for the likeliest, {name.en}, there are {len(words)} different words "
        f"({', '.join(words) or 'none'}) in {scenes} scenes; it takes {DIFFERENT} in {APART}",
        f"无法判断：最可能的{name.zh}只有 {len(words)} 个不同的词（{'、'.join(words) or '无'}），"
        f"分布在 {scenes} 场；至少要 {DIFFERENT} 个词、{APART} 场",
    ))  # fmt: skip


def _by_words(hits: Sequence[Sequence[Hit]]) -> Floats:
    made = np.zeros((len(hits), len(GENRES)))
    for n, scene in enumerate(hits):
        for hit in scene:
            made[n, GENRES.index(hit.group)] += 1
    return made


def _scenes(parts: Sequence[tuple[SceneText, str]], scores: Floats) -> tuple[str, ...]:
    order = np.argsort(-scores, kind="stable")[:_NAMED_SCENES]
    return tuple(parts[n][0].scene.id for n in sorted(map(int, order)) if scores[n] > 0)


def _reason(
    genre: int,
    screenplay: Screenplay,
    parts: Sequence[tuple[SceneText, str]],
    hits: Sequence[Sequence[Hit]],
    weight: float,
) -> Reason:
    """The genre's words, those that stand there most, each with the line it first stands in."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[SceneText, str, Hit]] = {}
    for (told, text), scene in zip(parts, hits, strict=True):
        for hit in scene:
            if hit.group == GENRES[genre]:
                counts[hit.word] += 1
                first.setdefault(hit.word, (told, text, hit))
    if not counts:
        return Reason(Phrase(
            "by the meaning of its scenes; none of the genre's words",
            "依据各场含义；没有该类型词表中的词",
        ))  # fmt: skip
    most = counts.most_common(_NAMED_WORDS)
    named = [f"{w} ({n})" if n > 1 else w for w, n in most]
    return Reason(
        Phrase(f"words: {', '.join(named)}", f"用词：{'、'.join(named)}"),
        (
            *(_span(screenplay, *first[word]) for word, _ in most),
            Contribution("words", round(weight, 3)),
        ),
    )


def _span(screenplay: Screenplay, told: SceneText, text: str, hit: Hit) -> ScriptSpan:
    """The word in the source: in the element it was read in, or above it, where a cue is.

    What stands before the scene's text is its heading. The whole element where marks or line ends
    part the word's letters.
    """
    start = hit.start - (len(text) - len(told.text))
    head = screenplay.elements[told.scene.first_element]
    own = told.place(start)[0] if start >= 0 else head
    edge = "" if screenplay.language == "zh" else r"\b"
    wanted = re.compile(f"{edge}{re.escape(text[hit.start : hit.end])}{edge}")
    source = screenplay.source
    for begin in (own.span.start, head.span.start):
        place = wanted.search(source, begin, own.span.end)
        if place is not None:
            above = re.findall(r"\r\n|\r|\n", source[head.span.start : place.start()])
            return ScriptSpan(place.start(), place.end(), head.span.line + len(above))
    return own.span


def as_json(model: GenreModel) -> str:
    """A model as a file's text."""

    def rows(values: Floats) -> Any:
        return np.round(values, 4).tolist()

    told = {
        "genres": list(GENRES), "centre": rows(model.centre), "scale": rows(model.scale),
        **{
            name: {"weights": rows(w.weights), "offsets": rows(w.offsets), "enough": w.enough}
            for name, w in (("full", model.full), ("words", model.words))
        },
    }  # fmt: skip
    return json.dumps(told) + "\n"


def read_genre_model(folder: Path) -> GenreModel:
    """The model in a folder as it is now; ModelFileError, with the mend, when its file is no
    such model."""
    try:
        told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        if tuple(told["genres"]) != GENRES:
            raise ValueError("other genres")
        width = len(told["centre"])
        scale = _numbers(told["scale"], width)
        if not (scale > 0).all():
            raise ValueError("a scale that is not positive")
        return GenreModel(
            _numbers(told["centre"], width),
            scale,
            _weights(told["full"], len(GENRES) + width),
            _weights(told["words"], len(GENRES)),
        )
    except (OSError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelFileError(
            f"{folder / 'model.json'} is no model of genres; train it again with: "
            "workprint train genre"
        ) from error


def _weights(told: Mapping[str, Any], width: int) -> GenreWeights:
    enough = float(told["enough"])
    if not 0 < enough <= 1:
        raise ValueError("a chance outside (0, 1]")
    count = len(GENRES)
    return GenreWeights(
        _numbers(told["weights"], count, width), _numbers(told["offsets"], count), enough
    )


def _numbers(told: Any, *shape: int) -> Floats:
    """Finite numbers in an array of this shape, else ValueError."""
    made: Floats = np.array(told, float)
    if made.shape != shape or not np.isfinite(made).all():
        raise ValueError("numbers of another shape, or none")
    return made
