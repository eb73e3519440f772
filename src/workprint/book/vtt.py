"""Reading back the subtitles: WebVTT text as cues that a script can hand to a player."""

from __future__ import annotations

import re

_TIME = r"(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})"
_ARROW = re.compile(rf"{_TIME}\s+-->\s+{_TIME}")


def cues_of(text: str) -> list[list[float | str]]:
    """Each cue as [start seconds, end seconds, text]; what is not a cue is left out."""
    cues: list[list[float | str]] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = block.strip("\n").split("\n")
        for index, line in enumerate(lines):
            match = _ARROW.match(line)
            if match:
                # The text keeps its marks: a player reads them as WebVTT again.
                said = "\n".join(lines[index + 1 :])
                cues.append([_seconds(match, 1), _seconds(match, 5), said])
                break
    return cues


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, thousandths = (int(match[group + n] or 0) for n in range(4))
    return ((hours * 60 + minutes) * 60 + seconds) + thousandths / 1000
