"""The production book's page: one HTML file, no outside request, both languages."""

from __future__ import annotations

import json
from typing import Any


def page_of(record: dict[str, Any], changes: list[dict[str, Any]], subtitles_vtt: str) -> str:
    """The page for a film's record (see `book.record`), the changes since the last run and the
    subtitles as WebVTT (inlined: a page opened from disk may not load a track file)."""
    data = json.dumps({"record": record, "changes": changes, "vtt": subtitles_vtt})
    return f"<!doctype html><meta charset=utf-8><title>{record['title']}</title><pre>{data}"
