"""The evaluation sheet: a fiscal year and a contribution line, filled from the release, with text to edit and take."""

from collections.abc import Iterator

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.reading import asked_moment
from pages.sheet_routes import PATH
from pages.shell import Content, address, aria, framed, heading, in_documents, link, title_of
from publication import labels
from publication.errors import NoForm
from publication.release import Release
from publication.reports.blocks import plain
from publication.reports.kinds import KINDS
from publication.reports.registry import form_of, forms
from publication.reports.sheet import LINES, Asked, Section, Sheet, sheet
from publication.reports.widths import half_widths
from publication.text import document_language, words
from publication.view import named, written
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/evaluation-sheet", order=2, title=title_of(_("Evaluation sheet")))

_HERE = "/evaluation-sheet"
_PREVIEW, _FORM = "sheet-preview", "sheet-form"
_ROOM_OF_A_LINE, _FEWEST_LINES, _MOST_LINES = 44, 3, 14


@framed(_HERE)
def layout(current: Release, lang: Language, **asked: str) -> Content:
    """What is chosen, why the sheet may not be filed, its text, and how it looks."""
    _ = words(lang)
    year, line = _year(asked.get("time_period", "")), asked.get("contribution_line", LINES[0])
    top = [
        *heading(
            _("Evaluation sheet"),
            _(
                "The sheet of a fiscal year and a contribution line, filled from this release. Write your text, then "
                "take it as Word, PDF or HTML. The text stays in your browser; this site keeps nothing of it."
            ),
        ),
        _choices(year, line, lang),
    ]
    try:
        form_of(year, line)
    except NoForm:
        said = _("In that fiscal year this contribution line is not evaluated.")
        return [*top, html.P(said, className="banner")]
    shown = sheet(current, Asked(year, line, document_language(lang)))
    where = f"{PATH}{year}/{line}"
    return [
        *top,
        *_remarks(shown, lang),
        html.Div(list(_takes(shown, where, lang)), className="sheet-takes"),
        html.Div([_form(shown, where, lang), _preview(shown, where, lang)], className="sheet"),
        html.P(dcc.Link(_("Report of your own"), href=address("/report", lang), className="onward"), className="note"),
    ]


def _year(asked: str) -> int:
    """The fiscal year that is asked for, else the first that has a form."""
    years = {f"{year}-FY": year for year in forms()}
    return years.get(asked, next(iter(forms())))


def _choices(year: int, line: str, lang: Language) -> Component:
    _ = words(lang)
    years = [
        link(labels.period(f"{one}-FY", lang), _chosen(one, line, lang), current="true" if one == year else "")
        for one in forms()
    ]
    lines = [
        link(
            labels.label("contribution_line", one, lang),
            _chosen(year, one, lang),
            current="true" if one == line else "",
        )
        for one in LINES
    ]
    groups = ((_("Fiscal year"), years), (_("Contribution line"), lines))
    return html.Div(
        [
            html.Div(
                [html.Span(name, className="dimension"), html.Div(links, className="codes")],
                role="group",
                **aria(label=name),
            )
            for name, links in groups
        ],
        className="choices",
    )


def _chosen(year: int, line: str, lang: Language) -> str:
    query = written({**named({"time_period": f"{year}-FY", "contribution_line": line}), "lang": lang})
    return address(_HERE, lang, query)


def _remarks(shown: Sheet, lang: Language) -> Iterator[Component]:
    """Every reason why the sheet may not be filed, and what is left out of it."""
    _ = words(lang)
    if shown.reasons:
        yield html.Div(
            [
                html.P(
                    html.Strong(_("This sheet cannot be filed yet. It can be taken as a draft, marked on every page."))
                ),
                html.Ul([html.Li(one) for one in shown.reasons], **in_documents(lang)),
            ],
            className="banner",
            role="note",
        )
    if shown.left_out:
        yield html.Details(
            [
                html.Summary(_("Left out of the sheet: {count} figures").format(count=len(shown.left_out))),
                html.Ul([html.Li(one) for one in shown.left_out], **in_documents(lang)),
            ],
            className="others",
        )


def _form(shown: Sheet, where: str, lang: Language) -> Component:
    """The text of each section, and the button that shows it."""
    _ = words(lang)
    look = html.Button(
        _("Show in the preview"), type="submit", formAction=_address(where, "html", lang, shown), formTarget=_PREVIEW
    )
    return html.Form(
        [
            html.H2(_("Text")),
            html.P(
                _("A name in braces stands for a figure of the release; leave it where the figure belongs."),
                className="note",
            ),
            html.Div([_field(one) for one in shown.sections], **in_documents(lang)),
            _figures(shown, lang),
            html.Div([look], className="actions"),
        ],
        id=_FORM,
        method="POST",
        action=_address(where, "html", lang, shown),
        target=_PREVIEW,
        encType="application/x-www-form-urlencoded",
        className="panel sheet-form",
    )


def _field(section: Section) -> Component:
    rows = sum(-(-half_widths(line) // _ROOM_OF_A_LINE) for line in section.text.split("\n"))
    place = f"sheet-{section.key.replace('_', '-')}"
    return html.Div(
        [
            html.Label(section.name, htmlFor=place),
            dcc.Textarea(
                id=place,
                name=section.key,
                value=section.text,
                rows=min(max(rows, _FEWEST_LINES), _MOST_LINES),
                spellCheck=False,
            ),
        ],
        className="sheet-field",
    )


def _figures(shown: Sheet, lang: Language) -> Component:
    """What each name in braces stands for."""
    _ = words(lang)
    rows = [
        part
        for key, one in shown.figures.items()
        for part in (html.Dt(html.Code(f"{{{key}}}")), html.Dd([html.Strong(plain((one.shown,))), f"　{one.name}"]))
    ]
    return html.Details(
        [html.Summary(_("Figures")), html.Dl(rows, className="about", **in_documents(lang))], className="others"
    )


def _takes(shown: Sheet, where: str, lang: Language) -> Iterator[Component]:
    """The buttons of each format: to file, where nothing stands against it, and as a draft."""
    _ = words(lang)
    ways = ((_("To file"), False), (_("As a draft"), True))
    for name, is_draft in ways:
        if is_draft or not shown.reasons:
            buttons = [
                html.Button(
                    kind.name,
                    type="submit",
                    form=_FORM,
                    formAction=_address(where, extension, lang, shown, draft=is_draft, save=True),
                    formTarget="_self",
                    className="download",
                )
                for extension, kind in KINDS.items()
            ]
            yield html.Div(
                [html.Span(name, className="dimension"), *buttons],
                className="actions",
                role="group",
                **aria(label=name),
            )


def _preview(shown: Sheet, where: str, lang: Language) -> Component:
    _ = words(lang)
    name = _("Preview of the sheet")
    return html.Section(
        [
            html.H2(name, className="unseen"),
            html.Iframe(src=_address(where, "html", lang, shown), name=_PREVIEW, title=name),
        ],
        className="sheet-preview",
    )


def _address(  # noqa: PLR0913  # what makes up an address
    where: str, extension: str, lang: Language, shown: Sheet, *, draft: bool | None = None, save: bool = False
) -> str:
    """The address of the sheet in a format, of the moment that the page shows; a draft where it cannot be filed."""
    is_draft = bool(shown.reasons) if draft is None else draft
    query = {
        "lang": lang,
        **({"draft": "1"} if is_draft else {}),
        **({"save": "1"} if save and extension == "html" else {}),
        **asked_moment().parameters(),
    }
    return f"{where}.{extension}?{written(query)}"
