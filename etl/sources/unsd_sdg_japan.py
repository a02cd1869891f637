"""Japan's figures in the United Nations SDG database for indicator 16.2.2."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "unsd_sdg_japan",
    title=Text(
        "SDG 16.2.2 for Japan in the United Nations SDG database",
        "国連SDGデータベースにおける日本の指標16.2.2",
    ),
)
