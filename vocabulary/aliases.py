"""Other names that readers look for: an area's older or longer name, a word's kana, a topic's everyday word."""

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "aliases.csv"


@cache
def aliases() -> tuple[tuple[str, str], ...]:
    """Pairs of an alias and the name it stands for, as they are written."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple((row["alias"], row["name"]) for row in csv.DictReader(lines))
