"""Final Draft (FDX): read, written anew, and rewritten with all we do not understand in place."""

from workprint.screenplay.formats.fdx.document import Fdx, FdxParagraph, FdxRun, read_fdx
from workprint.screenplay.formats.fdx.reading import screenplay_text
from workprint.screenplay.formats.fdx.rewriting import rewrite_fdx
from workprint.screenplay.formats.fdx.tagging import TaggedFile, tagged
from workprint.screenplay.formats.fdx.tags import tags_of
from workprint.screenplay.formats.fdx.writing import write_fdx

__all__ = [
    "Fdx",
    "FdxParagraph",
    "FdxRun",
    "TaggedFile",
    "read_fdx",
    "rewrite_fdx",
    "screenplay_text",
    "tagged",
    "tags_of",
    "write_fdx",
]
