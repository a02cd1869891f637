"""CTX-09: IOM in figures: money, projects, staff, applications and visits, as published."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_MONEY = ("TOTAL_EXPENDITURE", "REVENUE", "BUDGET")
_COUNTS = (
    "ACTIVE_PROJECTS",
    "OPERATIONAL_STAFF",
    "IOM_STAFF",
    "OBSERVER_STATES",
    "NEW_MEMBERS",
    "MEMBERSHIP_APPLICATIONS",
    "DG_VISITS_TO_JAPAN",
)

INDICATOR = Indicator(
    id="CTX-09",
    name=Text("IOM in figures", "数字で見るIOM"),
    definition=Text(
        "Expenditure, projects, staff, observers and applications of IOM and its Director General's visits to Japan, in "
        "the years for which a figure was published.",
        "IOMの支出、プロジェクト数、職員数、オブザーバー国数、加盟申請国数、事務局長の訪日回数。公表値のある年に限る。",
    ),
    method=Text(
        "Figures as printed; “about” and “more than” stay with the number.",
        "掲載された値を示す。「約」「超」は数に付したままとする。",
    ),
    caveat=Text(
        "Collected from pages of different authors and days: series are not continuous, and two figures for one year may "
        "both be right by their own definition.",
        "作成者と時点の異なる資料から集めた値であり、連続した系列ではない。同じ年の二つの値が、それぞれの定義において"
        "いずれも正しいことがある。",
    ),
    theme=Theme.MEMBERSHIP,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_growth",),
    chart=Chart.DOTS,
    cells=together(
        *(published(series, unit_mult=6) for series in _MONEY),
        *(published(series, unit_mult=0) for series in _COUNTS),
    ),
    view=(("series", "TOTAL_EXPENDITURE"),),
    example=Example(
        given="""
            series            | definition | time_period | obs_value | unit_measure | unit_mult | qualifier
            TOTAL_EXPENDITURE | PUBLISHED  | 1998        | 242.2     | USD          | 6         | EXACT
            IOM_STAFF         | PUBLISHED  | 2021        | 17761     | PERSONS      | 0         | EXACT
        """,
        expect="""
            series            | time_period | obs_value | unit_measure | unit_mult
            IOM_STAFF         | 2021        | 17761     | PERSONS      | 0
            TOTAL_EXPENDITURE | 1998        | 242.2     | USD          | 6
        """,
    ),
)
