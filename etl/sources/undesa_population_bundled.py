"""Population of Japan and the countries of origin in 2005, 2010 and 2015, to make rates without a network."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "undesa_population_bundled",
    title=Text(
        "Population of Japan and countries of origin, United Nations estimates",
        "日本及び出身国の総人口（国連推計）",
    ),
    replaced_by="worldbank_population",
)
