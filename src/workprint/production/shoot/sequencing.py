"""A talent scheduling problem in a file, solved; stopped by Ctrl-C it answers with what it has."""

from __future__ import annotations

import json
import math
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import Any

from workprint.production.errors import FilmError


def sequence_file(
    path: Path, seconds: float = 10.0, seed: int = 1, work: int | None = None
) -> dict[str, Any]:
    """The answer for the problem in a JSON file; FilmError names the place that is wrong."""
    from workprint.shooting.sequencing import ProblemError, read_problem, sequence

    if not math.isfinite(seconds):
        raise FilmError(f"--seconds {seconds} is no time; give one like 10")
    try:
        problem = read_problem(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise FilmError(
            f"{path}, line {error.lineno}, column {error.colno} is no JSON ({error.msg}); mend it"
        ) from None
    except (ValueError, RecursionError):  # a number too long to read is one too
        raise FilmError(f"{path} is no JSON in UTF-8; name a file that is") from None
    except ProblemError as error:
        raise FilmError(f"{path}: {error}") from None
    with _stopped_by_hand() as stop:
        made = sequence(problem, seconds, seed, work, stop)
    return {
        "order": list(made.order),
        "cost": _plain(made.cost),
        "bound": _plain(made.bound),
        "status": made.status,
        "work": made.work,
    }


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


@contextmanager
def _stopped_by_hand() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: the first time it ends the search, the second time all."""
    pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    if current_thread() is not main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
