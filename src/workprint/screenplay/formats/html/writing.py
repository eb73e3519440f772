"""A screenplay as HTML: elements as what they are, so that a screen reader finds scenes and
speeches, laid out by the style sheet beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from workprint.film.emphasis import Run, emphasis, plain
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.formats.html.type import faces

_SPEECH = (ElementKind.PARENTHETICAL, ElementKind.DIALOGUE, ElementKind.LYRIC)
_MIDDLE = frozenset("credit author authors source 编剧 作者".split())
_TITLE = frozenset("title 标题 片名 剧名".split())
_WORDS = {"en": ("To the screenplay", "both at once"), "zh": ("直接看剧本", "同时说")}


def write_html(
    screenplay: Screenplay, courier: Path | None, noto: Path | None, scripts: Path | None
) -> bytes:
    """The screenplay as one HTML page.

    `courier`, `noto` and `scripts` are the folders of the models `courier`, `type` and `scripts`,
    whose letters are put into the page; without them the reader's own type is used.
    """
    chinese = screenplay.language == "zh"
    lang = "zh-Hans" if chinese else "en"
    skip, _ = _WORDS[screenplay.language]
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = next((plain(titles[key]) for key in _TITLE if key in titles), "")
    body = "\n".join(_body(screenplay))
    style = files("workprint.screenplay.formats.html").joinpath("page.css").read_text("utf-8")
    letters = frozenset(screenplay.source)
    made = (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(' '.join(title.split()) or 'Screenplay')}</title>\n"
        f"<style>\n{faces(letters, None if chinese else courier, noto, scripts)}{style}</style>\n"
        f'</head>\n<body>\n<a class="skip" href="#script">{skip}</a>\n<main>\n'
        f'{_title_page(screenplay)}<article id="script">\n{body}\n</article>\n</main>\n'
        "</body>\n</html>\n"
    )
    return made.encode()


def _title_page(screenplay: Screenplay) -> str:
    if not screenplay.title_page:
        return ""
    head: list[str] = []
    rest: list[str] = []
    for key, value in screenplay.title_page:
        said = "<br>\n".join(_marked(emphasis(line)) for line in value.split("\n"))
        if key.lower() in _TITLE:
            head.insert(0, f"<h1>{said}</h1>")
        elif key.lower() in _MIDDLE:
            head.append(f'<p class="middle">{said}</p>')
        else:
            rest.append(f"<dt>{escape(key)}</dt>\n<dd>{said}</dd>")
    lines = [*head, *(["<dl>", *rest, "</dl>"] if rest else [])]
    return "<header>\n" + "\n".join(lines) + "\n</header>\n"


def _body(screenplay: Screenplay) -> Iterator[str]:
    elements = screenplay.elements
    at = 0
    while at < len(elements):
        element = elements[at]
        if element.kind is not ElementKind.CHARACTER:
            if line := _single(screenplay, element):
                yield line
            at += 1
            continue
        end = _speech_end(elements, at)
        if element.dual == "left" and end < len(elements) and elements[end].dual == "right":
            last = _speech_end(elements, end)
            both = _WORDS[screenplay.language][1]
            yield f'<div class="dual" role="group" aria-label="{both}">'
            yield from _speech(elements[at:end], False)
            yield from _speech(elements[end:last], False)
            yield "</div>"
            end = last
        else:
            yield from _speech(elements[at:end], screenplay.language == "zh")
        at = end


def _speech_end(elements: Sequence[Element], at: int) -> int:
    """The end of the speech that begins at a cue, comments inside it included."""
    end = at + 1
    while end < len(elements) and elements[end].kind in (
        *_SPEECH, ElementKind.NOTE, ElementKind.BONEYARD,
    ):  # fmt: skip
        end += 1
    return end


def _single(screenplay: Screenplay, element: Element) -> str:
    said = _marked(emphasis(element.text))
    if element.kind is ElementKind.SCENE_HEADING and element.scene is not None:
        scene = screenplay.scenes[element.scene]
        number = ""
        if scene.number and screenplay.language != "zh":
            shown = escape(scene.number)
            number = f'<span class="number">{shown}</span>'
            said += f'<span class="number right" aria-hidden="true">{shown}</span>'
        return f'<h2 class="heading" id="{scene.id}">{number}{said}</h2>'
    if element.kind is ElementKind.TRANSITION:
        opens = " opens" if element.text.upper().startswith("FADE IN") else ""
        return f'<p class="transition{opens}">{said}</p>'
    if element.kind is ElementKind.PAGE_BREAK:
        return '<hr class="break">'
    names = {
        ElementKind.ACTION: "action", ElementKind.CENTERED: "centred", ElementKind.LYRIC: "lyric",
    }  # fmt: skip
    name = names.get(element.kind)
    return f'<p class="{name}">{said}</p>' if name else ""


def _speech(group: Sequence[Element], run_in: bool) -> Iterator[str]:
    """A speech as a group named after who speaks; run in, without blanks between its parts."""
    cue, *said = group
    said = [element for element in said if element.kind in _SPEECH]
    name = escape(plain(cue.name or cue.text), quote=True)
    kind = "speech run-in" if run_in else "speech"
    mood = bool(said) and said[0].kind is ElementKind.PARENTHETICAL
    parts = [f'<p class="cue">{_marked(emphasis(cue.text))}{"：" * (run_in and not mood)}</p>']
    for place, element in enumerate(said):
        colon = "：" * (run_in and mood and place == 0)
        parts.append(
            f'<p class="{element.kind.value}">{_marked(emphasis(element.text))}{colon}</p>'
        )
    body = ("" if run_in else "\n").join(parts)
    yield f'<div class="{kind}" role="group" aria-label="{name}">\n{body}\n</div>'


def _marked(runs: Sequence[Run]) -> str:
    made = []
    for run in runs:
        text = escape(run.text, quote=False)
        for wanted, tag in ((run.underline, "u"), (run.italic, "em"), (run.bold, "strong")):
            text = f"<{tag}>{text}</{tag}>" if wanted else text
        made.append(text)
    return "".join(made)
