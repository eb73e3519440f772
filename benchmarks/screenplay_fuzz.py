"""Feed the screenplay parser a great many broken inputs; none may crash, hang or lose a byte.

    python benchmarks/screenplay_fuzz.py --count 1000000 --seed 1 [--corpus FOLDER]

Three kinds take turns: random strings of marks and words of both languages, mutations of whole
screenplays (of `--corpus`, and some made here), and bytes. Each input is given `--limit` seconds.
Checked each time: the text comes back the same, spans lie in order and within bounds, every
non-blank character is covered; of bytes, that decoding gives them back or says why not.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from screenplay_sample import sample_screenplay

from workprint.film.emphasis import emphasis, plain
from workprint.screenplay import (
    ScreenplayError,
    decode,
    encode,
    inspect,
    parse,
    replace_element,
)

_FRAGMENTS = (
    "INT. |EXT. HOUSE - DAY|INT./EXT. |I/E |\n|\n\n|\r\n|\r|  |   |\t|/*|*/|[[|]]|(|)|"
    "（|）|：|:|^|@|@黑泽|.|...|!|~|>|<|#|##|#1#|=|===|*|**|_|\\|BOB|Bob|É|ΑΒΓ|ЁЖ|"
    "老周|林晓|1. 内景 旧书店 日|第一场|第十二场：|内景|外|内/外|夜|日|清晨|△|▲|[|]|"
    "【|】|Title: x|CUT TO:|FADE IN:|标题：|\x0c|\u2028|\x00|\u3000|\ufeff| |x|12|"
    "１２|23:40|。|的|\ud800|😀|\x85|场1 夜 内 医院|20、卫生间|人物：张颖、王静|、|，|"
    "·|-|—|甲|一百零五|时间：夜|（笑）"
)
FRAGMENTS = _FRAGMENTS.split("|")

_CHINESE = """片名：旧书

1、内景 旧书店 日

△老周看书。

老周（小声）：看是什么书。
林晓：请问……这里还收旧书吗？

第二场 外景 街道 夜

@黑泽
（笑）
你好。

[门关上了]
"""


class TooSlow(Exception):
    """An input took longer than its limit."""


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def fragments(draw: random.Random) -> str:
    """A random string of marks, names, headings and odd characters."""
    return "".join(draw.choices(FRAGMENTS, k=draw.randrange(1, 40)))


def mutation(draw: random.Random, corpus: list[str]) -> str:
    """A stretch of a screenplay with pieces cut, doubled, moved or replaced."""
    text = draw.choice(corpus)
    start = draw.randrange(len(text))
    text = text[start : start + draw.randrange(20, 1500)]
    for _ in range(draw.randrange(1, 8)):
        at = draw.randrange(len(text) + 1)
        end = min(len(text), at + draw.randrange(20))
        kind = draw.randrange(4)
        piece = (draw.choice(FRAGMENTS), "", text[at:end] * 2, draw.choice(text or " "))[kind]
        text = text[:at] + piece + text[end if kind else at :]
    return text


def some_bytes(draw: random.Random, corpus: list[str]) -> bytes:
    """Bytes of a screenplay in some encoding, a few of them spoilt."""
    codec = draw.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "latin-1"))
    data = bytearray(mutation(draw, corpus).encode(codec, "replace"))
    for _ in range(draw.randrange(4)):
        if data:
            data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def check_text(text: str, draw: random.Random, encoding: str = "utf-8") -> None:
    """Raise AssertionError when the screenplay of `text` breaks a promise."""
    screenplay = parse(text, encoding=encoding)
    source = screenplay.source
    assert source == (text.removeprefix("\ufeff") if encoding == "utf-8" else text)
    covered = 0
    before = (-1, 0)
    for element in screenplay.elements:
        start, end = element.span.start, element.span.end
        assert 0 <= start < end <= len(source)
        assert before < (start, -end)
        before = (start, -end)
        assert not source[covered:start].strip() or start < covered
        covered = max(covered, end)
        emphasis(element.text)
        plain(element.text)
    assert not source[covered:].strip()
    inspect(screenplay)
    if screenplay.elements and draw.random() < 0.02:
        index = draw.randrange(len(screenplay.elements))
        span = screenplay.elements[index].span
        try:
            edited = replace_element(screenplay, index, "".join(draw.choices(FRAGMENTS, k=3)))
        except ScreenplayError:
            return
        assert edited.source.startswith(source[: span.start])
        assert edited.source.endswith(source[span.end :])
        assert edited.elements[index].kind is screenplay.elements[index].kind


def check_bytes(data: bytes, draw: random.Random) -> None:
    """Decode, parse, encode: the same bytes, or a ScreenplayError."""
    try:
        text, encoding = decode(data)
    except ScreenplayError:
        return
    assert encode(parse(text, encoding=encoding)) == data
    check_text(text, draw, encoding)


def main() -> int:
    """Run, print a line per tenth and the first failure; 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=2.0, help="seconds for each input")
    parser.add_argument("--corpus", type=Path, help="folder of screenplays to mutate")
    options = parser.parse_args()
    corpus = [sample_screenplay(seed=2, scenes=6), _CHINESE]
    if options.corpus:
        files = sorted(options.corpus.rglob("*.fountain"))
        corpus += [decode(path.read_bytes())[0] for path in files]
    signal.signal(signal.SIGALRM, _ring)
    began = time.monotonic()
    slowest = 0.0
    for number in range(options.count):
        draw = random.Random(options.seed * 1_000_000_007 + number)
        kind = number % 3
        case: str | bytes = (
            fragments(draw)
            if kind == 0
            else mutation(draw, corpus)
            if kind == 1
            else some_bytes(draw, corpus)
        )
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, options.limit)
        try:
            check_bytes(case, draw) if isinstance(case, bytes) else check_text(case, draw)
        except (Exception, RecursionError) as error:
            signal.setitimer(signal.ITIMER_REAL, 0)
            print(f"input {number}: {type(error).__name__} {error}\n{case!r}")
            return 1
        signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.perf_counter() - start)
        if (number + 1) % max(1, options.count // 10) == 0:
            took = time.monotonic() - began
            print(f"{number + 1:,} inputs, {took:.0f} s, slowest {slowest:.3f} s", flush=True)
    print("no crash, no hang, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
