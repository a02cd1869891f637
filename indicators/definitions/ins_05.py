"""INS-05: Japanese nationals on the staff of IOM."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="INS-05",
    name=Text("Japanese nationals on IOM staff", "IOMの邦人職員数"),
    definition=Text(
        "Japanese nationals on the staff of IOM, by the concept the source uses and, for senior posts, by grade.",
        "IOMに勤務する邦人職員の数。出典の概念ごとに、幹部等については職位別に示す。",
    ),
    method=Text(
        "Counts as printed. The evaluation sheet of FY2016 uses two concepts, 邦人職員 (13 in 2008, 21 in 2012) and "
        "邦人職員（国際職員） (15 in 2011, 20 in 2015): two series that are never joined.",
        "掲載された人数を示す。平成28年度評価シートには「邦人職員」（2008年13人、2012年21人）と「邦人職員（国際職員）」"
        "（2011年15人、2015年20人）の二つの概念があり、両者を一本の線で結ばない。",
    ),
    caveat=Text(
        "The source does not say which contracts the first concept counts, nor the day of the count.",
        "第一の概念が数える契約の範囲と集計日は、出典に示されていない。",
    ),
    theme=Theme.STAFF,
    direction=Direction.HIGHER,
    decimals=0,
    dimensions=("sex", "staff_grade"),
    sdg=(),
    iom_areas=(IomArea.CROSS,),
    sources=("iom_japanese_staff",),
    chart=Chart.LINE,
    cells=published("JAPANESE_STAFF"),
    example=Example(
        given="""
            series         | definition                   | time_period | staff_grade | obs_value
            JAPANESE_STAFF | JAPANESE_STAFF_ALL           | 2012        | _T          | 21
            JAPANESE_STAFF | JAPANESE_STAFF_INTERNATIONAL | 2011        | _T          | 15
        """,
        expect="""
            definition                   | time_period | obs_value
            JAPANESE_STAFF_ALL           | 2012        | 21
            JAPANESE_STAFF_INTERNATIONAL | 2011        | 15
        """,
    ),
)
