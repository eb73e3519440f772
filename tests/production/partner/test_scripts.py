"""What an insertion leaves as it was: everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.production.partner.completing import completed
from workprint.production.partner.scripts import insert, line_of_dialogue, open_script

BODY = "IDA\nWell.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "after", "added"),
    [
        ("INT. A - DAY\n\nHe waits.", "\n\n\n\n\nINT. B - DAY\n\nHe goes.\n", "\n\n{}"),
        ("INT. A - DAY\n\nHe waits.  ", "\n\n  INT. B - DAY\n\nHe goes.\n", "\n\n{}"),
        ("INT. A - DAY\n\nHe waits.", "\n\n\n", "\n\n{}"),
        ("INT. A - DAY\n\nHe waits.", "", "\n\n{}\n"),
    ],
)
def test_only_missing_line_ends_are_added(
    tmp_path: Path, newline: str, before: str, after: str, added: str
) -> None:
    path = tmp_path / "a.fountain"
    path.write_bytes((before + after).replace("\n", newline).encode())
    script = open_script(path)
    end = script.screenplay.elements[script.screenplay.scenes[0].last_element - 1].span.end
    _, line = insert(script, end, BODY)
    made = before + added.format(BODY.strip()) + after
    assert path.read_bytes().decode() == made.replace("\n", newline)
    assert made.split("\n")[line - 1] == "IDA"


def test_lines_are_counted_as_the_parser_does(tmp_path: Path) -> None:
    path = tmp_path / "a.fountain"
    path.write_bytes("INT. A\u2028B - DAY\r\rIDA\rOne.\rTwo.\r".encode())
    script = open_script(path)
    spoken = line_of_dialogue(script, 5)
    assert "Two." in script.screenplay.elements[spoken].text
    told = completed(path, 4, 5, None, 3)
    assert (told["line"], told["column"]) == (4, 5)
