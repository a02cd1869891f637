"""What stands under the title of a view: what narrows it, its unit and its periods."""

from publication import labels
from publication.query import Table
from publication.tabular import units
from vocabulary.text import Language


def headline(table: Table, lang: Language) -> str:
    """The codes that narrow the view, its unit where there is one, and from when to when it reaches."""
    span = labels.covered(table.periods, lang)
    measured = [text for text in units(table, lang) if text]
    fixed = [labels.label(name, code, lang) for name, code in table.fixed.items()]
    return labels.joined([*fixed, *measured[:1], span] if len(measured) == 1 else [*fixed, span])
