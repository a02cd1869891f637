"""The observations of an indicator for programs, written part by part so that memory does not grow with the answer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec
import polars as pl

from publication.api.asked import JSON, Asked, Given, tag_of
from publication.api.documents import Links, Observations
from publication.api.parameters import CONTENT, DIMENSIONS, FORMAT, INDICATOR, LANG, LIMIT, OFFSET, unknown_value
from publication.api.problems import NOT_FOUND, Refused, Said
from publication.citation import citation
from publication.formats import csv, sdmx_csv
from publication.formats.columns import Column, Value, columns, plain
from publication.formats.export import Content, Export, export
from publication.formats.sdmx import Flow
from publication.query import Table, table
from publication.text import language
from publication.verification import code_for
from publication.view import NAMES
from vocabulary.text import LANGUAGES, Text

_ = str  # marks a text for translation; it is spoken when shown to a reader

_ROWS_AT_ONCE = 2000


@dataclass(frozen=True, eq=False)
class _Part(Export):
    """Some rows of an export, in the columns that all observations of the indicator have, whichever are asked for."""

    shared: tuple[Column, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the indicator."""
        return self.shared


@dataclass(frozen=True, eq=False)
class Page:
    """The rows of an export from `offset` on, `limit` of them or all."""

    whole: Export
    asked: Asked
    offset: int
    limit: int | None

    @property
    def frame(self) -> pl.DataFrame:
        """The rows of the page."""
        return self.whole.table.ordered.slice(self.offset, self.limit)

    @property
    def total(self) -> int:
        """How many rows fit what was asked, on this page or not."""
        return self.whole.table.frame.height

    @property
    def links(self) -> Links:
        """Where to go from the page."""
        onward = None
        if self.limit is not None and self.offset + self.limit < self.total:
            onward = {OFFSET.name: str(self.offset + self.limit)}
        return self.asked.links(self.whole.table.view(self.whole.lang).address, onward)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all observations of the indicator."""
        return columns(self.whole.table, whole=True)

    def parts(self) -> Iterator[Export]:
        """The rows, so many at once."""
        for rows in self.frame.iter_slices(_ROWS_AT_ONCE):
            part = replace(self.whole.table, frame=rows)
            yield _Part(part, self.whole.lang, self.whole.content, shared=self.columns)


def observations(asked: Asked) -> Given:
    """The observations of a view or all of an indicator, in a format. Refused, RedistributionRefused."""
    parameters = asked.parameters
    content = Content(parameters.get(CONTENT.name, Content.FILTERED))
    view = {name: parameters[written] for name, written in NAMES.items() if written in parameters}
    shown = _shown(asked, view)
    if content is Content.FULL and view:
        raise unknown_value(CONTENT.name, Said(_("Beside full no dimension and no period can be chosen.")))
    lang = language(parameters.get(LANG.name))
    limit = parameters.get(LIMIT.name)
    page = Page(
        export(shown, lang, content),
        asked,
        int(parameters.get(OFFSET.name, "0")),
        None if limit is None else int(limit),
    )
    media_type, write = WAYS[parameters.get(FORMAT.name, "json")]
    return Given(media_type, write(page), tag_of(asked), page.links)


def found(asked: Asked, view: dict[str, str] | None = None) -> Table:
    """The table of the indicator that an address names. Refused when there is none."""
    shown = table(asked.release, asked.named[INDICATOR.name], view)
    if shown is None:
        raise Refused(NOT_FOUND, Said(_("This release has no such indicator. See /api/v1/indicators.")))
    return shown


def _shown(asked: Asked, view: dict[str, str]) -> Table:
    """The view; Refused where it does not show what was asked."""
    shown = found(asked, view)
    for name, code in view.items():
        if shown.chosen[name] != code:
            address = f"/api/v1/indicators/{shown.entry.id}"
            raise unknown_value(NAMES[name], Said(_("See {address} for what can be asked."), {"address": address}))
    return shown


def _json(page: Page) -> Iterator[bytes]:
    shown, content = page.whole.table, page.whole.content
    head = Observations(
        release=shown.release.id,
        links=page.links,
        release_date=shown.release.manifest.created.date(),
        indicator=shown.entry.id,
        name=shown.entry.name,
        content=content.value,
        view=dict(shown.chosen),
        code=str(code_for(shown)),
        citation=Text(*(citation(shown, lang, page.asked.site) for lang in LANGUAGES)),
        sources=tuple(shown.release.sources[one] for one in shown.source_ids),
        total=page.total,
        offset=page.offset,
        observations=(),
    )
    yield msgspec.json.encode(head).removesuffix(b"]}")
    joint = b""
    for part in page.parts():
        names = [column.id for column in part.columns]
        rows = [dict(zip(names, map(plain, record), strict=True)) for record in part.records]
        yield joint + b",\n".join(msgspec.json.encode(row) for row in rows)
        joint = b",\n"
    yield b"]}\n"


def _csv(page: Page) -> Iterator[bytes]:
    """CSV for programs: UTF-8 without a byte order mark."""
    yield csv.lines([[column.id for column in page.columns]]).encode()
    yield from _lines(csv.cells(part) for part in page.parts())


def _sdmx_csv(page: Page) -> Iterator[bytes]:
    flow = Flow(page.whole)
    yield csv.lines([sdmx_csv.header(flow)]).encode()
    yield from _lines(sdmx_csv.cells(flow.over(part)) for part in page.parts())


def _lines(parts: Iterable[Iterable[list[Value]]]) -> Iterator[bytes]:
    for part in parts:
        yield csv.lines(part).encode()


WAYS: dict[str, tuple[str, Callable[[Page], Iterator[bytes]]]] = {
    "json": (JSON, _json),
    "csv": (f"{csv.FORMAT.media_type}; charset=utf-8", _csv),
    "sdmx-csv": (sdmx_csv.FORMAT.media_type, _sdmx_csv),
}
"""The media type and the writer of each format that may be asked for."""

PARAMETERS = (*DIMENSIONS, CONTENT, FORMAT, LANG, OFFSET, LIMIT)
"""What may be asked of observations, beside the moment."""
