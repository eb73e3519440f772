"""The copy check finds what a plain comparison of all places finds, and where."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.reason import ScriptSpan
from workprint.screenplay.partner.copying import Source, overlaps

HAMLET = "Hamlet.\nTo be, or not to be,--that is the question:--\nWhether 'tis nobler in the mind"


def test_words_agree_whatever_the_case_marks_and_lines() -> None:
    script = "INT. HALL - DAY\n\nIDA\nTo be OR not to be; that is\nthe question, Colm.\n"
    (found,) = overlaps(script, [Source("hamlet", HAMLET)])
    assert found.words == 10
    assert found.text == "To be OR not to be; that is\nthe question"
    assert (found.span.line, found.source_span.line) == (4, 2)
    assert found.source_text == "To be, or not to be,--that is the question"
    assert script[found.span.start : found.span.end] == found.text


def test_chinese_counts_characters() -> None:
    source = Source("a", "床前明月光，疑是地上霜。举头望明月，低头思故乡。")
    assert not overlaps("他说：床前明月光，疑是地上雪。", [source])
    (found,) = overlaps("他念：床前明月光疑是地上霜举头望明月。", [source])
    assert found.words == 15 and found.text == "床前明月光疑是地上霜举头望明月"
    assert overlaps("床前明月光，疑是地上", [source], least_han=9)


def test_no_stretch_goes_from_one_text_into_the_next() -> None:
    texts = [Source("a", "one two three four five"), Source("b", "six seven eight nine ten")]
    assert not overlaps("one two three four five six seven eight nine ten", texts)


def test_the_longest_is_told_and_not_its_parts() -> None:
    long, short = "a b c d e f g h i j k l", "c d e f g h i j"
    found = overlaps(long, [Source("short", short), Source("long", long)])
    assert [(o.source, o.words) for o in found] == [("long", 12)]


def test_within_spans() -> None:
    text = f"{HAMLET}\n\nMy own words are these and no others than these.\n"
    texts = [Source("hamlet", HAMLET)]
    assert overlaps(text, texts, within=[ScriptSpan(0, 20, 1)])
    assert not overlaps(text, texts, within=[ScriptSpan(len(HAMLET) + 2, len(text), 5)])


WORD = st.sampled_from(["sea", "lamp", "the", "is", "Lit", "月", "光"])


@settings(max_examples=300)
@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40), st.integers(2, 5))
def test_as_a_plain_comparison_of_all_places(ours: list[str], theirs: list[str], n: int) -> None:
    found = overlaps(" ".join(ours), [Source("x", " ".join(theirs))], least_words=n, least_han=n)
    a, b = [w.lower() for w in ours], [w.lower() for w in theirs]
    longest = 0
    for i in range(len(a)):
        for j in range(len(b)):
            size = 0
            while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                size += 1
            longest = max(longest, size)
    assert max((o.words for o in found), default=0) == (longest if longest >= n else 0)
    for overlap in found:
        plain = overlap.text.lower().split()
        assert plain == overlap.source_text.lower().split() and len(plain) == overlap.words
