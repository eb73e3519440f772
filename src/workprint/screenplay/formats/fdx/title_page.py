"""The title page: keys and values here, lines placed on a page in Final Draft."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.screenplay.formats.fdx.document import OWN, Fdx, whole
from workprint.screenplay.formats.fdx.xml import text_of, value_of
from workprint.screenplay.formats.title_page import placed_entries

_CENTRED = frozenset("title credit author authors source 标题 片名 剧名 编剧 作者".split())


def title_entries(fdx: Fdx) -> tuple[tuple[str, str], ...]:
    """The title page as keys and values: by our own marks, else by where things stand on it."""
    owned = [(dict(p.own), p.text) for p in fdx.title_page if any(k == "key" for k, _ in p.own)]
    if owned:
        owned.sort(key=lambda entry: whole(entry[0].get("at", "")))
        return tuple((own["key"], _value(own, text)) for own, text in owned)
    said, apart = [], False
    for line in fdx.title_page:
        text = line.text.strip()
        if text:
            said.append((line.alignment == "Center", text, apart))
        apart = not text
    return placed_entries(said)


def _value(own: dict[str, str], text: str) -> str:
    """An entry's value as we wrote it, unless its line was changed since."""
    value = own.get("value", text)
    return value if value.split("\n")[0] == text else text


def title_page_xml(entries: Sequence[tuple[str, str]]) -> str:
    """The title page's paragraphs: title, credit and author in the middle, the rest below."""
    middle = [(n, *e) for n, e in enumerate(entries) if e[0].lower() in _CENTRED]
    below = [(n, *e) for n, e in enumerate(entries) if e[0].lower() not in _CENTRED]
    made = ["      <Paragraph/>"] * 12
    for group, alignment in ((middle, "Center"), (below, "Left")):
        for place, key, value in group:
            first, *more = value.split("\n")
            own = f' {OWN}at="{place}" {OWN}key={value_of(key)}'
            if more:
                own += f" {OWN}value={value_of(value)}"
            made.append(_line(first, alignment, own))
            made += [_line(line, alignment, "") for line in more]
            made.append("      <Paragraph/>")
        made += ["      <Paragraph/>"] * (14 if group is middle else 0)
    return "    <Content>\n" + "\n".join(made) + "\n    </Content>"


def _line(text: str, alignment: str, own: str) -> str:
    return (
        f'      <Paragraph Alignment="{alignment}" Type="General"{own}>\n'
        f"        <Text>{text_of(text)}</Text>\n      </Paragraph>"
    )
