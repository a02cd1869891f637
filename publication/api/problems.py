"""What a program is told that asks for something it cannot have: problem details as RFC 9457 has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import msgspec

from publication import labels
from publication.errors import (
    FormatCannotHold,
    NoSuchRelease,
    RedistributionRefused,
    ReleaseError,
    ReleaseGone,
    UnreadableRequest,
)
from publication.text import words
from vocabulary.text import Language

_ = str  # marks a title for translation; it is spoken when shown to a reader

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: `id` is its place on the page about the API, `title` what it is called."""

    id: str
    status: HTTPStatus
    title: str


UNKNOWN_PARAMETER = Kind("unknown-parameter", HTTPStatus.BAD_REQUEST, _("The address has no such parameter"))
UNKNOWN_VALUE = Kind("unknown-value", HTTPStatus.BAD_REQUEST, _("A parameter has a value that it cannot have"))
REFUSED = Kind("redistribution-refused", HTTPStatus.FORBIDDEN, _("A source does not let its figures be passed on"))
NOT_FOUND = Kind("not-found", HTTPStatus.NOT_FOUND, _("There is nothing at this address"))
NO_SUCH_RELEASE = Kind("no-such-release", HTTPStatus.NOT_FOUND, _("No such release has been published"))
NOT_ALLOWED = Kind("method-not-allowed", HTTPStatus.METHOD_NOT_ALLOWED, _("The address can only be read"))
RETIRED = Kind("retired", HTTPStatus.GONE, _("This release was retired"))
CANNOT_HOLD = Kind("cannot-hold", HTTPStatus.UNPROCESSABLE_ENTITY, _("The format cannot hold the observations"))
BROKEN = Kind("broken", HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong on our side"))
NO_RELEASE = Kind("no-release", HTTPStatus.SERVICE_UNAVAILABLE, _("No release can be read"))

KINDS = (
    *(UNKNOWN_PARAMETER, UNKNOWN_VALUE, REFUSED, NOT_FOUND, NO_SUCH_RELEASE),
    *(NOT_ALLOWED, RETIRED, CANNOT_HOLD, BROKEN, NO_RELEASE),
)
"""Every kind, by its status."""

_OF_ERROR: dict[type[ReleaseError], Kind] = {
    UnreadableRequest: UNKNOWN_VALUE,
    RedistributionRefused: REFUSED,
    NoSuchRelease: NO_SUCH_RELEASE,
    ReleaseGone: RETIRED,
    FormatCannotHold: CANNOT_HOLD,
}


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The document: `parameter` names the parameter that is wrong; what was asked is never repeated."""

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = None


@dataclass(frozen=True)
class Said:
    """A sentence marked for translation, and what its placeholders stand for."""

    text: str
    filled: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """A request that is not answered: of which kind the problem is, and what is said of it and of the way on."""

    def __init__(self, kind: Kind, *said: Said, parameter: str | None = None) -> None:
        super().__init__(kind, *said)
        self.kind, self.said, self.parameter = kind, said, parameter

    def problem(self, lang: Language) -> Problem:
        """The document in a reader's language."""
        speak = words(lang)
        detail = labels.sentences((speak(one.text).format_map(one.filled) for one in self.said), lang)
        return problem(self.kind, detail, lang, self.parameter)


def problem(kind: Kind, detail: str, lang: Language, parameter: str | None = None) -> Problem:
    """The problem of a kind; `detail` says what to do about it."""
    return Problem(f"/api#{kind.id}", words(lang)(kind.title), kind.status, detail, parameter)


def problem_of(error: ReleaseError, explained: str, lang: Language, parameter: str | None = None) -> Problem:
    """What a release that cannot be read, or not be passed on, means to a program; `explained` says why to people."""
    kind = _OF_ERROR.get(type(error), NO_RELEASE)
    return problem(kind, explained, lang, parameter if kind is UNKNOWN_VALUE else None)
