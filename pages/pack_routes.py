"""Reports on any views: /report.docx, .pdf, .html, and .zip with pictures for slides."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qs

import dash
import flask
from dash import Dash, Input, Output

from pages.answers import keeping, kept
from pages.pictures import told
from pages.reading import asked_moment, release, spoken
from publication.release import Release
from publication.reports import web
from publication.reports.kinds import KINDS
from publication.reports.pack import MOST_TITLE, PACKED, made
from publication.reports.views import MOST_VIEWS, addresses, shown
from vocabulary.text import Language

ENDPOINT, VIEWS = "report_file", "report-views"
_ZIP = "application/zip"
_KEPT = 8


def add_collecting(app: Dash) -> None:
    """Fill the list of the page with the views that its address names."""
    app.callback(Output(VIEWS, "value"), Input("_pages_location", "search"))(collected)


def collected(search: str) -> object:
    """The views an address names, one a line; what stands there already where it names none."""
    named = parse_qs((search or "").lstrip("?")).get("view", [])
    return "\n".join(named[:MOST_VIEWS]) if named else dash.no_update


def add_reports(server: flask.Flask) -> None:
    """Add the addresses: `view` is said once for each view, or `views` has one a line; `title` is optional."""
    kinds = ", ".join([*KINDS, *PACKED])
    server.add_url_rule(f"/report.<any({kinds}):kind>", ENDPOINT, report_file)


@told
def report_file(kind: str) -> flask.Response:
    """The report as a file, of the release that the address names."""
    asked = flask.request.args
    moment, lang = asked_moment(), spoken()
    listed = (*asked.getlist("view"), *addresses(asked.get("views", "")))
    name, body = _made(release(moment), tuple(listed), kind, lang, asked.get("title", "")[:MOST_TITLE])
    answer = kept(body, KINDS[kind].media_type if kind in KINDS else _ZIP, keeping(moment))
    if kind == "html":
        answer.headers["Content-Security-Policy"] = web.POLICY
    else:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@lru_cache(maxsize=_KEPT)
def _made(current: Release, asked: Sequence[str], kind: str, lang: Language, title: str) -> tuple[str, bytes]:
    return made(shown(current, asked, lang), kind, lang, title)
