"""The addresses of the API, declared once: what answers, what may be asked, and the document that is given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from publication.api import answers, observations, quotations
from publication.api.asked import JSON, Asked, Given, given
from publication.api.documents import (
    AddressEntry,
    Answer,
    CatalogueAnswer,
    Claims,
    Index,
    Indicator,
    Indicators,
    Observations,
    Releases,
    Source,
    Sources,
    Verified,
)
from publication.api.parameters import CODE, INDICATOR, MOMENTS, SOURCE, Parameter
from publication.api.problems import (
    CANNOT_HOLD,
    NO_RELEASE,
    NO_SUCH_RELEASE,
    NOT_FOUND,
    REFUSED,
    RETIRED,
    UNKNOWN_PARAMETER,
    UNKNOWN_VALUE,
    Kind,
)
from publication.verification import PATH

_ = str  # marks a title for translation; it is spoken when shown to a reader

ROOT = "/api/v1"
DESCRIPTION = f"{ROOT}/openapi.json"

_PROBLEMS = (UNKNOWN_PARAMETER, UNKNOWN_VALUE, NO_SUCH_RELEASE, RETIRED, NO_RELEASE)


@dataclass(frozen=True)
class Route:
    """An address: `named` are the parts that vary, in braces; `other_types` are given beside JSON.

    `is_fixed` tells that the answer of a named release never changes, `tells_unknown` that its document has a way
    to say that something is unknown, with the status 404.
    """

    path: str
    id: str
    title: str
    answer: Callable[[Asked], Given]
    document: type[Answer]
    named: tuple[Parameter, ...] = ()
    own: tuple[Parameter, ...] = ()
    other_types: tuple[str, ...] = ()
    refuses: tuple[Kind, ...] = ()
    is_fixed: bool = True
    tells_unknown: bool = False

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """What its query string may hold."""
        return (*self.own, *MOMENTS)

    @property
    def problems(self) -> tuple[Kind, ...]:
        """The problems it can tell."""
        return (*_PROBLEMS, *self.refuses)


def index(asked: Asked) -> Given:
    """The addresses there are."""
    listed = (*(AddressEntry(each.path, each.title) for each in ROUTES), AddressEntry(DESCRIPTION, DESCRIBED))
    return given(Index(asked.release.id, asked.links("/api"), listed))


DESCRIBED = _("The description of all addresses as OpenAPI 3.1")

ROUTES = (
    Route(f"{ROOT}/", "index", _("The addresses there are"), index, Index),
    Route(
        f"{ROOT}/indicators", "indicators", _("All indicators with their definitions"), answers.indicators, Indicators
    ),
    Route(
        f"{ROOT}/indicators/{{indicator}}",
        "indicator",
        _("One indicator, and what can be asked of each dimension"),
        answers.indicator,
        Indicator,
        named=(INDICATOR,),
        refuses=(NOT_FOUND,),
    ),
    Route(
        f"{ROOT}/indicators/{{indicator}}/observations",
        "observations",
        _("The observations of an indicator: a view, or all"),
        observations.observations,
        Observations,
        named=(INDICATOR,),
        own=observations.PARAMETERS,
        other_types=tuple(media_type for media_type, _write in observations.WAYS.values() if media_type != JSON),
        refuses=(NOT_FOUND, REFUSED, CANNOT_HOLD),
    ),
    Route(
        f"{ROOT}/catalogue", "catalogue", _("The whole catalogue of the release"), answers.catalogue, CatalogueAnswer
    ),
    Route(f"{ROOT}/sources", "sources", _("All sources with producer, title and address"), answers.sources, Sources),
    Route(
        f"{ROOT}/sources/{{source}}",
        "source",
        _("One source with its terms of use"),
        answers.source,
        Source,
        named=(SOURCE,),
        refuses=(NOT_FOUND,),
    ),
    Route(
        f"{ROOT}/releases",
        "releases",
        _("Which release was current from when"),
        answers.releases,
        Releases,
        is_fixed=False,
    ),
    Route(f"{ROOT}/claims", "claims", _("Printed figures beside what the release computes"), answers.claims, Claims),
    Route(
        f"{PATH}{{code}}.json",
        "verification",
        _("Whether what was quoted with a code is current, superseded by other values, or unknown"),
        quotations.verification,
        Verified,
        named=(CODE,),
        refuses=(NOT_FOUND, REFUSED),
        is_fixed=False,
        tells_unknown=True,
    ),
)
"""Every address but that of the description."""
