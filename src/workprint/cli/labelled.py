"""Telling a writer how typed pages were read, and which lines to look at."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

_SHOWN = 10
"""Lines shown on standard error; the list has them all."""


def tell(
    source: Path,
    review: Path | None = None,
    quiet: bool = False,
    listed: str = "--review FILE lists them all",
) -> dict[str, Any]:
    """What `--json` says of how `source` was read; people read it on standard error.

    With `review`, every line that is not sure is written there; `listed` says where else.
    """
    from workprint.screenplay.files import write_bytes
    from workprint.screenplay.formats.typed import labelled_in
    from workprint.screenplay.formats.typed import review as table

    labelled = labelled_in(source)
    if labelled is None or not labelled.lines:
        return {"read": "as it stands", "labelled_lines": 0, "unsure": []}
    if review is not None:
        write_bytes(review, table(labelled, source.name).encode())
    if not quiet:
        say = [f"{source.name}: typed pages; {labelled.lines} lines labelled"]
        count = len(labelled.unsure)
        if count:
            say[0] += f", {count} of them not surely; look at:"
        for one in labelled.unsure[:_SHOWN]:
            say.append(
                f"  line {one.line}: {one.label} ({one.confidence:.0%}; or {one.next_best}): "
                f"{one.text[:60]}"
            )
        if count > _SHOWN:
            say.append(f"  and {count - _SHOWN} more; {listed}")
        print("\n".join(say), file=sys.stderr)
    return {
        "read": "labelled",
        "labelled_lines": labelled.lines,
        "unsure": [asdict(one) for one in labelled.unsure],
    }
