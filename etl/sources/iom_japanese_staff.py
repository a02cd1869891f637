"""Japanese nationals on the staff of IOM and of the United Nations system."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "iom_japanese_staff",
    title=Text("Japanese nationals in international organizations, as published", "国際機関の邦人職員数（公表値）"),
)
