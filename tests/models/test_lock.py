"""The lock file itself."""

from __future__ import annotations

import re

import pytest

from workprint.models import lock

ENTRIES = lock.entries()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_every_model_names_its_job_licences_and_hashes(entry: lock.ModelEntry) -> None:
    assert entry.job and entry.title and entry.origin
    assert entry.size_mb > 0
    assert re.fullmatch(r"[A-Za-z0-9.-]+", entry.licence_package)
    assert re.fullmatch(r"[A-Za-z0-9.-]+", entry.licence_weights)
    assert entry.sources
    for source in entry.sources:
        assert re.fullmatch(r"[0-9a-f]{64}", source.sha256)
        assert source.members
        assert not any(m in ("*", "**") or m.endswith(".py") for m in source.members)
    assert (entry.join is None) == (entry.join_sha256 is None)


def test_names_are_told_apart() -> None:
    assert len({e.name for e in ENTRIES}) == len(ENTRIES)


def test_what_a_film_needs_comes_by_pip_alone() -> None:
    assert all(s.registry == "pip" for e in ENTRIES if e.required for s in e.sources)


def test_an_unknown_model_names_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"no model called x; the lock file has .*kokoro"):
        lock.entry("x")
