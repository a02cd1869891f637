"""PRG-09: known re-trafficking per time in which returned persons were followed."""

from indicators.definition import Example, Indicator
from indicators.follow_up import incidence
from indicators.intervals import rate_at_most
from indicators.register import REGISTERS
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-09",
    name=Text("Known re-trafficking incidence", "再被害発生率（人年）"),
    definition=Text(
        "Returned persons known to have been trafficked again, for every hundred years in which returned persons were "
        "followed, from May 2005 to the end of each Japanese fiscal year.",
        "2005年5月から各会計年度末までの、帰国者を追跡した期間100年当たりの再被害確認人数。",
    ),
    method=Text(
        "A person is followed from departure to the last contact, which is a follow-up made or a service begun or ended "
        "after departure, or to the day it was learnt that the person was trafficked again; never to today. Whoever was "
        "not in contact adds no time. The upper bound is the exact one-sided 95 % Poisson bound: with no case known it "
        "is 2.996 divided by the years. A value is shown only where at least half of all contacts due so far were made "
        "(PRG-12), and when the register covers two more months.",
        "出国から最後の接触（実施した追跡、又は出国後の支援の開始若しくは終了）まで、又は再被害が確認された日までを追跡期間と"
        "し、現在までとはしない。接触のない者の期間は0とする。上限はポアソン分布による正確な片側95 %上限で、確認0件の場合は"
        "2.996を年数で割った値となる。それまでに期日の到来した追跡の半数以上を実施した場合（PRG-12）に限り、登録簿が年度終了後"
        "さらに2か月分に及んだ時点で示す。",
    ),
    caveat=Text(
        "Known cases only. Read it together with the cumulative follow-up coverage (PRG-12): persons who cannot be "
        "reached add neither time nor cases, and they may be the ones in danger.",
        "確認された件数に限られる。追跡実施率の累計（PRG-12）と併せて読むこと。連絡の取れない者は期間にも件数にも含まれず、"
        "危険にさらされているのはそのような者である可能性がある。",
    ),
    theme=Theme.RETURN,
    direction=Direction.LOWER,
    decimals=1,
    dimensions=("ref_area",),
    sdg=("5.2", "8.7", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=REGISTERS,
    chart=Chart.DOTS,
    cells=incidence("REGISTER_RETRAFFICKING_INCIDENCE"),
    interval=rate_at_most,
    # By March 2015: A 1461 days to the end of a service, B none: 4 years, 2.9957 / 4 = 74.9 per hundred. By March 2016:
    # B is learnt of after 1096 days and no longer followed: 1 in (1461 + 1096) / 365.25 years. By March 2017 two of five.
    example=Example(
        cases="""
            case_id | departure_date
            A       | 2011-03-01
            B       | 2013-03-31
        """,
        services="""
            case_id | start_date | end_date
            A       | 2011-02-01 | 2015-03-01
            B       | 2013-01-01 | 2013-02-01
        """,
        follow_ups="""
            case_id | follow_up_window | due_date   | done_date  | retrafficked
            A       | M3               | 2011-06-01 | 2011-06-01 | N
            B       | M3               | 2016-03-31 | 2016-03-31 | Y
            B       | M6               | 2016-04-30 | -          | _U
            A       | M6               | 2016-06-01 | -          | _U
            A       | M12              | 2016-07-01 | -          | _U
        """,
        reports="""
            period
            2017-05
        """,
        expect="""
            time_period     | obs_value | numerator | lower_bound | upper_bound | bound_method  | unit_measure | note
            2005-05/2015-03 | 0.0       | 0         | 0.0         | 74.9        | POISSON_UPPER | PER_100_PY   | _Z
            2005-05/2016-03 | 14.3      | 1         | 0.0         | 67.8        | POISSON_UPPER | PER_100_PY   | _Z
            2005-05/2017-03 | -         | 1         | -           | -           | _Z            | PER_100_PY   | FOLLOW_UP_TOO_THIN
        """,
        periods=("2005-05/2015-03", "2005-05/2016-03", "2005-05/2017-03"),
    ),
)
