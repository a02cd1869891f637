"""How producers are asked, read from the environment at the edge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.settings import read_settings


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """`replay`: the folder of recorded answers to play back instead of asking; `record`: where to keep answers.

    `keys` has the key of each producer that wants one, by the name of its setting; empty where it is not set.
    """

    replay: Path | None
    record: Path | None
    keys: Mapping[str, str] = field(repr=False)


def read_network_settings() -> NetworkSettings:
    """SHIRUBE_REPLAY, SHIRUBE_RECORD, ESTAT_APP_ID; see docs/settings.md."""
    return NetworkSettings(
        replay=_folder(os.environ.get("SHIRUBE_REPLAY")),
        record=_folder(os.environ.get("SHIRUBE_RECORD")),
        keys={"ESTAT_APP_ID": os.environ.get("ESTAT_APP_ID", "").strip()},
    )


def read_inbox() -> Path:
    """SHIRUBE_INBOX (default: `inbox` in the home); see docs/settings.md."""
    return _folder(os.environ.get("SHIRUBE_INBOX")) or read_settings().raw.with_name("inbox")


def _folder(text: str | None) -> Path | None:
    return Path(text).resolve() if text else None
