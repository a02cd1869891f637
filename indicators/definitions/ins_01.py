"""INS-01: IOM member states, counted from membership episodes and as published."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from indicators.membership import members_by_year
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

FIRST_YEAR, LAST_YEAR = 1951, 2014
"""The years the membership episodes cover."""

INDICATOR = Indicator(
    id="INS-01",
    name=Text("IOM Member States", "IOM加盟国数"),
    definition=Text(
        "States that are members of IOM (until 1989 of its predecessors), at the end of a year or on the day given.",
        "国際移住機関（1989年までは前身の機関を含む）に加盟している国の数（年末又は基準日）。",
    ),
    method=Text(
        "State-year membership counts the states whose episode of membership is open in the year, for the world and "
        "for each UN region. Published counts are shown as printed, as points of their own.",
        "「国・年別加盟データの集計」は、当該年に加盟期間中である国を世界全体及び国連の地域区分ごとに数える。"
        "公表値は掲載のまま、独立した点として示す。",
    ),
    caveat=Text(
        "Admission by the Council and acceptance of the Constitution are two dates; the compilation knows years only and "
        "leaves out states that are not on its list, such as the Holy See. It ends in 2014.",
        "理事会による加盟承認と憲章の受諾は別の日付である。集計は年単位であり、一覧にない国（教皇庁など）を含まず、"
        "2014年で終わる。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("10.7", "17.16"),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_membership", "iom_growth"),
    chart=Chart.LINE,
    cells=together(members_by_year(FIRST_YEAR, LAST_YEAR), published("MEMBER_STATES")),
    example=Example(
        given="""
            series        | definition | time_period | ref_area | obs_value | unit_measure
            MEMBER_STATES | PUBLISHED  | 1996-11     | 001      | 59        | STATES
        """,
        episodes="""
            ref_area | from_year | to_year
            AUS      | 1951      | 1973
            JPN      | 1993      | -
            AUS      | 1985      | -
            CHE      | 2014      | -
        """,
        expect="""
            definition | time_period | ref_area | obs_value
            PUBLISHED  | 1996-11     | 001      | 59
            STATE_YEAR | 1973        | 001      | 1
            STATE_YEAR | 1973        | 009      | 1
            STATE_YEAR | 1973        | 142      | 0
            STATE_YEAR | 1973        | 150      | 0
            STATE_YEAR | 1974        | 001      | 0
            STATE_YEAR | 1974        | 009      | 0
            STATE_YEAR | 1974        | 142      | 0
            STATE_YEAR | 1974        | 150      | 0
            STATE_YEAR | 2014        | 001      | 3
            STATE_YEAR | 2014        | 009      | 1
            STATE_YEAR | 2014        | 142      | 1
            STATE_YEAR | 2014        | 150      | 1
        """,
        periods=("1973", "1974", "1996-11", "2014"),
    ),
)
