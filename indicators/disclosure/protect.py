"""`protect` turns cells into publishable observations; nothing else can.

Cells from published sources are not ours to protect and pass as they are. Those of a register come from its protected
tables, which have been attacked; a restricted source that the policy does not name is withheld, rows and all.
"""

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from indicators.disclosure.attack import Finding, attack
from indicators.disclosure.audit import audit_files
from indicators.disclosure.cases import PERSON, Register, Stretch
from indicators.disclosure.earlier import Earlier, earlier_cells
from indicators.disclosure.figures import figures
from indicators.disclosure.policy import Policy
from indicators.disclosure.tables import ProtectedTables, changes, last_published, protect_register
from indicators.errors import DisclosureRefused
from indicators.intervals import Interval
from publication.history import HIERARCHY, TABLES
from vocabulary.statuses import ConfStatus, Sensitivity
from warehouse.loads import source_of_load


@dataclass(frozen=True, slots=True)
class Cells:
    """Computed cells before protection, with what protection must know of what stands behind them.

    `sensitivity` says whom each source and load (by id) could harm; `intervals` are those of indicators.
    """

    frame: pl.DataFrame
    sensitivity: Mapping[str, str]
    intervals: Mapping[str, Interval]
    registers: tuple[Register, ...]


@dataclass(frozen=True, slots=True)
class Attacked:
    """Tables of a register from which nothing could be learnt, and their files for auditors.

    `basis` tells as of when the register was known, month by month; `waiting` how many cells have corrections that wait
    until they are of enough persons.
    """

    tables: ProtectedTables
    files: Mapping[str, bytes]
    basis: tuple[Stretch, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Protected:
    """Observations that may be published, made by `protect` alone; and what that took.

    `withheld` are the cells of restricted sources, `unpublished` the indicators and series of a register that no
    published table has; `register` is what the public gets of one.
    """

    frame: pl.DataFrame
    withheld: int
    unpublished: tuple[tuple[str, str], ...]
    register: Attacked | None


_ORIGINS = ("source_ids", "load_ids")
_OPEN = (Sensitivity.PUBLISHED, Sensitivity.SYNTHETIC)
_MOST_NAMED = 20


def protect(cells: Cells, policy: Policy, earlier: Sequence[Earlier], now: dt.datetime) -> Protected:
    """Let published figures pass, make those of a register from its protected tables, and attack these.

    `earlier` are the releases before, `now` the time (UTC) at which the register is known. DisclosureRefused when
    something stands behind a cell of which nobody says whom it could harm, or when anything could be learnt.
    """
    _check_origins(cells)
    about_persons = [one for one in cells.sensitivity if source_of_load(one) in policy.sources]
    restricted = [one for one, word in cells.sensitivity.items() if word not in _OPEN and one not in about_persons]
    whole, of_register = _parted(cells.frame, about_persons)
    open_to_all, _ = _parted(whole, restricted)
    from_register, _ = _parted(of_register, restricted)
    withheld = cells.frame.height - open_to_all.height - from_register.height
    attacked = attacked_tables(cells.registers, policy, earlier, now)
    found = figures(from_register, policy, attacked.tables if attacked else None, cells.intervals)
    free = pl.lit(ConfStatus.FREE.value).alias("conf_status")
    return Protected(pl.concat([open_to_all.with_columns(free), found.frame]), withheld, found.unpublished, attacked)


def attacked_tables(
    registers: Sequence[Register], policy: Policy, earlier: Sequence[Earlier], now: dt.datetime
) -> Attacked | None:
    """The protected tables of the register; None where no published period of it is over or nobody is in it.

    Releases before of another source, such as the made-up sample, are about other persons. DisclosureRefused when
    anything could be learnt.
    """
    named = [register for register in registers if register.source_id in policy.sources]
    if len(named) > 1:
        raise DisclosureRefused(
            "There are two registers of the same persons.", "Let one source replace the other; nothing was written."
        )
    last = last_published(policy, named[0].through) if named else None
    if last is None:
        return None
    register = named[0]
    before = [each for each in earlier if register.source_id in each.sources]
    told = earlier_cells(before, policy, register.through)
    basis: tuple[Stretch, ...] = (Stretch(last, now.replace(tzinfo=None)),)
    waiting = 0
    persons = register.persons().drop(PERSON)
    if persons.is_empty():
        return None
    changed = [change for change in changes(persons, policy, register.through, told) if change]
    if any(abs(change) < policy.threshold for change in changed):
        known = before[-1].basis
        basis, waiting = (*known, *(each for each in basis if each.through > known[-1].through)), len(changed)
        persons = register.persons(basis).drop(PERSON)
    tables = protect_register(persons, policy, through=register.through, earlier=told)
    files = audit_files(tables)
    frames = [each.frame for each in before]
    _check_safe(attack(pl.read_parquet(io.BytesIO(files[TABLES])), json.loads(files[HIERARCHY]), frames))
    return Attacked(tables, files, basis, waiting)


def _check_safe(findings: Sequence[Finding]) -> None:
    if findings:
        named = "; ".join(str(finding) for finding in findings[:_MOST_NAMED])
        more = len(findings) - _MOST_NAMED
        raise DisclosureRefused(
            f"Something could be learnt from this release: {named}{f'; and {more} more' if more > 0 else ''}.",
            "Lengthen periods or take a table out of the policy; nothing was written.",
        )


def _check_origins(cells: Cells) -> None:
    named = (ids for name in _ORIGINS for ids in cells.frame[name].to_list())
    behind = {str(one) for ids in named for one in ids or ("nothing named",)}
    unknown = sorted(one for one in behind if cells.sensitivity.get(one) not in set(Sensitivity))
    if unknown:
        raise DisclosureRefused(
            f"What stands behind these cells is not known to be public: {', '.join(unknown)}.",
            "Release them only under a disclosure policy; nothing was written.",
        )


def _parted(frame: pl.DataFrame, origins: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that nothing of these stands behind, and the others."""
    free = pl.all_horizontal(*(pl.col(name).list.set_intersection(origins).list.len() == 0 for name in _ORIGINS))
    return frame.filter(free), frame.filter(~free)
