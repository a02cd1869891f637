"""Victims of trafficking in Japan by the authority that identified or protected them."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "japan_trafficking_victims",
    title=Text(
        "Victims of trafficking in persons in Japan by authority, as published",
        "日本の人身取引被害者（機関別の公表値）",
    ),
)
