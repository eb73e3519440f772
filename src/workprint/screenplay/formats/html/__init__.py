"""HTML: a screenplay as one page that needs nothing else, to read, to listen to and to print."""

from workprint.screenplay.formats.html.writing import write_html

__all__ = ["write_html"]
