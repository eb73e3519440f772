"""The standard's keys, and other names they go by in circulation.

`DIALECTS` has, for each kind of object, the names of a key in the order they are looked for:
first the standard's, then those of large samples and of version 0.1.
"""

from __future__ import annotations

from typing import Any

ROOT = "universalScheduleStandard"

HEAD: dict[str, str] = {
    "id": "id", "author": "author", "company": "company", "created": "created",
    "description": "description", "episode": "episode", "episodeName": "episode_name",
    "name": "name", "project": "project", "schedColor": "sched_color",
    "schedDate": "sched_date", "scriptColor": "script_color", "scriptDate": "script_date",
    "season": "season", "source": "source", "ussVersion": "uss_version",
}  # fmt: skip
"""The keys of the head, and the fields of `ScheduleHead` they are read to."""

REQUIRED_TEXT = frozenset({"id", "created", "name", "source", "ussVersion"})
"""Keys of the head that are never null."""

DIALECTS: dict[str, dict[str, tuple[str, ...]]] = {
    "head": {"ussVersion": ("ussVersion", "version")},
    "breakdown": {"duration": ("duration", "time")},
    "category": {"ucid": ("ucid", "catId")},
    "element": {
        "isDood": ("isDood", "doodInclude"),
        "isDrop": ("isDrop", "doodDropAllow"),
        "isHold": ("isHold", "doodHoldAllow"),
        "dropDayCount": ("dropDayCount", "doodDayCount", "doodDropDays"),
        "isIdLock": ("isIdLock", "elementIdLock"),
    },
    "board": {"breakdownIds": ("breakdownIds", "breakdownArrays")},
    "event": {},
}

KINDS = {"scene": "scene", "strip": "scene", "banner": "banner", "day": "day"}
"""Types of strips as they are written, and what they mean."""


def key_in(kind: str, raw: dict[str, Any], key: str) -> str:
    """The name under which an object has a key of the standard; the standard's where it has none.

    >>> key_in("board", {"breakdownArrays": []}, "breakdownIds")
    'breakdownArrays'
    """
    names = DIALECTS.get(kind, {}).get(key, (key,))
    return next((name for name in names if name in raw), key)


def value_in(kind: str, raw: dict[str, Any], key: str) -> Any:
    """The value of a key of the standard, under whatever name; None where there is none."""
    return raw.get(key_in(kind, raw, key))
