"""PRG-19: from referral to return to reintegration, what became of the persons referred in a period."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.register import REGISTERS, Time
from indicators.register_periods import Since
from indicators.register_persons import by_referral, referred, reintegrated, returned
from indicators.register_tables import persons
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

_STAGES = {
    "REGISTER_FLOW_REFERRED": referred(),
    "REGISTER_FLOW_RETURNED": by_referral(returned()),
    "REGISTER_FLOW_REINTEGRATED": by_referral(reintegrated()),
}
_PERIODS = (Time.YEAR, Time.FISCAL_YEAR, Time.YEARS, Since.CLOSED_YEARS)

INDICATOR = Indicator(
    id="PRG-19",
    name=Text("From referral to reintegration", "照会から社会復帰まで"),
    definition=Text(
        "Of the persons referred to the programme in a period, how many have returned, and how many of those have been "
        "given reintegration support.",
        "期間中にプログラムに照会された者のうち、帰国した者、さらに社会復帰支援を受けた者の人数。",
    ),
    method=Text(
        "Persons of the register by the day of referral; each stage is a part of the one before. What happened is "
        "followed to the last month the register covers, also beyond the period itself.",
        "登録簿の各人を照会日により数える。各段階は前の段階の一部である。その後の経過は、対象期間の後も含め、登録簿の"
        "最終月まで追う。",
    ),
    caveat=Text(
        "Those who have not returned may still do so, may have chosen to stay, or may have returned by other means. Of "
        "recent periods less can have happened yet. Support is by choice.",
        "帰国していない者には、今後帰国する者、日本に留まることを選んだ者、他の方法で帰国した者が含まれる。直近の期間"
        "ほど経過が短い。支援は希望に基づく。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=0,
    dimensions=("ref_area",),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=REGISTERS,
    chart=Chart.FLOW,
    cells=together(*(persons(of, when, series=series) for series, of in _STAGES.items() for when in _PERIODS)),
    example=Example(
        cases="""
            case_id | referral_date | departure_date
            A       | 2015-11-01    | 2016-02-10
            B       | 2015-12-20    | -
            C       | 2016-01-10    | 2017-02-01
            D       | 2016-03-31    | 2016-05-01
        """,
        services="""
            case_id | reintegration_kind | start_date
            A       | MED                | 2016-03-01
            A       | VOC                | 2017-01-01
            D       | HOUS               | 2016-04-01
        """,
        reports="""
            period
            2017-03
        """,
        periods=("2015", "2015-FY", "2016"),
        expect="""
            series                     | time_period | obs_value | unit_measure
            REGISTER_FLOW_REFERRED     | 2015        | 2         | PERSONS
            REGISTER_FLOW_RETURNED     | 2015        | 1         | PERSONS
            REGISTER_FLOW_REINTEGRATED | 2015        | 1         | PERSONS
            REGISTER_FLOW_REFERRED     | 2015-FY     | 4         | PERSONS
            REGISTER_FLOW_RETURNED     | 2015-FY     | 3         | PERSONS
            REGISTER_FLOW_REINTEGRATED | 2015-FY     | 1         | PERSONS
            REGISTER_FLOW_REFERRED     | 2016        | 2         | PERSONS
            REGISTER_FLOW_RETURNED     | 2016        | 2         | PERSONS
            REGISTER_FLOW_REINTEGRATED | 2016        | 0         | PERSONS
        """,
    ),
)
