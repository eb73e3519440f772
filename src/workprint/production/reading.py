"""The language stage asked about a file: what its commands print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workprint.production.classifiers import classifier_in_use, sentence_model
from workprint.production.corpus import read_texts
from workprint.production.errors import FilmError


def preprocessed(file: Path) -> dict[str, Any]:
    """A text's sentences with their words and places in the cleaned text."""
    from workprint.language.preprocess import clean, sentences, words

    text = clean(_text(file))
    return {
        "file": str(file),
        "text": text,
        "sentences": [
            {"start": s.start, "text": s.text, "words": [w.text for w in words(s.text)]}
            for s in sentences(text)
        ],
    }


def keywords(file: Path, count: int) -> list[dict[str, Any]]:
    """The words that mark each scene among the others."""
    from workprint.language.features import TextIndex
    from workprint.language.preprocess import Document

    told = _scenes(file)
    try:
        index = TextIndex.of([Document(t.scene.id, t.text) for t in told])
    except ValueError as error:
        raise FilmError(f"{file}: {error}; name a screenplay with words in it") from error
    return [
        {
            "scene": t.scene.id,
            "heading": t.scene.heading.text,
            "keywords": [
                {"word": k.word, "weight": round(k.weight, 4)} for k in index.keywords(n, count)
            ],
        }
        for n, t in enumerate(told)
    ]


def alike(file: Path, like: str, count: int) -> list[dict[str, Any]]:
    """The sentences of a script nearest to one in meaning, the nearest first."""
    from workprint.language.preprocess import sentences

    found = []
    for read in _scenes(file):
        for sentence in sentences(read.text):
            _, line = read.place(sentence.start)
            found.append({"scene": read.scene.id, "line": line, "text": sentence.text})
    if not found:
        raise FilmError(f"{file} has no sentences; name a screenplay with words in it")
    encoder = sentence_model()
    near = encoder.embed([f["text"] for f in found]) @ encoder.embed([like])[0]
    best = (-near).argsort(kind="stable")[:count]
    return [found[n] | {"cosine": round(float(near[n]), 4)} for n in best]


def near(file: Path, word: str, count: int, corpus: Path | None) -> list[dict[str, Any]]:
    """The words that stand in like company, in the texts of a folder or in the file alone."""
    from workprint.language.features import WordVectors
    from workprint.language.preprocess import clean

    texts = [clean(t.text) for t in (read_texts(corpus) if corpus else ())]
    texts.append(clean(_text(file)))
    for width in (100, 50, 20, 8):
        try:
            vectors = WordVectors.learned(texts, width=width)
            break
        except ValueError as error:
            if width == 8:
                raise FilmError(
                    f"{file} is too short to learn words from; name more texts with --corpus"
                ) from error
    if vectors.of_word(word) is None:
        raise FilmError(
            f"{word!r} is not seen often enough to have company; name a more frequent word, or "
            "more texts with --corpus"
        )
    told = vectors.nearest(word, count)
    return [{"word": w, "cosine": round(cosine, 4)} for w, cosine in told]


def identified(file: Path) -> dict[str, Any]:
    """The language of a text."""
    from workprint.language.classification.identifying import identify

    told = identify(_text(file), classifier_in_use("language-id"))
    return {
        "file": str(file),
        "language": told.language,
        "confidence": round(told.confidence, 4),
        "others": [{"language": n, "confidence": round(c, 4)} for n, c in told.others],
    }


def moods(file: Path) -> dict[str, Any]:
    """Each scene's mood and intensity with the lines that make it so."""
    from workprint.language.classification.mood import mood_of

    model, encoder = classifier_in_use("mood"), sentence_model()
    made = []
    for read in _scenes(file):
        told = mood_of(read.text, model, encoder)
        made.append(
            {
                "scene": read.scene.id,
                "heading": read.scene.heading.text,
                "mood": told.mood,
                "moods": [{"mood": m, "probability": round(p, 4)} for m, p in told.moods],
                "intensity": round(told.intensity, 4),
                "causes": [
                    {
                        "line": read.place(c.sentence.start)[1],
                        "text": c.sentence.text,
                        "share": round(c.share, 4),
                    }
                    for c in told.causes
                ],
            }
        )
    return {"file": str(file), "scenes": made}


def _text(file: Path) -> str:
    if not file.is_file():
        raise FilmError(f"{file} is not a file; name a screenplay or a text")
    texts = read_texts(file)
    return texts[0].text if texts else ""


def _scenes(file: Path) -> list[Any]:
    """The text of each scene, as `language.scenes.SceneText`."""
    from workprint.language.scenes import scene_texts
    from workprint.production.folder import no_scenes
    from workprint.screenplay.formats.convert import read_any

    if not file.is_file():
        raise FilmError(f"{file} is not a file; name a screenplay")
    screenplay = read_any(file)
    if not screenplay.scenes:
        raise FilmError(no_scenes(file))
    return list(scene_texts(screenplay))
