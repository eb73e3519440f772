"""Developing a film in a folder: one step after the other, nothing edited ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any

from workprint.models.providers import Provider, ProviderError, Purse
from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.production.partner import keeping, ledger
from workprint.production.partner.providing import Choice, provider_for
from workprint.production.partner.writing import Made, asked, made_by
from workprint.production.settings import BUILT_IN, Settings, read_settings, write_settings
from workprint.screenplay import parse
from workprint.screenplay.language import language_of
from workprint.screenplay.partner.develop import orders, steps, templates
from workprint.screenplay.partner.develop.drafting import draft, speeches
from workprint.screenplay.partner.develop.steps import FILES, STEPS, Sketch, Step, Unreadable

Say = Callable[[str], None]


@dataclass(slots=True)
class _Work:
    """One run: where, in which language, who writes, and what was written."""

    folder: Path
    language: str
    provider: Provider | None
    purse: Purse
    choice: Choice
    date: str
    say: Say
    made: list[Made]


def develop(
    folder: Path,
    log_line: str | None,
    through: str | None,
    again: str | None,
    language: str | None,
    choice: Choice,
    date: str,
    say: Say,
) -> dict[str, Any]:
    """Make the next step of a film, all up to `through`, or `again` one that was not edited.

    Raises FilmError or ProviderError in one sentence; the steps made before stay.
    """
    for option, name in (("--through", through), ("--again", again)):
        if name is not None and name not in STEPS:
            raise FilmError(f"{option} {name} is no step; use one of {', '.join(STEPS)}")
    if folder.exists() and not folder.is_dir():
        raise FilmError(f"{folder} is a file; name a folder")
    tongue = _begin(folder, log_line, language)
    provider, limits = provider_for(folder, choice)
    work = _Work(folder, tongue, provider, Purse(limits), choice, date, say, [])
    done: list[Step] = []
    for step in _wanted(folder, through, again):
        say(f"{step}: {provider.name if provider else BUILT_IN}")
        _make(work, step, again == step)
        done.append(step)
    return _told(work, done)


def _begin(folder: Path, log_line: str | None, language: str | None) -> str:
    """The log line's file and film.toml, made where they are missing; the film's language."""
    path = folder / FILES["log-line"]
    settings = folder / "film.toml"
    if language is not None:
        _check_language(language)
        if settings.exists() and read_settings(settings).language != language:
            raise FilmError(
                f'{settings} says language = "{read_settings(settings).language}"; change it '
                "there, or leave --language out"
            )
    if log_line is not None:
        log_line = " ".join(log_line.split())
        if not any(c.isalpha() for c in log_line):
            raise FilmError("the log line is empty; write the film in one sentence")
        if len(log_line) > 1000:
            raise FilmError(
                f"the log line has {len(log_line)} characters; write the film in one sentence"
            )
        if path.exists():
            if steps.read_log_line(ledger.text(path)) != log_line:
                raise FilmError(f"{path} holds another log line; edit that file instead")
        else:
            tongue = language or language_of(log_line)
            write_text(path, steps.written_log_line(log_line, tongue))
    if not path.exists():
        raise FilmError(
            f"{folder} has no log line; begin with: workprint write develop {quote(str(folder))} "
            '--log-line "The film in one sentence."'
        )
    if not settings.exists():
        tongue = language or language_of(_log_line(folder))
        title = folder.resolve().name
        write_settings(settings, Settings(title=title, language=tongue))
    return read_settings(settings).language


def _check_language(language: str) -> None:
    if language not in ("en", "zh"):
        raise FilmError(f'"{language}" is not a language Workprint writes; use en or zh')


def _wanted(folder: Path, through: str | None, again: str | None) -> Sequence[Step]:
    missing = [s for s in STEPS if not (folder / FILES[s]).exists()]
    if again is not None:
        return [s for s in STEPS if s == again]
    if through is not None:
        upto = STEPS[: [str(s) for s in STEPS].index(through) + 1]
        return [s for s in upto if s in missing]
    return missing[:1]


def _make(work: _Work, step: Step, anew: bool) -> None:
    path = work.folder / FILES[step]
    if path.exists() and anew and ledger.state(work.folder, step) == "edited":
        raise FilmError(
            f"{path} was edited, so it is not made anew; move it away first if you want that"
        )
    old = path.read_bytes() if anew and path.exists() else None
    _check_untouched(path, old)
    for before in STEPS[: STEPS.index(step)]:
        if not (work.folder / FILES[before]).exists():
            raise FilmError(
                f"{work.folder / FILES[before]} is missing; make it with: workprint write develop "
                f"{quote(str(work.folder))}"
            )
    sources = ledger.sources(work.folder, step)
    try:
        text = _MAKERS[step](work)
    except Unreadable as error:
        source = "log-line" if step == "characters" else STEPS[STEPS.index(step) - 1]
        raise FilmError(f"{work.folder / FILES[source]} {error}") from None
    _check_untouched(path, old)
    write_text(path, text)
    ledger.note(work.folder, step, text, sources)
    records = [made.record(f"develop {step}", work.date) for made in work.made]
    keeping.add_records(keeping.provenance_file(work.folder / FILES["screenplay"]), records)
    work.made.clear()


def _check_untouched(path: Path, before: bytes | None) -> None:
    """FilmError when a step is no longer as it was before the minutes a provider may take."""
    if (path.read_bytes() if path.exists() else None) != before:
        raise FilmError(
            f"{path} was changed while {path.stem} was being made, so it stays as it is now; "
            "run again to go on from it, or move it away to have it made"
        )


def _characters(work: _Work) -> str:
    line = _log_line(work.folder)
    if work.provider is None:
        people = templates.characters(line, work.language)
    else:
        found, answer = asked(
            work.provider,
            orders.for_characters(line, work.language),
            work.purse,
            work.choice,
            lambda a: orders.read_characters(a.text, work.language, a.ended == "length"),
            _quiet,
        )
        people = found
        work.made.append(made_by(answer, _joined(people), work.choice.seed))
    return steps.written_sketches("characters", people, work.language)


def _beats(work: _Work) -> str:
    line, people = _log_line(work.folder), _people(work.folder)
    if work.provider is None:
        found = templates.beats(line, people, work.language)
    else:
        found, answer = asked(
            work.provider,
            orders.for_beats(line, people, work.language),
            work.purse,
            work.choice,
            lambda a: orders.read_beats(
                a.text, [p.title for p in people], work.language, a.ended == "length"
            ),
            _quiet,
        )
        work.made.append(made_by(answer, "\n".join(found), work.choice.seed))
    return steps.written_beats(found, work.language, work.provider is None)


def _outline(work: _Work) -> str:
    line, people = _log_line(work.folder), _people(work.folder)
    beats = steps.read_beats(ledger.text(work.folder / FILES["beats"]))
    names = [p.title for p in people]
    frame = templates.outline(line, people, beats, work.language)
    scenes = _each(
        work,
        frame,
        lambda scene: orders.for_scene(line, people, scene.text, scene.title, work.language),
        lambda scene, a: orders.read_scene(a.text, scene.title, names, work.language),
    )
    return steps.written_sketches("outline", scenes, work.language)


def _scenes(work: _Work) -> str:
    people = _people(work.folder)
    outline = steps.read_sketches(ledger.text(work.folder / FILES["outline"]))
    names = [p.title for p in people]
    scenes = _each(
        work,
        outline,
        lambda scene: orders.for_action(scene, people, work.language),
        lambda scene, a: Sketch(
            scene.title,
            orders.read_action(a.text, names, work.language, a.ended == "length").text,
        ),
    )
    return draft(_title(work), [(scene, "") for scene in scenes], work.language)


def _screenplay(work: _Work) -> str:
    line, people = _log_line(work.folder), _people(work.folder)
    scenes = steps.scenes_of(
        parse(ledger.text(work.folder / FILES["scenes"]), language=work.language)
    )
    names = [p.title for p in people]
    spoken = _each(
        work,
        scenes,
        lambda scene: orders.for_dialogue(scene, people, work.language),
        lambda scene, a: Sketch(
            scene.title,
            orders.read_dialogue(a.text, scene, names, work.language, a.ended == "length").text,
        ),
    )
    pairs = []
    for n, (scene, said) in enumerate(zip(scenes, spoken, strict=True)):
        if work.provider is None or said.template:
            exchange = templates.speeches(line, people, n, work.language)
            pairs.append(
                (Sketch(scene.title, scene.text, True), speeches(exchange, work.language))
            )
        else:
            pairs.append((scene, said.text))
    return draft(_title(work), pairs, work.language)


_MAKERS: dict[Step, Callable[[_Work], str]] = {
    "characters": _characters,
    "beats": _beats,
    "outline": _outline,
    "scenes": _scenes,
    "screenplay": _screenplay,
}


def _each(
    work: _Work,
    items: Sequence[Sketch],
    order: Callable[[Sketch], Any],
    use: Callable[[Sketch, Any], Sketch],
) -> tuple[Sketch, ...]:
    """Each item as the provider writes it; where its answers cannot be used, the frame stays.

    Raises ProviderError when not one answer can be used, or the provider fails outright.
    """
    if work.provider is None:
        return tuple(Sketch(i.title, i.text, True) for i in items)
    if not items:
        raise ProviderError(
            f"there is no scene for {work.provider.name} to write; add one to the step before"
        )
    made = []
    refused = ""
    for n, item in enumerate(items, 1):
        work.say(f"  {n}/{len(items)} {item.title}")
        try:
            found, answer = asked(
                work.provider,
                order(item),
                work.purse,
                work.choice,
                partial(use, item),
                _quiet,
            )
        except ProviderError as error:
            if "could not be used" not in str(error):
                raise
            refused = str(error)
            work.say(f"  {refused}")
            made.append(Sketch(item.title, item.text, True))
            continue
        made.append(found)
        work.made.append(made_by(answer, found.text, work.choice.seed))
    if all(m.template for m in made):
        raise ProviderError(refused)
    return tuple(made)


def _told(work: _Work, done: Sequence[Step]) -> dict[str, Any]:
    rows = [
        {"step": s, "file": str(work.folder / FILES[s]), "state": ledger.state(work.folder, s)}
        for s in STEPS
    ]
    missing = [r for r in rows if r["state"] == "missing"]
    old = [r for r in rows if r["state"] == "older"]
    at = quote(str(work.folder))
    if old:
        following = (
            f"{old[0]['step']} is older than what it was made from; make it anew with: "
            f"workprint write develop {at} --again {old[0]['step']}"
        )
    elif missing:
        before = rows[rows.index(missing[0]) - 1]["file"] if missing[0] != rows[0] else ""
        following = f"Edit {before} as you like, then run: workprint write develop {at}"
    else:
        following = f"The film plays: workprint make {at}"
    return {
        "folder": str(work.folder),
        "language": work.language,
        "provider": work.provider.name if work.provider else BUILT_IN,
        "made": list(done),
        "steps": rows,
        "next": following,
        "tokens": work.purse.usage.read + work.purse.usage.written,
        "cost": f"{work.purse.cost:f}",
        "currency": work.provider.prices.currency if work.provider else "USD",
    }


def _title(work: _Work) -> str:
    return read_settings(work.folder / "film.toml").title or work.folder.resolve().name


def _log_line(folder: Path) -> str:
    path = folder / FILES["log-line"]
    try:
        return steps.read_log_line(ledger.text(path))
    except Unreadable as error:
        raise FilmError(f"{path} {error}") from None


def _people(folder: Path) -> tuple[Sketch, ...]:
    path = folder / FILES["characters"]
    try:
        return steps.read_sketches(ledger.text(path))
    except Unreadable as error:
        raise FilmError(f"{path} {error}") from None


def _joined(sketches: Sequence[Sketch]) -> str:
    return "\n\n".join(f"{s.title}\n{s.text}" for s in sketches)


def _quiet(_: str) -> None:
    """Nobody listens: many answers come, and each is told when it is whole."""
