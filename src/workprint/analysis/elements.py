"""The elements of one scene: tags, rules and cues brought together, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from workprint.analysis.called import Called
from workprint.analysis.candidates import Candidate
from workprint.analysis.naming import key_of, same_thing, stands_for
from workprint.analysis.reading import ReadScene
from workprint.analysis.rules import REASONS, in_action, in_heading
from workprint.analysis.spans import span_of
from workprint.analysis.tags import Tag
from workprint.analysis.why import reason_for
from workprint.film.breakdown import Category, Source
from workprint.film.characters import Character
from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Screenplay

Tagged = Callable[[Sequence[Candidate]], Sequence[Tag]]


@dataclass(slots=True)
class Found:
    """An element of a scene while it is put together."""

    category: Category
    name: str
    spans: list[ScriptSpan]
    confidence: float
    reasons: list[Reason]
    source: Source
    count: int = 0
    head: str = ""
    names: list[str] = field(default_factory=list)


def elements_of(
    screenplay: Screenplay,
    read: ReadScene,
    tags: Sequence[Tag],
    characters: Sequence[Character],
    called: Sequence[Called] = (),
) -> list[Found]:
    """All elements of a scene, cast first, then as they come; `called` are the film's vehicles
    that have a name."""
    found = [*_cast(screenplay, read, characters), *_called(screenplay, read, called)]
    named = [span for one in found if one.category is Category.VEHICLES for span in one.spans]
    for one in (*_ruled(screenplay, read), *_tagged(screenplay, read, tags, characters)):
        if not any(a.start < b.end and b.start < a.end for a in one.spans for b in named):
            _add(found, one)
    return found


def _called(screenplay: Screenplay, read: ReadScene, called: Sequence[Called]) -> Iterator[Found]:
    """Vehicles by their name, each once, however it is written."""
    elements = screenplay.elements[read.scene.first_element : read.scene.last_element]
    for one in called:
        spans = [
            span_of(screenplay.source, element, start, end)
            for element in elements
            for start, end in one.mentions(element)
        ]
        if spans:
            reason = Reason(REASONS["called"], (spans[0],))
            yield Found(
                Category.VEHICLES, one.full, spans, 0.9, [reason], "rule", head=one.name.lower()
            )


def _add(found: list[Found], one: Found) -> None:
    """Add a thing, or a mention to the thing that it is."""
    for known in found:
        alike = known.category is one.category and (
            same_thing(known.name, one.name) or stands_for(one.name, known.name)
        )
        if alike:
            known.spans += [span for span in one.spans if span not in known.spans]
            known.names.append(one.name)
            # The fullest name is the one it is listed under.
            if len(key_of(one.name)) > len(key_of(known.name)) and same_thing(
                known.name, one.name
            ):
                known.name = one.name
            known.count = max(known.count, one.count)
            if one.confidence > known.confidence:
                known.confidence = one.confidence
                known.reasons = one.reasons + known.reasons
            return
    found.append(one)


def _cast(
    screenplay: Screenplay, read: ReadScene, characters: Sequence[Character]
) -> Iterator[Found]:
    """Who speaks."""
    elements = screenplay.elements[read.scene.first_element : read.scene.last_element]
    for name in read.speakers:
        spans = [e.span for e in elements if e.name == name]
        lines = len(spans)
        text = Phrase(f"speaks {lines} time{'s' if lines > 1 else ''}", f"说话 {lines} 次")
        yield Found(Category.CAST, name, spans, 1.0, [Reason(text, (spans[0],))], "script")


def _ruled(screenplay: Screenplay, read: ReadScene) -> Iterator[Found]:
    """What rules say of the heading and of orders to the camera."""
    language = screenplay.language
    elements = screenplay.elements
    heading = elements[read.scene.first_element]
    for one in in_heading(read.scene.heading, language):
        span = span_of(screenplay.source, heading, one.start, one.end)
        reason = Reason(REASONS[one.rule], (span,))
        yield Found(one.category, one.name, [span], 0.9, [reason], "rule", head=one.name)
    for element in elements[read.scene.first_element : read.scene.last_element]:
        for one in in_action(element, language):
            span = span_of(screenplay.source, element, one.start, one.end)
            reason = Reason(REASONS[one.rule], (span,))
            yield Found(one.category, one.name, [span], 0.9, [reason], "rule", head=one.name)


def _tagged(
    screenplay: Screenplay,
    read: ReadScene,
    tags: Sequence[Tag],
    characters: Sequence[Character],
) -> Iterator[Found]:
    """What the tagger found, and people of the film who are here and do not speak."""
    people = _People(characters, read.speakers, screenplay.language)
    for candidate, tag in zip(read.candidates, tags, strict=True):
        element = screenplay.elements[candidate.element]
        category, name = tag.category, candidate.phrase
        if "name" in candidate.flags:
            told = people.named(candidate)
            if told is None:
                continue
            category, name = Category.SILENT, told
        elif category is Category.SILENT and people.speaks(candidate):
            continue
        elif category is None and _is_introduced(candidate, element.text):
            category = Category.BACKGROUND if "plural" in candidate.flags else Category.SILENT
            if people.speaks(candidate):
                continue
        if category is None:
            continue
        span = span_of(screenplay.source, element, candidate.start, candidate.end)
        reason = reason_for(candidate, tag, category, span)
        yield Found(
            category, name, [span], tag.confidence, [reason],
            "script" if "name" in candidate.flags else "tagger", candidate.count, candidate.head,
        )  # fmt: skip


def _is_introduced(candidate: Candidate, text: str) -> bool:
    """A role in capitals in the action: A FIREFIGHTER, three COPS."""
    word = text[candidate.start : candidate.end].split()[-1:]
    return (
        candidate.kind in ("person", "people")
        and "action" in candidate.flags
        and not candidate.flags & {"negated", "compared"}
        and bool(word)
        and len(word[0]) > 2
        and word[0].isascii()
        and word[0].isupper()
    )


class _People:
    """Who is named, and who of them speaks in the scene."""

    def __init__(
        self, characters: Sequence[Character], speakers: Sequence[str], language: str
    ) -> None:
        self.chinese = language == "zh"
        self.speakers = {name.lower() for name in speakers}
        self.by_word: dict[str, Character] = {}
        for one in sorted(characters, key=lambda c: c.words):
            for name in (one.name, *one.aliases):
                self.by_word[name.lower()] = one
                if not self.chinese:
                    self.by_word.update(dict.fromkeys(name.lower().split(), one))

    def named(self, candidate: Candidate) -> str | None:
        """The name of a person of the film who acts in the scene and does not speak in it."""
        if candidate.flags & {"negated", "compared", "may", "past", "dialogue", "poss"}:
            return None
        words = candidate.phrase.lower()
        known = self.by_word.get(words) or self.by_word.get(candidate.head)
        if known is None or self._is_speaker(known):
            return None
        return known.name

    def speaks(self, candidate: Candidate) -> bool:
        """Whether a role (the waiter) is one who speaks here (WAITER)."""
        if self.chinese:
            return any(
                candidate.phrase.endswith(s) or s.endswith(candidate.phrase) for s in self.speakers
            )
        return any(candidate.head in speaker.split() for speaker in self.speakers)

    def _is_speaker(self, one: Character) -> bool:
        return any(name.lower() in self.speakers for name in (one.name, *one.aliases))
