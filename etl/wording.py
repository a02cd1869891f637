"""The words of a producer for our codes: etl/words/<producer>.csv, one line a word."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import polars as pl

from etl.source import Correction, Rule
from vocabulary.text import Text

WORDS = Path(__file__).parent / "words"

SET_ASIDE = ""
"""What stands for the code of a word we know and do not carry, such as a group of areas."""


@cache
def words(producer: str) -> Mapping[str, Mapping[str, str]]:
    """Field, word and the code it stands for; the empty word is what a field left out means."""
    fields: dict[str, dict[str, str]] = {}
    with (WORDS / f"{producer}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            fields.setdefault(row["field"], {})[row["word"]] = row["code"]
    return MappingProxyType(fields)


def clean(column: str) -> pl.Expr:
    """A word without what is around it: producers' codes carry stray line breaks and blanks."""
    return pl.col(column).fill_null("").str.replace_all(r"[\r\n]", "").str.strip_chars()


def coded(column: str, known: Mapping[str, str]) -> pl.Expr:
    """The code a word stands for; null for a word nobody told us."""
    return clean(column).replace_strict(known, default=None, return_dtype=pl.String)


def is_known(column: str, known: Mapping[str, str]) -> Rule:
    """The rule that a word is one we were told, `<column>_is_known`."""
    return Rule(
        f"{column}_is_known",
        Text(f"{column} is a word of the producer that we know", f"{column}が既知の表記である"),
        coded(column, known).is_not_null(),
    )


def area_is_carried(known: Mapping[str, str], groups: pl.Expr) -> Rule:
    """The rule that sets groups of areas aside; `groups` tells those that no list has to name."""
    return Rule(
        "area_is_carried",
        Text("the area is not a group that CL_AREA leaves out", "地域がCL_AREAにない集計区分でない"),
        (coded("area", known) != SET_ASIDE).fill_null(value=True) & ~groups,
        sets_aside=True,
    )


def without_line_breaks(columns: tuple[str, ...]) -> Correction:
    """The correction that takes line breaks and blanks from around codes."""
    return Correction(
        "codes_without_line_breaks",
        Text("line breaks and blanks around a code are taken away", "コードの前後の改行と空白を除いた"),
        pl.any_horizontal(clean(column) != pl.col(column).fill_null("") for column in columns),
    )
