"""`python -m publication`: write evaluation sheets and reports, and refresh the numbers of an edited one."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from rich.table import Column, Table

from publication.errors import DocumentUnreadable, NoSuchView, ReportNotWritten
from publication.moments import PRESENT, moment_of, release_at
from publication.release import Release
from publication.reports.kinds import KINDS
from publication.reports.pack import PACKED, made
from publication.reports.refresh import refreshed
from publication.reports.registry import forms
from publication.reports.sheet import LINES, Asked, to_file
from publication.reports.views import addresses, shown
from publication.settings import releases_folder
from vocabulary import terminal
from vocabulary.errors import told
from vocabulary.text import LANGUAGES

console = terminal.console()


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command; returns its exit code."""
    asked = _parser().parse_args(arguments)
    return told(lambda: int(asked.carry_out(asked)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m publication", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("forms", help="the forms of the evaluation sheet").set_defaults(carry_out=_forms)
    sheet = commands.add_parser("sheet", help="write the evaluation sheet of a fiscal year and contribution line")
    sheet.add_argument("--year", type=int, required=True, help="the fiscal year, such as 2016")
    sheet.add_argument("--line", choices=LINES, default=LINES[0], help="the contribution line (default: %(default)s)")
    sheet.add_argument("--draft", action="store_true", help="write it whatever is missing, and mark every page")
    _written(sheet)
    sheet.set_defaults(carry_out=_sheet)
    report = commands.add_parser("report", help="write any views as a report, or as pictures for slides (zip)")
    report.add_argument("--view", action="append", default=[], help="a page's address: /indicator/PRG-02?lang=ja")
    report.add_argument("--file", type=Path, help="a file with addresses, one a line or a list in JSON")
    report.add_argument("--title", default="", help="what the report is called")
    _written(report, *PACKED)
    report.set_defaults(carry_out=_report)
    again = commands.add_parser("refresh", help="put the numbers of a release into an edited Word document")
    again.add_argument("file", type=Path, help="a .docx that was written here")
    again.add_argument("--out", type=Path, help="the file to write (default: beside it, with the release's name)")
    again.add_argument("--lang", choices=LANGUAGES, default="ja", help="how numbers and names are written")
    _dated(again)
    again.set_defaults(carry_out=_refresh)
    return parser


def _written(parser: argparse.ArgumentParser, *more: str) -> None:
    """Where a report goes, in which language, format and of which release."""
    parser.add_argument("--lang", choices=LANGUAGES, default="ja", help="the language (default: %(default)s)")
    parser.add_argument("--format", choices=(*KINDS, *more), default="docx", help="the format (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path(), help="the folder to write into (default: this one)")
    _dated(parser)


def _dated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--release", metavar="WHICH", help="a release or a day (default: the current release)")


def _forms(_asked: argparse.Namespace) -> int:
    forms_table = Table(Column("fiscal year", no_wrap=True), "criteria in their printed order", "scale", "lines")
    for year, form in forms().items():
        criteria = " / ".join(each.name.ja for each in form.criteria)
        forms_table.add_row(str(year), criteria, " ".join(form.scale) or "-", ", ".join(form.lines))
    console.print(forms_table)
    return 0


def _sheet(asked: argparse.Namespace) -> int:
    kind = KINDS[asked.format]
    report = to_file(_release(asked.release), Asked(asked.year, asked.line, asked.lang, asked.draft))
    return _write(asked.out / f"{report.name}.{kind.extension}", kind.write(report))


def _report(asked: argparse.Namespace) -> int:
    try:
        listed = addresses(asked.file.read_text(encoding="utf-8")) if asked.file else ()
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchView(f"{asked.file} cannot be read.", "Name a text file with addresses.") from error
    views = shown(_release(asked.release), (*asked.view, *listed), asked.lang)
    name, content = made(views, asked.format, asked.lang, asked.title)
    return _write(asked.out / name, content)


def _refresh(asked: argparse.Namespace) -> int:
    current = _release(asked.release)
    try:
        document = asked.file.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(f"{asked.file} cannot be read: {error.strerror}.", "Name a .docx.") from error
    content, numbers = refreshed(document, current, asked.lang)
    numbers_table = Table("number", "was", "is", Column("tag", no_wrap=True))
    for one in numbers:
        numbers_table.add_row(
            one.name, one.old, one.why if one.new is None else one.new if one.is_changed else "=", one.tag
        )
    console.print(numbers_table, highlight=False)
    changed = sum(one.is_changed for one in numbers)
    lost = sum(one.new is None for one in numbers)
    console.print(f"{len(numbers)} numbers, {changed} changed, {lost} not in release {current.id}.", highlight=False)
    place = asked.out or asked.file.with_name(f"{asked.file.stem}.{current.id}.docx")
    return _write(place, content) or int(lost > 0)


def _release(named: str | None) -> Release:
    moment = moment_of(named) if named else PRESENT
    return release_at(releases_folder(), moment, dt.datetime.now(dt.UTC))


def _write(place: Path, content: bytes) -> int:
    """Write a file where none is. ReportNotWritten."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        raise ReportNotWritten(f"{place} is there already.", "Name another place with --out, or move it.") from error
    except OSError as error:
        raise ReportNotWritten(
            f"{place} cannot be written: {error.strerror}.", "Name another place with --out."
        ) from error
    sys.stdout.write(f"{place}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
