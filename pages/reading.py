"""What a request asks for: the language it wants, and the moment whose release it reads."""

import datetime as dt
from urllib.parse import parse_qs

import dash
import flask

from publication.history import Publication, read_history
from publication.moments import PRESENT, Moment, moment_asked, publication_at, release_at
from publication.release import Release
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
    """The moment that the present request names. UnreadableRequest."""
    if not flask.has_request_context():
        return PRESENT
    named = _in_callback()
    return moment_asked(flask.request.args.to_dict(flat=False) if named is None else named)


def check_moment() -> None:
    """Raise what the moment of the present request is refused for, without reading its release."""
    moment = asked_moment()
    if moment != PRESENT:
        publication_at(releases_folder(), moment, now())


def publications() -> tuple[Publication, ...]:
    """Every time a release became current until now, the earliest first; those retired since too."""
    return read_history(releases_folder()).publications(now())


def release(moment: Moment | None = None) -> Release:
    """The release of a moment, else of the one the request names; looked up each time, so that a new one is seen."""
    return release_at(releases_folder(), asked_moment() if moment is None else moment, now())


def _in_callback() -> dict[str, list[str]] | None:
    """The parameters in the address of a page that Dash fetches behind the scenes; None outside of that."""
    try:
        search = dash.ctx.inputs.get("_pages_location.search")
    except (LookupError, dash.exceptions.MissingCallbackContextException):
        return None
    return None if search is None else parse_qs(search.lstrip("?"), keep_blank_values=True)
