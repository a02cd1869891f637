"""Where releases stand and what the public side calls itself, read from the environment at the edge."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def releases_folder() -> Path:
    """SHIRUBE_RELEASES, else `releases` in SHIRUBE_HOME (default: `var` beside the code)."""
    home = Path(os.environ.get("SHIRUBE_HOME") or PROJECT / "var")
    return Path(os.environ.get("SHIRUBE_RELEASES") or home / "releases").resolve()


def site_address() -> str:
    """SHIRUBE_ADDRESS: where readers find the site, without a slash at its end; empty when it is not set."""
    return (os.environ.get("SHIRUBE_ADDRESS") or "").rstrip("/")
