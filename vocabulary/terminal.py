"""Where a command writes for a person: as wide as the terminal, and unbroken in a file or pipe."""

import os
import sys

from rich.console import Console

_UNBROKEN = 500
"""Wider than any table of ours: a table in a file must not be squeezed to a terminal that is not there."""


def console() -> Console:
    """A console for standard output; COLUMNS sets its width by hand."""
    fits_itself = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if fits_itself else _UNBROKEN)
