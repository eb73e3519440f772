"""The subjects of Chinese clauses: what stands at the head of each, between two commas."""

from __future__ import annotations

import re
from functools import lru_cache

from workprint.editing.described import looks
from workprint.editing.doing import found_acts
from workprint.editing.subjects import About, Clause, Naming
from workprint.editing.words import scene_words, words

_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_JOINED = re.compile(r"(?:和|与|跟|、|，|同)+")
_CUT = re.compile(r"[，,；;]|——")


def chinese_clauses(found: Naming) -> tuple[Clause, ...]:
    """The clauses of a Chinese sentence. One without a subject of its own joins the last."""
    text = _BRACKETS.sub(lambda m: "〇" * len(m[0]), found.text)
    found = Naming(text, found.people)
    made: list[Clause] = []
    start = 0
    for end in [*(m.end() for m in _CUT.finditer(text)), len(text)]:
        if end <= start:
            continue
        about, named = _subject(found, start, end, bool(made))
        owner = next((n for n in found.within(start, end) if n[2] in named), None)
        part = owner is not None and text[owner[1] :].startswith("的")
        if made and about in (About.SAME, About.PART, About.SCRAP):
            last = made[-1]
            made[-1] = Clause(last.start, end, last.about, last.named, last.part)
        elif made and made[-1].about is About.SCRAP:
            # "床边，老周坐着": the place belongs to what happens there.
            made[-1] = Clause(made[-1].start, end, about, named, part)
        else:
            made.append(Clause(start, end, about, named, part))
        start = end
    return tuple(made)


def _subject(found: Naming, start: int, end: int, later: bool) -> tuple[About, tuple[str, ...]]:
    """What the clause is about; `later` tells that another one stands before it."""
    text, table = found.text, scene_words("zh")
    begin = start + _adverbs(text[start:end])
    lists = words("zh")
    names = found.within(start, end)
    first = names[0] if names else None
    if first and _at_the_head(text[begin : first[0]]):
        after = text[first[1] : end]
        if not after.startswith("的") or _body(after[1:]):
            return About.NAMED, _joined(found, first)
        if later or len(names) < 2 or not _at_the_head(text[begin : names[1][0]]):
            return About.THING, ()
        return About.NAMED, _joined(found, names[1])
    standing = re.match(
        rf"[^他她]{{0,14}}?{table['existential']}[了着]?(?:一个|位)?", text[begin:end]
    )
    if first and standing and begin + standing.end() == first[0]:
        return About.NAMED, _joined(found, first)
    if lists.plural.match(text, begin):
        return About.THEY, ()
    pronoun = re.match("[他她]", text[begin:end])
    if pronoun:
        rest = text[begin + 1 : end]
        if rest.startswith("的") and not _body(rest[1:]):
            return About.THING, ()
        return (About.HE if pronoun[0] == "他" else About.SHE), ()
    if _body(text[begin:end]):
        return About.PART, ()
    if first and text[first[0] - 1] in table["place_ends"]:
        return About.NAMED, _joined(found, first)
    if re.match(table["things"], text[begin:end]):
        return (About.THING if _act_starts(text[begin:end]) or later else About.SCRAP), ()
    if 0 in _act_starts(text[begin:end]) or text[begin:end].startswith(
        tuple(table["verb_starts"])
    ):
        return About.SAME, ()
    if later:
        return About.SAME, ()
    if not _act_starts(text[begin:end]):
        return About.SCRAP, ()
    return About.THING, ()


def _adverbs(text: str) -> int:
    """How many characters of adverbs stand at the head: "这时", "慢慢地"."""
    several = "|".join(sorted(scene_words("zh")["adverbs"], key=len, reverse=True))
    match = re.match(
        rf"(?:\s|〇|[“”△]|{several}|([慢缓轻静默悄偷渐呆紧久远匆狠深淡微牢死连稳])\1地?"
        r"|(?!.{0,3}的)[\u3400-\u9fff]{2,4}地(?![上下面方板]))*",
        text,
    )
    return match.end() if match else 0


def _at_the_head(before: str) -> bool:
    """Whether what stands before a name only describes it: "年轻的", "女儿", nothing."""
    if not before:
        return True
    roles = [r for side in ("male", "female") for r in looks("zh")[side]["roles"]]
    whose = re.sub(r"^[他她]的?", "", before)
    return len(before) <= 8 and (
        (
            before.endswith("的")
            and not _act_starts(before)
            and not re.search("[上里中外]的$", before)
        )
        or whose in roles
    )


def _joined(found: Naming, first: tuple[int, int, str]) -> tuple[str, ...]:
    subjects, last = [first[2]], first
    for name in found.people:
        if name[0] < last[1]:
            continue
        between = found.text[last[1] : name[0]].replace("〇", "")
        if not _JOINED.fullmatch(between):
            break
        after = found.text[name[1] :]
        if after.startswith("的") and not _body(after[1:]):
            break
        if "，" in between and not re.match("[和与跟、，同]|一起|都|〇", after):
            break
        subjects.append(name[2])
        last = name
    return tuple(dict.fromkeys(subjects))


def _body(text: str) -> bool:
    several = sorted(scene_words("zh")["body"], key=len, reverse=True)
    return bool(re.match(rf"(?:{'|'.join(several)})(?![机表册下续套工里上]|术)", text))


@lru_cache(maxsize=4096)
def _act_starts(text: str) -> frozenset[int]:
    return frozenset(start for _, start, _ in found_acts(text, "zh"))
