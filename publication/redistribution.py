"""Which figures may be passed on as files, pictures or frames: those whose sources all let it be."""

from collections.abc import Iterable

from publication import labels
from publication.errors import RedistributionRefused
from publication.query import Table
from publication.release import Release
from publication.text import words
from vocabulary.codes import may_be_passed_on
from vocabulary.text import Language


def kept_back(table: Table) -> tuple[str, ...]:
    """The sources of the rows that do not let their figures be passed on."""
    return kept_back_of(table.release, table.source_ids)


def kept_back_of(release: Release, source_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these sources of a release that do not let their figures be passed on."""
    return tuple(one for one in source_ids if not may_be_passed_on(release.sources[one].licence))


def check_redistribution(table: Table, lang: Language) -> None:
    """RedistributionRefused where a source of the rows does not let its figures be passed on."""
    if kept_back(table):
        _ = words(lang)
        said = _("{indicator} cannot be taken away: the terms of use of {titles} do not let figures be passed on.")
        raise RedistributionRefused(
            said.format(indicator=table.entry.id, titles=titles_kept_back(table, lang)),
            _("The page shows them; ask their producer for a file."),
        )


def titles_kept_back(table: Table, lang: Language) -> str:
    """Those sources by their titles."""
    return labels.listed([labels.say(table.release.sources[one].title, lang) for one in kept_back(table)], lang)
