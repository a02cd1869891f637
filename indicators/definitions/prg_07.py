"""PRG-07: returned persons who asked for reintegration support and received it."""

from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_periods import Since
from indicators.register_persons import asked_and_supported, asked_for_support
from indicators.register_tables import share
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-07",
    name=Text(
        "Reintegration coverage",
        "社会復帰希望者カバー率",
    ),
    definition=Text(
        "Returned persons who asked for reintegration support and have received it, as a share of all returned "
        "persons who asked for it, since May 2005.",
        "2005年5月以降に帰国し社会復帰支援を希望した者のうち、支援を受けた者の割合。",
    ),
    method=Text(
        "Persons of the register with a recorded wish for support: the denominator has those departed, the "
        "numerator those whose first service after departure began by the end of the fiscal year. There is no "
        "figure where no wish is recorded, and persons whose wish is unknown are in neither. The interval is "
        "Wilson's two-sided 95 % interval.",
        "登録簿で社会復帰支援の希望が記録されている者について、年度末までに出国した者を分母、出国後の最初の支援が"
        "始まった者を分子とする。希望の記録がない場合は値を示さず、希望が不明の者は分母・分子のいずれにも含めない"
        "。区間はウィルソン法による両側95 %信頼区間。",
    ),
    caveat=Text(
        "Whoever returned shortly before the end of the year may still be waiting for support to begin.",
        "年度末の直前に帰国した者は、支援の開始を待っている場合がある。",
    ),
    theme=Theme.RETURN,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=share(
        asked_and_supported(),
        asked_for_support(),
        Since.FISCAL_YEAR_END,
        series="REGISTER_REINTEGRATION_COVERAGE",
        by=("citizenship",),
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | reintegration_requested
            A       | 2015-06-01    | 2015-07-10     | Y
            B       | 2015-06-01    | 2015-12-01     | Y
            C       | 2015-10-10    | 2016-01-10     | N
            D       | 2015-11-10    | 2016-02-01     | _U
            E       | 2016-02-10    | -              | Y
        """,
        services="""
            case_id | reintegration_kind | start_date
            A       | MED                | 2015-08-01
            A       | EDU                | 2015-09-01
            B       | VOC                | 2016-04-01
            D       | VOC                | 2016-03-01
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            time_period     | obs_value | lower_bound | upper_bound | numerator | denominator | unit_measure
            2005-05/2016-03 | 50.0      | 9.5         | 90.5        | 1         | 2           | PT
            2005-05/2017-03 | 100.0     | 34.2        | 100.0       | 2         | 2           | PT
        """,
    ),
)
