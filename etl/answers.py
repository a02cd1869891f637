"""Answers of producers as JSON: one raw file of pages, and fields that are there or stop the load."""

import json
from collections.abc import Iterable

from etl.errors import SourceChanged, SourceUnreachable

_AGAIN = "It may be at work on its service: nothing was loaded from it; run the same command again later."
_LOOK = "The producer altered its answers: correct the source's file; nothing was loaded."


def parse(place: str, body: bytes) -> object:
    """The JSON of an answer, its numbers left as the text the producer wrote.

    SourceUnreachable when it is a web page or cut off, as under maintenance.
    """
    if body.lstrip()[:1] == b"<":
        raise SourceUnreachable(f"{place} answered with a web page where JSON was expected.", _AGAIN)
    try:
        return json.loads(body, parse_float=str, parse_int=str, parse_constant=str)
    except ValueError as error:
        raise SourceUnreachable(f"{place} did not answer with whole JSON.", _AGAIN) from error


def record(place: str, value: object) -> dict[str, object]:
    """A JSON object, or SourceChanged."""
    if not isinstance(value, dict):
        raise SourceChanged(f"{place} has something else where an object was expected.", _LOOK)
    return value


def sequence(place: str, value: object) -> list[object]:
    """A JSON array, or SourceChanged."""
    if not isinstance(value, list):
        raise SourceChanged(f"{place} has something else where a list was expected.", _LOOK)
    return value


def field(place: str, found: dict[str, object], name: str) -> object:
    """A field that must be there, or SourceChanged that names it."""
    if name not in found:
        raise SourceChanged(f"{place}: field {name!r} is missing.", _LOOK)
    return found[name]


def count(place: str, found: dict[str, object], name: str) -> int:
    """A field that must be a number of something."""
    value = text(field(place, found, name))
    if value is None or not value.isdecimal():
        raise SourceChanged(f"{place}: field {name!r} is not a whole number.", _LOOK)
    return int(value)


def text(value: object) -> str | None:
    """A value as text; the parts of a list stand one after the other."""
    if value is None:
        return None
    if isinstance(value, list):
        return "; ".join(part for part in map(text, value) if part)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def joined(bodies: Iterable[bytes]) -> bytes:
    """One raw input of many answers, a line each. JSON has line breaks only where they mean nothing."""
    return b"".join(body.replace(b"\r", b" ").replace(b"\n", b" ").strip() + b"\n" for body in bodies)


def pages(place: str, content: bytes) -> list[object]:
    """The answers of a joined input."""
    return [parse(f"{place} answer {number}", line) for number, line in enumerate(content.splitlines(), 1)]
