"""Raw inputs are kept as received, named by their checksum, with a note of when they were read."""

import json
import os
from pathlib import Path

from etl.errors import RawNotKept
from etl.source import Raw, Source


def keep_raw(folder: Path, source: Source, raw: Raw) -> str:
    """Store an input once; returns its path below `folder`. RawNotKept when the disk refuses."""
    name = f"{source.id}/{raw.checksum[:12]}{raw.suffix}"
    target = folder / name
    try:
        if not target.is_file() or target.read_bytes() != raw.content:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target.with_name(f"{target.name}.json"), _provenance(source, raw))
            write_whole(target, raw.content)
    except OSError as error:
        raise RawNotKept(
            f"{source.id}: the input could not be kept at {target}: {error.strerror}.",
            "Make the folder writable or free some space; nothing was loaded from it.",
        ) from error
    return name


def _provenance(source: Source, raw: Raw) -> bytes:
    note = {
        "source_id": source.id,
        "address": source.address,
        "licence": source.licence,
        "accessed_on": raw.accessed_on.isoformat(),
        "bytes": len(raw.content),
        "sha256": raw.checksum,
    }
    return json.dumps(note, ensure_ascii=False, indent=1).encode()


def write_whole(target: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
