"""Whether a word that may name a thing does so here: judged by the words around it.

English only has the order of its words to tell a noun from a verb ("her watch", "watch her") and
a thing from its material ("a glass", "window glass"); Chinese the characters beside a word. Where
it cannot be told, the answer is no: a thing that is not drawn is missed less than a wrong one.
"""

from __future__ import annotations

import re

TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+|[^\sA-Za-z\d]")

_DETERMINERS = frozenset(
    "a an the his her its their my your our this that these those some any no one two three four "
    "five six several many another each every which whose both all".split()
)
_BEFORE_VERB = frozenset(
    "to will would can could shall should may might must do does did don't doesn't didn't won't "
    "can't couldn't wouldn't i you we they he she who not never let's".split()
)
_OBJECTS = frozenset("me you him her it us them himself herself itself themselves".split())
_BARE_AFTER = frozenset(
    "with of holding holds hold carrying carries carry reading reads clutching clutches "
    "buys sells selling from".split()
)
_PARTICLES = frozenset("up out off over back in".split())
_PLURALS = frozenset("men women children people police kids".split())
_MAY_BE_VERB = frozenset(
    "ring watch book box map tape rose note paper chart plate dish tool picture bike journal "
    "photograph package bag bottle torch knife axe phone telephone cash ticket document bowl "
    "glass clock cup purse radio gun flower coin key mobile monitor mug pen pencil parcel crate "
    "rope camera blade cake".split()
)
"""Words that are as often a verb, a name, a material: they need a sign that they are a thing."""
_NAMES = frozenset("rose bill penny bible".split())

_HEADS = frozenset(
    "door doors window windows shop store stall stand market case cabinet office counter desk "
    "machine number call booth box screen post pole shelf shelves cupboard house room hall "
    "tower factory maker seller keeper holder pot pots bed garden bush tree trees pie cake "
    "juice frame lid cap neck opener cover jacket club worm worms end ends mark marker bag "
    "strap handle bill book books charger card cards chain ring fob hole board cord line "
    "network signal company industry business dealer crew operator man woman boy girl lady "
    "player clip barrel fire fight shot shots wound wounds point block blade edge shade shades "
    "light stick wax smoke butt ash tray lighter belt purse measure recorder deck ladder bridge "
    "trick pocket brim band rack host show station broadcast waves silence album studio lens "
    "flash bean beans table cup break grounds grinder kitchen bowl ladle spoon stock noodle "
    "plate wall panel panels roof shelter pane panes eye eyes slipper bottle bottles jar jars "
    "paper weight mill towel towels round route article report clipping ad ads launch launderer "
    "laundering order transfer problem problems collection collector inspector barrier gate "
    "sales witness evidence moment moments figure role word part question stage finger fingers "
    "tone tones bearer master mistress leader road string strings solo lesson lessons murderer "
    "list lists drum head closet core orchard sauce crust crumb crumbs knife bin work bench kit "
    "set chest shed dog guard guards".split()
)
"""After one of the kit's words: what the two name is another thing ("letter box")."""
_COLOURS = frozenset("green blue red pink brown black white grey gray yellow gold".split())
_OTHER_THING = {
    "glass": "window plate stained broken shattered looking magnifying hour safety frosted tinted "
    "bulletproof opera wired cracked pane",
    "bag": "plastic paper shopping tea sleeping body punching garbage trash bin rubbish golf mail "
    "air sand bean carrier grocery ziplock freezer diaper ice vacuum goodie bin-liner evidence "
    "polythene",
    "box": "letter post phone telephone music ballot fuse signal witness gear window press call "
    "voice tool black penalty",
    "bottle": "gas baby spray pill medicine perfume ink water hot-water milk plastic feeding "
    "oxygen",
    "key": "piano arrow space minor major low shift return escape",
    "ring": "boxing bull key circus smoke drug ear nose onion phone telephone bell bells doorbell "
    "alarm mobile",
    "plate": "number licence license name hot armour armor steel metal fashion",
    "note": "musical high low bank bass grace",
    "letter": "capital block dead neon painted red french",
    "camera": "security surveillance video film movie tv cctv web speed body dash to off on",
    "paper": "wall tissue toilet wrapping rice sand brown wax",
    "lamp": "street head sun fog wall floor standing heat lava",
    "tape": "duct sticky scotch masking adhesive police measuring red ticker",
    "torch": "welding blow olympic flaming burning",
    "bike": "motor dirt exercise quad",
    "picture": "motion moving big whole",
    "watch": "night neighbourhood neighborhood first dog",
    "book": "comic",
    "dish": "satellite petri radar",
    "axe": "battle",
    "clock": "body biological",
    "phone": "ear head",
    "bowl": "toilet",
    "rope": "jump skipping",
    "map": "mind",
    "hat": "hard",
    "candle": "roman",
    "gun": "machine nail glue staple radar top water spray",
    "cup": "world suction egg",
}  # fmt: skip
"""Before one of the kit's words: what makes another thing of it."""
_SAYINGS = re.compile(
    r"\bkeys? to (?:success|happiness|life|everything|it all|understanding|survival|victory"
    r"|winning|freedom|your heart|his heart|her heart|the heart|\w+ing)\b"
    r"|\bthe key is (?:to|that)\b|\b(?:cup of tea|by the book|in the bag|in the picture"
    r"|around the clock|against the clock|letter of the law|on that note|take note|takes note"
    r"|note of|plenty of cash|bucket list|off the hook|gets? the picture)\b"
    r"|\brings? of (?!keys)"
    r"|\bcamera (?:pans|moves|follows|tracks|pulls|pushes|finds|holds|stays|tilts|cranes|drifts"
    r"|circles|lingers|reveals|dollies|rises)\b"
    r"|\b(?:through|behind|against|onto|across|on|at) (?:the )?(?:\w+ )?glass\b"
    r"|\bglass of the\b|\b(?:shards?|panes?|sheets?|pieces?|slivers?|splinters?|wall) of glass\b"
    r"|\bbags? of\b|\bboxing\b|\bnot my cup\b",
    re.IGNORECASE,
)

_AFTER_ZH = {
    "手机": "店 号 壳 套 费 卡 铺 城", "电话": "号 亭 里 那头 那边 费 卡 线 会议 本 簿 局",
    "枪": "声 战 法 手", "刀": "削 工 锋", "碗": "柜 橱", "伞": "兵", "箱子": "底",
    "照片": "墙", "灯": "光",
}  # fmt: skip
_BEFORE_ZH = {
    "刀": "剪 剃 一 两 几 镰 刨", "枪": "水 标 焊 开", "伞": "降落 遮阳", "碗": "饭", "本书": "基",
    "电话": "打 通 打着 通着", "钥匙": "金", "的书": "图",
}  # fmt: skip
_PLACE_ZH = "店铺馆厂柜架摊厅亭"
"""A word followed by one of these names a place or a piece of furniture."""


def names_a_thing(word: str, sentence: str, at: int, known: frozenset[str]) -> bool:
    """Whether the English `word` at offset `at` of `sentence` names a thing of its own.

    `known` are the kit's words: one of them right after makes this one its modifier.
    """
    singular = _singular(word.lower())
    if any(m.start() <= at < m.end() for m in _SAYINGS.finditer(sentence)):
        return False
    if _WITHOUT.search(sentence[:at]):
        return False
    before = [m[0] for m in TOKEN.finditer(sentence[:at])]
    after = [m[0] for m in TOKEN.finditer(sentence[at + len(word) :])]
    written = sentence[at : at + len(word)]
    following = after[0].lower() if after else ""
    starts = not before or before[-1] in '.!?:;"“—-'
    if written[:1].isupper() and not written.isupper() and not starts:
        return False  # a name
    if starts and singular in _NAMES:
        return False
    if makes_another(word, sentence, at):
        return False
    if sentence[at + len(word) : at + len(word) + 1] == "-" or _is_modifier(
        singular, following, after, known
    ):
        return False
    if _is_verb(word.lower(), singular, before, following):
        return False
    return singular not in _MAY_BE_VERB or _has_sign(singular, before, following, starts)


_ABSENT = re.compile(
    r"\b(?:without|no|not|never|n['’]t|like|as|than|imagines?|remembers?|if)\b[^.,;!?]{0,24}$",
    re.I,
)
_WITHOUT = re.compile(r"\b(?:without|no)\s+(?:an?\s+|his\s+|her\s+|their\s+|any\s+)?$", re.I)


def stands_there(word: str, sentence: str, at: int, *, held: bool = False) -> bool:
    """Whether the English `word` at `at` plainly names a thing that is there: stricter than
    `names_a_thing`, for words of any list. `held` things have their sign already."""
    if _ABSENT.search(sentence[:at]):
        return False
    before = [m[0] for m in TOKEN.finditer(sentence[:at])]
    after = [m[0] for m in TOKEN.finditer(sentence[at + len(word) :])]
    following = after[0].lower() if after else ""
    previous = before[-1].lower() if before else ""
    starts = not before or before[-1] in '.!?:;"“—-'
    next_character = sentence[at + len(word) : at + len(word) + 1]
    if next_character in ("-", "'", "’") or previous == "to":
        return False
    if following in _HEADS or following in _MORE_HEADS or following in _COLOURS:
        return False
    written = sentence[at : at + len(word)]
    if written[:1].isupper() and not written.isupper() and not starts:
        return False
    return held or (not starts and _has_sign(word.lower(), before, following, starts))


_MORE_HEADS = frozenset(
    "stop stops driver drivers ride fare pass lane tracks track park accident crash engine "
    "seat seats tyre tires horn keys food collar leash bowl race show hair skin breath fight "
    "house meat egg eggs person people lover star suit costume mask cry call calls trailer "
    "bell bells whistle yard timetable schedule journey trip shelter sick ticket tickets "
    "window windows door doors wash alarm radio factory shop store market dealer hospital "
    "pool party club team game match field player song music cover".split()
)


def makes_another(word: str, sentence: str, at: int) -> bool:
    """Whether the word before makes another thing of this one: "plastic bag", "window glass"."""
    before = re.search(r"([A-Za-z-]+)[ \t]+$", sentence[:at])
    if before is None:
        return False
    return before[1].lower() in _OTHER_THING.get(_singular(word.lower()), "").split()


def _singular(word: str) -> str:
    return "knife" if word == "knives" else re.sub(r"(?<=x|h)es$|(?<=[^s])s$", "", word)


def _is_modifier(singular: str, following: str, after: list[str], known: frozenset[str]) -> bool:
    if following in _COLOURS or (after and re.fullmatch(r"[A-Z]", after[0]) and after[0] != "I"):
        return True
    if following == "ring" and singular in ("phone", "telephone", "mobile"):
        return False  # "hears the phone ring"
    return following in _HEADS or following in known


def _is_verb(word: str, singular: str, before: list[str], following: str) -> bool:
    previous = before[-1].lower() if before else ""
    acted_on = following in _DETERMINERS or following in _OBJECTS
    if previous in _BEFORE_VERB and singular in _MAY_BE_VERB:
        return True
    if word != singular and singular in _MAY_BE_VERB and previous not in _DETERMINERS:
        # "Her phone rings", "Walter books a room"; but "two small bottles", "with maps".
        if acted_on or previous in ("phone", "telephone", "bell", "doorbell", "alarm", "mobile"):
            return True
        return bool(before) and before[-1][:1].isupper() and not before[-1].isupper()
    if previous in ("her", "that", "this", "it") and acted_on and following != "of":
        return singular in _MAY_BE_VERB
    return False


def _has_sign(singular: str, before: list[str], following: str, starts: bool) -> bool:
    """A determiner before the word, or what only stands before things."""
    if starts:
        return following not in _DETERMINERS | _OBJECTS | _PARTICLES
    acted_on = following in _DETERMINERS or following in _OBJECTS
    for back, token in enumerate(reversed(before[-4:])):
        plain = token.lower()
        if plain in _DETERMINERS or plain.endswith(("'s", "’s")):
            return back == 0 or not acted_on
        if back == 0 and (plain in _BARE_AFTER or token.isdigit()):
            return True
        plural = plain in _PLURALS or (plain.endswith("s") and not plain.endswith("ss"))
        if not token[0].isalpha() or plural:
            return False
    return False


def names_a_thing_zh(word: str, sentence: str, at: int) -> bool:
    """Whether the Chinese `word` at `at` stands for the thing, by the characters beside it."""
    before, after = sentence[:at], sentence[at + len(word) :]
    if after[:1] and after[0] in _PLACE_ZH:
        return False
    if any(after.startswith(t) for t in _AFTER_ZH.get(word, "").split()):
        return False
    return not any(before.endswith(t) for t in _BEFORE_ZH.get(word, "").split())
