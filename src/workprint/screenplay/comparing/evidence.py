"""Evidence of a comparison: stretches of both drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workprint.film.drafts import DraftScene
from workprint.film.reason import DraftSpan
from workprint.screenplay.comparing.passages import Draft


def heading_spans(
    before: Sequence[DraftScene], after: Sequence[DraftScene]
) -> tuple[DraftSpan, ...]:
    """The headings of scenes of A and of B."""
    return (
        *(DraftSpan("a", scene.span) for scene in before),
        *(DraftSpan("b", scene.span) for scene in after),
    )


def element_spans(
    a: Draft, b: Draft, ours: Iterable[int], theirs: Iterable[int]
) -> tuple[DraftSpan, ...]:
    """The elements of A and of B (indices), each once, in order."""
    of_a, of_b = a.screenplay.elements, b.screenplay.elements
    return (
        *(DraftSpan("a", of_a[n].span) for n in sorted(set(ours))),
        *(DraftSpan("b", of_b[n].span) for n in sorted(set(theirs))),
    )
