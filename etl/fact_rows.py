"""Bundled facts as rows: CSV text in, columns of the warehouse's tables out."""

import csv
import io
from collections.abc import Mapping

import polars as pl

from etl.errors import SourceChanged
from etl.source import Raw
from etl.validate import ROW_NUMBER
from vocabulary.codes import major_region
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import parse_period
from vocabulary.statuses import ObsStatus


def read_facts(place: str, required: tuple[str, ...], optional: Mapping[str, str], raw: Raw) -> pl.DataFrame:
    """Rows as text with their line number; `optional` columns left out take the text given for them.

    SourceChanged when a column is missing, unknown or there twice, or a row has more or fewer fields.
    """
    header, rows = _parse_csv(place, raw.content)
    _refuse_header(place, header, required, optional)
    _refuse_lengths(place, header, rows)
    records = _as_text(header, rows)
    absent = {name: text for name, text in optional.items() if name not in records.columns}
    return records.with_columns(pl.lit(text).alias(name) for name, text in absent.items())


def to_observations(records: pl.DataFrame) -> pl.DataFrame:
    """Accepted rows in the columns of the table `observation`."""
    return records.join(_periods(records["period"]), on="period", how="left").select(
        ROW_NUMBER,
        *DIMENSION_NAMES,
        pl.col("period").alias("time_period"),
        "period_start",
        "period_end",
        pl.col("value").cast(pl.Float64).alias("obs_value"),
        "qualifier",
        pl.lit(ObsStatus.NORMAL.value).alias("obs_status"),
        pl.col("unit").alias("unit_measure"),
        pl.col("unit_mult").cast(pl.Int32),
        *(pl.col(name).replace("", None).cast(pl.Float64) for name in ("lower_bound", "upper_bound")),
        "nature",
        "base_period",
        "comment",
        "source_id",
        "locator",
    )


def to_episodes(records: pl.DataFrame) -> pl.DataFrame:
    """Accepted rows in the columns of the table `membership_episode`."""
    regions = {area: major_region(area) for area in records["ref_area"].unique()}
    return records.select(
        ROW_NUMBER,
        "ref_area",
        pl.col("ref_area").replace_strict(regions, return_dtype=pl.String).alias("region"),
        pl.col("from").cast(pl.Int32).alias("from_year"),
        pl.col("to").replace("", None).cast(pl.Int32).alias("to_year"),
        "source_id",
        "locator",
    )


def _refuse_header(place: str, header: list[str], required: tuple[str, ...], optional: Mapping[str, str]) -> None:
    wrong = [
        *(f"{name!r} is missing" for name in required if name not in header),
        *(f"{name!r} is unknown" for name in header if name not in (*required, *optional)),
        *(f"{name!r} stands twice" for name in dict.fromkeys(header) if header.count(name) > 1),
    ]
    if wrong:
        raise SourceChanged(f"{place}: column {', '.join(wrong)}.", "Correct the header; nothing was loaded.")


def _parse_csv(place: str, content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and rows with their line number."""
    try:
        lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
        header = next(lines, [])
        rows = [(lines.line_num, row) for row in lines]
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceChanged(
            f"{place} is not a UTF-8 CSV file: {error}.", "Correct the file; nothing was loaded."
        ) from error
    return header, rows


def _refuse_lengths(place: str, header: list[str], rows: list[tuple[int, list[str]]]) -> None:
    for number, row in rows:
        if len(row) != len(header):
            raise SourceChanged(
                f"{place} line {number} has {len(row)} fields, the header {len(header)}.",
                "Correct the line; nothing was loaded.",
            )


def _as_text(header: list[str], rows: list[tuple[int, list[str]]]) -> pl.DataFrame:
    columns = {name: [row[place] for _, row in rows] for place, name in enumerate(header)}
    numbers = pl.Series(ROW_NUMBER, [number for number, _ in rows], dtype=pl.Int64)
    return pl.DataFrame(columns, schema=dict.fromkeys(header, pl.String)).with_columns(numbers)


def _periods(texts: pl.Series) -> pl.DataFrame:
    parsed = [parse_period(text) for text in texts.unique(maintain_order=True)]
    return pl.DataFrame(
        {
            "period": [str(period) for period in parsed],
            "period_start": [period.start for period in parsed],
            "period_end": [period.end for period in parsed],
        },
        schema={"period": pl.String, "period_start": pl.Date, "period_end": pl.Date},
    )
