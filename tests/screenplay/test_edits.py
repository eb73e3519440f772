"""Edits: one element changes, every other character stays, the kind is kept."""

from __future__ import annotations

import pytest

from workprint.screenplay import ScreenplayError, parse, replace_element

TEXT = """Title: The Lamp
Contact:
    One Street

.KITCHEN #4#

She goes.

    ANNA (V.O.)
    (softly)
    Hello.

@McCLANE ^
No.
~La la

CUT TO:

> Burn

> THE END <

# Act
= Something.
One [[note]] two. /* gone */
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Title: The Lamp", "Title: Light", "Title: Light"),
        ("Contact:\nOne Street", "Contact:\nTwo\nThree", "Contact:\n    Two\n    Three"),
        ("KITCHEN", "ATTIC", ".ATTIC #4#"),
        ("KITCHEN", "ATTIC #5#", ".ATTIC #5#"),
        ("She goes.", "He stays.", "He stays."),
        ("She goes.", "INT. HOUSE", "!INT. HOUSE"),
        ("She goes.", "# one", "!# one"),
        ("She goes.", "One.\n.Two.", "!One.\n!.Two."),
        ("She goes.", "One.\n\nTwo.", "!One.\n!\n!Two."),
        ("ANNA (V.O.)", "KATE (O.S.)", "    KATE (O.S.)"),
        ("ANNA (V.O.)", "Kate", "    @Kate"),
        ("(softly)", "(loudly)", "    (loudly)"),
        ("(softly)", "loudly", "    (loudly)"),
        ("Hello.", "Hello.\nYou.", "    Hello.\n    You."),
        ("Hello.", "Hello.\n\nYou.", "    Hello.\n  \n    You."),
        ("McCLANE", "McGEE", "@McGEE ^"),
        ("La la", "Lo lo", "~Lo lo"),
        ("CUT TO:", "Cut to black", "> Cut to black"),
        ("CUT TO:", "SMASH CUT TO:", "SMASH CUT TO:"),
        ("Burn", "Freeze", "> Freeze"),
        ("THE END", "FIN", "> FIN <"),
        ("Act", "Act Two", "# Act Two"),
        ("Something.", "Else.", "= Else."),
        ("note", "a better note", "[[a better note]]"),
        ("gone", "gone for good", "/* gone for good */"),
        ("One two.", "Three.", "Three."),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_element_is_replaced(old: str, new: str, line: str, newline: str) -> None:
    """The new text stands in the old marks, forced where it must be; all else is untouched."""
    screenplay = parse(TEXT.replace("\n", newline))
    (index,) = [at for at, element in enumerate(screenplay.elements) if element.text == old]
    element = screenplay.elements[index]
    edited = replace_element(screenplay, index, new)
    assert edited.elements[index].kind is element.kind
    before = screenplay.source[: element.span.start]
    after = screenplay.source[element.span.end :]
    assert edited.source.startswith(before)
    assert edited.source.endswith(after)
    written = edited.source[len(before) : len(edited.source) - len(after)]
    assert written == line.replace("\n", newline).removeprefix("    ")


def test_the_same_text_changes_nothing() -> None:
    """Putting back what an element says keeps even its notes."""
    screenplay = parse(TEXT)
    for index, element in enumerate(screenplay.elements):
        assert replace_element(screenplay, index, element.text) is screenplay


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hello.", "# no"), ("KITCHEN", ""), ("note", "a]] b"),
     ("Burn", "a <"), ("La la", "a\nb"), ("She goes.", "/* open")],
)  # fmt: skip
def test_what_cannot_stand_there_is_refused(old: str, new: str) -> None:
    """An edit that would change a neighbour or the kind raises, with the line."""
    screenplay = parse(TEXT)
    index = next(at for at, element in enumerate(screenplay.elements) if element.text == old)
    with pytest.raises(ScreenplayError, match=r"line \d+: .* cannot stand there as"):
        replace_element(screenplay, index, new)


def test_an_unknown_index_is_an_index_error() -> None:
    """There is no element 99."""
    with pytest.raises(IndexError):
        replace_element(parse("One.\n"), 99, "x")


@pytest.mark.parametrize(
    ("index", "new", "line"),
    [
        (0, "林晓", "林晓（小声）：你好。"),
        (1, "（大声）", "老周（大声）：你好。"),
        (2, "再见。", "老周（小声）：再见。"),
    ],
)
def test_one_line_speech_is_edited_in_its_parts(index: int, new: str, line: str) -> None:
    """Name, mood and words of a Chinese line change one at a time."""
    assert replace_element(parse("老周（小声）：你好。\n"), index, new).source == f"{line}\n"
