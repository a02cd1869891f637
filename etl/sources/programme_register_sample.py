"""A made-up register that agrees with every published total; it stands in until a real register is loaded."""

from etl.source import Cadence, Source
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text

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
