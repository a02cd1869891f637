"""An indicator as a data set for search engines and catalogues: schema.org and DCAT as JSON-LD."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from publication import labels
from publication.citation import citation
from publication.formats.export import Format
from publication.query import Table
from publication.redistribution import kept_back
from publication.text import languages
from vocabulary.codes import codelist
from vocabulary.periods import parse_period
from vocabulary.text import Language

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
}


def dataset(table: Table, lang: Language, site: str, formats: Iterable[Format]) -> str:
    """JSON-LD of all observations of a view's indicator, safe inside a script element.

    `site` is the address of the site without a slash at its end. Formats that may not be passed on are left out.
    """
    entry, release = table.entry, table.release
    cited = sorted({one for row in table.everything["source_ids"] for one in row})
    page = f"{site}/indicator/{quote(entry.id)}"
    described = {
        "@context": _CONTEXT,
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": page,
        "identifier": entry.id,
        "name": labels.say(entry.name, lang),
        "alternateName": [labels.say(entry.name, other) for other in languages() if other != lang],
        "description": f"{labels.say(entry.definition, lang)} {labels.say(entry.caveat, lang)}",
        "url": page,
        "inLanguage": list(languages()),
        "version": release.id,
        "dateModified": release.manifest.created.date().isoformat(),
        "creditText": citation(table, lang, site),
        "measurementTechnique": labels.say(entry.method, lang),
        "variableMeasured": [labels.label("series", code, lang) for code in table.everything["series"].unique().sort()],
        "isAccessibleForFree": True,
        "temporalCoverage": _covered(table),
        "spatialCoverage": [labels.label("ref_area", code, lang) for code in _areas(table)],
        "isBasedOn": [_source(table, one, lang) for one in cited],
        "distribution": [] if kept_back(table) else [_distribution(page, entry.id, site, one) for one in formats],
    }
    told = {name: what for name, what in described.items() if what not in ("", [])}
    return _for_script(told)


def _covered(table: Table) -> str:
    """From the first day to the last, open where a range goes on; empty without observations."""
    periods = [parse_period(text) for text in table.everything["time_period"].unique()]
    if not periods:
        return ""
    ends = [each.end for each in periods]
    last = ".." if None in ends else max(end for end in ends if end).isoformat()
    return f"{min(each.start for each in periods).isoformat()}/{last}"


def _areas(table: Table) -> list[str]:
    """The single areas that figures are about."""
    known = codelist("CL_AREA")
    return [code for code in table.everything["ref_area"].unique().sort() if code in known and not code.startswith("_")]


def _source(table: Table, source_id: str, lang: Language) -> dict[str, Any]:
    found = table.release.sources[source_id]
    told = {
        "@type": "CreativeWork",
        "name": labels.say(found.title, lang),
        "inLanguage": found.language,
        "publisher": {"@type": "Organization", "name": labels.say(found.producer, lang)},
        "usageInfo": labels.say(codelist("CL_LICENCE")[found.licence].label, lang),
        "datePublished": found.published,
        "url": found.address if found.address.startswith("http") else "",
    }
    return {name: what for name, what in told.items() if what}


def _distribution(page: str, indicator_id: str, site: str, wanted: Format) -> dict[str, Any]:
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": wanted.name,
        "encodingFormat": wanted.media_type,
        "contentUrl": f"{site}/download/{quote(indicator_id)}.{wanted.extension}?content=full",
        "dcat:accessURL": {"@id": page},
    }


def _for_script(told: Mapping[str, Any]) -> str:
    """JSON without a sign that could end the element it stands in."""
    text = msgspec.json.encode(told).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
