"""IOM membership of states as episodes, from the first to the last year."""

from etl.bundled import episodes
from vocabulary.text import Text

FEED = episodes(
    "iom_membership",
    title=Text("IOM membership of states, 1951–2014", "IOM加盟国の加盟期間（1951～2014年）"),
)
