"""Headers that keep every page to its own host: nothing is loaded from or sent to anywhere else."""

from functools import cache

import dash
import flask


def keep_early_answers(server: flask.Flask) -> None:
    """Let no cache, search engine or other site come to know what is shown under early access.

    To be called before whatever else adds to answers, for what is called first has the last word.
    """

    @server.after_request
    def keep(answer: flask.Response) -> flask.Response:
        if flask.g.get("is_early"):
            answer.headers["Cache-Control"] = "no-store"
            answer.headers["Referrer-Policy"] = "no-referrer"
            answer.headers["X-Robots-Tag"] = "noindex"
        return answer


def add_headers(app: dash.Dash) -> None:
    """Give every answer a content security policy and its companions."""

    @cache
    def policy() -> str:
        app.index()  # Dash registers its own inline scripts here; their hashes are right only afterwards
        scripts = " ".join(
            ["'self'", *(f"'{found}'" if not found.startswith("'") else found for found in app.csp_hashes())]
        )
        return (
            f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
            "frame-ancestors 'self'"
        )

    def add(answer: flask.Response) -> flask.Response:
        if answer.mimetype == "text/html":
            if "Content-Security-Policy" not in answer.headers:  # an embed has its own
                answer.headers["Content-Security-Policy"] = policy()
            answer.vary.add("Accept-Language")
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        return answer

    server: flask.Flask = app.server
    server.after_request(add)
