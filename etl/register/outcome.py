"""What became of a report: what the receipt and the returned workbook tell the officer."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from etl.register.headings import Found
from etl.register.reading import File
from vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Rows of a sheet: read, accepted and kept back."""

    sheet: str
    read: int
    accepted: int
    kept_back: int


@dataclass(frozen=True, slots=True)
class Total:
    """A total of the register before this report and with it (persons); None before the first report."""

    label: Text
    before: int | None
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A report taken in, or refused.

    `month` is the last month it reports on ("2016-03"), empty when there is none; `load_id` is empty when nothing was
    loaded; `is_unchanged` says that the same figures had been received; `revises` names the load of the same month
    that it stands beside; `remarks` say what was detected; `findings` are FINDING rows.
    """

    files: tuple[File, ...]
    received_at: dt.datetime
    month: str
    load_id: str
    is_refused: bool
    is_unchanged: bool
    revises: str
    counts: tuple[SheetCount, ...]
    totals: tuple[Total, ...]
    cases_added: int
    cases_changed: int
    remarks: tuple[Text, ...]
    found: tuple[Found, ...]
    findings: pl.DataFrame

    @property
    def is_in_order(self) -> bool:
        """Whether nobody has to correct anything."""
        return not self.is_refused and not any(count.kept_back for count in self.counts)
