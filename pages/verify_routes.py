"""The address that says what became of a quoted number: current, superseded by which value, or unknown."""

from http import HTTPStatus

import flask
import msgspec

from pages.api_routes import refusal
from pages.reading import release
from publication.api.problems import REFUSED, problem, problem_of
from publication.errors import NoSuchRelease, ReleaseError
from publication.moments import PRESENT, Moment
from publication.redistribution import kept_back_of
from publication.release import Release
from publication.verification import Code, Verdict, Verification, code_of, verify
from vocabulary.dimensions import DIMENSION_NAMES

_UNKNOWN = Verification(Verdict.UNKNOWN)


class ChangeEntry(msgspec.Struct, frozen=True):
    """An observation that is otherwise now; a value is null where there is none or it may not be shown."""

    key: dict[str, str]
    change: str
    causes: tuple[str, ...]
    old: float | None
    new: float | None


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The verdict: `quoted` is the release of the code, `release` the current one; `observations` are quoted."""

    verdict: str
    release: str
    quoted: str | None = None
    indicator: str | None = None
    observations: int = 0
    changed: tuple[ChangeEntry, ...] = ()


def add_verification(server: flask.Flask) -> None:
    """Add /verify/CODE.json."""
    server.add_url_rule("/verify/<text>.json", "verify", verdict)


def verdict(text: str) -> flask.Response:
    """The verdict on a code; status 404 where it is unknown, 410 where its release was retired."""
    code = code_of(text)
    try:
        current = release(PRESENT)
        quoted = _quoted(code)
        found = verify(code, quoted, current) if code and quoted else _UNKNOWN
    except ReleaseError as error:
        return refusal(problem_of(error))
    if quoted is not None and any(kept_back_of(quoted, row["source_ids"]) for row in found.rows):
        return refusal(problem(REFUSED, "The page of the indicator shows the figures; ask their producer for a file."))
    is_known = code is not None and found.verdict is not Verdict.UNKNOWN
    document = Answer(
        verdict=found.verdict,
        release=current.id,
        quoted=code.release if code and is_known else None,
        indicator=code.indicator if code and is_known else None,
        observations=len(found.rows),
        changed=_changes(found),
    )
    status = HTTPStatus.OK if is_known else HTTPStatus.NOT_FOUND
    answer = flask.Response(msgspec.json.encode(document) + b"\n", status=status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _quoted(code: Code | None) -> Release | None:
    try:
        return release(Moment(release=code.release)) if code else None
    except NoSuchRelease:
        return None


def _changes(found: Verification) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(
            {name: each.row[name] for name in (*DIMENSION_NAMES, "time_period")},
            each.change.value,
            tuple(cause.value for cause in each.causes),
            *(row["obs_value"] if row else None for row in (each.old, each.new)),
        )
        for each in found.changed
    )
