"""Answers compressed while they are sent: brotli or gzip, part by part, so that memory does not grow with them."""

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
from werkzeug.datastructures import Accept

_QUALITY = 5
"""Of brotli: the best that keeps up with what is made on the fly."""

_GZIP = 31
"""zlib's sign for the gzip container."""


def compressed(parts: Iterable[bytes], accepted: Accept) -> tuple[str, Iterable[bytes]]:
    """The encoding that a client likes best, and the parts in it; an empty name and the parts as they are if none."""
    encoding = accepted.best_match(["br", "gzip"]) or ""
    return (encoding, _ENCODINGS[encoding](parts)) if encoding else ("", parts)


def _brotli(parts: Iterable[bytes]) -> Iterator[bytes]:
    writer = brotli.Compressor(quality=_QUALITY)
    yield from _filled(writer.process(part) for part in parts)
    yield writer.finish()


def _gzip(parts: Iterable[bytes]) -> Iterator[bytes]:
    writer = zlib.compressobj(wbits=_GZIP)
    yield from _filled(writer.compress(part) for part in parts)
    yield writer.flush()


def _filled(parts: Iterable[bytes]) -> Iterator[bytes]:
    return (part for part in parts if part)


_ENCODINGS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {"br": _brotli, "gzip": _gzip}
