"""Bare numbered headings: `20、卫生间`, one only after a heading `19、…` of the same layout."""

from __future__ import annotations

import re

from workprint.screenplay.numerals import normal_number

_BARE = re.compile(
    r"(?:\*\*)?([0-9０-９]{1,4})([、.．，])\s*([^\W\d_][\w（）()]{0,11})(?:\*\*)?\Z"
)
_SIGN = re.compile(r"(?:\*\*)?[0-9０-９]+([、.．，])")


class Numbering:
    """The number and the sign after it of the last numbered heading read."""

    __slots__ = ("number", "sign")

    def __init__(self) -> None:
        self.number = ""
        self.sign = ""

    def see(self, line: str, number: str | None) -> None:
        """Remember that `line` was a heading with `number`."""
        match = _SIGN.match(line)
        self.number = number or ""
        self.sign = match.group(1) if match else ""

    def is_next(self, line: str) -> bool:
        """Whether `line` has the next number, the same sign, a short place; then remember it."""
        match = _BARE.match(line)
        if match is None or match.group(2) != self.sign or not self.number.isdecimal():
            return False
        number = normal_number(match.group(1))
        if number != str(int(self.number) + 1):
            return False
        self.number = number
        return True
