"""SDMX code lists, one CSV each in `codelists/`, with a label in every language."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vocabulary.text import Text

FOLDER = Path(__file__).parent / "codelists"

TOTAL = "_T"
NOT_APPLICABLE = "_Z"
WORLD = "001"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a code list; `parent` is the code above it, empty at the top."""

    code: str
    label: Text
    description: Text
    parent: str


@dataclass(frozen=True, slots=True)
class Area(Code):
    """A country, area or region: ISO 3166-1 alpha-3 where there is one, else the M49 code.

    `kind` tells single areas (country, area, national_area) from the world, from its regions by M49, and from
    groups of areas that cut across them. `latitude` and `longitude` (degrees) are a point to put a mark or a label
    on, None for all but single areas.
    """

    m49: str
    iso2: str
    kind: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Licence(Code):
    """What a producer allows; `redistribution` tells whether files of its figures may be passed on."""

    redistribution: bool


class Codelist(Mapping[str, Code]):
    """The codes of one list in the order of its file."""

    def __init__(self, codelist_id: str, codes: tuple[Code, ...]) -> None:
        self.id = codelist_id
        self._codes = {code.code: code for code in codes}

    def __getitem__(self, code: str) -> Code:
        return self._codes[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


def codelist_ids() -> tuple[str, ...]:
    """The ids of all code lists, `CL_AREA` and so on."""
    return tuple(sorted(path.stem for path in FOLDER.glob("CL_*.csv")))


@cache
def codelist(codelist_id: str) -> Codelist:
    """Read the code list of that id; KeyError when there is none."""
    path = FOLDER / f"{codelist_id}.csv"
    if not path.is_file():
        raise KeyError(codelist_id)
    with path.open(encoding="utf-8", newline="") as lines:
        return Codelist(codelist_id, tuple(_code(row) for row in csv.DictReader(lines)))


@cache
def areas() -> Mapping[str, Area]:
    """CL_AREA with what only areas have: M49 code, kind and a point on the map."""
    return {code.code: code for code in codelist("CL_AREA").values() if isinstance(code, Area)}


@cache
def may_be_passed_on(licence: str) -> bool:
    """Whether a code of CL_LICENCE lets files of the figures be passed on; an unknown one does not."""
    code = codelist("CL_LICENCE").get(licence)
    return isinstance(code, Licence) and code.redistribution


@cache
def major_region(area: str) -> str:
    """The M49 code of the continent an area lies in (Asia 142, ...); KeyError for an unknown area."""
    code = areas()[area]
    while code.parent and code.parent != WORLD:
        code = areas()[code.parent]
    return code.code


def is_several(area: str) -> bool:
    """Whether a code of CL_AREA stands for areas that have codes of their own: the world, a region, a group."""
    return area in areas() and areas()[area].kind in {"world", "region", "group"}


@cache
def sub_region(area: str) -> str:
    """The M49 code of the sub-region an area lies in (South-eastern Asia 035, ...); itself where it lies in none."""
    code = areas()[area]
    while code.parent and areas()[code.parent].parent not in {"", WORLD}:
        code = areas()[code.parent]
    if code.parent and areas()[code.parent].parent == WORLD:
        return code.code
    return area


def _code(row: dict[str, str]) -> Code:
    code, parent = row["code"], row["parent"]
    label = Text(row["label_en"], row["label_ja"])
    description = Text(row["description_en"], row["description_ja"])
    if "redistribution" in row:
        return Licence(code, label, description, parent, redistribution=row["redistribution"] == "yes")
    if "m49" not in row:
        return Code(code, label, description, parent)
    return Area(
        code,
        label,
        description,
        parent,
        m49=row["m49"],
        iso2=row["iso2"],
        kind=row["kind"],
        latitude=_degrees(row["latitude"]),
        longitude=_degrees(row["longitude"]),
    )


def _degrees(text: str) -> float | None:
    return float(text) if text else None
