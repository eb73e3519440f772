"""Screenplays made up for tests of pages, and what of them a page can show."""

from __future__ import annotations

from hypothesis import strategies as st

from workprint.film.emphasis import plain
from workprint.film.screenplay import ElementKind, Screenplay

_SHOWN_IN_CAPITALS = (ElementKind.SCENE_HEADING, ElementKind.TRANSITION)
_UNPRINTED = (
    ElementKind.TITLE_PAGE, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.NOTE,
    ElementKind.BONEYARD, ElementKind.PAGE_BREAK,
)  # fmt: skip


def shown(screenplay: Screenplay, *, whole: bool = True) -> list[tuple[str, str, str | None]]:
    """What a page shows of each element: its kind, its words, its side of dual dialogue.

    Without `whole`, paragraphs of action are run together: where a page ends at the end of a
    sentence, no reader can tell whether the paragraph went on.
    """
    made: list[tuple[str, str, str | None]] = []
    for element in screenplay.elements:
        if element.kind in _UNPRINTED:
            continue
        text = " ".join(plain(element.text).split())
        if screenplay.language == "zh":
            text = text.replace(" ", "")
        if element.kind in _SHOWN_IN_CAPITALS:
            text = text.upper()
        one = (element.kind.value, text, element.dual)
        if not whole and made and made[-1][0] == one[0] == "action":
            made[-1] = ("action", f"{made[-1][1]} {text}", None)
        else:
            made.append(one)
    return made


_WORDS = "the lamp goes out and nobody moves when rain begins to fall on an old street".split()
_NAMES = ["IDA", "TOM", "DR. WU", "NURSE #2", "ÉMILE", "OLD MAN", "THE BOY BAND"]
_PLACES = ["KITCHEN", "HOUSE - ATTIC", "CAFÉ", "RIVER BANK", "STATION, PLATFORM 2"]


@st.composite
def sentences(draw: st.DrawFn, most: int = 5) -> str:
    """Some sentences, now and then with emphasis."""
    made = []
    for _ in range(draw(st.integers(1, most))):
        words = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=14))
        mark = draw(st.sampled_from(["", "", "", "", "*", "**", "_"]))
        words[0] = words[0].capitalize()
        words[1] = f"{mark}{words[1]}{mark}"
        made.append(" ".join(words) + draw(st.sampled_from([".", ".", "!", "?", "..."])))
    return " ".join(made)


@st.composite
def speeches(draw: st.DrawFn) -> str:
    """A speech with or without parentheticals, or two side by side."""
    name = draw(st.sampled_from(_NAMES)) + draw(st.sampled_from(["", "", " (V.O.)", " (CONT'D)"]))
    said = draw(sentences(8))
    kind = draw(st.integers(0, 6))
    if kind == 0:
        return f"{name}\n(softly)\n{said}\n"
    if kind == 1:
        mood = "(a long beat, in which she turns and looks away)"
        return f"{name}\n{said}\n{mood}\n{draw(sentences())}\n"
    if kind == 2:
        return f"{name}\n{draw(sentences(2))}\n\n{draw(st.sampled_from(_NAMES))} ^\n{said}\n"
    if kind == 3:
        return f"{name}\n~{draw(sentences(1))}\n"
    return f"{name}\n{said}\n"


@st.composite
def english_scripts(draw: st.DrawFn) -> str:
    """A Fountain screenplay of some scenes; half of them numbered."""
    numbered = draw(st.booleans())
    made = ["FADE IN:\n"] if draw(st.booleans()) else []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        place = draw(st.sampled_from(_PLACES))
        side, time = (
            draw(st.sampled_from(["INT.", "EXT."])),
            draw(st.sampled_from(["DAY", "NIGHT"])),
        )
        heading = draw(st.sampled_from([f"{side} {place} - {time}"] * 5 + [f".THE {place}"]))
        made.append(f"{heading} #{number}#\n" if numbered else f"{heading}\n")
        made.append(f"{draw(sentences())}\n")
        for _ in range(draw(st.integers(0, 9))):
            kind = draw(st.integers(0, 9))
            if kind < 3:
                made.append(f"{draw(sentences(8))}\n")
            elif kind < 8:
                made.append(draw(speeches()))
            elif kind == 8:
                made.append(draw(st.sampled_from(["> THE END <\n", "> Title: The Lamp <\n"])))
            else:
                made.append(draw(st.sampled_from(["CUT TO:\n", "> BURN TO WHITE.\n"])))
    return "\n".join(made)


_HAN = ["她把书放下", "雨还在下", "灯灭了", "没有人说话", "街上空无一人", "他慢慢转过身来看着她"]


@st.composite
def chinese_scripts(draw: st.DrawFn) -> str:
    """A Chinese screenplay of some scenes."""

    def said(most: int = 4) -> str:
        parts = draw(st.lists(st.sampled_from(_HAN), min_size=1, max_size=3 * most))
        return "，".join(parts) + draw(st.sampled_from(["。", "！", "……", "？"]))

    made = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        place = draw(st.sampled_from(["厨房", "医院走廊", "旧书店", "胡同"]))
        side, time = draw(st.sampled_from("内外")), draw(st.sampled_from("日夜"))
        made.append(f"{number}. {side}景 {place} {time}\n\n△{said()}\n")
        for name in draw(st.lists(st.sampled_from(["老周", "林晓", "方奶奶"]), max_size=8)):
            mood = draw(st.sampled_from(["", "", "（低声）", "（看着窗外）"]))
            made.append(f"{name}{mood}：{said(6)}\n")
            if draw(st.booleans()):
                made.append(f"△{said(8)}\n")
    return "\n".join(made)
