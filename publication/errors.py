"""Why a release cannot be read, each with its own exit code."""

from vocabulary.errors import ShirubeError


class ReleaseError(ShirubeError):
    """The public side has nothing to show."""

    exit_code = 40


class NoRelease(ReleaseError):
    """No release was made yet, or none stands where the settings point."""

    exit_code = 41


class ReleaseDamaged(ReleaseError):
    """A file of the release is missing or is not what the manifest says."""

    exit_code = 42


class RedistributionRefused(ReleaseError):
    """A source of the figures asked for does not let files of them be passed on; the page shows them."""

    exit_code = 43


class FormatCannotHold(ReleaseError):
    """The rows asked for do not fit the format, and nothing is ever cut off."""

    exit_code = 44
