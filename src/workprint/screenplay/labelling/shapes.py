"""The shape of one line, whatever stands around it: the rules of the trade, as numbers.

Each rule that a parser would decide by (a slug line's prefix, capitals, brackets, a colon after a
name, what a line ends in, who it talks of) is one number here, and the trained model weighs them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from struct import Struct

from workprint.screenplay.chinese import chinese_heading
from workprint.screenplay.chinese_speech import SpeechRules
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.labelling.typed import width_of
from workprint.screenplay.marks import is_chinese_transition
from workprint.screenplay.times import is_chinese_time, is_time
from workprint.screenplay.words import METADATA, words

_NUMBERED = re.compile(r"\(?([A-Z]?\d{1,4}[A-Z]{0,2})[.):]?\s+(?=\S)")
_NUMBER_AFTER = re.compile(r"\s+\(?([A-Z]?\d{1,4}[A-Z]{0,2})[.)]?\s*\*?\Z")
_SIDE = re.compile(r"(?:\A|[^A-Za-z])(?:INT|EXT|I/E|INTERIOR|EXTERIOR)(?![A-Za-z])")
_EXTENSION = re.compile(
    r"[(（]\s*(?:V\.?\s?O\.?|O\.?\s?[SC]\.?|OFF|CONT(?:['’]?D|INUED|INUING)?\.?|VOICE ?OVER|"
    r"OFF[ -]?SCREEN|ON (?:PHONE|TV|RADIO|SCREEN)|FILTERED|PRE-?LAP|INTO PHONE|SUBTITLED?|"
    r"画外音?|旁白|内心独白|独白|电话[里中]?|广播|[OV]\.?[SO]\.?)",
    re.IGNORECASE,
)
_TRANSITION = re.compile(
    r"(?:[A-Z'’ -]{0,24}(?:CUT|DISSOLVE|FADE|WIPE|SMASH|MATCH|IRIS|JUMP|FLASH|BLEND|RIPPLE|BACK)"
    r"[A-Z'’ -]{0,24}(?:TO|IN|OUT|WITH|BLACK|WHITE|ON|INTO|FROM|UP)[A-Z' ]{0,14}[:.]?|"
    r"THE END\.?|END CREDITS\.?|INTERCUT[A-Z '’/-]{0,30}[:.]?)\Z"
)
_CARRIED = re.compile(
    r"[(（\[]?\s*(?:MORE|CONTINUED|CONT['’]?D?|CONTINUING|续|下接|上接|未完)\.?:?\s*[)）\]]?\s*:?"
    r"(?:\s*\(\d+\))?\Z",
    re.IGNORECASE,
)
_CARRIED_NUMBER = re.compile(r"\d+[A-Z]?\s+CONTINUED:?(?:\s*\(\d+\))?(?:\s+\d+[A-Z]?)?\Z")
_FOLIO = re.compile(
    r"(?:[-–—~·•\s]*(?:PAGE|Page|page|P\.|p\.|第)?\s*\d{1,4}[A-Z]?\s*(?:页|頁)?"
    r"(?:\s*(?:of|OF|/)\s*\d{1,4})?[-–—~·•.\s]*|[ivxl]{1,6}\.?)\Z"
)
_RUNNING = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:REV|DRAFT|Rev|Draft)\b|\s{3,}\d{1,4}\.?\Z|修订稿|第.稿)"
)
_DIGIT = re.compile(r"\d")
_CREDIT = re.compile(
    r"(?:written|screenplay|story|directed|adapted|based|teleplay|created|by\b|draft|copyright|©|"
    r"an? original|编剧|导演|作者|原著|改编|联系|版权|初稿|第.稿|剧本\Z)",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"[A-Za-z]['’](?:m|re|ve|ll|d|t|s)\b|n['’]t\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z'’]*")
_SMALL = re.compile("[a-zß-ÿ]")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ0-9][\w .'’&/#-]{0,30}\s*(?:\([^)]*\)\s*)?:\s*\S")
_BARE = re.compile(r"[0-9０-９一二三四五六七八九十]{1,4}\s*[、.．，:：]\s*[^\W\d_]")
_SCENE_MARK = re.compile(
    r"[【\[（(]?第.{1,8}[场場]|[【\[]?[场場][次景]?\s*[:：]?\s*[\d一二三四五六七八九十]"
)
_HAN_END = "。！？!?…"
_FIRST = words("i i'm i've i'll i'd me my mine we we're we've we'll us our let's")
_SECOND = words("you you're you've you'll you'd your yours thou thee thy thine ye")
_THIRD = words("he she it they his her him their them its he's she's it's they're")
_ARTICLES = words("a an the another some two three several both each one")
_WHERE = words(
    "in on at from behind inside outside across above below beyond through over under around "
    "near beside between down up as then suddenly meanwhile"
)
_CALLS = words(
    "no yes yeah yep nope oh ah hey hi hello well okay ok so but and what why who how when where "
    "please sorry thanks thank god jesus come get go don't stop wait look listen maybe because "
    "just is are do does did can can't will would could should"
)
_CARRIED_FIRST = frozenset("([（mMcC续下上未")
_CREDIT_FIRST = frozenset("wsdatcbo©编导作原改联版初第剧")
_MODAL = "吗呢吧啊呀嘛啦哦喔哎嗯"
_CUTS = ("切至", "切到", "叠化", "淡入", "淡出", "化入", "切回", "黑场", "闪回", "完")

NAMES = (
    "upper has_lower starts_lower titled heading numbered number_both side time_end dashed cue "
    "extension opens closes whole_bracket half_bracket transition carried folio running credit "
    "end_stop end_ask end_call end_dots end_colon end_comma end_dash end_bracket end_quote "
    "end_letter end_digit start_quote start_dash start_digit start_mark start_square "
    "width wide long w1 w2 w3 w6 w7 first second third starts_third starts_article starts_where "
    "starts_call contracted verb_s verb_ing capital_words quotes_inside commas we_see "
    "zh zh_heading zh_mark zh_bare zh_plain_bare zh_time zh_colon zh_short zh_prose zh_modal "
    "zh_first zh_third zh_transition zh_meta latin_colon zh_first_starts zh_third_starts"
).split()
"""What the numbers of `shape` mean, in order."""

_FLOATS = Struct(f"{len(NAMES)}f")
_SEE = tuple([verb] for verb in ("see", "hear", "follow", "move", "hold", "push"))
_NOBODY = SpeechRules(frozenset(), frozenset())


def _may_run(text: str, lower: str) -> bool:
    """Whether what a running head is told by may be in a line: most lines end here, and fast."""
    return _DIGIT.search(text) is not None or "rev" in lower or "draft" in lower or "稿" in text


@lru_cache(maxsize=16384)
def row(text: str) -> bytes:
    """The shape of a trimmed line as 32-bit floats, one after the other."""
    return _FLOATS.pack(*shape(text))


def shape(text: str) -> tuple[float, ...]:
    """The shape of a trimmed line: one number for each of `NAMES`, 0 to about 1."""
    ascii_only = text.isascii()
    width = len(text) if ascii_only else width_of(text)
    upper = text.isupper()
    first, last = text[0], text[-1]
    numbered = both = False
    slug = text
    if first.isdigit() or first == "(" or text[1:2].isdigit():
        match = _NUMBERED.match(text)
        if match is not None:
            numbered = True
            slug = text[match.end() :]
            after = _NUMBER_AFTER.search(slug)
            both = after is not None and after.group(1) == match.group(1)
            if both and after is not None:
                slug = slug[: after.start()]
    heading = is_english_heading(slug) if slug else False
    side = heading or (("INT" in text or "EXT" in text or "I/E" in text) and _SIDE.search(text))
    time_end = False
    dashed = " - " in text or "–" in text or "—" in text or "--" in text
    if dashed and width < 100:
        tail = re.split(r"[-–—]+", slug)[-1].strip(" .")
        time_end = bool(tail) and is_time(tail)
    name = text
    extension = False
    if last in ")）^":
        cut = max(text.rfind("("), text.rfind("（"))
        name = text[:cut].rstrip() if cut > 0 else ""
        extension = _EXTENSION.search(text) is not None
    cue = (
        0 < len(name) <= 38
        and (upper or name.isupper())
        and name[0] not in "\"'“‘(（[*"
        and name[-1] not in ".:!?,;-"
    )
    opens, closes = first in "(（", last in ")）"
    half = text.count("(") != text.count(")") or (
        not ascii_only and text.count("（") != text.count("）")
    )
    lower = text.lower()
    parts = _WORD.findall(lower)
    count = text.count(" ") + 1 if ascii_only else max(len(parts), 1)
    head = parts[0] if parts else ""
    verb_s = any(len(w) > 3 and w[-1] == "s" and w[-2] not in "s'’u" for w in parts[1:4])
    capitals = 0 if upper or not ascii_only else len(_CAPITALS.findall(text))
    end = text.rstrip("\"”’'*_") or text
    tip = end[-1]
    dots = end.endswith(("...", "…"))
    return (
        upper,
        not upper and _SMALL.search(text) is not None,
        first.islower(),
        not upper and width < 40 and text.istitle(),
        heading,
        numbered,
        both,
        bool(side),
        time_end,
        dashed,
        cue,
        extension,
        opens,
        closes,
        opens and closes,
        half,
        upper and width < 60 and _TRANSITION.match(text) is not None,
        width < 40
        and (
            (first in _CARRIED_FIRST and _CARRIED.match(text) is not None)
            or (first.isdigit() and _CARRIED_NUMBER.match(text) is not None)
        ),
        width < 24 and _FOLIO.match(text) is not None,
        width < 90 and _may_run(text, lower) and _RUNNING.search(text) is not None,
        width < 60 and lower[0] in _CREDIT_FIRST and _CREDIT.match(text) is not None,
        not dots and tip in ".。",
        tip in "?？",
        tip in "!！",
        dots,
        tip in ":：",
        tip in ",，、;；",
        tip in "-–—",
        tip in ")）]】",
        last in "\"”’'",
        tip.isalpha(),
        tip.isdigit(),
        first in "\"“'‘「『",
        first in "-–—",
        first.isdigit(),
        first in "△▲",
        first in "[【",
        min(width, 120) / 60,
        width > 62,
        width > 38,
        count == 1,
        count == 2,
        count == 3,
        3 < count < 7,
        count > 12,
        min(len(_FIRST.intersection(parts)), 2) / 2,
        min(len(_SECOND.intersection(parts)), 2) / 2,
        min(len(_THIRD.intersection(parts)), 2) / 2,
        head in _THIRD,
        head in _ARTICLES,
        head in _WHERE,
        head in _CALLS,
        ("'" in text or "’" in text) and _CONTRACTED.search(text) is not None,
        verb_s,
        "ing" in lower and any(len(w) > 5 and w[-3:] == "ing" for w in parts),
        min(capitals, 3) / 3,
        '"' in text or "“" in text,
        min(text.count(",") + text.count("，"), 3) / 3,
        head == "we" and parts[1:2] in _SEE,
        *(_NO_CHINESE if ascii_only else _chinese(text, width)),
        ascii_only and ":" in text and _LATIN_NAME.match(text) is not None,
        0.0 if ascii_only else text.lstrip('（(“"')[:1] in _SELVES,
        0.0 if ascii_only else first in "他她它众两",
    )


_SELVES = frozenset("我你您咱俺")
_NO_CHINESE = (0.0,) * 14


def _chinese(text: str, width: int) -> tuple[float, ...]:
    bare = _BARE.match(text) is not None
    parts = re.split(r"[\s　,，、·|/:：;；—-]+", text)[-3:] if width < 60 else []
    return (
        True,
        width < 170 and chinese_heading(text) is not None,
        _SCENE_MARK.match(text) is not None,
        bare,
        bare and width < 30 and text[-1] not in _HAN_END,
        any(is_chinese_time(part.strip("。（）()")) for part in parts),
        _NOBODY.read(text) is not None,
        width <= 12 and not any(sign in text for sign in "，。！？：；、…"),
        any(sign in text for sign in "了着的把被在地得"),
        len(text) > 1 and text.rstrip("。！？!?…”")[-1:] in _MODAL,
        any(sign in text for sign in "我你您咱"),
        any(sign in text for sign in "他她它"),
        is_chinese_transition(text) or (width < 24 and any(w in text for w in _CUTS)),
        re.split("[：:]", text[:12], maxsplit=1)[0] in METADATA,
    )
