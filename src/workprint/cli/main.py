"""The command line: thin commands over the library. Heavy imports wait for their command."""

from __future__ import annotations

import os
import sys

import typer

from workprint.cli import (
    analysis,
    breakdowns,
    film,
    labels,
    language,
    models,
    policies,
    screenplay,
    shooting,
    stories,
    training,
    write,
)

app = typer.Typer(
    name="workprint",
    help="From a screenplay to a film that plays. The film is always playable.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("new")(film.new)
app.command("make")(film.make)
app.command("convert")(screenplay.convert)
app.command("graph")(film.graph)
app.command("explain")(film.explain)
app.command("decide")(film.decide)
app.add_typer(screenplay.app, name="screenplay")
app.add_typer(language.app, name="language")
app.add_typer(analysis.app, name="analysis")
app.add_typer(shooting.app, name="shooting")
app.add_typer(write.app, name="write")
app.add_typer(models.app, name="models")
training.train.command("labels")(labels.train_labels)
training.evaluate.command("labels")(labels.evaluate_labels)
training.train.command("breakdown")(breakdowns.train_breakdown)
training.evaluate.command("breakdown")(breakdowns.evaluate_breakdown)
training.train.command("genre")(stories.train_genre)
training.train.command("turning-points")(stories.train_turning_points)
training.evaluate.command("genre")(stories.evaluate_genre)
training.evaluate.command("turning-points")(stories.evaluate_turning_points)
training.evaluate.command("content")(stories.evaluate_content)
training.train.command("scheduling")(policies.train_scheduling)
training.evaluate.command("scheduling")(policies.evaluate_scheduling)
app.add_typer(training.train, name="train")
app.add_typer(training.evaluate, name="evaluate")


def run() -> None:
    """Run a command. A mistake is one sentence on standard error and an exit code that is not 0.

    What was not foreseen is one sentence too; with `WORKPRINT_TRACEBACK=1` it comes with the
    place in the code.
    """
    try:
        app(prog_name="workprint")
    except SystemExit as end:
        if end.code == 130:
            _say("stopped; run the same command again to go on where it was")
        raise
    except Exception as error:
        if os.environ.get("WORKPRINT_TRACEBACK"):
            raise
        _say(_sentence(error))
        sys.exit(1)


def _say(sentence: str) -> None:
    print(f"workprint: {' '.join(sentence.split())}", file=sys.stderr)


def _sentence(error: Exception) -> str:
    """What a person should read of an error."""
    names = {
        "FilmError",
        "ScreenplayError",
        "ModelUnavailable",
        "ModelFileError",
        "ProviderError",
        "LabellerError",
        "TaggerError",
        "ScheduleError",
    }
    if any(kind.__name__ in names for kind in type(error).__mro__):
        return str(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        if isinstance(error, IsADirectoryError):
            return f"{place}it is a folder; name a file"
        if isinstance(error, FileNotFoundError):
            return f"{place}there is no such file; check its name"
        if isinstance(error, NotADirectoryError):
            return f"{place}there is no such folder; make it, or name another"
        return f"{place}{error.strerror or error}; mend that and run again"
    first = (str(error).strip().splitlines() or [""])[0][:200]
    return (
        f"something unforeseen went wrong ({type(error).__name__}: {first}); "
        "nothing is lost; please report it with what WORKPRINT_TRACEBACK=1 shows"
    )
