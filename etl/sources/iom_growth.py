"""IOM's member states, offices, projects, staff and money on single days and years."""

from etl.bundled import observations
from vocabulary.text import Text

FEED = observations(
    "iom_growth",
    title=Text("IOM in figures, as published", "IOMの組織規模（公表値）"),
)
