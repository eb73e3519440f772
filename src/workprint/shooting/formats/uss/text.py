"""JSON text of a .uss file: read strictly, written as we write it."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from workprint.shooting.errors import ScheduleError

_SURROGATE = re.compile("[\ud800-\udfff]")


def load(data: bytes) -> Any:
    """The JSON of a file in any of Unicode's encodings; ScheduleError names line and column."""
    try:
        text = data.decode(json.detect_encoding(data))
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=_number, parse_constant=_constant, object_pairs_hook=_object,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        raise ScheduleError(
            f"line {error.lineno}, column {error.colno} is no JSON ({error.msg}); mend it, or "
            "export the schedule again"
        ) from None
    except UnicodeDecodeError:
        raise ScheduleError("it is no text in Unicode; export the schedule again") from None
    except RecursionError:
        raise ScheduleError("its lists are nested too deeply; export the schedule again") from None
    except ScheduleError:
        raise
    except ValueError as error:
        # An integer of more digits than Python turns into a number.
        raise ScheduleError(f"a number is too long ({error}); write a shorter one") from None


def dump(tree: Any) -> bytes:
    """JSON as we write it: two spaces, UTF-8, a line end at the end."""
    text = json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return _SURROGATE.sub(lambda one: f"\\u{ord(one[0]):04x}", text).encode()


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ScheduleError(f"the number {text[:20]} is too large; write one that is not")
    return value


def _constant(text: str) -> float:
    raise ScheduleError(f"{text} is no number of JSON; write null instead")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        where = f" of id {made['id']}" if isinstance(made.get("id"), str) else ""
        raise ScheduleError(f'an object{where} has the key "{twice}" twice; take one out')
    return made
