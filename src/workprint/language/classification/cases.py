"""What classifiers learn from: texts with the answers that are right for them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workprint.language.classification.labels import INTENSITIES, LANGUAGES, MOODS
from workprint.language.preprocess import Document

_PARAGRAPH = re.compile(r"<(?:p|h\d)\b[^>]*>(.*?)</(?:p|h\d)>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_CASE = re.compile(r"(\w+) (\d) \| (.+)")
WINDOWS = (12, 160)
"""Letters a passage has at least and at most, to tell its language by."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the number of the right answer to each question; `group` says which texts
    belong together and are never divided between learning and judging."""

    text: str
    answers: tuple[int, ...]
    group: str


def mood_cases(texts: Sequence[Document]) -> tuple[Case, ...]:
    """Scenes written with a mood and an intensity: lines `mood intensity | text`.

    The n-th scenes of several files are one group: the project's Chinese scenes tell what its
    English ones tell, so neither may be learned from when the other judges. ValueError names the
    file and the line of what is not of that form.
    """
    made = []
    for document in texts:
        place = 0
        for number, line in enumerate(document.text.splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            found = _CASE.fullmatch(line.strip())
            if not found or found[1] not in MOODS or not 1 <= int(found[2]) <= len(INTENSITIES):
                raise ValueError(
                    f"{document.name}, line {number}: write MOOD INTENSITY | TEXT, with a mood of "
                    f"{', '.join(MOODS)} and an intensity of 1 to {len(INTENSITIES)}"
                )
            answers = (MOODS.index(found[1]), int(found[2]) - 1)
            made.append(Case(found[3], answers, str(place)))
            place += 1
    return tuple(made)


def declaration_cases(texts: Sequence[Document], seed: int) -> tuple[Case, ...]:
    """Passages of the Declaration of Human Rights, cut at random from its paragraphs.

    A text's name ends in its language's code, as in `eng.html`. Groups are tenths of the text,
    each the same part of it in every language: what is judged by was read in no language.
    """
    made = []
    for document in texts:
        code = document.name.rsplit("/", 1)[-1].removesuffix(".html")
        if code not in LANGUAGES:
            continue
        label = tuple(dict.fromkeys(LANGUAGES.values())).index(LANGUAGES[code])
        paragraphs = tuple(_paragraphs(document.text))
        random = np.random.default_rng([seed, label])
        for n, paragraph in enumerate(paragraphs):
            group = str(10 * n // len(paragraphs))
            for passage in _passages(paragraph, random):
                made.append(Case(passage, (label,), group))
    return tuple(made)


def _paragraphs(page: str) -> Iterator[str]:
    """A page's paragraphs without its marks; short ones are numbers and headings."""
    for found in _PARAGRAPH.finditer(page):
        text = " ".join(html.unescape(_TAG.sub("", found[1])).split())
        if len(text) >= WINDOWS[0]:
            yield text


def _passages(text: str, random: np.random.Generator) -> Iterator[str]:
    """Passages of many lengths that cover a paragraph about twice."""
    covered = 0
    while covered < 2 * len(text):
        # As many short as long ones: short ones are what is hard.
        size = int(np.exp(random.uniform(*np.log(WINDOWS))))
        begin = int(random.integers(0, max(1, len(text) - size)))
        yield text[begin : begin + size]
        covered += size
