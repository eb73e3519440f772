"""Continuity from scene to scene: weather that goes on, a decided set that comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.film.staging import SetSpec

_GOES_ON = re.compile(r"continuous|moments?\b|same|连续|接上|紧接|片刻|同时", re.I)
_ANOTHER_DAY = re.compile(
    r"\b(?:next|following|another|previous|earlier that)\b"
    r"|\b(?:days?|weeks?|months?|years?) (?:later|after|earlier|before|ago)\b"
    r"|\bflash ?(?:back|forward)|\bdream\b"
    r"|次日|翌日|第二天|第三天|隔天|几天|数日|天后|周后|月后|年后|年前|闪回|回忆|梦",
    re.I,
)
_CLEAR = re.compile(
    r"\b(?:rain|storm|snow|fog|mist|wind|downpour|drizzle)\s+(?:has |had |finally |at last )*"
    r"(?:stop|stopped|stops|ends|ended|over|cleared|clears|lifts|lifted|passed|dies|died|gone)\b"
    r"|\bno (?:rain|snow|wind)\b|\bcloudless|\bclear (?:sky|skies|night|day|morning|evening)\b"
    r"|\bsun(?:light|shine|ny|rise|set)?\b|\bstars\b|\bstarry\b|\bmoon(?:light|lit)?\b"
    r"|雨停|雪停|雾散|风停|雨过|放晴|晴|阳光|太阳|月光|月亮|星空|繁星|星星|万里无云",
    re.I,
)
_TOLD = (ElementKind.ACTION, ElementKind.SCENE_HEADING)


@dataclass(frozen=True, slots=True)
class _Sky:
    """The weather as it stands: what, since when, and where it was told."""

    weather: tuple[str, ...]
    hour: str
    places: frozenset[str]


def carry_weather(screenplay: Screenplay, specs: Sequence[SetSpec]) -> tuple[SetSpec, ...]:
    """The sets with the weather of the scenes before them where it goes on.

    It goes on outside, and inside the place it was told of, while the hour stays the same or the
    heading says that time is continuous; until a scene names other weather or a clear sky, or
    another day.
    """
    made: list[SetSpec] = []
    sky = _Sky((), "", frozenset())
    for scene, spec in zip(screenplay.scenes, specs, strict=True):
        heading = scene.heading
        place = _place(heading.location or heading.text)
        text = " ".join(
            e.text
            for e in screenplay.elements[scene.first_element : scene.last_element]
            if e.kind in _TOLD
        )
        goes_on = spec.time == sky.hour or bool(_GOES_ON.search(heading.time or ""))
        if _ANOTHER_DAY.search(f"{heading.time or ''} {heading.text}") or not goes_on:
            sky = _Sky((), "", frozenset())
        clear = _CLEAR.search(text)
        if spec.weather:
            # "The rain stops": it rains here, and no more in the scenes to come.
            gone = clear is not None and not spec.interior
            places = (sky.places if sky.weather else frozenset()) | {place}
            sky = _Sky((), "", frozenset()) if gone else _Sky(spec.weather, spec.time, places)
        elif clear:
            sky = _Sky((), "", frozenset())
        elif sky.weather and (not spec.interior or place in sky.places):
            spec = replace(spec, weather=sky.weather)
            sky = replace(sky, hour=spec.time, places=sky.places | {place})
        made.append(spec)
    return tuple(made)


def decided_kits(
    screenplay: Screenplay, decided: Mapping[tuple[str, str], str]
) -> tuple[str | None, ...]:
    """Each scene's decided kit: its own, else that of the last scene before (or the first after)
    at the same location, inside or out alike. `decided` holds (scene, field) -> value."""
    keys = [
        (_place(s.heading.location or s.heading.text), s.heading.int_ext)
        for s in screenplay.scenes
    ]
    own = [decided.get((s.id, "kit")) for s in screenplay.scenes]
    made: list[str | None] = []
    for n, kit in enumerate(own):
        others = [*reversed(range(n)), *range(n + 1, len(own))]
        shared = next((own[m] for m in others if keys[m] == keys[n] and own[m]), None)
        made.append(kit or shared)
    return tuple(made)


def _place(location: str) -> str:
    return " ".join(location.casefold().split())
