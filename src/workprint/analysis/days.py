"""Script days: on which day of the story each scene plays, from its heading and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workprint.film.breakdown import ScriptDay
from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import ElementKind, Scene, Screenplay

_HOURS = (
    (r"BEFORE DAWN|凌晨|拂晓前", 4), (r"DAWN|SUNRISE|DAYBREAK|黎明|拂晓|日出", 6),
    (r"EARLY MORNING|清晨|一早", 7), (r"MORNING|BREAKFAST|早晨|早上|上午|晨", 9),
    (r"AFTERNOON|下午|午后", 15), (r"NOON|MIDDAY|LUNCH|中午|正午", 12),
    (r"DUSK|SUNSET|TWILIGHT|MAGIC HOUR|黄昏|日落|傍晚", 18), (r"EVENING|晚上|晚", 20),
    (r"MIDNIGHT|午夜|半夜|深夜", 24), (r"NIGHT|夜", 22), (r"DAY|日|白天", 12),
)  # fmt: skip
_TIMES = tuple((re.compile(told), hour) for told, hour in _HOURS)
_NIGHT = 20
"""From this hour on it is night: midnight, then night, is one."""
_SAME = re.compile(
    r"\b(?:CONTINUOUS|SAME(?: TIME| DAY)?|(?:MOMENTS?|SECONDS?|MINUTES?|HOURS?) LATER|LATER"
    r"|MEANWHILE)\b|接上|同时|同日|片刻后|稍后|少顷|过后"
)
_NEXT = re.compile(
    r"(?:THE )?(?:NEXT|FOLLOWING) (?:DAY|MORNING|AFTERNOON|EVENING|NIGHT)|\ATOMORROW\W*\Z"
    r"|(?:DAYS?|WEEKS?|MONTHS?|YEARS?|SEASONS?) LATER"
    r"|次日|翌日|第二天|隔天"
    r"|[一二三四五六七八九十两几数多半\d]+(?:天|日|周|个?月|年)(?:之?后|以后)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:FLASH ?BACK|FLASHFORWARD|DREAM|MEMORY|YEARS? (?:AGO|EARLIER))\b"
    r"|闪回|回忆|梦境|梦中|往事"
)
_BACK_ENDS = re.compile(
    r"BACK TO (?:PRESENT|SCENE)|END (?:OF )?FLASH ?BACK|PRESENT DAY|闪回结束|回到现实|现在"
)
_FEW = 3
"""Paragraphs at a scene's beginning that may say a title: THREE WEEKS LATER."""


def script_days(screenplay: Screenplay) -> tuple[ScriptDay, ...]:
    """The script day of every scene, counted from 1, each with why.

    A day ends where the time goes back (night, then morning) or the script says so; what heads
    itself as a flashback stands outside the count, on the day it interrupts. A heading that
    says LATER or CONTINUOUS has the time of day of the scene before it.
    """
    made: list[ScriptDay] = []
    day, hour, last = 1, 0, ""
    for scene in screenplay.scenes:
        heading = screenplay.elements[scene.first_element]
        text = heading.text.upper()
        told = scene.heading.time or ""
        now = _hour(told.upper()) if told else _hour(text)
        said = next(_said(screenplay, scene), None)
        span = heading.span
        back = _BACK.search(text) is not None and _BACK_ENDS.search(text) is None
        if back:
            reason = Phrase("the heading says it is no present time", "场景标题写明不是当下")
            made.append(ScriptDay(day, told, True, Reason(reason, (span,))))
            continue
        # KITCHEN - LATER goes on at the time of day of the scene before.
        goes_on = now is None and _SAME.search(told.upper()) is not None
        last = last if goes_on else told
        reason = Phrase("the first scene", "第一场") if not made else _CARRIES
        if made and _NEXT.search(text):
            day, reason = (
                day + 1,
                Phrase("the heading says a later day", "场景标题写明是后来的一天"),
            )
        elif made and said is not None:
            day, reason = day + 1, Phrase(f'"{said[0]}" is said', f"写着“{said[0]}”")
            span = said[1]
        elif made and _SAME.search(text):
            reason = Phrase("the heading says it goes on", "场景标题写明紧接上场")
            now = hour if now is None else max(now, hour)
        elif made and now is not None and now < min(hour, _NIGHT):
            day, reason = (
                day + 1,
                Phrase(
                    "the time of day is earlier than before, so a night has passed",
                    "时辰比上一场早，说明过了一夜",
                ),
            )
        hour = now if now is not None else hour
        made.append(ScriptDay(day, last, False, Reason(reason, (span,))))
    return tuple(made)


_CARRIES = Phrase("nothing says that a day has passed", "没有写明过了一天")


def _hour(text: str) -> int | None:
    return next((hour for pattern, hour in _TIMES if pattern.search(text)), None)


def _said(screenplay: Screenplay, scene: Scene) -> Iterator[tuple[str, ScriptSpan]]:
    """A title near the beginning of a scene, or in capitals, that says days have passed."""
    elements = screenplay.elements[scene.first_element + 1 : scene.last_element][:_FEW]
    for element in elements:
        if element.kind not in (ElementKind.ACTION, ElementKind.CENTERED, ElementKind.TRANSITION):
            continue
        match = _NEXT.search(element.text)
        title = re.search(r"SUPER|TITLE|CAPTION|字幕|打出", element.text.upper())
        short = len(element.text) < 40
        if match and (title or short):
            yield match[0], element.span
