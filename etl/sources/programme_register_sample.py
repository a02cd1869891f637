"""A made-up register that agrees with every published total; it stands in until a real register is loaded."""

import datetime as dt

from etl.register.rows import to_rows
from etl.register.sample import LAST_MONTH, archived, sample_register, unarchived
from etl.source import Cadence, Fetch, Raw, Register, Source
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.loads import Rows

SOURCE = Source(
    id="programme_register_sample",
    producer=Text("Shirube, synthetic sample", "Shirube 架空のサンプル"),
    title=Text(
        "Synthetic sample of a register of the return and reintegration programme",
        "帰国・社会復帰支援プログラム登録簿の架空のサンプル",
    ),
    address="python -m etl sample",
    licence="SYNTHETIC",
    language="en",
    sensitivity=Sensitivity.SYNTHETIC,
    cadence=Cadence.ONCE,
    replaced_by="programme_register",
)


def _extract(_fetch: Fetch, today: dt.date) -> Raw:
    return Raw(archived(sample_register()), ".zip", today)


def _read(raw: Raw) -> Rows:
    return to_rows(unarchived(raw.content))


REGISTER = Register(source=SOURCE, extract=_extract, read=_read, part=LAST_MONTH)
