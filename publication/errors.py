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


class ReportError(ShirubeError):
    """A report cannot be made, for a reason without a code of its own."""

    exit_code = 70


class SheetRefused(ReportError):
    """A figure of the sheet is missing, stale or withheld, so that it cannot be filed; `reasons` names each."""

    exit_code = 71

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(
            f"The sheet cannot be filed: {' '.join(reasons)}",
            "Take it as a draft (--draft, draft=1), or mend that first.",
        )
        self.reasons = reasons


class NoForm(ReportError):
    """No form of the evaluation sheet fits the fiscal year and the contribution line."""

    exit_code = 72


class ProseRefused(ReportError):
    """A text that a person wrote is too long, or names a figure that the sheet does not have."""

    exit_code = 73


class TypesettingFailed(ReportError):
    """The typesetter of PDF is missing, failed, or did not end in time."""

    exit_code, retry = 74, True


class DocumentUnreadable(ReportError):
    """A document whose numbers are to be refreshed is no Word document of ours."""

    exit_code = 75


class ReportNotWritten(ReportError):
    """A report would replace a file that is there, or its place cannot be written."""

    exit_code = 76


class NoSuchView(ReportError):
    """An address that a report is to show names no view of the release."""

    exit_code = 77
