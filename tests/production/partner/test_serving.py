"""Answering an editor: one bad request ends nothing."""

from __future__ import annotations

import json

import pytest

from workprint.production.partner import completing

GOOD = json.dumps({"text": "INT. A - DAY\n\n", "offset": 14})


@pytest.mark.parametrize(
    "bad",
    ["[" * 100_000, b"\xff\xfe{}", json.dumps({"text": "a\ud800", "offset": 1}), "[]", "3"],
)
def test_the_line_after_a_bad_one_is_answered(bad: str | bytes) -> None:
    first, second = completing.serve([bad, GOOD.encode()], 3)
    assert "a request could not be answered" in first["error"] and "proposals" in second


def test_a_failure_of_our_own_ends_that_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(completing, "complete", fails)
    answers = list(completing.serve([GOOD, GOOD], 3))
    assert ["error" in a for a in answers] == [True, True]
