"""What protection takes, for the data steward alone: tables, cells that are small and cells hidden with them."""

from collections.abc import Iterator

from rich.table import Column, Table

from indicators.disclosure.protect import Attacked

_RESTRICTED = "Restricted: which cells are small is half of an attack. Not for the public."


def steward_report(found: Attacked) -> Iterator[Table | str]:
    """The report, part by part: what each table lost, each population, what waits and what is exempt."""
    loss, policy = found.tables.loss, found.tables.policy
    yield _RESTRICTED
    yield f"Policy {policy.checksum[:12]}: threshold {policy.threshold}, width {policy.width}."
    shown = Table("table", "population", *(_right(name) for name in ("cells", "shown", "small", "hidden with them")))
    for each in loss.tables:
        part = 1 - (each.small + each.others) / each.cells
        shown.add_row(each.table, each.population, *map(str, (each.cells, f"{part:.0%}", each.small, each.others)))
    yield shown
    for name in loss.cells:
        yield f"{name}: {loss.published(name):.1%} of {loss.cells[name]} cells are shown (each set of persons once)."
    if found.waiting:
        yield f"Corrections of {found.waiting} published cells wait: one of them changes by fewer than the threshold."
    yield f"Not protected, because public totals alone tell it: {'; '.join(loss.exempt) or 'nothing'}."
    yield f"Protected in {loss.seconds:.0f} s and attacked: nothing could be learnt."


def _right(name: str) -> Column:
    return Column(name, justify="right")
