"""PDF: a screenplay's pages, set in Courier as the trade expects them."""

from workprint.screenplay.formats.pdf.writing import write_pdf

__all__ = ["write_pdf"]
