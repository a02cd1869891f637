"""What the document of an indicator's page tells search engines and catalogues."""

from functools import lru_cache

import flask

from pages.reading import asked_moment, release, spoken
from publication.dataset import dataset
from publication.errors import ReleaseError
from publication.formats import bundle
from publication.formats.kinds import FORMATS
from publication.moments import PRESENT
from publication.query import table
from publication.release import Release
from vocabulary.text import Language

_PAGE = "/indicator/"
_KEPT = 128


def described(path: str) -> str:
    """The element with the JSON-LD of the indicator whose page that is; empty for other pages and earlier moments."""
    if not path.startswith(_PAGE):
        return ""
    try:
        if asked_moment() != PRESENT:
            return ""
        current = release(PRESENT)
    except ReleaseError:
        return ""
    return _element(current, path.removeprefix(_PAGE), spoken(), flask.request.host_url.rstrip("/"))


@lru_cache(maxsize=_KEPT)
def _element(current: Release, indicator_id: str, lang: Language, site: str) -> str:
    shown = table(current, indicator_id)
    if shown is None:
        return ""
    told = dataset(shown, lang, site, (*FORMATS.values(), bundle.FORMAT))
    return f'<script type="application/ld+json">{told}</script>'
