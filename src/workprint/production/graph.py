"""The journey as one graph, and keeping its artefacts by content.

Hamilton resolves what depends on what; `Keeper` runs each node only when its inputs, or the
program, have changed. Keys are made from the inputs' content, so work stops early when an
artefact came out the same as before.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

from workprint.production.artefacts import from_json, to_json
from workprint.production.files import write_bytes
from workprint.production.fingerprint import code_version, fingerprint

_NOT_CONTENT = ("workshop",)


def nodes() -> list[Any]:
    """The doors of the stages: the modules whose functions are the graph."""
    import workprint.analysis.nodes
    import workprint.book.nodes
    import workprint.editing.nodes
    import workprint.language.nodes
    import workprint.production.nodes
    import workprint.render.nodes
    import workprint.screenplay.nodes
    import workprint.shooting.nodes

    return [
        workprint.screenplay.nodes,
        workprint.production.nodes,
        workprint.language.nodes,
        workprint.analysis.nodes,
        workprint.editing.nodes,
        workprint.shooting.nodes,
        workprint.render.nodes,
        workprint.book.nodes,
    ]


def build(keeper: Any | None = None) -> Any:
    """The Hamilton driver over all doors."""
    # Errors are told once, by the command line, in one sentence.
    logging.getLogger("hamilton").setLevel(logging.CRITICAL + 1)
    from hamilton import driver

    builder = driver.Builder().with_modules(*nodes())
    if keeper is not None:
        builder = builder.with_adapters(keeper)
    return builder.build()


def edges() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """(artefact, what it takes, stage) of every node, in order of name of the door."""
    found = []
    for module in nodes():
        stage = module.__name__.split(".")[1]
        for name, function in vars(module).items():
            if callable(function) and getattr(function, "__module__", "") == module.__name__:
                if name.startswith("_") or isinstance(function, type):
                    continue
                hints = [p for p in get_type_hints(function) if p not in ("return", *_NOT_CONTENT)]
                found.append((name, tuple(hints), stage))
    return tuple(found)


def make_keeper(hidden: Path) -> Any:
    """The adapter that keeps artefacts under `hidden`; its `ran` lists what was made anew."""
    from hamilton.lifecycle import NodeExecutionMethod

    class Keeper(NodeExecutionMethod):  # type: ignore[misc]
        """Runs a node, or reads what it gave for the same inputs before."""

        def __init__(self) -> None:
            self.ran: list[str] = []
            self.kinds = _kinds()
            self.doors = {n: m.__name__ for m in nodes() for n in vars(m)}

        def run_to_execute_node(
            self,
            *,
            node_name: str,
            node_callable: Any,
            node_kwargs: dict[str, Any],
            **_: Any,
        ) -> Any:
            kind = self.kinds.get(node_name)
            if kind is None:
                return node_callable(**node_kwargs)
            key = _key(node_name, self.doors[node_name], node_kwargs)
            path = hidden / "artefacts" / f"{node_name}-{key}.json"
            kept = _read(path, kind)
            if kept is not None:
                return kept
            value = node_callable(**node_kwargs)
            self.ran.append(node_name)
            data = to_json(value, kind)
            write_bytes(path, data)
            # As it will be read next time: a 0 that stands for 0.0 gives no other keys then.
            return from_json(data, kind)

    return Keeper()


def _kinds() -> dict[str, Any]:
    """The types of the artefacts that are kept as records; files keep themselves."""
    kinds = {}
    for module in nodes():
        for name, function in vars(module).items():
            if callable(function) and getattr(function, "__module__", "") == module.__name__:
                if name.startswith("_") or isinstance(function, type):
                    continue
                hints = get_type_hints(function)
                # What takes the workshop makes files: the shelf decides what is made again.
                # Jobs are put together faster than they would be read.
                job = any(
                    getattr(a, "__name__", "").endswith("Job")
                    for a in get_args(hints["return"])[:1]
                )
                if not job and not any(p in hints for p in _NOT_CONTENT):
                    kinds[name] = hints["return"]
    return kinds


def _key(name: str, door: str, values: Mapping[str, Any]) -> str:
    content = {k: v for k, v in values.items() if k not in _NOT_CONTENT}
    return fingerprint(name, code_version(door), content)[:32]


def _read(path: Path, kind: Any) -> Any:
    try:
        return from_json(path.read_bytes(), kind)
    except (OSError, ValueError):
        return None
