"""What must be said beside the pictures of a pack, for people and for programs."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from publication.text import words
from vocabulary.text import Language


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture by the name of its file: what it shows, what a reader must know, whose figures, how to cite it."""

    file: str
    name: str
    shows: str
    caveat: str
    source: str
    citation: str
    address: str


def captions_text(captions: Sequence[Caption], lang: Language) -> bytes:
    """The captions one after the other, as text."""
    _ = words(lang)
    said = (
        "\n".join([told.file, *(f"  {text}" for text in astuple(told)[1:-1] if text), f"  {_('Link')}: {told.address}"])
        for told in captions
    )
    return ("\n\n".join(said) + "\n").encode()


def captions_csv(captions: Sequence[Caption], lang: Language) -> bytes:
    """The captions as CSV that a spreadsheet opens rightly; nothing in it is run as a formula."""
    _ = words(lang)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_("File"), _("Name"), _("Shows"), _("Caveat"), _("Source"), _("Citation"), _("Link")])
    writer.writerows(astuple(told) for told in captions)
    return out.getvalue().encode("utf-8-sig")
