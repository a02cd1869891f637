"""Why a release cannot be read, each with its own exit code."""

from vocabulary.errors import ShirubeError


class ReleaseError(ShirubeError):
    """The public side has nothing to show."""

    exit_code = 40


class NoRelease(ReleaseError):
    """No release was made yet, or none stands where the settings point."""

    exit_code = 41


class NoSuchRelease(ReleaseError):
    """An address names a release that does not stand in the folder of releases."""

    exit_code = 54


class ReleaseDamaged(ReleaseError):
    """A file of the release is missing or is not what the manifest says."""

    exit_code = 42


class PictureError(ShirubeError):
    """A picture cannot be drawn, for a reason without a code of its own."""

    exit_code = 55


class RendererFailed(PictureError):
    """The renderer of PNG is missing, failed, or did not end in time."""

    exit_code, retry = 56, True


class CharactersMissing(PictureError):
    """A text has a character that the bundled font lacks."""

    exit_code = 57
