"""Chinese speech: `角色（情绪）：台词` on one line, and names on a line of their own.

Both look like other things: `时间：夜` is metadata, `他看了一眼电子屏：00:02。` is action.
The rules are in `SpeechRules.read`; what they need to know of the whole text (who speaks, how
often) is gathered once, in time linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from workprint.screenplay.times import is_chinese_time
from workprint.screenplay.words import METADATA

_NAME = r"[\w·•．&＆#＃/／、 ]{1,16}?"
_GAP = r"[ \t　]*"
_VOICE = rf"(?P<voice>{_GAP}(?:O\.?S|V\.?O)\.?)?"
_MOOD = r"[（(][^（）()\n]{1,40}[）)]"
_LINE = re.compile(
    rf"(?P<name>{_NAME}){_VOICE}{_GAP}(?P<mood>(?:{_MOOD}{_GAP})*)[：:]"
    rf"{_GAP}(?P<after>{_MOOD}(?={_GAP}\S))?{_GAP}(?P<speech>\S.*)\Z",
    re.DOTALL,
)
_COUNT = re.compile(rf"^{_GAP}([\w·•．]{{1,12}}+){_GAP}(?:{_MOOD})?[：:]{_GAP}\S", re.MULTILINE)
_FORCED = re.compile(
    r"^[ \t　]*@([^\s(（^@][^(（^\n\r]{0,15}?)[ \t]*(?:[(（^]|\r?$)", re.MULTILINE
)
_CAST = re.compile(r"(?:人物|角色|出场人物)[：:][ \t　]*([^\n\r]{1,200})")
_ALONE = re.compile(
    r"(?:\A|(?>\r\n|\r|\n)[ \t　]*(?>\r\n|\r|\n))[ \t　]*([\u3400-\u9fff·]{2,6})[ \t　]*"
    r"(?>\r\n|\r|\n)[ \t　]*(?=[^\s@.△▲#=>!])"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOCK = re.compile(r"[\d０-９]{1,2}[:：][\d０-９]{2}(?:[:：][\d０-９]{2})?[。.]?\Z")
_EXTENSION = re.compile(r"画外音?|旁白|内心独白|独白|画外|电话[里中]?|广播|[OV]\.?[SO]\.?\Z", re.I)

_PRONOUNS = "他她它我你您咱这那此其谁每"
_VERBS = "说道问喊叫写着答念骂想看听见读"
_PROSE = re.compile("[了着的把被在是过地得]|说道|[上里面]写")


class OneLine(NamedTuple):
    """Columns of a one-line speech: name [0, name), mood, and speech to the end."""

    name: str
    extensions: tuple[str, ...]
    name_end: int
    mood: tuple[int, int] | None
    speech: int


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """Who speaks in a Chinese screenplay, as far as the whole text tells."""

    known: frozenset[str]
    repeated: frozenset[str]

    def read(self, line: str) -> OneLine | None:
        """The one-line speech that `line` (trimmed) is, or None.

        The name is known from elsewhere, or it is short and free of pronouns, verbs and particles,
        or it comes with a mood in brackets or again in the text; never a clock time or metadata.
        """
        if "：" not in line[:64] and ":" not in line[:64]:
            return None
        match = _LINE.match(line)
        if match is None:
            return None
        name = match["name"].strip()
        if not name or not self._is_name(name, bool(match["mood"] or match["after"])):
            return None
        if name not in self.known and _CLOCK.match(match["speech"]):
            return None
        voice = match["voice"]
        moods = [part for part in re.split(r"[（()）]", match["mood"]) if part.strip()]
        extensions: tuple[str, ...] = ()
        mood: tuple[int, int] | None = None
        name_end = match.start("name") + len(match["name"].rstrip())
        if moods and all(_EXTENSION.match(part.strip()) for part in moods):
            extensions = tuple(part.strip() for part in moods)
            name_end = match.start("mood") + len(match["mood"].rstrip())
        elif moods:
            mood = (match.start("mood"), match.start("mood") + len(match["mood"].rstrip()))
        elif match["after"]:
            mood = match.span("after")
        if voice:
            extensions = (voice.strip(), *extensions)
            name_end = max(name_end, match.end("voice"))
        return OneLine(name, extensions, name_end, mood, match.start("speech"))

    def _is_name(self, name: str, has_mood: bool) -> bool:
        if name in METADATA or is_chinese_time(name) or not _HAN.search(name):
            # A Latin name in a Chinese text: "Tom：你好", never a clock or a number.
            return name in self.known or (
                name not in METADATA
                and not _HAN.search(name)
                and any(char.isalpha() for char in name)
                and (has_mood or name in self.repeated or " " not in name)
            )
        if name in self.known:
            return True
        if len(name) == 1 and name in self.repeated:
            return True
        if name[0] in _PRONOUNS or name[-1] in _VERBS or len(name) > 12:
            return False
        if has_mood or name in self.repeated:
            return True
        return len(name) <= 6 and not _PROSE.search(name)

    def is_cue(self, line: str) -> bool:
        """Whether `line` is the name of one who speaks elsewhere, with or without brackets."""
        if len(line) > 30:
            return False
        name = re.split(r"[（(]", line, maxsplit=1)[0].strip()
        return name in self.known and (len(name) == len(line) or line[-1] in ")）^")


def speech_rules(text: str) -> SpeechRules:
    """The names that speak in `text`: forced cues, cast lists, and lines that repeat."""
    counts = Counter(_COUNT.findall(text))
    known = {name.strip() for name in _FORCED.findall(text)}
    for listed in _CAST.findall(text):
        known.update(part.strip() for part in re.split(r"[、，,/\s　]+", listed) if part.strip())
    alone = Counter(_ALONE.findall(text))
    known.update(
        name
        for name, count in alone.items()
        if count > 1 and not _PROSE.search(name) and name[0] not in _PRONOUNS
    )
    known = {
        name
        for name in known
        if len(name) <= 16 and name not in METADATA and not is_chinese_time(name)
    }
    repeated = frozenset(name for name, count in counts.items() if count > 1)
    spoken = {
        name
        for name in repeated
        if name not in METADATA
        and len(name) <= 4
        and not _PROSE.search(name)
        and name[0] not in _PRONOUNS
        and name[-1] not in _VERBS
        and not is_chinese_time(name)
        and _HAN.search(name)
    }
    return SpeechRules(frozenset(known | spoken), repeated)
