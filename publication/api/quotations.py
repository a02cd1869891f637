"""A quoted code for programs: what became of its observations."""

from http import HTTPStatus

from publication.api.asked import Asked, Given, given
from publication.api.documents import ChangeEntry, Verified
from publication.api.parameters import CODE
from publication.api.problems import REFUSED, Refused, Said
from publication.redistribution import kept_back_of
from publication.verification import PATH, Verification, code_of, verify
from vocabulary.dimensions import DIMENSION_NAMES

_ = str  # marks a text for translation; it is spoken when shown to a reader

_SHOWN_ELSEWHERE = Said(_("The page of the indicator shows the figures; ask their producer for a file."))


def verification(asked: Asked) -> Given:
    """The verdict on a code, with the status 404 where it is unknown. Refused, ReleaseGone."""
    code = code_of(asked.named[CODE.name])
    found = verify(code, asked.release, asked.read)
    links = asked.links(f"{PATH}{asked.named[CODE.name]}")
    if code is None or found.quoted is None:
        return given(Verified(asked.release.id, links, found.verdict), HTTPStatus.NOT_FOUND)
    if _may_not_be_passed_on(found, asked):
        raise Refused(REFUSED, _SHOWN_ELSEWHERE)
    return given(
        Verified(
            release=asked.release.id,
            links=links,
            verdict=found.verdict,
            quoted=code.release,
            indicator=code.indicator,
            observations=len(found.rows),
            changed=_changes(found),
        )
    )


def _may_not_be_passed_on(found: Verification, asked: Asked) -> bool:
    """Whether a source forbids it: one of what was quoted, or of what stands there now."""
    then = (kept_back_of(found.quoted, row["source_ids"]) for row in found.rows if found.quoted)
    now = (kept_back_of(asked.release, each.new["source_ids"]) for each in found.changed if each.new)
    return any(then) or any(now)


def _changes(found: Verification) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(
            {name: each.row[name] for name in (*DIMENSION_NAMES, "time_period")},
            each.change,
            each.causes,
            *(row["obs_value"] if row else None for row in (each.old, each.new)),
        )
        for each in found.changed
    )
