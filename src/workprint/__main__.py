"""`python -m workprint`: the command line."""

from workprint.cli.main import run

run()
