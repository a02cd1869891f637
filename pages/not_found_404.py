"""What is shown at an address that leads nowhere."""

import dash

from pages.shell import Content, framed, not_found, title_of
from publication.release import Release
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, title=title_of(_("There is no such page")))


@framed("/")
def layout(_current: Release, lang: Language, **_asked: str) -> Content:
    """The words of a page not found."""
    return not_found(lang)
