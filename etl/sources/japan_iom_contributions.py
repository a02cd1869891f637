"""Japan's contributions to IOM by line, fiscal year and stage."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "japan_iom_contributions",
    title=Text("Japan's contributions to IOM, as published", "日本のIOMに対する分担金・拠出金（公表値）"),
)
