"""FIN-01: Japan's earmarked contributions to IOM by fiscal year, line and stage, nominal."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="FIN-01",
    name=Text("Japan's earmarked contributions to IOM (nominal)", "日本のIOM拠出金（名目）"),
    definition=Text(
        "Amounts that Japan requested, budgeted and executed for its earmarked contributions to IOM in a Japanese "
        "fiscal year (April to March), at the prices of that year.",
        "日本のIOMに対する拠出金（使途を特定するもの）の会計年度（4月～3月）ごとの概算要求額、予算額及び執行額。名目額。",
    ),
    method=Text(
        "Amounts as printed, brought to thousand yen. The budget review prints whole million yen, the evaluation sheet "
        "thousand yen: both stand for FY2016, each under its own definition.",
        "掲載された金額を千円単位で示す。行政事業レビューは百万円単位、評価シートは千円単位であり、平成28年度は両者を"
        "それぞれの定義の下に併記する。",
    ),
    caveat=Text(
        "Nominal amounts: prices and exchange rates are not taken out. A budget is not yet an amount paid.",
        "名目額であり、物価や為替の変動は調整していない。予算額は支出額ではない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("17.3",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_iom_contributions",),
    chart=Chart.COLUMNS,
    cells=published("CONTRIBUTION", unit_mult=3, contribution_line=("TIP_RETURN", "RESETTLEMENT")),
    view=(("contribution_line", "TIP_RETURN"), ("contribution_stage", "INITIAL")),
    example=Example(
        given="""
            series       | definition       | time_period | contribution_line | contribution_stage | obs_value | unit_measure | unit_mult
            CONTRIBUTION | EVALUATION_SHEET | 2016-FY     | TIP_RETURN        | INITIAL            | 14065     | JPY          | 3
            CONTRIBUTION | BUDGET_REVIEW    | 2016-FY     | TIP_RETURN        | INITIAL            | 14        | JPY          | 6
            CONTRIBUTION | BUDGET_REVIEW    | 2017-FY     | ASSESSED          | INITIAL            | 598       | JPY          | 6
        """,
        expect="""
            definition       | time_period | contribution_line | obs_value | unit_measure | unit_mult
            BUDGET_REVIEW    | 2016-FY     | TIP_RETURN        | 14000     | JPY          | 3
            EVALUATION_SHEET | 2016-FY     | TIP_RETURN        | 14065     | JPY          | 3
        """,
    ),
)
