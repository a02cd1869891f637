"""The numbers of an edited Word document taken anew from a release; the words around them stay as they are."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.xmlchemy import BaseOxmlElement

from publication.errors import DocumentUnreadable
from publication.release import Release
from publication.reports.binding import CLAIM, OBSERVATION, RELEASE, Unusable, again, origin
from publication.reports.blocks import Bound
from vocabulary.text import Language

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 60_000_000
_WRITE_ONE = "Name a .docx that was made here: python -m publication sheet --format docx."


@dataclass(frozen=True)
class Refreshed:
    """What became of one number: its tag and name, the text before and after; `new` is None where there is none.

    `why` then says which: withheld, missing, or unknown to the release.
    """

    tag: str
    name: str
    old: str
    new: str | None
    why: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the number reads otherwise now."""
        return self.new is not None and self.new != self.old


def refreshed(document: bytes, current: Release, lang: Language) -> tuple[bytes, tuple[Refreshed, ...]]:
    """The document with the numbers of a release, and what became of each. DocumentUnreadable.

    A number that the release does not give stays as it was; then the document does not name that release either.
    """
    parts = _unpacked(document)
    trees = {name: _tree(content) for name, content in parts.items() if _is_text(name)}
    told = {
        name: [_refresh(control, tag, current, lang) for control, tag in _controls(tree)]
        for name, tree in trees.items()
    }
    numbers = tuple(one for mine in told.values() for one in mine)
    if not numbers:
        raise DocumentUnreadable("The document has no number of ours.", _WRITE_ONE)
    if all(one.new is not None for one in numbers):
        said = origin(current, lang).text
        for name, tree in trees.items():
            told[name] += [_put(control, RELEASE, said) for control, tag in _controls(tree, (RELEASE,))]
    changed = {name for name, mine in told.items() if any(one.is_changed for one in mine)}
    return _packed({name: _bytes(trees[name]) if name in changed else parts[name] for name in parts}), numbers


def _unpacked(document: bytes) -> dict[str, bytes]:
    """The files of a document in their order."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_BYTES:
                raise DocumentUnreadable("The document is too large when unpacked.", _WRITE_ONE)
            return {entry.filename: packed.read(entry) for entry in packed.infolist()}
    except zipfile.BadZipFile as error:
        raise DocumentUnreadable("The file is no Word document.", _WRITE_ONE) from error


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _tree(content: bytes) -> BaseOxmlElement:
    try:
        return parse_xml(content)
    except (InvalidXmlError, SyntaxError) as error:
        raise DocumentUnreadable("A part of the document cannot be read.", _WRITE_ONE) from error


def _bytes(tree: BaseOxmlElement) -> bytes:
    return serialize_part_xml(tree)


def _controls(
    tree: BaseOxmlElement, beginnings: tuple[str, ...] = (CLAIM, OBSERVATION)
) -> Iterator[tuple[BaseOxmlElement, str]]:
    """The content controls whose tag begins so, with their tags."""
    for control in tree.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        text = "" if tag is None else tag.get(f"{_W}val", "")
        if text.startswith(beginnings):
            yield control, text


def _refresh(control: BaseOxmlElement, tag: str, current: Release, lang: Language) -> Refreshed:
    given = again(current, tag, lang)
    if isinstance(given, Bound):
        return _put(control, tag, given.text)
    why = given.state.value if isinstance(given, Unusable) else "unknown"
    return Refreshed(tag, _name(control), "".join(text.text or "" for text in _texts(control)), None, why)


def _put(control: BaseOxmlElement, tag: str, said: str) -> Refreshed:
    """Make a text that of a control, in the look of its first run."""
    texts = _texts(control)
    old = "".join(text.text or "" for text in texts)
    if said != old and texts:
        texts[0].text = said
        for text in texts[1:]:
            text.text = ""
    return Refreshed(tag, _name(control), old, said)


def _texts(control: BaseOxmlElement) -> list[BaseOxmlElement]:
    return list(control.iterfind(f"{_W}sdtContent//{_W}t"))


def _name(control: BaseOxmlElement) -> str:
    alias = control.find(f"{_W}sdtPr/{_W}alias")
    return "" if alias is None else alias.get(f"{_W}val", "")
