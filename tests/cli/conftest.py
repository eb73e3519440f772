"""The command line as a person runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def workprint(tmp_path: Path) -> Callable[..., Done]:
    """Runs `workprint` with the given arguments in an empty folder."""

    def run(*arguments: str | Path, **environment: str) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "workprint", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
            env={**os.environ, **environment},
        )

    return run
