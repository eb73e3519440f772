"""How long is waited before asking again."""

from __future__ import annotations

from email.utils import formatdate

from hypothesis import given
from hypothesis import strategies as st

from workprint.models.providers.waiting import FIRST, LONGEST, wait_for


def test_what_the_server_says_is_honoured() -> None:
    assert wait_for(0, {"retry-after": "7"}, 1) == 7
    assert wait_for(0, {"retry-after-ms": "250", "retry-after": "7"}, 1) == 0.25
    assert 0 <= wait_for(0, {"retry-after": formatdate(0)}, 1) == 0
    import time

    assert 25 < wait_for(0, {"retry-after": formatdate(time.time() + 30)}, 1) <= 31


@given(st.integers(0, 60), st.text(), st.integers())
def test_whatever_it_says_the_wait_is_a_number(attempt: int, said: str, seed: int) -> None:
    assert 0 <= wait_for(attempt, {"retry-after": said}, seed) <= 1e9


@given(st.integers(0, 60), st.integers())
def test_without_a_word_the_waits_grow_to_a_limit(attempt: int, seed: int) -> None:
    wait = wait_for(attempt, {}, seed)
    most = min(FIRST * 2**attempt, LONGEST)
    assert 0.75 * most <= wait <= most
    assert wait == wait_for(attempt, {}, seed)
