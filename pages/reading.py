"""What a request asks for: the language it wants, and the moment whose release it reads."""

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs

import dash
import flask

from publication.areas import described_areas
from publication.early_access import EarlyAccess, check_uses, early_access, early_release
from publication.history import Publication, read_history
from publication.moments import PRESENT, Moment, moment_asked, publication_at, release_at
from publication.release import Release, read_release
from publication.settings import releases_folder
from publication.text import language
from vocabulary.text import Language


def now() -> dt.datetime:
    """The present moment: the one clock of the site."""
    return dt.datetime.now(dt.UTC)


def spoken(asked: str | None = None) -> Language:
    """The language of the present request: as asked in the address, else as the reader's browser prefers."""
    if not flask.has_request_context():
        return language(asked)
    wanted = asked or flask.request.args.get("lang") or next(iter((_in_callback() or {}).get("lang", [])), None)
    return language(wanted, flask.request.headers.get("Accept-Language"))


def asked_moment() -> Moment:
    """The moment that the present request names, without a token that gives no access. UnreadableRequest."""
    if not flask.has_request_context():
        return PRESENT
    named = _in_callback()
    return granted(moment_asked(flask.request.args.to_dict(flat=False) if named is None else named))


def granted(moment: Moment) -> Moment:
    """A moment without a token that gives no access."""
    return moment if early(moment) else replace(moment, access=None)


def asked_number(name: str, least: int, most: int, usual: int) -> int:
    """The number that a parameter of the present request asks for, within bounds; the usual one for no number."""
    asked = flask.request.args.get(name, "")
    return min(most, max(least, int(asked))) if asked.isascii() and asked.isdigit() else usual


def early(moment: Moment) -> EarlyAccess | None:
    """The early access that a moment gives, if any; what answers the request is then kept by nobody."""
    found = early_access(releases_folder(), moment, now()) if moment.access else None
    if found is not None and flask.has_request_context():
        flask.g.is_early = True
    return found


def check_moment() -> None:
    """Raise what the moment of the present request is refused for, without reading its release."""
    moment = asked_moment()
    if early(moment):
        check_uses(releases_folder())
    elif moment != PRESENT:
        publication_at(releases_folder(), moment, now())


def publications() -> tuple[Publication, ...]:
    """Every time a release became current until now, the earliest first; those retired since too."""
    return read_history(releases_folder()).publications(now())


def release(moment: Moment | None = None, path: str = "") -> Release:
    """The release of a moment, else of the one the request names; looked up each time, so that a new one is seen.

    Under early access that is first recorded, with the path of what is shown, unless it is the request's own.
    """
    wanted = asked_moment() if moment is None else moment
    access = early(wanted)
    if access is not None:
        return early_release(releases_folder(), access, now(), path or _path())
    return release_at(releases_folder(), wanted, now())


def has_indicator(indicator_id: str) -> bool:
    """Whether the release that the request names has an indicator of that id or official code."""
    named = _named_release()
    return indicator_id in named.indicators or indicator_id in named.by_official_code


def has_area(code: str) -> bool:
    """Whether the release that the request names has a figure about an area."""
    return code in described_areas(_named_release())


def _named_release() -> Release:
    """The release that the request names, for what shows no figure and so is no early reading."""
    moment = asked_moment()
    access = early(moment)
    folder = releases_folder()
    return read_release(folder / access.release) if access else release_at(folder, moment, now())


def _path() -> str:
    """The path of the page or download that is asked for."""
    return str(_callback_input("pathname") or flask.request.path)


def _in_callback() -> dict[str, list[str]] | None:
    """The parameters in the address of a page that Dash fetches behind the scenes; None outside of that."""
    search = _callback_input("search")
    return None if search is None else parse_qs(search.lstrip("?"), keep_blank_values=True)


def _callback_input(name: str) -> str | None:
    """A part of the address of a page that Dash fetches behind the scenes; None outside of that."""
    try:
        found: str | None = dash.ctx.inputs.get(f"_pages_location.{name}")
    except (LookupError, dash.exceptions.MissingCallbackContextException):
        return None
    return found
