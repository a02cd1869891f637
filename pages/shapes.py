"""What stands beside a map of a page: the areas drawn as dots, and what has to be said of its boundaries."""

from dash import html
from dash.development.base_component import Component

from publication import labels
from publication.shapes import disclaimed, drawn_areas
from publication.text import words
from vocabulary.codes import areas
from vocabulary.text import Language


def dots(lang: Language) -> Component:
    """The areas that have no shape and are drawn as dots, by name."""
    _ = words(lang)
    names = [
        labels.say(code.label, lang)
        for area, code in areas().items()
        if code.latitude is not None and area not in drawn_areas()
    ]
    return html.Details(
        [html.Summary(_("Areas drawn as dots")), html.P(labels.listed(sorted(names), lang), className="note")],
        className="choices",
    )


def disclaimer(lang: Language) -> Component:
    """What every map says of its boundaries."""
    return html.P(disclaimed(lang), className="note")
