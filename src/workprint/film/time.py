"""Exact time: frame rates as fractions, positions as whole frames, SMPTE timecode.

Drop-frame labels follow SMPTE ST 12-1: at 29.97 and 59.94 the labels ;00 and ;01 (;00 to ;03
at 59.94) do not exist in any minute that is not a multiple of ten. 23.976 has no drop-frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_RATES = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "47.952": Fraction(48000, 1001),
    "48": Fraction(48),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames per second, exactly."""

    fps: Fraction

    @classmethod
    def parse(cls, text: str | int | float) -> FrameRate:
        """Read "24", "23.976", "30000/1001"; ValueError names the rates that exist."""
        key = str(text).strip()
        if key.endswith(".0"):
            key = key[:-2]
        if key in _RATES:
            return cls(_RATES[key])
        for fraction in _RATES.values():
            if key == f"{fraction.numerator}/{fraction.denominator}":
                return cls(fraction)
        raise ValueError(f"{key} is not a frame rate; use one of {', '.join(_RATES)}")

    @property
    def nominal(self) -> int:
        """The count of timecode labels a second: 24 for 23.976."""
        return round(self.fps)

    @property
    def drops(self) -> bool:
        """Whether drop-frame labels exist at this rate."""
        return self.fps.denominator == 1001 and self.nominal in (30, 60)

    @property
    def label(self) -> str:
        """The rate as people write it: "23.976"."""
        return next((k for k, v in _RATES.items() if v == self.fps), str(self.fps))

    def seconds(self, frames: int) -> Fraction:
        """The exact time at which frame number `frames` begins."""
        return frames / self.fps

    def frames_covering(self, seconds: Fraction) -> int:
        """The least number of whole frames that last at least `seconds`."""
        return -((-seconds * self.fps) // 1)

    def frame_at(self, seconds: Fraction) -> int:
        """The frame on screen at `seconds`."""
        return int((seconds * self.fps) // 1)


_LABEL = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)([:;])(\d{2,3})")


def timecode(frames: int, rate: FrameRate, *, drop: bool = False) -> str:
    """The SMPTE label of a frame count from 0; wraps after 24 hours.

    Raises ValueError when `drop` is asked for at a rate that has no drop-frame.
    """
    nominal = rate.nominal
    if drop:
        if not rate.drops:
            raise ValueError(f"{rate.label} fps has no drop-frame timecode")
        skipped = nominal // 15
        ten_minutes = nominal * 600 - skipped * 9
        frames %= ten_minutes * 144
        tens, rest = divmod(frames, ten_minutes)
        frames += skipped * 9 * tens
        if rest >= nominal * 60:
            minute = nominal * 60 - skipped
            frames += skipped * ((rest - nominal * 60) // minute + 1)
    else:
        frames %= nominal * 86400
    seconds, frame = divmod(frames, nominal)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    separator = ";" if drop else ":"
    return f"{hours:02}:{minutes:02}:{seconds:02}{separator}{frame:02}"


def parse_timecode(label: str, rate: FrameRate) -> int:
    """The frame count of an SMPTE label; ";" before the frames marks drop-frame.

    Raises ValueError for a malformed label and for one that drop-frame skips (00:01:00;00).
    """
    match = _LABEL.fullmatch(label.strip())
    if not match:
        raise ValueError(f"{label!r} is not a timecode; write it as HH:MM:SS:FF")
    hours, minutes, seconds, frame = (int(match[i]) for i in (1, 2, 3, 5))
    nominal = rate.nominal
    if hours > 23 or frame >= nominal:
        raise ValueError(f"{label!r} does not exist at {rate.label} fps")
    count = ((hours * 60 + minutes) * 60 + seconds) * nominal + frame
    if match[4] == ";":
        if not rate.drops:
            raise ValueError(f"{rate.label} fps has no drop-frame timecode")
        skipped = nominal // 15
        if seconds == 0 and frame < skipped and minutes % 10:
            raise ValueError(f"{label!r} is a label that drop-frame skips")
        total_minutes = hours * 60 + minutes
        count -= skipped * (total_minutes - total_minutes // 10)
    return count
