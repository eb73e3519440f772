"""Scanned pages to lines of text: strips of ink through PP-OCRv4's recogniser (CTC)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.film.columns import columns_of, width_of
from workprint.film.emphasis import Run
from workprint.screenplay.formats.pdf.scans import (
    Grey,
    Strip,
    ink,
    straight,
    strips,
    widest_gap,
)
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch

_DOTS_PER_INCH = 200
_HEIGHT = 48
_EM_PT = 12.0
_MODEL = Path("rapidocr_onnxruntime/models/ch_PP-OCRv4_rec_infer.onnx")
_FULL_WIDTH_TO_ASCII = str.maketrans("（），：；！？．", "(),:;!?.")
_WORD = re.compile(r"[^\W\d_]+")
_BLANK_EM = 0.5
_ALIKE = "ckopsuvwxz"
_SURE = 0.4
"""The least mean probability of a strip's letters: less is a stain or a picture."""


class Recogniser:
    """Reads strips of a page; `folder` is that of the model `ocr`."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(folder / _MODEL), options, providers=["CPUExecutionProvider"]
        )
        characters = self.session.get_modelmeta().custom_metadata_map["character"]
        # The first class is CTC's blank, the last a space.
        self.letters = ["", *characters.split("\n"), " "]
        self.input = self.session.get_inputs()[0].name

    def read(self, page: Grey, strip: Strip) -> tuple[list[tuple[str, float]], float]:
        """The letters of a strip with the middle of each in pixels of the page, and how sure
        they are, from 0 to 1."""
        pad = max(2, (strip.bottom - strip.top) // 6)
        top, left = max(0, strip.top - pad), max(0, strip.left - pad)
        picture = page[top : strip.bottom + pad, left : strip.right + pad]
        scale = _HEIGHT / picture.shape[0]
        width = max(16, round(picture.shape[1] * scale))
        scaled = _resized(picture, _HEIGHT, width)
        tensor = np.repeat(((scaled / 255 - 0.5) / 0.5)[None, None], 3, axis=1).astype(np.float32)
        # Room on the right, without which the last letter is cut.
        tensor = np.pad(tensor, ((0, 0), (0, 0), (0, 0), (0, 16)), constant_values=1.0)
        (found,) = self.session.run(None, {self.input: tensor})
        step = tensor.shape[3] / found.shape[1]
        return self._decoded(found[0], step / scale, left)

    def _decoded(
        self, found: NDArray[np.float32], step: float, left: int
    ) -> tuple[list[tuple[str, float]], float]:
        """CTC: the likeliest class of each step, without repeats and blanks."""
        best = found.argmax(axis=1)
        sure = found.max(axis=1)
        made: list[tuple[str, float]] = []
        chances = []
        for at, kind in enumerate(best):
            if kind and (at == 0 or kind != best[at - 1]) and kind < len(self.letters):
                last = at
                while last + 1 < len(best) and best[last + 1] == kind:
                    last += 1
                made.append((self.letters[kind], left + ((at + last) / 2 + 0.5) * step))
                chances.append(float(sure[at]))
        return made, sum(chances) / len(chances) if chances else 0.0


def _resized(picture: Grey, height: int, width: int) -> NDArray[np.float64]:
    """A picture at another size: averaged when smaller, between neighbours when larger."""
    from scipy import ndimage

    rows, columns = height / picture.shape[0], width / picture.shape[1]
    source = picture.astype(float)
    if rows < 1:
        source = ndimage.gaussian_filter(source, 0.4 / rows)
    made = ndimage.zoom(source, (rows, columns), order=1, grid_mode=True, mode="nearest")
    clipped: NDArray[np.float64] = np.clip(made[:height, :width], 0, 255)
    return clipped


def recognised(page: Any, sheet: Sheet, recogniser: Recogniser) -> Sheet:
    """A sheet with the text of its picture; `page` is PDFium's."""
    scale = _DOTS_PER_INCH / 72
    grey = page.render(scale=scale, grayscale=True).to_numpy()
    picture = straight(np.ascontiguousarray(grey.reshape(grey.shape[:2])))
    made = []
    dark = ink(picture)
    for strip in strips(picture, _EM_PT * scale):
        letters, sure = recogniser.read(picture, strip)
        text = _mended(_spaced(letters, strip, dark, _EM_PT * scale).strip())
        if text and sure >= _SURE:
            if width_of(text) > len(text) and letters[0][1] - strip.left > 1.2 * _EM_PT * scale:
                text = f"△{text}"  # the one sign before Chinese that the model does not know well
            made.append(
                Stretch(strip.left / scale, strip.right / scale, strip.foot / scale, _EM_PT,
                        (Run(text),))
            )  # fmt: skip
    return replace(sheet, stretches=tuple(_on_base_lines(made)))


def _spaced(
    letters: Sequence[tuple[str, float]], strip: Strip, dark: NDArray[np.bool_], em: float
) -> str:
    """The letters as text; where the white between two is wide, there is a blank."""
    said: list[tuple[str, float]] = []
    seen = set()
    han = any(columns_of(c) > 1 and c.isalpha() for c, _ in letters)
    for char, at in letters:
        if char.isspace():
            seen.add(len(said))
        else:
            said.append((char if han else char.translate(_FULL_WIDTH_TO_ASCII), at))
    text = said[0][0] if said else ""
    for n, (before, after) in enumerate(pairwise(said), 1):
        wide = [columns_of(char) > 1 for char, _ in (before, after)]
        blank = widest_gap(dark, strip, before[1], after[1]) > _BLANK_EM * em
        if any(wide):
            # Full-width signs have white of their own.
            blank = blank and before[0].isalnum() and after[0].isalnum()
        elif n in seen:
            blank = True
        text += f" {after[0]}" if blank else after[0]
    return text


def _mended(text: str) -> str:
    """Words of capitals with their small letters, which have the same shapes, made capitals."""
    return _WORD.sub(lambda m: m[0].upper() if _is_capitals(m[0]) else m[0], text)


def _is_capitals(word: str) -> bool:
    small = [c for c in word if c.islower()]
    return 0 < len(small) < sum(c.isupper() for c in word) - 1 and all(c in _ALIKE for c in small)


def _on_base_lines(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches with base lines and a size of type told by how wide their letters are."""
    sizes = [
        (s.right - s.left) / width_of(s.text) / (0.6 if s.text.isascii() else 0.5)
        for s in stretches
        if width_of(s.text) > 8
    ]
    size = round(2 * float(np.median(sizes))) / 2 if sizes else _EM_PT
    for stretch in stretches:
        descends = any(c in "gjpqy,;()Q（），；" for c in stretch.text)
        yield replace(stretch, size=size, base=stretch.base - (0.2 * size if descends else 0))
