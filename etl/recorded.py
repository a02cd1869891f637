"""Recorded answers of producers: kept while asking, and played back without a network."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import NotRecorded, RawNotKept
from etl.raw import write_whole
from etl.source import Fetch

INDEX = "index.json"
"""Beside the answers: for each file its address, parameters and checksum."""

Index = dict[str, dict[str, object]]


def offline(address: str, _params: Mapping[str, str]) -> bytes:
    """The Fetch of a load that may not ask anybody."""
    raise NotRecorded(f"{address} was not asked: this load has no network.", "Bring it in with python -m etl run.")


@dataclass(frozen=True, slots=True)
class RecordingFetch:
    """Asks `fetch` and keeps every answer in `folder`."""

    fetch: Fetch
    folder: Path

    def __call__(self, address: str, params: Mapping[str, str]) -> bytes:
        """The answer, after it was kept."""
        answer = self.fetch(address, params)
        name = answer_name(address, params)
        entry: dict[str, object] = {"address": address, "params": dict(params), "sha256": _sha256(answer)}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / name, answer)
            index = json.dumps({**_index(self.folder), name: entry}, ensure_ascii=False, indent=1, sort_keys=True)
            write_whole(self.folder / INDEX, index.encode())
        except OSError as error:
            raise RawNotKept(
                f"The answer of {address} could not be recorded in {self.folder}: {error.strerror}.",
                "Make the folder writable or free some space; nothing was loaded from it.",
            ) from error
        return answer


@dataclass(frozen=True, slots=True)
class ReplayFetch:
    """Gives the answers recorded in `folder`, byte for byte, and asks nobody."""

    folder: Path

    def __call__(self, address: str, params: Mapping[str, str]) -> bytes:
        """The recorded answer."""
        name = answer_name(address, params)
        entry = _index(self.folder).get(name)
        try:
            answer = (self.folder / name).read_bytes() if entry else None
        except OSError:
            answer = None
        if entry is None or answer is None:
            raise NotRecorded(f"{self.folder} has no answer of {place_of(address, params)}.", _RECORD_IT)
        if _sha256(answer) != entry["sha256"]:
            raise NotRecorded(f"{self.folder / name} is not the file that was recorded.", _RECORD_IT)
        return answer


_RECORD_IT = "Record it (SHIRUBE_RECORD), or unset SHIRUBE_REPLAY to ask the producer; nothing was loaded from it."


def answer_name(address: str, params: Mapping[str, str]) -> str:
    """The file an answer is kept in, told from what was asked."""
    asked = json.dumps([address, sorted(params.items())], ensure_ascii=False)
    return f"{_sha256(asked.encode())[:24]}.answer"


def place_of(address: str, params: Mapping[str, str]) -> str:
    """What was asked, as messages name it."""
    asked = ", ".join(f"{name}={text}" for name, text in params.items())
    return f"{address} ({asked})" if asked else address


def _index(folder: Path) -> Index:
    try:
        read = json.loads((folder / INDEX).read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise NotRecorded(f"{folder / INDEX} is not the index of recorded answers.", _RECORD_IT) from error
    return read if isinstance(read, dict) else {}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
