"""The pictures of a sheet: what the year's reader could have seen, and nothing later."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from publication import labels
from publication.pictures.picture import picture
from publication.query import Table, table
from publication.redistribution import kept_back
from publication.reports.blocks import Picture
from publication.reports.form import Canon
from publication.reports.quoted import Scope

_WIDE = 640
"""How many pixels wide a picture is drawn: its type then has the size of a note's."""

_LEAST = 2
"""How many values a picture must have to show anything."""


def illustrations(scope: Scope, canon: Canon) -> Iterator[Picture]:
    """The pictures that belong to a criterion; none of figures that may not be passed on."""
    views = {
        Canon.OUTCOME: _returns(scope) if scope.line == "TIP_RETURN" else None,
        Canon.MANAGEMENT: _budgets(scope),
    }
    shown = views.get(canon)
    if shown is not None and shown.frame["obs_value"].count() >= _LEAST and not kept_back(shown):
        yield Picture(labels.say(shown.entry.name, scope.lang), picture(shown, scope.lang, _WIDE))


def _returns(scope: Scope) -> Table | None:
    shown = table(scope.release, "PRG-02", {"series": "RETURN_ASSISTED_CUM", "definition": "RETURN"})
    return shown and _until(shown, pl.col("period_end") <= scope.until)


def _budgets(scope: Scope) -> Table | None:
    """The initial budgets of the line to the sheet's year."""
    indicator = "FIN-04" if scope.line == "ASSESSED" else "FIN-01"
    asked = {"contribution_line": scope.line, "contribution_stage": "INITIAL"}
    shown = table(scope.release, indicator, asked)
    return shown and _until(shown, pl.col("time_period") <= f"{scope.year}-FY")


def _until(shown: Table, condition: pl.Expr) -> Table:
    return replace(shown, frame=shown.frame.filter(condition))
