"""An export described for a reader: what it is, what was chosen, whose figures they are and on which terms."""

from publication import labels
from publication.citation import citation
from publication.formats.export import Content, Export
from publication.query import Table
from publication.tabular import units
from publication.text import words
from publication.view import CHOSEN, EACH, divided
from vocabulary.codes import codelist
from vocabulary.text import LANGUAGES, Language, Text

Fact = tuple[str, str]
"""What is told, and what it is."""


def facts(export: Export, lang: Language) -> tuple[Fact, ...]:
    """What a reader must know of the file, one fact a line."""
    _ = words(lang)
    table, entry = export.table, export.table.entry
    return (
        (_("Indicator"), f"{entry.id} {labels.say(entry.name, lang)}"),
        (_("Definition"), labels.say(entry.definition, lang)),
        (_("Method"), labels.say(entry.method, lang)),
        (_("Caveat"), labels.say(entry.caveat, lang)),
        *(((_("Made up"), labels.label("note", "SYNTHETIC", lang)),) if table.is_synthetic else ()),
        (_("Unit"), labels.listed((unit for unit in units(table, lang) if unit), lang) or "–"),
        (_("Period"), labels.covered(table.periods, lang) if table.periods else "–"),
        (_("Content"), content(export, lang)),
        *((_("Chosen: {dimension}").format(dimension=name), shown) for name, shown in chosen(export, lang)),
        (_("Number of rows"), str(len(table.rows))),
        (_("Release"), table.release.id),
        (_("Day of the release"), table.release.manifest.created.date().isoformat()),
        (_("Cite as"), citation(table, lang, export.site)),
        *((_("Source"), source(table, one, lang)) for one in table.source_ids),
    )


def content(export: Export, lang: Language) -> str:
    """Whether the rows are those of a view or all there are."""
    _ = words(lang)
    if export.content is Content.FULL:
        return _("all observations of the indicator")
    return _("the observations of the view, chosen as follows")


def chosen(export: Export, lang: Language) -> tuple[Fact, ...]:
    """The filters in force: each dimension that could show something else, with what it shows."""
    table = export.table
    if export.content is Content.FULL:
        return ()
    several = [name for name in CHOSEN if table.everything[name].n_unique() > 1]
    return tuple((labels.dimension_label(name, lang), _shown(table, name, lang)) for name in several)


def filters(export: Export) -> dict[str, Text]:
    """The filters in force by dimension, in both languages."""
    shown = [name for name in export.table.chosen if export.table.everything[name].n_unique() > 1]
    return {name.upper(): Text(*(_shown(export.table, name, lang) for lang in LANGUAGES)) for name in shown}


def source(table: Table, source_id: str, lang: Language) -> str:
    """A source of the rows with its producer, day, address and terms of use."""
    _ = words(lang)
    found = table.release.sources[source_id]
    licence = codelist("CL_LICENCE")[found.licence]
    dated = labels.period(found.published, lang) if found.published else ""
    named = _("{id}: {producer}, {title}").format(
        id=source_id, producer=labels.say(found.producer, lang), title=labels.say(found.title, lang)
    )
    terms = _("terms of use: {licence} ({description})").format(
        licence=labels.say(licence.label, lang), description=labels.say(licence.description, lang)
    )
    return "; ".join(part for part in (named, dated, found.address, terms) if part)


def statuses(lang: Language) -> tuple[Fact, ...]:
    """The codes of OBS_STATUS, and those of CONF_STATUS that the public meets, in words."""
    listed = (("OBS_STATUS", tuple(codelist("CL_OBS_STATUS"))), ("CONF_STATUS", ("F", "C")))
    return tuple(
        (f"{name} {code}", labels.explained(found, lang))
        for name, codes in listed
        for code in codes
        for found in [codelist(f"CL_{name}")[code]]
    )


def _shown(table: Table, name: str, lang: Language) -> str:
    _ = words(lang)
    codes = divided(name, table.chosen[name])
    return labels.listed((_("Each") if code == EACH else labels.label(name, code, lang) for code in codes), lang)
