"""The documents that bundled facts are taken from: etl/facts/sources.csv."""

import csv
from functools import cache
from pathlib import Path

from etl.source import Source
from vocabulary.statuses import Sensitivity
from vocabulary.text import Language, Text

FACTS = Path(__file__).parent / "facts"


@cache
def documents() -> dict[str, Source]:
    """The documents the facts are taken from (etl/facts/sources.csv), by id."""
    with (FACTS / "sources.csv").open(encoding="utf-8", newline="") as lines:
        return {row["source_id"]: _document(row) for row in csv.DictReader(lines)}


def _document(row: dict[str, str]) -> Source:
    language: Language = "ja" if row["language"] == "ja" else "en"
    return Source(
        id=row["source_id"],
        producer=Text(row["producer_en"], row["producer_ja"]),
        title=Text(row["title_en"], row["title_ja"]),
        address=row["address"],
        licence=row["licence"],
        language=language,
        sensitivity=Sensitivity.PUBLISHED,
        published=row["published"],
    )
