"""Pictures of views under their own addresses: /chart/<id>.svg and .png, with the query string of the page."""

from collections.abc import Callable
from functools import lru_cache, wraps
from http import HTTPStatus

import flask

from pages.answers import keeping, kept, no_such_indicator, plain, refused
from pages.reading import asked_moment, asked_number, release, spoken
from publication.errors import PictureError, ReleaseError, ReportError
from publication.moments import Moment
from publication.pictures.picture import NARROWEST, USUAL, WIDEST, picture
from publication.pictures.raster import png
from publication.pictures.standard import picture_name
from publication.query import Table, table
from publication.redistribution import check_redistribution
from publication.release import released_picture
from publication.settings import site_address
from publication.view import asked_by
from vocabulary.text import Language

_KEPT_PNG = 32


def add_pictures(server: flask.Flask) -> None:
    """Add the routes of the pictures."""
    server.add_url_rule("/chart/<indicator_id>.<any(svg, png):kind>", view_func=chart)


def told(answer: Callable[..., flask.Response]) -> Callable[..., flask.Response]:
    """A route that says in one line what it cannot give."""

    @wraps(answer)
    def answered(**parts: str) -> flask.Response:
        try:
            return answer(**parts)
        except (ReleaseError, PictureError, ReportError) as error:
            return refused(error)

    return answered


@told
def chart(indicator_id: str, kind: str) -> flask.Response:
    """The picture of a view."""
    moment = asked_moment()
    shown = table(release(moment), indicator_id, asked_by(flask.request.args))
    if shown is None:
        return plain(no_such_indicator(spoken()), HTTPStatus.NOT_FOUND)
    lang, width = spoken(), asked_number("width", NARROWEST, WIDEST, USUAL)
    check_redistribution(shown, lang)
    svg = drawn(shown, lang, width, moment)
    if kind == "svg":
        return kept(svg.encode(), "image/svg+xml", keeping(moment))
    return kept(_png(svg), "image/png", keeping(moment))


def drawn(shown: Table, lang: Language, width: int, moment: Moment) -> str:
    """The SVG of a view: the one of the release where it has it, else drawn now."""
    address = _address(shown, lang, moment)
    ready = shown.is_usual and width == USUAL and not address
    found = released_picture(shown.release, picture_name(shown.entry.id, lang)) if ready else None
    return found.decode() if found is not None else picture(shown, lang, width, address)


def _address(shown: Table, lang: Language, moment: Moment) -> str:
    """Where a reader finds the view, where this site knows its address."""
    if not site_address():
        return ""
    return f"{site_address()}{shown.view(lang, moment).address}"


@lru_cache(maxsize=_KEPT_PNG)
def _png(svg: str) -> bytes:
    return png(svg)
