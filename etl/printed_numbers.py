"""Numbers as producers print them: thousands commas, "<5" for a limit, and words for no number."""

import polars as pl

from etl.wording import clean

_NUMBER = r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_NO_NUMBER = ("", "N/A", "NA", "NAN")


def number(column: str) -> pl.Expr:
    """The number, null where there is none."""
    return _float(clean(column).str.extract(rf"^({_NUMBER})$"))


def limit(column: str) -> pl.Expr:
    """The number that a value is said to be below, null where nothing of the kind is said."""
    return _float(clean(column).str.extract(rf"^<\s*({_NUMBER})$"))


def is_number_or_missing(column: str) -> pl.Expr:
    """Tell a number, or one of the words for none, from anything else."""
    return number(column).is_finite().fill_null(value=False) | clean(column).str.to_uppercase().is_in(_NO_NUMBER)


def _float(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(",", "", literal=True).cast(pl.Float64)
