"""PRG-11: how long returned persons waited from referral to departure."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS, Time
from indicators.waiting import median_wait
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-11",
    name=Text("Median days from referral to departure", "照会から帰国までの日数（中央値）"),
    definition=Text(
        "Days from referral to departure of the persons who departed in the period: the median, with the first and the "
        "third quartile.",
        "期間中に出国した者の照会から出国までの日数の中央値並びに第1四分位数及び第3四分位数。",
    ),
    method=Text(
        "Persons are set into the period of their departure, by calendar year, by fiscal year and over three calendar "
        "years. Where the middle or a quarter of the way falls between two persons it is taken between their days. The "
        "limits are quartiles: half of the persons waited so long, it is no interval of confidence. The denominator is "
        "the number of persons. Only periods that are over are shown.",
        "出国日の属する期間（暦年、会計年度及び3暦年）に計上する。中央又は四分の一の位置が2人の間にある場合は両者の日数の間で"
        "比例配分する。上下限は四分位数であり、半数の者の日数がこの間にあることを示すもので、信頼区間ではない。分母は人数である。"
        "終了した期間のみを示す。",
    ),
    caveat=Text(
        "Counselling, the tracing of families and the assessment of safety need time: shorter is better only down to a "
        "limit. Those still waiting are not in it.",
        "相談、家族の所在確認及び安全の評価には時間を要するため、短いほどよいとは限らない。まだ出国していない者は含まない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=together(
        median_wait("REGISTER_DAYS_TO_DEPARTURE", Time.YEAR),
        median_wait("REGISTER_DAYS_TO_DEPARTURE_FISCAL", Time.FISCAL_YEAR),
        median_wait("REGISTER_DAYS_TO_DEPARTURE_YEARS", Time.YEARS),
    ),
    view=(("series", "REGISTER_DAYS_TO_DEPARTURE_YEARS"),),
    # 2014: 10, 20, 40, 80 days give 17.5, 30 and 50; with 6 days over the leap day in 2016 the three years give 10, 20, 40.
    example=Example(
        cases="""
            case_id | referral_date | departure_date
            A       | 2014-04-21    | 2014-05-01
            B       | 2014-04-11    | 2014-05-01
            C       | 2014-03-22    | 2014-05-01
            D       | 2014-02-10    | 2014-05-01
            E       | 2016-02-26    | 2016-03-03
            F       | 2016-05-01    | -
        """,
        reports="""
            period
            2016-12
        """,
        expect="""
            series                            | time_period | obs_value | lower_bound | upper_bound | bound_method | denominator | unit_measure
            REGISTER_DAYS_TO_DEPARTURE        | 2014        | 30        | 18          | 50          | QUARTILES    | 4           | DAYS
            REGISTER_DAYS_TO_DEPARTURE        | 2016        | 6         | 6           | 6           | QUARTILES    | 1           | DAYS
            REGISTER_DAYS_TO_DEPARTURE_FISCAL | 2014-FY     | 30        | 18          | 50          | QUARTILES    | 4           | DAYS
            REGISTER_DAYS_TO_DEPARTURE_FISCAL | 2015-FY     | 6         | 6           | 6           | QUARTILES    | 1           | DAYS
            REGISTER_DAYS_TO_DEPARTURE_YEARS  | 2014/2016   | 20        | 10          | 40          | QUARTILES    | 5           | DAYS
        """,
    ),
)
