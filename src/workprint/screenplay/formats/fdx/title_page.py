"""The title page: keys and values here, lines placed on a page in Final Draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.screenplay.formats.fdx.document import OWN, Fdx, whole
from workprint.screenplay.formats.fdx.xml import text_of, value_of

_CENTRED = frozenset("title credit author authors source 标题 片名 剧名 编剧 作者".split())
_SOURCE = re.compile(r"based on|from the|adapted|改编自|根据|原著", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:written|screenplay|teleplay|story|by|编剧|作者)\b|.*\bby\b", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\bdraft\b|修订|稿", re.IGNORECASE)


def title_entries(fdx: Fdx) -> tuple[tuple[str, str], ...]:
    """The title page as keys and values: by our own marks, else by where things stand on it."""
    owned = [(dict(p.own), p.text) for p in fdx.title_page if any(k == "key" for k, _ in p.own)]
    if owned:
        owned.sort(key=lambda entry: whole(entry[0].get("at", "")))
        return tuple((own["key"], _value(own, text)) for own, text in owned)
    said = [(p.alignment == "Center", p.text.strip()) for p in fdx.title_page if p.text.strip()]
    centred = [text for middle, text in said if middle]
    rest = [text for middle, text in said if not middle]
    entries = []
    names = ["Title", "Credit", "Author"]
    source: list[str] = []
    for line in centred:
        if _SOURCE.match(line):
            source.append(line)
        elif names and not (names[0] == "Credit" and not _is_credit(line)):
            entries.append((names.pop(0), line))
        elif names and names[0] == "Credit":
            # No credit line: what follows the title is the author.
            names.pop(0)
            entries.append((names.pop(0), line))
        elif entries:
            key, value = entries[-1]
            entries[-1] = (key, f"{value}\n{line}")
    if source:
        entries.append(("Source", "\n".join(source)))
    for line in rest:
        low = line.lower()
        key = (
            "Copyright" if "copyright" in low or "©" in line or "(c)" in low or "版权" in line
            else "Draft date" if _DATE.search(line) and "@" not in line
            else "Contact"
        )  # fmt: skip
        if entries and entries[-1][0] == key:
            entries[-1] = (key, f"{entries[-1][1]}\n{line}")
        else:
            entries.append((key, line))
    return tuple(entries)


def _value(own: dict[str, str], text: str) -> str:
    """An entry's value as we wrote it, unless its line was changed since."""
    value = own.get("value", text)
    return value if value.split("\n")[0] == text else text


def _is_credit(line: str) -> bool:
    return bool(_CREDIT.match(line))


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
