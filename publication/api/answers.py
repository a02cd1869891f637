"""What a release says about its numbers, for programs: indicators, sources, releases, claims and the catalogue."""

from publication import labels
from publication.api.asked import Asked, Given, given
from publication.api.documents import (
    CatalogueAnswer,
    Claims,
    DimensionEntry,
    Indicator,
    Indicators,
    ReleaseEntry,
    Releases,
    Source,
    Sources,
)
from publication.api.observations import found
from publication.api.parameters import SOURCE
from publication.api.problems import NOT_FOUND, Refused, Said
from publication.citation import citation
from publication.history import Publication
from publication.query import Table
from publication.view import NAMES
from vocabulary.codes import codelist, may_be_passed_on
from vocabulary.dimensions import CODELIST_OF
from vocabulary.text import LANGUAGES, Text

_ = str  # marks a text for translation; it is spoken when shown to a reader


def indicators(asked: Asked) -> Given:
    """All indicators with their definitions."""
    return given(Indicators(asked.release.id, asked.links("/indicators"), asked.release.catalogue.indicators))


def indicator(asked: Asked) -> Given:
    """One indicator, and what can be asked of each of its dimensions. Refused."""
    shown = found(asked)
    entry = shown.entry
    return given(
        Indicator(
            release=asked.release.id,
            links=asked.links(f"/indicator/{entry.id}"),
            indicator=entry,
            observations=f"/api/v1/indicators/{entry.id}/observations",
            dimensions=_dimensions(shown),
            citation=Text(*(citation(shown, lang, asked.site) for lang in LANGUAGES)),
        )
    )


def catalogue(asked: Asked) -> Given:
    """The catalogue as it stands in the release."""
    release = asked.release
    return given(CatalogueAnswer(release.id, asked.links("/indicators"), release.manifest.created, release.catalogue))


def sources(asked: Asked) -> Given:
    """All sources."""
    return given(Sources(asked.release.id, asked.links("/sources"), asked.release.catalogue.sources))


def source(asked: Asked) -> Given:
    """One source with its terms of use. Refused."""
    entry = asked.release.sources.get(asked.named[SOURCE.name])
    if entry is None:
        raise Refused(NOT_FOUND, Said(_("This release has no such source. See /api/v1/sources.")))
    terms = codelist("CL_LICENCE")[entry.licence]
    using = tuple(one.id for one in asked.release.catalogue.indicators if entry.id in one.sources)
    return given(
        Source(
            release=asked.release.id,
            links=asked.links(f"/sources#{entry.id}"),
            source=entry,
            terms=terms.description,
            may_be_passed_on=may_be_passed_on(entry.licence),
            indicators=using,
        )
    )


def releases(asked: Asked) -> Given:
    """The history of releases; nothing under embargo."""
    listed = tuple(_release(each) for each in asked.published)
    return given(Releases(asked.release.id, asked.links("/releases"), listed))


def claims(asked: Asked) -> Given:
    """The claim ledger."""
    return given(Claims(asked.release.id, asked.links("/methodology"), asked.release.claims))


def _release(each: Publication) -> ReleaseEntry:
    gone = each.gone
    return ReleaseEntry(each.release, each.since, gone.at if gone else None, gone.reason if gone else None)


def _dimensions(shown: Table) -> tuple[DimensionEntry, ...]:
    """What may be asked; dimensions that do not apply to the indicator have one code, that for it."""
    return tuple(
        DimensionEntry(
            name,
            NAMES[name],
            Text(*(labels.dimension_label(name, lang) for lang in LANGUAGES)),
            shown.chosen[name],
            codes,
            CODELIST_OF.get(name, ""),
        )
        for name, codes in shown.offered().items()
    )
