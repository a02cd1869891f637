"""What a program asked for, and what it is given."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

import msgspec

from publication.api.documents import Answer, Links
from publication.history import Publication
from publication.moments import PARAMETERS, RELEASE
from publication.release import Release
from publication.text import TRANSLATIONS
from publication.view import written
from vocabulary.codes import FOLDER

JSON = "application/json"


@dataclass(frozen=True)
class Asked:
    """A request that is understood: its path, the parts that vary in it, its parameters, and the moment's release.

    `published` are the publications up to the moment that the request names; `read` gives a release of them by its id.
    `site` is the address of the site without a slash at its end, where it is set.
    """

    release: Release
    path: str
    named: Mapping[str, str]
    parameters: Mapping[str, str]
    published: tuple[Publication, ...]
    read: Callable[[str], Release]
    site: str = ""

    @property
    def moment(self) -> dict[str, str]:
        """The moment as an address carries it."""
        return {name: self.parameters[name] for name in PARAMETERS if name in self.parameters}

    def links(self, html: str, onward: Mapping[str, str] | None = None) -> Links:
        """The links of an answer; `html` is the page, `onward` the parameters that differ in what comes next.

        What comes next is of the same release, whatever has become current meanwhile.
        """
        address, sharp, place = html.partition("#")
        page, _mark, view = address.partition("?")
        query = "&".join(part for part in (view, written(self.moment)) if part)
        following = None
        if onward is not None:
            kept = {name: text for name, text in self.parameters.items() if name not in PARAMETERS}
            following = _address(self.path, {**kept, **onward, RELEASE: self.release.id})
        return Links(_address(self.path, self.parameters), f"{_asking(page, query)}{sharp}{place}", following)


@dataclass(frozen=True)
class Given:
    """An answer: its bytes in parts, and a tag that is another one whenever the bytes are."""

    media_type: str
    parts: Iterable[bytes]
    tag: str
    links: Links
    status: HTTPStatus = HTTPStatus.OK


def given(document: Answer, status: HTTPStatus = HTTPStatus.OK) -> Given:
    """A document as JSON; the same bytes for the same content."""
    content = msgspec.json.encode(document) + b"\n"
    return Given(JSON, (content,), _checksum(content), document.links, status)


def tag_of(asked: Asked) -> str:
    """The tag of an answer that is not made as a whole: it follows from the release, the request and our own words."""
    wanted = repr((asked.site, asked.path, sorted(asked.parameters.items()))).encode()
    return _checksum(asked.release.id.encode() + wanted + _words())


def _address(path: str, parameters: Mapping[str, str]) -> str:
    return _asking(path, written(parameters))


def _asking(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


@cache
def _words() -> bytes:
    """The checksum of the code lists, translations and code that an answer's words come from."""
    places = [*FOLDER.glob("*.csv"), *TRANSLATIONS.rglob("*.po"), *TRANSLATIONS.parent.rglob("*.py")]
    checksum = hashlib.sha256()
    for place in sorted(places):
        checksum.update(place.read_bytes())
    return checksum.digest()
