"""A report on any views: each with its picture, citation and table; or its pictures for slides."""

from collections.abc import Iterator, Sequence

from publication import labels
from publication.citation import citation
from publication.formats.archive import archive
from publication.headline import headline
from publication.pictures.picture import picture, sources
from publication.pictures.raster import png
from publication.query import Table
from publication.reports.binding import of_row, origin
from publication.reports.blocks import Block, Bound, Grid, Heading, Line, NewPage, Note, Picture, Report
from publication.reports.captions import Caption, captions_csv, captions_text
from publication.reports.kinds import KINDS
from publication.reports.slide import slide
from publication.tabular import TableRow, tabular
from publication.text import document_language, words
from vocabulary.text import Language

MOST_TITLE = 200
"""How many characters the title of a report may have."""

PACKED = ("zip",)
"""What pictures for slides come in."""

_MOST_ROWS = 40
_WIDE = 720


def made(views: Sequence[Table], kind: str, lang: Language, title: str = "") -> tuple[str, bytes]:
    """The name and the content of a report's file: of a format of reports, or a zip of pictures for slides."""
    spoken = document_language(lang)
    report = pack(views, spoken, title)
    content = slides(views, spoken) if kind in PACKED else KINDS[kind].write(report)
    return f"{report.name}.{kind}", content


def pack(views: Sequence[Table], lang: Language, title: str = "") -> Report:
    """The views one after the other, as a report."""
    _ = words(lang)
    current = views[0].release
    return Report(
        name=f"report-{current.id}-{lang}",
        title=title[:MOST_TITLE].strip() or _("Figures and tables"),
        lang=lang,
        running="Shirube",
        origin=origin(current, lang).text,
        blocks=tuple(block for place, view in enumerate(views) for block in _blocks(view, lang, is_first=place == 0)),
        created=int(current.manifest.created.timestamp()),
    )


def slides(views: Sequence[Table], lang: Language) -> bytes:
    """A zip of pictures for slides, 1920 by 1080 pixels each, with their captions as text and as CSV."""
    current = views[0].release
    captions = tuple(_caption(view, place, lang) for place, view in enumerate(views, start=1))
    pictures = {told.file: png(slide(view, lang)) for told, view in zip(captions, views, strict=True)}
    texts = {"captions.txt": captions_text(captions, lang), "captions.csv": captions_csv(captions, lang)}
    return archive(pictures | texts, current.manifest.created.date())


def _blocks(view: Table, lang: Language, *, is_first: bool) -> Iterator[Block]:
    if not is_first:
        yield NewPage()
    yield Heading(labels.say(view.entry.name, lang))
    yield Picture(labels.say(view.entry.name, lang), picture(view, lang, _WIDE))
    yield Note((citation(view, lang),))
    if view.rows:
        yield from _table(view, lang)


def _table(view: Table, lang: Language) -> Iterator[Block]:
    """The rows of a view, their values bound; those beyond a page or so are left to the download, and counted."""
    _ = words(lang)
    whole = tabular(view, lang)
    figures = frozenset(place for place, cell in enumerate(whole.rows[0].cells) if cell.is_figure)
    kept = zip(whole.rows[:_MOST_ROWS], view.rows, strict=False)
    rows = tuple(_row(row, of_row(view.release, values, lang)) for row, values in kept)
    yield Grid(labels.say(view.entry.name, lang), whole.headers, rows, figures)
    more = len(whole.rows) - _MOST_ROWS
    if more > 0:
        yield Note((_("{more} more rows").format(more=more),))


def _row(row: TableRow, given: object) -> tuple[Line, ...]:
    """The cells of a row; its value is bound where its text is the number alone."""
    cells: list[Line] = [
        (given,) if cell.is_figure and isinstance(given, Bound) and given.text == cell.text else (cell.text,)
        for cell in row.cells
    ]
    cited = "; ".join(labels.joined(part for part in (one.name, one.place) if part) for one in row.sources)
    return (*cells, (cited,))


def _caption(view: Table, place: int, lang: Language) -> Caption:
    return Caption(
        file=f"{place:02}-{view.entry.id}.png",
        name=labels.say(view.entry.name, lang),
        shows=headline(view, lang) if view.rows else "",
        caveat=labels.say(view.entry.caveat, lang),
        source=sources(view, lang) if view.rows else "",
        citation=citation(view, lang),
        address=f"/indicator/{view.entry.id}?{view.parameters(lang)}",
    )
