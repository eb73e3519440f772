"""PDF: a screenplay's pages, set in Courier as the trade expects them, and read back."""

from workprint.screenplay.formats.pdf.reading import pdf_text
from workprint.screenplay.formats.pdf.writing import Paper, Printing, write_pdf

__all__ = ["Paper", "Printing", "pdf_text", "write_pdf"]
