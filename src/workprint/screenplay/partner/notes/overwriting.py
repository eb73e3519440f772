"""What is overwritten: too long for this script, too much told, said outright, or not filmable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workprint.film.reason import Phrase, ScriptSpan
from workprint.film.screenplay import Element
from workprint.screenplay.partner.notes.records import Note
from workprint.screenplay.partner.notes.scene import Norms, SceneView, Speech
from workprint.screenplay.partner.tokens import words

_HEADS = 8
"""Speeches in a row, without a line of action, from which on only heads talk."""
_SHARE = 0.85
"""The share of the words with which one person holds a scene of several."""

_ADVERB = re.compile(r"\b[a-z]{3,}ly\b|[\u3400-\u9fff]+地")
_GREETING = re.compile(
    r"^(?:hello|hi|hey|good (?:morning|evening|afternoon|night)|how are you|nice to meet you"
    r"|goodbye|bye|see you|thank you|thanks|you're welcome|come in|have a seat|how do you do)"
    r"(?: there| everyone| [A-Z]\w+)?[\s,.!?]*$|^(?:你好|您好|早上好|晚上好|早|嗨|好久不见|再见"
    r"|拜拜|谢谢|不客气|请进|请坐|你来了|你回来了|吃了吗|最近怎么样)[，。！？\s]*$",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"\b(?:i am|i'm|i feel|i felt|you're|you are) (?:so |really |very |just )*"
    r"(?:angry|sad|happy|scared|afraid|jealous|lonely|hurt|furious|depressed|excited|nervous"
    r"|ashamed|guilty|in love)\b|\bi (?:love|hate) (?:you|him|her|them)\b"
    r"|我(?:很|好|太|真|非常|真的)*(?:生气|难过|高兴|开心|害怕|嫉妒|孤独|伤心|愤怒|紧张|愧疚|后悔)"
    r"|我(?:爱|恨)(?:你|他|她)",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\bas (?:you|we both|we all) (?:already )?know\b|\byou know (?:very well )?that\b"
    r"|\bas i(?:'ve| have)? told you\b|\bremember,? (?:when|that) (?:we|you|i)\b"
    r"|\bwe(?:'ve| have) been (?:married|friends|partners|brothers|sisters)\b"
    r"|你(?:也|是)知道|我们都知道|你还记得|别忘了我们|我跟你说过",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"\b(?:thinks?|realizes?|realises?|remembers?|knows?|wonders?|decides?|feels?|believes?"
    r"|hopes?|wants?|understands?)\b|想起|意识到|觉得|心想|明白|知道|感到|决定|希望|回忆起",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"\b(?:we see|we hear|camera|pan to|zoom|close on|close up|angle on|dolly|crane shot"
    r"|smash cut|cut to)\b|镜头|特写|推近|拉远|摇到|我们看到",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:starts? to|begins? to|is \w+ing|are \w+ing|suddenly|very|really|seems? to)\b"
    r"|突然|忽然|开始|似乎|好像|非常|十分",
    re.IGNORECASE,
)


def what_is_overwritten(scene: SceneView, norms: Norms) -> Iterator[Note]:
    """Notes on length, asides, things said outright, and action that cannot be filmed."""
    yield from _long(scene, norms)
    yield from _asides(scene, norms)
    yield from _outright(scene)
    yield from _unfilmable(scene)
    yield from _balance(scene)


def _long(scene: SceneView, norms: Norms) -> Iterator[Note]:
    for speech in scene.speeches:
        if speech.words > norms.speech:
            yield Note(
                "over.speech",
                "look",
                Phrase(
                    f"{speech.name} speaks {speech.words} words in one go; in this script up to "
                    f"{norms.speech:.0f} are usual",
                    f"{speech.name}一口气说了 {speech.words} 字；本剧本通常不超过 "
                    f"{norms.speech:.0f} 字",
                ),
                (speech.span,),
            )
    for action in scene.actions:
        count = len(words(action.text))
        if count > norms.action:
            yield Note(
                "over.action",
                "look",
                Phrase(
                    f"a paragraph of {count} words; in this script up to {norms.action:.0f} are "
                    "usual: it may be two shots",
                    f"此段动作 {count} 字；本剧本通常不超过 {norms.action:.0f} 字："
                    "或可拆成两个镜头",
                ),
                (action.span,),
            )


def _asides(scene: SceneView, norms: Norms) -> Iterator[Note]:
    asides = [a for s in scene.speeches for a in s.asides]
    adverbs = [a for a in asides if _ADVERB.search(a.text)]
    if len(adverbs) >= 2:
        yield Note(
            "over.adverbs",
            "look",
            Phrase(
                f"{len(adverbs)} parentheticals tell how to say the line; the line may do it",
                f"{len(adverbs)} 处括号提示怎么说；台词本身或已足够",
            ),
            tuple(a.span for a in adverbs),
        )
    count, speeches = sum(bool(s.asides) for s in scene.speeches), len(scene.speeches)
    if speeches >= 5 and count / speeches > max(0.5, 1.5 * norms.asides):
        yield Note(
            "over.asides",
            "look",
            Phrase(
                f"{count} of {speeches} speeches have a parenthetical; in this script "
                f"{norms.asides:.0%} do",
                f"{speeches} 段台词中有 {count} 段带括号提示；全剧为 {norms.asides:.0%}",
            ),
            tuple(a.span for a in asides),
        )


def _outright(scene: SceneView) -> Iterator[Note]:
    rules = (
        (
            "over.greeting",
            _GREETING,
            Phrase(
                "a greeting or thanks: the scene may begin later or end earlier",
                "寒暄或道谢：这场戏或可晚些开始、早些结束",
            ),
        ),
        (
            "over.feeling",
            _FEELING,
            Phrase("says the feeling outright", "直接说出了情绪"),
        ),
        (
            "over.known",
            _KNOWN,
            Phrase("tells the other what both know", "说的是双方都知道的事"),
        ),
    )
    for rule, pattern, text in rules:
        found = [_part(s, pattern) for s in scene.speeches]
        spans = tuple(span for span in found if span is not None)
        if spans:
            yield Note(rule, "look", text, spans)


def _part(speech: Speech, pattern: re.Pattern[str]) -> ScriptSpan | None:
    for line in speech.lines:
        if pattern.search(line.text.strip()):
            return line.span
    return None


def _unfilmable(scene: SceneView) -> Iterator[Note]:
    rules = (
        (
            "over.unseen",
            _UNSEEN,
            1,
            Phrase("tells a thought; what would one see?", "写的是心里活动；画面上看到什么？"),
        ),
        (
            "over.camera",
            _CAMERA,
            2,
            Phrase("directs the camera; the picture may say it", "在指挥镜头；画面本身或可说明"),
        ),
        (
            "over.weak",
            _WEAK,
            2,
            Phrase(
                "weakened verbs (begins to, suddenly, is ...ing): the plain verb is stronger",
                "弱化的动词（突然、开始、似乎）：直接写动作更有力",
            ),
        ),
    )
    for rule, pattern, least, text in rules:
        found: list[Element] = [a for a in scene.actions if pattern.search(a.text)]
        if len(found) >= least:
            said = dict.fromkeys(m.group() for a in found for m in [pattern.search(a.text)] if m)
            en, zh = ", ".join(f'"{w}"' for w in said), "、".join(f"“{w}”" for w in said)
            spans = tuple(a.span for a in found)
            yield Note(rule, "look", Phrase(f"{en}: {text.en}", f"{zh}：{text.zh}"), spans)


def _balance(scene: SceneView) -> Iterator[Note]:
    run: list[Speech] = []
    longest: list[Speech] = []
    for beat in scene.beats:
        run = [*run, beat] if isinstance(beat, Speech) else []
        longest = max(longest, run, key=len)
    if len(longest) >= _HEADS:
        yield Note(
            "over.heads",
            "look",
            Phrase(
                f"{len(longest)} speeches in a row without a line of action: heads that talk",
                f"连续 {len(longest)} 段台词没有动作：只有人头在说话",
            ),
            (longest[0].span, longest[-1].span),
        )
    counts = dict.fromkeys(scene.speakers, 0)
    for speech in scene.speeches:
        counts[speech.name] += speech.words
    total = sum(counts.values())
    for name, count in counts.items():
        if len(counts) > 1 and len(scene.speeches) >= 5 and count > _SHARE * total:
            yield Note(
                "over.one",
                "tell",
                Phrase(
                    f"{name} has {count / total:.0%} of the words",
                    f"{name}占全部台词的 {count / total:.0%}",
                ),
                tuple(s.span for s in scene.speeches if s.name == name)[:3],
            )
