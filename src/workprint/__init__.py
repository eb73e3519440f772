"""Workprint carries a film from the page to its audience."""

__version__ = "0.1.0"
