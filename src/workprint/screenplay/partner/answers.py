"""What came back, made into a screenplay: mended where it can be, refused where it cannot.

Models wrap their answers in fences and small talk, write `**IDA:** "Well."` for a cue and a
speech, forget blank lines, repeat what they were given, and go round in circles. All of that is
mended and told. An answer in another language, or without anything of a screenplay, is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workprint.film.reason import Phrase
from workprint.film.screenplay import ElementKind
from workprint.screenplay.chinese import chinese_heading
from workprint.screenplay.compose import Paragraph, compose
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.parser import parse
from workprint.screenplay.partner.tokens import words

FENCES = Phrase("fences or thinking taken out", "去掉了代码围栏或思考过程")
CHATTER = Phrase("small talk around it taken out", "去掉了前后的客套话")
MARKUP = Phrase("Markdown taken out", "去掉了 Markdown 标记")
CUES = Phrase("names and speeches written as cues", "人名与台词改成了规范格式")
ECHO = Phrase("what it was given, repeated, taken out", "去掉了对原文的重复")
CIRCLES = Phrase("lines that went round in circles cut", "去掉了反复循环的句子")
CUT = Phrase("a last sentence that broke off cut", "去掉了没写完的最后一句")

_THINK = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*```[^\n]*\n(.*?)(?:^[ \t]*```[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_SMALL_TALK = re.compile(
    r"^(?:sure|certainly|of course|okay|ok|absolutely|great|here(?:'s| is| are)|below is|note:"
    r"|i hope|let me know|feel free|this (?:scene|version|dialogue)|the scene (?:continues|ends)"
    r"|continu(?:e|ed|ation)|title:|以下是|好的|当然|没问题|希望|如果需要|如需|续写|这是|注：|下面是)"
    r"[^\n]*$",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(\*\*|__|`)|^\s*#{1,6}\s+|^\s*>\s?(?!.*<\s*$)", re.MULTILINE)
_COLON = re.compile(
    r"^[\-•*\s]*(?P<name>[^\W\d_][\w .'’·\-]{0,28}?)\s*(?P<aside>[(（][^()（）]{1,60}[)）])?\s*"
    r"[:：]\s*(?P<after>[(（][^()（）]{1,60}[)）])?\s*(?P<speech>\S.*)$"
)
_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}\s*[.)、:：]|[\-•*–—])\s*")
_QUOTES = "\"“”'‘’「」『』"
_HAN = re.compile("[\u3400-\u9fff]")


class Refused(ValueError):
    """An answer that cannot be used; the message says why, in a clause."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A usable answer as Fountain text, and what was mended in it."""

    text: str
    mended: tuple[Phrase, ...]


def passage(
    answer: str,
    language: str,
    names: Iterable[str] = (),
    given: str = "",
    *,
    one_line: bool = False,
    cut: bool = False,
) -> Passage:
    """The screenplay in an answer. Raises Refused with the reason when there is none.

    `names` are the people of the script, `given` the text the model was to go on from; with
    `one_line`, Chinese speeches come as `name：speech`. `cut` tells that the answer hit its limit.
    """
    lines, mended = cleaned(answer)
    if cut:
        lines, was = without_half(lines)
        mended += [CUT] * was
    check_language("\n".join(lines), language)
    known = {name.upper(): name for name in names}
    paragraphs, turned = _read(lines, known, language)
    mended += [CUES] * turned
    paragraphs, echoed = _without_echo(paragraphs, given)
    mended += [ECHO] * echoed
    paragraphs, circled = _without_circles(paragraphs)
    mended += [CIRCLES] * circled
    if not any(p.kind in (ElementKind.ACTION, ElementKind.DIALOGUE) for p in paragraphs):
        raise Refused("it holds no line of a scene")
    text = _one_line(paragraphs) if one_line and language == "zh" else compose((), paragraphs)
    if not any(e.kind is not ElementKind.TITLE_PAGE for e in parse(text).elements):
        raise Refused("it does not read as a screenplay")
    return Passage(text.strip("\n") + "\n", tuple(dict.fromkeys(mended)))


def listed(answer: str, language: str, most: int, original: str = "") -> tuple[str, ...]:
    """The different lines of an answer that should be a list. Raises Refused when there are none.

    Numbers, bullets, names before colons and quotes are taken off; the original is left out.
    """
    lines, _ = cleaned(answer)
    check_language("\n".join(lines), language)
    made: dict[str, None] = {}
    longest = max(120, 4 * len(original))
    numbered = [line for line in lines if _BULLET.match(line)]
    for line in numbered or lines:
        bare = _BULLET.sub("", line).strip()
        spoken = _COLON.match(bare)
        if spoken and len(spoken["name"].split()) <= 3:
            bare = spoken["speech"]
        bare = re.sub(r"^[(（][^()（）]*[)）]\s*", "", bare).strip(_QUOTES + " ")
        same = _same(bare) == _same(original)
        if len(words(bare)) and not same and len(bare) <= longest and not bare.endswith(":"):
            made.setdefault(bare, None)
    if not made:
        raise Refused("it holds no other line")
    return tuple(made)[:most]


def noted(answer: str, language: str, lines: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """Notes as `line: note`, for lines that exist; the others are left out. May be empty."""
    rows, _ = cleaned(answer)
    check_language("\n".join(rows), language)
    made = []
    for row in rows:
        found = re.match(
            r"^\D{0,12}(\d+)(?:\s*[-–—]\s*\d+)?\s*[:：.)、]\s*(.{8,400})$", row.strip()
        )
        if found and int(found[1]) in lines:
            made.append((int(found[1]), found[2].strip()))
    return tuple(dict.fromkeys(made))


def cleaned(answer: str) -> tuple[list[str], list[Phrase]]:
    """The lines of an answer without thinking, fences, small talk and Markdown."""
    mended: list[Phrase] = []
    text = answer.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = "".join(c for c in text if c in "\n\t" or c.isprintable())
    bare = _THINK.sub("", text)
    fenced = _FENCE.findall(bare)
    if fenced and sum(map(len, fenced)) * 4 > len(bare.strip()):
        bare = "\n\n".join(fenced)
    bare = re.sub(r"^[ \t]*```.*$", "", bare, flags=re.MULTILINE).replace("```", "")
    if bare != text:
        mended.append(FENCES)
    plain = _MARKDOWN.sub("", bare)
    if plain != bare:
        mended.append(MARKUP)
    lines = [line.rstrip() for line in plain.split("\n")]
    kept = [*lines]
    while kept and (not kept[0].strip() or _SMALL_TALK.match(kept[0].strip())):
        kept.pop(0)
    while kept and (not kept[-1].strip() or _SMALL_TALK.match(kept[-1].strip())):
        kept.pop()
    kept = [line for line in kept if not re.match(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$", line)]
    if [line for line in lines if line.strip()] != [line for line in kept if line.strip()]:
        mended.append(CHATTER)
    return kept, mended


def check_language(text: str, language: str) -> None:
    """Refused when a text is not in the script's language, or is no language at all."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        raise Refused("it holds no words")
    han = sum(bool(_HAN.match(c)) for c in letters)
    latin = sum(c.isascii() for c in letters)
    if language == "zh" and han < 0.5 * len(letters):
        raise Refused("it is not in Chinese")
    if language == "en" and latin < 0.7 * len(letters):
        raise Refused("it is not in English")


def _read(
    lines: Sequence[str], known: dict[str, str], language: str
) -> tuple[list[Paragraph], bool]:
    """Lines as paragraphs of a screenplay; True where names or speeches had to be recast."""
    made: list[Paragraph] = []
    turned = False
    waiting = False  # a cue was read and has nothing said yet
    speaking = False
    for n, raw in enumerate(lines):
        # Marks that force a kind are the writer's own; an answer is read by what it looks like.
        line = raw.strip().strip("*_").strip().lstrip("!@~>=#/[").strip()
        line = line.removesuffix("<").rstrip() if raw.lstrip().startswith(">") else line
        if not line:
            speaking = False
            continue
        if is_english_heading(line) or (language == "zh" and chinese_heading(line) is not None):
            made.append(Paragraph(ElementKind.SCENE_HEADING, line))
            waiting = speaking = False
        elif (spoken := _COLON.match(line)) and _is_name(spoken["name"], known, language):
            name = known.get(spoken["name"].upper().strip(), spoken["name"].strip())
            made.append(Paragraph(ElementKind.CHARACTER, name.upper() if _latin(name) else name))
            aside = spoken["aside"] or spoken["after"]
            if aside:
                made.append(Paragraph(ElementKind.PARENTHETICAL, f"({aside[1:-1]})"))
            made.append(Paragraph(ElementKind.DIALOGUE, spoken["speech"].strip(_QUOTES + " ")))
            turned = turned or language == "en"
            waiting, speaking = False, True
        elif (cue := _cue(line, known)) is not None and _says_next(lines, n):
            made.append(Paragraph(ElementKind.CHARACTER, cue))
            turned = turned or cue != raw.strip()
            waiting, speaking = True, True
        elif cue is not None and not any(rest.strip() for rest in lines[n + 1 :]):
            continue  # the answer ends with somebody who says nothing
        elif (waiting or speaking) and line[0] in "(（" and line[-1] in ")）":
            made.append(Paragraph(ElementKind.PARENTHETICAL, f"({line[1:-1]})"))
        elif waiting or (speaking and made and made[-1].kind is ElementKind.PARENTHETICAL):
            turned = turned or not speaking or line[0] in _QUOTES
            made.append(Paragraph(ElementKind.DIALOGUE, line.strip(_QUOTES)))
            waiting, speaking = False, True
        elif speaking and made[-1].kind is ElementKind.DIALOGUE:
            made[-1] = Paragraph(ElementKind.DIALOGUE, f"{made[-1].text} {line.strip(_QUOTES)}")
        else:
            made.append(Paragraph(ElementKind.ACTION, line))
    while made and made[-1].kind in (ElementKind.CHARACTER, ElementKind.PARENTHETICAL):
        made.pop()
    return made, turned


def _is_name(name: str, known: dict[str, str], language: str) -> bool:
    name = name.strip()
    if name.upper() in known:
        return True
    if language == "zh":
        return bool(_HAN.match(name)) and len(name) <= 4
    return name.isupper() or (name.istitle() and len(name.split()) <= 2)


def _cue(line: str, known: dict[str, str]) -> str | None:
    bare = line.rstrip(":：").removeprefix("@").strip()
    name, _, extension = bare.partition("(")
    upper = name.strip().upper()
    if upper in known:
        # The script's own spelling; extensions stay.
        extra = f" ({extension}" if extension else ""
        return (upper if _latin(upper) else known[upper]) + extra
    if bare.isupper() and len(bare.split()) <= 4 and not bare.endswith((".", "!", "?")):
        return bare
    return None


def _latin(text: str) -> bool:
    return not _HAN.search(text)


def _says_next(lines: Sequence[str], at: int) -> bool:
    """Whether something that may be speech follows, at most one blank line below."""
    following = [line for line in lines[at + 1 : at + 3] if line.strip()]
    return bool(following) and not is_english_heading(following[0].strip())


def without_half(lines: list[str]) -> tuple[list[str], bool]:
    """An answer that was cut, without its last sentence; True where there was one."""
    text = "\n".join(lines).rstrip()
    if not text or text[-1] in '.!?…。！？"”)）':
        return lines, False
    end = max(text.rfind(sign) for sign in ".!?…。！？\n")
    return (text[: end + 1].split("\n"), True) if end > 0 else (lines, False)


def _without_echo(paragraphs: list[Paragraph], given: str) -> tuple[list[Paragraph], bool]:
    """Without speeches and action that the model was given; cues left alone go with them."""
    old = {_same(line) for line in given.split("\n")} - {""}
    old |= {_same(line.split("：", 1)[-1]) for line in given.split("\n") if "：" in line}
    spoken = (ElementKind.DIALOGUE, ElementKind.ACTION, ElementKind.SCENE_HEADING)
    kept = [p for p in paragraphs if p.kind not in spoken or _same(p.text) not in old]
    return _whole(kept), len(kept) != len(paragraphs)


def _without_circles(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], bool]:
    """Each speech and paragraph once; of one that loops inside itself, the first time round."""
    seen: Counter[str] = Counter()
    kept = []
    changed = False
    for paragraph in paragraphs:
        if paragraph.kind in (ElementKind.DIALOGUE, ElementKind.ACTION):
            text = _unlooped(paragraph.text)
            changed = changed or text != paragraph.text
            paragraph = Paragraph(paragraph.kind, text)
            if len(words(text)) > 3:
                seen[_same(text)] += 1
                if seen[_same(text)] > 1:
                    changed = True
                    continue
        kept.append(paragraph)
    return _whole(kept), changed


def _unlooped(text: str) -> str:
    """A text up to where a sentence of it comes for the second time."""
    parts = re.findall(r"[^.!?。！？]*[.!?。！？]*\s*", text)
    seen: set[str] = set()
    for n, part in enumerate(parts):
        key = _same(part)
        if len(words(part)) > 3 and key in seen:
            return "".join(parts[:n]).rstrip()
        seen.add(key)
    return text


def _whole(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Without cues and parentheticals that nothing said follows."""
    kept: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        if paragraph.kind in (ElementKind.CHARACTER, ElementKind.PARENTHETICAL):
            rest = paragraphs[n + 1 :]
            after = next((p.kind for p in rest if p.kind is not ElementKind.PARENTHETICAL), None)
            if after is not ElementKind.DIALOGUE:
                continue
        kept.append(paragraph)
    return kept


def _one_line(paragraphs: Sequence[Paragraph]) -> str:
    """A Chinese scene with name and speech on one line."""
    lines: list[str] = []
    name = mood = ""
    for paragraph in paragraphs:
        if paragraph.kind is ElementKind.CHARACTER:
            name, mood = paragraph.text, ""
        elif paragraph.kind is ElementKind.PARENTHETICAL:
            mood = f"（{paragraph.text.strip('()（）')}）"
        elif paragraph.kind is ElementKind.DIALOGUE:
            lines += [f"{name}{mood}：{' '.join(paragraph.text.split())}", ""]
            mood = ""
        else:
            lines += [paragraph.text, ""]
    return "\n".join(lines)


def _same(text: str) -> str:
    """A text for comparison: its words alone."""
    return " ".join(w.text for w in words(text))
