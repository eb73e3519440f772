"""The mini-notation of the case files: one line per element, its first character the kind.

    .  scene heading      @  cue            =  dialogue       (  parenthetical
    ~  lyric              >  transition     |  centred        #  section
    ?  synopsis           [  note           /  boneyard       -  page break
    !  action             %  title page

A heading's number stands after it between #; `^left` and `^right` tell the sides of dual dialogue.
Line ends inside a text are written `⏎`. A parenthetical has brackets of its own and no sign.
"""

from __future__ import annotations

from workprint.film.screenplay import Element, ElementKind, Heading, Screenplay

SIGNS = {
    ElementKind.SCENE_HEADING: ".",
    ElementKind.CHARACTER: "@",
    ElementKind.DIALOGUE: "=",
    ElementKind.PARENTHETICAL: "",
    ElementKind.LYRIC: "~",
    ElementKind.TRANSITION: ">",
    ElementKind.CENTERED: "|",
    ElementKind.SECTION: "#",
    ElementKind.SYNOPSIS: "?",
    ElementKind.NOTE: "[",
    ElementKind.BONEYARD: "/",
    ElementKind.PAGE_BREAK: "-",
    ElementKind.ACTION: "!",
    ElementKind.TITLE_PAGE: "%",
}


def written(element: Element) -> str:
    """One element in the notation."""
    sign = SIGNS[element.kind] * (element.depth or 1)
    text = "" if element.kind is ElementKind.PAGE_BREAK else element.text
    side = f" ^{element.dual}" if element.dual else ""
    return f"{sign}{text}{side}".replace("\n", "⏎")


def all_written(screenplay: Screenplay) -> list[str]:
    """All elements in the notation."""
    numbers = {scene.first_element: scene.number for scene in screenplay.scenes if scene.number}
    return [
        written(element) + (f" #{numbers[index]}#" if index in numbers else "")
        for index, element in enumerate(screenplay.elements)
    ]


def heading_fields(heading: Heading) -> dict[str, object]:
    """What a heading says, without what it does not say."""
    fields = {
        "number": heading.number,
        "int_ext": heading.int_ext,
        "location": heading.location,
        "set": heading.set,
        "place": heading.place,
        "time": heading.time,
        "cast": list(heading.cast) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}
