"""FIN-06: what the programme spent, by line."""

from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.spending import spending
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="FIN-06",
    name=Text("Spending of the return programme by line", "帰国支援プログラムの費目別支出額"),
    definition=Text(
        "What the return and reintegration programme spent in a Japanese fiscal year (April to March), by line, at the "
        "prices of that year.",
        "帰国・社会復帰支援プログラムの会計年度（4月～3月）ごとの費目別支出額。名目額。",
    ),
    method=Text(
        "Amounts by month as the programme reported them, added up by line and for all lines. A line nothing was "
        "reported on in a year has no row. Only fiscal years that are over are shown.",
        "プログラムが報告した月別の金額を費目別及び全費目について合計する。当該年度に報告のない費目の行はない。終了した会計年度"
        "のみを示す。",
    ),
    caveat=Text(
        "The programme's own figures, apart from what Japan budgeted and paid out (FIN-01): payments and spending may "
        "fall into different years. A month of which nothing is reported adds nothing.",
        "プログラム側の数値であり、日本の予算額・執行額（FIN-01）とは別のものである。支払と支出の年度は異なることがある。報告の"
        "ない月の額は含まれない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area", "spending_line"),
    sdg=("17",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=REGISTERS,
    chart=Chart.LINE,
    cells=spending("REGISTER_SPENDING"),
    example=Example(
        spending="""
            month   | spending_line | amount_jpy
            2015-03 | TRAVEL        | 100000
            2015-04 | TRAVEL        | 200000
            2016-03 | TRAVEL        | 300000
            2016-03 | OVERHEAD      | 50000
            2016-04 | TRAVEL        | 900000
        """,
        reports="""
            period
            2016-04
        """,
        expect="""
            series            | time_period | spending_line | obs_value | unit_measure | unit_mult
            REGISTER_SPENDING | 2014-FY     | TRAVEL        | 100       | JPY          | 3
            REGISTER_SPENDING | 2014-FY     | _T            | 100       | JPY          | 3
            REGISTER_SPENDING | 2015-FY     | TRAVEL        | 500       | JPY          | 3
            REGISTER_SPENDING | 2015-FY     | OVERHEAD      | 50        | JPY          | 3
            REGISTER_SPENDING | 2015-FY     | _T            | 550       | JPY          | 3
        """,
    ),
)
