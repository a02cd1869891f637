"""FIN-03: cost per returned victim, as far as published totals bound it."""

from indicators.cells import published, together
from indicators.cost import cost_per_return
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_MONEY = published(
    "CONTRIBUTION",
    unit_mult=3,
    definition="BUDGET_REVIEW",
    contribution_line="TIP_RETURN",
    contribution_stage="EXECUTED",
)
_TOTALS = published("RETURN_ASSISTED_CUM", definition="RETURN", citizenship="_T")
_FLOWS = published("RETURN_ASSISTED", definition="RETURN", citizenship="_T")

INDICATOR = Indicator(
    id="FIN-03",
    name=Text("Cost per returned victim (nominal)", "帰国1人当たり費用（名目）"),
    definition=Text(
        "Amount executed under the return assistance line in one or three fiscal years for each victim assisted to "
        "return in the same years.",
        "帰国支援事業の拠出金の執行額（1会計年度及び3会計年度）を、同じ期間に帰国支援を受けた者の数で割った額。",
    ),
    method=Text(
        "Money is published by fiscal year, returns by calendar year or as totals to a day. Totals on either side of "
        "the first and the last day of the fiscal years limit how many returned between them; the cost then lies "
        "between money over the most and money over the fewest. Without limits on both sides, or with fewer than ten "
        "returns for certain, no cost is shown. One year's money is never divided by a long-run mean of returns.",
        "金額は会計年度、帰国支援人数は暦年又は特定日までの累計で公表される。会計年度の初日と末日を挟む累計から期間中の"
        "人数の上下限が定まるので、費用はその範囲で示す。上下限が定まらない場合及び人数が10人以上と確かめられない場合は"
        "示さない。1年分の金額を長期平均の人数で割ることはしない。",
    ),
    caveat=Text(
        "The money also pays for counselling, reintegration and, in some years, a website of the Bali Process. Amounts "
        "are published in whole million yen, which the limits do not account for.",
        "この金額は相談、社会復帰支援、年度によりバリ・プロセスのウェブサイト運営にも充てられる。金額は百万円単位で"
        "公表されており、その端数は範囲に反映していない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("8.7",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_iom_contributions", "iom_return_assistance"),
    chart=Chart.DOTS,
    cells=together(
        cost_per_return(_MONEY, _TOTALS, _FLOWS, years=1), cost_per_return(_MONEY, _TOTALS, _FLOWS, years=3)
    ),
    example=Example(
        given="""
            series              | definition    | time_period     | citizenship | contribution_line | contribution_stage | obs_value | unit_measure | unit_mult
            CONTRIBUTION        | BUDGET_REVIEW | 2013-FY         | _Z          | TIP_RETURN        | EXECUTED           | 23        | JPY          | 6
            CONTRIBUTION        | BUDGET_REVIEW | 2014-FY         | _Z          | TIP_RETURN        | EXECUTED           | 17        | JPY          | 6
            CONTRIBUTION        | BUDGET_REVIEW | 2015-FY         | _Z          | TIP_RETURN        | EXECUTED           | 14        | JPY          | 6
            RETURN_ASSISTED     | RETURN        | 2013            | _T          | _Z                | _Z                 | 12        | PERSONS      | 0
            RETURN_ASSISTED_CUM | RETURN        | 2005/2013       | _T          | _Z                | _Z                 | 252       | PERSONS      | 0
            RETURN_ASSISTED_CUM | RETURN        | 2005-05/2016-03 | _T          | _Z                | _Z                 | 276       | PERSONS      | 0
        """,
        expect="""
            time_period     | obs_value | lower_bound | upper_bound | numerator | unit_mult | obs_status | note
            2013-FY         | -         | -           | -           | 23000     | 3         | O          | NO_FISCAL_YEAR_RETURNS
            2013-FY/2015-FY | -         | 1500        | 2250        | 54000     | 3         | O          | RETURNS_BOUNDED
            2014-FY         | -         | -           | -           | 17000     | 3         | O          | NO_FISCAL_YEAR_RETURNS
            2015-FY         | -         | -           | -           | 14000     | 3         | O          | NO_FISCAL_YEAR_RETURNS
        """,
    ),
)
