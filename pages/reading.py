"""What a request asks for: the language it wants and the release it reads."""

from urllib.parse import parse_qs

import dash
import flask

from publication.release import Release, current_release
from publication.settings import releases_folder
from publication.text import language
from vocabulary.text import Language


def spoken(asked: str | None = None) -> Language:
    """The language of the present request: as asked in the address, else as the reader's browser prefers."""
    if not flask.has_request_context():
        return language(asked)
    wanted = asked or flask.request.args.get("lang") or _in_callback()
    return language(wanted, flask.request.headers.get("Accept-Language"))


def release() -> Release:
    """The current release, looked up on every request so that a new one is seen without a restart."""
    return current_release(releases_folder())


def _in_callback() -> str | None:
    """The language in the address of a page that Dash fetches behind the scenes."""
    try:
        search = dash.ctx.inputs.get("_pages_location.search") or ""
    except (LookupError, dash.exceptions.MissingCallbackContextException):
        return None
    return next(iter(parse_qs(search.lstrip("?")).get("lang", [])), None)
