"""The disclosure policy: what is published about persons and how well it is protected, read strictly from one file."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from indicators.errors import DisclosureRefused
from vocabulary.codes import codelist
from vocabulary.dimensions import CODELIST_OF
from vocabulary.periods import PeriodError, parse_period

POLICY_FILE = Path(__file__).with_name("policy.toml")
LEAST_THRESHOLD = 3
"""Below this a cell of one person would be told from one of two: no protection worth the name."""

_Weight = Annotated[int, Meta(gt=0, le=10_000)]
_Count = Annotated[int, Meta(ge=0)]
_CORRECT = "Correct the policy file; nothing was protected or written."


class TimeBasis(StrEnum):
    """The periods a table is published for."""

    CALENDAR_YEAR = "calendar year"
    FISCAL_YEAR = "fiscal year"
    YEARS = "years"
    WHOLE = "whole"
    TO_YEAR = "to each calendar year"


class Unlisted(StrEnum):
    """What becomes of a person with a code the policy does not list."""

    REFUSED = "refused"
    TOGETHER = "together"


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the policy that may hold nothing but what is declared."""


class Weights(_Strict, frozen=True):
    """What hiding a cell costs, by how much it is broken down."""

    total: _Weight
    margin: _Weight
    crossing: _Weight
    zero: _Weight


class PolicyDimension(_Strict, frozen=True):
    """What tables are broken down by: its column in the register and in observations, and the codes published."""

    name: str
    persons: str
    column: str
    codes: tuple[str, ...]
    within: str | None = None
    several: bool = False
    sensitive: bool = False
    only: str | None = None
    unlisted: Unlisted = Unlisted.REFUSED


class Population(_Strict, frozen=True):
    """Persons counted by one month of theirs, all of them members of the population `within` too.

    `series` names their numbers in observations, for each kind of period.
    """

    name: str
    series: dict[TimeBasis, str]
    month: str
    within: str | None = None

    @property
    def measure(self) -> str:
        """The name of its numbers in the files for auditors: its first series."""
        return next(iter(self.series.values()))


class PublishedTable(_Strict, frozen=True):
    """One published table of each of its populations; totals belong to it.

    `only` names the codes of a dimension that the table has, where it does not have all of them.
    """

    id: str
    populations: tuple[str, ...]
    time: TimeBasis
    by: tuple[str, ...]
    only: dict[str, tuple[str, ...]] = {}
    weight: _Weight | None = None


class PublicTotal(_Strict, frozen=True):
    """A number of the same persons that others have published."""

    population: str
    period: str
    value: _Count
    codes: dict[str, str] = {}


class OtherFigures(_Strict, frozen=True):
    """Series of the same sources that count no persons; without `parts` their numerator and denominator stay inside."""

    series: tuple[str, ...]
    parts: bool


class _File(_Strict, frozen=True):
    """The file as it stands."""

    sources: tuple[str, ...]
    threshold: int
    width: int
    joint_cells: Annotated[int, Meta(gt=0)]
    weights: Weights
    dimension: tuple[PolicyDimension, ...]
    population: tuple[Population, ...]
    table: tuple[PublishedTable, ...]
    public: tuple[PublicTotal, ...]
    other: tuple[OtherFigures, ...]


class Policy(_Strict, frozen=True):
    """A policy that has been read and found whole; `checksum` is that of its file."""

    sources: tuple[str, ...]
    threshold: int
    width: int
    joint_cells: int
    weights: Weights
    dimensions: tuple[PolicyDimension, ...]
    populations: tuple[Population, ...]
    tables: tuple[PublishedTable, ...]
    public: tuple[PublicTotal, ...]
    other: tuple[OtherFigures, ...]
    checksum: str

    def dimension(self, name: str) -> PolicyDimension:
        """The dimension of that name."""
        return next(each for each in self.dimensions if each.name == name)

    def population(self, name: str) -> Population:
        """The population of that name."""
        return next(each for each in self.populations if each.name == name)

    def codes(self, table: PublishedTable, name: str) -> tuple[str, ...]:
        """The codes of a dimension that a table has."""
        return table.only.get(name, self.dimension(name).codes)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of observations that the dimensions stand in, each once."""
        return tuple(dict.fromkeys(each.column for each in self.dimensions))


def read_policy(path: Path = POLICY_FILE) -> Policy:
    """The policy of that file; DisclosureRefused when it is missing, not whole, or protects too little."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DisclosureRefused(f"The disclosure policy {path.name} cannot be read.", "Put it back.") from error
    return parse_policy(content)


def parse_policy(content: bytes) -> Policy:
    """The policy these bytes say; DisclosureRefused when it is not whole, or protects too little."""
    try:
        said = msgspec.convert(tomllib.loads(content.decode()), _File)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DisclosureRefused(f"The disclosure policy cannot be read: {error}.", _CORRECT) from error
    policy = Policy(
        sources=said.sources,
        threshold=said.threshold,
        width=said.width,
        joint_cells=said.joint_cells,
        weights=said.weights,
        dimensions=said.dimension,
        populations=said.population,
        tables=said.table,
        public=said.public,
        other=said.other,
        checksum=hashlib.sha256(content).hexdigest(),
    )
    _require(bool(policy.sources), "no source is named")
    _check_strength(policy)
    _check_dimensions(policy)
    _check_populations(policy)
    _check_tables(policy)
    _check_public(policy)
    return policy


def _check_strength(policy: Policy) -> None:
    _require(policy.threshold >= LEAST_THRESHOLD, f"the threshold is below {LEAST_THRESHOLD}")
    _require(policy.width >= policy.threshold - 1, "the width is below the threshold less one")


def _check_dimensions(policy: Policy) -> None:
    names = _unique((each.name for each in policy.dimensions), "dimension")
    _require(bool(names), "no dimension is declared")
    _require(any(each.sensitive for each in policy.dimensions), "no dimension is sensitive")
    for each in policy.dimensions:
        _require(each.column in CODELIST_OF, f"dimension {each.name} has a column that observations lack")
        known = codelist(CODELIST_OF[each.column])
        _unique(each.codes, f"code of dimension {each.name}")
        _require(bool(each.codes), f"dimension {each.name} lists no code")
        _require(all(code in known for code in each.codes), f"dimension {each.name} has a code of no code list")
        _require(each.within is None or each.within in names, f"dimension {each.name} lies within an unknown one")
        _require(not (each.several and each.within), f"dimension {each.name}: several answers cannot be nested")


def _check_populations(policy: Policy) -> None:
    names = _unique((each.name for each in policy.populations), "population")
    _unique((each.month for each in policy.populations), "month")
    counted = [series for each in policy.populations for series in set(each.series.values())]
    _unique([*counted, *(series for each in policy.other for series in each.series)], "series")
    _require(all(each.series for each in policy.populations), "a population has no series")
    for each in policy.populations:
        _require(each.within is None or each.within in names, f"population {each.name} lies within an unknown one")
    _require(
        [each.within is None for each in policy.populations] in ([True], [True, False]),
        "there must be one population, or one and a part of it",
    )
    for dimension in policy.dimensions:
        _require(dimension.only is None or dimension.only in names, f"dimension {dimension.name}: unknown population")


def _check_tables(policy: Policy) -> None:
    _unique((each.id for each in policy.tables), "table")
    _require(bool(policy.tables), "no table is declared")
    dimensions = {each.name: each for each in policy.dimensions}
    populations = {each.name for each in policy.populations}
    for table in policy.tables:
        _unique(table.by, f"dimension of table {table.id}")
        named = [policy.population(name) for name in table.populations if name in populations]
        _require(all(table.time in each.series for each in named), f"table {table.id}: no series for its time")
        _require(bool(table.populations) and set(table.populations) <= populations, f"table {table.id}: populations")
        _require(set(table.by) <= set(dimensions), f"table {table.id} names an unknown dimension")
        _check_only(table, dimensions)
        columns = [dimensions[name].column for name in table.by]
        _require(len(columns) == len(set(columns)), f"table {table.id} crosses a dimension with itself")
        several = [name for name in table.by if dimensions[name].several]
        _require(len(several) <= 1, f"table {table.id} crosses two dimensions of several answers")
        only = {dimensions[name].only for name in table.by} - {None}
        _require(
            all(set(table.populations) <= {one} for one in only),
            f"table {table.id}: a dimension is of another population",
        )


def _check_only(table: PublishedTable, dimensions: Mapping[str, PolicyDimension]) -> None:
    _require(set(table.only) <= set(table.by), f"table {table.id} has codes of a dimension it is not broken down by")
    for name, codes in table.only.items():
        _unique(codes, f"code of table {table.id}")
        _require(bool(codes) and set(codes) <= set(dimensions[name].codes), f"table {table.id} has an unlisted code")


def _check_public(policy: Policy) -> None:
    names = {each.name for each in policy.dimensions if not each.several}
    populations = {each.name for each in policy.populations}
    for each in policy.public:
        _require(each.population in populations, "a public total is of an unknown population")
        _require(set(each.codes) <= names, "a public total has a dimension that it cannot have")
        _require(
            all(code in policy.dimension(name).codes for name, code in each.codes.items()),
            "a public total has a code that its dimension does not list",
        )
        try:
            parse_period(each.period)
        except PeriodError as error:
            raise DisclosureRefused(f"A public total cannot be read: {error}.", _CORRECT) from error


def _unique(names: Iterable[str], what: str) -> set[str]:
    listed = list(names)
    _require(len(listed) == len(set(listed)), f"a {what} is named twice")
    return set(listed)


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence where it is used
    if not holds:
        raise DisclosureRefused(f"The disclosure policy is not whole: {otherwise}.", _CORRECT)
