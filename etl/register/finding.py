"""What is found in a report: cells that break a rule, with what the rule expects and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from vocabulary.text import Text


class Follows(StrEnum):
    """What follows when a rule is broken.

    The file is refused whole, with nothing loaded and nothing kept; the row is kept back and the others are loaded;
    or it is only said.
    """

    FILE_REFUSED = "file_refused"
    ROW_KEPT_BACK = "row_kept_back"
    ONLY_SAID = "only_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRule:
    """A rule of the register: what it expects of a cell, and why breaking it has the consequence it has."""

    id: str
    expects: Text
    follows: Follows
    why: Text


FINDING = pl.Schema({"sheet": pl.String, "row_number": pl.Int64, "field": pl.String, "rule": pl.String})
"""A finding: the name of a Sheet, or the place of a tab that is none; the row as a spreadsheet counts it; the field, or
the column's letter where there is no such field; and the rule's id."""


def finding(sheet: str, row: int, field: str, rule: str) -> pl.DataFrame:
    """A single finding."""
    return pl.DataFrame([(sheet, row, field, rule)], schema=FINDING, orient="row")


def findings(*frames: pl.DataFrame) -> pl.DataFrame:
    """Several sets of findings as one, each finding once, in order of place."""
    if not frames:
        return pl.DataFrame(schema=FINDING)
    every = pl.concat([frame.select(FINDING.names()).cast(FINDING) for frame in frames])
    return every.unique(maintain_order=True).sort("sheet", "row_number", "field", "rule")
