"""FIN-04: Japan's assessed contribution to IOM by fiscal year."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="FIN-04",
    name=Text("Japan's assessed contribution to IOM", "日本のIOM分担金"),
    definition=Text(
        "Amounts that Japan requested, budgeted and executed for its assessed contribution to IOM in a Japanese fiscal "
        "year (April to March).",
        "日本のIOMに対する分担金の会計年度（4月～3月）ごとの概算要求額、予算額及び執行額。",
    ),
    method=Text("Amounts as printed, in million yen.", "掲載された金額を百万円単位で示す。"),
    caveat=Text(
        "A budget line of its own, apart from the earmarked contributions (FIN-01): the two are not to be added without "
        "saying so.",
        "拠出金（FIN-01）とは別の予算項目であり、断りなく合算しない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=("japan_iom_contributions",),
    chart=Chart.COLUMNS,
    cells=published("CONTRIBUTION", unit_mult=6, contribution_line="ASSESSED"),
    view=(("contribution_stage", "INITIAL"),),
    example=Example(
        given="""
            series       | definition    | time_period | contribution_line | contribution_stage | obs_value | unit_measure | unit_mult
            CONTRIBUTION | BUDGET_REVIEW | 2017-FY     | ASSESSED          | EXECUTED           | 598       | JPY          | 6
            CONTRIBUTION | BUDGET_REVIEW | 2017-FY     | TIP_RETURN        | INITIAL            | 23        | JPY          | 6
        """,
        expect="""
            time_period | contribution_stage | obs_value | unit_mult
            2017-FY     | EXECUTED           | 598       | 6
        """,
    ),
)
