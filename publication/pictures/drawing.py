"""The drawing of a view without its title: that it is made up, legend, plot, and what could not be drawn."""

from collections.abc import Iterator

from publication import atlas, labels
from publication.catalogue import Chart
from publication.figures import theme
from publication.figures.kinds import marks_explained, plain_figure
from publication.figures.marks import lines
from publication.figures.panels import parts
from publication.pictures import letters, plot, states
from publication.pictures.legend import legend
from publication.pictures.listing import listing
from publication.pictures.marks import Trace
from publication.pictures.panels import panels as small_plots
from publication.pictures.plot import Figure
from publication.pictures.stages import stages
from publication.pictures.svg import Block, element, moved, paragraph
from publication.pictures.world import world_map
from publication.query import Table
from publication.shapes import disclaimed
from publication.text import words
from vocabulary.text import Language

_SIZE, _PAD = 12, 5


def drawing(table: Table, lang: Language, width: float, *, told: bool = False) -> Iterator[Block]:
    """The parts of the drawing from top to bottom; `told` gives each mark the words that a reader may ask for."""
    _ = words(lang)
    if not table.rows:
        yield paragraph(_nothing(table, lang), width, _SIZE, fill=theme.QUIET)
        return
    if table.is_synthetic:
        yield _made_up(lang, width)
    figure = plain_figure(table, lang)
    if figure is None:
        yield listing(table, width, lang)
        return
    traces = _named(figure, table, lang)
    if traces and not plot.names_of(figure, width):
        yield legend(traces, width)
    yield _plot(figure, table, lang, width, told=told)
    if table.chart is Chart.MAP:
        yield paragraph(atlas.said(atlas.latest(table), lang), width, _SIZE, fill=theme.QUIET)
        yield paragraph(disclaimed(lang), width, _SIZE, fill=theme.QUIET)
        return
    for said in marks_explained(table, figure, lang):
        yield paragraph(said, width, _SIZE, fill=theme.QUIET)
    undrawn = states.told(table, lang, width)
    if undrawn:
        yield undrawn


def _named(figure: Figure, table: Table, lang: Language) -> list[Trace]:
    """What a legend has to name: each line of several, and the two colours of spans."""
    _ = words(lang)
    if table.chart is Chart.MAP:
        return []  # the map has a legend of its own: patterns, and what grey means
    if table.chart is Chart.SPANS:
        colours = {theme.LINES[0]: _("member at the end of the years covered"), theme.LINES[1]: _("left")}
        used = figure["data"][0]["marker"]["color"]
        return [{"type": "bar", "name": name, "marker": {"color": one}} for one, name in colours.items() if one in used]
    traces = [trace for trace in figure["data"] if trace.get("showlegend", True)]
    return traces if figure["layout"]["showlegend"] and len(traces) > 1 else []


def _plot(figure: Figure, table: Table, lang: Language, width: float, *, told: bool) -> Block:
    """The plot of a figure by what its traces are."""
    first = figure["data"][-1]
    if table.chart is Chart.MAP:
        return world_map(figure, width, lang, told=told)
    if first["type"] == "sankey":
        return stages(figure, width, told=told)
    if "error_x" in first:
        return plot.dots(figure, width, lang, told=told)
    if table.chart is Chart.SPANS:
        return plot.spans(figure, width, lang, told=told)
    in_slots = first["type"] == "bar"
    panels = parts(figure)
    if panels:
        gaps = {line.name: states.gaps(table, line.rows, in_slots=in_slots) for line in lines(table, lang)}
        return small_plots(panels, gaps, width, lang, told=told)
    return plot.upright(figure, states.gaps(table, table.rows, in_slots=in_slots), width, lang, told=told)


def _made_up(lang: Language, width: float) -> Block:
    """The words, in a frame, that the numbers describe nobody: a picture may go anywhere."""
    said = paragraph(labels.label("note", "SYNTHETIC", lang), width - 2 * _PAD, _SIZE, fill=theme.MADE_UP)
    text = labels.label("note", "SYNTHETIC", lang)
    wide = min(width, letters.width(text, _SIZE) + 2 * _PAD)
    high = said.height + 2 * _PAD
    frame = element("rect", x=0.5, y=0.5, width=wide - 1, height=high - 1, fill="none", stroke=theme.MADE_UP)
    return Block(high, frame + moved(said.drawing, _PAD, _PAD))


def _nothing(table: Table, lang: Language) -> str:
    _ = words(lang)
    if table.everything.is_empty():
        return _("This release has no figure of this indicator.")
    return _("No observation fits this choice.")
