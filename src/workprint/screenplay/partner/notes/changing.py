"""What changes in a scene: who comes and goes, what changes hands, what turns round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workprint.film.reason import Phrase, ScriptSpan
from workprint.film.screenplay import Element
from workprint.screenplay.partner.names import mentions
from workprint.screenplay.partner.notes.records import Note
from workprint.screenplay.partner.notes.scene import SceneView, Speech

_COMES = re.compile(
    r"\b(?:enters?|arrives?|comes? in|walks? in|runs? in|steps? in|appears?|joins?|bursts? in)\b"
    r"|(?:走|跑|冲|闯|推门)进|进来|进门|出现|赶到|回来|走来"
)
_GOES = re.compile(
    r"\b(?:exits?|leaves?|goes out|walks? out|walks? away|runs? out|storms? out|disappears?"
    r"|is gone|drives? off)\b|(?:走|跑|冲)出|离开|出去|转身走|消失|走了|开走|远去"
)
_HANDS = re.compile(
    r"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bthe )(?<!\bboth )"
    r"\b(?:gives(?! way| up)|hands|passes|throws|takes|grabs|picks up|puts down|drops|opens|closes"
    r"|lights|breaks|pours|steals|shows)\b(?= \w)"
    r"|递|交给|拿起|放下|放在|捡起|打开|关上|合上|抢过|接过|撕|点燃|掉在|翻开|推开"
)
_HAPPENS = re.compile(
    r"\b(?:goes (?:out|dark|dead|off|still)|stops|breaks|fails|dies|falls|begins|starts|wakes"
    r"|turns|explodes|crash\w*|collapses|vanishes|kiss\w*|hits|shoots|burns|rings|cuts)\b"
    r"|停|断|灭|亮起|倒|响|爆|摔|醒|吻|开始|转身"
)
_PAIRS = (
    ("light|lit|glows?|bright", "dark|darkness|black|goes out"),
    ("opens?|open", "closes?|closed|shut|locked"),
    ("laughs?|smiles?|smiling|laughing", "cries|cry|tears|weeps?|sobs?"),
    ("stands?|rises?", "sits?|falls?|kneels?|lies"),
    ("yes|agree[sd]?|together", "no|never|refuses?|alone"),
    ("alive|lives|safe", "dead|dies|dying|lost|drowns?"),
    ("calm|quiet|silence", "storm|shouts?|screams?|shouting"),
    ("亮|点亮|灯光", "黑|熄|灭|漆黑"),
    ("打开|推开|翻开", "关上|合上|锁"),
    ("笑", "哭|泪|哽咽"),
    ("站起|起身", "坐下|躺|跪|倒下"),
    ("好|行|答应|一起", "不|绝不|拒绝|独自"),
    ("活|安全|醒", "死|走了|去世|昏"),
    ("安静|沉默|平静", "喊|吵|怒|大叫"),
)


def what_changes(scene: SceneView) -> Iterator[Note]:
    """A note of what changes between beginning and end, or that the text shows nothing."""
    found = [*_comings(scene), *_turns(scene)]
    hands = [a for a in scene.actions if _HANDS.search(a.text)]
    if hands:
        shown = [_doing(action.text) for action in hands[:3]]
        text = Phrase(
            f"things are handled: {'; '.join(shown)}", f"牵动物件的动作：{'；'.join(shown)}"
        )
        found.append(Note("change.things", "tell", text, tuple(a.span for a in hands[:5])))
    yield from found
    still = not any(_HAPPENS.search(action.text) for action in scene.actions)
    if not found and still and len(scene.beats) >= 4:
        last = scene.beats[-1]
        yield Note(
            "change.nothing",
            "look",
            Phrase(
                "nothing changes that the text shows: nobody comes or goes, no thing changes "
                "hands, the scene ends in the mood it began in",
                "文字中看不出变化：无人进出，物件未动，结尾与开头的情绪相同",
            ),
            (scene.heading_span, last.span),
        )


def _doing(text: str) -> str:
    """What is done to a thing, in the text's words: from the verb on, five at most."""
    found = _HANDS.search(text)
    assert found is not None
    clause = re.split(r"[.,;:!?，。；：！？]", text[found.start() :])[0]
    return " ".join(clause.split()[:5])[:40] if clause.isascii() else clause[:10]


def _comings(scene: SceneView) -> Iterator[Note]:
    for rule, pattern, en, zh in (
        ("change.enters", _COMES, "comes in", "进来"),
        ("change.leaves", _GOES, "leaves", "离开"),
    ):
        who: dict[str, ScriptSpan] = {}
        for action in scene.actions:
            for sentence in re.split(r"[.!?。！？]", action.text):
                if pattern.search(sentence):
                    for name in mentions(sentence, scene.people)[:1]:
                        who.setdefault(name, action.span)
        if who:
            names = ", ".join(who)
            yield Note(
                rule,
                "tell",
                Phrase(f"{names} {en}", f"{'、'.join(who)}{zh}"),
                tuple(who.values()),
            )


def _turns(scene: SceneView) -> Iterator[Note]:
    """Opposites: one in the first third of the scene, the other in the last third."""
    count = len(scene.beats)
    if count < 4:
        return
    third = max(1, count // 3)
    first, last = scene.beats[:third], scene.beats[-third:]
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            begin, end = _with(first, one), _with(last, other)
            if begin and end and not _with(first, other) and not _with(last, one):
                word, opposite = begin[1], end[1]
                yield Note(
                    "change.turns",
                    "tell",
                    Phrase(
                        f'it begins with "{word}" and ends with "{opposite}"',
                        f"开头是“{word}”，结尾是“{opposite}”",
                    ),
                    (begin[0], end[0]),
                )


def _with(beats: tuple[Speech | Element, ...], words: str) -> tuple[ScriptSpan, str] | None:
    pattern = words if not words.isascii() else rf"\b(?:{words})\b"
    for beat in beats:
        if found := re.search(pattern, beat.text, re.IGNORECASE):
            return beat.span, found.group()
    return None
