"""The release that an address names, for what must not change when a new one is made."""

import flask

from pages.reading import release
from publication.release import Release, named_release
from publication.settings import releases_folder

NAME = "release"
"""The name of the release in an address."""


def asked_release() -> tuple[Release, bool]:
    """The release that the address names and True, else the current one and False. ReleaseError."""
    name = flask.request.args.get(NAME)
    return (release(), False) if name is None else (named_release(releases_folder(), name), True)
