"""CTX-07: victims of trafficking sheltered by women's counselling offices."""

from indicators.cells import published, together
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-07",
    name=Text("Victims sheltered by women's counselling offices", "婦人相談所による被害者の一時保護"),
    definition=Text(
        "Victims of trafficking whom women's counselling offices took into temporary protection or placed in "
        "commissioned shelters, within a fiscal year and as totals over several.",
        "婦人相談所が一時保護した、又は民間シェルター等に一時保護を委託した人身取引被害者の数（会計年度別及び複数年度の"
        "累計）。",
    ),
    method=Text(
        "Figures as printed, by Japanese fiscal year. The total of 275 stands for FY2005–FY2010 in one source and for "
        "FY2001–FY2009 in another; both are shown with their years.",
        "掲載された値を会計年度で示す。累計275人は、ある出典では平成17～22年度、別の出典では平成13～21年度の値であり、"
        "それぞれの期間とともに示す。",
    ),
    caveat=Text(
        "Fiscal years: not to be laid beside calendar-year counts month by month. Women only.",
        "会計年度の値であり、暦年の値と同列に扱わない。女性に限る。",
    ),
    theme=Theme.CONTEXT,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("5.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_victim_protection",),
    chart=Chart.DOTS,
    cells=together(
        published("TEMPORARY_PROTECTION"),
        published("TEMPORARY_PROTECTION_CUM"),
        published("COMMISSIONED_SHELTER"),
    ),
    example=Example(
        given="""
            series                   | definition                | time_period     | obs_value
            TEMPORARY_PROTECTION_CUM | WOMENS_COUNSELLING_OFFICE | 2001-FY/2009-FY | 275
            TEMPORARY_PROTECTION_CUM | WOMENS_COUNSELLING_OFFICE | 2005-FY/2010-FY | 275
        """,
        expect="""
            time_period     | obs_value
            2001-FY/2009-FY | 275
            2005-FY/2010-FY | 275
        """,
    ),
)
