"""Word documents in: paragraphs with their styles, labelled as typed lines."""

from workprint.screenplay.formats.docx.reading import read_docx

__all__ = ["read_docx"]
