"""The dimensions and attributes of an observation: the one list that every table and export follows.

A name inside is lower case; the SDMX id at the edge is `upper()` of it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dimension:
    """What breaks a number down, with the code list its codes come from."""

    name: str
    codelist: str


SERIES = Dimension("series", "CL_SERIES")
DEFINITION = Dimension("definition", "CL_DEFINITION")

BREAKDOWNS: tuple[Dimension, ...] = (
    Dimension("ref_area", "CL_AREA"),
    Dimension("citizenship", "CL_AREA"),
    Dimension("sex", "CL_SEX"),
    Dimension("age", "CL_AGE"),
    Dimension("exploitation", "CL_EXPLOITATION"),
    Dimension("residence_status", "CL_RESIDENCE_STATUS"),
    Dimension("contribution_line", "CL_CONTRIBUTION_LINE"),
    Dimension("contribution_stage", "CL_CONTRIBUTION_STAGE"),
    Dimension("staff_grade", "CL_STAFF_GRADE"),
    Dimension("reporting_type", "CL_REPORTING_TYPE"),
    Dimension("urbanisation", "CL_URBANISATION"),
    Dimension("reintegration_kind", "CL_REINTEGRATION_KIND"),
    Dimension("follow_up_window", "CL_FOLLOW_UP_WINDOW"),
    Dimension("spending_line", "CL_SPENDING_LINE"),
)
"""What an observation may be broken down by; `_T` is the total, `_Z` does not apply."""

DIMENSIONS: tuple[Dimension, ...] = (SERIES, DEFINITION, *BREAKDOWNS)
"""Everything but the period that makes up the key of an observation."""

CODED_ATTRIBUTES: tuple[Dimension, ...] = (
    Dimension("unit_measure", "CL_UNIT_MEASURE"),
    Dimension("unit_mult", "CL_UNIT_MULT"),
    Dimension("qualifier", "CL_QUALIFIER"),
    Dimension("obs_status", "CL_OBS_STATUS"),
    Dimension("nature", "CL_NATURE"),
    Dimension("conf_status", "CL_CONF_STATUS"),
    Dimension("bound_method", "CL_BOUND_METHOD"),
    Dimension("note", "CL_NOTE"),
)

BREAKDOWN_NAMES: tuple[str, ...] = tuple(d.name for d in BREAKDOWNS)
DIMENSION_NAMES: tuple[str, ...] = tuple(d.name for d in DIMENSIONS)
CODELIST_OF: dict[str, str] = {d.name: d.codelist for d in (*DIMENSIONS, *CODED_ATTRIBUTES)}
