"""FIN-03: cost per returned victim, as far as published totals bound it and as the register counts it."""

from indicators.cells import published, together
from indicators.cost import cost_per_return
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.spending import cost_per_person
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
    name=Text("Cost per returned victim", "帰国1人当たり費用"),
    definition=Text(
        "Amount executed under the return assistance line in one or three fiscal years for each victim assisted to "
        "return in the same years; in the register series, what the programme spent in those years for each person who "
        "departed in them.",
        "帰国支援事業の拠出金の執行額（1会計年度及び3会計年度）を、同じ期間に帰国支援を受けた者の数で割った額。登録簿の系列は、"
        "同じ年度のプログラムの支出額を出国者数で割った額。",
    ),
    method=Text(
        "Money is published by fiscal year, returns by calendar year or as totals to a day. Totals on either side of "
        "the first and the last day of the fiscal years limit how many returned between them; the cost then lies "
        "between money over the most and money over the fewest. Without limits on both sides, or with fewer than ten "
        "returns for certain, no cost is shown. One year's money is never divided by a long-run mean of returns. In the "
        "register both are known by fiscal year: spending on all lines is divided by the persons who departed, nominal "
        "and, where the consumer price index is loaded, at the prices of fiscal year 2020 (as in FIN-02). With fewer "
        "than ten persons in the years together no cost is shown.",
        "金額は会計年度、帰国支援人数は暦年又は特定日までの累計で公表される。会計年度の初日と末日を挟む累計から期間中の"
        "人数の上下限が定まるので、費用はその範囲で示す。上下限が定まらない場合及び人数が10人以上と確かめられない場合は"
        "示さない。1年分の金額を長期平均の人数で割ることはしない。登録簿では両者が会計年度ごとに分かるため、全費目の支出額を"
        "出国者数で割り、名目額のほか、消費者物価指数が取り込まれている場合は2020年度の物価水準による額を示す（FIN-02と同じ"
        "方法）。期間中の人数が10人に満たない場合は示さない。",
    ),
    caveat=Text(
        "The money also pays for counselling, reintegration and, in some years, a website of the Bali Process. Amounts "
        "are published in whole million yen, which the limits do not account for. Money paid to the programme and money "
        "it spent are two things: the published and the register series are never one line.",
        "この金額は相談、社会復帰支援、年度によりバリ・プロセスのウェブサイト運営にも充てられる。金額は百万円単位で"
        "公表されており、その端数は範囲に反映していない。プログラムへの支払額とプログラムの支出額は別のものであり、公表値と"
        "登録簿の系列は接続しない。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("8.7",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_iom_contributions", "iom_return_assistance", *REGISTERS, "estat_cpi"),
    chart=Chart.DOTS,
    cells=together(
        cost_per_return(_MONEY, _TOTALS, _FLOWS, years=1),
        cost_per_return(_MONEY, _TOTALS, _FLOWS, years=3),
        cost_per_person("REGISTER_COST_PER_RETURN", years=1),
        cost_per_person("REGISTER_COST_PER_RETURN_YEARS", years=3),
        cost_per_person("REGISTER_COST_PER_RETURN_REAL", years=1, is_real=True),
        cost_per_person("REGISTER_COST_PER_RETURN_REAL_YEARS", years=3, is_real=True),
    ),
    view=(("series", "COST_PER_RETURN"), ("contribution_stage", "each")),
    # In the register nine departed in fiscal year 2013 and one in 2015: too few for a year, enough for three together.
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
        cases="""
            case_id | departure_date
            A       | 2013-04-01
            B       | 2013-05-10
            C       | 2013-06-10
            D       | 2013-07-10
            E       | 2013-08-10
            F       | 2013-09-10
            G       | 2013-10-10
            H       | 2014-01-10
            I       | 2014-03-31
            J       | 2015-04-01
        """,
        spending="""
            month   | spending_line | amount_jpy
            2013-04 | TRAVEL        | 9000000
            2014-03 | OVERHEAD      | 1000000
            2014-04 | TRAVEL        | 2000000
            2015-04 | TRAVEL        | 3000000
        """,
        reports="""
            period
            2016-03
        """,
        expect="""
            series                         | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator | unit_mult | obs_status | note                   | ref_area | contribution_line | contribution_stage
            COST_PER_RETURN                | 2013-FY         | -         | -           | -           | 23000     | -           | 3         | O          | NO_FISCAL_YEAR_RETURNS | _Z       | TIP_RETURN        | EXECUTED
            COST_PER_RETURN                | 2013-FY/2015-FY | -         | 1500        | 2250        | 54000     | -           | 3         | O          | RETURNS_BOUNDED        | _Z       | TIP_RETURN        | EXECUTED
            COST_PER_RETURN                | 2014-FY         | -         | -           | -           | 17000     | -           | 3         | O          | NO_FISCAL_YEAR_RETURNS | _Z       | TIP_RETURN        | EXECUTED
            COST_PER_RETURN                | 2015-FY         | -         | -           | -           | 14000     | -           | 3         | O          | NO_FISCAL_YEAR_RETURNS | _Z       | TIP_RETURN        | EXECUTED
            REGISTER_COST_PER_RETURN       | 2013-FY         | -         | -           | -           | 10000     | -           | 3         | O          | FEW_RETURNS            | _Z       | TIP_RETURN        | SPENT
            REGISTER_COST_PER_RETURN       | 2014-FY         | -         | -           | -           | 2000      | -           | 3         | O          | FEW_RETURNS            | _Z       | TIP_RETURN        | SPENT
            REGISTER_COST_PER_RETURN       | 2015-FY         | -         | -           | -           | 3000      | -           | 3         | O          | FEW_RETURNS            | _Z       | TIP_RETURN        | SPENT
            REGISTER_COST_PER_RETURN_YEARS | 2013-FY/2015-FY | 1500      | -           | -           | 15000     | 10          | 3         | A          | _Z                     | _Z       | TIP_RETURN        | SPENT
        """,
    ),
)
