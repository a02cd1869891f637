"""What can go wrong on the way into the warehouse, each with its own exit code."""

from vocabulary.errors import ShirubeError


class EtlError(ShirubeError):
    """A source could not be brought in."""

    exit_code = 10


class UnknownSource(EtlError):
    """No file in etl/sources has that name."""

    exit_code = 11


class SourceChanged(EtlError):
    """The producer altered the layout; a person must look before we load."""

    exit_code = 12


class RowsRejected(EtlError):
    """The load went in, without the rows that broke a rule; they are kept and counted."""

    exit_code = 13


class RawNotKept(EtlError):
    """The input could not be stored as received, so nothing was loaded from it."""

    exit_code = 14
    retry = True


class SourceUnreachable(EtlError):
    """The producer did not answer, or not whole; nothing was loaded from it."""

    exit_code = 15
    retry = True


class NotRecorded(EtlError):
    """A load without a network needs an answer that was not recorded."""

    exit_code = 16


class ReportUnreadable(EtlError):
    """A file of a report cannot be read at all; nothing was loaded and nothing kept."""

    exit_code = 60


class ReportRefused(EtlError):
    """A report breaks a rule for whole files; nothing was loaded, and a marked copy says where."""

    exit_code = 61


class NothingToReadAgain(EtlError):
    """A source has no load yet, or the input of its load is not kept as it was."""

    exit_code = 17


class WorkbookNotWritten(EtlError):
    """A workbook would replace a file that is there, or its place cannot be written."""

    exit_code = 62


class KeyNotSet(EtlError):
    """A producer answers only those who send a key, and none is set."""

    exit_code = 19
