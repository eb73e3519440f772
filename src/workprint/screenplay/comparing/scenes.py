"""What became of each scene, told with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from workprint.film.drafts import DraftScene, Fate, HeadingChange, SceneChange
from workprint.film.reason import Reason
from workprint.film.screenplay import Heading, SceneLength
from workprint.screenplay.comparing import wording
from workprint.screenplay.comparing.alike import Pairs
from workprint.screenplay.comparing.evidence import element_spans, heading_spans
from workprint.screenplay.comparing.linking import Group
from workprint.screenplay.comparing.passages import Draft
from workprint.screenplay.comparing.places import stayed
from workprint.screenplay.comparing.sharing import Names, Shared, shared

Links = frozenset[tuple[int, int]]


def draft_scenes(draft: Draft, lengths: Sequence[SceneLength]) -> tuple[DraftScene, ...]:
    """The scenes of a draft, with their lengths."""
    screenplay = draft.screenplay
    return tuple(
        DraftScene(
            scene.id,
            place,
            scene.number,
            scene.heading.text,
            length.page,
            length.eighths,
            words,
            screenplay.elements[scene.first_element].span,
        )
        for place, (scene, length, words) in enumerate(
            zip(screenplay.scenes, lengths, draft.sizes, strict=True), 1
        )
    )


def scene_changes(
    a: Draft,
    b: Draft,
    scenes: tuple[Sequence[DraftScene], Sequence[DraftScene]],
    groups: Sequence[Group],
    pairs: Pairs,
    moved: Links,
    names: Names,
) -> tuple[SceneChange, ...]:
    """One change for each group, in B's order; what was cut follows the scene it followed.

    `scenes` are those of A and of B, `moved` the links out of order.
    """
    return tuple(
        _change(a, b, scenes, group, shared(a, b, group, pairs, names), moved)
        for group in _in_order(groups)
    )


def _in_order(groups: Sequence[Group]) -> Iterator[Group]:
    of_a = {one: group for group in groups for one in group.a}
    cut: defaultdict[Group | None, list[Group]] = defaultdict(list)
    last: Group | None = None
    for one in sorted(of_a):
        if of_a[one].b:
            last = of_a[one]
        else:
            cut[last].append(of_a[one])
    yield from cut[None]
    for group in sorted((g for g in groups if g.b), key=lambda g: g.b[0]):
        yield group
        yield from cut[group]


def _change(
    a: Draft,
    b: Draft,
    scenes: tuple[Sequence[DraftScene], Sequence[DraftScene]],
    group: Group,
    found: Shared,
    moved: Links,
) -> SceneChange:
    before = tuple(scenes[0][n] for n in group.a)
    after = tuple(scenes[1][n] for n in group.b)
    headings = heading_spans(before, after)
    heading: tuple[HeadingChange, ...] = ()
    out: list[tuple[int, int]] = []
    if group.main is not None:
        one, other = stayed(a, b, group)
        heading = _heading_changes(
            a.screenplay.scenes[one].heading, b.screenplay.scenes[other].heading
        )
        out = [(m, n) for m in group.a for n in group.b if (m, n) in moved]
        if len(group.a) > 1:  # in its place by any of the scenes it was made of
            out = [group.main] if len(out) == len(group.a) else []
    rewritten = any(found.differ)
    fate = _fate(group, rewritten or bool(heading) or any(found.respoken))
    size = found.kept + found.taken
    share = found.kept / size if size else float(group.main is not None)
    reasons = []
    if fate != "changed" or rewritten:
        evidence = headings
        if group.main is not None:
            evidence += element_spans(a, b, *found.differ)
        languages = (a.screenplay.language, b.screenplay.language)
        told = wording.fate_told(fate, before, after, share, found, languages)
        reasons.append(Reason(told, evidence))
    for one, other in out:
        followed = scenes[0][one - 1] if one else None
        follows = scenes[1][other - 1] if other else None
        spans = heading_spans((scenes[0][one],), (scenes[1][other],))
        reasons.append(Reason(wording.moved_told(followed, follows), spans))
    reasons += [Reason(wording.heading_told(change), headings) for change in heading]
    if any(found.respoken):
        spans = element_spans(a, b, *found.respoken)
        reasons.append(Reason(wording.respoken_told(len(found.respoken[1])), spans))
    return SceneChange(
        fate,
        before,
        after,
        tuple(scenes[1][other].id for _, other in out),
        round(share, 4),
        found.added,
        found.taken,
        len(found.respoken[1]),
        heading,
        tuple(reasons),
    )


def _fate(group: Group, differs: bool) -> Fate:
    if not group.a:
        return "added"
    if not group.b:
        return "cut"
    if len(group.b) > 1:
        return "split"
    if len(group.a) > 1:
        return "merged"
    return "changed" if differs else "same"


def _heading_changes(before: Heading, after: Heading) -> tuple[HeadingChange, ...]:
    """The parts of a heading that read otherwise; capitals and blanks do not count."""
    parts = (
        HeadingChange("int_ext", before.int_ext, after.int_ext),
        HeadingChange("location", before.location, after.location),
        HeadingChange("time", before.time, after.time),
    )
    return tuple(part for part in parts if _plain(part.before) != _plain(part.after))


def _plain(text: str | None) -> str:
    return " ".join((text or "").upper().split())
