"""INS-09: each state's membership of IOM as an episode."""

from indicators.definition import Example, Indicator
from indicators.membership import each_episode
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="INS-09",
    name=Text("Membership episodes by state", "国別の加盟期間"),
    definition=Text(
        "Each state's membership of IOM from its first to its last year; a state that left and came back has several "
        "episodes.",
        "各国のIOM加盟期間（最初の年から最後の年まで）。脱退後に再加盟した国には複数の期間がある。",
    ),
    method=Text(
        "One row for each episode; INS-01 counts those that are open in a year. An open period has no last year within "
        "the years covered (to 2014).",
        "1期間を1行とし、INS-01は当該年に継続中の期間を数える。対象期間（2014年まで）に終期のないものは継続中とする。",
    ),
    caveat=Text(
        "Years only. Membership of the Federal Republic of Germany from 1965 is continued as that of Germany.",
        "年単位のデータである。1965年からのドイツ連邦共和国の加盟は、ドイツの加盟として継続させている。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("10.7",),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_membership",),
    chart=Chart.SPANS,
    cells=each_episode(),
    example=Example(
        episodes="""
            ref_area | from_year | to_year
            AUS      | 1951      | 1973
            AUS      | 1985      | -
        """,
        expect="""
            ref_area | time_period | obs_value | unit_measure
            AUS      | 1951/1973   | 1         | EPISODES
            AUS      | 1985/..     | 1         | EPISODES
        """,
    ),
)
