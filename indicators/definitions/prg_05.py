"""PRG-05: victims who asked for return and returned."""

from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_periods import Since
from indicators.register_persons import asked_and_returned, asked_to_return
from indicators.register_tables import share
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-05",
    name=Text(
        "Return coverage",
        "帰国希望者カバー率",
    ),
    definition=Text(
        "Victims who asked for return and have returned, as a share of all victims who asked for return, since "
        "May 2005.",
        "2005年5月以降に帰国を希望した被害者のうち、帰国した者の割合。",
    ),
    method=Text(
        "Persons of the register with a recorded wish to return: the denominator has those referred, the "
        "numerator those departed by the end of the fiscal year. There is no figure where no wish is recorded, "
        "and persons whose wish is unknown are in neither. The interval is Wilson's two-sided 95 % interval.",
        "登録簿で帰国の希望が記録されている者について、年度末までに照会された者を分母、出国した者を分子とする。希"
        "望の記録がない場合は値を示さず、希望が不明の者は分母・分子のいずれにも含めない。区間はウィルソン法による"
        "両側95 %信頼区間。",
    ),
    caveat=Text(
        "Whoever still waits for departure lowers the figure until departing. Eligibility is not recorded.",
        "出国を待っている者は、出国するまで値を下げる。支援の要件を満たすか否かは記録されていない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.CROSS),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=share(
        asked_and_returned(),
        asked_to_return(),
        Since.FISCAL_YEAR_END,
        series="REGISTER_RETURN_COVERAGE",
        by=("citizenship",),
    ),
    interval=wilson,
    example=Example(
        cases="""
            case_id | referral_date | departure_date | return_requested
            A       | 2014-06-01    | 2014-07-10     | _U
            B       | 2015-06-01    | 2015-12-01     | Y
            C       | 2016-01-10    | 2016-04-01     | Y
            D       | 2016-02-10    | -              | N
            E       | 2016-03-10    | 2016-03-31     | _U
            F       | 2016-03-31    | -              | Y
        """,
        reports="""
            period
            2017-03
        """,
        expect="""
            time_period     | obs_value | lower_bound | upper_bound | numerator | denominator | unit_measure
            2005-05/2016-03 | 33.3      | 6.1         | 79.2        | 1         | 3           | PT
            2005-05/2017-03 | 66.7      | 20.8        | 93.9        | 2         | 3           | PT
        """,
    ),
)
