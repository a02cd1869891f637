"""Which views a report shows: addresses of pages, as a reader copies them, a line or a list of them."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

import msgspec

from publication.errors import NoSuchView
from publication.query import Table, table
from publication.redistribution import check_redistribution
from publication.release import Release
from publication.view import asked_by
from vocabulary.text import Language

MOST_VIEWS = 30
"""How many views a report may have."""

_PAGE = "/indicator/"
_WRITE_IT = "Write each as its page's address has it, such as /indicator/PRG-02?definition=RETURN."


def addresses(text: str) -> tuple[str, ...]:
    """The addresses of a text: one a line, or a list in JSON."""
    if text.lstrip().startswith("["):
        try:
            return msgspec.json.decode(text, type=tuple[str, ...])
        except msgspec.DecodeError as error:
            raise NoSuchView("The list of views cannot be read.", _WRITE_IT) from error
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def shown(current: Release, asked: Iterable[str], lang: Language) -> tuple[Table, ...]:
    """The views of addresses in a release, in their order. NoSuchView, RedistributionRefused.

    Which host, language or moment an address names makes no difference: a report is of one release and language.
    """
    named = tuple(asked)
    if not 0 < len(named) <= MOST_VIEWS:
        raise NoSuchView(f"A report shows 1 to {MOST_VIEWS} views.", _WRITE_IT)
    found = tuple(_view(current, address, place) for place, address in enumerate(named, start=1))
    for each in found:
        check_redistribution(each, lang)
    return found


def _view(current: Release, address: str, place: int) -> Table:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise NoSuchView(f"View {place} is no address.", _WRITE_IT) from error
    indicator = parts.path.rpartition(_PAGE)[2]
    found = table(current, indicator, asked_by(dict(parse_qsl(parts.query))))
    if found is None:
        raise NoSuchView(f"View {place} names no indicator of the release.", _WRITE_IT)
    return found
