"""The models at hand: folders of the store, or None where a fallback stands in."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Resources:
    """Folders of models by job; None for a model that is not here.

    `versions` are (job, version) pairs, so that what was made with other weights is made again.
    `compiled` is a folder where a model may be kept in a form that loads faster.
    """

    body: str | None = None
    voice_model: str | None = None
    more_voices: str | None = None
    pronunciation: str | None = None
    type_face: str | None = None
    versions: tuple[tuple[str, str], ...] = ()
    compiled: str | None = None

    def only(self, *jobs: str) -> Resources:
        """These jobs' models alone: a font that arrives must not have every line spoken again."""
        known = {f.name for f in fields(self)} - {"versions", "compiled"}
        assert known.issuperset(jobs), jobs
        return Resources(
            versions=tuple(v for v in self.versions if v[0] in jobs),
            compiled=self.compiled,
            **{job: getattr(self, job) for job in jobs},
        )
