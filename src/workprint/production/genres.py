"""The model of genres: trained on one half of the project's texts, judged on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase

Say = Callable[[str], None]
NAMES = {
    "full": "words and sentence vectors",
    "words": "words alone",
    "vectors": "sentence vectors alone",
    "tfidf": "TF-IDF with logistic regression",
}


def train_genre(out: Path, say: Say = lambda _: None) -> dict[str, Any]:
    """Train on the development half into `out`, with its card; what the command prints."""
    from workprint.language.classification.genre import as_json, read_genre_model
    from workprint.language.classification.genre_training import train_genres
    from workprint.learning.card import write_card
    from workprint.learning.whole import write_whole

    learned, asked = _texts(say)
    say(f"training on {len(learned)} texts")
    model, chosen = train_genres(learned)
    write_whole(out / "model.json", as_json(model).encode())
    told = _told(out, read_genre_model(out), learned, asked, say)
    settings = {f"{name}, {k}": v for name, one in chosen.items() for k, v in asdict(one).items()}
    write_card(_card(told, settings), out)
    return told


def evaluate_genre(model: Path | None, say: Say = lambda _: None) -> dict[str, Any]:
    """Judge the model in use on the half it never saw, beside what it has to beat."""
    from workprint.language.classification.genre import read_genre_model
    from workprint.production.learned import model_in_use

    folder = model or model_in_use("genre")
    running = read_genre_model(folder)
    learned, asked = _texts(say)
    return _told(folder, running, learned, asked, say)


def _texts(say: Say) -> tuple[list[Any], list[Any]]:
    from workprint.production.classifiers import sentence_model
    from workprint.production.story_gold import genre_texts, halves

    return halves(genre_texts(sentence_model(), say))


def _told(
    folder: Path, model: Any, learned: Sequence[Any], asked: Sequence[Any], say: Say
) -> dict[str, Any]:
    from workprint.language.classification import genre_training as training
    from workprint.language.classification.genre import GENRES
    from workprint.learning.multilabel import gain, judged

    say(f"judging on {len(asked)} texts; the baselines learn from {len(learned)}")
    truth = training.truth_of(asked)
    rows = training.features(asked, model.centre, model.scale)
    own = training.features(learned, model.centre, model.scale)[:, len(GENRES) :]
    vectors, chosen = training.weights_for(own, training.truth_of(learned))
    baseline, baseline_chosen = training.tfidf_baseline(learned, asked)
    systems = {
        "full": (model.full.chances(rows), model.full.enough),
        "words": (model.words.chances(rows[:, : len(GENRES)]), model.words.enough),
        "vectors": (vectors.chances(rows[:, len(GENRES) :]), chosen.enough),
        "tfidf": (baseline, baseline_chosen.enough),
    }
    # What is told asks for words as well: the mix does so, with vectors and without.
    spoken = training.spoken_for_each(asked)
    answers = {
        name: (c, (c >= enough) & (spoken if name in ("full", "words") else True))
        for name, (c, enough) in systems.items()
    }
    groups = {
        "all": list(range(len(asked))),
        "english": [n for n, t in enumerate(asked) if not t.chinese],
        "chinese": [n for n, t in enumerate(asked) if t.chinese],
        "stories": [n for n, t in enumerate(asked) if len(t.parts) > 1],
    }
    return {
        "folder": str(folder),
        "learned": len(learned),
        "judged": {name: len(rows) for name, rows in groups.items()},
        "systems": {
            name: {
                group: asdict(judged(truth[own], c[own], told[own], GENRES))
                for group, own in groups.items()
            }
            for name, (c, told) in answers.items()
        },
        "gain_over_tfidf": {
            name: {k: asdict(v) for k, v in gain(truth, answers[name], answers["tfidf"]).items()}
            for name in ("full", "words", "vectors")
        },
        "no_telling": sum(1 for row in answers["full"][1] if not row.any()),
    }


def _card(told: Mapping[str, Any], settings: Mapping[str, Any]) -> Any:
    from workprint.learning.card import Figure, ModelCard
    from workprint.learning.metrics import Estimate

    command = "workprint evaluate genre"
    figures = [
        Figure(
            f"{name}, {key}",
            f"{told['judged'][group]} texts never learned from ({group})",
            Estimate(**judged[group][figure]),
            command,
        )
        for key, judged in ((NAMES[k], v) for k, v in told["systems"].items())
        for group in ("all", "stories")
        for figure, name in (
            ("micro_f1", "micro-F1"), ("macro_f1", "macro-F1"), ("ranking", "ranking"),
        )
    ]  # fmt: skip
    return ModelCard(
        name="genre",
        job=Phrase(
            "Tells the mix of thirteen genres of a script, with the words and scenes that speak "
            "for each.",
            "判断剧本在十三种类型中的混合，并给出支持每种类型的词与场次。",
        ),
        data=Phrase(
            f"{told['learned']} synopses and short stories in English and Chinese, written and "
            f"labelled for the project by one hand; judged on {told['judged']['all']} others of "
            "the same hand.",
            f"{told['learned']} 则中英文梗概与短故事，由同一人为本项目撰写并标注；"
            f"用同一人所写的另外 {told['judged']['all']} 则评判。",
        ),
        licence="CC0-1.0; sentence vectors by multilingual-e5-small (MIT)",
        figures=tuple(figures),
        limits=Phrase(
            "One hand wrote the texts, their labels and the word lists, so the figures are better "
            "than on scripts by others, most of all those of words alone. Eight to twenty-eight "
            "texts a genre are too few to tell the genres' figures apart. No feature-length "
            "script was among them.",
            "文本、标签与词表出自同一人，指标会高于他人剧本上的表现，仅凭用词者尤甚。"
            "每种类型只有八至二十八则，不足以比较各类型的高下。其中没有长片剧本。",
        ),
        settings=tuple((k, str(v)) for k, v in settings.items()),
    )
