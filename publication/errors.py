"""Why a release cannot be read, each with its own exit code."""

import datetime as dt

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


class NoSuchRelease(ReleaseError):
    """No release of that name, or of that day, has been published."""

    exit_code = 43


class ReleaseGone(ReleaseError):
    """The release was retired: its figures were deleted, and the reason kept."""

    exit_code = 44

    def __init__(self, release: str, day: dt.date, reason: str) -> None:
        super().__init__(
            f"Release {release} was retired on {day.isoformat()}: {reason}.", "See /releases for those there are."
        )
        self.release, self.day, self.reason = release, day, reason


class UnreadableRequest(ReleaseError):
    """What names a release, a day or a moment cannot be read."""

    exit_code = 45


class UnderEmbargo(ReleaseError):
    """A release would show before its time what another keeps until then."""

    exit_code = 46


class NotRetired(ReleaseError):
    """The release is current or under embargo, so it stays."""

    exit_code = 47


class EarlyAccessRefused(ReleaseError):
    """Early access cannot be given to that release, or taken from that person; nothing was changed."""

    exit_code = 48


class UseNotLogged(ReleaseError):
    """A look at a release under embargo cannot be recorded, so it is not shown."""

    exit_code = 49
    retry = True


class RedistributionRefused(ReleaseError):
    """A source of the figures asked for does not let files of them be passed on; the page shows them."""

    exit_code = 51


class FormatCannotHold(ReleaseError):
    """The rows asked for do not fit the format, and nothing is ever cut off."""

    exit_code = 52


class PictureError(ShirubeError):
    """A picture cannot be drawn, for a reason without a code of its own."""

    exit_code = 55


class RendererFailed(PictureError):
    """The renderer of PNG is missing, failed, or did not end in time."""

    exit_code, retry = 56, True


class CharactersMissing(PictureError):
    """A text has a character that the bundled font lacks."""

    exit_code = 57


class SentenceNotWritten(ReleaseError):
    """A sentence needs a figure that the release does not give or withholds, so it is not written."""

    exit_code = 58
