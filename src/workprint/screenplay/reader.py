"""Lines to elements: one pass, sent on by the first character of each line.

What is forced (`.`, `!`, `@`, `>`, `~`, `#`, `=`) is seen first, wherever it stands. What is told
by its look needs its surroundings: a heading and a transition a blank line on both sides, a cue
one before and none after. Lines that print nothing (sections, synopses, notes, boneyards, page
breaks) count as blank there. Chinese lines (`△`, `1. 内景 …`, `角色：台词`) need no blank lines.
"""

from __future__ import annotations

from workprint.film.screenplay import ElementKind
from workprint.screenplay.chinese import LONGEST, chinese_heading, is_chinese_heading
from workprint.screenplay.chinese_speech import SpeechRules
from workprint.screenplay.collector import Collector
from workprint.screenplay.cues import read_cue, split_cue
from workprint.screenplay.headings import is_english_heading, split_number
from workprint.screenplay.lines import Lines
from workprint.screenplay.marks import (
    MARKS,
    breaks,
    is_chinese_transition,
    is_forced_heading,
    is_page_break,
    is_transition,
    keeps_open,
    without_mark,
)
from workprint.screenplay.numbering import Numbering


class Reader:
    """Reads elements from lines into `collector`.

    `clear` tells whether the line before counts as blank. Methods take a line's index and its
    trimmed text and return the index of the next line to read, 0 when it is not what they read.
    """

    def __init__(self, lines: Lines, speech: SpeechRules | None, ascii_only: bool) -> None:
        self.collector = Collector(lines)
        self.lines = lines
        self.trimmed = lines.trimmed
        self.count = len(lines.trimmed)
        self.speech = speech
        self.ascii_only = ascii_only
        self.clear = True
        self.numbering = Numbering()

    def read(self, index: int) -> None:
        """Read every element from line `index` on."""
        trimmed = self.trimmed
        count = self.count
        while index < count:
            line = trimmed[index]
            if not line:
                self.clear = True
                index += 1
                continue
            after = self._marked(index, line) if line[0] in MARKS else 0
            if not after and self.clear:
                after = self._by_look(index, line)
            if not after and not self.ascii_only and not line.isascii():
                after = self._chinese(index, line)
            index = after or self._action(index, line)

    # What a mark forces.

    def _marked(self, index: int, line: str) -> int:
        mark = line[0]
        add = self.collector.add
        if mark == ".":
            if not is_forced_heading(line):
                return 0
            return self._heading(index, line[1:].strip(), forced=True)
        if mark in "!△▲":
            return self._action(index, line, forced=True)
        if mark == "@":
            return self._forced_cue(index, line)
        if mark == "#":
            return self._section(index, line)
        if mark == "=":
            if line[1:2] != "=":
                return self._unprinted(ElementKind.SYNOPSIS, index, line[1:].strip())
            if not is_page_break(line):
                return 0
            return self._unprinted(ElementKind.PAGE_BREAK, index, line)
        if mark == "~":
            add(ElementKind.LYRIC, index, line[1:].strip(), forced=True)
        else:
            centred = line[-1] == "<" and len(line) > 1
            kind = ElementKind.CENTERED if centred else ElementKind.TRANSITION
            add(kind, index, line[1 : -1 if centred else None].strip(), forced=True)
        self.clear = False
        return index + 1

    def _forced_cue(self, index: int, line: str) -> int:
        cue = split_cue(line[1:].strip())
        if not cue.name:
            return 0
        self.collector.add_cue(index, cue, forced=True)
        return self._speech(index + 1, cue.dual)

    def _section(self, index: int, line: str) -> int:
        title = line.lstrip("#")
        if not title.isascii() and len(line) <= LONGEST:
            heading = chinese_heading(line)  # Markdown: `## 3. 内景 客厅 夜`
            if heading is None and not self._heading_follows(index + 1):
                heading = chinese_heading(title.strip())  # `## 第三场`, and its text below
            if heading is not None:
                self.numbering.see(heading.text, heading.number)
                return self._heading(index, heading.text)
        depth = len(line) - len(title)
        return self._unprinted(ElementKind.SECTION, index, title.strip(), depth)

    def _heading_follows(self, index: int) -> bool:
        """Whether the next line that says something is a heading or a section."""
        while index < self.count and not self.trimmed[index]:
            index += 1
        if index == self.count:
            return False
        line = self.trimmed[index]
        return line[0] in ".#" or is_english_heading(line) or is_chinese_heading(line)

    def _unprinted(self, kind: ElementKind, index: int, text: str, depth: int = 0) -> int:
        """A line that prints nothing; what follows stands as after a blank line."""
        self.collector.add(kind, index, text, forced=True, depth=depth)
        self.clear = True
        return index + 1

    # What its look tells.

    def _by_look(self, index: int, line: str) -> int:
        if line[0] in "IEie" and is_english_heading(line):
            if not self._blank(index + 1) and not self._is_unprinted(self.trimmed[index + 1]):
                return 0
            return self._heading(index, line)
        if is_transition(self.lines.text[index], line) and self._blank(index + 1):
            self.collector.add(ElementKind.TRANSITION, index, line)
            self.clear = False
            return index + 1
        cue = read_cue(line)
        if cue is None or not self._speaks(index + 1):
            return 0
        self.collector.add_cue(index, cue)
        return self._speech(index + 1, cue.dual)

    def _blank(self, index: int) -> bool:
        return index >= self.count or not self.trimmed[index]

    @staticmethod
    def _is_unprinted(line: str) -> bool:
        """A synopsis or a section prints nothing, so it may follow a heading at once."""
        return line[0] in "#=" and breaks(line)

    def _speaks(self, index: int) -> bool:
        """Whether the line after a cue can be its speech: something said, not another mark."""
        index = self._past_hidden(index)
        return not self._blank(index) and not breaks(self.trimmed[index])

    def _past_hidden(self, index: int) -> int:
        hidden = self.lines.hidden
        while index < self.count and index in hidden:
            index += 1
        return index

    # What Chinese screenplays write.

    def _chinese(self, index: int, line: str) -> int:
        if len(line) <= LONGEST and self._is_chinese_heading(index, line):
            return self._heading(index, line.strip("*_").strip())
        if self.speech is None:
            return 0
        if is_chinese_transition(line):
            self.collector.add(ElementKind.TRANSITION, index, line)
            self.clear = False
            return index + 1
        spoken = self.speech.read(line)
        if spoken is not None:
            self.collector.add_one_line(index, line, spoken)
            self.clear = False
            return index + 1
        if self.clear and self.speech.is_cue(line) and self._speaks(index + 1):
            cue = split_cue(line)
            self.collector.add_cue(index, cue)
            return self._speech(index + 1, cue.dual)
        return 0

    def _is_chinese_heading(self, index: int, line: str) -> bool:
        heading = chinese_heading(line)
        if heading is not None:
            self.numbering.see(line, heading.number)
            return True
        return self.clear and self._blank(index + 1) and self.numbering.is_next(line)

    # Paragraphs.

    def _heading(self, index: int, line: str, *, forced: bool = False) -> int:
        text, number = split_number(line)
        self.collector.add(ElementKind.SCENE_HEADING, index, text, name=number, forced=forced)
        self.clear = True
        return index + 1

    def _action(self, first: int, line: str, *, forced: bool = False) -> int:
        """A paragraph of action from line `first` to the next blank line, mark or speech."""
        trimmed = self.trimmed
        texts = self.lines.text
        bracketed = self._is_bracketed(line)
        said = [without_mark(texts[first], line, bracketed)]
        last = first
        index = first + 1
        while index < self.count:
            line = trimmed[index]
            if not line:
                beyond = self._past_hidden(index)
                if beyond == index or self._blank(beyond):
                    break
                index = beyond  # a note on a line of its own leaves the paragraph whole
                continue
            if bracketed or self._ends_action(line):
                break
            said.append(without_mark(texts[index], line, False))
            last = index
            index += 1
        self.collector.add_action(first, last, "\n".join(said), forced=forced or bracketed)
        self.clear = False
        return index

    def _ends_action(self, line: str) -> bool:
        if line[0] in MARKS and line[0] != "!" and (line[0] == "~" or breaks(line)):
            return True
        if self.ascii_only or (line.isascii() and self.speech is None):
            return False
        if is_chinese_heading(line) or self._is_bracketed(line):
            return True
        if self.speech is None:
            return False
        return is_chinese_transition(line) or self.speech.read(line) is not None

    def _is_bracketed(self, line: str) -> bool:
        """[门开了] and 【门开了】: action, in Chinese screenplays."""
        return self.speech is not None and line[0] + line[-1] in ("[]", "【】")

    def _speech(self, index: int, dual: bool) -> int:
        """What follows a cue: dialogue, parentheticals and lyrics, to the blank line after."""
        trimmed = self.trimmed
        add = self.collector.add
        said: list[str] = []
        first = last = index
        while index < self.count:
            line = trimmed[index]
            if not line:
                if index not in self.lines.hidden:
                    if not keeps_open(self.lines.text[index]):
                        break
                    said.append("")
                index += 1
                continue
            mark = line[0]
            if (mark in MARKS and breaks(line)) or (
                not self.ascii_only and is_chinese_heading(line)
            ):
                break
            if mark == "~" or (mark in "(（" and line[-1] in ")）"):
                self._dialogue(said, first, last, dual)
                said = []
                if mark == "~":
                    text = line[1:].strip()
                    add(ElementKind.LYRIC, index, text, forced=True, dual=dual)
                else:
                    add(ElementKind.PARENTHETICAL, index, line, dual=dual)
            else:
                if not any(said):
                    said = []
                    first = index
                said.append(line)
                last = index
            index += 1
        self._dialogue(said, first, last, dual)
        self.clear = False
        return index

    def _dialogue(self, said: list[str], first: int, last: int, dual: bool) -> None:
        while said and not said[-1]:
            said.pop()
        if said:
            text = "\n".join(said)
            self.collector.add(ElementKind.DIALOGUE, first, text, last=last, dual=dual)
