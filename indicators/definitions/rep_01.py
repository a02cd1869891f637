"""REP-01: monthly reports of the programme received on time."""

from indicators.definition import Example, Indicator
from indicators.register import REGISTERS
from indicators.reports import on_time
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="REP-01",
    name=Text("Monthly reports received on time", "月次報告期限内受領率"),
    definition=Text(
        "Monthly reports on the programme that were received by their due date, as a share of the months of the "
        "Japanese fiscal year (April to March).",
        "会計年度（4月～3月）の各月のうち、期限までに月次報告を受領した月の割合。",
    ),
    method=Text(
        "A report is expected for each of the twelve months; for fiscal year 2005, in which the programme began in May, "
        "for eleven. A month without a report, and a report of which no receipt or no due date is recorded, counts as "
        "not on time. Only fiscal years that are over are shown.",
        "各月に報告があるべきものとし、年度は12か月、5月に事業が始まった2005年度は11か月とする。報告のない月、受領日又は"
        "期限の記録のない報告は、期限内に受領されなかったものとして数える。終了した会計年度のみを示す。",
    ),
    caveat=Text(
        "Due dates are those recorded in the register; they are not published. A report on time may still be incomplete "
        "(REP-02).",
        "期限は登録簿に記録されたもので、公表されていない。期限内の報告でも記入が不十分なことがある（REP-02）。",
    ),
    theme=Theme.CONTRIBUTION,
    direction=Direction.HIGHER,
    decimals=1,
    dimensions=("ref_area",),
    sdg=("17",),
    iom_areas=(IomArea.CROSS,),
    sources=REGISTERS,
    chart=Chart.COLUMNS,
    cells=on_time("REGISTER_REPORTS_ON_TIME"),
    # 2005: due day and day before are on time, two of eleven. 2006: late, never received, no due date; 2007 is not over.
    example=Example(
        reports="""
            report_kind | period  | due_date   | received_date
            MONTHLY     | 2005-05 | 2005-06-10 | 2005-06-10
            MONTHLY     | 2005-06 | 2005-07-10 | 2005-07-09
            MONTHLY     | 2005-07 | 2005-08-10 | 2005-08-11
            MONTHLY     | 2006-03 | 2006-04-10 | -
            MONTHLY     | 2006-04 | -          | 2006-05-01
            MONTHLY     | 2006-05 | 2006-06-10 | 2006-05-31
            ANNUAL      | 2006-FY | 2007-06-30 | 2007-06-01
            MONTHLY     | 2007-04 | 2007-05-10 | 2007-05-01
        """,
        expect="""
            time_period | ref_area | obs_value | numerator | denominator | unit_measure
            2005-FY     | JPN      | 18.2      | 2         | 11          | PT
            2006-FY     | JPN      | 8.3       | 1         | 12          | PT
        """,
    ),
)
