"""What a sheet of a register is: fields with names in both languages, what they hold, and where their rows go."""

from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from vocabulary.codes import NOT_APPLICABLE, TOTAL, Code, areas, codelist
from vocabulary.text import Text

UNKNOWN = "_U"
_ENTERED_AREAS = ("country", "area", "national_area")


class Holds(StrEnum):
    """What the cells of a field hold."""

    CASE_ID = "case_id"
    DAY = "day"
    PERIOD = "period"
    CODE = "code"
    CODES = "codes"
    COUNT = "count"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a sheet, which is a column of the sheet's table too.

    `label` is its header; `aliases` are headers it is known by besides; `empty` is the code an empty cell stands for;
    `offered` are the codes that may be entered where not all are: without it all but totals and "not applicable", of
    CL_AREA the countries and areas and the unknown one.
    """

    name: str
    label: Text
    holds: Holds
    hint: Text
    required: bool = False
    codelist: str = ""
    offered: tuple[str, ...] = ()
    empty: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def codes(self) -> dict[str, Code]:
        """The codes that may be entered, by code."""
        known = codelist(self.codelist)
        if self.offered:
            return {code: known[code] for code in self.offered}
        if self.codelist == "CL_AREA":
            return {code: area for code, area in areas().items() if area.kind in _ENTERED_AREAS or code == UNKNOWN}
        return {code: each for code, each in known.items() if code not in {TOTAL, NOT_APPLICABLE}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of the workbook; `key` names the fields that tell its rows apart."""

    name: str
    label: Text
    table: sa.Table
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that may not be empty."""
        return tuple(field.name for field in self.fields if field.required)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(field for field in self.fields if field.name == name)
