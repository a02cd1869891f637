"""PRG-04: the share of returned persons who took up reintegration support."""

from indicators.cells import published, ratio, together
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
from indicators.register import REGISTERS
from indicators.register_periods import Since
from indicators.register_persons import reintegrated, returned
from indicators.register_tables import share
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-04",
    name=Text("Reintegration uptake rate", "社会復帰支援利用率"),
    definition=Text(
        "Persons given reintegration support as a share of the victims assisted to return, over the same period.",
        "同じ期間に帰国支援を受けた被害者のうち、社会復帰支援を受けた者の割合。",
    ),
    method=Text(
        "PRG-03 divided by PRG-02 where both have the same period; in the register both count persons from May 2005 to "
        "the end of the period. The interval is Wilson's two-sided 95 % interval: "
        "how far the rate could lie from the observed one if the programme went on in the same way.",
        "期間が一致するPRG-03をPRG-02で割る。登録簿では、いずれも2005年5月から期間末までの人数とする。区間はウィルソン法による両側95 %信頼区間であり、同じ条件で事業が続いた"
        "場合の率の取り得る幅を示す。",
    ),
    caveat=Text(
        "Support is by choice, so 100 % is not a target. Whoever returned only just before the end of the period has had "
        "little time to begin.",
        "支援は希望に基づくため、100 %は目標ではない。期間末の直前に帰国した者は、支援が始まるまでの時間が短い。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.DOTS,
    cells=together(
        ratio(
            published("REINTEGRATION_ASSISTED_CUM", definition="REINTEGRATION"),
            published("RETURN_ASSISTED_CUM", definition="RETURN"),
            series="REINTEGRATION_UPTAKE",
            definition="RETURN",
        ),
        share(reintegrated(), returned(), Since.EVERY_END, series="REGISTER_REINTEGRATION_UPTAKE", by=("citizenship",)),
        share(reintegrated(), returned(), Since.CLOSED_YEARS, "citizenship", series="REGISTER_REINTEGRATION_UPTAKE"),
    ),
    view=(("series", "REINTEGRATION_UPTAKE"),),
    interval=wilson,
    example=Example(
        given="""
            series                     | definition    | time_period     | obs_value
            REINTEGRATION_ASSISTED_CUM | REINTEGRATION | 2005-05/2016-03 | 145
            RETURN_ASSISTED_CUM        | RETURN        | 2005-05/2016-03 | 276
            RETURN_ASSISTED_CUM        | BENEFICIARIES | 2005/2016       | 307
        """,
        cases="""
            case_id | referral_date | departure_date | citizenship
            A       | 2016-02-01    | 2016-03-20     | PHL
            B       | 2016-02-10    | 2016-04-01     | PHL
            C       | 2016-05-02    | 2016-06-15     | THA
            D       | 2016-11-07    | -              | THA
        """,
        services="""
            case_id | reintegration_kind | start_date
            A       | MED                | 2016-04-10
            A       | EDU                | 2016-05-10
        """,
        reports="""
            period
            2016-12
        """,
        expect="""
            citizenship | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator | unit_measure
            _Z          | 2005-05/2016-03 | 52.5      | 46.7        | 58.4        | 145       | 276         | PT
            _T          | 2005-05/2016-03 | 0.0       | 0.0         | 79.3        | 0         | 1           | PT
            _T          | 2005-05/2016-12 | 33.3      | 6.1         | 79.2        | 1         | 3           | PT
            PHL         | 2005-05/2016-12 | 50.0      | 9.5         | 90.5        | 1         | 2           | PT
            THA         | 2005-05/2016-12 | 0.0       | 0.0         | 79.3        | 0         | 1           | PT
        """,
    ),
)
