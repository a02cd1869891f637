"""PRG-04: the share of returned persons who took up reintegration support."""

from indicators.cells import published, ratio
from indicators.definition import Example, Indicator
from indicators.intervals import wilson
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
        "PRG-03 divided by PRG-02 where both have the same period. The interval is Wilson's two-sided 95 % interval: "
        "how far the rate could lie from the observed one if the programme went on in the same way.",
        "期間が一致するPRG-03をPRG-02で割る。区間はウィルソン法による両側95 %信頼区間であり、同じ条件で事業が続いた"
        "場合の率の取り得る幅を示す。",
    ),
    caveat=Text(
        "Support is by choice, so 100 % is not a target.",
        "支援は希望に基づくため、100 %は目標ではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.CONTEXT,
    decimals=1,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7"),
    iom_areas=(IomArea.MANAGEMENT, IomArea.DEVELOPMENT),
    sources=("iom_return_assistance",),
    chart=Chart.DOTS,
    cells=ratio(
        published("REINTEGRATION_ASSISTED_CUM", definition="REINTEGRATION"),
        published("RETURN_ASSISTED_CUM", definition="RETURN"),
        series="REINTEGRATION_UPTAKE",
        definition="RETURN",
    ),
    interval=wilson,
    example=Example(
        given="""
            series                     | definition    | time_period     | obs_value
            REINTEGRATION_ASSISTED_CUM | REINTEGRATION | 2005-05/2016-03 | 145
            RETURN_ASSISTED_CUM        | RETURN        | 2005-05/2016-03 | 276
            RETURN_ASSISTED_CUM        | BENEFICIARIES | 2005/2016       | 307
        """,
        expect="""
            time_period     | obs_value | lower_bound | upper_bound | numerator | denominator | unit_measure
            2005-05/2016-03 | 52.5      | 46.7        | 58.4        | 145       | 276         | PT
        """,
    ),
)
