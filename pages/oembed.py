"""oEmbed: tells other systems how to show a view, and where they can ask."""

from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import flask

from pages import embeds
from pages.answers import plain
from pages.pictures import told
from pages.reading import asked_number, granted, release, spoken
from publication import labels
from publication.errors import ReleaseError
from publication.moments import Moment, moment_asked
from publication.query import Table, table
from publication.redistribution import check_redistribution, kept_back
from publication.settings import site_address
from publication.text import language, words
from publication.view import asked_by
from vocabulary.text import Language

_PAGES = ("/indicator/", embeds.PATH)
_WIDEST, _NARROWEST, _LOWEST = 720, 240, 200
_HOUR = 3600


def add_oembed(server: flask.Flask) -> None:
    """Add the route of oEmbed."""
    server.add_url_rule("/oembed", view_func=oembed)


@told
def oembed() -> flask.Response:
    """How to show the page of ours that `url` names, in the words of oEmbed 1.0."""
    _ = words(spoken())
    if flask.request.args.get("format", "json") != "json":
        return plain(_("Only format=json is given."), HTTPStatus.NOT_IMPLEMENTED)
    found = view_at(flask.request.args.get("url", ""))
    if found is None:
        return plain(_("No indicator of this site stands at that address."), HTTPStatus.NOT_FOUND)
    shown, lang, moment = found
    check_redistribution(shown, lang)
    name = labels.say(shown.entry.name, lang)
    width = asked_number("maxwidth", _NARROWEST, _WIDEST, _WIDEST)
    height = asked_number("maxheight", _LOWEST, embeds.HEIGHT, embeds.HEIGHT)
    address = f"{_here()}{embeds.PATH}{shown.entry.id}?{embeds.query(shown, lang, moment)}"
    return flask.jsonify(
        version="1.0",
        type="rich",
        provider_name="Shirube",
        provider_url=f"{_here()}/",
        title=name,
        cache_age=_HOUR,
        width=width,
        height=height,
        html=embeds.frame(address, name, width=str(width), height=height),
    )


def discovery() -> str:
    """For the head of an indicator's page: the one address of its view, and where its oEmbed stands."""
    try:
        found = view_at(flask.request.url) if flask.has_request_context() else None
    except ReleaseError:
        return ""
    if found is None:
        return ""
    shown, lang, moment = found
    page = f"{_here()}{shown.view(lang, moment).address}"
    canonical = f'<link rel="canonical" href="{escape(page)}">'
    if kept_back(shown):
        return canonical
    address = f"{_here()}/oembed?{urlencode({'url': page, 'format': 'json'})}"
    title = escape(labels.say(shown.entry.name, lang))
    return f'{canonical}<link rel="alternate" type="application/json+oembed" href="{escape(address)}" title="{title}">'


def view_at(address: str) -> tuple[Table, Language, Moment] | None:
    """The view, its language and its moment at an address of this site; None for any other. ReleaseError.

    What somebody sees under early access is not for others: no way to show it elsewhere is offered.
    """
    try:
        parts, here = urlsplit(address), urlsplit(_here())
    except ValueError:
        return None
    path = parts.path.removeprefix(here.path)
    start = next((start for start in _PAGES if path.startswith(start)), None)
    if parts.netloc not in {here.netloc, flask.request.host} or start is None:
        return None
    asked = dict(parse_qsl(parts.query))
    moment = granted(moment_asked(parse_qs(parts.query, keep_blank_values=True)))
    if moment.access:
        return None
    shown = table(release(moment), path.removeprefix(start), asked_by(asked))
    if shown is None:
        return None
    return shown, language(asked.get("lang"), flask.request.headers.get("Accept-Language")), moment


def _here() -> str:
    """The address of this site, as it is set or as it was asked for."""
    return site_address() or flask.request.host_url.rstrip("/")
