"""The pictures that a release carries: the usual view of each indicator in each language, as SVG."""

from publication.pictures.picture import picture
from publication.query import table
from publication.redistribution import kept_back
from publication.release import PICTURES, Release
from vocabulary.text import LANGUAGES, Language


def standard_pictures(release: Release) -> dict[str, bytes]:
    """The pictures by the name of their file in the release; none of figures that may not be passed on."""
    return {
        picture_name(indicator_id, lang): picture(shown, lang).encode()
        for indicator_id in release.indicators
        for lang in LANGUAGES
        if (shown := table(release, indicator_id)) is not None and not kept_back(shown)
    }


def picture_name(indicator_id: str, lang: Language) -> str:
    """How the picture of an indicator's usual view is called in a release."""
    return f"{PICTURES}/{indicator_id}.{lang}.svg"
