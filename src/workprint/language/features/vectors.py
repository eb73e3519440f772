"""Word vectors learned from texts at hand: words that stand in like company are alike.

Positive pointwise mutual information of words within a window, factorised by a truncated
singular value decomposition: for corpora of this size as good as word2vec or GloVe (Levy,
Goldberg, Dagan 2015, "Improving distributional similarity", with their context smoothing of .75
and symmetric singular values), deterministic, and the same for both languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from workprint.language.preprocess.vocabulary import NEWLINE, UNKNOWN, Vocabulary

Singles = NDArray[np.float32]

WINDOW = 5
SMOOTHING = 0.75
FEWEST = 5
"""A word seen less often gets no vector: its company is chance."""


@dataclass(frozen=True, slots=True)
class WordVectors:
    """V words and their vectors (V, D), each of length one."""

    words: tuple[str, ...]
    matrix: Singles
    numbers: dict[str, int] = field(repr=False, compare=False)

    @classmethod
    def of(cls, words: Sequence[str], matrix: Singles) -> WordVectors:
        """Vectors of these words, scaled to length one."""
        lengths = np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
        scaled = (matrix / lengths).astype(np.float32)
        return cls(tuple(words), scaled, {w: n for n, w in enumerate(words)})

    @classmethod
    def learned(cls, texts: Sequence[str], size: int = 20_000, width: int = 100) -> WordVectors:
        """Vectors of the `size` most frequent words of some clean texts.

        ValueError when the texts are too few for vectors of this width.
        """
        from scipy.sparse import coo_matrix
        from sklearn.utils.extmath import randomized_svd

        vocabulary = Vocabulary.learned("word", texts, size)
        read = [vocabulary.read(t) for t in texts]
        counts = np.bincount(np.concatenate(read), minlength=len(vocabulary))
        kept = [
            n
            for n, token in enumerate(vocabulary.tokens)
            if counts[n] >= FEWEST and token not in (NEWLINE, UNKNOWN) and token[0].isalpha()
        ]
        if len(kept) <= width:
            raise ValueError(
                f"{len(kept)} words are seen {FEWEST} times or more; give more text, "
                f"or ask for vectors narrower than {width}"
            )
        place = np.full(len(vocabulary), -1)
        place[kept] = np.arange(len(kept))
        left, right, weight = [], [], []
        for text in read:
            here = place[text]
            for step in range(1, WINDOW + 1):
                a, b = here[:-step], here[step:]
                both = (a >= 0) & (b >= 0)
                left += [a[both], b[both]]
                right += [b[both], a[both]]
                # What stands nearer says more (Levy et al., dynamic window).
                weight += [np.full(2 * int(both.sum()), (WINDOW + 1 - step) / WINDOW)]
        shape = (len(kept), len(kept))
        seen = coo_matrix(
            (np.concatenate(weight), (np.concatenate(left), np.concatenate(right))), shape
        ).tocsr()
        seen.sum_duplicates()
        alone = np.asarray(seen.sum(axis=1))[:, 0]
        context = alone**SMOOTHING / (alone**SMOOTHING).sum()
        pairs = seen.tocoo()
        share = np.log(pairs.data / (alone[pairs.row] * context[pairs.col]))
        more = share > 0
        mutual = coo_matrix((share[more], (pairs.row[more], pairs.col[more])), shape).tocsr()
        vectors, values, _ = randomized_svd(mutual, width, random_state=0)
        # The sign of a singular vector is free: let its largest part be positive.
        vectors *= np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(width)])
        return cls.of([vocabulary.tokens[n] for n in kept], vectors * np.sqrt(values))

    def of_word(self, word: str) -> Singles | None:
        """A word's vector (D,); None for a word that has none."""
        number = self.numbers.get(word.lower())
        return None if number is None else self.matrix[number]

    def nearest(self, word: str, count: int = 10) -> tuple[tuple[str, float], ...]:
        """The words most like one, with their cosines; none for a word without a vector."""
        own = self.of_word(word)
        if own is None:
            return ()
        alike = self.matrix @ own
        alike[self.numbers[word.lower()]] = -np.inf
        best = np.argsort(-alike, kind="stable")[:count]
        return tuple((self.words[n], float(alike[n])) for n in best)

    def save(self, path: Path) -> None:
        """Keep the vectors in a file (.npz), at once or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.npz")
        np.savez_compressed(
            temporary, words=np.array(self.words), matrix=self.matrix.astype(np.float16)
        )
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> WordVectors:
        """What `save` kept; OSError when it is not there, ValueError when not whole."""
        try:
            with np.load(path, allow_pickle=False) as kept:
                return cls.of([str(w) for w in kept["words"]], kept["matrix"].astype(np.float32))
        except (BadZipFile, KeyError, ValueError, EOFError) as error:
            raise ValueError(f"{path.name} is not whole") from error
