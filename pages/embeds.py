"""Embeds: a view for the pages of others at /embed/<id>, with the query string of its page."""

from html import escape
from http import HTTPStatus

import flask

from pages import past
from pages.answers import STATUS, keeping, kept
from pages.embed_page import POLICY, embed_page, message_page
from pages.reading import asked_moment, release, spoken
from publication.errors import ReleaseError
from publication.moments import Moment
from publication.query import Table, table
from publication.redistribution import kept_back, titles_kept_back
from publication.text import words
from publication.view import asked_by
from vocabulary.text import Language

PATH = "/embed/"

HEIGHT = 620
"""How high a frame is, in pixels, until it knows better."""


def add_embeds(server: flask.Flask) -> None:
    """Add the route of embeds."""
    server.add_url_rule(f"{PATH}<indicator_id>", view_func=embed)


def embed(indicator_id: str) -> flask.Response:
    """The view as a document that any page may show in a frame."""
    lang = spoken()
    _ = words(lang)
    try:
        moment = asked_moment()
        shown = table(release(moment), indicator_id, asked_by(flask.request.args))
    except ReleaseError as error:
        return _message(_why(error, lang), lang, STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE))
    if shown is None:
        return _message(_("There is no such indicator."), lang, HTTPStatus.NOT_FOUND)
    if kept_back(shown):
        return _message(why_not_elsewhere(shown, lang), lang, HTTPStatus.FORBIDDEN)
    document = embed_page(shown, lang, query(shown, lang, moment))
    return _open_to_all(kept(document.encode(), "text/html", keeping(moment)))


def query(shown: Table, lang: Language, moment: Moment) -> str:
    """The query string of a view at a moment."""
    return shown.view(lang, moment).query


def why_not_elsewhere(shown: Table, lang: Language) -> str:
    """Why a view may not be shown in the pages of others."""
    _ = words(lang)
    titles = titles_kept_back(shown, lang)
    return _("Not offered for other pages, as the terms of use of {titles} forbid it.").format(titles=titles)


def frame(address: str, name: str, *, width: str = "100%", height: int = HEIGHT) -> str:
    """The element that shows an embed in another page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(name)}" width="{width}" height="{height}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def _why(error: ReleaseError, lang: Language) -> str:
    """Why there is no release to show, in one sentence."""
    _ = words(lang)
    return past.explained(error, lang)[1] if type(error) in past.STATUS else _("There is nothing to show yet")


def _message(said: str, lang: Language, status: int) -> flask.Response:
    return _open_to_all(flask.Response(message_page(said, lang), status=status, mimetype="text/html"))


def _open_to_all(answer: flask.Response) -> flask.Response:
    """Only embeds may stand in the frames of others."""
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
