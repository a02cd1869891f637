"""How to cite a view: what, whose figures, which release, so that a reader years later finds the same number."""

from publication import labels
from publication.query import Table
from publication.text import words
from vocabulary.text import Language


def citation(shown: Table, lang: Language) -> str:
    """A citation with the indicator, the release and its day, and the producers of the figures where any are shown."""
    _ = words(lang)
    producers = dict.fromkeys(labels.say(shown.release.sources[one].producer, lang) for one in sorted(shown.source_ids))
    cited = (
        _("Shirube, {indicator} {name}, release {release} ({day}). Figures: {producers}.")
        if producers
        else _("Shirube, {indicator} {name}, release {release} ({day}).")
    )
    return cited.format(
        indicator=shown.entry.id,
        name=labels.say(shown.entry.name, lang),
        release=shown.release.id,
        day=shown.release.manifest.created.strftime("%Y-%m-%d"),
        producers=labels.listed(list(producers), lang),
    )
