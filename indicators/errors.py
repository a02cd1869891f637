"""Why indicators cannot be computed, shown or released, each with its own exit code."""

from vocabulary.errors import ShirubeError


class IndicatorError(ShirubeError):
    """An indicator cannot be computed or shown."""

    exit_code = 30


class UnknownIndicator(IndicatorError):
    """No file in indicators/definitions has that id."""

    exit_code = 31


class NothingToRelease(IndicatorError):
    """The warehouse holds no load a release could be made from."""

    exit_code = 32


class DisclosureRefused(IndicatorError):
    """Cells about persons cannot be shown to be safe, so nothing is written."""

    exit_code = 33


class ReleaseNotWritten(IndicatorError):
    """The disk refused the release, or who has early access to it; the current one is untouched."""

    exit_code = 34
    retry = True


class BadRequest(IndicatorError):
    """A period, day, area, moment or name on the command line cannot be read."""

    exit_code = 35


class UnknownMethod(IndicatorError):
    """No file in indicators/progress/methods has that name."""

    exit_code = 36


class UnknownDocument(IndicatorError):
    """No file in indicators/claims/documents has claims of that document."""

    exit_code = 37
