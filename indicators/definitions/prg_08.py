"""PRG-08: known re-trafficking among those assisted to return."""

from indicators.cells import published, ratio
from indicators.definition import Example, Indicator
from indicators.intervals import at_most
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-08",
    name=Text("Known re-trafficking among returned victims", "再被害確認割合"),
    definition=Text(
        "Victims assisted to return who are known to have been trafficked again, as a share of all assisted to return.",
        "帰国支援を受けた被害者のうち、再び人身取引の被害に遭ったことが確認された者の割合。",
    ),
    method=Text(
        "Known cases divided by PRG-02 of the same period. The upper bound is the exact one-sided 95 % "
        "Clopper–Pearson bound, which also holds where no case is known: with none among 276 a true share above 1.1 % "
        "would be unlikely.",
        "確認された件数を同じ期間のPRG-02で割る。上限はクロッパー・ピアソン法による正確な片側95 %上限で、確認0件の"
        "場合にも成り立つ。276人中0件であれば、真の割合が1.1 %を超えるとは考えにくい。",
    ),
    caveat=Text(
        "Known cases only: nobody looks for further ones, so the bound says as much about follow-up as about safety.",
        "確認された件数に限られる。積極的な追跡は行われておらず、上限は安全だけでなく追跡の程度にも左右される。",
    ),
    theme=Theme.RETURN,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("ref_area", "citizenship"),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("iom_return_assistance",),
    chart=Chart.DOTS,
    cells=ratio(
        published("RETRAFFICKED_KNOWN_CUM", definition="RETURN"),
        published("RETURN_ASSISTED_CUM", definition="RETURN"),
        series="RETRAFFICKING_KNOWN",
        definition="RETURN",
    ),
    interval=at_most,
    example=Example(
        given="""
            series                 | definition | time_period     | obs_value
            RETRAFFICKED_KNOWN_CUM | RETURN     | 2005-05/2016-03 | 0
            RETURN_ASSISTED_CUM    | RETURN     | 2005-05/2016-03 | 276
        """,
        expect="""
            time_period     | obs_value | lower_bound | upper_bound | numerator | denominator
            2005-05/2016-03 | 0.0       | 0.0         | 1.1         | 0         | 276
        """,
    ),
)
