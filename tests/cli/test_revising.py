"""Converting from the command line: revisions and pages out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pypdfium2
import pytest

from workprint.models import store

OLD = "INT. A - DAY\n\nRain.\n\nINT. B - DAY\n\nIda waits.\n\nINT. C - DAY\n\nWind.\n"
NEW = OLD.replace("Ida waits.", "Ida waits.\n\nTOM\nNo.\n\nEXT. ROOF - NIGHT\n\nStars above all.")


Run = Callable[..., CompletedProcess[str]]


def test_a_revision(workprint: Run, tmp_path: Path) -> None:
    if store.find("courier") is None:
        pytest.skip("the model courier is not fetched")
    (tmp_path / "old.fountain").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.fountain").write_text(NEW, encoding="utf-8")
    asked = ("--revises", "old.fountain", "--revision", "pink", "--date", "2026-03-14")
    done = workprint("convert", "new.fountain", "out.pdf", *asked, "--only-changed", "--json")
    assert json.loads(done.stdout)["scenes"] == 4
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    text = document[0].get_textpage().get_text_range()
    assert "PINK REVISION 14 March 2026" in text
    assert "2A EXT. ROOF - NIGHT" in text and text.count("*") == 4
    done = workprint("convert", "new.fountain", "out.txt", "--revises", "old.fountain")
    assert "2A" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    done = workprint("convert", "new.fountain", "a.pdf", *asked[:2], "--revision", "mauve")
    assert done.returncode == 1 and "mauve is no colour of a revision" in done.stderr
    assert not (tmp_path / "a.pdf").exists()
