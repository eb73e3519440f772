"""What stands on pages and is no script; layouts of other programs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import all_written
from typed_pages import typed

from workprint.film.emphasis import Run
from workprint.screenplay import parse
from workprint.screenplay.formats.pdf.reading import screenplay_of
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch


def read(*pages: str) -> list[str]:
    """The elements on some typed pages, in the notation of the case files."""
    return all_written(parse(screenplay_of(typed(*pages))))


PRODUCTION = (
    """
                         BLUE REVISION 3/14/2026                         11.



  12      INT. KITCHEN - DAY                                             12

          Ida waits. She has waited for a long time, and she will
          wait on and on.                                                  *

                                IDA
                    He said eight, and it is nine by every                 *
                    clock here.

          CUT TO:

                                TOM
                    I was held up.
                                (MORE)
                                                           (CONTINUED)
""",
    """
                         BLUE REVISION 3/14/2026                        11A.



  12      CONTINUED:                                                     12

                                TOM (CONT'D)
                    By the rain.

 A13      EXT. STREET - NIGHT                                           A13

          Rain.

  14      OMITTED                                                        14
""",
)


def test_a_production_page() -> None:
    assert read(*PRODUCTION) == [
        ".INT. KITCHEN - DAY #12#",
        "!Ida waits. She has waited for a long time, and she will wait on and on.",
        "@IDA",
        "=He said eight, and it is nine by every clock here.",
        ">CUT TO:",
        "@TOM",
        "=I was held up. By the rain.",
        ".EXT. STREET - NIGHT #A13#",
        "!Rain.",
        ".OMITTED #14#",
    ]


def test_a_heading_said_again_over_the_next_page_is_one_scene() -> None:
    one = "\n\n\n          INT. KITCHEN - DAY\n\n          Rain.\n"
    two = "\n\n\n          INT. KITCHEN - DAY (CONT'D)\n\n          Wind.\n"
    assert read(one, two) == [".INT. KITCHEN - DAY", "!Rain.", "!Wind."]


def test_a_watermark_is_no_script() -> None:
    page = "\n\n\n          INT. A - DAY\n\n          Rain falls on the street.\n"
    stamp = Stretch(150, 460, 300, 60, (Run("FOR IDA ONLY"),))
    pages = [
        replace(sheet, stretches=tuple(sorted((*sheet.stretches, stamp), key=lambda s: s.base)))
        for sheet in typed(page, page.replace(" A ", " B "), page.replace(" A ", " C "))
    ]
    assert "IDA" not in screenplay_of(pages)


def test_a_page_number_at_the_foot_and_in_words() -> None:
    rows = "\n".join(["          Rain.\n"] * 25)
    pages = [
        f"\n\n\n          EXT. {n} - DAY\n\n{rows}\n\n\n\n\n{' ' * 35}- {n} -" for n in (1, 2, 3)
    ]
    assert not any("- 2 -" in line for line in read(*pages))


LAYOUTS = {
    "cues in the middle": """
INT. KITCHEN - DAY

Ida waits at the window.

                        IDA
                      (softly)
              He said eight.

                     OLD MAN
              And it is nine.

She turns.

                  THE END
""",
    "brackets in the column of dialogue": """
INT. KITCHEN - DAY

Ida waits at the window.

                    IDA
          (softly)
          He said eight.

                    OLD MAN
          And it is nine.

She turns.

                  THE END
""",
    "no blank line before a cue": """
INT. KITCHEN - DAY
Ida waits at the window.
                    IDA
               (softly)
          He said eight.
                    OLD MAN
          And it is nine.
She turns.

                  THE END
""",
}


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_layouts_of_others(name: str) -> None:
    page = "\n".join(f"          {line}" for line in LAYOUTS[name].split("\n"))
    found = read("\n\n\n" + page)
    assert found[:8] == [
        ".INT. KITCHEN - DAY", "!Ida waits at the window.", "@IDA", "(softly)",
        "=He said eight.", "@OLD MAN", "=And it is nine.", "!She turns.",
    ]  # fmt: skip


def test_who_speak_at_once() -> None:
    page = """



          They look.

                IDA                           TOM
          Now is the time, I             (low)
          think.                         No.

          Rain.
"""
    assert read("\n\n\n          INT. A - DAY\n" + page) == [
        ".INT. A - DAY", "!They look.", "@IDA ^left", "=Now is the time, I think. ^left",
        "@TOM ^right", "(low) ^right", "=No. ^right", "!Rain.",
    ]  # fmt: skip


CHINESE = {
    "set in by two": """
1. 内景 旧书店 日

    △大雨。老周站在门口，
怀里抱着一本书。

    老周（坚定）：她说，要
亲手交，一定要亲手交。
""",
    "hanging": """
1. 内景 旧书店 日
△大雨。老周站在门口，
    怀里抱着一本书。
老周（坚定）：她说，要
    亲手交，一定要亲手交。
""",
    "flush": """
1. 内景 旧书店 日

△大雨。老周站在门口，怀
里抱着一本书。

老周（坚定）：她说，要亲
手交，一定要亲手交。
""",
}


@pytest.mark.parametrize("name", list(CHINESE))
def test_chinese_layouts(name: str) -> None:
    page = "\n".join(f"          {line}" for line in CHINESE[name].split("\n"))
    assert read("\n\n\n" + page) == [
        ".1. 内景 旧书店 日 #1#", "!大雨。老周站在门口，怀里抱着一本书。", "@老周", "（坚定）",
        "=她说，要亲手交，一定要亲手交。",
    ]  # fmt: skip


def test_a_page_with_nothing_on_it() -> None:
    assert screenplay_of((Sheet(1, 612, 792, ()),)) == ""


def test_a_chinese_page_with_names_over_speeches() -> None:
    page = """
1. 内景 旧书店 日

大雨。老周站在门口，怀里抱着一本书，等了很久才走进来，谁也没有看
他一眼。

                老周
             （坚定）
        她说，要亲手交。

                林晓
        明天来吧。

林晓关上门。
"""
    page = "\n".join(f"          {line}" for line in page.split("\n"))
    assert read("\n\n\n" + page) == [
        ".1. 内景 旧书店 日 #1#",
        "!大雨。老周站在门口，怀里抱着一本书，等了很久才走进来，谁也没有看他一眼。",
        "@老周", "（坚定）", "=她说，要亲手交。", "@林晓", "=明天来吧。", "!林晓关上门。",
    ]  # fmt: skip
