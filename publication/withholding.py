"""Why a figure that exists is not shown, in a reader's words."""

from publication.query import Table
from publication.text import words
from vocabulary.text import Language


def why_withheld(table: Table, lang: Language, sign: str = "") -> str:
    """One sentence on all withheld values of a view, with the sign that stands for them; empty where all are shown."""
    _ = words(lang)
    if not table.has_withheld:
        return ""
    signs = _("{sign} and “withheld”").format(sign=sign) if sign else _("“withheld”")
    return _(
        "{signs}: the figure exists but is not shown, so that no person can be found in the figures. It is not zero."
    ).format(signs=signs)
