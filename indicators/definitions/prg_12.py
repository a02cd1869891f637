"""PRG-12: how many of the contacts due with returned persons were made."""

from indicators.cells import together
from indicators.definition import Example, Indicator
from indicators.follow_up import coverage, coverage_so_far
from indicators.register import REGISTERS
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="PRG-12",
    name=Text("Follow-up coverage", "追跡モニタリング実施率"),
    definition=Text(
        "Contacts with returned persons that were made 3, 6 and 12 months after return, as a share of those due.",
        "帰国者に対する帰国3か月後、6か月後及び12か月後の追跡のうち、実施したものの割合。",
    ),
    method=Text(
        "A contact counts when it was made within 45 days of its due date, before or after: half the time between the "
        "first two, so that no contact counts for two of them. Each stands in the fiscal year of its due date, and from "
        "May 2005 to the end of the year in the cumulative series. A fiscal year is shown when the register covers two "
        "more months, for contacts due in March. Without any contact due there is no value.",
        "期日の前後45日以内に実施した追跡を数える。45日は最初の2回の間隔の半分であり、一つの接触が2回分に数えられることは"
        "ない。期日の属する会計年度に計上し、累計は2005年5月から年度末までとする。3月に期日の到来する追跡を含めるため、登録簿が"
        "年度終了後さらに2か月分に及んだ時点で示す。期日の到来した追跡がなければ値はない。",
    ),
    caveat=Text(
        "This is the gate for known re-trafficking (PRG-08, PRG-09): where few were contacted, that nobody is known to "
        "be trafficked again is no evidence. Persons may not wish to be contacted, so 100 % is not owed by anybody.",
        "再被害の確認（PRG-08、PRG-09）の前提となる指標である。接触できた者が少なければ、再被害が確認されていないことは根拠と"
        "ならない。接触を望まない者もいるため、100 %は義務ではない。",
    ),
    theme=Theme.RETURN,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("ref_area", "follow_up_window"),
    sdg=("5.2", "16.2"),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=REGISTERS,
    chart=Chart.LINE,
    cells=together(coverage("REGISTER_FOLLOW_UP_COVERAGE"), coverage_so_far("REGISTER_FOLLOW_UP_COVERAGE_CUM")),
    view=(("series", "REGISTER_FOLLOW_UP_COVERAGE"),),
    # A is 45 days late, B 46, both due in FY2014; A's second, in FY2015, is early; C, due in FY2016, is not over by May 2016.
    example=Example(
        cases="""
            case_id | departure_date
            A       | 2014-12-01
            B       | 2014-12-31
        """,
        follow_ups="""
            case_id | follow_up_window | due_date   | done_date
            A       | M3               | 2015-03-01 | 2015-04-15
            B       | M3               | 2015-03-31 | 2015-05-16
            A       | M6               | 2015-06-01 | 2015-05-20
            B       | M6               | 2015-06-30 | -
            C       | M3               | 2016-04-30 | 2016-04-30
        """,
        reports="""
            period
            2016-05
        """,
        expect="""
            series                          | time_period     | follow_up_window | obs_value | numerator | denominator | unit_measure
            REGISTER_FOLLOW_UP_COVERAGE     | 2014-FY         | M3               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE     | 2014-FY         | _T               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE     | 2015-FY         | M6               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE     | 2015-FY         | _T               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE_CUM | 2005-05/2015-03 | M3               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE_CUM | 2005-05/2015-03 | _T               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE_CUM | 2005-05/2016-03 | M3               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE_CUM | 2005-05/2016-03 | M6               | 50.0      | 1         | 2           | PT
            REGISTER_FOLLOW_UP_COVERAGE_CUM | 2005-05/2016-03 | _T               | 50.0      | 2         | 4           | PT
        """,
    ),
)
