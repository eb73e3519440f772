"""The command line: thin commands over the library. Heavy imports wait for their command."""

from __future__ import annotations

import sys

import typer

from workprint.cli import film, models, screenplay

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
app.command("graph")(film.graph)
app.command("explain")(film.explain)
app.command("decide")(film.decide)
app.add_typer(screenplay.app, name="screenplay")
app.add_typer(models.app, name="models")


def run() -> None:
    """Run a command. A mistake is one sentence on standard error and exit code 1."""
    try:
        app()
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on where it was.", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        if _for_the_person(error):
            print(f"workprint: {error}", file=sys.stderr)
            sys.exit(1)
        raise


def _for_the_person(error: Exception) -> bool:
    """Whether an error's message was written to be read as it is."""
    names = {"FilmError", "ScreenplayError", "ModelUnavailable"}
    return any(kind.__name__ in names for kind in type(error).__mro__)
