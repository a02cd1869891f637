"""Readers that share no code with our writers: each format read back by another library, row by row."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pysdmx.io
import sdmx

Read = dict[str, Any]
"""A row as read: text, numbers, and None for no value."""

NUMBERS = ("OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND", "NUMERATOR", "DENOMINATOR")


def read_csv(content: bytes) -> list[Read]:
    """Python's own reader of CSV."""
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [_numbered(line) for line in lines]


def read_json(content: bytes) -> list[Read]:
    """Python's own reader of JSON."""
    return list(json.loads(content)["observations"])


def read_parquet(content: bytes) -> list[Read]:
    """Pandas, with Arrow behind it."""
    frame = pd.read_parquet(io.BytesIO(content), dtype_backend="pyarrow")
    return [{str(name): _absent(value) for name, value in row.items()} for row in frame.to_dict("records")]


def read_xlsx(content: bytes) -> list[Read]:
    """Calamine, a reader of workbooks in Rust."""
    frame = pl.read_excel(io.BytesIO(content), engine="calamine", raise_if_empty=False, infer_schema_length=None)
    return [
        {name: "" if value is None and name not in NUMBERS else value for name, value in row.items()}
        for row in frame.iter_rows(named=True)
    ]


def read_sdmx_csv(content: bytes) -> list[Read]:
    """pysdmx, which wants at least one observation and takes a column of digits for numbers: area 001 for 1."""
    if content.count(b"\n") == 1:
        return []
    read: list[Any] = [*(pysdmx.io.read_sdmx(content.decode()).data or ())]
    rows = [_sdmx(row) for data in read for row in data.data.to_dict("records")]
    return [{**row, **{name: _m49(row[name]) for name in ("REF_AREA", "CITIZENSHIP") if name in row}} for row in rows]


def read_sdmx_ml(content: bytes) -> list[Read]:
    """sdmx1, without being told the structure."""
    read: Any = sdmx.read_sdmx(io.BytesIO(content))
    return [
        _sdmx(
            {
                **{name: found.value for name, found in one.key.values.items()},  # noqa: PD011 - no frame
                **{name: found.value for name, found in one.attrib.items()},
                "OBS_VALUE": one.value,
            }
        )
        for data in read.data
        for one in data.obs
    ]


def duckdb_rows(content: bytes, folder: Path) -> list[Read]:
    """DuckDB, from a file."""
    (folder / "read.parquet").write_bytes(content)
    with duckdb.connect() as connection:
        read = connection.read_parquet(f"{folder}/read.parquet")
        return [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]


READERS: dict[str, Callable[[bytes], list[Read]]] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "json": read_json,
    "parquet": read_parquet,
    "sdmx.csv": read_sdmx_csv,
    "sdmx.xml": read_sdmx_ml,
}


def _numbered(line: Read) -> Read:
    return {
        name: (float(cell) if cell else None) if name in NUMBERS else int(cell) if name == "UNIT_MULT" else cell
        for name, cell in line.items()
    }


def _sdmx(row: Read) -> Read:
    """A row of SDMX as the others have it: numbers as numbers, what says nothing as nothing."""
    said: Read = {**dict.fromkeys((*NUMBERS, "COMMENT"), ""), **row}
    numbers = {name: None if said[name] in {"", None} else float(said[name]) for name in NUMBERS}
    return {**said, **numbers, "UNIT_MULT": int(said["UNIT_MULT"]), "TIME_PERIOD": said["PERIOD"]}


def _m49(code: str) -> str:
    return code.zfill(3) if code.isdigit() else code


def _absent(value: Any) -> Any:  # noqa: ANN401 - a cell may hold anything
    return None if value is pd.NA or (isinstance(value, float) and value != value) else value  # noqa: PLR0124 - NaN
