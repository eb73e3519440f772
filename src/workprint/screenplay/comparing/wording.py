"""What a comparison says, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.drafts import DraftScene, Fate, HeadingChange, Renaming
from workprint.film.reason import Language, Phrase
from workprint.screenplay.comparing.sharing import Shared

_PARTS = {
    "int_ext": Phrase("interior or exterior", "内外景"),
    "location": Phrase("location", "地点"),
    "time": Phrase("time", "时间"),
}
FATES: dict[Fate, Phrase] = {
    "same": Phrase("the same", "未变"),
    "changed": Phrase("changed", "修改"),
    "split": Phrase("split", "拆分"),
    "merged": Phrase("merged", "合并"),
    "added": Phrase("added", "新增"),
    "cut": Phrase("cut", "删去"),
}
MOVED = Phrase("moved", "移位")
WORDS_ZH = {"en": "词", "zh": "字"}
"""What the words of a draft are called in Chinese: Chinese is counted in characters."""
LANGUAGES = {"en": Phrase("English", "英文"), "zh": Phrase("Chinese", "中文")}


def counted(count: int, noun: str) -> str:
    """A number with its noun: 1 line, 2 lines."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def name_of(scene: DraftScene) -> str:
    """A scene's number as printed, or its id."""
    return scene.number or scene.id


def fate_told(
    fate: Fate,
    before: Sequence[DraftScene],
    after: Sequence[DraftScene],
    kept: float,
    found: Shared,
    languages: tuple[Language, Language],
) -> Phrase:
    """What became of scenes, and how much of their words; `languages` are those of A and B."""
    taken_zh, added_zh = (WORDS_ZH[language] for language in languages)
    en = f"{kept:.0%} of the words kept, {found.added} added, {found.taken} taken out"
    zh = f"保留{kept:.0%}的文字，新增{found.added}{added_zh}，删去{found.taken}{taken_zh}"
    if found.reordered:
        en, zh = f"{en}, lines in another order", f"{zh}，行文次序有变"
    ours, theirs = ", ".join(map(name_of, before)), ", ".join(map(name_of, after))
    ours_zh, theirs_zh = "、".join(map(name_of, before)), "、".join(map(name_of, after))
    told: dict[Fate, Phrase] = {
        "same": Phrase("the same words", "文字相同"),
        "changed": Phrase(en, zh),
        "split": Phrase(f"its lines stand in {theirs} now: {en}", f"内容分到{theirs_zh}：{zh}"),
        "merged": Phrase(f"holds the lines of {ours}: {en}", f"合并了{ours_zh}的内容：{zh}"),
        "added": Phrase(
            f"no scene of draft A has its lines: {counted(found.added, 'word')}",
            f"甲稿中没有这场戏：{found.added}{added_zh}",
        ),
        "cut": Phrase(
            f"no scene of draft B has its lines: {counted(found.taken, 'word')}",
            f"乙稿中没有这场戏：{found.taken}{taken_zh}",
        ),
    }
    return told[fate]


def moved_told(followed: DraftScene | None, follows: DraftScene | None) -> Phrase:
    """Which scene of A it followed, and which one of B it follows."""
    old = f"after {name_of(followed)} in draft A" if followed else "first in draft A"
    new = f"after {name_of(follows)} in draft B" if follows else "first in draft B"
    old_zh = f"甲稿中在{name_of(followed)}之后" if followed else "甲稿中为第一场"
    new_zh = f"乙稿中在{name_of(follows)}之后" if follows else "乙稿中为第一场"
    return Phrase(f"stood {old}, stands {new}", f"{old_zh}，{new_zh}")


def heading_told(change: HeadingChange) -> Phrase:
    """A part of the heading that reads otherwise."""
    part = _PARTS[change.part]
    en = f"{part.en}: {change.before or 'none'} -> {change.after or 'none'}"
    return Phrase(en, f"{part.zh}：{change.before or '无'} → {change.after or '无'}")


def respoken_told(lines: int) -> Phrase:
    """Lines that changed their speaker."""
    verb = "is" if lines == 1 else "are"
    en = f"{counted(lines, 'line')} {verb} spoken by somebody else"
    return Phrase(en, f"{lines}句台词换人说")


def cue_told(
    kind: Renaming, before: Sequence[str], after: Sequence[str], lines: int, of: int
) -> Phrase:
    """What became of the lines of a name, or of two."""
    old, new = " and ".join(before), " and ".join(after)
    old_zh, new_zh = "、".join(before), "、".join(after)
    en, zh = f"{lines} of {counted(of, 'line')} found again", f"找到的{of}句台词中有{lines}句"
    told: dict[Renaming, Phrase] = {
        "renamed": Phrase(f"{old} is {new} now: {en}", f"{old_zh}改名为{new_zh}：{zh}"),
        "partly": Phrase(
            f"{old} is {new} in part: {en}; {old} still speaks",
            f"{old_zh}部分改为{new_zh}：{zh}；{old_zh}仍有台词",
        ),
        "merged": Phrase(f"{old} are one, {new}: {en}", f"{old_zh}合为{new_zh}：{zh}"),
        "split": Phrase(f"{old} is divided into {new}: {en}", f"{old_zh}分为{new_zh}：{zh}"),
        "given": Phrase(
            f"lines of {old} are {new}'s now: {en}", f"{old_zh}的台词给了{new_zh}：{zh}"
        ),
    }
    return told[kind]


def location_told(before: str, after: str, whole: bool, scenes: int, of: int) -> Phrase:
    """A place with another name."""
    en = "the whole set, " if whole else ""
    zh = "整个场景，" if whole else ""
    return Phrase(
        f"{before} is {after} now: {en}{scenes} of {counted(of, 'scene')}",
        f"{before}改为{after}：{zh}{of}场中的{scenes}场",
    )


def no_scenes_told(draft: str) -> Phrase:
    """A draft without scenes."""
    zh = "甲" if draft == "A" else "乙"
    return Phrase(
        f"Draft {draft} has no scenes; headings look like INT. KITCHEN - DAY.",
        f"{zh}稿没有场次；场景标题应如：1. 内景 厨房 日。",
    )


def languages_told(a: str, b: str) -> Phrase:
    """Drafts in two languages."""
    one, other = LANGUAGES[a], LANGUAGES[b]
    return Phrase(
        f"Draft A is in {one.en}, draft B in {other.en}: scenes are known by their words, so a "
        "translated scene counts as cut and added.",
        f"甲稿为{one.zh}，乙稿为{other.zh}：场次按文字比对，翻译过的场次算作删去与新增。",
    )
