"""Protection of victims in Japan: special permission to stay and temporary shelter."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "japan_victim_protection",
    title=Text(
        "Protection of trafficking victims in Japan, as published",
        "日本における人身取引被害者の保護（公表値）",
    ),
)
