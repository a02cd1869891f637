"""SDG 5.2.1, 8.7.1, 16.2.1, 16.2.2 and 16.2.3 for Japan and the countries of origin, for a start without a network."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "unsd_sdg_bundled",
    title=Text(
        "SDG series of targets 5.2, 8.7 and 16.2 for Japan and countries of origin, release 2019.Q3",
        "SDGターゲット5.2、8.7、16.2の系列（日本及び出身国、2019年第3四半期版）",
    ),
    replaced_by="unsd_sdg",
)
