"""Commands on the model store."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

app = typer.Typer(
    help="The model store: which models there are, and fetching them.", no_args_is_help=True
)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the models: job, size, licences, and whether each is here and whole."""
    from workprint.models import lock, store

    rows = [
        {
            "name": e.name,
            "job": e.job,
            "title": e.title,
            "size_mb": e.size_mb,
            "licence_package": e.licence_package,
            "licence_weights": e.licence_weights,
            "origin": e.origin,
            "required": e.required,
            "state": store.state(e.name),
        }
        for e in lock.entries()
    ]
    if as_json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print(
            f"{row['name']:<18} {row['state']:<8} {row['size_mb']:>5.0f} MB  "
            f"{row['licence_weights']:<12} {row['title']}"
        )


@app.command()
def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(help="Models by name; all when none is named.")
    ] = None,
    film: Annotated[
        bool, typer.Option("--film", help="Only those that making films uses.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch models into the store and check them; what is there already is left alone."""
    from workprint.models import lock, store
    from workprint.models.fetch import fetch as fetch_one

    done: list[dict[str, str]] = []
    failed = 0
    wanted = names or [e.name for e in lock.entries() if not film or e.required or e.film]
    for name in wanted:
        try:
            entry = lock.entry(name)
        except KeyError as error:
            raise store.ModelUnavailable(str(error.args[0])) from None
        try:
            path = fetch_one(name, lambda text: print(text, file=sys.stderr))
            done.append({"name": name, "folder": str(path)})
        except store.ModelUnavailable as error:
            # One that only improves a result may be left out of a fetch of everything.
            if names or entry.required:
                failed += 1
            print(f"workprint: {error}", file=sys.stderr)
    if as_json:
        print(json.dumps(done, indent=1))
    if failed:
        raise typer.Exit(1)


@app.command()
def use(
    name: Annotated[str, typer.Argument(help="The model to stand in for.")],
    stand_in: Annotated[
        str | None,
        typer.Argument(help="A folder of yours, or the address of a zip; none to go back."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Let your own files, or an address, stand in for a model."""
    from workprint.models import store
    from workprint.models.fetch import use as use_one

    try:
        use_one(name, stand_in)
    except KeyError as error:
        raise store.ModelUnavailable(str(error.args[0])) from None
    where = store.stand_ins().get(name)
    told = where or "as the lock file has it"
    print(json.dumps({"name": name, "stand_in": where}) if as_json else f"{name}: {told}")
