"""The formats a report can be written in; what writes them is loaded with the first one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publication.reports import web
from publication.reports.blocks import Report


@dataclass(frozen=True)
class Kind:
    """A format: its extension, what readers call it, its media type, and its writer."""

    extension: str
    name: str
    media_type: str
    write: Callable[[Report], bytes]


def _word(report: Report) -> bytes:
    from publication.reports import word  # noqa: PLC0415  # documents

    return word.write(report)


def _pdf(report: Report) -> bytes:
    from publication.reports import pdf  # noqa: PLC0415  # likewise

    return pdf.write(report)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Mapping[str, Kind] = {
    one.extension: one
    for one in (
        Kind("docx", "Word", _WORD, _word),
        Kind("pdf", "PDF", "application/pdf", _pdf),
        Kind("html", "HTML", "text/html", web.write),
    )
}
