"""XML as a tree that knows where in the bytes everything stands, read by expat.

Bytes between two places can then be copied as they are. A document that declares entities is
refused: screenplays need none, and a few lines of them fill any memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from workprint.screenplay.errors import ScreenplayError

_DEEPEST = 200
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(slots=True)
class Node:
    """An element: bytes [start, end) with its tags, [inner, inner_end) between them.

    `text` is its own character data, up to the first child; `children` its elements in order.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def first(self, name: str) -> Node | None:
        """The first child called `name`."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Node]:
        """Every child called `name`."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


def text_of(text: str) -> str:
    """A text between tags. What XML 1.0 cannot hold (control characters, lone surrogates) is
    left out."""
    return escape(_ILLEGAL.sub("", text))


def value_of(text: str) -> str:
    """A text as an attribute's value, in its quotes; line ends are kept."""
    return quoteattr(_ILLEGAL.sub("", text))


def as_utf8(data: bytes) -> bytes:
    """The document as UTF-8 without a byte-order mark, whatever it declares; then it declares
    that."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _declaring_utf8(_decoded(data, "utf-16"))
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data[:200])
    name = declared.group(1).decode().lower() if declared else "utf-8"
    if name == "utf-8":
        return data
    if name not in ("utf8", "us-ascii", "utf-16"):
        data = _decoded(data, name)
    return _declaring_utf8(data)


def _declaring_utf8(data: bytes) -> bytes:
    """The same with UTF-8 in its declaration, where it has one that names an encoding."""
    declared = _DECLARED.match(data[:200])
    if declared is None:
        return data
    return data[: declared.start(1)] + b"UTF-8" + data[declared.end(1) :]


def _decoded(data: bytes, name: str) -> bytes:
    try:
        return data.decode(name).encode()
    except (LookupError, UnicodeDecodeError):
        raise ScreenplayError(
            f"its text is not in {name}, the encoding it declares",
            "save it again from the program that wrote it",
        ) from None


def parse_xml(data: bytes) -> Node:
    """The root element of a document in UTF-8.

    ScreenplayError when it is not well formed (with its line), is nested without end, or
    declares entities.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    root: list[Node] = []
    stack: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise ScreenplayError(
                f"its elements are nested more than {_DEEPEST} deep",
                "export it again from the program that wrote it",
                place=f"line {parser.CurrentLineNumber}",
            )
        node = Node(name, attributes, parser.CurrentByteIndex)
        node.inner = _after_tag(data, node.start)
        (stack[-1].children if stack else root).append(node)
        stack.append(node)

    def end(_: str) -> None:
        node = stack.pop()
        at = parser.CurrentByteIndex
        if data[at : at + 2] == b"</":
            node.inner_end, node.end = at, data.index(b">", at) + 1
        else:  # <Empty/>
            node.inner_end = node.end = node.inner

    def characters(text: str) -> None:
        if stack and not stack[-1].children:
            stack[-1].text += text

    def entity(*_: object) -> None:
        raise ScreenplayError(
            "it declares XML entities, which no screenplay needs",
            "do not open it; ask whoever sent it for another export",
            place=f"line {parser.CurrentLineNumber}",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ScreenplayError(
            f"it is not well-formed XML ({expat.ErrorString(error.code)})",
            "export it again as Final Draft (.fdx)",
            place=f"line {error.lineno}",
        ) from None
    return root[0]


def _after_tag(data: bytes, start: int) -> int:
    """The byte after the start tag's `>`; a `>` inside a quoted value ends nothing."""
    at = start
    while True:
        close = data.index(b">", at)
        piece = data[start : close + 1]
        stripped = re.sub(rb"\"[^\"]*\"|'[^']*'", b"", piece)
        if b'"' not in stripped and b"'" not in stripped:
            return close + 1
        at = close + 1
