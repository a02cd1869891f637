"""Before the first release: what the person who runs the site does, step by step."""

from dash import html
from dash.development.base_component import Component

from publication.errors import NoRelease, ReleaseError
from publication.text import words
from vocabulary.text import Language

_LOAD, _RELEASE = "python -m etl run --all", "python -m indicators release"
_SAMPLE, _INTAKE = "python -m etl sample", "python -m etl intake FILE"


def nothing_yet(error: ReleaseError, lang: Language) -> list[Component]:
    """The page where no release can be read: the steps to the first, or to a sound one."""
    _ = words(lang)
    title = html.H1(_("There is nothing to show yet"))
    if not isinstance(error, NoRelease):
        damaged = _(
            "A file of the release is missing or is not the one that was released, so none of it is shown. The person "
            "who runs this site moves its folder aside and makes a release again:"
        )
        return [title, html.P(damaged, className="lead"), _command(_RELEASE)]
    steps = (
        (_("Load the published figures that come with the program; each has its document and page."), _LOAD),
        (_("Make a release of them: from then on this site shows it."), _RELEASE),
        (_("To try the programme's pages, write a made-up register; it describes nobody."), _SAMPLE),
        (_("Take in the sample, or the programme's own reports in the same workbook; then release again."), _INTAKE),
    )
    lead = _("No release has been made here. The person who runs this site makes the first in two commands:")
    return [
        title,
        html.P(lead, className="lead"),
        html.Ol([html.Li([html.P(said), _command(command)]) for said, command in steps], className="steps"),
    ]


def _command(text: str) -> Component:
    return html.P(text, className="command", lang="en")
