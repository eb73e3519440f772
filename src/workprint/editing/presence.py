"""Who is to be seen in a scene: who speaks on camera, does something, or has it done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.film.beats import Act, Beat, BeatKind

_CONTACT = frozenset({Act.HUG, Act.GIVE, Act.TAKE, Act.TOUCH, Act.PUSH, Act.HIT, Act.WIPE})


def present_in(beats: Sequence[Beat], cast: Sequence[str] = ()) -> tuple[str, ...]:
    """Who is to be seen, in order of first appearance; those of a cast line last.

    Who is only heard in the scene (V.O., O.S., on the telephone) is there only where they do
    something or are touched: to be looked for or listened to is no presence.
    """
    heard = {b.who[0] for b in beats if b.kind is BeatKind.LINE and b.off_screen}
    doing = {p for b in beats if b.kind is BeatKind.ACTION for p in b.who}
    doing |= {p for b in beats if _CONTACT & set(b.acts) for p in b.to}
    seen_speaking = {b.who[0] for b in beats if b.kind is BeatKind.LINE and not b.off_screen}
    only_heard = heard - doing - seen_speaking
    seen: dict[str, None] = {}
    for beat in beats:
        if beat.kind is BeatKind.ACTION:
            seen.update(dict.fromkeys(p for p in (*beat.who, *beat.to) if p not in only_heard))
        elif not beat.off_screen:
            seen.update(dict.fromkeys(beat.who))
    seen.update(dict.fromkeys(p for p in cast if p not in only_heard))
    return tuple(seen)


def addressed(beats: Sequence[Beat], present: Sequence[str]) -> tuple[Beat, ...]:
    """Whom each line is spoken to.

    A line that names nobody who is there goes to the last other speaker, else the next, else
    anyone. A line may name somebody absent ("Call Walter"): it is not spoken to them.
    """
    made = []
    for index, beat in enumerate(beats):
        if beat.kind is BeatKind.LINE and not any(p in present for p in beat.to):
            speaker = beat.who[0]
            around = [
                b.who[0]
                for b in (*reversed(beats[:index]), *beats[index + 1 :])
                if b.kind is BeatKind.LINE and b.who[0] != speaker and not b.off_screen
            ]
            others = around or [p for p in present if p != speaker]
            made.append(replace(beat, to=tuple(others[:1]) or beat.to))
        else:
            made.append(beat)
    return tuple(made)
