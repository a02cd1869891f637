"""Where releases stand and what the public side calls itself, read from the environment at the edge."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def releases_folder() -> Path:
    """SHIRUBE_RELEASES, else `releases` in SHIRUBE_HOME (default: `var` beside the code)."""
    home = Path(os.environ.get("SHIRUBE_HOME") or PROJECT / "var")
    return Path(os.environ.get("SHIRUBE_RELEASES") or home / "releases").resolve()
