"""Lines as numbers: each line's shape, and how it stands in its document.

A script has habits: cues stand at one indent, names come again, speeches have no blank lines
inside. So the indents of a document are clustered and each line is told what the lines at its
own indent are like (how many are in capitals, in brackets, how long), how often its name comes
again, whether the line before it was full when it ended. All of it is linear in the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.screenplay.labelling.shapes import NAMES, row
from workprint.screenplay.labelling.typed import TypedLine, width_of

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

STYLES = ("heading", "action", "cue", "parenthetical", "dialogue", "transition")
STANDING = (
    "indent deeper shallower deeper_next shallower_next flat rank "
    "here_share here_upper here_cue here_bracket here_width here_stop here_clear here_heading "
    "blank1 blank2 after1 after2 airy dense clear_first last "
    "again once_more often colon_again name_elsewhere speaker spoken_habit folio_again "
    "full_before full_after fits_before "
    "width_before width_after middle right zh_document early before_heading open_bracket "
    "bold center_set right_set word_processor "
).split() + [f"style_{s}" for s in STYLES]
"""What the numbers of `standing` mean, in order."""

WIDTH = len(NAMES) + len(STANDING)
WORDS = 8
"""Words (Chinese: characters) of a line that are looked up: the first six and the last two."""

_AT = {name: n for n, name in enumerate(NAMES)}
_NAME = re.compile(r"\s*[(（].*\Z", re.DOTALL)
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[\u3400-\u9fff]|[^\w\s]|\d+")
_COLON = re.compile(r"([^：:\s]{1,8}?)\s*(?:[（(][^）)]*[）)])?\s*[：:]")


@dataclass(frozen=True, slots=True)
class Features:
    """A document of N lines: `numbers` (N, WIDTH), and the `tokens` to look up of each line."""

    numbers: Floats
    tokens: tuple[tuple[str, ...], ...]


def features(lines: Sequence[TypedLine]) -> Features:
    """The features of a document's lines."""
    if not lines:
        return Features(np.zeros((0, WIDTH), np.float32), ())
    rows = b"".join([row(line.text) for line in lines])
    shapes = np.frombuffer(rows, np.float32).reshape(len(lines), len(NAMES))
    return Features(
        np.concatenate([shapes, _standing(lines, shapes)], axis=1),
        tuple(tokens_of(line.text) for line in lines),
    )


@lru_cache(maxsize=16384)
def tokens_of(text: str) -> tuple[str, ...]:
    """The first six and the last two words of a line; marks and Chinese characters are words."""
    if len(text) > 160:
        text = f"{text[:80]} {text[-40:]}"
    found = _TOKEN.findall(text.lower())
    if len(found) <= WORDS:
        return tuple(found)
    return (*found[: WORDS - 2], *found[-2:])


def _standing(lines: Sequence[TypedLine], shapes: Floats) -> Floats:
    n = len(lines)
    col = {name: shapes[:, _AT[name]] for name in ("upper", "cue", "whole_bracket", "heading")}
    texts = [line.text for line in lines]
    indent = np.array([line.indent for line in lines], np.float32)
    width = np.array([width_of(t) for t in texts], np.float32)
    blanks = np.array([line.blanks for line in lines], np.int64)
    after = np.append(blanks[1:], 1)
    chinese = float(np.mean(shapes[:, _AT["zh"]]) > 0.3)

    # Indents, by cluster: those a column apart belong together.
    base = _base(indent)
    relative = indent - base
    keys = np.rint(relative / 2).astype(np.int64)
    _, cluster = np.unique(keys, return_inverse=True)
    size = np.bincount(cluster).astype(np.float32)
    shares = size / n

    def here(values: NDArray[Any]) -> Floats:
        made = np.bincount(cluster, weights=values.astype(np.float64)) / size
        result: Floats = made[cluster].astype(np.float32)
        return result

    heading = np.maximum(col["heading"], shapes[:, _AT["zh_heading"]])
    stop = shapes[:, _AT["end_stop"]] + shapes[:, _AT["end_ask"]] + shapes[:, _AT["end_call"]]
    clear = (blanks > 0).astype(np.float32)
    flat = float(shares.max() > 0.97)
    before = np.append(relative[:1], relative[:-1])
    following = np.append(relative[1:], relative[-1:])

    # Names and lines that come again.
    names = [
        "" if len(t) > 60 else _NAME.sub("", t).strip() if t[-1] in ")）^" else t for t in texts
    ]
    whole = Counter(names)
    again = np.array([whole[name] if name else 0 for name in names], np.float32)
    colons = [
        m.group(1) if (":" in t or "：" in t) and (m := _COLON.match(t[:40])) else ""
        for t in texts
    ]
    speakers = Counter(name for name in colons if name)
    colon_again = np.array([speakers[name] if name else 0 for name in colons], np.float32)
    elsewhere = np.array([name in speakers if name else False for name in names], np.float32)
    undated = [_DIGITS.sub("#", t) if len(t) < 90 else "" for t in texts]
    repeated = Counter(undated)
    folio = np.array(
        [repeated[u] if "#" in u or len(u) < 60 else 0 for u in undated], np.float32
    ) * (shapes[:, _AT["cue"]] < 1)

    # Whether a line was full: the next one's first word would not have fitted.
    edge = indent + width
    right = _right_edge(cluster, edge, size)
    first_word = np.array(
        [2 if not t[0].isascii() else len(t.split(maxsplit=1)[0]) for t in texts], np.float32
    )
    full = np.zeros(n, np.float32)
    full[:-1] = (edge[:-1] + 1 + first_word[1:] > right[:-1]) & (after[:-1] == 0)
    full *= (right - indent > 20) & (cluster == np.append(cluster[1:], -1))
    full_before = np.append(np.float32(0), full[:-1])
    page = np.percentile(edge, 99) if n > 4 else edge.max()
    middle = np.abs((indent - base) - (page - edge)) < 6
    order = np.arange(n, dtype=np.float32)
    seen = np.cumsum(heading) - heading
    depth = _open_brackets(texts)
    airy = float(clear.mean())
    columns = [
        np.clip(relative, 0, 60) / 30,
        relative > before + 1,
        relative < before - 1,
        following > relative + 1,
        following < relative - 1,
        np.full(n, flat),
        _ranks(keys)[cluster],
        shares[cluster],
        here(col["upper"]),
        here(col["cue"]),
        here(col["whole_bracket"]),
        here(np.minimum(width, 120)) / 60,
        here(stop),
        here(clear),
        here(heading),
        blanks > 0,
        blanks > 1,
        after > 0,
        after > 1,
        np.full(n, airy),
        np.full(n, airy < 0.15),
        order == 0,
        order == n - 1,
        np.log1p(again) / 4,
        again > 1,
        again > 4,
        np.log1p(colon_again) / 4,
        elsewhere,
        colon_again > 1,
        np.full(n, np.mean(colon_again > 1)),
        np.log1p(np.maximum(folio - 1, 0)) / 4,
        full_before,
        full,
        (full_before == 0) & (blanks == 0) & (order > 0),
        np.append(0, np.minimum(width[:-1], 120)) / 60,
        np.append(np.minimum(width[1:], 120), 0) / 60,
        middle & (relative > 8) & (not flat),
        (page - edge < 8) & (relative > 24),
        np.full(n, chinese),
        np.maximum(0, 1 - order / 24),
        seen == 0,
        depth,
        [line.bold for line in lines],
        [line.alignment == "center" for line in lines],
        [line.alignment == "right" for line in lines],
        np.full(n, any(line.style or line.alignment for line in lines)),
        *([line.style == style for line in lines] for style in STYLES),
    ]
    return np.array(columns, np.float32).T


def _base(indent: Floats) -> float:
    """The left edge of the page's text: the smallest indent that is not a slip."""
    values, counts = np.unique(indent, return_counts=True)
    real = values[counts >= max(1, 0.01 * len(indent))]
    return float(real.min() if len(real) else values.min())


def _ranks(keys: NDArray[np.int64]) -> Floats:
    """Each cluster's place from left to right among those that hold a hundredth of the lines."""
    _, counts = np.unique(keys, return_counts=True)
    real = np.cumsum(counts >= 0.01 * len(keys)) - 1
    return np.asarray(np.clip(real, 0, 5) / 5, np.float32)


def _right_edge(cluster: NDArray[np.int64], edge: Floats, size: Floats) -> Floats:
    """How far right the lines of each indent go."""
    most = np.zeros(len(size), np.float32)
    np.maximum.at(most, cluster, edge)
    return np.asarray(most[cluster], np.float32)


def _open_brackets(texts: Sequence[str]) -> Floats:
    """Whether a bracket that an earlier line opened is still open at a line's beginning."""
    made = np.zeros(len(texts), np.float32)
    still = 0
    for n, text in enumerate(texts):
        made[n] = still > 0
        if "(" in text or ")" in text or "（" in text or "）" in text:
            opened = text.count("(") + text.count("（")
            closed = text.count(")") + text.count("）")
            still = 6 if opened > closed and (text[0] in "(（" or still) else 0
        elif still:
            still -= 1
    return made
