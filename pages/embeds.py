"""Embeds: a view for the pages of others at /embed/<id>, with the query string of its page."""

from html import escape
from http import HTTPStatus

import flask

from pages.answers import FROZEN, LIVE, kept
from pages.embed_page import POLICY, embed_page, message_page
from pages.frozen import NAME, asked_release
from pages.reading import spoken
from publication.errors import NoSuchRelease, ReleaseError
from publication.query import Table, table
from publication.text import words
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
        current, is_frozen = asked_release()
    except NoSuchRelease:
        return _message(_("There is no such release."), lang, HTTPStatus.NOT_FOUND)
    except ReleaseError:
        return _message(_("There is nothing to show yet"), lang, HTTPStatus.SERVICE_UNAVAILABLE)
    shown = table(current, indicator_id, flask.request.args.to_dict())
    if shown is None:
        return _message(_("There is no such indicator."), lang, HTTPStatus.NOT_FOUND)
    document = embed_page(shown, lang, query(shown, lang, frozen=is_frozen))
    return _open_to_all(kept(document.encode(), "text/html", FROZEN if is_frozen else LIVE))


def query(shown: Table, lang: Language, *, frozen: bool) -> str:
    """The query string of a view, with its release where it is to stay the same."""
    fixed = f"&{NAME}={shown.release.id}" if frozen else ""
    return f"{shown.parameters(lang)}{fixed}"


def frame(address: str, name: str, *, width: str = "100%", height: int = HEIGHT) -> str:
    """The element that shows an embed in another page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(name)}" width="{width}" height="{height}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def _message(said: str, lang: Language, status: int) -> flask.Response:
    return _open_to_all(flask.Response(message_page(said, lang), status=status, mimetype="text/html"))


def _open_to_all(answer: flask.Response) -> flask.Response:
    """Only embeds may stand in the frames of others."""
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
