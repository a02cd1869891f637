"""Victims of trafficking assisted to return from Japan and to reintegrate, as published."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "iom_return_assistance",
    title=Text(
        "Return and reintegration assistance from Japan, as published",
        "日本からの帰国支援・社会復帰支援（公表値）",
    ),
)
