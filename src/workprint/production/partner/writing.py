"""Continuing a scene, other words for a line, notes: asked of a provider, or made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from workprint.film.reason import Phrase
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.models.providers import (
    Answer,
    Message,
    Provider,
    ProviderError,
    Purse,
    Request,
    ask,
)
from workprint.production.errors import FilmError
from workprint.production.partner.providing import Choice
from workprint.production.partner.words import RunningWords, word_model
from workprint.production.settings import BUILT_IN
from workprint.screenplay.partner import answers, prompts, shown
from workprint.screenplay.partner.cueing import Cast
from workprint.screenplay.partner.history import Turn, history
from workprint.screenplay.partner.notes import Norms, Note, notes_on
from workprint.screenplay.partner.provenance import Record
from workprint.screenplay.partner.reading import one_line_speech
from workprint.screenplay.partner.sampling import Voice, sample_lines
from workprint.screenplay.partner.tokens import words

Hear = Callable[[str], None]
T = TypeVar("T")
_TRIES = 2
"""An answer that cannot be used is asked for once more, with another seed."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: its text, who wrote it, what was mended, and what it cost."""

    text: str
    provider: str
    model: str
    prompt_sha256: str
    seed: int
    mended: tuple[Phrase, ...] = ()
    tokens: int = 0
    cost: Decimal = Decimal(0)
    currency: str = "USD"

    def record(self, task: str, date: str, line: int | None = None) -> Record:
        """The record of it for the provenance file; its id comes when it is kept."""
        return Record(
            "", task, self.provider, self.model, self.prompt_sha256, date, self.text, line,
            self.seed,
        )  # fmt: skip


def continued(
    screenplay: Screenplay,
    scene: int,
    speeches: int,
    provider: Provider | None,
    purse: Purse,
    choice: Choice,
    hear: Hear = lambda _: None,
) -> Made:
    """The scene gone on with for about `speeches` speeches, as Fountain text.

    Raises ProviderError when no usable answer came.
    """
    if provider is None:
        return _continued_here(screenplay, scene, speeches, choice.seed)
    prompt = prompts.to_continue(screenplay, scene, speeches)
    prefix = prompts.scene_text(screenplay, scene)
    given = f"{prefix}\n{shown.texts(screenplay.language)}"
    names = [e.name for e in screenplay.elements if e.name]

    def use(answer: Answer) -> answers.Passage:
        return answers.passage(
            answer.text,
            screenplay.language,
            names,
            given,
            one_line=one_line_speech(screenplay),
            cut=answer.ended == "length",
        )

    passage, answer = asked(provider, prompt, purse, choice, use, hear, prefix=prefix)
    return made_by(answer, passage.text, choice.seed, passage.mended)


def alternatives(
    screenplay: Screenplay,
    element: int,
    count: int,
    provider: Provider | None,
    purse: Purse,
    choice: Choice,
    hear: Hear = lambda _: None,
) -> tuple[Made, ...]:
    """Up to `count` other wordings of a line of dialogue, in the voice of who says it."""
    original = screenplay.elements[element].text
    if provider is None:
        name, lines = prompts.voice_of(screenplay, element)
        voice = Voice.of(name, [*lines, original], _prose(screenplay))
        size = max(4, len(words(original)))
        above = prompts.before_text(screenplay, element)[-300:] + "\n"
        made = sample_lines(voice, above, count, size, choice.seed, _model(screenplay))
        if not made:
            raise FilmError(
                f"{name} says too little in this script to speak in that voice; write more of "
                "it, or name a --provider"
            )
        return tuple(_built_in(text, f"{name} {original}", choice.seed) for text in made)
    prompt = prompts.to_vary(screenplay, element, count)

    def use(answer: Answer) -> tuple[str, ...]:
        return answers.listed(answer.text, screenplay.language, count, original)

    found, answer = asked(provider, prompt, purse, choice, use, hear)
    return tuple(made_by(answer, text, choice.seed) for text in found)


def notes(
    screenplay: Screenplay,
    scene: int,
    provider: Provider | None,
    purse: Purse,
    choice: Choice,
    hear: Hear = lambda _: None,
    norms: Norms | None = None,
) -> tuple[tuple[Note, ...], tuple[tuple[int, str], ...], Made | None]:
    """The notes our rules find; with a provider, its own as (line, note), and who wrote them.

    `norms` are those of the screenplay; without them they are counted.
    """
    ours = notes_on(screenplay, scene, norms)
    if provider is None:
        return ours, (), None
    prompt = prompts.to_note(screenplay, scene)
    told = screenplay.scenes[scene]
    lines = range(told.first_line, told.last_line + 1)

    def use(answer: Answer) -> tuple[tuple[int, str], ...]:
        found = answers.noted(answer.text, screenplay.language, lines)
        if not found:
            raise answers.Refused("it names no line of the scene")
        return found

    theirs, answer = asked(provider, prompt, purse, choice, use, hear)
    return ours, theirs, made_by(answer, "\n".join(t for _, t in theirs), choice.seed)


def asked(
    provider: Provider,
    prompt: prompts.Prompt,
    purse: Purse,
    choice: Choice,
    use: Callable[[Answer], T],
    hear: Hear,
    prefix: str = "",
) -> tuple[T, Answer]:
    """What `use` makes of an answer; asked once more where it refuses the first.

    Raises ProviderError with the reason of the last refusal.
    """
    why = ""
    for n in range(_TRIES):
        request = Request(
            _messages(prompt),
            prefix,
            purse.limits.tokens,
            choice.temperature,
            choice.seed + n,
        )
        answer = ask(provider, request, purse, hear)
        try:
            return use(answer), answer
        except answers.Refused as refused:
            why = str(refused)
    raise ProviderError(
        f"the answer of {provider.name} ({provider.model}) could not be used, twice: {why}; "
        "try another --seed, another model, or the built-in partner"
    )


def _messages(prompt: prompts.Prompt) -> tuple[Message, ...]:
    example: tuple[Message, ...] = ()
    if prompt.example is not None:
        order, answer = prompt.example
        example = (Message("user", order), Message("assistant", answer))
    return (Message("system", prompt.system), *example, Message("user", prompt.user))


def made_by(answer: Answer, text: str, seed: int, mended: Sequence[Phrase] = ()) -> Made:
    """A text and all that is known of the answer it came in."""
    return Made(
        text,
        answer.provider,
        answer.model,
        answer.prompt_sha256,
        seed,
        tuple(mended),
        answer.usage.read + answer.usage.written,
        answer.cost,
        answer.currency,
    )


def _continued_here(screenplay: Screenplay, scene: int, speeches: int, seed: int) -> Made:
    """A rough of who speaks next and in which words, from the script's own counts."""
    told = screenplay.scenes[scene]
    end = screenplay.elements[told.last_element - 1].span.end
    past = history(screenplay, end)
    if not past.turns:
        raise FilmError(
            "nobody speaks in this script yet, so the built-in partner cannot go on; write some "
            "speeches, or name a --provider"
        )
    cast = Cast.of(past.turns)
    prose, model = _prose(screenplay), _model(screenplay)
    above = prompts.scene_text(screenplay, scene)[-300:] + "\n"
    here = past.here
    lines: list[tuple[str, str]] = []
    for n in range(speeches):
        guesses = cast.guesses(here, past.introduced, 3)
        spoken = next((g for g in guesses if _lines_of(screenplay, g.name)), None)
        if spoken is None:
            break
        own = _lines_of(screenplay, spoken.name)
        voice = Voice.of(spoken.name, own, prose)
        size = max(5, sum(len(words(t)) for t in own) // len(own))
        made = sample_lines(voice, above, 1, size, seed + n, model)
        if not made:
            break
        lines.append((spoken.name, made[0]))
        above += f"{made[0]}\n"
        cast.learn(Turn(spoken.name, here.scene, here.after, here.mentioned, here.addressed))
        here = Turn("", here.scene, "speech", (), ())
    if not lines:
        raise FilmError("the script has too few words for the built-in partner; name a --provider")
    one_line = screenplay.language == "zh" and one_line_speech(screenplay)
    parts = [f"{who}：{said}" if one_line else f"{_cue(who)}\n{said}" for who, said in lines]
    text = "\n\n".join(parts)
    return _built_in(f"{text}\n", f"{scene} {speeches} {above}", seed)


def _cue(name: str) -> str:
    return name if name.isupper() and name.isascii() else f"@{name}"


def _built_in(text: str, asked_for: str, seed: int) -> Made:
    request = Request((Message("user", asked_for),), seed=seed)
    return Made(text, BUILT_IN, "script counts and language model", request.sha256, seed)


def _model(screenplay: Screenplay) -> RunningWords | None:
    model = word_model()
    return model if model is not None and model.speaks(screenplay.language) else None


def _prose(screenplay: Screenplay) -> tuple[str, ...]:
    kinds = (ElementKind.ACTION, ElementKind.DIALOGUE)
    return tuple(e.text for e in screenplay.elements if e.kind in kinds)


def _lines_of(screenplay: Screenplay, name: str) -> tuple[str, ...]:
    found = []
    speaker = None
    for element in screenplay.elements:
        if element.kind is ElementKind.CHARACTER:
            speaker = element.name
        elif element.kind is ElementKind.DIALOGUE and speaker == name:
            found.append(element.text)
    return tuple(found)
