"""`python -m indicators`: list and show indicators, and write a release."""

import argparse
import datetime as dt
import sys
from collections import Counter
from pathlib import Path

from rich.table import Column, Table

from indicators.assessments import progress
from indicators.claims.rerun import claims_tables, rerun
from indicators.claims.ripple import Ripple, ripples_of, ripples_table
from indicators.disclosure.cases import registers
from indicators.disclosure.earlier import read_earlier
from indicators.disclosure.policy import POLICY_FILE, read_policy
from indicators.disclosure.protect import attacked_tables
from indicators.early_access import access_table, given, link, taken_away, uses_table
from indicators.past import comparison, confirmed, named_release, releases_table, retired
from indicators.progress.registry import DEFAULT_METHOD
from indicators.registry import all_indicators, indicator
from indicators.release import draft, publish
from indicators.show import chosen, moment, progress_table, table
from indicators.steward import steward_report
from publication.catalogue import Agreement
from publication.claims import verdict
from publication.release import current_folder, current_release
from publication.release_writer import Embargo, check_embargo
from publication.retirement import check_retirable
from publication.settings import releases_folder
from vocabulary import terminal
from vocabulary.errors import told
from warehouse.settings import read_settings
from warehouse.store import open_warehouse

console = terminal.console()


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command; returns its exit code."""
    asked = _parser().parse_args(arguments)
    return told(lambda: _COMMANDS[asked.command](asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indicators", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="every indicator there is")
    releasing = commands.add_parser("release", help="compute everything and write a release")
    releasing.add_argument("--where", action="store_true", help="only print the current release's folder")
    releasing.add_argument("--publish-at", metavar="MOMENT", help="show it from then on: 2026-12-01T08:50+09:00")
    releasing.add_argument("--lift-embargo", action="store_true", help="give up what waits for its moment")
    releasing.add_argument("--yes", action="store_true", help="without asking when figures of filed documents change")
    claiming = commands.add_parser("claims", help="re-run every figure that documents printed, with a verdict on each")
    claiming.add_argument("--release", help="against a release (r0123456789ab) or a day (default: the current one)")
    claiming.add_argument("--document", help="only those of a document, such as mofa_evaluation_2016")
    showing = commands.add_parser("show", help="print observations of the current release")
    showing.add_argument("id", help="an indicator, such as PRG-04")
    showing.add_argument("--asof", metavar="DAY", help="the latest figure on or before a day")
    showing.add_argument("--area", help="only this reporting area or citizenship (JPN, 035)")
    showing.add_argument("--period", help="only this period (2016, 2016-FY, 2005-05/2016-03)")
    going = commands.add_parser("progress", help="how an official series goes towards its target, or why not")
    going.add_argument("id", help="an official indicator, such as 8.7.1")
    going.add_argument("--area", help="only this reporting area (JPN)")
    going.add_argument("--method", default=DEFAULT_METHOD, help="a method (default: %(default)s)")
    going.add_argument("--epsilon", type=float, help="what stands for zero, where the method needs it")
    protecting = commands.add_parser("protection", help="for the data steward: what is hidden in which table, and why")
    protecting.add_argument("--policy", type=Path, default=POLICY_FILE, help="another policy file, to see its price")
    commands.add_parser("releases", help="which release was current from when, and what is under embargo")
    comparing = commands.add_parser("compare", help="what one release says otherwise than another, and why")
    comparing.add_argument("old", help="a release (r0123456789ab) or a day (2026-11-20)")
    comparing.add_argument("new", nargs="?", help="likewise (default: the current release)")
    retiring = commands.add_parser("retire", help="delete an old release, keeping the reason and what was public")
    retiring.add_argument("release", help="a release (r0123456789ab), neither current nor under embargo")
    retiring.add_argument("--reason", default="no reason was given", help="what readers are told who ask for it")
    retiring.add_argument("--yes", action="store_true", help="without asking again")
    early = commands.add_parser("early-access", help="let somebody see a release before its embargo ends")
    early.add_argument("release", nargs="?", help="a release that waits (r0123456789ab)")
    doing = early.add_mutually_exclusive_group(required=True)
    doing.add_argument("--for", metavar="NAME", dest="reader", help="print a link for somebody; it is shown only once")
    doing.add_argument("--list", action="store_true", help="who has access; of one release also what was seen")
    doing.add_argument("--revoke", metavar="NAME", help="take somebody's access away")
    early.add_argument("--until", metavar="MOMENT", help="only until then: 2026-11-30T18:00+09:00")
    return parser


def _protection(asked: argparse.Namespace) -> int:
    policy, now = read_policy(asked.policy), dt.datetime.now(dt.UTC)
    with (
        console.status("Protecting and attacking the register"),
        open_warehouse(read_settings().warehouse_url) as warehouse,
    ):
        found = attacked_tables(registers(warehouse), policy, read_earlier(releases_folder()), now)
    for part in steward_report(found) if found else ["No register has a published period that is over."]:
        console.print(part, highlight=False, soft_wrap=isinstance(part, str))
    return 0


def _list(_asked: argparse.Namespace) -> int:
    shown = Table(Column("id", no_wrap=True), "name", "theme", "SDG")
    for each in all_indicators().values():
        shown.add_row(each.id, each.name.en, each.theme, ", ".join(each.sdg))
    console.print(shown)
    return 0


def _release(asked: argparse.Namespace) -> int:
    if asked.where:
        sys.stdout.write(f"{current_folder(releases_folder())}\n")
        return 0
    until = moment(asked.publish_at, "--publish-at") if asked.publish_at else None
    embargo, now = Embargo(until, lifts_others=asked.lift_embargo), dt.datetime.now(dt.UTC)
    check_embargo(releases_folder(), embargo, now)
    with (
        console.status("Computing and protecting the release"),
        open_warehouse(read_settings().warehouse_url) as warehouse,
    ):
        drafted = draft(warehouse, releases_folder(), now)
    if not _ripple_accepted(ripples_of(releases_folder(), drafted.claims, now), is_accepted=asked.yes):
        console.print("Nothing was released.")
        return 1
    with console.status("Drawing and writing the release"):
        folder = publish(releases_folder(), drafted, embargo)
    console.print(f"Release {folder.name}: {folder}", highlight=False, soft_wrap=True)
    if until is not None:
        console.print(f"Under embargo until {until.isoformat()}: until then no reader can see it.", highlight=False)
    return 0


def _ripple_accepted(found: tuple[Ripple, ...], *, is_accepted: bool) -> bool:
    """List what changes of filed documents; a person at the terminal is asked, an unattended run goes on."""
    if not found:
        return True
    console.print("This release changes figures that filed documents quote:", highlight=False)
    console.print(ripples_table(found), highlight=False)
    return is_accepted or not sys.stdin.isatty() or confirmed("Release it all the same?")


def _claims(asked: argparse.Namespace) -> int:
    now, releases = dt.datetime.now(dt.UTC), releases_folder()
    current = named_release(releases, asked.release, now)
    found = rerun(current, releases, now, asked.document)
    for shown in claims_tables(found):
        console.print(shown, highlight=False)
    counts = Counter(claim.agreement for claim in found)
    said = "; ".join(f"{counts[each]} {verdict(each, 'en')}" for each in Agreement if counts[each])
    console.print(f"{len(found)} claims, release {current.id}: {said}", highlight=False)
    return 0


def _releases(_asked: argparse.Namespace) -> int:
    console.print(releases_table(releases_folder(), dt.datetime.now(dt.UTC)), highlight=False)
    return 0


def _compare(asked: argparse.Namespace) -> int:
    now = dt.datetime.now(dt.UTC)
    old, new = (named_release(releases_folder(), text, now) for text in (asked.old, asked.new))
    shown, counted = comparison(old, new)
    console.print(f"{old.id} -> {new.id}: {counted}", highlight=False)
    if shown.row_count:
        console.print(shown, highlight=False)
    return 0


def _retire(asked: argparse.Namespace) -> int:
    now = dt.datetime.now(dt.UTC)
    check_retirable(releases_folder(), asked.release, now)
    if not asked.yes and not confirmed(f"Delete the figures of {asked.release} for good?"):
        console.print("Nothing was deleted.")
        return 1
    kept = retired(releases_folder(), asked.release, asked.reason, now)
    console.print(f"Retired {asked.release}; what stays of it: {kept}", highlight=False, soft_wrap=True)
    return 0


def _early_access(asked: argparse.Namespace) -> int:
    now, releases = dt.datetime.now(dt.UTC), releases_folder()
    if asked.list:
        console.print(access_table(releases, now), highlight=False)
        if asked.release:
            console.print(uses_table(releases, asked.release), highlight=False)
    elif asked.revoke is not None:
        taken_away(releases, asked.release, asked.revoke, now)
        console.print("Taken away; the link shows nothing any more.")
    else:
        until = moment(asked.until, "--until") if asked.until else None
        token = given(releases, asked.release, asked.reader, now, until)
        sys.stdout.write(f"{link(asked.release, token)}\n")
        console.print("Put the address of your site in front of it. It is shown only now and kept nowhere.")
    return 0


def _show(asked: argparse.Namespace) -> int:
    definition = indicator(asked.id)
    current = current_release(releases_folder())
    rows = current.observations.filter(current.observations["indicator"] == definition.id)
    found = chosen(rows, area=asked.area, period=asked.period, day=asked.asof)
    console.print(f"{definition.id}  {definition.name.en}  (release {current.id})", highlight=False)
    if found.is_empty():
        console.print("No observation fits. Without --asof, --area and --period all are shown.")
        return 0
    console.print(table(found, definition.decimals), highlight=False)
    console.print(definition.caveat.en, highlight=False)
    return 0


def _progress(asked: argparse.Namespace) -> int:
    definition = indicator(asked.id)
    current = current_release(releases_folder())
    options = {} if asked.epsilon is None else {"epsilon": asked.epsilon}
    rows = chosen(current.observations.filter(current.observations["indicator"] == definition.id), area=asked.area)
    found = progress(rows, [definition], [asked.method], **options)
    console.print(f"{definition.id}  {definition.name.en}  (release {current.id})", highlight=False)
    if not found.lines:
        console.print("No official series fits: there is nothing to assess.")
        return 0
    console.print(progress_table(found), highlight=False)
    for warning in (warning for method in found.methods for warning in method.warnings):
        console.print(warning.en, highlight=False)
    return 0


_COMMANDS = {
    "list": _list,
    "release": _release,
    "claims": _claims,
    "releases": _releases,
    "compare": _compare,
    "retire": _retire,
    "early-access": _early_access,
    "show": _show,
    "progress": _progress,
    "protection": _protection,
}

if __name__ == "__main__":
    sys.exit(main())
