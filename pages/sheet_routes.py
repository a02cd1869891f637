"""Evaluation sheets under addresses of their own: /evaluation-sheet/YEAR/LINE.docx, .pdf and .html."""

from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus

import flask

from pages.answers import keeping, kept, plain, refused
from pages.reading import asked_moment, release, spoken
from publication.moments import Moment
from publication.release import Release
from publication.reports import web
from publication.reports.kinds import KINDS
from publication.reports.prose import MOST_CHARACTERS
from publication.reports.sheet import Asked, to_file
from publication.text import document_language, words
from vocabulary.errors import ShirubeError
from vocabulary.text import Language

PATH, ENDPOINT = "/evaluation-sheet/", "evaluation_sheet_file"

_MOST_BYTES = 24 * MOST_CHARACTERS
"""How much a person's own text may come to, as it is sent."""

_KEPT = 16

_Prose = tuple[tuple[str, str], ...]


def add_sheets(server: flask.Flask) -> None:
    """Add the addresses; GET gives the sheet with its own text, POST with that of the form that is sent."""
    kinds = ", ".join(KINDS)
    rule = f"{PATH}<int:year>/<line>.<any({kinds}):kind>"
    server.add_url_rule(rule, ENDPOINT, sheet_file, methods=["GET", "POST"])


def sheet_file(year: int, line: str, kind: str) -> flask.Response:
    """The sheet as a file, or every reason why it may not be filed. Nothing that is sent is kept."""
    if (flask.request.content_length or 0) > _MOST_BYTES:
        _ = words(spoken())
        return plain(_("The text is too long."), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    is_sent = flask.request.method == "POST"
    try:
        moment = asked_moment()
        prose = tuple(sorted(_sent().items())) if is_sent else ()
        is_draft = flask.request.args.get("draft") == "1"
        name, body = _made(release(moment), year, line, spoken(), kind, is_draft=is_draft, prose=prose)
    except ShirubeError as error:
        return refused(error)
    return _answer(name, body, kind, moment, is_sent=is_sent)


def _sent() -> Mapping[str, str]:
    """The text of each section as the form has it; what is not a text is passed over."""
    flask.request.max_content_length = _MOST_BYTES
    return flask.request.form.to_dict()


def _answer(name: str, body: bytes, kind: str, moment: Moment, *, is_sent: bool) -> flask.Response:
    answer = kept(body, KINDS[kind].media_type, keeping(moment))
    if is_sent:
        answer.headers["Cache-Control"] = "no-store"
    if kind != "html" or flask.request.args.get("save") == "1":
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    if kind == "html":
        answer.headers["Content-Security-Policy"] = web.POLICY
    return answer


@lru_cache(maxsize=_KEPT)
def _made(  # noqa: PLR0913  # all that a file follows from
    current: Release, year: int, line: str, lang: Language, kind: str, *, is_draft: bool, prose: _Prose
) -> tuple[str, bytes]:
    report = to_file(current, Asked(year, line, document_language(lang), is_draft, dict(prose)))
    return report.name, KINDS[kind].write(report)
