"""FIN-02: Japan's earmarked contributions to IOM at the prices of fiscal year 2020."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from indicators.prices import at_base_prices
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="FIN-02",
    name=Text("Japan's earmarked contributions to IOM (constant prices)", "日本のIOM拠出金（実質）"),
    definition=Text(
        "The amounts of FIN-01 at the prices of Japan's fiscal year 2020: what they would have come to, had consumer "
        "prices been the same in all years.",
        "FIN-01の金額を2020年度の物価水準に換算した額。消費者物価が各年度とも同じであった場合の額を示す。",
    ),
    method=Text(
        "FIN-01 times the consumer price index of fiscal year 2020, divided by that of the fiscal year. The index of a "
        "fiscal year is the mean of its twelve months, April to March (Japan, all items). Without a figure for every "
        "month of both years the value is missing: no month is estimated.",
        "FIN-01に2020年度の消費者物価指数を乗じ、当該年度の指数で割る。年度の指数は4月から翌年3月までの12か月の平均"
        "（全国、総合）とする。両年度の全ての月の指数がそろわない場合は欠測とし、月の値を推計しない。",
    ),
    caveat=Text(
        "Part of the cost arises abroad and is paid in dollars, pesos or baht, which Japan's consumer prices do not "
        "follow. Without the index (a key of e-Stat is needed) all values are missing.",
        "費用の一部は国外で生じ、ドル、ペソ、バーツ等で支払われるため、日本の消費者物価の動きとは一致しない。指数の"
        "取得にはe-Statのキーが必要であり、取り込まれていない場合は全て欠測となる。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("contribution_line", "contribution_stage"),
    sdg=("17.3",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_iom_contributions", "estat_cpi"),
    chart=Chart.COLUMNS,
    cells=at_base_prices(
        published("CONTRIBUTION", unit_mult=3, contribution_line=("TIP_RETURN", "RESETTLEMENT")),
        series="CONTRIBUTION_REAL",
    ),
    view=(("contribution_line", "TIP_RETURN"), ("contribution_stage", "INITIAL")),
    # 2016: (6 × 90 + 6 × 110) / 12 = 100, in 2020 all months 105; 2015 has no March, and the 94 of April 2017 is FY2017.
    example=Example(
        given="""
            series               | definition        | ref_area | time_period | contribution_line | contribution_stage | obs_value | unit_measure | unit_mult
            CONTRIBUTION         | EVALUATION_SHEET  | _Z       | 2016-FY     | TIP_RETURN        | INITIAL            | 14065     | JPY          | 3
            CONTRIBUTION         | BUDGET_REVIEW     | _Z       | 2015-FY     | TIP_RETURN        | INITIAL            | 14        | JPY          | 6
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2015-12     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-03     | _Z                | _Z                 | -         | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-04     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-05     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-06     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-07     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-08     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-09     | _Z                | _Z                 | 90        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-10     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-11     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2016-12     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2017-01     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2017-02     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2017-03     | _Z                | _Z                 | 110       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2017-04     | _Z                | _Z                 | 94        | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-04     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-05     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-06     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-07     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-08     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-09     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-10     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-11     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2020-12     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2021-01     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2021-02     | _Z                | _Z                 | 105       | INDEX        | 0
            CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN      | 2021-03     | _Z                | _Z                 | 105       | INDEX        | 0
        """,
        expect="""
            definition       | time_period | ref_area | obs_value | numerator | unit_measure | unit_mult | base_period | obs_status | note
            BUDGET_REVIEW    | 2015-FY     | _Z       | -         | 14000     | CON_JPY      | 3         | 2020-FY     | O          | NO_PRICES
            EVALUATION_SHEET | 2016-FY     | _Z       | 14768     | 14065     | CON_JPY      | 3         | 2020-FY     | A          | _Z
        """,
    ),
)
