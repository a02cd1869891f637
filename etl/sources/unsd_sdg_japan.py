"""Japan's figures for indicator 16.2.2 that only another vintage of the United Nations SDG database has."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "unsd_sdg_japan",
    title=Text(
        "SDG 16.2.2 for Japan in the United Nations SDG database: victims of trafficking for other purposes",
        "国連SDGデータベースにおける日本の指標16.2.2（その他の目的の人身取引被害者）",
    ),
    replaced_by="unsd_sdg",
)
