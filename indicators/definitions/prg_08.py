"""PRG-08: known re-trafficking among those assisted to return."""

from indicators.cells import published, ratio, together
from indicators.definition import Example, Indicator
from indicators.intervals import at_most
from indicators.register import REGISTERS
from indicators.register_periods import Since
from indicators.register_persons import known_retrafficked, returned
from indicators.register_tables import share
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
        "would be unlikely. In the register a person counts as known from the day it was learnt at a follow-up, once, "
        "and figures stand for the end of each calendar year.",
        "確認された件数を同じ期間のPRG-02で割る。上限はクロッパー・ピアソン法による正確な片側95 %上限で、確認0件の"
        "場合にも成り立つ。276人中0件であれば、真の割合が1.1 %を超えるとは考えにくい。登録簿では、追跡で判明した日から確認された者"
        "として1回だけ数え、各暦年末の値を示す。",
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
    sources=("iom_return_assistance", *REGISTERS),
    chart=Chart.DOTS,
    cells=together(
        ratio(
            published("RETRAFFICKED_KNOWN_CUM", definition="RETURN"),
            published("RETURN_ASSISTED_CUM", definition="RETURN"),
            series="RETRAFFICKING_KNOWN",
            definition="RETURN",
        ),
        share(
            known_retrafficked(),
            returned(),
            Since.YEAR_END,
            series="REGISTER_RETRAFFICKING_KNOWN",
            by=("citizenship",),
        ),
    ),
    view=(("series", "RETRAFFICKING_KNOWN"),),
    interval=at_most,
    example=Example(
        given="""
            series                 | definition | time_period     | obs_value
            RETRAFFICKED_KNOWN_CUM | RETURN     | 2005-05/2016-03 | 0
            RETURN_ASSISTED_CUM    | RETURN     | 2005-05/2016-03 | 276
        """,
        cases="""
            case_id | referral_date | departure_date
            A       | 2014-02-01    | 2014-12-31
            B       | 2015-02-10    | 2015-04-20
        """,
        follow_ups="""
            case_id | follow_up_window | due_date   | done_date  | retrafficked
            A       | M3               | 2015-06-30 | 2015-07-01 | N
            A       | M6               | 2015-09-30 | 2015-10-02 | Y
            A       | M12              | 2016-03-31 | 2016-03-30 | Y
            B       | M3               | 2015-07-20 | -          | _U
        """,
        reports="""
            period
            2016-04
        """,
        expect="""
            definition | time_period     | obs_value | lower_bound | upper_bound | numerator | denominator
            RETURN     | 2005-05/2016-03 | 0.0       | 0.0         | 1.1         | 0         | 276
            REGISTER   | 2005-05/2014-12 | 0.0       | 0.0         | 95.0        | 0         | 1
            REGISTER   | 2005-05/2015-12 | 50.0      | 0.0         | 97.5        | 1         | 2
        """,
    ),
)
