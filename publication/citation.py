"""How to cite a view: what, whose figures, which release, so that a reader years later finds the same number."""

from publication import labels
from publication.query import Table
from publication.text import words
from publication.verification import PATH, code_for
from vocabulary.text import Language


def citation(shown: Table, lang: Language, site: str = "") -> str:
    """A citation: indicator, release and its day, the producers of the figures where any are shown, and the code.

    `site` is the address of the site without a slash at its end, for where the code is checked; empty if not known.
    """
    _ = words(lang)
    producers = dict.fromkeys(labels.say(shown.release.sources[one].producer, lang) for one in sorted(shown.source_ids))
    cited = (
        _("Shirube, {indicator} {name}, release {release} ({day}). Figures: {producers}.")
        if producers
        else _("Shirube, {indicator} {name}, release {release} ({day}).")
    )
    told = cited.format(
        indicator=shown.entry.id,
        name=labels.say(shown.entry.name, lang),
        release=shown.release.id,
        day=shown.release.manifest.created.strftime("%Y-%m-%d"),
        producers=labels.listed(list(producers), lang),
    )
    return labels.sentences([told, _checked_by(shown, lang, site)], lang)


def _checked_by(shown: Table, lang: Language, site: str) -> str:
    """The code, and where to check it; no full stop touches either."""
    _ = words(lang)
    code = code_for(shown)
    return (
        _("Code: {code} ({address})").format(code=code, address=f"{site}{PATH}{code}")
        if site
        else _("Code: {code}").format(code=code)
    )
