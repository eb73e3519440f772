"""Telephone calls: who holds a phone to the ear, from when to when, and whose voice comes
through it. Read from what the script says beside a line and in the action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workprint.film.beats import Act, Beat, BeatKind, SceneBeats
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.film.shots import ScenePlan, ShotKind
from workprint.film.staging import ActCue, Performance, SceneStaging
from workprint.render.sets.things import things_in

_PHONE = r"(?:phone|telephone|cell(?: ?phone)?|mobile|receiver|handset|mouthpiece)"
_OWN = r"(?:the |his |her |their |a )?"
_NEAR = re.compile(
    rf"\b(?:in)?to {_OWN}{_PHONE}\b|对着?(?:电话|手机|话筒|听筒)|(?:打|接|讲|通)着?电话", re.I
)
_FAR = re.compile(
    rf"\b(?:over|through|via|from|out of) {_OWN}(?:{_PHONE}|speaker(?:phone)?|line)\b|\bfiltered\b"
    rf"|\b{_PHONE} voice\b|电话音|(?:电话|手机|听筒|话筒)(?:里|中|那头|那边)",
    re.I,
)
_EITHER = re.compile(rf"\bon {_OWN}{_PHONE}\b|^\s*(?:phone|telephone|电话)\s*$", re.I)
_VOICE_OVER = re.compile(r"^(?:V\.?\s?O\.?|画外音|画外|OFF)$", re.I)
_ANSWERS = re.compile(
    rf"\banswers? (?:{_OWN}{_PHONE}|(?:the |her |his )?call|it)\b"
    rf"|\b(?:talks?|talking|speaks?|speaking|shouts?|whispers?) (?:in)?to {_OWN}{_PHONE}\b"
    rf"|\b{_PHONE} (?:pressed |held |clamped |up )?(?:to|against|at) (?:his|her|their) ear\b"
    r"|(?<!hand )(?<!hands )(?<!eyes )\bon the (?:tele)?phone\b|\bdial(?:s|ling|ing)\b"
    r"|\bpicks? up the (?:receiver|handset)\b"
    r"|接起?(?:了)?(?:电话|手机)|接通|打着?电话|通着?电话|拨通|拨号|对着(?:电话|手机|话筒)|听电话",
    re.I,
)
_ANSWERS_IT = re.compile(r"\b(?:answers|picks up)\s*[.!,;]|接了。|接起来", re.I)
_ENDS = re.compile(
    rf"\b(?:hangs?|hung|hanging) up\b|\bends the call\b|\bdisconnects\b|\bline (?:goes|is) dead\b"
    rf"|\b(?:puts?|sets?|lays?|slams?) (?:down )?{_OWN}{_PHONE} ?(?:down|away|back)?\b"
    rf"|\b(?:lowers|pockets|drops|snaps|closes|throws|tosses|replaces|returns) {_OWN}{_PHONE}\b"
    rf"|\b{_PHONE} (?:swings|dangles|falls|drops)\b"
    r"|挂断|挂了|挂上|挂掉|挂电话|(?:放下|收起|摔下|扔下|垂下)(?:了)?(?:手机|电话|话筒|听筒)",
    re.I,
)
_GOES = re.compile(r"\b(?:runs?|rush(?:es)?|storms?|hurr(?:y|ies)|walks?) out\b", re.I)
_KINDS = {"phone": "mobile", "telephone": "handset"}


@dataclass(frozen=True, slots=True)
class OnPhone:
    """Someone with a phone at the ear from beat `first` to beat `last`, both included; `prop` is
    the kit's "mobile" or "handset"."""

    character: str
    prop: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class SceneCalls:
    """The calls of a scene: who holds a phone, and the lines (beat ids) heard through it."""

    scene: str
    held: tuple[OnPhone, ...] = ()
    heard: tuple[str, ...] = ()


def calls_of(screenplay: Screenplay, scene: SceneBeats) -> SceneCalls:
    """The calls of one scene."""
    acting = {p for b in scene.beats if b.kind is BeatKind.ACTION for p in (*b.who, *b.to)}
    held: list[OnPhone] = []
    open_calls: dict[str, OnPhone] = {}
    heard: list[str] = []
    kind = "phone"
    named = False
    before: Beat | None = None
    for beat, marks, voice_over in _marked(screenplay, scene):
        # "(into phone)" and 对着电话 say no more than that: which phone, the action says.
        things = [k for k, _, _ in things_in(beat.text, screenplay.language) if k in _KINDS]
        if things and beat.kind is BeatKind.ACTION:
            kind, named = things[0], True
        if beat.kind is BeatKind.ACTION:
            for person in _ending(beat, open_calls):
                held.append(open_calls.pop(person))
            answers = _ANSWERS.search(beat.text) or (named and _ANSWERS_IT.search(beat.text))
            if answers and not _ENDS.search(beat.text):
                _open(open_calls, beat.who[:1], kind, beat)
        else:
            speaker = beat.who[0]
            on_set = speaker in acting and not beat.off_screen
            near = bool(_NEAR.search(marks)) or (on_set and bool(_EITHER.search(marks)))
            far = bool(_FAR.search(marks) or _EITHER.search(marks) or _NEAR.search(marks))
            if (beat.off_screen or voice_over) and (far or (open_calls and voice_over)):
                if speaker not in open_calls and (far or speaker not in acting):
                    heard.append(beat.id)
            elif not on_set and far and not near:
                heard.append(beat.id)
            elif near or far:
                begin = before if _has_phone(before, speaker, screenplay.language) else beat
                _open(open_calls, (speaker,), kind, begin or beat)
        open_calls = {p: replace(c, last=beat.id) for p, c in open_calls.items()}
        before = beat
    held += open_calls.values()
    return SceneCalls(scene.scene, tuple(held), tuple(heard))


def _marked(screenplay: Screenplay, scene: SceneBeats) -> Iterator[tuple[Beat, str, bool]]:
    """Each beat with what its cue and parentheticals say, and whether it is a voice over."""
    extensions: tuple[str, ...] = ()
    told: list[str] = []
    for beat in scene.beats:
        if beat.kind is BeatKind.ACTION:
            yield beat, "", False
            continue
        for index in beat.elements:
            element = screenplay.elements[index]
            if element.kind is ElementKind.CHARACTER:
                extensions, told = element.extensions, []
            elif element.kind is ElementKind.PARENTHETICAL:
                told.append(element.text.strip("()（） "))
        over = any(_VOICE_OVER.match(e.strip()) for e in extensions)
        marks = [*extensions, *told]
        # A mark that is a word of its own must stay one: "phone", not "phone, quietly".
        yield beat, next((m for m in marks if _EITHER.search(m)), "") or "; ".join(marks), over


def _open(calls: dict[str, OnPhone], who: Sequence[str], kind: str, beat: Beat) -> None:
    for person in who:
        if person not in calls:
            calls[person] = OnPhone(person, _KINDS[kind], beat.id, beat.id)


def _ending(beat: Beat, calls: dict[str, OnPhone]) -> list[str]:
    """Whose call a sentence of action ends: its subjects', or everyone's when it names none."""
    on = [p for p in calls if p in beat.who]
    if _ENDS.search(beat.text):
        return on or list(calls)
    if Act.EXIT in beat.acts or _GOES.search(beat.text):
        return [p for p in on if calls[p].prop == "handset" or Act.EXIT in beat.acts]
    return []


def _has_phone(beat: Beat | None, person: str, language: str) -> bool:
    """Whether somebody is seen with a phone in a sentence of action."""
    if beat is None or beat.kind is not BeatKind.ACTION or person not in beat.who:
        return False
    if _ENDS.search(beat.text) or re.search(r"\b(?:rings|buzzes|vibrates)\b|响|振动", beat.text):
        return False
    return any(kind in _KINDS for kind, _, _ in things_in(beat.text, language))


def with_calls(staging: SceneStaging, calls: SceneCalls, plan: ScenePlan) -> SceneStaging:
    """The scene with phones at ears while people talk on them, and not elsewhere."""
    inserts = _phone_inserts(plan)
    return replace(
        staging,
        performances=tuple(
            _on_phone(
                p,
                [c for c in calls.held if c.character == p.character],
                plan,
                [i for i in inserts if p.character in i.subjects],
            )
            for p in staging.performances
        ),
    )


@dataclass(frozen=True, slots=True)
class _Insert:
    """Frames [start, end) in which a phone is shown close."""

    start: int
    end: int
    prop: str
    subjects: tuple[str, ...]


def _phone_inserts(plan: ScenePlan) -> list[_Insert]:
    found, at = [], 0
    for shot in plan.shots:
        if shot.kind is ShotKind.INSERT and shot.object in _KINDS:
            found.append(_Insert(at, at + shot.frames, shot.object, shot.subjects))
        at += shot.frames
    return found


def _on_phone(
    performance: Performance, calls: Sequence[OnPhone], plan: ScenePlan, inserts: Sequence[_Insert]
) -> Performance:
    # A phone that only rings is looked at, not held to the ear.
    acts = [replace(a, act=Act.HOLD) if a.act is Act.PHONE else a for a in performance.acts]
    times = {t.beat: t for t in plan.beats}
    for call in calls:
        if call.first in times and call.last in times:
            acts = _at_the_ear(acts, call.prop, times[call.first].start, times[call.last].end)
            acts.sort(key=lambda a: a.start)
    for insert in inserts:
        if any(a.prop in (insert.prop, _KINDS[insert.prop]) for a in acts):
            acts = _in_the_hand(acts, insert)
    return replace(performance, acts=tuple(sorted(acts, key=lambda a: a.start)))


def _at_the_ear(acts: Sequence[ActCue], prop: str, start: int, end: int) -> list[ActCue]:
    """The acts with a phone at the ear over frames [start, end)."""
    before = next((a.prop for a in reversed(acts) if a.start < start), None)
    made = [
        replace(a, prop=prop) if start <= a.start < end else a
        for a in acts
        if not (start <= a.start < end and a.act is Act.HOLD)
    ]
    made.append(ActCue(start, end, Act.PHONE, prop=prop))
    if not any(a.start == end for a in made):
        made.append(ActCue(end, end + 1, Act.STAND, prop="phone" if prop == "mobile" else before))
    return made


def _in_the_hand(acts: Sequence[ActCue], insert: _Insert) -> list[ActCue]:
    """The acts with the phone where an insert looks for it: in the hand, for its frames."""
    start, end = insert.start, insert.end
    made = []
    after = next((a.prop for a in reversed(acts) if a.start < end), None)
    for act in acts:
        if start <= act.start < end:
            act = replace(act, prop=insert.prop)
        if act.act is Act.PHONE and act.start < end and start < act.end:
            if act.start < start:
                made.append(replace(act, end=start))
            if end < act.end:
                made.append(replace(act, start=end))
            continue
        made.append(act)
    made.append(ActCue(start, end, Act.HOLD, prop=insert.prop))
    if not any(a.start == end for a in made):
        made.append(ActCue(end, end + 1, Act.STAND, prop=after))
    return made
