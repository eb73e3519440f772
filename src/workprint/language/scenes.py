"""A screenplay's scenes as the language stage reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workprint.film.language import SceneFeeling, SceneWords
from workprint.film.reason import Contribution, Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Scene, Screenplay
from workprint.language.classification.mood import moods_of
from workprint.language.features import TextIndex, load_sentence_model
from workprint.language.preprocess import Document, clean
from workprint.learning.classify import load_classifier

_READ = frozenset(
    {
        ElementKind.ACTION,
        ElementKind.CHARACTER,
        ElementKind.PARENTHETICAL,
        ElementKind.DIALOGUE,
        ElementKind.LYRIC,
    }
)
_WORDS = 6


@dataclass(frozen=True, slots=True)
class SceneText:
    """What happens and is said in a scene, clean, a line each; cues stand before what they say.

    `elements` names, line by line, the element it comes from, and `lines` its line in the script.
    """

    scene: Scene
    text: str
    elements: tuple[Element, ...]
    lines: tuple[int, ...]

    def place(self, start: int) -> tuple[Element, int]:
        """The element and the script's line of the letter at `start` of the text."""
        n = self.text.count("\n", 0, start)
        return self.elements[n], self.lines[n]


def scene_texts(screenplay: Screenplay) -> Iterator[SceneText]:
    """The text of each scene."""
    for scene in screenplay.scenes:
        told: list[str] = []
        elements: list[Element] = []
        lines: list[int] = []
        cue = ""
        for element in screenplay.elements[scene.first_element : scene.last_element]:
            if element.kind not in _READ:
                continue
            if element.kind is ElementKind.CHARACTER:
                cue = clean(f"{element.name or element.text}:").strip() + " "
                continue
            for n, raw in enumerate(element.text.split("\n")):
                # Clean and without empty lines, so that cleaning the whole changes no place.
                line = " ".join(clean(raw).split())
                if not line:
                    continue
                spoken = cue if element.kind is not ElementKind.PARENTHETICAL else ""
                told.append(spoken + line)
                elements.append(element)
                lines.append(element.span.line + n)
                cue = "" if spoken else cue
            if element.kind is ElementKind.ACTION:
                cue = ""
        yield SceneText(scene, "\n".join(told), tuple(elements), tuple(lines))


def words_of(screenplay: Screenplay, count: int = _WORDS) -> tuple[SceneWords, ...]:
    """The words that mark each scene; none where the script has no words."""
    texts = [Document(t.scene.id, t.text) for t in scene_texts(screenplay)]
    try:
        index = TextIndex.of(texts)
    except ValueError:
        return tuple(SceneWords(t.name, ()) for t in texts)
    return tuple(
        SceneWords(text.name, tuple(k.word for k in index.keywords(n, count)))
        for n, text in enumerate(texts)
    )


def feelings_of(screenplay: Screenplay, sentences: Path, moods: Path) -> tuple[SceneFeeling, ...]:
    """Each scene's mood, by the models in two folders."""
    encoder, model = (
        encoder_in(str(sentences)),
        load_classifier(moods / "model.onnx", "workprint train mood"),
    )
    made = []
    scenes = tuple(scene_texts(screenplay))
    for scene, told in zip(
        scenes, moods_of([s.text for s in scenes], model, encoder), strict=True
    ):
        reasons = []
        for cause in told.causes:
            element, line = scene.place(cause.sentence.start)
            span = ScriptSpan(element.span.start, element.span.end, line)
            said = Phrase(cause.sentence.text, cause.sentence.text)
            reasons.append(Reason(said, (span, Contribution(told.mood, cause.share))))
        made.append(SceneFeeling(scene.scene.id, told.moods, told.intensity, tuple(reasons)))
    return tuple(made)


@cache
def encoder_in(folder: str) -> Any:
    """The model of sentences in a folder; loading takes a second, so once a process."""
    return load_sentence_model(Path(folder))
