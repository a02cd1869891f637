"""CTX-08: amounts Japan gave to IOM's humanitarian operations, as IOM announced them."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-08",
    name=Text("Japan's humanitarian contributions announced by IOM", "IOMが発表した日本の人道支援拠出"),
    definition=Text(
        "Amounts that IOM announced Japan had allocated to IOM's humanitarian operations, in US dollars.",
        "日本がIOMの人道支援活動に拠出したとしてIOMが発表した額（米ドル）。",
    ),
    method=Text(
        "Amounts as announced, by the year or the Japanese fiscal year the announcement names.",
        "発表された額を、発表に示された年又は会計年度ごとに示す。",
    ),
    caveat=Text(
        "Neither a budget line nor an amount paid; announcements name years in different ways, so calendar and fiscal "
        "years are not one line. Years without an announcement at hand are not zero.",
        "予算の費目でも支出額でもない。年の示し方は発表により異なり、暦年と会計年度を一本の線で結ばない。発表を確認"
        "できていない年は零を意味しない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("17.3",),
    iom_areas=(IomArea.FORCED,),
    sources=("japan_iom_contributions",),
    chart=Chart.DOTS,
    cells=published("CONTRIBUTION_ANNOUNCED", unit_mult=6),
    example=Example(
        given="""
            series                 | definition    | time_period | contribution_line | contribution_stage | obs_value | unit_measure
            CONTRIBUTION_ANNOUNCED | IOM_ANNOUNCED | 2021        | HUMANITARIAN      | ANNOUNCED          | 37100767  | USD
        """,
        expect="""
            time_period | obs_value | unit_measure | unit_mult
            2021        | 37.1      | USD          | 6
        """,
    ),
)
