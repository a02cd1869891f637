"""The persons of the register as parts of the axes: one row a person, every code known to the policy."""

import polars as pl

from indicators.disclosure.policy import Policy, PolicyDimension, Population, Unlisted
from indicators.disclosure.published import JOINED, OTHER, TIME, Axes, CellSet, code_above
from indicators.disclosure.spans import month_number
from indicators.errors import DisclosureRefused
from indicators.register import FIRST_MONTH


def placed(persons: pl.DataFrame, policy: Policy, axes: Axes) -> pl.DataFrame:
    """Each person's part on every axis (a number), and the list of answers of every dimension that has several.

    Persons who came after the last published period are left out: no cell counts them. DisclosureRefused when a
    column, a code or an answer is not as the policy says; the message names the column only.
    """
    _check_columns(persons, policy)
    counted, *joined = (_months(persons, population) for population in policy.populations)
    for later in joined:
        _require(not (later < counted).any(), later.name, "a month before the one the person is counted in")
    last = axes.months[-1][1]
    there = persons.filter(counted <= last)
    time = {month: at for at, (first, end) in enumerate(axes.months) for month in range(first, end + 1)}
    never = len(axes.parts[JOINED]) - 1
    months = [_months(there, population) for population in policy.populations]
    single = [each for each in policy.dimensions if not each.several and each.within is None]
    return pl.DataFrame(
        [
            months[0].replace_strict(time, return_dtype=pl.Int64).alias(TIME),
            _joined(months, time, never, there.height),
            *(_parts(there, policy, axes, each) for each in single),
            *(_answers(there, policy, each) for each in policy.dimensions if each.several),
        ]
    )


def persons_in(cell: CellSet, there: pl.DataFrame) -> int:
    """How many of the persons, placed on the axes, a cell counts."""
    inside = [pl.col(axis).is_in(sorted(parts)) for axis, parts in cell.parts]
    answered = [] if cell.answer is None else [pl.col(cell.answer[0]).list.contains(cell.answer[1])]
    return there.filter(*inside, *answered).height


def _check_columns(persons: pl.DataFrame, policy: Policy) -> None:
    months = [population.month for population in policy.populations]
    wanted: dict[str, pl.DataType] = {name: pl.String() for name in months}
    wanted |= {each.persons: pl.List(pl.String) if each.several else pl.String() for each in policy.dimensions}
    for name, kind in wanted.items():
        _require(persons.schema.get(name) == kind, name, f"no column of type {kind}")
        _require(name in months[1:] or persons[name].null_count() == 0, name, "an empty field")
    unknown = sorted(set(persons.columns) - set(wanted))
    _require(not unknown, ", ".join(unknown), "a column the policy does not know")
    _require(persons.height > 0, "the register", "no person")


def _months(persons: pl.DataFrame, population: Population) -> pl.Series:
    """The numbers of the months in which persons are counted in a population."""
    name = population.month
    _require(persons[name].str.contains(r"^\d{4}-(0[1-9]|1[0-2])$").all(), name, "a text that is no month")
    months = persons[name].map_elements(month_number, return_dtype=pl.Int64)
    _require(not (months < month_number(FIRST_MONTH)).any(), name, "a month before the programme's first")
    return months


def _joined(months: list[pl.Series], time: dict[int, int], never: int, persons: int) -> pl.Series:
    if len(months) == 1:
        return pl.repeat(never, persons, dtype=pl.Int64, eager=True).alias(JOINED)
    return months[1].replace_strict(time, default=never, return_dtype=pl.Int64).fill_null(never).alias(JOINED)


def _parts(persons: pl.DataFrame, policy: Policy, axes: Axes, root: PolicyDimension) -> pl.Series:
    """The part of each person on the axis of a dimension and of what lies within it."""
    inner = next((each for each in policy.dimensions if each.within == root.name), None)
    outer = [_listed(root, code) for code in persons[root.persons].to_list()]
    if inner is None:
        named = outer
    else:
        pairs = zip(outer, (_listed(inner, code) for code in persons[inner.persons].to_list()), strict=True)
        named = [_nested(root, above, code) for above, code in pairs]
    at = {part: number for number, part in enumerate(axes.parts[root.name])}
    return pl.Series(root.name, [at[name] for name in named], dtype=pl.Int64)


def _listed(dimension: PolicyDimension, code: str) -> str:
    known = code in dimension.codes
    _require(known or dimension.unlisted is Unlisted.TOGETHER, dimension.persons, "a code the policy does not list")
    return code if known else OTHER


def _nested(root: PolicyDimension, above: str, code: str) -> str:
    if code != OTHER:
        _require(code_above(root, code) == above, root.persons, "another code than the one its parts lie in")
        return code
    return OTHER if above == OTHER else f"{OTHER} {above}"


def _answers(persons: pl.DataFrame, policy: Policy, dimension: PolicyDimension) -> pl.Series:
    """The answers of each person in the order of the policy; those who have to answer gave at least one."""
    answers = persons[dimension.persons]
    known = answers.explode(empty_as_null=False).is_in(list(dimension.codes)).all()
    _require(known, dimension.persons, "a code the policy does not list")
    answered = answers.list.len() > 0
    asked = persons[policy.population(dimension.only or policy.populations[0].name).month].is_not_null()
    _require((answered == asked).all(), dimension.persons, "no answer, or one of somebody who has none to give")
    return answers.list.unique().list.sort().alias(dimension.name)


def _require(holds: bool | None, column: str, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise DisclosureRefused(
            f"The register cannot be protected: {column} has {what}.",
            "Correct the register, or add to the policy's list; nothing was written.",
        )
