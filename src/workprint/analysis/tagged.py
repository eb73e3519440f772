"""What the tags of a Final Draft file say of a breakdown.

A tag is a person's decision: what it stands on is an element of its category. One that we had
written and that is gone says that the element is none in that scene; one that stands as we wrote
it says nothing but what our note in the file has of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.analysis.naming import key_of, same_thing
from workprint.film.breakdown import (
    CATEGORIES,
    Breakdown,
    Category,
    Correction,
    SceneBreakdown,
    SceneElement,
    ScriptTag,
    ScriptTags,
    Source,
    TagDecision,
    definition_of,
    short_definition,
)
from workprint.film.reason import Phrase, ScriptSpan


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of a scene with tags of two categories: both tags, in a sentence."""

    scene: str
    definitions: tuple[str, str]
    told: Phrase


@dataclass(frozen=True, slots=True)
class TagsSay:
    """Corrections, and the tags that say two things of one and are not taken."""

    corrections: tuple[Correction, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The tags of one definition in a scene."""

    tags: tuple[ScriptTag, ...]

    @property
    def first(self) -> ScriptTag:
        return self.tags[0]

    @property
    def spans(self) -> tuple[ScriptSpan, ...]:
        return tuple(t.span for t in self.tags if t.span is not None)

    @property
    def keys(self) -> set[str]:
        return {key_of(t.words) for t in self.tags} | {key_of(self.first.label)}


def corrections_from_tags(told: ScriptTags, breakdown: Breakdown) -> TagsSay:
    """What the tags say, as corrections to the breakdown of the draft they were read on."""
    by_scene: dict[str, dict[str, list[ScriptTag]]] = defaultdict(lambda: defaultdict(list))
    for tag in told.tags:
        by_scene[tag.scene][tag.definition].append(tag)
    names = {element.id: element.names for element in breakdown.elements}
    ids = {definition_of(element.id): element.id for element in breakdown.elements}
    made: list[Correction] = []
    against: list[Contradiction] = []
    defined: dict[str, set[str]] = defaultdict(set)
    unclaimed: list[tuple[SceneBreakdown, SceneElement]] = []
    for scene in breakdown.scenes:
        groups = [_Group(tuple(several)) for several in by_scene.get(scene.scene, {}).values()]
        claims = _claimed(scene, groups, ids)
        wrong = list(_contradictions(scene, groups, claims))
        against += wrong
        dropped = {one for clash in wrong for one in clash.definitions}
        for n, group in enumerate(groups):
            own = [scene.elements[place] for place in claims[n]]
            for element in own:
                defined[element.id].add(group.first.definition)
            if group.first.definition in dropped:
                continue
            decided = _decided(told, group)
            if decided is not None or not _as_written(told, group, own, ids, names):
                made += _said(scene, group, own, names, decided)
        taken = {place for places in claims for place in places}
        unclaimed += [(scene, e) for n, e in enumerate(scene.elements) if n not in taken]
    for scene, element in unclaimed:
        if _taken_out(told, element, defined[element.id], scene.scene in by_scene):
            gone = Phrase("its tag was taken out in Final Draft", "在 Final Draft 中已去掉标记")
            made.append(
                Correction(scene.scene, element.name, None, gone, None, element.spans, "tag")
            )
    return TagsSay(tuple(made), tuple(against))


def _claimed(
    scene: SceneBreakdown, groups: Sequence[_Group], ids: dict[str, str]
) -> list[list[int]]:
    """For each group the elements of the scene that it is about: those it was written for, else
    the one of that name on those words, of that name, on those words."""
    claims: list[list[int]] = [[] for _ in groups]
    free = dict(enumerate(scene.elements))
    for n, group in enumerate(groups):
        known = ids.get(group.first.definition)
        if known is not None:
            claims[n] = [place for place, e in free.items() if e.id == known]
            for place in claims[n]:
                del free[place]
    for fits in (_named_there, _named, _there):
        for n, group in enumerate(groups):
            if claims[n]:
                continue
            found = [place for place, e in free.items() if fits(group, e)]
            # Of several that fit, one of the tag's own category.
            number = CATEGORIES[group.first.category].final_draft_number
            found.sort(
                key=lambda p: (
                    CATEGORIES[scene.elements[p].category].final_draft_number != number, p,
                )
            )  # fmt: skip
            if found:
                claims[n] = found[:1]
                del free[found[0]]
    return claims


def _there(group: _Group, element: SceneElement) -> bool:
    """Whether a tag stands on words of the element, and on hardly more."""
    for tag in group.spans:
        for span in element.spans:
            shared = min(tag.end, span.end) - max(tag.start, span.start)
            if 2 * shared > max(tag.end - tag.start, span.end - span.start):
                return True
    return False


def _named(group: _Group, element: SceneElement) -> bool:
    return key_of(element.name) in group.keys


def _named_there(group: _Group, element: SceneElement) -> bool:
    touches = any(t.start < s.end and s.start < t.end for t in group.spans for s in element.spans)
    alike = any(same_thing(name, element.name) for name in group.keys)
    return touches and (alike or _named(group, element))


def _contradictions(
    scene: SceneBreakdown, groups: Sequence[_Group], claims: Sequence[Sequence[int]]
) -> Iterator[Contradiction]:
    for n, one in enumerate(groups):
        for m in range(n + 1, len(groups)):
            other = groups[m]
            left, right = CATEGORIES[one.first.category], CATEGORIES[other.first.category]
            words = {key_of(t.words) for t in one.tags} & {key_of(t.words) for t in other.tags}
            if left.final_draft_number == right.final_draft_number or not words:
                continue
            if _as_found(scene, one, claims[n]) and _as_found(scene, other, claims[m]):
                continue  # we hold them for two things as well
            said = next(t.words for t in one.tags if key_of(t.words) in words)
            yield Contradiction(
                scene.scene,
                (one.first.definition, other.first.definition),
                Phrase(
                    f'"{said}" in scene {scene.number} is tagged as {left.final_draft} '
                    f'("{one.first.label}") and as {right.final_draft} ("{other.first.label}"); '
                    "take one of the tags out",
                    f"第 {scene.number} 场的“{said}”同时标为{left.name.zh}（“{one.first.label}”）"
                    f"与{right.name.zh}（“{other.first.label}”），请去掉其一",
                ),
            )


def _as_found(scene: SceneBreakdown, group: _Group, claims: Sequence[int]) -> bool:
    number = CATEGORIES[group.first.category].final_draft_number
    return bool(claims) and all(
        CATEGORIES[scene.elements[p].category].final_draft_number == number for p in claims
    )


def _decided(told: ScriptTags, group: _Group) -> TagDecision | None:
    """What our note says was decided of these tags."""
    short = short_definition(group.first.definition)
    for one in told.decided:
        if one.definition == short and any(
            s.start < one.span.end and one.span.start < s.end for s in group.spans
        ):
            return one
    return None


def _as_written(
    told: ScriptTags,
    group: _Group,
    own: Sequence[SceneElement],
    ids: dict[str, str],
    names: dict[str, tuple[str, ...]],
) -> bool:
    """Whether tags are ours and say what the breakdown of the script says anyway: they are of our
    definition, or all in paragraphs where we noted that we put them, on no further words, under
    the element's name and category."""
    tag = group.first
    if not own:
        return False
    if tag.definition not in ids:
        short = short_definition(tag.definition)
        noted = [span for one, span in told.wrote or () if one == short]
        if not all(any(n.start <= s.start and s.end <= n.end for n in noted) for s in group.spans):
            return False
        if not group.spans:
            return False
    known = {key_of(name) for e in own for name in (*names.get(e.id, ())[:1], e.name)}
    number = CATEGORIES[tag.category].final_draft_number
    words = [span for element in own for span in element.spans]
    return (
        key_of(tag.label) in known
        and all(CATEGORIES[e.category].final_draft_number == number for e in own)
        and all(_within(span, words) for span in group.spans)
    )


def _within(span: ScriptSpan, words: Sequence[ScriptSpan]) -> bool:
    """Whether a stretch is all in the words of an element; some of those may overlap."""
    at = span.start
    for one in sorted(words, key=lambda w: w.start):
        if one.start <= at:
            at = max(at, one.end)
    return at >= span.end


def _said(
    scene: SceneBreakdown,
    group: _Group,
    own: Sequence[SceneElement],
    names: dict[str, tuple[str, ...]],
    decided: TagDecision | None,
) -> Iterator[Correction]:
    tag = group.first
    source: Source = decided.source if decided is not None else "tag"
    told = Phrase(
        f"tagged in Final Draft by hand, scene {scene.number}",
        f"在 Final Draft 中手工标记，第 {scene.number} 场",
    )
    if source == "person":
        told = Phrase(
            f"decided before the tags were written to Final Draft, scene {scene.number}",
            f"写入 Final Draft 标记之前已决定，第 {scene.number} 场",
        )
    if not own:
        # Whoever is tagged as cast and does not speak here is silent.
        alone = Category.SILENT if tag.category is Category.CAST else tag.category
        many = decided.count if decided is not None else None
        yield Correction(scene.scene, tag.label, alone, told, many, group.spans, source)
    for element in own:
        category = _category(tag.category, element.category)
        if decided is not None and tag.category is Category.CAST:
            category = Category.SILENT if decided.silent else Category.CAST
        spans = tuple(
            s for s in group.spans
            if len(own) == 1 or any(s.start < e.end and e.start < s.end for e in element.spans)
        )  # fmt: skip
        count = element.count or None if decided is None else decided.count
        known = (*names.get(element.id, ()), element.name)
        if any(key_of(tag.label) == key_of(n) or same_thing(tag.label, n) for n in known):
            yield Correction(scene.scene, element.name, category, told, count, spans, source)
            continue
        yield Correction(scene.scene, element.name, None, told, None, element.spans, "tag")
        yield Correction(scene.scene, tag.label, category, told, count, spans, source)


def _category(tagged: Category, found: Category) -> Category:
    """The tag's category; Final Draft has one for cast that speaks and cast that does not."""
    number = CATEGORIES[tagged].final_draft_number
    if CATEGORIES[found].final_draft_number == number:
        return found
    return Category.SILENT if tagged is Category.CAST else tagged


def _taken_out(
    told: ScriptTags, element: SceneElement, defined: set[str], scene_is_tagged: bool
) -> bool:
    """Whether an element without a tag had one that we wrote.

    Where our note of it was dropped from the file, what is defined there by our id and has no tag
    in a scene with tags was tagged once: definitions stay when tags are taken out.
    """
    own = definition_of(element.id)
    if told.wrote is None:
        return scene_is_tagged and own in told.definitions
    ids = {short_definition(one) for one in (own, *defined)}
    return any(
        one in ids and any(s.start < span.end and span.start < s.end for s in element.spans)
        for one, span in told.wrote
    )
